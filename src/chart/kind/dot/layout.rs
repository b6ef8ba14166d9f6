//! Where dots, their labels and the names of their series stand.

use crate::chart::apart::apart;
use crate::chart::dots::{self, REACH};
use crate::chart::legend::{Legend, Sample};
use crate::chart::plot::Plot;
use crate::chart::rows::{self, Columns, Contents, Heights, Rows};
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Key, Sheet};
use crate::chart::text;
use crate::messages::Messages;

/// Between a marker and its label.
pub const BESIDE: f64 = 4.5;

/// The height of a row, and between two of few and of many.
const ROW: f64 = 24.0;
const BETWEEN: (f64, f64) = (10.0, 4.0);

/// Dots whose middles are closer than this would cover each other.
const APART: f64 = 11.0;

/// The least width of a scale beside whose dots values may stand.
const LEAST: f64 = 100.0;

/// Between the names of two series, and the most of its own width by which a name may stand beside its dot.
const BETWEEN_NAMES: f64 = 12.0;
const ASIDE: f64 = 0.35;

/// A dot.
pub struct Dot {
    /// Its series.
    pub series: usize,
    /// Its value.
    pub value: f64,
    /// Its value in letters.
    pub label: String,
    /// How far below the middle of its row it stands, so that it does not cover another one.
    pub lift: f64,
}

/// The parts of a chart of dots.
pub struct Layout<'p> {
    /// The rows.
    pub rows: Rows<'p>,
    /// The dots of each row, from the least to the greatest.
    pub dots: Vec<Vec<Dot>>,
    /// Whether values stand beside the outer dots.
    pub has_labels: bool,
    /// The middles of the names of the series, above the dots of the first row; none where a legend has them.
    pub names: Vec<f64>,
}

/// The dots of a row that have their values on their left and on their right.
pub fn labelled(dots: &[Dot], has_labels: bool) -> (Option<&Dot>, Option<&Dot>) {
    match dots {
        _ if !has_labels => (None, None),
        [first, .., last] if first.value != last.value => (Some(first), Some(last)),
        _ => (None, dots.last()),
    }
}

/// Places everything.
pub fn layout<'p>(plot: &'p Plot, scale: &'p Scale, sheet: &Sheet, messages: &Messages) -> Layout<'p> {
    let mut dots: Vec<Vec<Dot>> = (0..plot.categories.len()).map(|at| in_row(plot, at, messages)).collect();
    let columns = |has_labels: bool| {
        let (before, after) = reaches(&dots, has_labels, sheet);
        let contents = Contents { plot, scale, before, after, margin: dots::margin(plot, sheet) };
        rows::across(&contents, sheet, messages)
    };
    let with_labels = Some(columns(true)).filter(|columns| columns.width() >= LEAST);
    let has_labels = with_labels.is_some();
    let columns = with_labels.unwrap_or_else(|| columns(false));
    dots.iter_mut().for_each(|row| lift(row, &columns));
    let tallest = |row: &Vec<Dot>| row.iter().map(|dot| 2.0 * (dot.lift.abs() + REACH)).fold(ROW, f64::max);
    let names = names(plot, &dots[0], &columns, sheet);
    let heights = Heights {
        marks: dots.iter().map(tallest).collect(),
        gap: if dots.len() <= rows::FEW { BETWEEN.0 } else { BETWEEN.1 },
        head: if names.is_some() { sheet.line() } else { 0.0 },
    };
    let sample = (plot.series.len() > 1 && names.is_none()).then_some(Sample::Marks);
    let legend = Legend::new(plot, sample, sheet, messages);
    let rows = columns.down(legend, &heights, sheet);
    Layout { rows, dots, has_labels, names: names.unwrap_or_default() }
}

/// The dots of a row in their order; of equal ones, those with a symbol come last, for the last one has its label shown.
fn in_row(plot: &Plot, category: usize, messages: &Messages) -> Vec<Dot> {
    let of = |(at, series): (usize, &crate::chart::plot::Series)| {
        let point = series.points[category];
        let value = point.value()?;
        Some((point.symbol(), Dot { series: at, value, label: series.label(point, messages), lift: 0.0 }))
    };
    let mut dots: Vec<_> = plot.series.iter().enumerate().filter_map(of).collect();
    dots.sort_by(|(one_symbol, one), (other_symbol, other)| {
        one.value.total_cmp(&other.value).then(one_symbol.is_some().cmp(&other_symbol.is_some()))
    });
    dots.into_iter().map(|(_, dot)| dot).collect()
}

type Reaches = Vec<(f64, f64)>;

/// What the outer dots of each row take up on their left and on their right.
fn reaches(dots: &[Vec<Dot>], has_labels: bool, sheet: &Sheet) -> (Reaches, Reaches) {
    let reach = |dot: &Dot, is_labelled: bool| {
        let label = if is_labelled { BESIDE + text::width(&dot.label, sheet.letters) } else { 0.0 };
        (dot.value, REACH + label)
    };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in dots {
        let (before, after) = labelled(row, has_labels);
        left.extend(row.first().map(|dot| reach(dot, before.is_some())));
        right.extend(row.last().map(|dot| reach(dot, after.is_some())));
    }
    (left, right)
}

/// Gives dots that would cover each other heights of their own, around the middle of the row.
fn lift(row: &mut [Dot], columns: &Columns) {
    let close = |one: &Dot, next: &Dot| columns.place(next.value) - columns.place(one.value) < APART;
    for cluster in row.chunk_by_mut(close) {
        // The place of the last dot at each height.
        let mut ends: Vec<f64> = Vec::new();
        let mut levels = Vec::with_capacity(cluster.len());
        for dot in cluster.iter() {
            let place = columns.place(dot.value);
            let level = ends.iter().position(|end| place - end >= APART).unwrap_or(ends.len());
            ends.resize(ends.len().max(level + 1), place);
            ends[level] = place;
            levels.push(level);
        }
        let middle = (ends.len() - 1) as f64 / 2.0;
        cluster.iter_mut().zip(levels).for_each(|(dot, level)| dot.lift = (level as f64 - middle) * APART);
    }
}

/// The middles of the names of the series above the dots of the first row; `None` where one is not there, or has no
/// room for its name.
fn names(plot: &Plot, first: &[Dot], columns: &Columns, sheet: &Sheet) -> Option<Vec<f64>> {
    if plot.series.len() == 1 || sheet.key == Key::Above {
        return None;
    }
    let of = |series: usize| first.iter().find(|dot| dot.series == series).map(|dot| columns.place(dot.value));
    let places: Vec<f64> = (0..plot.series.len()).map(of).collect::<Option<_>>()?;
    let width = |at: usize| text::width(&plot.series[at].name, sheet.letters);
    let wants: Vec<(f64, f64)> =
        places.iter().enumerate().map(|(at, place)| (*place, width(at) + BETWEEN_NAMES)).collect();
    let half = BETWEEN_NAMES / 2.0;
    let middles = apart(&wants, columns.start - half, sheet.width - EDGE + half)?;
    let is_near = |(at, middle): (usize, &f64)| (middle - places[at]).abs() <= width(at) * ASIDE;
    middles.iter().enumerate().all(is_near).then_some(middles)
}
