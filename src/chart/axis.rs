//! A scale as an axis of plotters' coordinate system.
//!
//! plotters' own axes choose their ticks by themselves and never end on a range that is infinite; this one has been
//! told its ticks, and puts every number somewhere on its length.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

/// An axis from `low` to `high`, with a grid line at each tick.
#[derive(Clone, Debug)]
pub struct Axis {
    low: f64,
    high: f64,
    ticks: Vec<f64>,
}

impl Axis {
    /// An axis over a range that is finite and not empty.
    pub fn new(low: f64, high: f64, ticks: Vec<f64>) -> Self {
        Axis { low, high, ticks }
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let fraction = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        limit.0 + (f64::from(limit.1 - limit.0) * fraction).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.clone()
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}
