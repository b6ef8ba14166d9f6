//! The kinds of chart: a row and a file for each.

mod area;
mod bar;
mod dot;
mod grouped;
mod line;
mod parts;
mod range;
mod slope;
mod stacked;

use super::legend::Sample;
use super::plot::{Data, Plot};
use super::scale::Scale;
use super::select::Selection;
use super::sheet::Sheet;
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::grid::Grid;
use crate::model::table::Row;
use crate::read::figure::ChartKind;

/// A kind of chart.
#[derive(Debug)]
pub struct Kind {
    /// The key of its name.
    pub name: &'static str,
    /// The keys of a block without which there is no such chart.
    pub needs: &'static [&'static str],
    /// Further keys that mean something for it. Any other key is refused.
    pub takes: &'static [&'static str],
    /// What its `x` is.
    pub across: Across,
    /// How many series it shows.
    pub wants: Wants,
    /// What a sample of a series looks like in a legend, if it can have one.
    pub sample: Option<Sample>,
    /// How many marks a reader can tell apart.
    pub most: usize,
    /// The key of the sentence that says how a missing number looks.
    pub missing: &'static str,
    /// Brings rows into the form in which they are shown.
    pub pivot: for<'a> fn(&Selection<'a>, &[&'a Row]) -> Result<Data<'a>, Vec<Diagnostic>>,
    /// Reasons not to draw a plot as this kind.
    pub refuses: fn(&Plot) -> Option<Refusal>,
    /// The scale of the values of one chart, or of several side by side.
    pub scale: fn(&[Plot]) -> Scale,
    /// Draws it on a sheet; gives the height and the elements.
    pub draw: fn(&Plot, &Scale, &Sheet, &Messages) -> Sketch,
    /// What it shows, in sentences.
    pub describe: fn(&Plot, &Scale, &Messages) -> Vec<String>,
    /// Its numbers.
    pub grid: fn(&Plot, &Messages) -> Grid,
    /// What a page shows of it.
    pub shown: Shown,
}

/// What the field of a chart's `x` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// Names of things that are compared.
    Categories,
    /// Names, years or numbers that follow each other.
    Order,
    /// Numbers that were measured.
    Measure,
}

/// How many series a kind shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Exactly one.
    One,
    /// Two or more, and at most so many.
    Several(usize),
    /// Up to so many.
    UpTo(usize),
}

/// What a page shows of a chart. The drawing is made of every kind, for there is a file of it.
#[derive(Clone, Copy, Debug)]
pub enum Shown {
    /// The drawing.
    Drawing,
    /// The table itself, its cells shaded: one step of shading, or none, for each cell of its grid.
    Shades(fn(&Plot, &Scale) -> Vec<Vec<Option<u8>>>),
    /// A number in large.
    Tile,
}

/// A reason not to draw a plot.
#[derive(Debug)]
pub struct Refusal {
    /// The key of the block that has to change.
    pub key: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<&'static str>,
}

/// A finished sheet.
#[derive(Debug)]
pub struct Sketch {
    /// Its height in pixels.
    pub height: f64,
    /// Its elements.
    pub elements: String,
}

/// The row of a kind.
pub fn of(kind: ChartKind) -> &'static Kind {
    match kind {
        ChartKind::Bar => &bar::KIND,
        ChartKind::GroupedBar => &grouped::KIND,
        ChartKind::StackedBar => &stacked::KIND,
        ChartKind::Line => &line::KIND,
        ChartKind::Area => &area::KIND,
        ChartKind::Slope => &slope::KIND,
        ChartKind::Dot => &dot::KIND,
        ChartKind::Range => &range::KIND,
        _ => &bar::KIND,
    }
}
