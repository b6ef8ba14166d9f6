//! What a table marks as not comparable is not shown in one chart, nor in charts side by side.

use super::{Selection, some};
use crate::diagnostic::Diagnostic;
use crate::model::table::ApartBy;
use crate::read::yaml::Step;

/// Every breach, with the reason that the table gives.
pub fn problems(chosen: &Selection) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for apart in &chosen.table.apart {
        let (names, path) = match &apart.of {
            ApartBy::Fields(fields) => {
                let shown = |field: &&usize| chosen.columns.y.contains(*field) || chosen.columns.x == Some(**field);
                let names = fields.iter().filter(shown).map(|field| chosen.table.fields[*field].id.to_string());
                (names.collect::<Vec<_>>(), "y")
            }
            ApartBy::Values(field, values) => {
                let shown = |value: &&String| chosen.rows.iter().any(|row| row.cells[*field].is(value));
                (values.iter().filter(shown).cloned().collect(), key_of(chosen, *field))
            }
            // A chart is over one table, so it never shows another one beside it.
            ApartBy::Table(_) => continue,
        };
        if names.len() > 1 {
            let path: [Step; 1] = [path.into()];
            let problem =
                format!("the table says that {} cannot be compared with each other: {}", some(&names), apart.why);
            found.push(
                chosen
                    .block
                    .data(&path, problem)
                    .help("show one of them with `filter` or `y`, or draw a chart for each"),
            );
        }
    }
    found
}

/// The key of the block that brings the values of a field together.
fn key_of(chosen: &Selection, field: usize) -> &'static str {
    let columns = &chosen.columns;
    match Some(field) {
        at if at == columns.x => "x",
        at if at == columns.series => "series",
        at if at == columns.panels => "panels",
        _ => "table",
    }
}
