//! What a number in large says.

use super::words::Words;
use crate::chart::kind::key_figure::{is_nameless, number};
use crate::chart::plot::{self, Plot};
use crate::chart::scale::Scale;
use crate::messages::Messages;
use crate::read::figure::ReferenceLine;

/// The number in a sentence, with its place, and what it is compared with.
pub fn describe(plot: &Plot, _: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let (measure, number, place) = (&plot.series[0].name, number(plot, messages), words.place(0));
    let values = [("measure", &**measure), ("number", &*number), ("place", &*place)];
    // The name of the panel was said before.
    let key = if is_nameless(plot) { "chart.key-figure.value" } else { "chart.key-figure.placed" };
    let mut sentences = vec![words.text(key, &values)];
    let comparison = |line: &ReferenceLine| {
        let value = plot::as_typed(plot.measure(), line.value).quantity(line.value, messages);
        words.text("chart.item", &[("name", line.label.trim()), ("value", &value)])
    };
    let comparisons: Vec<String> = plot.record.reference_lines.iter().map(comparison).collect();
    if !comparisons.is_empty() {
        sentences.push(words.text("chart.key-figure.beside", &[("values", &messages.list(&comparisons))]));
    }
    sentences
}
