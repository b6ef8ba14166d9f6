//! What intervals around values show. Nothing is said of them but what is known: their name, their ends, and which of
//! them have no value in common.

use super::bars::below_zero;
use super::dots::{Stretch, compares, longest, order};
use super::words::{MOST, Spot, Words, range};
use crate::chart::plot::{self, Bounds, Plot};
use crate::chart::scale::Scale;
use crate::messages::Messages;

/// A dot on an interval for each category.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences = vec![compares(&words)];
    sentences.extend(meaning(&words));
    sentences.extend(words.extremes());
    let intervals = intervals(&words);
    sentences.extend(widest(&words, &intervals));
    sentences.extend(apart(&words, &intervals));
    sentences.extend(order(&words));
    sentences.extend(below_zero(&words));
    sentences.push(words.axis(scale));
    sentences
}

/// An interval, as it is published.
struct Interval {
    spot: Spot,
    low: f64,
    high: f64,
}

fn bounds<'p>(words: &Words<'p>) -> Option<&'p Bounds<'p>> {
    words.plot.series[0].interval.as_ref()
}

fn intervals(words: &Words) -> Vec<Interval> {
    let Some(bounds) = bounds(words) else { return Vec::new() };
    let of = |spot: Spot| {
        let (low, high) = bounds.pairs[spot.category]?;
        let (low, high) = (plot::published(bounds.fields.0, low), plot::published(bounds.fields.1, high));
        Some(Interval { spot, low, high })
    };
    words.spots().into_iter().filter_map(of).collect()
}

/// What the lines are.
fn meaning(words: &Words) -> Option<String> {
    let (lower, upper) = bounds(words)?.fields;
    let name = words.plot.record.interval.as_ref()?.name.trim();
    let values = [("name", name), ("lower", &*lower.title), ("upper", &*upper.title)];
    Some(words.messages.count("chart.ranges.interval", words.spots().len(), &values))
}

/// Which interval is the widest.
fn widest(words: &Words, intervals: &[Interval]) -> Option<String> {
    let field = bounds(words)?.fields.0;
    let stretch = |one: &Interval| Stretch {
        category: one.spot.category,
        length: one.high - one.low,
        text: words.difference(field, one.high, one.low),
    };
    let widths: Vec<Stretch> = intervals.iter().map(stretch).collect();
    match &widths[..] {
        [] => None,
        [first, rest @ ..] if rest.iter().all(|one| one.text == first.text) => {
            Some(words.messages.count("chart.ranges.width", widths.len(), &[("value", &first.text)]))
        }
        _ => longest(words, &widths, ("chart.ranges.widest", "chart.ranges.widest-shared")),
    }
}

/// Which intervals have no value in common with that of the highest value, if there is one highest value. This is no
/// test of a difference, and the words do not say that it is.
fn apart(words: &Words, intervals: &[Interval]) -> Option<String> {
    let spots: Vec<Spot> = intervals.iter().map(|one| one.spot).collect();
    let (highest, _) = range(&spots)?;
    let is_only = spots.iter().filter(|spot| spot.value == highest.value).count() == 1;
    if !is_only || spots.len() < 2 {
        return None;
    }
    let top = intervals.iter().find(|one| one.spot.category == highest.category)?;
    // No interval lies above it, for each holds its value, which is lower.
    let label = |category: usize| words.plot.categories[category].label.clone();
    let apart: Vec<String> =
        intervals.iter().filter(|one| one.high < top.low).map(|one| label(one.spot.category)).collect();
    let names = words.messages.list(&apart);
    let values = [("highest", &*label(highest.category)), ("names", &*names)];
    Some(match apart.len() {
        0 => words.text("chart.ranges.overlap", &values),
        count if count > MOST => words.messages.count("chart.ranges.apart-counted", count, &values),
        count => words.messages.count("chart.ranges.apart", count, &values),
    })
}
