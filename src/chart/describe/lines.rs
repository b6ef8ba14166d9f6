//! What lines show.

use super::words::{MOST, Spot, Words};
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::messages::Messages;

/// One line, or several.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences = opening(&words);
    for series in 0..plot.series.len() {
        sentences.extend(course(&words, series));
        sentences.extend(steps(&words, series));
    }
    sentences.extend(alike(&words));
    if words.spots().len() > 1 || plot.series.len() > 1 {
        sentences.extend(words.extremes());
    }
    for at in plot.gaps() {
        let (from, to) = (&plot.categories[at].label, &plot.categories[at + 1].label);
        sentences.push(words.text("chart.lines.break", &[("from", from), ("to", to)]));
    }
    sentences.push(words.axis(scale));
    sentences
}

/// What the lines are, and from where to where they run.
fn opening(words: &Words) -> Vec<String> {
    let plot = words.plot;
    let ends = [("first", &*plot.categories[0].label), ("last", &*plot.categories[plot.categories.len() - 1].label)];
    let count = plot.categories.len();
    let mut sentences = Vec::new();
    if plot.series.len() > 1 {
        sentences.push(words.messages.count("chart.lines.several", plot.series.len(), &[("names", &words.names())]));
    }
    sentences.extend(words.measure().map(|measure| words.text("chart.measure", &[("measure", &measure)])));
    let title = [("title", &*plot.x.title), ends[0], ends[1]];
    sentences.push(words.messages.count("chart.lines.points", count, &title));
    sentences
}

/// From where to where a line goes.
fn course(words: &Words, series: usize) -> Option<String> {
    let plot = words.plot;
    let one = &plot.series[series];
    let shown = one.shown();
    let (&(first, from), &(last, to)) = (shown.first()?, shown.last()?);
    let spot = |category: usize, value: f64| Spot { series, category, value };
    let single = plot.series.len() == 1;
    let name = if single { words.text("chart.lines.value", &[]) } else { one.name.clone() };
    // The ends of the axis were said before; a year is short enough to be said again.
    let whole = first == 0 && last + 1 == one.points.len() && plot.x.is_measure();
    let key = match () {
        () if shown.len() == 1 => "chart.lines.only",
        () if from < to && whole => "chart.lines.rise-whole",
        () if from > to && whole => "chart.lines.fall-whole",
        () if from < to => "chart.lines.rise",
        () if from > to => "chart.lines.fall",
        () => "chart.lines.level",
    };
    Some(words.text(
        key,
        &[
            ("series", &name),
            ("from", &words.quantity(spot(first, from))),
            ("first", &words.place(first)),
            ("to", &words.quantity(spot(last, to))),
            ("last", &words.place(last)),
            ("change", &words.difference(&one.field, from, to)),
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
    let level = shown.windows(2).any(|pair| pair[0].1 == pair[1].1);
    match against.len() {
        _ if rises == falls => None,
        0 if level => None,
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
