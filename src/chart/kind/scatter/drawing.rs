//! Where the parts of a scatter plot stand, and how they are drawn.

use super::{Dot, across, dots};
use crate::chart::axis::Axis;
use crate::chart::canvas::{self, Align, Canvas, Frame, Point};
use crate::chart::ink::{Hue, Ink};
use crate::chart::kind::Sketch;
use crate::chart::legend::{Legend, Sample};
use crate::chart::marker;
use crate::chart::plot::Plot;
use crate::chart::remarks;
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Sheet};
use crate::chart::text;
use crate::chart::ticks::{self, Tick};
use crate::messages::Messages;

/// How far the ends of both scales stand from the frame, so that no dot lies on its edge.
const INSET: f64 = 10.0;

/// The radius around a dot that a name keeps free.
const DOT: f64 = 6.5;

struct Layout {
    legend: Legend,
    title: Vec<String>,
    title_top: f64,
    ticks: Vec<Tick>,
    frame: Frame,
    across: Scale,
    across_ticks: Vec<Tick>,
    across_title: Vec<String>,
    height: f64,
}

impl Layout {
    /// Where two numbers are on the sheet.
    fn place(&self, up: &Scale, (x, y): (f64, f64)) -> Point {
        let Frame { left, top, right, bottom } = self.frame;
        let (width, height) = (right - left - 2.0 * INSET, bottom - top - 2.0 * INSET);
        (left + INSET + self.across.fraction(x) * width, bottom - INSET - up.fraction(y) * height)
    }
}

/// Draws the axes, the dots, and the names of the most telling ones.
pub fn draw(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let layout = layout(plot, scale, sheet, messages);
    let dots = dots(&plot.data);
    let mut elements = String::with_capacity(1024 + 90 * dots.len());
    let canvas = Canvas::new(&mut elements, sheet, layout.height);
    draw_axes(&canvas, &layout, plot, scale, sheet);
    let place = |dot: &Dot| layout.place(scale, (dot.x, dot.y));
    canvas.group("marks", || {
        // What is set off comes last, on top.
        let is_muted = |dot: &&Dot| plot.hue(dot.series, dot.category) == Hue::Muted;
        for dot in dots.iter().filter(is_muted).chain(dots.iter().filter(|dot| !is_muted(dot))) {
            marker::draw(&canvas, dot.series, plot.hue(dot.series, dot.category), place(dot));
        }
    });
    canvas.group("names", || draw_names(&canvas, plot, &layout, scale, sheet, &dots));
    remarks::draw(&canvas, plot, |series, category| {
        let y = plot.series[series].points[category].value().unwrap_or(0.0);
        layout.place(scale, (plot.categories[category].number.unwrap_or(0.0), y))
    });
    drop(canvas);
    Sketch { height: layout.height, elements, across: layout.frame.across() }
}

