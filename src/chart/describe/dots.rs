//! What charts of dots show.

use super::bars::{below_zero, ranked, series_range};
use super::words::{MOST, Words};
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::messages::Messages;
use crate::read::figure::Sort;

/// Dots in rows: one in each, two with what lies between them, or more.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences = Vec::new();
    match plot.series.len() {
        1 => {
            sentences.push(compares(&words));
            sentences.extend(ranked(&words));
        }
        2 => {
            sentences.extend(opening(&words));
            sentences.extend(changes(&words));
            sentences.extend(gaps(&words));
            sentences.extend(words.extremes());
        }
        series => {
            sentences.extend(opening(&words));
            sentences.extend(words.extremes());
            sentences.extend((0..series).filter_map(|at| series_range(&words, at)));
        }
    }
    sentences.extend(order(&words));
    sentences.extend(below_zero(&words));
    sentences.push(words.axis(scale));
    sentences
}

/// What one dot for each category compares.
pub fn compares(words: &Words) -> String {
    let plot = words.plot;
    let values = [("measure", &*plot.measure().heading()), ("title", &*plot.x.title)];
    words.messages.count("chart.dots.compares", plot.categories.len(), &values)
}

/// How many rows there are, of what, and what they measure.
fn opening(words: &Words) -> Vec<String> {
    let plot = words.plot;
    let values = [("title", &*plot.x.title), ("first", &*words.place(0))];
    let mut sentences = vec![words.messages.count("chart.dots.rows", plot.categories.len(), &values)];
    sentences.push(match &plot.series[..] {
        [first, second] => words.text("chart.dots.pairs", &[("first", &first.name), ("second", &second.name)]),
        several => words.messages.count("chart.dots.in-row", several.len(), &[("names", &words.names())]),
    });
    sentences.extend(words.measure().map(|measure| words.text("chart.measure", &[("measure", &measure)])));
    sentences
}

/// The categories that have a number in both of two series, with these.
fn pairs(plot: &Plot) -> Vec<(usize, f64, f64)> {
    let value = |series: usize, category: usize| {
        plot.series[series].points[category].value().map(|value| plot.series[series].published(value))
    };
    let pair = |category: usize| Some((category, value(0, category)?, value(1, category)?));
    (0..plot.categories.len()).filter_map(pair).collect()
}

/// In how many categories the second of two series is above the first, and in how many below it.
fn changes(words: &Words) -> Option<String> {
    let plot = words.plot;
    let pairs = pairs(plot);
    let (first, second) = (&plot.series[0].name, &plot.series[1].name);
    let years = year(first).zip(year(second)).is_some_and(|(first, second)| first < second);
    let (sentence, keys) = if years {
        ("chart.dots.change", ["chart.dots.rose", "chart.dots.fell", "chart.dots.stayed"])
    } else {
        ("chart.dots.compared", ["chart.dots.higher", "chart.dots.lower", "chart.dots.same"])
    };
    let counts = [
        pairs.iter().filter(|(_, first, second)| second > first).count(),
        pairs.iter().filter(|(_, first, second)| second < first).count(),
        pairs.iter().filter(|(_, first, second)| second == first).count(),
    ];
    let parts: Vec<String> = (keys.iter().zip(counts).filter(|(_, count)| *count > 0))
        .map(|(key, count)| words.messages.count(key, count, &[]))
        .collect();
    let values = [("first", &**first), ("second", &**second), ("counts", &*words.messages.list(&parts))];
    (!pairs.is_empty()).then(|| words.text(sentence, &values))
}

/// The year with which a name begins: of two that do, one follows the other.
fn year(name: &str) -> Option<u16> {
    name.get(..4)?.parse().ok()
}

/// Where the two dots of a row are furthest from each other, and where nearest.
fn gaps(words: &Words) -> Vec<String> {
    let field = words.plot.measure();
    let gap = |(category, first, second): (usize, f64, f64)| Stretch {
        category,
        length: (first - second).abs(),
        text: words.difference(field, first, second),
    };
    let gaps: Vec<Stretch> = pairs(words.plot).into_iter().map(gap).collect();
    match &gaps[..] {
        [] => Vec::new(),
        [only] => {
            let values = [("value", &*only.text), ("place", &*words.place(only.category))];
            vec![words.text("chart.dots.gap", &values)]
        }
        [first, rest @ ..] if rest.iter().all(|gap| gap.text == first.text) => {
            vec![words.text("chart.dots.gap-same", &[("value", &first.text)])]
        }
        _ => {
            let widest = longest(words, &gaps, ("chart.dots.widest", "chart.dots.widest-shared"));
            let turned = |gap: &Stretch| Stretch { length: -gap.length, text: gap.text.clone(), ..*gap };
            let turned: Vec<Stretch> = gaps.iter().map(turned).collect();
            let narrowest = longest(words, &turned, ("chart.dots.narrowest", "chart.dots.narrowest-shared"));
            widest.into_iter().chain(narrowest).collect()
        }
    }
}

/// A length along the scale.
pub struct Stretch {
    /// Of which category.
    pub category: usize,
    /// How long it is, to compare by.
    pub length: f64,
    /// How long it is, in words.
    pub text: String,
}

/// The longest of some lengths, with its places, or with their number if there are many.
pub fn longest(words: &Words, all: &[Stretch], (named, counted): (&str, &str)) -> Option<String> {
    let longest = all.iter().max_by(|one, other| one.length.total_cmp(&other.length))?;
    let at: Vec<usize> = all.iter().filter(|one| one.text == longest.text).map(|stretch| stretch.category).collect();
    if at.len() > MOST {
        return Some(words.messages.count(counted, at.len(), &[("value", &longest.text)]));
    }
    let places: Vec<String> = at.into_iter().map(|category| words.place(category)).collect();
    Some(words.text(named, &[("value", &longest.text), ("places", &words.messages.list(&places))]))
}

/// In which order the rows are.
pub fn order(words: &Words) -> Option<String> {
    let plot = words.plot;
    let key = match (plot.sorted()?, plot.series.len()) {
        (Sort::Data, _) => return None,
        (Sort::Ascending, 1) => "chart.dots.ascending",
        (Sort::Descending, 1) => "chart.dots.descending",
        (Sort::Ascending, _) => "chart.dots.ascending-by",
        (Sort::Descending, _) => "chart.dots.descending-by",
    };
    Some(words.text(key, &[("series", &plot.series[0].name)]))
}
