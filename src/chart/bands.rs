//! Bars: a band for each category with bars in it, drawn from left to right or upwards.
//!
//! A kind of bar chart says which bars there are; how they are laid out is here, and the same for all.

mod horizontal;
mod vertical;

use super::ink::Hue;
use super::kind::Sketch;
use super::legend::{Legend, Sample};
use super::plot::Plot;
use super::scale::Scale;
use super::sheet::Sheet;
use super::text;
use crate::messages::Messages;
use crate::read::figure::Direction;

/// A bar, or a part of one.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Whose colour it has.
    pub series: usize,
    /// Its place among the bars of its category, from 0.
    pub slot: usize,
    /// Where it begins: zero, or the end of the part below.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// What is written beside it or within it.
    pub label: String,
    /// What is drawn.
    pub form: Form,
}

/// What a bar looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A bar with its label at its end; zero is a thin one.
    Whole,
    /// A part of a bar with its label within it, if there is room.
    Part,
    /// Only a label, in place of a bar.
    Symbol,
}

impl Bar {
    /// Whether the label stands at the end of the bar.
    fn is_labelled_beside(&self) -> bool {
        self.form != Form::Part && !self.label.is_empty()
    }
}

/// The bars of each category.
pub struct Bands<'p> {
    /// The data.
    pub plot: &'p Plot<'p>,
    /// The bars, by category.
    pub bars: Vec<Vec<Bar>>,
    /// How many bars stand beside each other in a category.
    pub slots: usize,
}

/// Space between two bars of one category, and between two parts of a bar.
const BETWEEN: f64 = 2.0;
const SEAM: f64 = 1.5;

/// A bar is at least so long, so that zero can be seen to be there.
const LEAST: f64 = 2.0;

impl Bands<'_> {
    /// Draws the bars in the direction that was asked for. Names are never turned or cut, so where upright bars leave
    /// too little room for theirs, the bars lie.
    pub fn draw(&self, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
        let upright = match self.plot.record.direction {
            Some(Direction::Vertical) => vertical::draw(self, scale, sheet, messages),
            _ => None,
        };
        upright.unwrap_or_else(|| horizontal::draw(self, scale, sheet, messages))
    }

    fn legend(&self, sheet: &Sheet, messages: &Messages) -> Legend {
        let sample = (self.plot.series.len() > 1).then_some(Sample::Bars);
        Legend::new(self.plot, sample, sheet, messages)
    }

    fn hue(&self, category: usize, bar: &Bar) -> Hue {
        self.plot.hue(bar.series, category)
    }

    fn all(&self) -> impl Iterator<Item = &Bar> {
        self.bars.iter().flatten()
    }

    /// The widest label beside a bar that fits the condition.
    fn widest_label(&self, letters: f64, which: impl Fn(&Bar) -> bool) -> f64 {
        let labels = self.all().filter(|bar| bar.is_labelled_beside() && which(bar));
        labels.map(|bar| text::width(&bar.label, letters)).fold(0.0, f64::max)
    }
}

/// The ends of a bar along its length, in pixels from the axis' own mapping, long enough to be seen.
fn ends(bar: &Bar, from: f64, to: f64, grows: f64) -> (f64, f64) {
    let forward = if bar.to < bar.from { -grows } else { grows };
    let length = (to - from).abs();
    match bar.form {
        Form::Whole => (from, from + forward * length.max(LEAST)),
        // The seam is taken from the beginning of each part but the first.
        Form::Part if bar.from != 0.0 && length > SEAM => (from + forward * SEAM, to),
        Form::Part | Form::Symbol => (from, to),
    }
}
