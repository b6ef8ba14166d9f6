//! Rows under the names that their key fields give them, for kinds in which each row is a thing of its own.

use std::borrow::Cow;

use super::Selection;
use crate::model::table::{Cell, Field, FieldKind, Role, Row};

/// The columns whose cells tell the rows of one chart apart: those of the key, less the one that names the panel.
pub fn columns(chosen: &Selection) -> Vec<usize> {
    let is_key = |at: &usize| chosen.table.fields[*at].role == Role::Key && chosen.columns.panels != Some(*at);
    (0..chosen.table.fields.len()).filter(is_key).collect()
}

/// What these columns are called together; where there is none, what the table is called.
pub fn heading(chosen: &Selection, columns: &[usize]) -> String {
    if columns.is_empty() {
        return chosen.table.title.clone();
    }
    let titles: Vec<String> = columns.iter().map(|at| chosen.table.fields[*at].heading()).collect();
    titles.join(&chosen.messages.text("list.comma", &[]))
}

/// These columns as one field of names; a single one stays what it is, so that a year is spoken of as a year.
pub fn field<'a>(chosen: &Selection<'a>, columns: &[usize]) -> Cow<'a, Field> {
    match columns {
        [one] => Cow::Borrowed(&chosen.table.fields[*one]),
        _ => {
            let first = &chosen.table.fields[columns.first().copied().unwrap_or(0)];
            let title = heading(chosen, columns);
            Cow::Owned(Field { title, kind: FieldKind::Text, unit: None, ..first.clone() })
        }
    }
}

/// The name of a row; its key where no column is left to tell it apart.
pub fn label(chosen: &Selection, columns: &[usize], row: &Row) -> String {
    let text = |at: &usize| match &row.cells[*at] {
        Cell::Text(text) | Cell::Named { text, .. } => text.trim().to_owned(),
        cell => chosen.table.fields[*at].cell(cell, chosen.messages),
    };
    if columns.is_empty() {
        return row.key.clone();
    }
    columns.iter().map(text).collect::<Vec<_>>().join(&chosen.messages.text("list.comma", &[]))
}
