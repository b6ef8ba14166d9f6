//! The numbers of a chart as CSV after RFC 4180: exactly those of the table below it on its page, in plain digits.

use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::grid::{ColumnKind, Grid};
use crate::page::data::csv::guarded;

use super::Bytes;
use super::subject::Subject;

/// The file: one header row with the units in it, symbols kept.
pub(super) fn file(subject: &Subject) -> Result<Bytes, Vec<Diagnostic>> {
    Ok(Bytes { bytes: written(&subject.drawing.grid, subject.messages), pixels: None })
}

fn written(grid: &Grid, messages: &Messages) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |row: Vec<String>| {
        // Writing to memory, and every row has a text for each column: there is nothing that could fail.
        let _ = writer.write_record(row);
    };
    write(grid.columns.iter().map(|column| guarded(&column.heading)).collect());
    let cell = |(kind, cell): (ColumnKind, &String)| match kind {
        ColumnKind::Number => raw(cell, messages),
        ColumnKind::Key | ColumnKind::Text => guarded(cell),
    };
    for row in &grid.rows {
        write(grid.columns.iter().map(|column| column.kind).zip(row).map(cell).collect());
    }
    writer.into_inner().unwrap_or_default()
}

/// A number without the separators of the language, and the symbol after it.
fn raw(cell: &str, messages: &Messages) -> String {
    let (number, symbol) = cell.split_at(cell.find(" [").unwrap_or(cell.len()));
    messages.plain(number).map_or_else(|| guarded(cell), |plain| plain + symbol)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::grid::Column;

    #[test]
    fn numbers_are_plain_and_words_and_symbols_stay() {
        let column = |heading: &str, kind| Column { heading: heading.to_owned(), kind };
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let grid = Grid {
            columns: vec![column("=Area", ColumnKind::Key), column("Change, 2010 (£)", ColumnKind::Number)],
            rows: vec![
                row(["Derby", "16,500.5"]),
                row(["@Bath", "\u{2212}1,200 [p]"]),
                row(["1,000", "[c]"]),
                row(["York", "=1+1"]),
            ],
            symbols: Vec::new(),
        };
        let expected = "'=Area,\"Change, 2010 (£)\"\nDerby,16500.5\n'@Bath,-1200 [p]\n\"1,000\",[c]\nYork,'=1+1\n";
        assert_eq!(String::from_utf8(written(&grid, &crate::theme::english())).unwrap(), expected);
    }
}
