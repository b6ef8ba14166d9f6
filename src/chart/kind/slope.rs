//! A line for each series from one category to another.

mod layout;

use layout::{Label, Layout};

use super::line::{MOST_POINTS, highlight_of_points, near_values};
use super::{Across, Kind, Refusal, Shown, Sketch, Wants};
use crate::chart::canvas::{Align, Canvas};
use crate::chart::describe::slopes;
use crate::chart::grid;
use crate::chart::ink::{Hue, Ink};
use crate::chart::marker;
use crate::chart::plot::{self, Plot};
use crate::chart::remarks;
use crate::chart::scale::Scale;
use crate::chart::select::{pivot, some};
use crate::chart::sheet::{EDGE, NARROW, Sheet};
use crate::chart::text;
use crate::messages::Messages;
use crate::model::number;
use crate::model::table::Field;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.slope",
    needs: &["x", "y"],
    takes: &["series", "panels", "highlight", "annotations"],
    across: Across::Order,
    // There are fewer colours and shapes than this, but each line has its name at its end.
    wants: Wants::UpTo(12),
    // So it needs no legend.
    sample: None,
    most: MOST_POINTS,
    missing: "chart.missing.slope",
    pivot: pivot::crossed,
    refuses,
    scale: near_values,
    draw,
    describe: slopes::describe,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

/// The most lines that a name may take on the narrow sheet.
const MOST_LINES: usize = 6;

fn refuses(plot: &Plot) -> Option<Refusal> {
    let count = plot.categories.len();
    if count != 2 {
        let labels: Vec<&str> = plot.categories.iter().map(|category| category.label.as_str()).collect();
        let message = format!("a slope goes from one category to another, and here are {count}: {}", some(&labels));
        return Some(Refusal { key: "x", message, help: Some("choose two with `filter`, or use `kind: line`") });
    }
    highlight_of_points(plot).or_else(|| long_name(plot)).or_else(|| long_number(plot))
}

/// A name has to stand at the end of its line, for nothing else tells some of the lines apart.
fn long_name(plot: &Plot) -> Option<Refusal> {
    let is_long = |name: &str| text::wrap(name, NARROW.letters, NARROW.line_names).len() > MOST_LINES;
    let name = &plot.series.iter().find(|series| is_long(&series.name))?.name;
    let key = if plot.record.series.is_some() { "series" } else { "y" };
    let message = format!("the name `{name:.40}` is too long to stand at the end of its line");
    Some(Refusal { key, message, help: Some("give it a shorter name in the table, or use `kind: grouped-bar`") })
}

/// Between two columns of numbers there must be room for lines.
fn long_number(plot: &Plot) -> Option<Refusal> {
    let is_long = |field: &Field, point: plot::Point| {
        let Some(value) = point.value() else { return false };
        let digits = number::plain(value, field.published_decimals());
        let whole = digits.split('.').next().map_or(0, str::len);
        let unit = usize::from(field.unit.as_ref().is_some_and(|unit| unit.chars().count() == 1));
        // With a separator for each three digits, and a symbol in brackets.
        let more = whole.saturating_sub(1) / 3 + unit + point.symbol().map_or(0, |_| 4);
        let width = text::width(&digits, NARROW.letters) + text::width("0", NARROW.letters) * more as f64;
        width > NARROW.line_names
    };
    let series = plot.series.iter().find(|series| series.points.iter().any(|point| is_long(&series.field, *point)))?;
    let message =
        format!("the numbers of `{}` have too many digits to stand at both ends of the lines", series.field.id);
    let help = "give the field a larger unit, such as thousands, or fewer `decimals`";
    Some(Refusal { key: "y", message, help: Some(help) })
}

fn draw(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let layout = layout::layout(plot, scale, sheet, messages);
    let mut elements = String::with_capacity(1024 + 600 * plot.series.len());
    let canvas = Canvas::new(&mut elements, sheet, layout.height);
    canvas.lines(&layout.title, (EDGE, layout.title_top), Align::Left, Ink::Label);
    for head in &layout.heads {
        canvas.lines(&head.lines, (head.middle, head.top), Align::Middle, Ink::Heading);
    }
    let frame = layout.frame;
    for x in [frame.left, frame.right] {
        canvas.line(&[(x, frame.top), (x, frame.bottom)], Ink::Axis);
    }
    // What is set off lies on top, and of the rest the first series.
    let mut order: Vec<usize> = (0..plot.series.len()).rev().collect();
    order.sort_by_key(|series| plot.hue_of_series(*series) != Hue::Muted);
    for series in order {
        canvas.group("series", || draw_series(&canvas, plot, &layout, series));
    }
    canvas.group("names", || layout.labels.iter().for_each(|label| draw_label(&canvas, sheet, label)));
    remarks::draw(&canvas, plot, |series, category| layout.ends[series][category].unwrap_or((frame.left, frame.top)));
    drop(canvas);
    Sketch { height: layout.height, elements, across: layout.frame.across() }
}

fn draw_series(canvas: &Canvas, plot: &Plot, layout: &Layout, series: usize) {
    let hue = plot.hue_of_series(series);
    let ends = layout.ends[series];
    if let [Some(from), Some(to)] = ends {
        canvas.line(&[from, to], Ink::Line(hue));
    }
    ends.into_iter().flatten().for_each(|end| marker::draw(canvas, series, hue, end));
}

fn draw_label(canvas: &Canvas, sheet: &Sheet, label: &Label) {
    if let Some(points) = label.leader {
        canvas.line(&points, Ink::Leader);
    }
    let top = label.middle - label.lines.len() as f64 * sheet.line() / 2.0;
    canvas.lines(&label.lines, (label.at, top), label.align, Ink::Label);
}
