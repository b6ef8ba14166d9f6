//! Where the parts of a chart along an ordered axis stand.

use std::borrow::Cow;

use crate::chart::apart::apart;
use crate::chart::canvas::{Frame, Point};
use crate::chart::legend::{Legend, Sample};
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Key, Sheet};
use crate::chart::text;
use crate::chart::ticks::{self, Placed, Tick};
use crate::messages::Messages;

/// How far the first and the last point stand from the frame.
pub const INSET: f64 = 14.0;

/// Between a line's end and its name, without and with a line that leads to it.
const AFTER: f64 = 12.0;
const LED: f64 = 30.0;

/// The least width of a plot beside which names may stand.
const LEAST: f64 = 170.0;

/// The parts of a chart along an ordered axis.
pub struct Layout<'p> {
    pub legend: Legend,
    /// The lines to compare with.
    pub references: Vec<f64>,
    pub title: Vec<String>,
    pub title_top: f64,
    pub ticks: Vec<Tick>,
    pub frame: Frame,
    /// The categories' numbers, and the first and the last one of the axis.
    pub positions: Vec<f64>,
    pub span: (f64, f64),
    /// The categories in pixels.
    pub across: Vec<f64>,
    pub labels: Vec<Placed<'p>>,
    pub labels_top: f64,
    pub across_title: Option<(&'p str, f64)>,
    pub names: Vec<Name>,
    pub height: f64,
}

impl Layout<'_> {
    /// Where a value stands, in pixels from the top.
    pub fn height_of(&self, scale: &Scale, value: f64) -> f64 {
        let frame = self.frame;
        frame.top + (1.0 - scale.fraction(value)) * (frame.bottom - frame.top)
    }
}

/// The name of a line at its end, or the value of a point.
pub struct Name {
    pub lines: Vec<String>,
    pub left: f64,
    pub middle: f64,
    /// The point that a thin line leads to, where the name could not stand beside it.
    pub leader: Option<Point>,
    pub is_value: bool,
}

/// Where the name of each series belongs, and what stands for it in a legend where there is no room for that.
pub struct Naming {
    /// For each series, the category and the value that its name stands beside; none where it has no end.
    pub ends: Vec<Option<(usize, f64)>>,
    /// Its sample in a legend.
    pub sample: Sample,
}

/// Places everything, with these captions for the categories.
pub fn layout<'p>(
    plot: &'p Plot,
    (captions, naming): (&'p [Cow<str>], &Naming),
    scale: &Scale,
    sheet: &Sheet,
    messages: &Messages,
) -> Layout<'p> {
    let ticks = ticks::values(plot, scale, messages);
    let widest = ticks.iter().map(|(_, text)| text::width(text, sheet.letters)).fold(0.0, f64::max);
    let left = (EDGE + widest + 10.0).max(sheet.within.0);
    let title: Vec<String> =
        text::wrap(&plot.axis_title(messages), sheet.letters, sheet.room()).into_iter().map(str::to_owned).collect();
    let names = ends(plot, naming, scale, sheet, left, messages);
    let sample = if names.is_none() { Some(naming.sample) } else { None };
    let legend = Legend::new(plot, sample, sheet, messages);
    let title_top = EDGE + legend.height;
    let top = title_top + title.len() as f64 * sheet.line() + sheet.line() / 2.0 + 4.0;
    let right = (sheet.width - EDGE - names.as_ref().map_or(0.0, |names| names.width)).min(sheet.within.1);
    let frame = Frame { left, top, right: right.max(left + 3.0 * INSET), bottom: top + sheet.rise };
    let positions = plot.positions();
    let (first, last) = (positions[0], positions[positions.len() - 1]);
    // A single category stands in the middle.
    let span = if last > first { (first, last) } else { (first - 1.0, first + 1.0) };
    let place = |position: &f64| {
        let width = frame.right - frame.left - 2.0 * INSET;
        frame.left + INSET + (position - span.0) / (span.1 - span.0) * width
    };
    let across: Vec<f64> = positions.iter().map(place).collect();
    let texts: Vec<&str> = captions.iter().map(|caption| &**caption).collect();
    let labels = ticks::spread(&texts, &across, (EDGE, sheet.width - EDGE), sheet.letters);
    let labels_top = frame.bottom + sheet.line() / 2.0;
    let deepest = labels.iter().map(|label| label.lines.len()).max().unwrap_or(1) as f64 * sheet.line();
    let plain = !plot.x.is_measure() || text::width(&plot.x.title, sheet.letters) > frame.right - frame.left;
    let across_title = (!plain).then(|| (plot.x.title.as_str(), labels_top + deepest + sheet.line() / 2.0 + 4.0));
    let height = labels_top + deepest + EDGE + across_title.map_or(0.0, |_| sheet.line() + 4.0);
    let mut placed = Vec::new();
    if let Some(names) = names {
        place_names(&mut placed, plot, scale, sheet, (&frame, &across), names);
    }
    Layout {
        legend,
        references: plot.record.reference_lines.iter().map(|line| line.value).collect(),
        title,
        title_top,
        ticks,
        frame,
        positions,
        span,
        across,
        labels,
        labels_top,
        across_title,
        names: placed,
        height,
    }
}

