//! A table in the form in which it is shown: headings, texts and the symbols that need explaining.

use super::symbol::Symbol;
use super::table::{Field, Role, Table};
use crate::messages::Messages;

/// A table as it is shown. No text in it is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a text for each column.
    pub rows: Vec<Vec<String>>,
    /// The symbols that occur, in the order of a legend.
    pub symbols: Vec<Symbol>,
}

/// A column as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading, with the unit.
    pub heading: String,
    /// What is in it.
    pub kind: ColumnKind,
}

/// What is in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// What its row is about: a header of the row.
    Key,
    /// Numbers, which stand below each other by their ends.
    Number,
    /// Words.
    Text,
}

impl Table {
    /// Some columns of this table, in the order in which they are asked for; places that do not exist are left out.
    pub fn grid(&self, columns: &[usize], messages: &Messages) -> Grid {
        let chosen: Vec<(usize, &Field)> =
            columns.iter().filter_map(|column| self.fields.get(*column).map(|field| (*column, field))).collect();
        let cell =
            |cells: &[super::table::Cell], (column, field): &(usize, &Field)| field.cell(&cells[*column], messages);
        Grid {
            columns: chosen.iter().map(|(_, field)| Column::of(field)).collect(),
            rows: self.rows.iter().map(|row| chosen.iter().map(|one| cell(&row.cells, one)).collect()).collect(),
            symbols: self.symbols(columns),
        }
    }
}

impl Column {
    fn of(field: &Field) -> Self {
        let kind = match field.role {
            Role::Key => ColumnKind::Key,
            _ if field.is_measure() => ColumnKind::Number,
            Role::Measure | Role::Attribute => ColumnKind::Text,
        };
        Column { heading: field.heading(), kind }
    }
}
