//! What lines show.

use super::words::{MOST, Spot, Words};
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::messages::Messages;

/// One line, or several.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences = opening(&words, "chart.lines.several");
    for series in 0..plot.series.len() {
        sentences.extend(course(&words, series));
        sentences.extend(steps(&words, series));
    }
    sentences.extend(alike(&words));
    if words.spots().len() > 1 || plot.series.len() > 1 {
        sentences.extend(words.extremes());
    }
    sentences.extend(breaks(&words, "chart.lines.break"));
    sentences.push(words.axis(scale));
    sentences
}

/// What the lines are, if there are several, and from where to where they run.
pub fn opening(words: &Words, several: &str) -> Vec<String> {
    let plot = words.plot;
    let ends = [("first", &*plot.categories[0].label), ("last", &*plot.categories[plot.categories.len() - 1].label)];
    let count = plot.categories.len();
    let mut sentences = Vec::new();
    if plot.series.len() > 1 {
        sentences.push(words.messages.count(several, plot.series.len(), &[("names", &words.names())]));
    }
    sentences.extend(words.measure().map(|measure| words.text("chart.measure", &[("measure", &measure)])));
    let title = [("title", &*plot.x.title), ends[0], ends[1]];
    sentences.push(words.messages.count("chart.lines.points", count, &title));
    sentences
}

/// Where categories are missing that might be expected.
pub fn breaks(words: &Words, key: &str) -> Vec<String> {
    let label = |at: usize| words.plot.categories[at].label.as_str();
    let one = |at: usize| words.text(key, &[("from", label(at)), ("to", label(at + 1))]);
    words.plot.gaps().into_iter().map(one).collect()
}

/// From where to where a line goes.
pub fn course(words: &Words, series: usize) -> Option<String> {
    let one = &words.plot.series[series];
    let single = words.plot.series.len() == 1;
    let name = if single { words.text("chart.lines.value", &[]) } else { one.name.clone() };
    let shown: Vec<Spot> = one.shown().into_iter().map(|(category, value)| Spot { series, category, value }).collect();
    course_of(words, &name, &shown)
}

/// From where to where values with a name go.
pub fn course_of(words: &Words, name: &str, shown: &[Spot]) -> Option<String> {
    let plot = words.plot;
    let (from, to) = (*shown.first()?, *shown.last()?);
    // The ends of the axis were said before; a year is short enough to be said again.
    let whole = from.category == 0 && to.category + 1 == plot.categories.len() && plot.x.is_measure();
    let key = match () {
        () if shown.len() == 1 => "chart.lines.only",
        () if from.value < to.value && whole => "chart.lines.rise-whole",
        () if from.value > to.value && whole => "chart.lines.fall-whole",
        () if from.value < to.value => "chart.lines.rise",
        () if from.value > to.value => "chart.lines.fall",
        () => "chart.lines.level",
    };
    Some(words.text(
        key,
        &[
            ("series", name),
            ("from", &words.quantity(from)),
            ("first", &words.place(from.category)),
            ("to", &words.quantity(to)),
            ("last", &words.place(to.category)),
            ("change", &words.difference(&plot.series[from.series].field, from.value, to.value)),
        ],
    ))
}

/// How a line gets to its end: without a step back, or with which; nothing where there are too many to tell or too few
/// points to speak of a trend.
fn steps(words: &Words, series: usize) -> Option<String> {
    let shown = words.plot.series[series].shown();
    if shown.len() < 4 {
        return None;
    }
    let rises = shown[0].1 < shown[shown.len() - 1].1;
    let falls = shown[0].1 > shown[shown.len() - 1].1;
    let label = |at: usize| &*words.plot.categories[at].label;
    let back = |pair: &&[(usize, f64)]| if rises { pair[1].1 < pair[0].1 } else { pair[1].1 > pair[0].1 };
    let against: Vec<String> = shown
        .windows(2)
        .filter(back)
        .map(|pair| words.text("chart.lines.step", &[("from", label(pair[0].0)), ("to", label(pair[1].0))]))
        .collect();
    // A step on which nothing is known may go either way.
    let unsure = shown.windows(2).any(|pair| pair[0].1 == pair[1].1 || pair[1].0 != pair[0].0 + 1);
    match against.len() {
        _ if rises == falls => None,
        0 if unsure => None,
        0 => Some(words.text(if rises { "chart.lines.steady-rise" } else { "chart.lines.steady-fall" }, &[])),
        few if few <= MOST => {
            let key = if rises { "chart.lines.against-rise" } else { "chart.lines.against-fall" };
            Some(words.messages.count(key, few, &[("steps", &words.messages.list(&against))]))
        }
        _ => None,
    }
}

/// Series whose lines cannot be seen apart, because all their values are the same.
fn alike(words: &Words) -> Vec<String> {
    let plot = words.plot;
    let same =
        |a: usize, b: usize| plot.series[a].shown() == plot.series[b].shown() && !plot.series[a].shown().is_empty();
    let mut sentences = Vec::new();
    for first in 0..plot.series.len() {
        if (0..first).any(|earlier| same(earlier, first)) {
            continue;
        }
        let group = (first..plot.series.len()).filter(|other| same(first, *other));
        let names: Vec<String> = group.map(|at| plot.series[at].name.clone()).collect();
        if names.len() > 1 {
            sentences.push(words.text("chart.lines.alike", &[("names", &words.messages.list(&names))]));
        }
    }
    sentences
}
