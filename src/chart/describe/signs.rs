//! What signs of shares show.

use super::words::Words;
use crate::chart::kind::proportion::{label, out_of};
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::messages::Messages;

/// The most shares that are all said; of more, only the extremes are.
const FEW: usize = 8;

/// The share, or the shares, in words that go with the signs.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let measure = plot.measure().title.as_str();
    let out_of = out_of(scale);
    let signs = messages.number(&out_of.to_string());
    if plot.record.x.is_none() {
        let values = [("measure", measure), ("label", &*label(plot, 0, out_of, messages)), ("n", &*signs)];
        return vec![words.text("chart.proportion.alone", &values)];
    }
    let count = plot.categories.len();
    let values = [("measure", measure), ("title", &*plot.x.title), ("signs", &*signs)];
    let mut sentences = vec![messages.count("chart.proportion.rows", count, &values)];
    if count > FEW {
        sentences.extend(words.extremes());
        return sentences;
    }
    for (at, category) in plot.categories.iter().enumerate() {
        if plot.series[0].points[at].value().is_some() {
            let values = [("name", &*category.label), ("label", &*label(plot, at, out_of, messages))];
            sentences.push(words.text("chart.proportion.each", &values));
        }
    }
    sentences
}
