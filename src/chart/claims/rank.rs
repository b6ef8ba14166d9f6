//! "The highest", "the lowest", "more than": the place of something among the others.

use super::Contradiction;
use super::text::{Clause, Lexicon};
use super::trend::series;
use crate::chart::describe::words::{Spot, Words, range};
use crate::chart::plot::Plot;
use crate::messages::Messages;
use crate::read::figure::ChartKind;

/// A place among the others that is not the one in the data.
pub fn check(plot: &Plot, clause: &Clause, lexicon: &Lexicon, messages: &Messages) -> Option<Contradiction> {
    if clause.has(lexicon.unless) || matches!(plot.record.kind, ChartKind::StackedBar | ChartKind::Area) {
        return None;
    }
    let words = Words { plot, messages };
    extreme(&words, clause, lexicon).or_else(|| comparison(&words, clause, lexicon))
}

/// The one category that a clause calls the highest or the lowest.
fn extreme(words: &Words, clause: &Clause, lexicon: &Lexicon) -> Option<Contradiction> {
    let (highest, lowest) = (clause.has(lexicon.highest), clause.has(lexicon.lowest));
    if highest == lowest {
        return None;
    }
    let series = series(words.plot, clause)?;
    let [(category, _)] = clause.categories(words.plot)[..] else { return None };
    let spots: Vec<Spot> = words.spots().into_iter().filter(|spot| spot.series == series).collect();
    let (most, least) = range(&spots)?;
    let extreme = if highest { most } else { least };
    let spot = spots.iter().find(|spot| spot.category == category)?;
    let told = |spot: &Spot| format!("{} {}", words.quantity(*spot), words.place(spot.category));
    let word = if highest { "highest" } else { "lowest" };
    (spot.value != extreme.value)
        .then(|| Contradiction(format!("the {word} is {}, and it is {}", told(&extreme), told(spot))))
}

/// Two categories, or two series at one category, of which the first is said to be above or below the second.
fn comparison(words: &Words, clause: &Clause, lexicon: &Lexicon) -> Option<Contradiction> {
    let plot = words.plot;
    let (more, less) = (clause.has(lexicon.more), clause.has(lexicon.less));
    if more == less {
        return None;
    }
    let than = clause.place(lexicon.than)?;
    let (one, other) = match (&clause.categories(plot)[..], &clause.series(plot)[..]) {
        ([(one, a), (other, b)], _) if *a < than && than < *b => {
            let series = series(plot, clause)?;
            ((series, *one), (series, *other))
        }
        ([(category, _)], [(one, a), (other, b)]) if *a < than && than < *b => ((*one, *category), (*other, *category)),
        _ => return None,
    };
    let spot = |(series, category): (usize, usize)| {
        let one = &plot.series[series];
        one.points[category].value().map(|value| Spot { series, category, value: one.published(value) })
    };
    let (one, other) = (spot(one)?, spot(other)?);
    let holds = if more { one.value > other.value } else { one.value < other.value };
    let told = |spot: Spot| format!("{} {}", words.quantity(spot), words.spot(spot));
    (!holds).then(|| Contradiction(format!("it is {} and {}", told(one), told(other))))
}
