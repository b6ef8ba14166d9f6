//! The columns of a table in its files. A symbol after a number gets a column of its own, so that the number's column
//! holds nothing but numbers.

use crate::messages::Messages;
use crate::model::number;
use crate::model::table::{Cell, Field, FieldKind, Row, Table};

use super::subject::bracketed;

/// A column of a file.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    /// Its name, unique in the table.
    pub id: String,
    /// Its heading, with the unit.
    pub title: String,
    /// The field that it is from.
    pub field: &'a Field,
    /// The place of the field.
    at: usize,
    /// What of the field's cells it holds.
    pub holds: Holds,
}

/// What a column holds of the cells of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The text or number, or the symbol that stands for it.
    Value,
    /// The symbol after the number.
    Mark,
    /// The name that goes with an id.
    Name,
}

/// What a file has in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry<'a> {
    /// Words.
    Text(&'a str),
    /// A number as it is published, in plain digits.
    Number(String),
    /// A symbol in brackets, in place of a value or after a number.
    Symbol(String),
    /// No symbol after this number.
    Empty,
}

/// The columns of a table: one for each field, and one after each field with symbols after its numbers.
pub fn of<'a>(table: &'a Table, messages: &Messages) -> Vec<Column<'a>> {
    let mut columns = Vec::with_capacity(table.fields.len());
    for (at, field) in table.fields.iter().enumerate() {
        let column = |id: String, title: String, holds: Holds| Column { id, title, field, at, holds };
        columns.push(column(field.id.to_string(), field.heading(), Holds::Value));
        let marked = |row: &Row| matches!(row.cells[at], Cell::Number(_, Some(_)));
        if table.rows.iter().any(marked) {
            let title = messages.text("file.mark", &[("title", &field.title)]);
            columns.push(column(own_id(table, field, "mark"), title, Holds::Mark));
        }
        if matches!(field.kind, FieldKind::Source | FieldKind::Standing) {
            let title = messages.text("file.name", &[("title", &field.title)]);
            columns.push(column(own_id(table, field, "name"), title, Holds::Name));
        }
    }
    columns
}

/// The fields with symbols after their numbers, each with the name of the column that has these.
pub fn marks(table: &Table, messages: &Messages) -> Vec<(String, String)> {
    let marks = of(table, messages).into_iter().filter(|column| column.holds == Holds::Mark);
    marks.map(|column| (column.field.id.to_string(), column.id)).collect()
}

/// `<id>-mark`, `<id>-name`; where a field has that name already, a number is added until none has it.
fn own_id(table: &Table, field: &Field, what: &str) -> String {
    let plain = format!("{}-{what}", field.id);
    let numbered = (2..).map(|n| format!("{plain}-{n}"));
    // Marks of other fields differ: their names begin with another id, and what follows is the same.
    std::iter::once(plain.clone()).chain(numbered).find(|id| table.field(id).is_none()).unwrap_or(plain)
}

impl<'a> Column<'a> {
    /// What the file has in this column of a row.
    pub fn entry(&self, row: &'a Row) -> Entry<'a> {
        match (self.holds, &row.cells[self.at]) {
            (Holds::Value, Cell::Text(text)) => Entry::Text(text),
            (Holds::Value, Cell::Named { id, .. }) => Entry::Text(id),
            (Holds::Name, Cell::Named { text, .. }) => Entry::Text(text),
            (Holds::Value, Cell::Number(value, _)) => {
                Entry::Number(number::plain(*value, self.field.published_decimals()))
            }
            (Holds::Value, Cell::Missing(symbol)) | (Holds::Mark, Cell::Number(_, Some(symbol))) => {
                Entry::Symbol(bracketed(*symbol))
            }
            (Holds::Mark | Holds::Name, _) => Entry::Empty,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memo::Key;
    use crate::model::symbol::Symbol;
    use crate::model::table::Role;
    use crate::source::{FileId, Span};

    fn field(id: &str, kind: FieldKind, role: Role) -> Field {
        Field {
            id: id.parse().unwrap(),
            title: id.to_uppercase(),
            kind,
            role,
            declared: None,
            unit: None,
            unit_one: None,
            decimals: None,
            minimum: None,
            maximum: None,
            description: None,
        }
    }

    fn table(fields: Vec<Field>, cells: Vec<Cell>) -> Table {
        let span = Span::new(FileId(0), 0..0);
        Table {
            corrections: Vec::new(),
            id: "t".parse().unwrap(),
            span,
            key: Key::default(),
            title: String::new(),
            description: String::new(),
            sources: Vec::new(),
            derived: false,
            as_of: "2013".parse().unwrap(),
            licence: None,
            base: None,
            illustrative: false,
            fields,
            rows: vec![Row { key: "a".to_owned(), cells, span, places: Vec::new() }].into(),
            notes: Vec::new(),
            apart: Vec::new(),
        }
    }

    #[test]
    fn a_symbol_after_a_number_has_a_column_of_its_own() {
        let fields = vec![
            field("k", FieldKind::Text, Role::Key),
            field("n", FieldKind::Integer, Role::Measure),
            field("m", FieldKind::Integer, Role::Measure),
        ];
        let cells = vec![
            Cell::Text("A".to_owned()),
            Cell::Number(2409.0, Some(Symbol::Provisional)),
            Cell::Missing(Symbol::Confidential),
        ];
        let table = table(fields, cells);
        let columns = of(&table, &crate::theme::english());
        let file: Vec<(&str, Entry)> =
            columns.iter().map(|column| (column.id.as_str(), column.entry(&table.rows[0]))).collect();
        let expected = [
            ("k", Entry::Text("A")),
            ("n", Entry::Number("2409".to_owned())),
            ("n-mark", Entry::Symbol("[p]".to_owned())),
            ("m", Entry::Symbol("[c]".to_owned())),
        ];
        assert_eq!(file, expected);
    }

    #[test]
    fn a_field_that_is_called_like_a_mark_keeps_its_name() {
        let marked = || Cell::Number(1.0, Some(Symbol::Revised));
        let fields = ["n", "n-mark", "n-mark-2"].map(|id| field(id, FieldKind::Number, Role::Measure)).to_vec();
        let table = table(fields, vec![marked(), marked(), Cell::Number(1.0, None)]);
        let ids: Vec<String> = of(&table, &crate::theme::english()).into_iter().map(|column| column.id).collect();
        assert_eq!(ids, ["n", "n-mark-3", "n-mark", "n-mark-mark", "n-mark-2"]);
    }
}
