//! From a record and its table to the data of a chart.
//!
//! Everything that keeps a chart from being drawn honestly is found here and told with its place in the block; what
//! comes out can be drawn as it is.

mod comparable;
mod fields;
mod honest;
pub mod keys;
mod marked;
pub mod named;
mod panels;
pub mod pivot;
pub mod rows;
pub mod shares;

use crate::diagnostic::{Diagnostic, rules};
use crate::messages::Messages;
use crate::model::table::{Row, Table};
use crate::read::figure::ChartRecord;
use crate::read::yaml::{Record, Step};
use crate::source::Span;

use super::plot::Plot;
use fields::Columns;

/// The fields and the rows that a chart is made of.
#[derive(Debug)]
pub struct Selection<'a> {
    /// What was asked for, with its places.
    pub block: Block<'a>,
    /// Where the data is from.
    pub table: &'a Table,
    /// The fields.
    pub columns: Columns,
    /// The rows of all charts that stand side by side.
    pub rows: Vec<&'a Row>,
    /// For the names of numbers.
    pub messages: &'a Messages,
}

/// The data of a chart, and its block for what is still to be told about it.
#[derive(Debug)]
pub struct Selected<'a> {
    /// What was asked for, with its places.
    pub block: Block<'a>,
    /// The data: of several charts side by side, that of each.
    pub plots: Vec<Plot<'a>>,
}

/// Chooses the data of a chart: of several side by side, that of each.
///
/// # Errors
/// Everything that is wrong, at least one thing.
pub fn select<'a>(
    record: &'a Record<ChartRecord>,
    table: &'a Table,
    messages: &'a Messages,
) -> Result<Selected<'a>, Vec<Diagnostic>> {
    let mut found = keys::problems(record);
    // All are looked at before any gives up, so that one run tells of all.
    let chosen = match (fields::columns(record, table), rows::chosen(record, table)) {
        (Ok(columns), Ok(rows)) if found.is_empty() => {
            Selection { block: Block(record), table, columns, rows, messages }
        }
        (columns, rows) => {
            found.extend(columns.err().unwrap_or_default());
            found.extend(rows.err().unwrap_or_default());
            return Err(found);
        }
    };
    found.extend(comparable::problems(&chosen));
    found.extend(honest::bared(&chosen));
    if !found.is_empty() {
        return Err(found);
    }
    let plots = panels::plots(&chosen)?;
    plots.iter().for_each(|plot| found.extend(honest::problems(&chosen.block, plot, messages)));
    found.extend(honest::far_lines(&chosen.block, &plots));
    if found.is_empty() { Ok(Selected { block: chosen.block, plots }) } else { Err(found) }
}

/// Diagnostics about values of the block.
#[derive(Clone, Copy, Debug)]
pub struct Block<'r>(&'r Record<ChartRecord>);

impl<'r> Block<'r> {
    /// What was asked for.
    pub fn record(&self) -> &'r ChartRecord {
        &self.0.value
    }

    /// The place of a value; of the kind, where the block does not have the key that leads to it.
    pub fn span(&self, path: &[Step]) -> Span {
        let is_there = path.first().is_none_or(|key| self.0.spans.entry(&[*key]).is_some());
        self.0.spans.value(if is_there { path } else { &[Step::Key("kind")] })
    }

    /// A field that is not there, or not fit for what it is used for.
    pub fn field(&self, path: &[Step], message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&rules::CHART_FIELD, self.span(path), message)
    }

    /// Data that the kind of chart cannot show honestly.
    pub fn data(&self, path: &[Step], message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&rules::CHART_DATA, self.span(path), message)
    }
}

/// How many of several things a sentence of a diagnostic names.
const SOME: usize = 3;

/// Some things in a sentence of a diagnostic, in quotes; the first few, where there are many.
pub fn some<T: AsRef<str>>(things: &[T]) -> String {
    some_of(things, things.len())
}

/// The same of so many things, of which at least the first few are given.
pub fn some_of<T: AsRef<str>>(first: &[T], all: usize) -> String {
    let named: Vec<String> = first.iter().take(SOME).map(|thing| format!("`{}`", thing.as_ref())).collect();
    let more = all.saturating_sub(SOME);
    if more == 0 { named.join(", ") } else { format!("{} and {more} more", named.join(", ")) }
}

#[cfg(test)]
mod tests;
