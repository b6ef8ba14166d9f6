//! Bound numbers: where they are in the tables, what they are, and whether a text states them rightly.
//!
//! [`resolve`] finds the cells of an address and holds against each other what is to be worked with together;
//! [`Quantity`] is the number; [`statement`] reads what a text states, and [`agree`] says whether that is so.

pub mod agree;
pub mod apart;
pub mod quantity;
pub mod statement;
pub mod words;

use crate::diagnostic::{Diagnostic, rules, which_there_are};
use crate::read::address::{Address, CellName, Operation};
use crate::read::scalar::{Reference, Scheme};
use crate::source::Span;

use super::links::{Entity, Index};
use super::number;
use super::table::Table;

use quantity::{Quantity, Refused};

/// Where a cell is, by places in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAt {
    /// The table.
    pub table: usize,
    /// The row of the table.
    pub row: usize,
    /// The field of the table.
    pub field: usize,
}

/// Where a number of the tables is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What is worked out; `None` for a cell as it is.
    pub operation: Option<Operation>,
    /// The cells; one at least, and one only where nothing is worked out.
    pub cells: Vec<CellAt>,
}

/// Finds the cells of an address, all of which exist and can be worked with in the way it says.
///
/// # Errors
/// What does not exist, or why the cells do not go together; `None` where the fault is told elsewhere.
pub(super) fn resolve(
    index: &Index,
    tables: &[Table],
    address: &Address,
    place: Span,
) -> Result<Value, Option<Diagnostic>> {
    let cells = address.cells.iter().map(|cell| find(index, tables, cell, place));
    let value = Value { operation: address.operation, cells: cells.collect::<Result<_, _>>()? };
    if value.operation.is_none() {
        return Ok(value);
    }
    let refused = |rule, (message, help): Refused| {
        let problem = Diagnostic::new(rule, place, format!("`{address}` cannot be worked out: {message}"));
        Some(label_cells(problem.maybe_help(help), &value.cells, tables))
    };
    if let Some((one, other, why)) = apart::apart_within(&value.cells, tables) {
        let message = format!("{} and {} are not to be compared: {why}", one.name(tables), other.name(tables));
        return Err(refused(&rules::VALUE_APART, (message, Some("say each number with its own cell".to_owned()))));
    }
    apart::fit(&value, tables).map_err(|why| refused(&rules::VALUE_DERIVED, why))?;
    Quantity::of(&value, tables).map_err(|why| refused(&rules::VALUE_DERIVED, why))?;
    Ok(value)
}

/// Points at the cells that a diagnostic speaks of.
pub fn label_cells(problem: Diagnostic, cells: &[CellAt], tables: &[Table]) -> Diagnostic {
    let once = cells.iter().enumerate().filter(|(place, at)| !cells[..*place].contains(at));
    once.fold(problem, |problem, (_, at)| {
        problem.label(tables[at.table].rows[at.row].place(at.field), format!("the cell, {}", at.name(tables)))
    })
}

fn find(index: &Index, tables: &[Table], cell: &CellName, place: Span) -> Result<CellAt, Option<Diagnostic>> {
    let reference = Reference { scheme: Scheme::Table, id: cell.table.clone() };
    let Entity::Table(at) = index.resolve(&reference, place)? else { return Err(None) };
    let table = &tables[at];
    let field = table.field(&cell.field).ok_or_else(|| {
        let known = table.fields.iter().map(|field| field.id.as_str());
        unknown(place, format!("the table `{}` has no field `{}`", table.id, cell.field), &cell.field, known)
    })?;
    let row = table.rows.iter().position(|candidate| candidate.key == cell.row).ok_or_else(|| {
        let known = table.rows.iter().map(|row| row.key.as_str());
        unknown(place, format!("the table `{}` has no row `{}`", table.id, cell.row), &cell.row, known)
    })?;
    Ok(CellAt { table: at, row, field })
}

fn unknown<'a>(place: Span, message: String, typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    Diagnostic::new(&rules::VALUE_UNKNOWN, place, message).maybe_help(which_there_are(typed, known))
}

#[cfg(test)]
mod tests;
