//! The series of a category as parts of one bar.

use super::bar::MOST_BARS;
use super::{Across, Kind, Shown, Wants, parts};
use crate::chart::bands::{Bands, Bar, Form};
use crate::chart::describe::bars;
use crate::chart::grid;
use crate::chart::ink;
use crate::chart::legend::Sample;
use crate::chart::plot::{Plot, Point};
use crate::chart::select::shares;
use crate::messages::Messages;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.stacked-bar",
    needs: &["x", "y"],
    takes: &["series", "panels", "as-percent", "direction", "sort", "highlight", "annotations", "reference-lines"],
    across: Across::Categories,
    wants: Wants::Several(ink::SERIES),
    sample: Some(Sample::Bars),
    most: MOST_BARS,
    missing: "chart.missing.bars",
    pivot: shares::crossed,
    refuses: |plot| parts::refuses(plot, "use `kind: grouped-bar`, which compares values without adding them up"),
    scale: parts::scale,
    draw: |plot, scale, sheet, messages| stacks(plot, messages).draw(scale, sheet, messages),
    describe: bars::stacked,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

fn stacks<'p>(plot: &'p Plot<'p>, messages: &Messages) -> Bands<'p> {
    let stack = |category: usize| {
        let mut bars = Vec::with_capacity(plot.series.len());
        let mut from = 0.0;
        let mut symbols: Vec<String> = Vec::new();
        for (at, series) in plot.series.iter().enumerate() {
            let point = series.points[category];
            let label = series.label(point, messages);
            match point {
                Point::Value(value, _) if value > 0.0 => {
                    bars.push(Bar { series: at, slot: 0, from, to: from + value, label, form: Form::Part });
                    from += value;
                }
                // Nothing to see; the table says that it is zero.
                Point::Value(..) | Point::Elsewhere => {}
                Point::Missing(_) if symbols.contains(&label) => {}
                Point::Missing(_) => symbols.push(label),
            }
        }
        if symbols.is_empty() && bars.is_empty() {
            let label = plot.series[0].label(Point::Value(0.0, None), messages);
            bars.push(Bar { series: 0, slot: 0, from: 0.0, to: 0.0, label, form: Form::Whole });
        } else if !symbols.is_empty() {
            bars.push(Bar { series: 0, slot: 0, from, to: from, label: symbols.join(" "), form: Form::Symbol });
        }
        bars
    };
    Bands { plot, bars: (0..plot.categories.len()).map(stack).collect(), slots: 1 }
}
