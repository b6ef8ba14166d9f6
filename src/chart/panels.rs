//! One chart on its sheet, or several side by side on parts of it, with what they have in common above and below them.

use super::canvas::{Align, Canvas};
use super::ink::Ink;
use super::kind::{self, Sketch};
use super::legend::Legend;
use super::plot::Plot;
use super::remarks;
use super::scale::Scale;
use super::sheet::{EDGE, Key, NARROW, Sheet};
use super::text;
use crate::messages::Messages;

/// Between two charts side by side, and between one and the next below it.
const GUTTER: f64 = 24.0;

/// How much wider than other letters those of titles are, at most.
const BOLD: f64 = 1.15;

/// Draws the charts, their common legend above them and all remarks below them.
pub fn draw(plots: &[Plot], scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let kind = kind::of(plots[0].record.kind);
    let mut sketch = match plots {
        [only] => (kind.draw)(only, scale, sheet, messages),
        _ => side_by_side(plots, scale, sheet, messages),
    };
    let below = Sheet { origin: (sheet.origin.0, sheet.origin.1 + sketch.height), ..*sheet };
    sketch.height += remarks::list(plots, &below, &mut sketch.elements);
    sketch
}

fn side_by_side(plots: &[Plot], scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let kind = kind::of(plots[0].record.kind);
    let sample = kind.sample.filter(|_| plots[0].series.len() > 1);
    let legend = Legend::complete(&plots[0], sample, sheet, messages);
    let mut elements = String::new();
    if legend.height > 0.0 {
        legend.draw(&Canvas::new(&mut elements, sheet, legend.height), sheet);
    }
    // As many columns as have the width of a telephone.
    let columns = (((sheet.room() + GUTTER) / (NARROW.width + GUTTER)).round() as usize).clamp(1, plots.len());
    let width = (sheet.width - (columns - 1) as f64 * GUTTER) / columns as f64;
    let part = Sheet { width, key: Key::Above, ..NARROW };
    let part = Sheet { within: within(plots, scale, &part, messages), ..part };
    let mut y = legend.height;
    for row in plots.chunks(columns) {
        let mut tallest: f64 = 0.0;
        // Titles of one row end at one height, so that the charts begin at one.
        let heads: Vec<Vec<&str>> = row.iter().map(|plot| head(plot, width, sheet)).collect();
        let head = heads.iter().map(Vec::len).max().unwrap_or(0) as f64 * sheet.line() + 6.0;
        for (column, (plot, lines)) in row.iter().zip(&heads).enumerate() {
            let origin = (sheet.origin.0 + column as f64 * (width + GUTTER), sheet.origin.1 + y);
            let part = Sheet { origin, ..part };
            let canvas = Canvas::new(&mut elements, &part, head);
            let top = head - 6.0 - lines.len() as f64 * sheet.line();
            canvas.group("titles", || canvas.lines(lines, (EDGE, top), Align::Left, Ink::Heading));
            drop(canvas);
            let part = Sheet { origin: (origin.0, origin.1 + head), ..part };
            let sketch = (kind.draw)(plot, scale, &part, messages);
            elements.push_str(&sketch.elements);
            tallest = tallest.max(sketch.height);
        }
        y += head + tallest + GUTTER;
    }
    Sketch { height: y - GUTTER, elements, across: sheet.across() }
}

/// Between what the plots of all charts can stand, for they begin and end at the same places. What one gives up, another
/// may need elsewhere, so they are asked more than once.
fn within(plots: &[Plot], scale: &Scale, part: &Sheet, messages: &Messages) -> (f64, f64) {
    let kind = kind::of(plots[0].record.kind);
    let mut within = part.within;
    for _ in 0..3 {
        let part = Sheet { within, ..*part };
        let all = plots.iter().map(|plot| (kind.draw)(plot, scale, &part, messages).across);
        let next = all.fold(within, |(left, right), (from, to)| (left.max(from), right.min(to)));
        if next == within {
            break;
        }
        within = next;
    }
    within
}

fn head<'p>(plot: &'p Plot, width: f64, sheet: &Sheet) -> Vec<&'p str> {
    let name = plot.panel.as_deref().unwrap_or_default();
    text::wrap(name, sheet.letters * BOLD, width - 2.0 * EDGE)
}
