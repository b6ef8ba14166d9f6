//! A table whose cells are shaded by their size.

mod drawing;

use super::{Across, Kind, Shading, Shown, Wants};
use crate::chart::describe::cells;
use crate::chart::grid;
use crate::chart::ink::SHADES;
use crate::chart::plot::{self, Plot, Point};
use crate::chart::scale::Scale;
use crate::chart::select::pivot;
use crate::messages::Messages;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.heat",
    needs: &["x", "y"],
    takes: &["series", "panels", "sort"],
    across: Across::Categories,
    wants: Wants::UpTo(MOST_COLUMNS),
    sample: None,
    most: MOST_CELLS,
    missing: "chart.missing.heat",
    pivot: pivot::crossed,
    refuses: |_| None,
    scale: in_steps,
    draw: drawing::draw,
    describe: cells::describe,
    grid: grid::crossed,
    shown: Shown::Shades(Shading { cells: shades, key }),
};

/// A reader cannot find a number among more.
const MOST_COLUMNS: usize = 40;
const MOST_CELLS: usize = 600;

/// A scale whose ticks are the ends of the steps, of which there are no more than shades.
fn in_steps(plots: &[Plot]) -> Scale {
    let values = || plots.iter().flat_map(|plot| plot.data.values());
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let with = |wanted| Scale::nice(low, high, wanted, plot::decimals_of(plots));
    // Round ends can take one step more than was wanted.
    let fits = |scale: &Scale| scale.ticks.len() - 1 <= usize::from(SHADES);
    (2..=usize::from(SHADES)).rev().map(with).find(fits).unwrap_or_else(|| with(2))
}

/// The shade of a value. A value between two steps has that of the higher one; where there are fewer steps than shades,
/// the steps are spread over them.
pub fn shade(scale: &Scale, value: f64) -> u8 {
    let steps = scale.ticks.len() - 1;
    let step = (scale.fraction(value) * steps as f64 + 1e-9).floor() as usize;
    of_step(step.min(steps - 1), steps)
}

fn of_step(step: usize, steps: usize) -> u8 {
    let last = f64::from(SHADES - 1);
    1 + (step as f64 * last / (steps.max(2) - 1) as f64).round() as u8
}

/// The shade of each cell of the grid; the column of names has none, nor has what is missing.
fn shades(plot: &Plot, scale: &Scale) -> Vec<Vec<Option<u8>>> {
    let of = |at: usize| {
        let cell = |series: &plot::Series| match series.points[at] {
            Point::Value(value, _) => Some(shade(scale, series.published(value))),
            Point::Missing(_) | Point::Elsewhere => None,
        };
        std::iter::once(None).chain(plot.series.iter().map(cell)).collect()
    };
    (0..plot.categories.len()).map(of).collect()
}

/// What each shade stands for: the ends of its step.
pub fn key(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<(u8, String)> {
    let field = plot::with_decimals(plot.measure(), scale.decimals);
    let steps = scale.ticks.len() - 1;
    let step = |at: usize| {
        let text = if at + 1 < steps { "chart.span.under" } else { "chart.span.closed" };
        let end = |at: usize| plot::short(&field, scale.ticks[at], messages);
        (of_step(at, steps), messages.text(text, &[("from", &end(at)), ("to", &end(at + 1))]))
    };
    (0..steps).map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_steps_are_spread_over_all_shades() {
        let shades = |steps: usize| (0..steps).map(|step| of_step(step, steps)).collect::<Vec<_>>();
        assert_eq!(shades(5), [1, 2, 3, 4, 5]);
        assert_eq!(shades(4), [1, 2, 4, 5]);
        assert_eq!(shades(3), [1, 3, 5]);
        assert_eq!(shades(2), [1, 5]);
        assert_eq!(shades(1), [1]);
    }

    #[test]
    fn a_value_between_two_steps_has_the_higher_one_and_the_last_is_closed() {
        let scale = Scale::nice(0.0, 100.0, 5, Some(0));
        let of = |value| shade(&scale, value);
        assert_eq!([of(0.0), of(19.9), of(20.0), of(60.0), of(100.0)], [1, 1, 2, 4, 5]);
    }
}
