//! From a record and its table to the data of a chart.
//!
//! Everything that keeps a chart from being drawn honestly is found here and told with its place in the block; what
//! comes out can be drawn as it is.

mod fields;
mod honest;
mod pivot;
mod rows;

use crate::diagnostic::{Diagnostic, rules};
use crate::messages::Messages;
use crate::model::table::Table;
use crate::read::figure::ChartRecord;
use crate::read::yaml::{Record, Step};
use crate::source::Span;

use super::plot::Plot;

/// Chooses the data of a chart.
///
/// # Errors
/// Everything that is wrong, at least one thing.
pub fn select<'a>(
    record: &'a Record<ChartRecord>,
    table: &'a Table,
    messages: &Messages,
) -> Result<Plot<'a>, Vec<Diagnostic>> {
    // Both are looked at before either gives up, so that one run tells of both.
    let (columns, rows) = match (fields::columns(record, table), rows::chosen(record, table)) {
        (Ok(columns), Ok(rows)) => (columns, rows),
        (columns, rows) => {
            let mut found = columns.err().unwrap_or_default();
            found.extend(rows.err().unwrap_or_default());
            return Err(found);
        }
    };
    let plot = pivot::pivot(record, table, &columns, &rows, messages)?;
    let found = honest::problems(record, &plot, messages);
    if found.is_empty() { Ok(plot) } else { Err(found) }
}

/// Diagnostics about values of the block.
struct Block<'r>(&'r Record<ChartRecord>);

impl Block<'_> {
    fn span(&self, path: &[Step]) -> Span {
        self.0.spans.value(path)
    }

    /// A field that is not there, or not fit for what it is used for.
    fn field(&self, path: &[Step], message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&rules::CHART_FIELD, self.span(path), message)
    }

    /// Data that the kind of chart cannot show honestly.
    fn data(&self, path: &[Step], message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&rules::CHART_DATA, self.span(path), message)
    }
}

/// Some things in a sentence of a diagnostic, in quotes; the first few, where there are many.
fn some<T: AsRef<str>>(things: &[T]) -> String {
    const MOST: usize = 3;
    let named: Vec<String> = things.iter().take(MOST).map(|thing| format!("`{}`", thing.as_ref())).collect();
    let more = things.len().saturating_sub(MOST);
    if more == 0 { named.join(", ") } else { format!("{} and {more} more", named.join(", ")) }
}

#[cfg(test)]
mod tests;
