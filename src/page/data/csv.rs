//! A table as CSV after RFC 4180: UTF-8, one header row with the names of the columns.

use super::columns::Entry;
use super::subject::Subject;

/// The file. A number's column holds plain numbers and, in brackets, symbols that stand for one.
pub fn file(subject: &Subject) -> Result<Vec<u8>, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = subject.columns.iter().map(|column| column.id.as_str());
    writer.write_record(header).map_err(|error| error.to_string())?;
    for row in subject.table.rows.iter() {
        let cells = subject.columns.iter().map(|column| raw(column.entry(row)));
        writer.write_record(cells).map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

fn raw(entry: Entry) -> String {
    match entry {
        Entry::Text(text) => guarded(text),
        Entry::Number(text) | Entry::Symbol(text) => text,
        Entry::Empty => String::new(),
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it a text: after OWASP, "CSV
/// Injection". The apostrophe shows in the cell; a formula that runs would be worse.
pub(in crate::page) fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_formula_is_disarmed() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("@cmd"), "'@cmd");
        assert_eq!(guarded("Derby"), "Derby");
    }
}
