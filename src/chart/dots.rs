//! What charts with dots in rows have in common: the lines under the dots, and the symbols of those that are missing.

use super::canvas::{Align, Area, Canvas};
use super::ink::Ink;
use super::plot::{Plot, Point};
use super::rows::{BESIDE, Rows};
use super::scale::Scale;
use super::sheet::{EDGE, Sheet};
use super::text;

/// More dots than this cannot be told apart.
pub const MOST: usize = 300;

/// How far the largest marker reaches from its middle.
pub const REACH: f64 = 6.5;

/// The symbols of the dots that a row does not have, each once, in the order of the series.
///
/// They stand in a column on the right of the scale, where no value is: within it, they would seem to have one, and beside
/// a number, to belong to that.
fn symbols(plot: &Plot, category: usize) -> String {
    let mut symbols: Vec<String> = Vec::new();
    for series in &plot.series {
        if let Point::Missing(symbol) = series.points[category] {
            let symbol = format!("[{}]", symbol.letter());
            if !symbols.contains(&symbol) {
                symbols.push(symbol);
            }
        }
    }
    symbols.join(" ")
}

/// The room on the right that the column of symbols takes; nothing where no dot is missing.
pub fn margin(plot: &Plot, sheet: &Sheet) -> f64 {
    let widths = (0..plot.categories.len()).map(|category| text::width(&symbols(plot, category), sheet.letters));
    let widest = widths.fold(0.0, f64::max);
    if widest > 0.0 { widest + 2.0 * BESIDE } else { 0.0 }
}

/// Draws the column of symbols.
pub fn draw_symbols(canvas: &Canvas, plot: &Plot, rows: &Rows, sheet: &Sheet) {
    let left = sheet.width - EDGE - margin(plot, sheet) + 2.0 * BESIDE;
    for (category, (top, bottom)) in rows.marks.iter().enumerate() {
        let symbols = symbols(plot, category);
        if !symbols.is_empty() {
            canvas.text(&symbols, (left, (top + bottom) / 2.0), Align::Left, Ink::Value);
        }
    }
}

/// Draws what lies under the dots: zero, if the scale has it, and the lines to compare with.
pub fn draw_lines(canvas: &Canvas, area: &Area, (plot, scale): (&Plot, &Scale), rows: &Rows) {
    if scale.low <= 0.0 && scale.high >= 0.0 {
        canvas.line(&rows.upright(area, 0.0), Ink::Axis);
    }
    for (at, line) in plot.record.reference_lines.iter().enumerate() {
        canvas.reference(rows.upright(area, line.value), at);
    }
}
