//! What the author set off, compared with and remarked on.

use super::words::Words;
use crate::chart::kind::{self, Shown};
use crate::chart::plot::{self, Plot};
use crate::messages::Messages;
use crate::model::table::Measures;
use crate::read::figure::ChartKind;

/// These marks in sentences.
pub fn said(plot: &Plot, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences: Vec<String> = set_off(&words).into_iter().collect();
    // Beside a number in large there are no lines; its own words compare it.
    let is_number = matches!(kind::of(plot.record.kind).shown, Shown::Tiles(_));
    for line in plot.record.reference_lines.iter().filter(|_| !is_number) {
        let value = plot::as_typed(plot.measure(), line.value).quantity(line.value, messages);
        sentences.push(words.text("chart.reference.said", &[("label", line.label.trim()), ("value", &value)]));
        sentences.extend(beside(&words, line.value));
    }
    for remark in &plot.remarks {
        let place = words.spot_of(remark.series, remark.category);
        let text = super::sentence(remark.text, messages);
        let values = [("number", &*remark.number.to_string()), ("place", &*place), ("text", &*text)];
        sentences.push(words.text("chart.remark", &values));
    }
    sentences
}

fn set_off(words: &Words) -> Option<String> {
    let plot = words.plot;
    let categories = plot.emphasis.categories.iter().map(|at| plot.categories[*at].label.clone());
    let series = plot.emphasis.series.iter().map(|at| plot.series[*at].name.clone());
    let names: Vec<String> = categories.chain(series).collect();
    let list = words.messages.list(&names);
    (!names.is_empty()).then(|| words.messages.count("chart.highlighted", names.len(), &[("names", &list)]))
}

/// How many values are above a line and how many below it; where parts are added up, how many sums of them. Its value is
/// compared as it was typed.
fn beside(words: &Words, line: f64) -> Option<String> {
    let plot = words.plot;
    let adds_up = matches!(plot.record.kind, ChartKind::StackedBar | ChartKind::Area) && plot.series.len() > 1;
    let compared: Vec<f64> = match adds_up {
        // The sum is 100% everywhere.
        true if plot.measure().measures() == Some(Measures::Share) => return None,
        true => (0..plot.categories.len()).filter_map(|at| words.total(at)).collect(),
        false => words.spots().iter().map(|spot| spot.value).collect(),
    };
    let above = compared.iter().filter(|value| **value > line).count();
    let below = compared.iter().filter(|value| **value < line).count();
    let count = compared.len();
    let key = match count {
        0 | 1 => return None,
        all if above == all && adds_up => "chart.reference.totals-all-above",
        all if below == all && adds_up => "chart.reference.totals-all-below",
        _ if adds_up => "chart.reference.totals",
        all if above == all => "chart.reference.all-above",
        all if below == all => "chart.reference.all-below",
        _ => "chart.reference.beside",
    };
    let places = [
        ("chart.reference.above", above),
        ("chart.reference.below", below),
        ("chart.reference.equal", count - above - below),
    ];
    let places: Vec<String> = (places.iter().filter(|(_, count)| *count > 0))
        .map(|(key, count)| words.messages.count(key, *count, &[]))
        .collect();
    Some(words.messages.count(key, count, &[("counts", &words.messages.list(&places))]))
}
