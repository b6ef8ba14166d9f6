//! What surrounds lines and areas: the axes, the lines to compare with, the names.

use super::layout::{Layout, Name};
use crate::chart::axis::Axis;
use crate::chart::canvas::{self, Align, Canvas, Frame};
use crate::chart::ink::Ink;
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Sheet};

/// Draws the legend, both axes and the lines to read by, all of which lie below the marks.
pub fn draw(canvas: &Canvas, layout: &Layout, scale: &Scale, sheet: &Sheet) {
    let frame = layout.frame;
    let up = Axis::new(scale.low, scale.high, scale.ticks.clone());
    let flipped = Frame { top: frame.bottom, bottom: frame.top, ..frame };
    let area = canvas.area(flipped, Axis::new(frame.left, frame.right, Vec::new()), up);
    canvas.group("gridlines", || canvas::grid(&area));
    layout.legend.draw(canvas, sheet);
    canvas.lines(&layout.title, (EDGE, layout.title_top), Align::Left, Ink::Label);
    for (tick, text) in &layout.ticks {
        canvas.text(text, (frame.left - 10.0, layout.height_of(scale, *tick)), Align::Right, Ink::Tick);
    }
    for label in &layout.labels {
        let x = layout.across[label.of];
        canvas.line(&[(x, frame.bottom), (x, frame.bottom + 6.0)], Ink::Axis);
        canvas.lines(&label.lines, (label.middle, layout.labels_top), Align::Middle, Ink::Tick);
    }
    if let Some((title, y)) = layout.across_title {
        canvas.text(title, ((frame.left + frame.right) / 2.0, y), Align::Middle, Ink::Label);
    }
}

/// Draws the line that values are measured from, and those to compare with.
pub fn levels(canvas: &Canvas, layout: &Layout, scale: &Scale) {
    let frame = layout.frame;
    let level = |value: f64| {
        let y = layout.height_of(scale, value);
        [(frame.left, y), (frame.right, y)]
    };
    // An axis that does not begin at zero has no base line to measure from.
    if scale.low <= 0.0 && scale.high >= 0.0 {
        canvas.line(&level(0.0), Ink::Axis);
    }
    for (at, line) in layout.references.iter().enumerate() {
        canvas.reference(level(*line), at);
    }
}

/// Draws the names at the ends of the series.
pub fn names(canvas: &Canvas, layout: &Layout, sheet: &Sheet) {
    canvas.group("names", || layout.names.iter().for_each(|name| draw_name(canvas, sheet, name)));
}

fn draw_name(canvas: &Canvas, sheet: &Sheet, name: &Name) {
    let height = name.lines.len() as f64 * sheet.line();
    if let Some(from) = name.leader {
        canvas.line(&[(from.0 + 8.0, from.1), (name.left - 5.0, name.middle)], Ink::Leader);
    }
    let top = name.middle - height / 2.0;
    canvas.lines(&name.lines, (name.left, top), Align::Left, if name.is_value { Ink::Value } else { Ink::Label });
}
