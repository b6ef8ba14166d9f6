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
mod claims;
mod describe;
mod dots;
mod dress;
mod grid;
mod ink;
mod kind;
mod legend;
mod marker;
mod panels;
mod plot;
mod remarks;
mod rows;
mod scale;
mod select;
mod sheet;
mod standalone;
mod text;
mod ticks;

use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::grid::Grid;
use crate::model::table::Table;
use crate::read::figure::ChartRecord;
use crate::read::yaml::Record;

use backend::{escape, units};
use kind::{Shown, Sketch};
use sheet::{NARROW, Sheet, WIDE};

pub use standalone::{Facts, WIDTH, standalone};

/// The keys of every text that a chart may say, without plural forms; a theme's catalogue has them all.
pub const KEYS: &[&str] = &[
    "chart.areas.break",
    "chart.areas.hundred",
    "chart.areas.several",
    "chart.areas.total",
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
    "chart.claims.between",
    "chart.claims.double",
    "chart.claims.fall",
    "chart.claims.halve",
    "chart.claims.highest",
    "chart.claims.less",
    "chart.claims.lowest",
    "chart.claims.more",
    "chart.claims.over",
    "chart.claims.percent",
    "chart.claims.points",
    "chart.claims.rise",
    "chart.claims.since",
    "chart.claims.than",
    "chart.claims.under",
    "chart.claims.unless",
    "chart.claims.until",
    "chart.dated",
    "chart.difference",
    "chart.dots.ascending",
    "chart.dots.ascending-by",
    "chart.dots.change",
    "chart.dots.compared",
    "chart.dots.compares",
    "chart.dots.descending",
    "chart.dots.descending-by",
    "chart.dots.fell",
    "chart.dots.gap",
    "chart.dots.gap-same",
    "chart.dots.higher",
    "chart.dots.in-row",
    "chart.dots.lower",
    "chart.dots.narrowest",
    "chart.dots.narrowest-shared",
    "chart.dots.pairs",
    "chart.dots.rose",
    "chart.dots.rows",
    "chart.dots.same",
    "chart.dots.stayed",
    "chart.dots.widest",
    "chart.dots.widest-shared",
    "chart.file.as-of",
    "chart.file.illustrative",
    "chart.file.licence",
    "chart.file.sources",
    "chart.file.symbol",
    "chart.heat.columns",
    "chart.heat.columns-many",
    "chart.heat.rows",
    "chart.heat.steps",
    "chart.heat.zero",
    "chart.highest",
    "chart.highest-shared",
    "chart.highlighted",
    "chart.histogram.bins",
    "chart.histogram.empty",
    "chart.histogram.halves",
    "chart.histogram.median",
    "chart.histogram.most",
    "chart.histogram.mostly-high",
    "chart.histogram.mostly-low",
    "chart.histogram.range",
    "chart.histogram.rows",
    "chart.histogram.rows-of",
    "chart.histogram.same",
    "chart.illustrative",
    "chart.item",
    "chart.key-figure.beside",
    "chart.key-figure.opening",
    "chart.key-figure.placed",
    "chart.key-figure.value",
    "chart.kind.area",
    "chart.kind.bar",
    "chart.kind.dot",
    "chart.kind.grouped-bar",
    "chart.kind.heat",
    "chart.kind.histogram",
    "chart.kind.key-figure",
    "chart.kind.line",
    "chart.kind.proportion",
    "chart.kind.range",
    "chart.kind.scatter",
    "chart.kind.slope",
    "chart.kind.stacked-bar",
    "chart.lines.against-fall",
    "chart.lines.against-rise",
    "chart.lines.alike",
    "chart.lines.break",
    "chart.lines.fall",
    "chart.lines.fall-whole",
    "chart.lines.level",
    "chart.lines.only",
    "chart.lines.points",
    "chart.lines.rise",
    "chart.lines.rise-whole",
    "chart.lines.several",
    "chart.lines.steady-fall",
    "chart.lines.steady-rise",
    "chart.lines.step",
    "chart.lines.value",
    "chart.lowest",
    "chart.lowest-shared",
    "chart.measure",
    "chart.missing.areas",
    "chart.missing.bars",
    "chart.missing.counted",
    "chart.missing.dots",
    "chart.missing.heat",
    "chart.missing.histogram",
    "chart.missing.key-figure",
    "chart.missing.lines",
    "chart.missing.named",
    "chart.missing.proportion",
    "chart.missing.scatter",
    "chart.missing.slope",
    "chart.name",
    "chart.name-short",
    "chart.noted.counted",
    "chart.noted.named",
    "chart.only",
    "chart.order.ascending",
    "chart.order.descending",
    "chart.panels.opening",
    "chart.panels.title",
    "chart.period",
    "chart.points",
    "chart.proportion.about",
    "chart.proportion.all",
    "chart.proportion.alone",
    "chart.proportion.each",
    "chart.proportion.exactly",
    "chart.proportion.fewer",
    "chart.proportion.label",
    "chart.proportion.more",
    "chart.proportion.none",
    "chart.proportion.rows",
    "chart.ranges.apart",
    "chart.ranges.apart-counted",
    "chart.ranges.interval",
    "chart.ranges.overlap",
    "chart.ranges.widest",
    "chart.ranges.widest-shared",
    "chart.ranges.width",
    "chart.reference.all-above",
    "chart.reference.all-below",
    "chart.reference.beside",
    "chart.reference.name",
    "chart.reference.said",
    "chart.reference.totals",
    "chart.reference.totals-all-above",
    "chart.reference.totals-all-below",
    "chart.remark",
    "chart.same",
    "chart.scatter.across",
    "chart.scatter.across-cut",
    "chart.scatter.at",
    "chart.scatter.falls",
    "chart.scatter.falls-weakly",
    "chart.scatter.groups",
    "chart.scatter.highest",
    "chart.scatter.highest-shared",
    "chart.scatter.lowest",
    "chart.scatter.lowest-shared",
    "chart.scatter.missing",
    "chart.scatter.missing-counted",
    "chart.scatter.no-pattern",
    "chart.scatter.noted",
    "chart.scatter.noted-counted",
    "chart.scatter.points",
    "chart.scatter.reach",
    "chart.scatter.rises",
    "chart.scatter.rises-weakly",
    "chart.scatter.same",
    "chart.scatter.too-few",
    "chart.scatter.upwards",
    "chart.scatter.upwards-cut",
    "chart.series.only",
    "chart.series.range",
    "chart.series.same",
    "chart.shares.area",
    "chart.shares.ascending",
    "chart.shares.bar",
    "chart.shares.base",
    "chart.shares.base-range",
    "chart.shares.base-same",
    "chart.shares.caption",
    "chart.shares.descending",
    "chart.shares.item",
    "chart.shares.of-measure",
    "chart.shares.of-sum",
    "chart.shares.rounded",
    "chart.shares.title",
    "chart.slope.counts",
    "chart.slope.cut",
    "chart.slope.fall",
    "chart.slope.fall-shared",
    "chart.slope.falling",
    "chart.slope.left",
    "chart.slope.level",
    "chart.slope.order",
    "chart.slope.order-same",
    "chart.slope.range",
    "chart.slope.right",
    "chart.slope.rise",
    "chart.slope.rise-shared",
    "chart.slope.rising",
    "chart.slope.several",
    "chart.span.closed",
    "chart.span.under",
    "chart.stop",
];

