//! The series of a category as parts of one bar.

use super::bar::MOST_BARS;
use super::{Across, Kind, Refusal, Shown, Wants};
use crate::chart::bands::{Bands, Bar, Form};
use crate::chart::describe::bars;
use crate::chart::grid;
use crate::chart::ink;
use crate::chart::legend::Sample;
use crate::chart::plot::{self, Plot, Point};
use crate::chart::scale::Scale;
use crate::chart::select::pivot;
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
    pivot: pivot::crossed,
    refuses,
    scale: of_totals,
    draw: |plot, scale, sheet, messages| stacks(plot, messages).draw(scale, sheet, messages),
    describe: bars::stacked,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

/// A scale of the wholes, from zero.
pub fn of_totals(plots: &[Plot]) -> Scale {
    let totals = plots.iter().flat_map(|plot| (0..plot.categories.len()).map(|at| total(plot, at)));
    let high = totals.fold(0.0, f64::max);
    // Parts of a hundred that were rounded may add up to 101.
    let high = if plots.iter().any(|plot| is_percent(plot)) && high > 100.0 { 100.0 } else { high };
    Scale::nice(0.0, high, 6, plot::decimals_of(plots))
}

/// What the parts of a category add up to, without those that are missing.
pub fn total(plot: &Plot, category: usize) -> f64 {
    plot.series.iter().filter_map(|series| series.points[category].value()).sum()
}

fn is_percent(plot: &Plot) -> bool {
    plot.measure().unit.as_deref() == Some("%")
}

fn refuses(plot: &Plot) -> Option<Refusal> {
    if plot.values().any(|value| value < 0.0) {
        let message = "parts of a whole cannot be below zero, and some values are".to_owned();
        return Some(Refusal { key: "kind", message, help: Some("use `kind: grouped-bar`") });
    }
    let whole = |category: usize| {
        let complete = plot.series.iter().all(|series| series.points[category].value().is_some());
        let sum = total(plot, category);
        // Each part may have been rounded by half of its last decimal.
        let slack = 0.5 * plot.series.len() as f64 * 10f64.powi(-i32::from(plot.decimals().unwrap_or(1).min(9))) + 1e-9;
        sum <= 100.0 + slack && (!complete || sum >= 100.0 - slack)
    };
    let broken = (0..plot.categories.len()).find(|category| is_percent(plot) && !whole(*category))?;
    let label = &plot.categories[broken].label;
    let sum = format!("{:.1}", total(plot, broken));
    let message = format!("the percentages of `{label}` add up to {sum}%, so they are not the parts of one whole");
    Some(Refusal {
        key: "kind",
        message,
        help: Some("use `kind: grouped-bar`, which compares shares without adding them up"),
    })
}

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
