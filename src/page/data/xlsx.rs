//! A table as a workbook: a cover sheet, and a sheet with one table.

use rust_xlsxwriter::{Format, FormatAlign, Table, TableColumn, TableStyle, Worksheet, XlsxError};

use crate::model::table::FieldKind;
use crate::page::date;
use crate::page::workbook::{self, LINE, lines, title_format};

use super::columns::{Column, Entry, Holds};
use super::subject::{Named, Subject, bracketed};

/// The widths of a column of the table, in letters.
const WIDTHS: (usize, usize) = (10, 50);

/// How long the heading of a column may be for Excel.
const LONGEST: usize = 240;

/// The file.
pub fn file(subject: &Subject) -> Result<Vec<u8>, String> {
    workbook(subject).map_err(|error| error.to_string())
}

fn workbook(subject: &Subject) -> Result<Vec<u8>, XlsxError> {
    let (table, publisher) = (&subject.table, &subject.config.publisher.name);
    let mut workbook = workbook::new(&table.title, publisher, &table.description, Some(table.as_of))?;
    let about = subject.messages.text("workbook.about", &[]);
    workbook::cover(workbook.add_worksheet(), &about, &table.title, facts(subject))?;
    data(workbook.add_worksheet(), subject)?;
    workbook.save_to_buffer()
}

/// What the cover sheet says: names of facts, and the facts.
fn facts(subject: &Subject) -> Vec<(String, Named)> {
    let messages = subject.messages;
    let text = |key: &str| messages.text(key, &[]);
    let plain = |text: String| Named { text, url: None };
    let sheet = text("workbook.data");
    let contents = messages.count("workbook.contents", subject.table.rows.len(), &[("sheet", &sheet)]);
    let mut facts = vec![
        (text("workbook.description"), plain(subject.table.description.clone())),
        (text("workbook.tables"), plain(contents)),
        (text("table.as-of"), plain(date::words(subject.table.as_of, messages))),
    ];
    let source = messages.count("table.sources", 1, &[]);
    facts.extend(subject.sources.iter().map(|named| (source.clone(), named.clone())));
    let publisher = &subject.config.publisher;
    facts.push((text("footer.published-by"), Named { text: publisher.name.clone(), url: publisher.url.clone() }));
    facts.extend(subject.licence.iter().map(|licence| (text("table.licence"), licence.clone())));
    facts.push((text("workbook.page"), Named { text: subject.page.clone(), url: Some(subject.page.clone()) }));
    let note = messages.count("figure.notes", 1, &[]);
    facts.extend(subject.remarks().into_iter().map(|remark| (note.clone(), plain(remark))));
    let symbol = |symbol| messages.text("workbook.symbol", &[("symbol", &bracketed(symbol))]);
    facts.extend(subject.symbols().into_iter().map(|(one, meaning)| (symbol(one), plain(meaning))));
    facts
}

