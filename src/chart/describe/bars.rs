//! What charts of bars show.

use super::shares;
use super::words::{Spot, Words, range};
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::messages::Messages;
use crate::model::table::Measures;
use crate::read::figure::{ChartKind, Sort};

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
    sentences.extend(match plot.measure().measures() {
        Some(Measures::Share) => shares::order(&words),
        _ => order(&words),
    });
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
    let spots: Vec<Spot> = words.spots().into_iter().filter(|spot| spot.series == series).collect();
    words.range_of(&words.plot.series[series].name, &spots)
}

/// What the stacks add up to: the same for all, or the most and the least; only complete ones are told.
fn totals(words: &Words) -> Vec<String> {
    if words.plot.measure().measures() == Some(Measures::Share) {
        return shares::said(words, ("chart.shares.bar", "chart.bars.hundred"));
    }
    let total = |category: usize| Some(Spot { series: 0, category, value: words.total(category)? });
    let spots: Vec<Spot> = (0..words.plot.categories.len()).filter_map(total).collect();
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

/// In which order the bars are: by size, or in groups by the size of the first series.
fn order(words: &Words) -> Option<String> {
    let is_grouped = words.plot.record.kind == ChartKind::GroupedBar;
    let key = match words.plot.sorted()? {
        Sort::Data => return None,
        Sort::Ascending if is_grouped => "chart.order.ascending-by",
        Sort::Descending if is_grouped => "chart.order.descending-by",
        Sort::Ascending => "chart.order.ascending",
        Sort::Descending => "chart.order.descending",
    };
    Some(words.text(key, &[("series", &words.plot.series[0].name)]))
}

/// How many values are below zero, if any are.
pub fn below_zero(words: &Words) -> Option<String> {
    let count = words.spots().iter().filter(|spot| spot.value < 0.0).count();
    (count > 0).then(|| words.messages.count("chart.below-zero", count, &[]))
}
