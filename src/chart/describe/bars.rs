//! What charts of bars show.

use super::words::{Spot, Words, range};
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::messages::Messages;
use crate::read::figure::Sort;

/// The most values that are all said; of more, only the highest and the lowest are.
const FEW: usize = 6;

/// A bar for each category.
pub fn one(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let measure = plot.measure().heading();
    let count = plot.categories.len();
    let mut sentences =
        vec![messages.count("chart.bars.compares", count, &[("measure", &measure), ("title", &plot.x.title)])];
    sentences.extend(ranked(&words));
    sentences.extend(order(&words));
    sentences.extend(below_zero(&words));
    sentences.push(words.axis(scale));
    sentences
}

/// The highest and the lowest of single values, what lies between them, and how far they are from each other.
pub fn ranked(words: &Words) -> Vec<String> {
    let mut sentences = words.extremes();
    let spots = words.spots();
    let Some((highest, lowest)) = range(&spots).filter(|(highest, lowest)| highest.value != lowest.value) else {
        return sentences;
    };
    let difference = words.difference(words.plot.measure(), highest.value, lowest.value);
    sentences.push(words.text("chart.difference", &[("value", &difference)]));
    let between: Vec<String> = spots
        .iter()
        .filter(|spot| spots.len() <= FEW && spot.value != highest.value && spot.value != lowest.value)
        .map(|spot| item(words, *spot))
        .collect();
    if !between.is_empty() {
        let values = words.messages.list(&between);
        sentences.push(words.messages.count("chart.between", between.len(), &[("values", &values)]));
    }
    sentences
}

/// Bars of several series beside each other.
pub fn grouped(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences = opening(&words, "chart.bars.groups", "chart.bars.in-group");
    sentences.extend(words.extremes());
    sentences.extend((0..plot.series.len()).filter_map(|series| series_range(&words, series)));
    sentences.extend(order(&words));
    sentences.extend(below_zero(&words));
    sentences.push(words.axis(scale));
    sentences
}

/// Parts that add up.
pub fn stacked(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences = opening(&words, "chart.bars.stacks", "chart.bars.parts");
    sentences.extend(totals(&words));
    sentences.extend((0..plot.series.len()).filter_map(|series| series_range(&words, series)));
    sentences.extend(order(&words));
    sentences.push(words.axis(scale));
    sentences
}

/// How many groups or stacks there are, of what, and what they measure.
fn opening(words: &Words, groups: &str, members: &str) -> Vec<String> {
    let plot = words.plot;
    let first = words.place(0);
    let mut sentences = vec![
        words.messages.count(groups, plot.categories.len(), &[("title", &plot.x.title), ("first", &first)]),
        words.messages.count(members, plot.series.len(), &[("names", &words.names())]),
    ];
    sentences.extend(words.measure().map(|measure| words.text("chart.measure", &[("measure", &measure)])));
    sentences
}

/// Where a series is highest and lowest.
pub fn series_range(words: &Words, series: usize) -> Option<String> {
    let one = &words.plot.series[series];
    let spots: Vec<Spot> = words.spots().into_iter().filter(|spot| spot.series == series).collect();
    let (highest, lowest) = range(&spots)?;
    let value = words.quantity(highest);
    if spots.len() == 1 {
        let place = words.place(highest.category);
        return Some(words.text("chart.series.only", &[("series", &one.name), ("value", &value), ("place", &place)]));
    }
    if highest.value == lowest.value {
        return Some(words.text("chart.series.same", &[("series", &one.name), ("value", &value)]));
    }
    let places = |extreme: Spot| {
        let at: Vec<&Spot> = spots.iter().filter(|spot| spot.value == extreme.value).collect();
        if at.len() > super::words::MOST {
            return words.messages.count("chart.at.several", at.len(), &[]);
        }
        words.messages.list(&at.into_iter().map(|spot| words.place(spot.category)).collect::<Vec<_>>())
    };
    Some(words.text(
        "chart.series.range",
        &[
            ("series", &one.name),
            ("high", &value),
            ("high-places", &places(highest)),
            ("low", &words.quantity(lowest)),
            ("low-places", &places(lowest)),
        ],
    ))
}

/// What the stacks add up to: the same for all, or the most and the least; only complete ones are told.
fn totals(words: &Words) -> Vec<String> {
    let plot = words.plot;
    let complete = |category: &usize| plot.series.iter().all(|series| series.points[*category].value().is_some());
    let total = |category: usize| {
        plot.series.iter().filter_map(|one| one.points[category].value().map(|value| one.published(value))).sum::<f64>()
    };
    // Parts that were rounded add up to nearly, not exactly, the same; percentages were checked to be of one whole.
    if plot.measure().unit.as_deref() == Some("%") {
        return vec![words.text("chart.bars.hundred", &[])];
    }
    let rounded = |category: usize| plot.series[0].published(total(category));
    let spots: Vec<Spot> = (0..plot.categories.len())
        .filter(complete)
        .map(|category| Spot { series: 0, category, value: rounded(category) })
        .collect();
    let Some((highest, lowest)) = range(&spots) else { return Vec::new() };
    let sentence = |key: &str, spot: Spot| {
        words.text(key, &[("value", &words.quantity(spot)), ("place", &words.place(spot.category))])
    };
    if highest.value == lowest.value {
        return if spots.len() > 1 {
            vec![sentence("chart.bars.total-same", highest)]
        } else {
            vec![sentence("chart.bars.total", highest)]
        };
    }
    vec![sentence("chart.bars.total-most", highest), sentence("chart.bars.total-least", lowest)]
}

fn item(words: &Words, spot: Spot) -> String {
    words.text("chart.item", &[("name", &words.plot.categories[spot.category].label), ("value", &words.quantity(spot))])
}

fn order(words: &Words) -> Option<String> {
    if words.plot.categories.len() < 2 {
        return None;
    }
    match words.plot.record.sort {
        Sort::Data => None,
        Sort::Ascending => Some(words.text("chart.order.ascending", &[])),
        Sort::Descending => Some(words.text("chart.order.descending", &[])),
    }
}

/// How many values are below zero, if any are.
pub fn below_zero(words: &Words) -> Option<String> {
    let count = words.spots().iter().filter(|spot| spot.value < 0.0).count();
    (count > 0).then(|| words.messages.count("chart.below-zero", count, &[]))
}