/// A chart, drawn and described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// What a page shows.
    pub picture: Picture,
    /// The name of the picture: kind, measure and message.
    pub name: String,
    /// What it shows, in paragraphs; to be shown as text beside it.
    pub description: Vec<String>,
    /// Its numbers.
    pub grid: Grid,
}

/// What a page shows of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A drawing.
    Drawn {
        /// A complete `svg` element for containers from 600 pixels on.
        wide: String,
        /// A complete `svg` element for narrower ones, with ids of its own.
        narrow: String,
    },
    /// The numbers themselves, with shades.
    Shaded {
        /// The shade, from 1 to 5, of some of the cells of the grid, by row and column.
        cells: Vec<Vec<Option<u8>>>,
        /// What each shade stands for, the weakest first.
        key: Vec<(u8, String)>,
        /// What is measured, with its unit.
        measure: String,
    },
    /// Numbers in large.
    Tiles(Vec<Tile>),
}

/// A number in large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The number, with its unit and its symbol.
    pub number: String,
    /// What it is the number of.
    pub name: String,
    /// What it is compared with, one text for each.
    pub comparisons: Vec<String>,
}

/// Draws a chart.
///
/// # Errors
/// Everything that keeps the chart from being drawn honestly, at least one thing.
pub fn draw(record: &Record<ChartRecord>, table: &Table, messages: &Messages) -> Result<Drawing, Vec<Diagnostic>> {
    let selected = select::select(record, table, messages)?;
    let contradictions = claims::problems(&selected, messages);
    if !contradictions.is_empty() {
        return Err(contradictions);
    }
    let plots = selected.plots;
    let kind = kind::of(record.value.kind);
    let scale = (kind.scale)(&plots);
    let name = describe::name(&plots[0], messages);
    let description = describe::description(&plots, &scale, messages);
    let picture = match kind.shown {
        Shown::Drawing => {
            let text = description.join(" ");
            let svg = |sheet: &Sheet| {
                let sketch = panels::draw(&plots, &scale, sheet, messages);
                wrap(record.value.id.as_str(), sheet, &sketch, (&name, &text))
            };
            Picture::Drawn { wide: svg(&WIDE), narrow: svg(&NARROW) }
        }
        Shown::Shades(shading) => Picture::Shaded {
            cells: grid::shaded(&plots, |plot| (shading.cells)(plot, &scale)),
            key: (shading.key)(&plots[0], &scale, messages),
            measure: plots[0].axis_title(messages),
        },
        Shown::Tiles(tile) => Picture::Tiles(plots.iter().map(|plot| tile(plot, messages)).collect()),
    };
    let grids = plots.iter().map(|plot| (kind.grid)(plot, messages)).collect();
    let panels = record.value.panels.as_ref().and_then(|id| table.field(id.as_str()));
    let heading = panels.map(|field| table.fields[field].heading()).unwrap_or_default();
    let grid = grid::joined(&plots, grids, &heading);
    Ok(Drawing { picture, name, description, grid })
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

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
