//! Questions as CSV after RFC 4180: UTF-8, one header row, columns to fill in. The first column is the permanent name of
//! each question, by which the page knows it again.

use crate::page::data::csv::guarded;

use super::{COLUMNS, Sheet};

pub(super) fn file(sheet: &Sheet) -> Result<Vec<u8>, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = std::iter::once("id".to_owned()).chain(sheet.headings());
    writer.write_record(header).map_err(|error| error.to_string())?;
    for row in &sheet.rows {
        let asked = [&row.id, &row.part, &row.number, &row.text, &row.audiences];
        let cells = asked.into_iter().map(|text| guarded(text));
        let left = COLUMNS.len() + 1 - asked.len();
        writer
            .write_record(cells.chain(std::iter::repeat_n(String::new(), left)))
            .map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}
