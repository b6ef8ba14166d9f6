//! A number of the tables: a cell as it is, or what is worked out from cells.

use super::{CellAt, Value, number};
use crate::messages::Messages;
use crate::model::symbol::Symbol;
use crate::model::table::{Cell, Field, FieldKind, Measures, Table};
use crate::read::address::Operation;

/// A number with all that is needed to write it and to hold a text against it.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// The number.
    pub value: f64,
    /// How it is written: the field of its cell, or that of the first cell with the unit of what was worked out.
    pub field: Field,
    /// What was worked out; `None` for a cell.
    pub operation: Option<Operation>,
    /// The symbols that go with its cells, each once: what is worked out from a provisional number is provisional.
    pub symbols: Vec<Symbol>,
    /// The numbers it was worked out from, with their fields; none for a cell.
    pub cells: Vec<(f64, Field)>,
}

/// Why no number can be worked out from cells: in words, and what to do.
pub type Refused = (String, Option<String>);

impl Quantity {
    /// The quantity of a value; `None` for a cell that holds no number, which is not worked with.
    ///
    /// # Errors
    /// Why no number can be worked out.
    pub fn of(value: &Value, tables: &[Table]) -> Result<Option<Quantity>, Refused> {
        let mut cells = Vec::new();
        let mut symbols = Vec::new();
        for at in &value.cells {
            match at.cell(tables) {
                Cell::Number(number, symbol) => {
                    cells.push((*number, at.field(tables).clone()));
                    symbols.extend(symbol.filter(|symbol| !symbols.contains(symbol)));
                }
                _ if value.operation.is_none() => return Ok(None),
                Cell::Missing(symbol) => {
                    let message = format!("{} holds no number but the symbol [{}]", at.name(tables), symbol.letter());
                    return Err((
                        message,
                        Some("a number cannot be worked out from a gap; say why it is there".to_owned()),
                    ));
                }
                Cell::Text(_) | Cell::Named { .. } => return Err((format!("{} holds words", at.name(tables)), None)),
            }
        }
        let Some(operation) = value.operation else {
            let found = cells.pop();
            return Ok(found.map(|(value, field)| Quantity {
                value,
                field,
                operation: None,
                symbols,
                cells: Vec::new(),
            }));
        };
        Self::work_out(operation, cells, symbols).map(Some)
    }

    /// What an operation gives of the numbers of cells.
    ///
    /// # Errors
    /// Why it gives none.
    pub fn work_out(operation: Operation, cells: Vec<(f64, Field)>, symbols: Vec<Symbol>) -> Result<Self, Refused> {
        let value = result(operation, &cells)?;
        let field = field_of(operation, &cells);
        Ok(Quantity { value, field, operation: Some(operation), symbols, cells })
    }

    /// What a sentence has when its author left it open: `4`, `6%`, `5 percentage points`, `31 [p]`.
    pub fn text(&self, messages: &Messages) -> String {
        let mut field = self.field.clone();
        if self.is_points() {
            field.unit = Some(messages.text("worked-out.points", &[]));
            field.unit_one = Some(messages.text("worked-out.point", &[]));
        }
        let mut text = field.quantity(self.value, messages);
        for symbol in &self.symbols {
            text = format!("{text} [{}]", symbol.letter());
        }
        text
    }

    /// How it was worked out: `52 less 48`; `None` for a cell.
    pub fn how(&self, messages: &Messages) -> Option<String> {
        let operation = self.operation?;
        let cells: Vec<String> = self.cells.iter().map(|(value, field)| field.quantity(*value, messages)).collect();
        let (first, second) = (cells.first()?, cells.get(1)?);
        let key = match operation {
            Operation::Sum => "worked-out.sum",
            Operation::Difference => "worked-out.difference",
            Operation::Ratio => "worked-out.ratio",
            Operation::Share => "worked-out.share",
            Operation::Change => "worked-out.change",
        };
        let list = messages.list(&cells);
        Some(messages.text(key, &[("cells", &list), ("first", first), ("second", second)]))
    }

    /// Whether it is a difference of percentages, which is in percentage points.
    fn is_points(&self) -> bool {
        self.operation == Some(Operation::Difference) && self.field.unit.as_deref() == Some(POINTS)
    }

    /// Whether its sign only says which way something went.
    pub fn is_change(&self) -> bool {
        matches!(self.operation, Some(Operation::Difference | Operation::Change))
    }

