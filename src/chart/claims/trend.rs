//! "Rose", "fell", "doubled", "halved": a direction between two places along the axis.

use super::Contradiction;
use super::text::{Clause, Lexicon, ends_with, find};
use crate::chart::describe::words::{Spot, Words};
use crate::chart::kind::{self, Across};
use crate::chart::plot::Plot;
use crate::messages::Messages;

/// A direction that is not the one of the data.
pub fn check(plot: &Plot, clause: &Clause, lexicon: &Lexicon, messages: &Messages) -> Option<Contradiction> {
    if kind::of(plot.record.kind).across != Across::Order || clause.has(lexicon.unless) {
        return None;
    }
    let (rise, fall) = (clause.has(lexicon.rise), clause.has(lexicon.fall));
    let (double, halve) = (clause.has(lexicon.double), clause.has(lexicon.halve));
    if !(rise || fall || double || halve) {
        return None;
    }
    let (series, (first, last)) = (series(plot, clause)?, span(plot, clause, lexicon)?);
    let one = &plot.series[series];
    let value = |category: usize| one.points[category].value().map(|value| one.published(value));
    let (from, to) = (value(first)?, value(last)?);
    // "More than doubled" has no upper end.
    let beyond =
        |words: &[String]| clause.place(words).is_some_and(|place| ends_with(&clause.words[..place], lexicon.over));
    // A value that doubles is at least half as much again and less than three times as much; and so for halves.
    let holds = match (rise || double, fall || halve) {
        (true, false) if double => from > 0.0 && to / from >= 1.5 && (to / from < 3.0 || beyond(lexicon.double)),
        (false, true) if halve => from > 0.0 && to / from < 0.67 && (to / from > 0.33 || beyond(lexicon.halve)),
        (true, false) => to > from,
        (false, true) => to < from,
        _ => return None,
    };
    let words = Words { plot, messages };
    let told = |category: usize, value: f64| {
        let quantity = words.quantity(Spot { series, category, value });
        format!("{quantity} {}", words.place(category))
    };
    (!holds).then(|| Contradiction(format!("it goes from {} to {}", told(first, from), told(last, to))))
}

/// The series that a clause is about: the only one, or the one that it names.
pub fn series(plot: &Plot, clause: &Clause) -> Option<usize> {
    match (plot.series.len(), &clause.series(plot)[..]) {
        (1, _) => Some(0),
        (_, [(only, _)]) => Some(*only),
        _ => None,
    }
}

/// From where to where a clause follows the axis.
fn span(plot: &Plot, clause: &Clause, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let end = plot.categories.len() - 1;
    let just_before = |place: usize, words: &[String]| ends_with(&clause.words[..place], words);
    match &clause.categories(plot)[..] {
        // "Rose and fell" is about no two places.
        [] if both(clause, lexicon) => None,
        [] => Some((0, end)),
        [(at, place)] if just_before(*place, lexicon.since) => Some((*at, end)),
        [(at, place)] if just_before(*place, lexicon.until) => Some((0, *at)),
        [(at, _)] => at.checked_sub(1).map(|before| (before, *at)),
        [(one, _), (other, _)] => Some((*one.min(other), *one.max(other))),
        _ => None,
    }
}

fn both(clause: &Clause, lexicon: &Lexicon) -> bool {
    let has = |words: &[String]| words.iter().any(|word| find(&clause.sentence, word).is_some());
    has(lexicon.rise) && has(lexicon.fall)
}
