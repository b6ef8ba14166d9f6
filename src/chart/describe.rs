//! A chart in words: its name and what it shows, for those who do not see it and those who want to be sure.
//!
//! The words say what a reader of the chart would see first: what is compared, the highest and the lowest, the way a
//! line goes, what is missing. Numbers are the published ones, so words, labels and table agree. Every text comes from
//! the catalogue; code only chooses which one fits and what goes into it.

pub mod bars;
pub mod lines;
mod notes;
mod words;

use super::kind;
use super::plot::Plot;
use super::scale::Scale;
use crate::messages::Messages;

/// The most letters of a name; a longer one is a burden to listen to.
const LONGEST: usize = 200;

/// The chart's name: its kind, what it measures, and its message.
pub fn name(plot: &Plot, messages: &Messages) -> String {
    let kind = messages.text(kind::of(plot.record.kind).name, &[]);
    let title = plot.record.title.trim();
    let end = if title.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '%')) {
        messages.text("chart.stop", &[])
    } else {
        String::new()
    };
    let message = format!("{title}{end}");
    let measure = plot.axis_title(messages);
    let by = messages.text("chart.by", &[("measure", &measure), ("category", &plot.x.title)]);
    let subjects = [
        plot.record.subtitle.as_deref().map(|subtitle| subtitle.trim().trim_end_matches('.').to_owned()),
        Some(by),
        Some(measure),
    ];
    let full =
        |subject: &String| messages.text("chart.name", &[("kind", &kind), ("subject", subject), ("message", &message)]);
    let fitting = subjects.iter().flatten().map(full).find(|name| name.chars().count() <= LONGEST);
    fitting.unwrap_or_else(|| messages.text("chart.name-short", &[("kind", &kind), ("message", &message)]))
}

/// What the chart shows, in sentences.
pub fn description(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let mut sentences = (kind::of(plot.record.kind).describe)(plot, scale, messages);
    notes::add(&mut sentences, plot, messages);
    sentences
}

#[cfg(test)]
mod tests;
