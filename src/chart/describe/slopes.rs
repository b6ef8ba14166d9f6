//! What slopes show.

use std::cmp::Ordering;

use super::lines;
use super::words::{Spot, Words, range};
use crate::chart::plot::{self, Plot};
use crate::chart::scale::Scale;
use crate::messages::Messages;

/// A line for each series from one category to another.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let ends = [("first", &*plot.categories[0].label), ("last", &*plot.categories[1].label)];
    let values = [ends[0], ends[1], ("names", &*words.names())];
    let mut sentences = vec![messages.count("chart.slope.several", plot.series.len(), &values)];
    sentences.extend(words.measure().map(|measure| words.text("chart.measure", &[("measure", &measure)])));
    if plot.series.len() == 1 {
        sentences.extend(lines::course(&words, 0));
    } else {
        sentences.extend(changes(&words));
        sentences.extend((0..2).filter_map(|category| order(&words, category)));
    }
    let heights = words.scale(scale, "chart.slope.range", "chart.slope.cut");
    sentences.push(heights);
    sentences
}

/// A series that has both ends.
struct Change<'p> {
    name: &'p str,
    from: Spot,
    to: Spot,
}

impl Change<'_> {
    /// By how much it rises, as published: without the noise of what a double cannot hold.
    fn by(&self, words: &Words) -> f64 {
        let field = &words.plot.series[self.from.series].field;
        plot::sum(field, &[self.to.value, -self.from.value])
    }
}

/// How many lines rise and fall, and which do most.
fn changes(words: &Words) -> Vec<String> {
    let both = |(series, one): (usize, &'_ plot::Series)| {
        let spot = |category: usize| {
            let value = one.points[category].value().map(|value| one.published(value));
            value.map(|value| Spot { series, category, value })
        };
        Some((series, spot(0)?, spot(1)?))
    };
    let changes: Vec<Change> = (words.plot.series.iter().enumerate().filter_map(both))
        .map(|(series, from, to)| Change { name: &words.plot.series[series].name, from, to })
        .collect();
    if changes.is_empty() {
        return Vec::new();
    }
    let count = |way: Ordering| changes.iter().filter(|one| one.by(words).total_cmp(&0.0) == way).count();
    let (rise, fall) = (count(Ordering::Greater), count(Ordering::Less));
    let mut sentences = vec![ways(words, changes.len(), rise, fall)];
    sentences.extend(most(words, &changes, 1.0, ("chart.slope.rise", "chart.slope.rise-shared")));
    sentences.extend(most(words, &changes, -1.0, ("chart.slope.fall", "chart.slope.fall-shared")));
    sentences
}

/// How many of all lines with both ends rise and fall; the others stay level.
fn ways(words: &Words, all: usize, rise: usize, fall: usize) -> String {
    let ways = [
        ("chart.slope.rising", "chart.slope.all-rising", rise),
        ("chart.slope.falling", "chart.slope.all-falling", fall),
        ("chart.slope.level", "chart.slope.all-level", all - rise - fall),
    ];
    let has_halves = words.plot.series.len() > all;
    if let Some((_, key, _)) = ways.iter().find(|(.., count)| *count == all).filter(|_| !has_halves) {
        return words.messages.count(key, all, &[]);
    }
    let there = ways.into_iter().filter(|(.., count)| *count > 0);
    let there: Vec<String> = there.map(|(key, _, count)| words.messages.count(key, count, &[])).collect();
    let key = if has_halves { "chart.slope.counts-whole" } else { "chart.slope.counts" };
    words.messages.count(key, all, &[("ways", &words.messages.list(&there))])
}

/// Which line goes furthest one way: up with 1, down with -1.
fn most(words: &Words, changes: &[Change], way: f64, (one, shared): (&str, &str)) -> Option<String> {
    let by = |change: &Change| change.by(words) * way;
    let most = changes.iter().map(by).fold(0.0, f64::max);
    let of: Vec<&Change> = changes.iter().filter(|change| most > 0.0 && by(change) == most).collect();
    let first = of.first()?;
    let field = &words.plot.series[first.from.series].field;
    let change = words.difference(field, first.from.value, first.to.value);
    if of.len() > 1 {
        let names: Vec<String> = of.iter().map(|change| change.name.to_owned()).collect();
        return Some(words.text(shared, &[("names", &words.messages.list(&names)), ("change", &change)]));
    }
    let (from, to) = (words.quantity(first.from), words.quantity(first.to));
    Some(words.text(one, &[("series", first.name), ("from", &from), ("to", &to), ("change", &change)]))
}

/// Which series is highest and which lowest at one end.
fn order(words: &Words, category: usize) -> Option<String> {
    let spots: Vec<Spot> = words.spots().into_iter().filter(|spot| spot.category == category).collect();
    let (highest, lowest) = range(&spots).filter(|_| spots.len() > 1)?;
    let names = |extreme: Spot| {
        let at = spots.iter().filter(|spot| spot.value == extreme.value);
        let names: Vec<String> = at.map(|spot| words.plot.series[spot.series].name.clone()).collect();
        words.messages.list(&names)
    };
    let key = if highest.value == lowest.value { "chart.slope.order-same" } else { "chart.slope.order" };
    Some(words.text(
        key,
        &[
            ("place", &words.place(category)),
            ("high", &words.quantity(highest)),
            ("high-names", &names(highest)),
            ("low", &words.quantity(lowest)),
            ("low-names", &names(lowest)),
        ],
    ))
}
