//! "The highest", "the lowest", "more than": the place of something among the others.

use super::Contradiction;
use super::text::{Clause, Lexicon, find, normal};
use super::trend::series;
use crate::chart::describe::words::{Spot, Words, range};
use crate::chart::plot::Plot;
use crate::messages::Messages;
use crate::read::figure::ChartKind;

/// A place among the others that is not the one in the data.
pub fn check(plot: &Plot, clause: &Clause, lexicon: &Lexicon, messages: &Messages) -> Option<Contradiction> {
    // "The greatest rise" and "rose by more than" are about changes.
    let about_changes = [lexicon.rise, lexicon.fall, lexicon.points].iter().any(|words| clause.has(words));
    let adds_up = matches!(plot.record.kind, ChartKind::StackedBar | ChartKind::Area);
    if about_changes || adds_up || clause.has(lexicon.unless) || clause.begins(lexicon.within) {
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
    let after = clause.after(if highest { lexicon.highest } else { lexicon.lowest })?;
    if !is_of_all(words.plot, clause, after, lexicon) {
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

/// Whether what stands after "the highest" is nothing but the measure, a number and a place that the chart names: "the
/// largest city" is about something else, and "the highest in the north" about some of all.
fn is_of_all(plot: &Plot, clause: &Clause, after: &str, lexicon: &Lexicon) -> bool {
    let is_measure = |word: &&str| {
        is_measure(plot, word, lexicon) || word.parse::<f64>().is_ok() || lexicon.percent.iter().any(|one| one == word)
    };
    let rest: Vec<&str> = after.split_whitespace().skip_while(is_measure).collect();
    let rest: Vec<&str> = rest.into_iter().skip_while(|word| lexicon.places.iter().any(|one| one == word)).collect();
    let rest = normal(&rest.join(" "));
    let names = clause.categories(plot).into_iter().map(|(at, _)| &plot.categories[at].label);
    let names = names.chain(clause.series(plot).into_iter().map(|(at, _)| &plot.series[at].name));
    rest.trim().is_empty() || names.map(|name| normal(name)).any(|name| rest == name)
}

/// Whether a word is one for what the chart measures. How many there are is not a share.
fn is_measure(plot: &Plot, word: &str, lexicon: &Lexicon) -> bool {
    let measure = plot.measure();
    let is_share = measure.unit.as_deref() == Some("%");
    let counts = lexicon.counts.iter().filter(|_| !is_share);
    lexicon.subject.iter().chain(counts).any(|one| one == word) || find(&normal(&measure.heading()), word).is_some()
}

/// Two categories, or two series at one category, of which the first is said to be above or below the second.
fn comparison(words: &Words, clause: &Clause, lexicon: &Lexicon) -> Option<Contradiction> {
    let plot = words.plot;
    let (more, less) = (clause.has(lexicon.more), clause.has(lexicon.less));
    if more == less {
        return None;
    }
    let than = clause.place(lexicon.than)?;
    let ends = |words: &[String]| clause.after(words).map(|after| clause.words.len() - after.len());
    let compared = clause.words.get(ends(if more { lexicon.more } else { lexicon.less })?..than)?;
    let than_ends = ends(lexicon.than)?;
    // "More boards than" may be about something else, and "more than half, as in" compares with something else.
    let is_with = |place: usize| {
        let before = clause.words.get(than_ends..place).unwrap_or_default();
        before.split_whitespace().all(|word| lexicon.places.iter().any(|one| one == word))
    };
    if !compared.split_whitespace().all(|word| is_measure(plot, word, lexicon)) {
        return None;
    }
    let (one, other) = match (&clause.categories(plot)[..], &clause.series(plot)[..]) {
        ([(one, a), (other, b)], _) if *a < than && than < *b && is_with(*b) => {
            let series = series(plot, clause)?;
            ((series, *one), (series, *other))
        }
        ([(category, _)], [(one, a), (other, b)]) if *a < than && than < *b && is_with(*b) => {
            ((*one, *category), (*other, *category))
        }
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
