//! What a table of shaded cells shows.

use super::words::Words;
use crate::chart::kind::heat::key;
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::messages::Messages;

/// The most columns that are all named.
const FEW: usize = 6;

/// How many rows and columns there are, the extremes, and what the shades stand for.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences = vec![messages.count("chart.heat.rows", plot.categories.len(), &[("title", &plot.x.title)])];
    sentences.extend(columns(&words));
    sentences.extend(words.measure().map(|measure| words.text("chart.measure", &[("measure", &measure)])));
    sentences.extend(words.extremes());
    let below = words.spots().iter().filter(|spot| spot.value < 0.0).count();
    if below > 0 {
        sentences.push(messages.count("chart.below-zero", below, &[]));
    }
    let steps: Vec<String> = key(plot, scale, messages).into_iter().map(|(_, text)| text).collect();
    sentences.push(messages.count("chart.heat.steps", steps.len(), &[("steps", &messages.list(&steps))]));
    // Zero is the end of a step wherever numbers are on both sides of it.
    let under_zero = scale.ticks.iter().filter(|tick| **tick < 0.0).count();
    if scale.high > 0.0 && under_zero > 0 {
        sentences.push(messages.count("chart.heat.zero", under_zero, &[]));
    }
    sentences
}

/// The columns by their names; of many, the first and the last.
fn columns(words: &Words) -> Option<String> {
    let series = &words.plot.series;
    let (first, last) = (series.first()?, series.last()?);
    let values = [("names", &*words.names()), ("first", &*first.name), ("last", &*last.name)];
    let key = if series.len() > FEW { "chart.heat.columns-many" } else { "chart.heat.columns" };
    (series.len() > 1).then(|| words.messages.count(key, series.len(), &values))
}
