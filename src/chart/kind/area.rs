//! A series filled from zero, or several on top of each other, along an ordered axis.

use super::line::layout::{self, Layout, Naming};
use super::line::{MOST_POINTS, axes, highlight_of_points, without_order};
use super::{Across, Kind, Refusal, Shown, Sketch, Wants, parts};
use crate::chart::canvas::{Canvas, Point};
use crate::chart::describe::areas;
use crate::chart::grid;
use crate::chart::ink::{self, Ink};
use crate::chart::legend::Sample;
use crate::chart::plot::Plot;
use crate::chart::remarks;
use crate::chart::scale::Scale;
use crate::chart::select::shares;
use crate::chart::sheet::Sheet;
use crate::messages::Messages;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.area",
    needs: &["x", "y"],
    takes: &["series", "panels", "as-percent", "highlight", "annotations", "reference-lines"],
    across: Across::Order,
    wants: Wants::UpTo(ink::SERIES),
    sample: Some(Sample::Bars),
    most: MOST_POINTS,
    missing: "chart.missing.areas",
    pivot: shares::crossed,
    refuses,
    scale: parts::scale,
    draw,
    describe: areas::describe,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

/// Half the width of a point that has no neighbour to be joined with.
const ALONE: f64 = 3.0;

const INSTEAD: &str = "use `kind: line`, which shows values without adding them up";

fn refuses(plot: &Plot) -> Option<Refusal> {
    if plot.categories.len() == 1 {
        let message = "there is one category, and an area goes from one to the next".to_owned();
        return Some(Refusal { key: "x", message, help: Some("use `kind: bar` or `kind: stacked-bar`") });
    }
    let negative = || parts::below_zero(plot).map(|message| Refusal { key: "kind", message, help: Some(INSTEAD) });
    without_order(plot).or_else(|| highlight_of_points(plot)).or_else(|| match plot.series.len() {
        1 => negative(),
        _ => parts::refuses(plot, INSTEAD).or_else(|| holed(plot)),
    })
}

/// On top of a part that is missing, nothing has its true height.
fn holed(plot: &Plot) -> Option<Refusal> {
    plot.series.iter().find_map(|series| {
        let at = series.points.iter().position(|point| point.value().is_none())?;
        let (label, name) = (&plot.categories[at].label, &series.name);
        let message = format!("there is no number for `{label}, {name}`, so the sum there would be wrong");
        let help = "use `kind: line`, which has a gap there, or leave the category out with `filter`";
        Some(Refusal { key: "kind", message, help: Some(help) })
    })
}

/// From where to where each part of a category goes, by series.
type Layers = Vec<Vec<Option<(f64, f64)>>>;

fn layers(plot: &Plot) -> Layers {
    let mut tops = vec![0.0; plot.categories.len()];
    let mut all = Vec::with_capacity(plot.series.len());
    for series in &plot.series {
        let mut layer = Vec::with_capacity(tops.len());
        for (top, point) in tops.iter_mut().zip(&series.points) {
            let from = *top;
            *top += point.value().unwrap_or(0.0);
            layer.push(point.value().map(|_| (from, *top)));
        }
        all.push(layer);
    }
    all
}

/// A name stands beside the middle of its area's end; the value of a single area, beside its upper edge.
fn naming(layers: &Layers) -> Naming {
    let single = layers.len() == 1;
    let end = |layer: &Vec<Option<(f64, f64)>>| {
        let category = layer.iter().rposition(Option::is_some)?;
        let (from, to) = layer[category]?;
        Some((category, if single { to } else { (from + to) / 2.0 }))
    };
    Naming { ends: layers.iter().map(end).collect(), sample: Sample::Bars }
}

fn draw(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let captions = plot.captions(messages);
    let layers = layers(plot);
    let layout = layout::layout(plot, (&captions, &naming(&layers)), scale, sheet, messages);
    let mut elements = String::with_capacity(1024 + 60 * plot.categories.len() * plot.series.len());
    let canvas = Canvas::new(&mut elements, sheet, layout.height);
    axes::draw(&canvas, &layout, scale, sheet);
    let gaps = plot.gaps();
    canvas.group("marks", || {
        for (series, layer) in layers.iter().enumerate() {
            draw_layer(&canvas, &layout, scale, layer, &gaps, Ink::Area(plot.hue_of_series(series)));
        }
    });
    axes::levels(&canvas, &layout, scale);
    axes::names(&canvas, &layout, sheet);
    remarks::draw(&canvas, plot, |series, category| {
        let (from, to) = layers[series][category].unwrap_or_default();
        let value = if layers.len() == 1 { to } else { (from + to) / 2.0 };
        (layout.across[category], layout.height_of(scale, value))
    });
    drop(canvas);
    Sketch { height: layout.height, elements, across: layout.frame.across() }
}

/// The pieces of a layer, from one gap to the next.
fn draw_layer(canvas: &Canvas, layout: &Layout, scale: &Scale, layer: &[Option<(f64, f64)>], gaps: &[usize], ink: Ink) {
    let mut run: Vec<(f64, f64, f64)> = Vec::new();
    for (at, ends) in layer.iter().enumerate() {
        run.extend(ends.map(|(from, to)| (layout.across[at], from, to)));
        if ends.is_some() && !gaps.contains(&at) && at + 1 < layer.len() {
            continue;
        }
        if let [(x, from, to)] = run[..] {
            run = vec![(x - ALONE, from, to), (x + ALONE, from, to)];
        }
        let upper = run.iter().map(|(x, _, to)| (*x, layout.height_of(scale, *to)));
        let lower = run.iter().rev().map(|(x, from, _)| (*x, layout.height_of(scale, *from)));
        let corners: Vec<Point> = upper.chain(lower).collect();
        if !corners.is_empty() {
            canvas.polygon(&corners, ink);
        }
        run.clear();
    }
}
