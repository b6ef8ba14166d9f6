//! Bars that touch, upwards from an axis whose ticks are the ends of the ranges.

use super::bins;
use crate::chart::axis::Axis;
use crate::chart::canvas::{self, Align, Canvas, Frame};
use crate::chart::ink::{Hue, Ink};
use crate::chart::kind::Sketch;
use crate::chart::plot::{self, Plot};
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Sheet};
use crate::chart::text;
use crate::chart::ticks;
use crate::messages::Messages;
use crate::model::number;

/// Draws the bars.
pub fn draw(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let line = sheet.line();
    let bins: Vec<(f64, usize)> = bins(&plot.data).collect();
    let edges = edges(plot, &bins, messages);
    let half = |at: usize| text::width(&edges[at], sheet.letters) / 2.0;
    let ticks = ticks::values(plot, scale, messages);
    let widest = ticks.iter().map(|(_, text)| text::width(text, sheet.letters)).fold(0.0, f64::max);
    let left = EDGE + (widest + 10.0).max(half(0));
    let right = (sheet.width - EDGE - half(bins.len())).max(left + 60.0);
    let title = text::wrap(plot.measure().title.as_str(), sheet.letters, sheet.room());
    let top = EDGE + title.len() as f64 * line + 4.0 + line;
    let frame = Frame { left, top, right, bottom: top + sheet.rise };
    let across_title = text::balanced(&plot.heading, sheet.letters, sheet.room());
    let across_top = frame.bottom + 10.0 + line + 4.0;
    let height = across_top + across_title.len() as f64 * line + EDGE;
    let mut elements = String::with_capacity(1024 + 200 * bins.len());
    let canvas = Canvas::new(&mut elements, sheet, height);
    let upside_down = Frame { top: frame.bottom, bottom: frame.top, ..frame };
    let up = Axis::new(scale.low, scale.high, scale.ticks.clone());
    let area = canvas.area(upside_down, Axis::new(left, right, Vec::new()), up);
    canvas.group("gridlines", || canvas::grid(&area));
    drop(area);
    canvas.lines(&title, (EDGE, EDGE), Align::Left, Ink::Label);
    let y = |value: f64| frame.bottom - scale.fraction(value) * sheet.rise;
    canvas.group("ticks", || {
        ticks.iter().for_each(|(tick, text)| canvas.text(text, (left - 10.0, y(*tick)), Align::Right, Ink::Tick));
    });
    let step = (right - left) / bins.len() as f64;
    draw_bars(&canvas, plot, sheet, &bins, (left, step), y, messages);
    canvas.line(&[(left, frame.bottom), (right, frame.bottom)], Ink::Axis);
    let places: Vec<f64> = (0..=bins.len()).map(|at| left + at as f64 * step).collect();
    let labels: Vec<&str> = edges.iter().map(String::as_str).collect();
    canvas.group("names", || {
        for place in &places {
            canvas.line(&[(*place, frame.bottom), (*place, frame.bottom + 6.0)], Ink::Axis);
        }
        for label in ticks::spread(&labels, &places, (EDGE, sheet.width - EDGE), sheet.letters) {
            canvas.lines(&label.lines[..1], (label.middle, frame.bottom + 10.0), Align::Middle, Ink::Tick);
        }
    });
    let half = text::widest(&across_title, sheet.letters) / 2.0;
    let middle = ((left + right) / 2.0).max(EDGE + half).min(sheet.width - EDGE - half);
    canvas.lines(&across_title, (middle, across_top), Align::Middle, Ink::Label);
    drop(canvas);
    Sketch { height, elements, across: (left, right) }
}

/// The bars, with their counts above them where all fit.
fn draw_bars(
    canvas: &Canvas,
    plot: &Plot,
    sheet: &Sheet,
    bins: &[(f64, usize)],
    (left, step): (f64, f64),
    y: impl Fn(f64) -> f64,
    messages: &Messages,
) {
    let label = |count: usize| plot.measure().number(count as f64, messages);
    let fits = bins.iter().all(|(_, count)| text::width(&label(*count), sheet.letters) + 2.0 <= step);
    canvas.group("bins", || {
        for (at, (_, count)) in bins.iter().enumerate() {
            let from = left + at as f64 * step;
            let top = y(*count as f64);
            if *count > 0 {
                canvas.rectangle((from, top), (from + step, y(0.0)), Ink::Bar(Hue::Series(0)));
            }
            if fits {
                let middle = (from + step / 2.0, top - sheet.line() / 2.0);
                canvas.text(&label(*count), middle, Align::Middle, Ink::Value);
            }
        }
    });
}

/// The numbers at the ends of the ranges.
fn edges(plot: &Plot, bins: &[(f64, usize)], messages: &Messages) -> Vec<String> {
    let last = plot.span.map_or(0.0, |(_, last)| last);
    let all: Vec<f64> = bins.iter().map(|(from, _)| *from).chain([last]).collect();
    let decimals = all.iter().map(|edge| number::decimals(*edge)).max().unwrap_or(0);
    let field = plot::with_decimals(&plot.x, decimals);
    all.iter().map(|edge| plot::short(&field, *edge, messages)).collect()
}
