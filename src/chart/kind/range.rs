//! A dot for each category on a line that says between what the true value lies.

use super::line::near_values;
use super::{Across, Kind, Shown, Sketch, Wants};
use crate::chart::canvas::{Align, Area, Canvas};
use crate::chart::describe::ranges;
use crate::chart::dots::{self, MOST, REACH};
use crate::chart::grid;
use crate::chart::ink::Ink;
use crate::chart::legend::Legend;
use crate::chart::marker;
use crate::chart::plot::Plot;
use crate::chart::remarks;
use crate::chart::rows::{self, Contents, Heights, Rows, place};
use crate::chart::scale::Scale;
use crate::chart::select::pivot;
use crate::chart::sheet::Sheet;
use crate::chart::text;
use crate::messages::Messages;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.range",
    needs: &["x", "y", "interval"],
    takes: &["panels", "sort", "highlight", "annotations", "reference-lines"],
    across: Across::Categories,
    wants: Wants::One,
    sample: None,
    most: MOST,
    missing: "chart.missing.dots",
    pivot: pivot::crossed,
    refuses: |_| None,
    scale: near_values,
    draw,
    describe: ranges::describe,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

/// Half the height of the caps at the ends of an interval, and half the room that one takes across.
const CAP: f64 = 6.0;
const CAP_WIDTH: f64 = 1.5;

/// Between two rows of few and of many.
const BETWEEN: (f64, f64) = (12.0, 4.0);

fn draw(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let rows = layout(plot, scale, sheet, messages);
    let height = rows.height();
    let mut elements = String::with_capacity(512 + 400 * plot.categories.len());
    let canvas = Canvas::new(&mut elements, sheet, height);
    let area = rows.draw(&canvas, sheet);
    dots::draw_lines(&canvas, &area, (plot, scale), &rows);
    rows.draw_names(&canvas, sheet);
    let middle = |category: usize| rows.marks[category].1 - REACH;
    canvas.group("marks", || {
        (0..plot.categories.len()).for_each(|at| draw_one(&canvas, &area, plot, (at, middle(at))));
    });
    canvas.group("values", || {
        for (category, point) in plot.series[0].points.iter().enumerate() {
            let Some(value) = point.value() else { continue };
            let at = (place(&area, value), rows.marks[category].0 + sheet.line() / 2.0);
            canvas.text(&plot.series[0].label(*point, messages), at, Align::Middle, Ink::Value);
        }
    });
    dots::draw_symbols(&canvas, plot, &rows, sheet);
    // Above the value, which stands above the dot.
    remarks::draw(&canvas, plot, |_, category| {
        let value = plot.series[0].points[category].value().unwrap_or(0.0);
        (place(&area, value), rows.marks[category].0)
    });
    drop((area, canvas));
    Sketch { height, elements, across: rows.across() }
}

/// Values stand above their dots, for beside them is the interval.
fn layout<'p>(plot: &'p Plot, scale: &'p Scale, sheet: &Sheet, messages: &Messages) -> Rows<'p> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let series = &plot.series[0];
    for (category, point) in series.points.iter().enumerate() {
        let Some(value) = point.value() else { continue };
        let half = (text::width(&series.label(*point, messages), sheet.letters) / 2.0).max(REACH);
        let (low, high) = plot.bounds(category).unwrap_or((value, value));
        before.extend([(value, half), (low, CAP_WIDTH)]);
        after.extend([(value, half), (high, CAP_WIDTH)]);
    }
    let contents = Contents { plot, scale, before, after, margin: dots::margin(plot, sheet) };
    let count = plot.categories.len();
    let gap = if count <= rows::FEW { BETWEEN.0 } else { BETWEEN.1 };
    let heights = Heights { marks: vec![sheet.line() + 2.0 * REACH; count], gap, head: 0.0 };
    rows::across(&contents, sheet, messages).down(Legend::new(plot, None, sheet, messages), &heights, sheet)
}

fn draw_one(canvas: &Canvas, area: &Area, plot: &Plot, (category, y): (usize, f64)) {
    let Some(value) = plot.series[0].points[category].value() else { return };
    let hue = plot.hue(0, category);
    if let Some((low, high)) = plot.bounds(category) {
        let (left, right) = (place(area, low), place(area, high));
        let ends = [(left, y - CAP), (left, y + CAP), (left, y), (right, y), (right, y - CAP), (right, y + CAP)];
        canvas.line(&ends, Ink::Band(hue));
    }
    marker::draw(canvas, 0, hue, (place(area, value), y));
}