/// The names beside the ends of the lines, before the frame has its place: heights count from its upper edge.
struct Ends {
    entries: Vec<End>,
    /// The room they take on the right.
    width: f64,
}

struct End {
    category: usize,
    value: f64,
    lines: Vec<String>,
    middle: f64,
    is_led: bool,
}

/// The names of lines, or the last value of a single one; `None` where there is no room for names.
fn ends(plot: &Plot, naming: &Naming, scale: &Scale, sheet: &Sheet, left: f64, messages: &Messages) -> Option<Ends> {
    let single = plot.series.len() == 1;
    if !single && sheet.key == Key::Above {
        return None;
    }
    let mut entries = Vec::new();
    for (series, end) in plot.series.iter().zip(&naming.ends) {
        // A series without any value has no end to name.
        let (category, value) = (*end)?;
        let name = if single { series.label(series.points[category], messages) } else { series.name.clone() };
        let room = if single { f64::INFINITY } else { sheet.line_names };
        let lines: Vec<String> = text::wrap(&name, sheet.letters, room).into_iter().map(str::to_owned).collect();
        if lines.len() > 3 || !single && text::widest_word(&name, sheet.letters) > room {
            return None;
        }
        let middle = (1.0 - scale.fraction(value)) * sheet.rise;
        entries.push(End { category, value, lines, middle, is_led: false });
    }
    let wants: Vec<(f64, f64)> =
        entries.iter().map(|end| (end.middle, end.lines.len() as f64 * sheet.line() + 2.0)).collect();
    let middles = apart(&wants, -sheet.line() / 2.0, sheet.rise + 4.0)?;
    let last = plot.categories.len() - 1;
    for (end, middle) in entries.iter_mut().zip(middles) {
        end.is_led = (middle - end.middle).abs() > 4.0 || end.category < last;
        end.middle = middle;
    }
    // Where one name cannot stand beside its line, all stand apart and are led to, in one column.
    let led = !single && entries.iter().any(|end| end.is_led);
    entries.iter_mut().for_each(|end| end.is_led = led);
    let lines: Vec<&String> = entries.iter().flat_map(|end| &end.lines).collect();
    let width = text::widest(&lines, sheet.letters) + if led { LED } else { AFTER } - INSET;
    let plot_width = sheet.width - EDGE - left - width;
    match plot_width >= LEAST {
        true => Some(Ends { entries, width: width.max(0.0) }),
        // The words say the last value of a single line, which needs no name.
        false => single.then(|| Ends { entries: Vec::new(), width: 0.0 }),
    }
}

fn place_names(
    placed: &mut Vec<Name>,
    plot: &Plot,
    scale: &Scale,
    sheet: &Sheet,
    (frame, across): (&Frame, &[f64]),
    names: Ends,
) {
    let led = names.entries.iter().any(|end| end.is_led);
    let edge = frame.right - INSET + if led { LED } else { AFTER };
    for end in names.entries {
        let point = (across[end.category], frame.top + (1.0 - scale.fraction(end.value)) * sheet.rise);
        // The one value of a single line stands beside its point, which may not be the last of the axis.
        let left = if plot.series.len() == 1 { point.0 + AFTER } else { edge };
        let middle = frame.top + end.middle;
        let leader = end.is_led.then_some(point);
        placed.push(Name { lines: end.lines, left, middle, leader, is_value: plot.series.len() == 1 });
    }
}

/// The first value of a single line, on the side of its point that the line leaves free.
pub fn first_value(plot: &Plot, scale: &Scale, sheet: &Sheet, layout: &Layout, messages: &Messages) -> Option<Name> {
    let (frame, across) = (&layout.frame, &layout.across);
    let series = &plot.series[0];
    let shown = series.shown();
    let ((category, value), next) = (*shown.first()?, shown.get(1)?);
    let label = series.label(series.points[category], messages);
    let width = text::width(&label, sheet.letters);
    let left = (across[category] - width / 2.0).max(frame.left + 3.0);
    let last = shown.last()?.0;
    if left + width > across[last] - INSET {
        return None;
    }
    let at = frame.top + (1.0 - scale.fraction(value)) * sheet.rise;
    let off = sheet.line() / 2.0 + 8.0;
    let rises = next.1 > value && at + off + sheet.line() / 2.0 < frame.bottom;
    // At the upper edge, the title of the axis is in the way.
    let below = rises || at - off < frame.top;
    let middle = if below { at + off } else { at - off };
    Some(Name { lines: vec![label], left, middle, leader: None, is_value: true })
}
