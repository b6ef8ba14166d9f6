//! What a chart is about: what it measures, by what, of which part of its table, and when.

use super::words::Words;
use crate::chart::kind::{self, Across};
use crate::chart::plot::Plot;
use crate::messages::Messages;
use crate::model::table::{Cell, Field, FieldKind, Role, Row};
use crate::read::figure::ChartKind;
use crate::read::scalar::Id;

/// The most names of measures, and of values of a filter, that are said.
const MOST: usize = 3;

/// What is measured, by what, and of which part of the table: `Referrals by Year and Service, North`.
pub fn subject(plot: &Plot, messages: &Messages) -> String {
    let measure = measure(plot, messages);
    let by = categories(plot);
    let subject = match by.is_empty() {
        true => measure,
        false => messages.text("chart.by", &[("measure", &measure), ("category", &messages.list(&by))]),
    };
    let within =
        |subject: String, part: String| messages.text("chart.within", &[("subject", &subject), ("part", &part)]);
    parts(plot, messages).into_iter().fold(subject, within)
}

fn measure(plot: &Plot, messages: &Messages) -> String {
    let words = Words { plot, messages };
    match plot.record.kind {
        ChartKind::Histogram => plot.x.heading(),
        ChartKind::Scatter => messages.list(&[plot.measure().heading(), plot.x.heading()]),
        _ if plot.has_several_measures() && plot.series.len() <= MOST => {
            Field { title: words.names(), ..plot.measure().clone() }.heading()
        }
        _ => plot.axis_title(messages),
    }
}

/// The headings of the fields by whose values the numbers stand apart.
fn categories(plot: &Plot) -> Vec<String> {
    let heading = |id: &Id| plot.table.field(id.as_str()).map(|at| plot.table.fields[at].heading());
    let measured = kind::of(plot.record.kind).across == Across::Measure;
    let rows = measured && plot.record.kind == ChartKind::Scatter && plot.heading != plot.table.title;
    let x = plot.record.x.iter().filter(|_| rows || !measured).map(|_| plot.heading.clone());
    x.chain(plot.record.series.iter().filter_map(heading))
        .chain(plot.record.panels.iter().filter_map(heading))
        .collect()
}

/// The values that the filter chose from fields that the chart does not show.
fn parts(plot: &Plot, messages: &Messages) -> Vec<String> {
    let record = plot.record;
    let is_shown = |id: &Id| [&record.x, &record.series, &record.panels].contains(&&Some(id.clone()));
    let of = |(id, values): (&Id, &crate::read::figure::OneOrMany<String>)| {
        let field = &plot.table.fields[plot.table.field(id.as_str())?];
        let names: Vec<String> = values.0.iter().map(|value| value.trim().to_owned()).collect();
        if is_shown(id) || names.len() > MOST {
            return None;
        }
        match field.kind {
            // The years are said at the end.
            FieldKind::Year => None,
            FieldKind::Text | FieldKind::Source | FieldKind::Standing => Some(messages.list(&names)),
            FieldKind::Integer | FieldKind::Number => {
                Some(messages.text("chart.at.number", &[("title", &field.title), ("x", &messages.list(&names))]))
            }
        }
    };
    record.filter.iter().filter_map(of).collect()
}

/// When what is shown was so: the years of its rows, or the year that its table is as of.
pub fn when(plot: &Plot, messages: &Messages) -> String {
    let table = plot.table;
    let across = plot.record.x.as_ref().and_then(|id| table.field(id.as_str()));
    let across = across.filter(|at| table.fields[*at].kind == FieldKind::Year);
    let is_key = |field: &Field| field.kind == FieldKind::Year && field.role == Role::Key;
    let Some(column) = across.or_else(|| table.fields.iter().position(is_key)) else {
        return table.as_of.year().to_string();
    };
    let is_chosen = |row: &&Row| {
        let mut filters = plot.record.filter.iter();
        filters.all(|(id, values)| {
            let column = table.field(id.as_str());
            column.is_none_or(|at| values.0.iter().any(|value| row.cells[at].is(value)))
        })
    };
    let year = |row: &Row| match &row.cells[column] {
        Cell::Text(year) => Some(year.trim().to_owned()),
        Cell::Number(..) | Cell::Named { .. } | Cell::Missing(_) => None,
    };
    let years = || table.rows.iter().filter(is_chosen).filter_map(year);
    match (years().min(), years().max()) {
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => messages.text("chart.period", &[("first", &first), ("last", &last)]),
        _ => table.as_of.year().to_string(),
    }
}
