//! What a histogram shows.

use super::words::{MOST, Words};
use crate::chart::kind::histogram::bins;
use crate::chart::plot::{self, Plot};
use crate::chart::scale::Scale;
use crate::messages::Messages;
use crate::model::number;

/// With fewer numbers than this, nothing is said of how they lean to one side.
const ENOUGH: usize = 8;

/// How many times as many numbers in one half make them lean.
const LEANS: usize = 3;

/// How many ranges there are, which has most, how the numbers are spread, and what was not counted.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let counts: Vec<usize> = bins(&plot.data).map(|(_, count)| count).collect();
    let count = |n: usize| messages.number(&n.to_string());
    let opening =
        [("measure", &*plot.x.heading()), ("title", &*plot.measure().title), ("total", &*count(plot.counted.len()))];
    let mut sentences = vec![messages.count("chart.histogram.bins", counts.len(), &opening)];
    sentences.extend(most(&words, &counts));
    sentences.extend(spread(&words));
    sentences.push(words.axis(scale));
    sentences.extend(uncounted(&words));
    if let Some(base) = plot.table.base.as_deref().filter(|_| plot.x.unit.as_deref() == Some("%")) {
        sentences.push(words.text("chart.base", &[("base", base.trim().trim_end_matches('.'))]));
    }
    sentences
}

/// The ranges with most, and those with none.
fn most(words: &Words, counts: &[usize]) -> Vec<String> {
    let most = counts.iter().copied().max().unwrap_or(0);
    let named = |wanted: usize| -> Vec<String> {
        let fits = counts.iter().zip(&words.plot.categories).filter(|(count, _)| **count == wanted);
        fits.map(|(_, category)| category.label.clone()).collect()
    };
    let mut sentences = Vec::new();
    let fullest = named(most);
    if counts.len() > 1 && fullest.len() <= MOST {
        let values =
            [("places", &*words.messages.list(&fullest)), ("count", &*words.messages.number(&most.to_string()))];
        sentences.push(words.messages.count("chart.histogram.most", fullest.len(), &values));
    }
    let empty = named(0);
    if !empty.is_empty() && empty.len() <= MOST {
        let values = [("places", &*words.messages.list(&empty))];
        sentences.push(words.messages.count("chart.histogram.empty", empty.len(), &values));
    }
    sentences
}

/// The least and the greatest number, the median, and on which side of the middle most are.
///
/// The median is the number in the middle of all that were counted, in order of size; of an even count, the mean of the
/// two in the middle.
fn spread(words: &Words) -> Vec<String> {
    let numbers = &words.plot.counted;
    let (Some(low), Some(high)) = (numbers.first().copied(), numbers.last().copied()) else { return Vec::new() };
    let quantity = |value: f64| words.plot.x.quantity(value, words.messages);
    if low == high {
        return vec![words.text("chart.histogram.same", &[("value", &quantity(low))])];
    }
    let middle = numbers.len() / 2;
    let median = if numbers.len() % 2 == 1 { numbers[middle] } else { (numbers[middle - 1] + numbers[middle]) / 2.0 };
    let between = (low + high) / 2.0;
    let lower = numbers.iter().filter(|number| **number <= between).count();
    let upper = numbers.len() - lower;
    let count = |n: usize| words.messages.number(&n.to_string());
    let mut sentences = vec![
        words.text("chart.histogram.range", &[("low", &quantity(low)), ("high", &quantity(high))]),
        words.text("chart.histogram.median", &[("value", &halved(words, median))]),
        words.text(
            "chart.histogram.halves",
            &[("middle", &halved(words, between)), ("lower", &count(lower)), ("upper", &count(upper))],
        ),
    ];
    // Where the numbers cluster in the middle, single far ones would make them seem to lean.
    let third = (high - low) / 3.0;
    if numbers.len() >= ENOUGH && lower >= LEANS * upper && median <= low + third {
        sentences.push(words.text("chart.histogram.mostly-low", &[]));
    } else if numbers.len() >= ENOUGH && upper >= LEANS * lower && median >= high - third {
        sentences.push(words.text("chart.histogram.mostly-high", &[]));
    }
    sentences
}

/// A number between two of the data, with one decimal more where it needs it.
fn halved(words: &Words, value: f64) -> String {
    let field = &words.plot.x;
    let most = || words.plot.counted.iter().map(|one| number::decimals(*one)).max().unwrap_or(0);
    let usual = field.published_decimals().unwrap_or_else(most);
    let decimals = if number::decimals(value) > usual { usual + 1 } else { usual };
    plot::with_decimals(field, decimals).quantity(value, words.messages)
}

/// The rows without a number, by their symbols.
fn uncounted(words: &Words) -> Vec<String> {
    let plot = words.plot;
    let mut sentences = Vec::new();
    for (category, point) in plot.categories.iter().zip(&plot.series[0].points) {
        let (Some(symbol), Some(count)) = (category.symbol, point.value()) else { continue };
        let meaning = words.text(&format!("symbol.{}", symbol.letter()), &[]);
        let values = [("letter", symbol.letter()), ("meaning", &*meaning)];
        sentences.push(words.messages.count("chart.missing.counted", count as usize, &values));
    }
    if !sentences.is_empty() {
        sentences.push(words.text("chart.missing.histogram", &[]));
    }
    sentences
}
