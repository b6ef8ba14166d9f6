//! A bar for each category.

use super::{Kind, Shape, Wants};
use crate::chart::bands::{Bands, Bar, Form};
use crate::chart::describe::bars;
use crate::chart::plot::{Plot, Point};
use crate::chart::scale::Scale;
use crate::messages::Messages;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.bar",
    shape: Shape::Bars,
    wants: Wants::One,
    refuses: |_| None,
    scale: from_zero,
    draw: |plot, scale, sheet, messages| side_by_side(plot, messages).draw(scale, sheet, messages),
    describe: bars::one,
};

/// A scale of all values and zero, for a bar is a length from there.
pub fn from_zero(plot: &Plot) -> Scale {
    let low = plot.values().fold(0.0, f64::min);
    let high = plot.values().fold(0.0, f64::max);
    Scale::nice(low, high, 6, plot.decimals())
}

/// A bar for each point, those of a category beside each other.
pub fn side_by_side<'p>(plot: &'p Plot<'p>, messages: &Messages) -> Bands<'p> {
    let bar = |series: usize, point: Point| {
        let (to, form) = match point {
            Point::Value(value, _) => (value, Form::Whole),
            Point::Missing(_) => (0.0, Form::Symbol),
        };
        Bar { series, slot: series, from: 0.0, to, label: plot.series[series].label(point, messages), form }
    };
    let of = |category: usize| (0..plot.series.len()).map(|at| bar(at, plot.series[at].points[category])).collect();
    Bands { plot, bars: (0..plot.categories.len()).map(of).collect(), slots: plot.series.len() }
}
