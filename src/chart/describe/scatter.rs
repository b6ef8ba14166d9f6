//! What a scatter plot shows.

use super::words::{MOST, Words};
use crate::chart::kind::scatter::{Dot, across, dots};
use crate::chart::plot::{self, Plot};
use crate::chart::scale::Scale;
use crate::messages::Messages;
use crate::model::symbol::SYMBOLS;
use crate::model::table::Field;

/// With fewer dots than this, chance alone often makes a pattern.
const ENOUGH: usize = 8;

/// From which rank correlation on, either way, a pattern is said to be weak, and from which to be plain.
const WEAK: f64 = 0.3;
const PLAIN: f64 = 0.6;

/// The dots, how far they reach, what they do together, and the ends.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let dots: Vec<Dot> = dots(&plot.data).into_iter().map(|dot| published(plot, dot)).collect();
    let mut sentences = opening(&words, &dots);
    sentences.extend(reach(&words, &plot.x, dots.iter().map(|dot| dot.x)));
    sentences.extend(reach(&words, plot.measure(), dots.iter().map(|dot| dot.y)));
    sentences.push(pattern(&words, &dots));
    sentences.extend(ends(&words, &dots));
    sentences.push(axis(&words, ["chart.scatter.across", "chart.scatter.across-cut"], &plot.x, &across(plot)));
    sentences.push(axis(&words, ["chart.scatter.upwards", "chart.scatter.upwards-cut"], plot.measure(), scale));
    sentences.extend(symbols(&words));
    sentences
}

fn published(plot: &Plot, dot: Dot) -> Dot {
    Dot { x: plot::published(&plot.x, dot.x), y: plot.series[dot.series].published(dot.y), ..dot }
}

fn opening(words: &Words, dots: &[Dot]) -> Vec<String> {
    let plot = words.plot;
    let values = [("across", &*plot.x.heading()), ("upwards", &*plot.measure().heading()), ("title", &*plot.heading)];
    let mut sentences = vec![words.messages.count("chart.scatter.points", dots.len(), &values)];
    if plot.series.len() > 1 {
        let names = [("names", &*words.names())];
        sentences.push(words.messages.count("chart.scatter.groups", plot.series.len(), &names));
    }
    sentences
}

/// From where to where the numbers of a field go.
fn reach(words: &Words, field: &Field, values: impl Iterator<Item = f64> + Clone) -> Option<String> {
    let (low, high) = (values.clone().reduce(f64::min)?, values.reduce(f64::max)?);
    let key = if low == high { "chart.scatter.same" } else { "chart.scatter.reach" };
    let quantity = |value: f64| field.quantity(value, words.messages);
    Some(words.text(key, &[("measure", &field.title), ("low", &quantity(low)), ("high", &quantity(high))]))
}

/// Whether the one number tends to be higher where the other is. What might be behind that is not for a chart to say.
fn pattern(words: &Words, dots: &[Dot]) -> String {
    let key = match correlation(dots) {
        _ if dots.len() < ENOUGH => "chart.scatter.too-few",
        // Twice the spread that chance alone gives ranks: 1 / sqrt(n - 1); after Kendall, "Rank Correlation Methods".
        Some(rho) if rho.abs() >= WEAK && rho.abs() * ((dots.len() - 1) as f64).sqrt() >= 2.0 => match rho {
            _ if rho >= PLAIN => "chart.scatter.rises",
            _ if rho > 0.0 => "chart.scatter.rises-weakly",
            _ if rho <= -PLAIN => "chart.scatter.falls",
            _ => "chart.scatter.falls-weakly",
        },
        _ => "chart.scatter.no-pattern",
    };
    words.text(key, &[("across", &words.plot.x.title), ("upwards", &words.plot.measure().title)])
}

/// Spearman's rank correlation of the two numbers, from -1 to 1: Pearson's of their ranks, where equal numbers share the
/// mean of theirs. None where one of them is the same throughout.
fn correlation(dots: &[Dot]) -> Option<f64> {
    let (x, y) = (ranks(dots.iter().map(|dot| dot.x)), ranks(dots.iter().map(|dot| dot.y)));
    let mean = (dots.len() as f64 + 1.0) / 2.0;
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    let spread = (product(&x, &x) * product(&y, &y)).sqrt();
    (spread > 0.0).then(|| product(&x, &y) / spread)
}

