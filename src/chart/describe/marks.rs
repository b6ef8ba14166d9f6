//! What the author set off, compared with and remarked on.

use super::words::Words;
use crate::chart::kind::{self, Shown};
use crate::chart::plot::{self, Plot};
use crate::messages::Messages;

/// These marks in sentences.
pub fn said(plot: &Plot, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences = Vec::new();
    let set_off: Vec<String> = (plot.emphasis.categories.iter().map(|at| plot.categories[*at].label.clone()))
        .chain(plot.emphasis.series.iter().map(|at| plot.series[*at].name.clone()))
        .collect();
    if !set_off.is_empty() {
        sentences.push(messages.count("chart.highlighted", set_off.len(), &[("names", &messages.list(&set_off))]));
    }
    // Beside a number in large there are no lines; its own words compare it.
    let is_number = matches!(kind::of(plot.record.kind).shown, Shown::Tiles(_));
    for line in plot.record.reference_lines.iter().filter(|_| !is_number) {
        let value = plot.measure().quantity(line.value, messages);
        let values = [("label", line.label.trim()), ("value", &*value)];
        sentences.push(words.text("chart.reference.said", &values));
        sentences.extend(beside(&words, line.value));
    }
    for remark in &plot.remarks {
        let place = words.spot_of(remark.series, remark.category);
        let values = [("number", &*remark.number.to_string()), ("place", &*place), ("text", remark.text)];
        sentences.push(words.text("chart.remark", &values));
    }
    sentences
}

/// How many values are above a line and how many below it.
fn beside(words: &Words, line: f64) -> Option<String> {
    let field = words.plot.measure();
    let line = plot::published(field, line);
    let spots = words.spots();
    let above = spots.iter().filter(|spot| spot.value > line).count();
    let below = spots.iter().filter(|spot| spot.value < line).count();
    let number = |count: usize| words.messages.number(&count.to_string());
    (spots.len() > 1).then(|| {
        words.text(
            "chart.reference.beside",
            &[("above", &number(above)), ("below", &number(below)), ("n", &number(spots.len()))],
        )
    })
}
