//! A table as it is read.
use super::symbol::Symbol;
use super::table::{Role, Table};
use crate::messages::Messages;
pub struct Grid {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    pub symbols: Vec<Symbol>,
}
pub struct Column {
    pub heading: String,
    pub kind: ColumnKind,
}
#[derive(Clone, Copy)]
pub enum ColumnKind {
    Key,
    Number,
    Text,
}
impl Table {
    pub fn grid(&self, columns: &[usize], messages: &Messages) -> Grid {
        Grid {
            columns: columns
                .iter()
                .map(|at| {
                    let f = &self.fields[*at];
                    Column {
                        heading: f.heading(),
                        kind: if f.role == Role::Key {
                            ColumnKind::Key
                        } else if f.is_measure() {
                            ColumnKind::Number
                        } else {
                            ColumnKind::Text
                        },
                    }
                })
                .collect(),
            rows: self
                .rows
                .iter()
                .map(|row| columns.iter().map(|at| self.fields[*at].cell(&row.cells[*at], messages)).collect())
                .collect(),
            symbols: self.symbols(columns),
        }
    }
}
