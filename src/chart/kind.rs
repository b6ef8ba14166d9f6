//! The kinds of chart: a row and a file for each.

mod area;
mod bar;
mod dot;
mod grouped;
pub mod heat;
pub mod histogram;
pub mod key_figure;
mod line;
mod parts;
pub mod proportion;
mod range;
pub mod scatter;
mod slope;
mod stacked;

use super::Tile;
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
    /// The table itself, its cells shaded.
    Shades(Shading),
    /// A number in large of each chart.
    Tiles(fn(&Plot, &Messages) -> Tile),
}

/// How the cells of a table are shaded.
#[derive(Clone, Copy, Debug)]
pub struct Shading {
    /// The shade, or none, of each cell of the grid, by row and column.
    pub cells: fn(&Plot, &Scale) -> Vec<Vec<Option<u8>>>,
    /// What each shade stands for, the weakest first.
    pub key: fn(&Plot, &Scale, &Messages) -> Vec<(u8, String)>,
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
    /// Where its plot begins and ends across the sheet.
    pub across: (f64, f64),
}

/// The row of a kind.
pub fn of(kind: ChartKind) -> &'static Kind {
    match kind {
        ChartKind::Bar => &bar::KIND,
        ChartKind::GroupedBar => &grouped::KIND,
        ChartKind::StackedBar => &stacked::KIND,
        ChartKind::Line => &line::KIND,
        ChartKind::Scatter => &scatter::KIND,
        ChartKind::Histogram => &histogram::KIND,
        ChartKind::Heat => &heat::KIND,
        ChartKind::Proportion => &proportion::KIND,
        ChartKind::KeyFigure => &key_figure::KIND,
        ChartKind::Area => &area::KIND,
        ChartKind::Slope => &slope::KIND,
        ChartKind::Dot => &dot::KIND,
        ChartKind::Range => &range::KIND,
    }
}
