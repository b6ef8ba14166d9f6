//! Rows of discs below the name of each category and the words for its share.

use super::{Signs, label, out_of};
use crate::chart::canvas::{Align, Canvas};
use crate::chart::ink::Ink;
use crate::chart::kind::Sketch;
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Sheet};
use crate::chart::text;
use crate::messages::Messages;

/// The radius of a disc, and from one middle to the next.
const RADIUS: f64 = 11.5;
const STEP: f64 = 30.0;

/// The most discs beside each other, as far as there is room for them.
const ABREAST: usize = 20;

/// Between two categories.
const BETWEEN: f64 = 14.0;

/// Draws the signs.
pub fn draw(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let (letters, line) = (sheet.letters, sheet.line());
    let title = text::wrap(plot.measure().title.as_str(), letters, sheet.room());
    let out_of = out_of(scale);
    let abreast = abreast(out_of as usize, sheet);
    let rows = (out_of as usize).div_ceil(abreast);
    // Without categories there is no name but the title.
    let is_named = plot.record.x.is_some();
    let texts: Vec<(Vec<&str>, String)> = (0..plot.categories.len())
        .map(|at| {
            let name = plot.categories[at].label.as_str();
            let name = if is_named { text::wrap(name, letters, sheet.room()) } else { Vec::new() };
            (name, label(plot, at, out_of, messages))
        })
        .collect();
    let has_signs = |at: usize| plot.series[0].points[at].value().is_some();
    let tall = |at: usize, name: &[&str], label: &[&str]| {
        let signs = if has_signs(at) { 6.0 + rows as f64 * STEP } else { 0.0 };
        (name.len() + label.len()) as f64 * line + signs + BETWEEN
    };
    let labels: Vec<Vec<&str>> = texts.iter().map(|(_, label)| text::wrap(label, letters, sheet.room())).collect();
    let heights: Vec<f64> = (0..texts.len()).map(|at| tall(at, &texts[at].0, &labels[at])).collect();
    let mut y = EDGE + title.len() as f64 * line + 10.0;
    let height = y + heights.iter().sum::<f64>() - BETWEEN + EDGE;
    let mut elements = String::with_capacity(1024 + 70 * plot.categories.len() * out_of as usize);
    let canvas = Canvas::new(&mut elements, sheet, height);
    canvas.lines(&title, (EDGE, EDGE), Align::Left, Ink::Label);
    for (at, ((name, _), label)) in texts.iter().zip(&labels).enumerate() {
        canvas.group("names", || {
            canvas.lines(name, (EDGE, y), Align::Left, Ink::Label);
            canvas.lines(label, (EDGE, y + name.len() as f64 * line), Align::Left, Ink::Label);
        });
        let top = y + (name.len() + label.len()) as f64 * line + 6.0;
        if let Some(share) = plot.series[0].points[at].value() {
            let share = plot.series[0].published(share);
            let filled = Signs::of(share, out_of).filled(out_of) as usize;
            canvas.group("signs", || draw_signs(&canvas, plot, at, top, abreast, (filled, out_of as usize)));
        }
        y += heights[at];
    }
    drop(canvas);
    Sketch { height, elements, across: sheet.across() }
}

/// How many signs stand beside each other: all rows as long as the first one, or nearly so.
fn abreast(out_of: usize, sheet: &Sheet) -> usize {
    let most = ((sheet.room() / STEP) as usize).clamp(1, ABREAST);
    // Whole tens are counted at a glance.
    let most = if most >= 10 { most - most % 10 } else { most };
    out_of.div_ceil(out_of.div_ceil(most))
}

fn draw_signs(canvas: &Canvas, plot: &Plot, category: usize, top: f64, abreast: usize, (filled, all): (usize, usize)) {
    for sign in 0..all {
        let x = EDGE + 1.0 + RADIUS + (sign % abreast) as f64 * STEP;
        let y = top + STEP / 2.0 + (sign / abreast) as f64 * STEP;
        // One that is not filled is a ring, smaller by half of its line.
        match sign < filled {
            true => canvas.circle((x, y), RADIUS, Ink::Bar(plot.hue(0, category))),
            false => canvas.circle((x, y), RADIUS - 1.0, Ink::Empty),
        }
    }
}
