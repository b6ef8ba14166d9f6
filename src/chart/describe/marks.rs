//! What the author set off, compared with and remarked on.

use super::words::Words;
use crate::chart::plot::{self, Plot};
use crate::messages::Messages;
use crate::model::table::Measures;
use crate::read::figure::ChartKind;

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
    for line in &plot.record.reference_lines {
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

/// How many values are above a line and how many below it; where parts are added up, how many sums of them.
fn beside(words: &Words, line: f64) -> Option<String> {
    let plot = words.plot;
    let line = plot::published(plot.measure(), line);
    let adds_up = matches!(plot.record.kind, ChartKind::StackedBar | ChartKind::Area) && plot.series.len() > 1;
    let (key, values): (_, Vec<f64>) = match adds_up {
        // The sum is 100% everywhere.
        true if plot.measure().measures() == Some(Measures::Share) => return None,
        true => ("chart.reference.totals", (0..plot.categories.len()).filter_map(|at| words.total(at)).collect()),
        false => ("chart.reference.beside", words.spots().iter().map(|spot| spot.value).collect()),
    };
    let number = |count: usize| words.messages.number(&count.to_string());
    let above = number(values.iter().filter(|value| **value > line).count());
    let below = number(values.iter().filter(|value| **value < line).count());
    let texts = [("above", &*above), ("below", &*below), ("n", &*number(values.len()))];
    (values.len() > 1).then(|| words.text(key, &texts))
}