    /// It as a part of a whole, from 0 to 1, or as a change in such parts; `None` for what is no part of anything.
    pub fn share(&self) -> Option<f64> {
        match self.operation {
            Some(Operation::Ratio) => Some(self.value),
            Some(Operation::Difference) => None,
            _ if self.field.unit.as_deref() == Some("%") => Some(self.value / 100.0),
            _ if self.field.measures() == Some(Measures::Share) => Some(self.value),
            _ => None,
        }
    }

    /// How many times something else it is; `None` for what is compared with nothing.
    pub fn times(&self) -> Option<f64> {
        match self.operation {
            Some(Operation::Ratio) => Some(self.value),
            Some(Operation::Change) => Some(1.0 + self.value / 100.0),
            _ => None,
        }
    }

    /// The part and the whole that it was worked out from.
    pub fn parts(&self) -> Option<[(f64, &Field); 2]> {
        match (self.operation, &self.cells[..]) {
            (Some(Operation::Ratio | Operation::Share), [(part, first), (whole, second)]) => {
                Some([(*part, first), (*whole, second)])
            }
            _ => None,
        }
    }
}

/// The unit of a difference of percentages, as a text has it; pages take theirs from the catalogue.
const POINTS: &str = "percentage points";

fn result(operation: Operation, cells: &[(f64, Field)]) -> Result<f64, Refused> {
    let refuse = |message: &str, help: &str| Err((message.to_owned(), Some(help.to_owned())));
    if operation == Operation::Sum {
        if cells.len() < 2 {
            return refuse(
                "a sum is of two cells or more",
                "name them with commas between: `sum(table/row/field,row)`",
            );
        }
        return Ok(settled(cells.iter().map(|(value, _)| value).sum(), cells));
    }
    let [(first, _), (second, _)] = cells else {
        let message = format!("{} is worked out from two cells, and here are {}", operation.name(), cells.len());
        return Err((message, Some(format!("write `value:{}(table/row/field,row)`", operation.name()))));
    };
    let (first, second) = (*first, *second);
    match operation {
        Operation::Difference => Ok(settled(first - second, cells)),
        _ if second == 0.0 => refuse("nothing can be held against a zero", "say both numbers instead"),
        Operation::Share if first < 0.0 || second < 0.0 || first > second => refuse(
            "the first cell is no part of the second",
            "name the part first and then the whole, or write `ratio`",
        ),
        Operation::Share => Ok(100.0 * first / second),
        Operation::Change if second < 0.0 => {
            refuse("a change from a number below zero is no percentage", "write `difference`")
        }
        Operation::Change => Ok(100.0 * (first - second) / second),
        _ => Ok(first / second),
    }
}

/// A sum or a difference of decimals, without what binary fractions add to it: 0.1 and 0.2 are 0.3, and not more.
fn settled(value: f64, cells: &[(f64, Field)]) -> f64 {
    let most = cells.iter().map(|(value, _)| number::decimals(*value)).max();
    number::plain(value, most).parse().unwrap_or(value)
}

/// How what was worked out is written. A sum and a difference have the decimals of the cell that has most; shares and
/// changes are whole per cents, and ratios have one decimal.
fn field_of(operation: Operation, cells: &[(f64, Field)]) -> Field {
    let (first_value, first) = &cells[0];
    let (unit, decimals) = match operation {
        Operation::Share | Operation::Change => (Some("%".to_owned()), 0),
        Operation::Ratio => (None, 1),
        Operation::Sum | Operation::Difference => {
            let decimals =
                |(value, field): &(f64, Field)| field.published_decimals().unwrap_or_else(|| number::decimals(*value));
            let most = cells.iter().map(decimals).max().unwrap_or_else(|| number::decimals(*first_value));
            let is_points = operation == Operation::Difference && first.unit.as_deref() == Some("%");
            (if is_points { Some(POINTS.to_owned()) } else { first.unit.clone() }, most)
        }
    };
    let unit_one = if unit == first.unit { first.unit_one.clone() } else { None };
    Field { kind: FieldKind::Number, unit, unit_one, decimals: Some(decimals), declared: None, ..first.clone() }
}

impl CellAt {
    /// The cell.
    pub fn cell<'t>(&self, tables: &'t [Table]) -> &'t Cell {
        &tables[self.table].rows[self.row].cells[self.field]
    }

    /// Its field.
    pub fn field<'t>(&self, tables: &'t [Table]) -> &'t Field {
        &tables[self.table].fields[self.field]
    }

    /// What it is called in a diagnostic.
    pub fn name(&self, tables: &[Table]) -> String {
        let table = &tables[self.table];
        let (row, field) = (&table.rows[self.row].key, &table.fields[self.field].id);
        format!("table `{}`, row `{row}`, field `{field}`", table.id)
    }
}
