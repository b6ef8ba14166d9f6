//! The kinds of chart: a row and a file for each.

mod bar;
mod grouped;
mod line;
mod stacked;

use super::plot::Plot;
use super::scale::Scale;
use super::sheet::Sheet;
use crate::messages::Messages;
use crate::read::figure::ChartKind;

/// A kind of chart.
#[derive(Debug)]
pub struct Kind {
    /// The key of its name.
    pub name: &'static str,
    /// What its marks are.
    pub shape: Shape,
    /// How many series it shows.
    pub wants: Wants,
    /// Reasons not to draw a plot as this kind.
    pub refuses: fn(&Plot) -> Option<Refusal>,
    /// The scale of its values.
    pub scale: fn(&Plot) -> Scale,
    /// Draws it on a sheet; gives the height and the elements.
    pub draw: fn(&Plot, &Scale, &Sheet, &Messages) -> Sketch,
    /// What it shows, in sentences.
    pub describe: fn(&Plot, &Scale, &Messages) -> Vec<String>,
}

/// What the marks of a kind are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Lengths from zero.
    Bars,
    /// Places, joined in order.
    Line,
}

/// How many series a kind shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Exactly one.
    One,
    /// Two or more.
    Several,
    /// Any number.
    Any,
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
    }
}