/// A title, what the sheet holds, and right below it the table.
fn data(sheet: &mut Worksheet, subject: &Subject) -> Result<(), XlsxError> {
    let messages = subject.messages;
    let about = messages.text("workbook.about", &[]);
    sheet.set_name(messages.text("workbook.data", &[]))?;
    sheet.write_string_with_format(0, 0, &subject.table.title, &title_format())?;
    let mut head = 1;
    sheet.write_string(head, 0, messages.count("workbook.one-table", subject.table.rows.len(), &[]))?;
    head += 1;
    if !subject.symbols().is_empty() {
        sheet.write_string(head, 0, messages.text("workbook.see-symbols", &[("sheet", &about)]))?;
        head += 1;
    }
    let headings = headings(&subject.columns);
    let mut widths = Vec::with_capacity(headings.len());
    for (at, (column, heading)) in (0..).zip(subject.columns.iter().zip(&headings)) {
        let width = write_column(sheet, subject, column, heading, (head + 1, at))?;
        sheet.set_column_width(at, f64::from(width))?;
        widths.push(width);
    }
    heights(sheet, subject, &headings, &widths, head)?;
    let last_row = head + u32::try_from(subject.table.rows.len()).unwrap_or(u32::MAX - head);
    let last_column = u16::try_from(headings.len()).map_or(u16::MAX, |columns| columns.saturating_sub(1));
    sheet.add_table(head, 0, last_row, last_column, &marked_table(subject, &headings))?;
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_repeat_rows(head, head)?;
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// What makes a range of cells a table, for Excel and for screen readers.
fn marked_table(subject: &Subject, headings: &[String]) -> Table {
    let column = |(column, heading): (&Column, &String)| {
        let format = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
        let format = if is_number(column) {
            format.set_align(FormatAlign::Right)
        } else {
            format.set_align(FormatAlign::Left).set_indent(1)
        };
        TableColumn::new().set_header(heading).set_header_format(format)
    };
    let columns: Vec<TableColumn> = subject.columns.iter().zip(headings).map(column).collect();
    let id: String = subject.table.id.as_str().replace('-', "_").chars().take(LONGEST).collect();
    Table::new()
        .set_name(format!("table_{id}"))
        .set_style(TableStyle::Light1)
        // Its buttons would cover the headings.
        .set_autofilter(false)
        .set_columns(&columns)
        .set_alt_text(&subject.table.description)
        .set_alt_text_title(&subject.table.title)
}

/// Rows as tall as their texts need: not every program finds that out by itself when it opens a workbook.
fn heights(
    sheet: &mut Worksheet,
    subject: &Subject,
    headings: &[String],
    widths: &[u16],
    head: u32,
) -> Result<(), XlsxError> {
    let tall = headings.iter().zip(widths).map(|(heading, width)| lines(heading, *width)).max().unwrap_or(1);
    sheet.set_row_height(head, tall * LINE)?;
    for (row, cells) in (head + 1..).zip(subject.table.rows.iter()) {
        let tall = subject.columns.iter().zip(widths).map(|(column, width)| match column.entry(cells) {
            Entry::Text(text) => lines(text, *width),
            Entry::Number(_) | Entry::Symbol(_) | Entry::Empty => 1,
        });
        match tall.max() {
            Some(tall) if tall > 1 => sheet.set_row_height(row, tall * LINE)?,
            _ => sheet,
        };
    }
    Ok(())
}

/// The cells of a column, from `first` downwards; gives the width that they need.
fn write_column(
    sheet: &mut Worksheet,
    subject: &Subject,
    column: &Column,
    heading: &str,
    (first, at): (u32, u16),
) -> Result<u16, XlsxError> {
    let top = Format::new().set_align(FormatAlign::Top);
    let words = top.clone().set_align(FormatAlign::Left).set_indent(1).set_text_wrap();
    let symbol = top.clone().set_align(FormatAlign::Right);
    let numbers = top.set_num_format(number_format(column));
    let mut widest = 0;
    for (row, cells) in (first..).zip(subject.table.rows.iter()) {
        let entry = column.entry(cells);
        widest = widest.max(match &entry {
            Entry::Text(text) => text.chars().count(),
            // Separators take room as well.
            Entry::Number(text) => text.len() + text.len() / 3,
            Entry::Symbol(text) => text.len(),
            Entry::Empty => 0,
        });
        match entry {
            // Years are numbers to a spreadsheet; it would mark a number that is written as a text.
            Entry::Text(text) if column.field.kind == FieldKind::Year => match text.parse::<f64>() {
                Ok(year) => sheet.write_number_with_format(row, at, year, &numbers)?,
                Err(_) => sheet.write_string_with_format(row, at, text, &words)?,
            },
            Entry::Text(text) => sheet.write_string_with_format(row, at, text, &words)?,
            Entry::Number(text) => {
                // The digits of a number that was one: this never fails.
                sheet.write_number_with_format(row, at, text.parse::<f64>().unwrap_or(0.0), &numbers)?
            }
            Entry::Symbol(text) => sheet.write_string_with_format(row, at, text, &symbol)?,
            Entry::Empty => sheet,
        };
    }
    Ok(width(heading, widest))
}

/// Wide enough for the cells, for each word of the heading, and for the heading in three lines.
fn width(heading: &str, widest: usize) -> u16 {
    let word = heading.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    let letters = widest.max(word).max(heading.chars().count() / 3).clamp(WIDTHS.0, WIDTHS.1);
    u16::try_from(letters + 3).unwrap_or(u16::MAX)
}

fn is_number(column: &Column) -> bool {
    column.holds == Holds::Value && (column.field.is_measure() || column.field.kind == FieldKind::Year)
}

/// A number with separators and its decimals; a year without.
fn number_format(column: &Column) -> String {
    match (column.field.kind, column.field.published_decimals()) {
        (FieldKind::Text | FieldKind::Source | FieldKind::Standing | FieldKind::Year, _) => "0".to_owned(),
        (_, Some(0)) => "#,##0".to_owned(),
        (_, Some(decimals)) => format!("#,##0.{}", "0".repeat(usize::from(decimals))),
        (_, None) => "General".to_owned(),
    }
}

/// The headings of the columns, no longer than Excel allows, and no two the same but for capital letters.
fn headings(columns: &[Column]) -> Vec<String> {
    let mut seen: Vec<String> = Vec::with_capacity(columns.len());
    let mut headings = Vec::with_capacity(columns.len());
    for column in columns {
        let plain: String = column.title.chars().take(LONGEST).collect();
        let numbered = (2..).map(|n| format!("{plain} ({n})"));
        let is_new = |heading: &String| !seen.contains(&heading.to_lowercase());
        let heading = std::iter::once(plain.clone()).chain(numbered).find(is_new).unwrap_or(plain);
        seen.push(heading.to_lowercase());
        headings.push(heading);
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::model::{self, Edition, Model};
    use crate::page::views::Views;
    use crate::source::Sources;
    use crate::theme;

    /// A site with one table, made of these lines of its file and of defaults.
    fn site(lines: &str) -> (config::Config, Model) {
        let table = format!("title: Illustrative\ndescription: D\nas-of: 1850\nillustrative: true\n{lines}");
        let sources = Sources::from_texts([
            (
                "content/site.yaml",
                "title: A\ndescription: B\nbase-url: https://example.org/\nlanguage: en\npublisher: {name: P}\n",
            ),
            ("content/data/t.yaml", table.as_str()),
        ]);
        let edition = Edition { drafts: false, as_of: jiff::civil::date(2026, 1, 1) };
        (
            config::read(&sources, None).unwrap(),
            model::read(&sources, edition, &crate::theme::english(), &Default::default()).0,
        )
    }

    fn made(lines: &str) -> Result<Vec<u8>, String> {
        let ((config, model), messages) = (site(lines), theme::english());
        file(&Subject::new(&Views::new(&model, &config, &messages), &model.tables[0]))
    }

    const FIELDS: &str =
        "fields:\n  - {id: k, title: Same, type: text, role: key}\n  - {id: n, title: same, type: number}\n";

    #[test]
    fn two_workbooks_of_a_table_are_the_same_bytes() {
        let rows = format!("{FIELDS}rows: [[=1+1, \"2 [p]\"], [b, \"[c]\"]]\n");
        let workbook = made(&rows).unwrap();
        assert!(workbook.starts_with(b"PK"));
        assert_eq!(workbook, made(&rows).unwrap());
    }

    #[test]
    fn headings_that_are_the_same_to_excel_are_told_apart() {
        let (config, model) = site(&format!("{FIELDS}rows: [[a, 1]]\n"));
        let messages = theme::english();
        let views = Views::new(&model, &config, &messages);
        assert_eq!(headings(&Subject::new(&views, &model.tables[0]).columns), ["Same", "same (2)"]);
    }

    #[test]
    fn a_text_that_no_cell_holds_is_told() {
        let long = "x".repeat(32_768);
        assert!(made(&format!("{FIELDS}rows: [[{long}, 1]]\n")).is_err());
    }
}
