//! One number in large.

use super::{Across, Kind, Shown, Sketch, Wants};
use crate::chart::Tile;
use crate::chart::canvas::{Align, Canvas};
use crate::chart::describe::key_figure as words;
use crate::chart::grid;
use crate::chart::ink::Ink;
use crate::chart::plot::{self, Category, Data, Plot};
use crate::chart::scale::Scale;
use crate::chart::select::{Selection, named, pivot};
use crate::chart::sheet::{EDGE, Sheet};
use crate::chart::text;
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::grid::Grid;
use crate::model::table::Row;
use crate::read::figure::ReferenceLine;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.key-figure",
    needs: &["y"],
    takes: &["panels", "reference-lines"],
    across: Across::Categories,
    wants: Wants::One,
    sample: None,
    most: 1,
    missing: "chart.missing.key-figure",
    pivot: one_row,
    refuses: |_| None,
    scale: |plots| Scale::nice(0.0, plot::values(plots).fold(0.0, f64::max), 2, plot::decimals_of(plots)),
    draw,
    describe: words::describe,
    grid: of_number,
    shown: Shown::Tiles(tile),
};

/// The size of the number, as far as it has room; in letters of the sheet.
const LARGE: f64 = 3.6;

/// The one row of the chart, under the name that its key gives it.
fn one_row<'a>(chosen: &Selection<'a>, rows: &[&'a Row]) -> Result<Data<'a>, Vec<Diagnostic>> {
    let [row] = rows else {
        let problem = format!("a key figure is the number of one row, and here are {}", rows.len());
        let help = "choose one row with `filter`, or name in `panels` the field that tells the rows apart";
        return Err(vec![chosen.block.data(&["filter".into()], problem).help(help)]);
    };
    let key = named::columns(chosen);
    let measure = || chosen.columns.y.first().map(|at| chosen.table.fields[*at].title.clone()).unwrap_or_default();
    // Charts side by side whose rows differ in nothing but their panels show one thing, the measure.
    let label = if key.is_empty() { measure() } else { named::label(chosen, &key, row) };
    let series = |column: &usize| {
        let name = chosen.table.fields[*column].title.clone();
        pivot::series(chosen, name, *column, &[*row])
    };
    Ok(Data {
        x: named::field(chosen, &key),
        heading: named::heading(chosen, &key),
        categories: vec![Category { label, number: None, symbol: None }],
        span: None,
        counted: Vec::new(),
        series: chosen.columns.y.iter().map(series).collect(),
    })
}

/// Whether the row has no name but that of its panel.
pub fn is_nameless(plot: &Plot) -> bool {
    plot.categories[0].label == plot.series[0].name
}

fn of_number(plot: &Plot, messages: &Messages) -> Grid {
    let mut grid = grid::crossed(plot, messages);
    if is_nameless(plot) {
        grid.columns.remove(0);
        grid.rows.iter_mut().for_each(|row| drop(row.remove(0)));
    }
    grid
}

/// The number with its unit and its symbol.
pub fn number(plot: &Plot, messages: &Messages) -> String {
    let series = &plot.series[0];
    let point = series.points[0];
    let symbol = point.symbol().map(|symbol| format!("[{}]", symbol.letter()));
    let value = point.value().map(|value| series.field.quantity(value, messages));
    value.into_iter().chain(symbol).collect::<Vec<_>>().join(" ")
}

/// What the number is compared with, one text for each.
fn comparisons(plot: &Plot, messages: &Messages) -> Vec<String> {
    let text = |line: &ReferenceLine| {
        let value = plot::as_typed(plot.measure(), line.value).quantity(line.value, messages);
        messages.text("chart.reference.name", &[("label", line.label.trim()), ("value", &value)])
    };
    plot.record.reference_lines.iter().map(text).collect()
}

fn tile(plot: &Plot, messages: &Messages) -> Tile {
    let name = plot.panel.as_ref().unwrap_or(&plot.series[0].name).clone();
    Tile { number: number(plot, messages), name, comparisons: comparisons(plot, messages) }
}

/// The number, below it what it is the number of, and what it is compared with.
fn draw(plot: &Plot, _: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let number = number(plot, messages);
    let fitting = sheet.room() / text::width(&number, 1.0).max(1e-3);
    let large = (sheet.letters * LARGE).min(fitting).max(sheet.letters);
    let lines = text::wrap(&number, large, sheet.room());
    let name = text::wrap(&plot.series[0].name, sheet.letters, sheet.room());
    let comparisons = comparisons(plot, messages);
    let beside: Vec<&str> = comparisons.iter().flat_map(|text| text::wrap(text, sheet.letters, sheet.room())).collect();
    let tall = large * text::LINE;
    let name_top = EDGE + lines.len() as f64 * tall + 2.0;
    let beside_top = name_top + name.len() as f64 * sheet.line();
    let height = beside_top + beside.len() as f64 * sheet.line() + EDGE;
    let mut elements = String::new();
    let canvas = Canvas::new(&mut elements, sheet, height);
    canvas.group("marks", || {
        for (at, line) in lines.iter().enumerate() {
            canvas.text_of(large, line, (EDGE, EDGE + (at as f64 + 0.5) * tall), Align::Left, Ink::Value);
        }
    });
    canvas.lines(&name, (EDGE, name_top), Align::Left, Ink::Label);
    canvas.lines(&beside, (EDGE, beside_top), Align::Left, Ink::Label);
    drop(canvas);
    Sketch { height, elements, across: sheet.across() }
}