/// The rank of each value from 1, the mean of their ranks for equal ones.
fn ranks(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let values: Vec<f64> = values.collect();
    let rank = |value: &f64| {
        let below = values.iter().filter(|other| *other < value).count() as f64;
        let equal = values.iter().filter(|other| *other == value).count() as f64;
        below + (equal + 1.0) / 2.0
    };
    values.iter().map(rank).collect()
}

/// The highest and the lowest dots, with both of their numbers.
fn ends(words: &Words, dots: &[Dot]) -> Vec<String> {
    let high = dots.iter().map(|dot| dot.y).reduce(f64::max);
    let low = dots.iter().map(|dot| dot.y).reduce(f64::min);
    if high == low {
        return Vec::new();
    }
    let sentence = |(value, key, many): (Option<f64>, &str, &str)| {
        let at: Vec<&Dot> = dots.iter().filter(|dot| Some(dot.y) == value).collect();
        let first = at.first()?;
        let y = words.plot.measure().quantity(first.y, words.messages);
        let measure = ("measure", words.plot.measure().title.as_str());
        if at.len() > MOST {
            return Some(words.messages.count(many, at.len(), &[("value", &y), measure]));
        }
        let name = |dot: &&Dot| {
            let x = words.plot.x.quantity(dot.x, words.messages);
            let label = &words.plot.categories[dot.category].label;
            words.text("chart.scatter.at", &[("name", label), ("title", &words.plot.x.title), ("x", &x)])
        };
        let names: Vec<String> = at.iter().map(name).collect();
        Some(words.text(key, &[("value", &y), ("names", &words.messages.list(&names)), measure]))
    };
    [
        (high, "chart.scatter.highest", "chart.scatter.highest-shared"),
        (low, "chart.scatter.lowest", "chart.scatter.lowest-shared"),
    ]
    .into_iter()
    .filter_map(sentence)
    .collect()
}

/// From where to where an axis goes, and whether it leaves out zero.
fn axis(words: &Words, [whole, cut]: [&str; 2], field: &Field, scale: &Scale) -> String {
    let field = plot::with_decimals(field, scale.decimals);
    let end = |value: f64| plot::short(&field, value, words.messages);
    let key = if scale.low > 0.0 || scale.high < 0.0 { cut } else { whole };
    words.text(key, &[("low", &end(scale.low)), ("high", &end(scale.high))])
}

/// The symbols of the numbers across; those upwards are told as in any chart.
fn symbols(words: &Words) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut is_missing = false;
    for (symbol, letter, _) in SYMBOLS {
        let marked = words.plot.categories.iter().filter(|one| one.symbol == Some(*symbol));
        let names: Vec<String> = marked.clone().map(|one| one.label.clone()).collect();
        let alone = marked.clone().any(|one| one.number.is_none());
        let meaning = words.text(&format!("symbol.{letter}"), &[]);
        let values = [
            ("letter", *letter),
            ("meaning", &*meaning),
            ("places", &*words.messages.list(&names)),
            ("measure", &*words.plot.x.title),
        ];
        let (key, many) = match alone {
            true => ("chart.scatter.missing", "chart.scatter.missing-counted"),
            false => ("chart.scatter.noted", "chart.scatter.noted-counted"),
        };
        match names.len() {
            0 => continue,
            count if count > MOST => sentences.push(words.messages.count(many, count, &values)),
            _ => sentences.push(words.text(key, &values)),
        }
        is_missing |= alone;
    }
    // What is missing upwards is followed by the same words.
    let upwards = words.plot.series.iter().any(|one| one.points.iter().any(|p| matches!(p, plot::Point::Missing(_))));
    if is_missing && !upwards {
        sentences.push(words.text("chart.missing.scatter", &[]));
    }
    sentences
}
