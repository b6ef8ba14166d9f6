//! Which cells may stand together: in one calculation, in one sentence.

use super::{CellAt, Value};
use crate::model::table::{ApartBy, Measures, Table};
use crate::read::address::Operation;

use super::quantity::Refused;

/// Why two cells are not to be compared, in the words of their table; `None` where nothing forbids it.
pub fn why_apart(one: CellAt, other: CellAt, tables: &[Table]) -> Option<&str> {
    let says = |from: CellAt, to: CellAt| {
        let table = &tables[from.table];
        table.apart.iter().find(|apart| match &apart.of {
            ApartBy::Fields(fields) => {
                from.table == to.table
                    && from.field != to.field
                    && fields.contains(&from.field)
                    && fields.contains(&to.field)
            }
            ApartBy::Values(field, values) => {
                let value =
                    |at: CellAt| values.iter().position(|value| tables[at.table].rows[at.row].cells[*field].is(value));
                from.table == to.table && matches!((value(from), value(to)), (Some(a), Some(b)) if a != b)
            }
            ApartBy::Table(id) => tables[to.table].id == *id,
        })
    };
    says(one, other).or_else(|| says(other, one)).map(|apart| apart.why.as_str())
}

/// The first two cells that are not to be compared, and why.
pub fn apart_within(cells: &[CellAt], tables: &[Table]) -> Option<(CellAt, CellAt, String)> {
    let pairs = cells.iter().enumerate().flat_map(|(at, one)| cells[at + 1..].iter().map(move |other| (*one, *other)));
    pairs.into_iter().find_map(|(one, other)| Some((one, other, why_apart(one, other, tables)?.to_owned())))
}

/// Whether cells can be worked with in this way, as far as their fields and tables say.
///
/// # Errors
/// Why not.
pub fn fit(value: &Value, tables: &[Table]) -> Result<(), Refused> {
    let Some(operation) = value.operation else { return Ok(()) };
    let first = value.cells[0];
    for (at, cell) in value.cells.iter().enumerate() {
        if value.cells[..at].contains(cell) {
            let help = "name two different cells".to_owned();
            return Err((format!("{} stands in it twice", cell.name(tables)), Some(help)));
        }
        if cell.field(tables).unit != first.field(tables).unit {
            let unit = |at: CellAt| at.field(tables).unit.clone().unwrap_or_else(|| "none".to_owned());
            let message = format!("the cells have different units, `{}` and `{}`", unit(first), unit(*cell));
            return Err((message, Some("say both numbers, each with its own cell".to_owned())));
        }
        let is_share = cell.field(tables).measures() == Some(Measures::Share);
        let bases = (&tables[first.table].base, &tables[cell.table].base);
        if is_share && bases.0 != bases.1 {
            let base = |base: &Option<String>| base.clone().unwrap_or_else(|| "nothing named".to_owned());
            let message =
                format!("the cells are shares of different things: `{}` and `{}`", base(bases.0), base(bases.1));
            let help = "shares of different wholes cannot be worked with together; `base` in the table says the whole";
            return Err((message, Some(help.to_owned())));
        }
        let kind = match cell.field(tables).measures() {
            Some(Measures::Rate) => "rates",
            Some(Measures::Mean) => "means",
            Some(Measures::Index) => "numbers of an index",
            _ => continue,
        };
        if operation == Operation::Sum {
            let message = format!("{} is one of {kind}, which do not add up", cell.name(tables));
            return Err((message, Some("say each number with its own cell".to_owned())));
        }
    }
    Ok(())
}
