//! A line for each series.

mod layout;

use layout::{Layout, Name};

use super::{Kind, Refusal, Shape, Sketch, Wants};
use crate::chart::axis::Axis;
use crate::chart::backend::UNITS;
use crate::chart::canvas::{self, Align, Area, Canvas, Frame};
use crate::chart::describe::lines;
use crate::chart::ink::Ink;
use crate::chart::marker;
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Sheet};
use crate::messages::Messages;
use crate::read::figure::Sort;
use plotters::element::PathElement;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.line",
    shape: Shape::Line,
    wants: Wants::Any,
    refuses,
    scale,
    draw,
    describe: lines::describe,
};

/// Values whose spread is less than this share of the greatest are shown on an axis that does not begin at zero.
const CUT: f64 = 0.3;

/// The most points of a line of which each has a marker.
const MOST_MARKERS: usize = 24;

fn scale(plot: &Plot) -> Scale {
    let low = plot.values().fold(f64::INFINITY, f64::min);
    let high = plot.values().fold(f64::NEG_INFINITY, f64::max);
    let far = low.abs().max(high.abs());
    let cut = low < high && high - low < CUT * far && (low > 0.0 || high < 0.0);
    if cut {
        Scale::nice(low, high, 6, plot.decimals())
    } else {
        Scale::nice(low.min(0.0), high.max(0.0), 6, plot.decimals())
    }
}

fn refuses(plot: &Plot) -> Option<Refusal> {
    if plot.record.sort != Sort::Data {
        let message = "a line runs along its axis, so it cannot be sorted by value".to_owned();
        return Some(Refusal { key: "sort", message, help: Some("take `sort` out, or use `kind: bar`") });
    }
    if plot.record.direction.is_some() {
        let message = "only bars have a direction".to_owned();
        return Some(Refusal { key: "direction", message, help: Some("take `direction` out") });
    }
    // `2013-14`, `Q3 2013` and `aged 10 to 14` say their order; names have none, unless a note says what it is.
    let has_order = plot.categories.iter().all(|category| category.label.chars().any(char::is_numeric));
    if !has_order && plot.record.notes.is_none() {
        let message =
            format!("`{}` holds names, and a line between names shows a change where there is none", plot.x.id);
        let help = "use `kind: bar`; or, if the names have an order, say in `notes` what it is";
        return Some(Refusal { key: "x", message, help: Some(help) });
    }
    None
}

fn draw(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let layout = layout::layout(plot, scale, sheet, messages);
    let mut elements = String::with_capacity(1024 + 90 * plot.categories.len() * plot.series.len());
    let canvas = Canvas::new(&mut elements, (sheet.width, layout.height), sheet.letters);
    draw_axes(&canvas, &layout, scale, sheet);
    // The points stand a little inside the frame, so that none lies on its edge.
    let frame = layout.frame;
    let inner = Frame {
        left: frame.left + layout::INSET,
        right: frame.right - layout::INSET,
        top: frame.bottom,
        bottom: frame.top,
    };
    let (first, last) = layout.span;
    let area = canvas.area(inner, Axis::new(first, last, Vec::new()), Axis::new(scale.low, scale.high, Vec::new()));
    let gaps = plot.gaps();
    // The first series comes last, on top.
    for series in (0..plot.series.len()).rev() {
        draw_series(&canvas, &area, plot, &layout, &gaps, series);
    }
    for name in &layout.names {
        draw_name(&canvas, sheet, name);
    }
    drop((area, canvas));
    Sketch { height: layout.height, elements }
}

fn draw_axes(canvas: &Canvas, layout: &Layout, scale: &Scale, sheet: &Sheet) {
    let frame = layout.frame;
    let up = Axis::new(scale.low, scale.high, scale.ticks.clone());
    let flipped = Frame { top: frame.bottom, bottom: frame.top, ..frame };
    let area = canvas.area(flipped, Axis::new(frame.left, frame.right, Vec::new()), up);
    canvas::grid(&area);
    layout.legend.draw(canvas, sheet);
    canvas.lines(&layout.title, (EDGE, layout.title_top), Align::Left, Ink::Label);
    for (tick, text) in &layout.ticks {
        let y = f64::from(area.map_coordinate(&(frame.left, *tick)).1) / UNITS;
        canvas.text(text, (frame.left - 10.0, y), Align::Right, Ink::Tick);
    }
    // An axis that does not begin at zero has no base line to measure from.
    if scale.low <= 0.0 && scale.high >= 0.0 {
        let zero = f64::from(area.map_coordinate(&(frame.left, 0.0)).1) / UNITS;
        canvas.line(&[(frame.left, zero), (frame.right, zero)], Ink::Axis);
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

fn draw_series(canvas: &Canvas, area: &Area, plot: &Plot, layout: &Layout, gaps: &[usize], series: usize) {
    let points = &plot.series[series].points;
    let mut run: Vec<(f64, f64)> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        run.extend(point.value().map(|value| (layout.positions[at], value)));
        if point.value().is_some() && !gaps.contains(&at) && at + 1 < points.len() {
            continue;
        }
        // Markers lie on the line, and a point alone is nothing but its marker.
        if run.len() > 1 {
            canvas::draw(area, &PathElement::new(run.clone(), Ink::Line(series).stroke()));
        }
        if run.len() == 1 || points.len() <= MOST_MARKERS {
            run.iter().for_each(|point| mark(canvas, area, series, *point));
        }
        run.clear();
    }
}

fn mark(canvas: &Canvas, area: &Area, series: usize, point: (f64, f64)) {
    let (x, y) = area.map_coordinate(&point);
    marker::draw(canvas, series, (f64::from(x) / UNITS, f64::from(y) / UNITS));
}

fn draw_name(canvas: &Canvas, sheet: &Sheet, name: &Name) {
    let height = name.lines.len() as f64 * sheet.line();
    if let Some(from) = name.leader {
        canvas.line(&[(from.0 + 8.0, from.1), (name.left - 5.0, name.middle)], Ink::Leader);
    }
    let top = name.middle - height / 2.0;
    canvas.lines(&name.lines, (name.left, top), Align::Left, if name.is_value { Ink::Value } else { Ink::Label });
}
