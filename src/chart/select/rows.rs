//! The rows that the filter leaves.

use super::fields::filtered;
use super::{Block, some};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::table::{Cell, Row, Table};
use crate::read::figure::ChartRecord;
use crate::read::yaml::Record;

/// Chooses the rows.
///
/// # Errors
/// Filters on what does not exist, or on so much that nothing is left.
pub fn chosen<'a>(record: &Record<ChartRecord>, table: &'a Table) -> Result<Vec<&'a Row>, Vec<Diagnostic>> {
    let mut found = Vec::new();
    for (id, values) in &record.value.filter {
        let Some(column) = filtered(record, table, id.as_str(), &mut found) else { continue };
        if values.0.is_empty() {
            let problem = Block(record).data(&["filter".into(), id.as_str().into()], format!("`{id}` names no value"));
            found.push(problem.help("name the values that the chart shows, or take the field out of `filter`"));
        }
        for (at, value) in values.0.iter().enumerate() {
            if !table.rows.iter().any(|row| row.cells[column].is(value)) {
                found.push(never(record, table, (id.as_str(), column), (at, value)));
            }
        }
    }
    if !found.is_empty() {
        return Err(found);
    }
    let rows = fitting(&record.value, table);
    if rows.is_empty() {
        return Err(vec![none_left(record, table)]);
    }
    Ok(rows)
}

/// The rows that have the values of the filter; a field that is not there filters nothing.
pub fn fitting<'a>(record: &ChartRecord, table: &'a Table) -> Vec<&'a Row> {
    let filters: Vec<(usize, &[String])> =
        record.filter.iter().filter_map(|(id, values)| Some((table.field(id.as_str())?, &values.0[..]))).collect();
    let fits =
        |row: &&Row| filters.iter().all(|(column, values)| values.iter().any(|value| row.cells[*column].is(value)));
    table.rows.iter().filter(fits).collect()
}

fn never(
    record: &Record<ChartRecord>,
    table: &Table,
    (id, column): (&str, usize),
    (at, value): (usize, &str),
) -> Diagnostic {
    let mut known: Vec<String> = Vec::new();
    for row in table.rows.iter() {
        let text = match &row.cells[column] {
            Cell::Text(text) => text.clone(),
            Cell::Named { id, .. } => id.clone(),
            Cell::Number(number, _) => number.to_string(),
            Cell::Missing(symbol) => format!("[{}]", symbol.letter()),
        };
        if !known.contains(&text) && known.len() < 100 {
            known.push(text);
        }
    }
    let problem = format!("`{value}` never occurs in `{id}` of table `{}`", table.id);
    let near = nearest(value, known.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
    let block = Block(record);
    let path = ["filter".into(), id.into(), at.into()];
    let help = format!("a filter names values as the table has them, and here these are {}", some(&known));
    block.data(&path, problem).help(help).maybe_help(near)
}

fn none_left(record: &Record<ChartRecord>, table: &Table) -> Diagnostic {
    let block = Block(record);
    if record.value.filter.is_empty() {
        return block.data(&["table".into()], format!("table `{}` has no rows", table.id));
    }
    block.data(&["filter".into()], format!("no row of table `{}` has all these values at once", table.id))
}
