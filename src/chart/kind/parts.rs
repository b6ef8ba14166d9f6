//! Parts of a whole: what may be added up, and what it comes to.

use super::Refusal;
use crate::chart::plot::{self, Plot, Point};
use crate::chart::scale::Scale;
use crate::model::symbol::Symbol;
use crate::model::table::Measures;

/// A scale of the wholes and the lines to compare with, from zero.
pub fn scale(plots: &[Plot]) -> Scale {
    let totals = plots.iter().flat_map(|plot| (0..plot.categories.len()).map(|at| total(plot, at)));
    let high = totals.fold(0.0, f64::max);
    // Parts of a hundred that were rounded may add up to 101.
    let high = plots[0].data.measure().unit.as_deref().filter(|unit| *unit == "%").map_or(high, |_| high.min(100.0));
    let lines = plots.iter().flat_map(|plot| plot.record.reference_lines.iter().map(|line| line.value));
    let (low, high) = lines.fold((0.0, high), |(low, high), line| (f64::min(low, line), f64::max(high, line)));
    Scale::nice(low, high, 6, plot::decimals_of(plots))
}

/// What the parts of a category add up to, without those that are missing.
pub fn total(plot: &Plot, category: usize) -> f64 {
    plot.series.iter().filter_map(|series| series.points[category].value()).sum()
}

/// Values that are not the parts of a whole, with what to do instead.
pub fn refuses(plot: &Plot, instead: &'static str) -> Option<Refusal> {
    let message = of_another_sort(plot).or_else(|| below_zero(plot)).or_else(|| of_several_wholes(plot));
    let Some(message) = message else { return given_away(plot) };
    Some(Refusal { key: "kind", message, help: Some(instead) })
}

/// Only how many there are, and shares of one whole, can be added up.
fn of_another_sort(plot: &Plot) -> Option<String> {
    plot.series.iter().find_map(|series| {
        let sort = match series.field.measures()? {
            Measures::Rate => "rates",
            Measures::Mean => "means",
            Measures::Index => "numbers of an index",
            Measures::Count | Measures::Share => return None,
        };
        Some(format!("`{}` holds {sort}, which do not add up to anything", series.field.id))
    })
}

/// A share that is held back and can be worked out, because all other parts of its whole are shown.
fn given_away(plot: &Plot) -> Option<Refusal> {
    if plot.measure().measures() != Some(Measures::Share) {
        return None;
    }
    let held_back = |category: &usize| {
        let mut missing = plot.series.iter().filter(|series| series.points[*category].value().is_none());
        let only = missing.next().filter(|_| missing.next().is_none());
        only.is_some_and(|series| series.points[*category] == Point::Missing(Symbol::Confidential))
    };
    let category = (0..plot.categories.len()).find(held_back)?;
    let label = &plot.categories[category].label;
    let message = format!("one share of `{label}` is confidential, and what the others leave of the whole tells it");
    let help = "hold a second share back in the table too, or leave the row out with `filter`";
    Some(Refusal { key: "kind", message, help: Some(help) })
}

/// Values below zero.
pub fn below_zero(plot: &Plot) -> Option<String> {
    plot.values()
        .any(|value| value < 0.0)
        .then(|| "parts of a whole cannot be below zero, and some values are".to_owned())
}

/// Shares that add up to more than their whole, or to less.
fn of_several_wholes(plot: &Plot) -> Option<String> {
    let field = plot.measure();
    if field.measures() != Some(Measures::Share) {
        return None;
    }
    let unit = field.unit.as_deref().unwrap_or_default();
    let all = if unit.is_empty() { 1.0 } else { 100.0 };
    // Each part may have been rounded by half of its last decimal.
    let decimals = plot.decimals().unwrap_or(if unit.is_empty() { 3 } else { 1 });
    let slack = 0.5 * plot.series.len() as f64 * 10f64.powi(-i32::from(decimals.min(9))) + 1e-9;
    let is_whole = |category: &usize| {
        let complete = plot.series.iter().all(|series| series.points[*category].value().is_some());
        let sum = total(plot, *category);
        sum <= all + slack && (!complete || sum >= all - slack)
    };
    let broken = (0..plot.categories.len()).find(|category| !is_whole(category))?;
    let (label, sum) = (&plot.categories[broken].label, total(plot, broken));
    let digits = if unit.is_empty() { 3 } else { 1 };
    Some(format!("the shares of `{label}` add up to {sum:.digits$}{unit}, so they are not the parts of one whole"))
}
