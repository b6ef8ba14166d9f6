//! Charts: a record and a table become two drawings, their words and their numbers.
//!
//! The data is chosen and put in order first ([`select`]); whatever a chart cannot show honestly is told there, with
//! its place in the block. From the [`plot`] come the drawings, one for wide and one for narrow screens, the sentences
//! that say what they show, and the grid of their numbers, so that none of them can say something else than another.
//!
//! A drawing is drawn by plotters on a canvas of its own ([`backend`]) that writes SVG without any colour: marks have
//! classes, and `charts.css` in the theme gives these their colours in light and dark, in the reader's own colours and
//! in print. A new kind of chart is a file and a row in [`kind`].

mod apart;
mod axis;
mod backend;
mod bands;
mod canvas;
mod describe;
mod ink;
mod kind;
mod legend;
mod marker;
mod plot;
mod scale;
mod select;
mod sheet;
mod text;
mod ticks;

use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::grid::{Column, ColumnKind, Grid};
use crate::model::symbol::{SYMBOLS, Symbol};
use crate::model::table::Table;
use crate::read::figure::ChartRecord;
use crate::read::yaml::Record;

use backend::{escape, units};
use kind::Sketch;
use plot::Plot;
use sheet::{NARROW, Sheet, WIDE};

/// The keys of every text that a chart may say, without plural forms; a theme's catalogue has them all.
pub const KEYS: &[&str] = &[
    "chart.at.number",
    "chart.at.series",
    "chart.at.several",
    "chart.at.text",
    "chart.at.year",
    "chart.axis.cut",
    "chart.axis.number",
    "chart.axis.percent",
    "chart.axis.range",
    "chart.bars.compares",
    "chart.bars.groups",
    "chart.bars.hundred",
    "chart.bars.in-group",
    "chart.bars.parts",
    "chart.bars.stacks",
    "chart.bars.total",
    "chart.bars.total-least",
    "chart.bars.total-most",
    "chart.bars.total-same",
    "chart.base",
    "chart.below-zero",
    "chart.between",
    "chart.by",
    "chart.difference",
    "chart.highest",
    "chart.highest-shared",
    "chart.illustrative",
    "chart.item",
    "chart.kind.bar",
    "chart.kind.grouped-bar",
    "chart.kind.line",
    "chart.kind.stacked-bar",
    "chart.lines.break",
    "chart.lines.fall",
    "chart.lines.fall-whole",
    "chart.lines.level",
    "chart.lines.only",
    "chart.lines.points",
    "chart.lines.rise",
    "chart.lines.rise-whole",
    "chart.lines.several",
    "chart.lines.value",
    "chart.lowest",
    "chart.lowest-shared",
    "chart.measure",
    "chart.missing.bars",
    "chart.missing.counted",
    "chart.missing.lines",
    "chart.missing.named",
    "chart.name",
    "chart.name-short",
    "chart.noted.counted",
    "chart.noted.named",
    "chart.only",
    "chart.order.ascending",
    "chart.order.descending",
    "chart.points",
    "chart.same",
    "chart.series.only",
    "chart.series.range",
    "chart.series.same",
    "chart.stop",
];

/// A chart, drawn and described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// A complete `svg` element for containers from 600 pixels on.
    pub wide: String,
    /// A complete `svg` element for narrower ones, with ids of its own.
    pub narrow: String,
    /// The name of both: kind, measure and message.
    pub name: String,
    /// What they show, in sentences; to be shown as text beside them.
    pub description: Vec<String>,
    /// Their numbers.
    pub grid: Grid,
}

/// Draws a chart.
///
/// # Errors
/// Everything that keeps the chart from being drawn honestly, at least one thing.
pub fn draw(record: &Record<ChartRecord>, table: &Table, messages: &Messages) -> Result<Drawing, Vec<Diagnostic>> {
    let plot = select::select(record, table, messages)?;
    let kind = kind::of(record.value.kind);
    let scale = (kind.scale)(&plot);
    let name = describe::name(&plot, messages);
    let description = describe::description(&plot, &scale, messages);
    let text = description.join(" ");
    let svg = |sheet: &Sheet| {
        let sketch = (kind.draw)(&plot, &scale, sheet, messages);
        wrap(record.value.id.as_str(), sheet, &sketch, (&name, &text))
    };
    let (wide, narrow) = (svg(&WIDE), svg(&NARROW));
    let grid = grid(&plot, messages);
    Ok(Drawing { wide, narrow, name, description, grid })
}

/// The `svg` element: one image with a name and a description, whose parts are hidden from assistive technology, since
/// loose numbers and names mean nothing there.
fn wrap(id: &str, sheet: &Sheet, sketch: &Sketch, (name, description): (&str, &str)) -> String {
    let id = format!("figure-{id}-{}", sheet.name);
    let (width, height) = (units(sheet.width), units(sketch.height.ceil()));
    let mut svg = String::with_capacity(sketch.elements.len() + name.len() + description.len() + 512);
    svg.push_str(&format!(
        "<svg class=\"chart chart-{}\" role=\"img\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\" \
         viewBox=\"0 0 {width} {height}\" focusable=\"false\" direction=\"ltr\" xmlns=\"http://www.w3.org/2000/svg\">\
         <title id=\"{id}-title\">",
        sheet.name
    ));
    escape(name, &mut svg);
    svg.push_str(&format!("</title><desc id=\"{id}-desc\">"));
    escape(description, &mut svg);
    svg.push_str(&format!("</desc><g aria-hidden=\"true\" font-size=\"{}\">", units(sheet.letters)));
    svg.push_str(&sketch.elements);
    svg.push_str("</g></svg>");
    svg
}

/// The numbers of a chart: a row for each category, a column for each series.
fn grid(plot: &Plot, messages: &Messages) -> Grid {
    let key = Column { heading: plot.x.heading(), kind: ColumnKind::Key };
    let column = |series: &plot::Series| {
        let heading = match &series.field.unit {
            Some(unit) => format!("{} ({unit})", series.name),
            None => series.name.clone(),
        };
        Column { heading, kind: ColumnKind::Number }
    };
    let row = |(at, category): (usize, &plot::Category)| {
        let cell = |series: &plot::Series| series.field.cell(&series.points[at].cell(), messages);
        std::iter::once(category.label.clone()).chain(plot.series.iter().map(cell)).collect()
    };
    let occurs = |symbol: &Symbol| {
        plot.series.iter().any(|series| series.points.iter().any(|point| point.cell().symbol() == Some(*symbol)))
    };
    Grid {
        columns: std::iter::once(key).chain(plot.series.iter().map(column)).collect(),
        rows: plot.categories.iter().enumerate().map(row).collect(),
        symbols: SYMBOLS.iter().map(|(symbol, ..)| *symbol).filter(occurs).collect(),
    }
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