fn layout(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Layout {
    let wrapped = |title: &str| -> Vec<String> {
        text::balanced(title, sheet.letters, sheet.room()).into_iter().map(str::to_owned).collect()
    };
    let sample = (plot.series.len() > 1).then_some(Sample::Marks);
    let legend = Legend::new(plot, sample, sheet, messages);
    let ticks = ticks::values(plot, scale, messages);
    let wide = |tick: &Tick| text::width(&tick.1, sheet.letters);
    let left = EDGE + ticks.iter().map(wide).fold(0.0, f64::max) + 10.0;
    let across = across(plot);
    // The widest number hangs over the right end of the axis by half at most.
    let all = ticks::fitting_of(&plot.x, &across, messages, (f64::INFINITY, sheet.letters, usize::MAX));
    let half = all.iter().map(wide).fold(0.0, f64::max) / 2.0;
    let right = (sheet.width - EDGE - (half - INSET).max(0.0)).max(left + 6.0 * INSET);
    let left = left.max(EDGE + half - INSET);
    let title = wrapped(&plot.axis_title(messages));
    let title_top = EDGE + legend.height;
    let top = title_top + title.len() as f64 * sheet.line() + sheet.line() / 2.0;
    let frame = Frame { left, top, right, bottom: top + sheet.rise + 2.0 * INSET };
    let room = (right - left - 2.0 * INSET, sheet.letters, sheet.ticks + 1);
    let across_ticks = ticks::fitting_of(&plot.x, &across, messages, room);
    let across_title = wrapped(&plot.x.heading());
    let height = frame.bottom + 8.0 + sheet.line() + 4.0 + across_title.len() as f64 * sheet.line() + EDGE;
    Layout { legend, title, title_top, ticks, frame, across, across_ticks, across_title, height }
}

fn draw_axes(canvas: &Canvas, layout: &Layout, plot: &Plot, scale: &Scale, sheet: &Sheet) {
    let frame = layout.frame;
    let up = Axis::new(scale.low, scale.high, scale.ticks.clone());
    let inner = Frame { top: frame.bottom - INSET, bottom: frame.top + INSET, ..frame };
    let area = canvas.area(inner, Axis::new(frame.left, frame.right, Vec::new()), up);
    canvas.group("gridlines", || canvas::grid(&area));
    layout.legend.draw(canvas, sheet);
    canvas.lines(&layout.title, (EDGE, layout.title_top), Align::Left, Ink::Label);
    let height = |value: f64| layout.place(scale, (layout.across.low, value)).1;
    canvas.group("ticks", || {
        for (tick, text) in &layout.ticks {
            canvas.text(text, (frame.left - 10.0, height(*tick)), Align::Right, Ink::Tick);
        }
        for (tick, text) in &layout.across_ticks {
            let x = layout.place(scale, (*tick, scale.low)).0;
            canvas.line(&[(x, frame.bottom), (x, frame.bottom + 6.0)], Ink::Axis);
            canvas.text(text, (x, frame.bottom + 8.0 + sheet.line() / 2.0), Align::Middle, Ink::Tick);
        }
    });
    canvas.line(&[(frame.left, frame.bottom), (frame.right, frame.bottom)], Ink::Axis);
    for (at, line) in plot.record.reference_lines.iter().enumerate() {
        let y = height(line.value);
        canvas.reference([(frame.left, y), (frame.right, y)], at);
    }
    let half = text::widest(&layout.across_title, sheet.letters) / 2.0;
    let middle = ((frame.left + frame.right) / 2.0).max(EDGE + half).min(sheet.width - EDGE - half);
    let top = frame.bottom + 8.0 + sheet.line() + 4.0;
    canvas.lines(&layout.across_title, (middle, top), Align::Middle, Ink::Label);
}

/// Names the dots that are set off, then the highest and the lowest, each where it covers nothing.
fn draw_names(canvas: &Canvas, plot: &Plot, layout: &Layout, scale: &Scale, sheet: &Sheet, dots: &[Dot]) {
    let by_height = |a: &&Dot, b: &&Dot| a.y.total_cmp(&b.y);
    let set_off = dots.iter().filter(|dot| plot.emphasis.categories.contains(&dot.category));
    let ends = dots.iter().max_by(by_height).into_iter().chain(dots.iter().min_by(by_height));
    let mut named: Vec<usize> = Vec::new();
    let places: Vec<Point> = dots.iter().map(|dot| layout.place(scale, (dot.x, dot.y))).collect();
    let around = |(x, y): &Point| Frame { left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT };
    let line = |value: f64| layout.place(scale, (layout.across.low, value)).1;
    let lines: Vec<f64> = plot.record.reference_lines.iter().map(|reference| line(reference.value)).collect();
    for dot in set_off.chain(ends) {
        if named.contains(&dot.category) {
            continue;
        }
        named.push(dot.category);
        let label = plot.categories[dot.category].label.as_str();
        let (x, y) = layout.place(scale, (dot.x, dot.y));
        let (width, half) = (text::width(label, sheet.letters), sheet.letters * 0.6);
        let beside = DOT + 3.0;
        let (off, middle) = (DOT + half, x - width / 2.0);
        let (left, right) = (x - beside - width, x + beside);
        let starts = [(right, y), (left, y), (middle, y - off), (middle, y + off)];
        let corners = [(right - DOT, y - off), (left + DOT, y - off), (right - DOT, y + off), (left + DOT, y + off)];
        let mut starts = starts.into_iter().chain(corners);
        let is_free = |(left, middle): &Point| {
            let place = Frame { left: *left, right: left + width, top: middle - half, bottom: middle + half };
            let inside = place.left >= layout.frame.left && place.bottom <= layout.frame.bottom;
            let clear = !lines.iter().any(|line| (place.top..place.bottom).contains(line));
            inside && clear && canvas.is_free(place) && !places.iter().any(|dot| around(dot).meets(place))
        };
        if let Some((left, middle)) = starts.find(is_free) {
            canvas.text(label, (left, middle), Align::Left, Ink::Label);
        }
    }
}
