//! A chart in words: its name and what it shows, for those who do not see it and those who want to be sure.
//!
//! The words say what a reader of the chart would see first: what is compared, the highest and the lowest, the way a
//! line goes, what is missing. Numbers are the published ones, so words, labels and table agree. Every text comes from
//! the catalogue; code only chooses which one fits and what goes into it.

pub mod areas;
pub mod bars;
pub mod bins;
pub mod cells;
pub mod dots;
pub mod key_figure;
pub mod lines;
mod marks;
mod notes;
mod panels;
pub mod ranges;
pub mod scatter;
pub mod shares;
pub mod signs;
pub mod slopes;
pub mod words;

pub use notes::base;

use super::kind;
use super::plot::Plot;
use super::scale::Scale;
use super::select::rows;
use crate::messages::Messages;
use crate::model::table::{Cell, Field, FieldKind, Role};

/// The most letters of a name; a longer one is a burden to listen to.
const LONGEST: usize = 200;

/// The chart's name: its kind, what it measures, of whom, when, and its message.
pub fn name(plot: &Plot, messages: &Messages) -> String {
    let kind = messages.text(kind::of(plot.record.kind).name, &[]);
    let message = sentence(&plot.record.title, messages);
    let measure = plot.axis_title(messages);
    let by = by(plot, messages);
    let subtitle = plot.record.subtitle.as_deref().map(|subtitle| subtitle.trim().trim_end_matches('.').to_owned());
    let full = |subject: String| {
        let subject = match has_year(&subject) || has_year(&message) {
            true => subject,
            false => messages.text("chart.dated", &[("subject", &subject), ("when", &period(plot, messages))]),
        };
        messages.text("chart.name", &[("kind", &kind), ("subject", &subject), ("message", &message)])
    };
    let subjects = [subtitle, Some(by), Some(measure)].into_iter().flatten();
    let fitting = subjects.map(full).find(|name| name.chars().count() <= LONGEST);
    fitting.unwrap_or_else(|| messages.text("chart.name-short", &[("kind", &kind), ("message", &message)]))
}

/// The subtitle that the author gave; of a chart without one, what it measures, by what, and when.
pub fn subtitle(plot: &Plot, messages: &Messages) -> String {
    let own = plot.record.subtitle.as_deref().map(str::trim).filter(|subtitle| !subtitle.is_empty());
    let made = || {
        let subject = by(plot, messages);
        messages.text("chart.dated", &[("subject", &subject), ("when", &period(plot, messages))])
    };
    own.map_or_else(made, str::to_owned)
}

fn by(plot: &Plot, messages: &Messages) -> String {
    messages.text("chart.by", &[("measure", &plot.axis_title(messages)), ("category", &plot.heading)])
}

/// Whether a text says a year.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4 && digits.starts_with(['1', '2']))
}

/// When what is shown was so: the years of its rows, or the year that its table is as of.
fn period(plot: &Plot, messages: &Messages) -> String {
    let columns = plot.record.x.iter().chain(&plot.record.series).chain(&plot.record.panels);
    let columns: Vec<usize> = columns.filter_map(|id| plot.table.field(id.as_str())).collect();
    let tells = |(at, field): &(usize, &Field)| {
        field.kind == FieldKind::Year && (field.role == Role::Key || columns.contains(at))
    };
    let fields: Vec<usize> = plot.table.fields.iter().enumerate().filter(tells).map(|(at, _)| at).collect();
    let rows = rows::fitting(plot.record, plot.table);
    let years = rows.iter().flat_map(|row| fields.iter().map(|at| &row.cells[*at])).filter_map(|cell| match cell {
        Cell::Text(year) => Some(year.trim()),
        Cell::Number(..) | Cell::Missing(_) => None,
    });
    // Years have four digits, so their order is that of their letters.
    match (years.clone().min(), years.max()) {
        (Some(first), Some(last)) if first == last => first.to_owned(),
        (Some(first), Some(last)) => messages.text("chart.period", &[("first", first), ("last", last)]),
        _ => plot.table.as_of.year().to_string(),
    }
}

/// An author's words with a full stop, if they have no end of their own.
fn sentence(text: &str, messages: &Messages) -> String {
    let text = text.trim();
    let open = text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '%' | ']'));
    if open { format!("{text}{}", messages.text("chart.stop", &[])) } else { text.to_owned() }
}

/// What a figure shows, in paragraphs: of one chart, or of several side by side what they have in common and then each.
pub fn description(plots: &[Plot], scale: &Scale, messages: &Messages) -> Vec<String> {
    let describe = kind::of(plots[0].record.kind).describe;
    let told: Vec<Vec<String>> = plots.iter().map(|plot| describe(plot, scale, messages)).collect();
    let around = |plot: &Plot| {
        let mut sentences = marks::said(plot, messages);
        notes::add(&mut sentences, plot, messages);
        sentences
    };
    let last = notes::common(&plots[0], messages);
    if let ([plot], [told]) = (plots, &told[..]) {
        return vec![[told.clone(), around(plot), last].concat().join(" ")];
    }
    let (first, end) = panels::shared(&told);
    let opening = panels::opening(plots, messages).into_iter();
    let mut paragraphs = vec![opening.chain(told[0][..first].iter().cloned()).collect::<Vec<_>>().join(" ")];
    for (plot, told) in plots.iter().zip(&told) {
        let title = plot.panel.iter().map(|name| panels::title(name, messages));
        let own = told[first..told.len() - end].iter().cloned();
        paragraphs.push(title.chain(own).chain(around(plot)).collect::<Vec<_>>().join(" "));
    }
    let end = told[0][told[0].len() - end..].iter().cloned();
    paragraphs.push(end.chain(last).collect::<Vec<_>>().join(" "));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

#[cfg(test)]
mod tests;
