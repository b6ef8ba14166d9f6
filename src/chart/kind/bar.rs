//! A bar for each category.

use super::{Across, Kind, Shown, Wants};
use crate::chart::bands::{Bands, Bar, Form};
use crate::chart::describe::bars;
use crate::chart::grid;
use crate::chart::plot::{self, Plot, Point};
use crate::chart::scale::Scale;
use crate::chart::select::pivot;
use crate::messages::Messages;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.bar",
    needs: &["x", "y"],
    takes: &["series", "panels", "direction", "sort", "highlight", "annotations", "reference-lines"],
    across: Across::Categories,
    wants: Wants::One,
    sample: None,
    most: MOST_BARS,
    missing: "chart.missing.bars",
    pivot: pivot::crossed,
    refuses: |_| None,
    scale: from_zero,
    draw: |plot, scale, sheet, messages| side_by_side(plot, messages).draw(scale, sheet, messages),
    describe: bars::one,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

/// More bars than this cannot be told apart.
pub const MOST_BARS: usize = 600;

/// A scale of all values and zero, for a bar is a length from there.
pub fn from_zero(plots: &[Plot]) -> Scale {
    let low = plot::values(plots).fold(0.0, f64::min);
    let high = plot::values(plots).fold(0.0, f64::max);
    Scale::nice(low, high, 6, plot::decimals_of(plots))
}

/// A bar for each point, those of a category beside each other.
pub fn side_by_side<'p>(plot: &'p Plot<'p>, messages: &Messages) -> Bands<'p> {
    let bar = |series: usize, point: Point| {
        let (to, form) = match point {
            Point::Value(value, _) => (value, Form::Whole),
            Point::Missing(_) | Point::Elsewhere => (0.0, Form::Symbol),
        };
        Bar { series, slot: series, from: 0.0, to, label: plot.series[series].label(point, messages), form }
    };
    let of = |category: usize| (0..plot.series.len()).map(|at| bar(at, plot.series[at].points[category])).collect();
    Bands { plot, bars: (0..plot.categories.len()).map(of).collect(), slots: plot.series.len() }
}
