//! A line for each series.

pub mod axes;
pub mod layout;

use layout::{Layout, Naming};

use super::{Across, Kind, Refusal, Shown, Sketch, Wants};
use crate::chart::axis::Axis;
use crate::chart::backend::UNITS;
use crate::chart::canvas::{self, Area, Canvas, Frame, Point};
use crate::chart::describe::lines;
use crate::chart::grid;
use crate::chart::ink::{self, Hue, Ink};
use crate::chart::legend::Sample;
use crate::chart::marker;
use crate::chart::plot::{self, Plot};
use crate::chart::remarks;
use crate::chart::scale::Scale;
use crate::chart::select::pivot;
use crate::chart::sheet::Sheet;
use crate::messages::Messages;
use plotters::element::PathElement;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.line",
    needs: &["x", "y"],
    takes: &["series", "panels", "highlight", "annotations", "reference-lines"],
    across: Across::Order,
    wants: Wants::UpTo(ink::SERIES),
    sample: Some(Sample::Lines),
    most: MOST_POINTS,
    missing: "chart.missing.lines",
    pivot: pivot::crossed,
    refuses: without_order,
    scale: near_values,
    draw,
    describe: lines::describe,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

/// More points than this cannot be told apart.
pub const MOST_POINTS: usize = 5_000;

/// Values whose spread is less than this share of the greatest are shown on an axis that does not begin at zero.
const CUT: f64 = 0.3;

/// The most points of a line of which each has a marker.
const MOST_MARKERS: usize = 24;

/// A scale of all values and, unless they are all far from it, zero.
pub fn near_values(plots: &[Plot]) -> Scale {
    let low = plot::values(plots).fold(f64::INFINITY, f64::min);
    let high = plot::values(plots).fold(f64::NEG_INFINITY, f64::max);
    near(low, high, plot::decimals_of(plots))
}

/// A scale from `low` to `high` and, unless both are far from it, zero.
pub fn near(low: f64, high: f64, decimals: Option<u8>) -> Scale {
    let far = low.abs().max(high.abs());
    let cut = low < high && high - low < CUT * far && (low > 0.0 || high < 0.0);
    if cut { Scale::nice(low, high, 6, decimals) } else { Scale::nice(low.min(0.0), high.max(0.0), 6, decimals) }
}

/// Where a mark goes from category to category, no single one of them can be set off.
pub fn highlight_of_points(plot: &Plot) -> Option<Refusal> {
    let at = *plot.emphasis.categories.first()?;
    let message = format!("a whole series is set off here, not a single point, as `{}` is", plot.categories[at].label);
    Some(Refusal { key: "highlight", message, help: Some("name a series, or say it in `annotations`") })
}

/// Names that follow no order are not joined.
pub fn without_order(plot: &Plot) -> Option<Refusal> {
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
    let captions = plot.captions(messages);
    let ends = plot.series.iter().map(|series| series.shown().last().copied()).collect();
    let naming = Naming { ends, sample: Sample::Lines };
    let mut layout = layout::layout(plot, (&captions, &naming), scale, sheet, messages);
    if plot.series.len() == 1 {
        layout.names.extend(layout::first_value(plot, scale, sheet, &layout, messages));
    }
    let mut elements = String::with_capacity(1024 + 90 * plot.categories.len() * plot.series.len());
    let canvas = Canvas::new(&mut elements, sheet, layout.height);
    axes::draw(&canvas, &layout, scale, sheet);
    axes::levels(&canvas, &layout, scale);
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
    // The first series comes last, on top, and what is set off comes after all others.
    let mut order: Vec<usize> = (0..plot.series.len()).rev().collect();
    order.sort_by_key(|series| plot.hue_of_series(*series) != Hue::Muted);
    for series in order {
        canvas.group("series", || draw_series(&canvas, &area, plot, &layout, &gaps, series));
    }
    axes::names(&canvas, &layout, sheet);
    remarks::draw(&canvas, plot, |series, category| {
        let value = plot.series[series].points[category].value().unwrap_or(0.0);
        in_pixels(&area, (layout.positions[category], value))
    });
    drop((area, canvas));
    Sketch { height: layout.height, elements, across: layout.frame.across() }
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
            let ink = Ink::Line(plot.hue_of_series(series));
            canvas::draw(area, &PathElement::new(run.clone(), ink.stroke()));
        }
        if run.len() == 1 || points.len() <= MOST_MARKERS {
            let hue = plot.hue_of_series(series);
            run.iter().for_each(|point| marker::draw(canvas, series, hue, in_pixels(area, *point)));
        }
        run.clear();
    }
}

fn in_pixels(area: &Area, point: (f64, f64)) -> Point {
    let (x, y) = area.map_coordinate(&point);
    (f64::from(x) / UNITS, f64::from(y) / UNITS)
}
