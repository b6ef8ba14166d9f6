//! A table as a workbook, after the UK Government Analysis Function's "Making spreadsheets accessible": a cover sheet that
//! says what this is, and a sheet with one table, marked as such, without merged or empty cells in its way.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};

use crate::config::is_web_address;
use crate::model::table::FieldKind;
use crate::page::date;
use crate::read::scalar::Date;

use super::columns::{Column, Entry, Holds};
use super::subject::{Named, Subject, bracketed};

/// What a browser is told a workbook is.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The widths of a column of the table, in letters.
const WIDTHS: (usize, usize) = (10, 50);

/// The widths of the two columns of the cover sheet, in letters.
const COVER_WIDTHS: (u16, u16) = (24, 90);

/// The height of a line in points, as Excel has it.
const LINE: u16 = 15;

/// How long the heading of a column may be for Excel, and the address of a link.
const LONGEST: (usize, usize) = (240, 2000);

/// The file.
pub fn file(subject: &Subject) -> Result<Vec<u8>, String> {
    workbook(subject).map_err(|error| error.to_string())
}

fn workbook(subject: &Subject) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&subject.table.title)
        .set_author(&subject.config.publisher.name)
        .set_comment(&subject.table.description);
    // Without a fixed day, the workbook would say when it was built.
    workbook.set_properties(&properties.set_creation_datetime(&created(subject.table.as_of)?));
    cover(workbook.add_worksheet(), subject)?;
    data(workbook.add_worksheet(), subject)?;
    workbook.save_to_buffer()
}

/// The day of the data; Excel knows none before 1900.
fn created(as_of: Date) -> Result<ExcelDateTime, XlsxError> {
    let day = as_of.first_day();
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day())).or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))
}

/// Each fact in a row: what it is, and what it says.
fn cover(sheet: &mut Worksheet, subject: &Subject) -> Result<(), XlsxError> {
    let text = |key: &str| subject.messages.text(key, &[]);
    let (top, label) =
        (Format::new().set_align(FormatAlign::Top), Format::new().set_bold().set_align(FormatAlign::Top));
    let wrapped = top.set_text_wrap();
    sheet.set_name(text("workbook.about"))?;
    sheet.set_column_width(0, f64::from(COVER_WIDTHS.0))?.set_column_width(1, f64::from(COVER_WIDTHS.1))?;
    sheet.set_print_fit_to_pages(1, 0);
    sheet.write_string_with_format(0, 0, &subject.table.title, &title_format())?;
    for (row, (name, said)) in (1..).zip(facts(subject)) {
        let tall = lines(&name, COVER_WIDTHS.0).max(lines(&said.text, COVER_WIDTHS.1));
        sheet.set_row_height(row, tall * LINE)?;
        sheet.write_string_with_format(row, 0, name, &label)?;
        match said.url.filter(|url| is_web_address(url) && url.len() < LONGEST.1) {
            Some(url) => sheet.write_url_with_text(row, 1, url.as_str(), &said.text)?,
            None => sheet.write_string_with_format(row, 1, &said.text, &wrapped)?,
        };
    }
    Ok(())
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
    let id: String = subject.table.id.as_str().replace('-', "_").chars().take(LONGEST.0).collect();
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
    for (row, cells) in (head + 1..).zip(&subject.table.rows) {
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

/// How many lines a text takes in a column of so many letters, at most: words are not parted, so a line can lack a word. A
/// row of Excel is no taller than 409 points.
fn lines(text: &str, width: u16) -> u16 {
    let width = usize::from(width).saturating_sub(2).max(1);
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace().map(|word| word.chars().count()) {
        if used > 0 && used + 1 + word > width {
            lines += 1;
            used = 0;
        }
        used += word + usize::from(used > 0);
        lines += (used - 1) / width;
        used = (used - 1) % width + 1;
    }
    u16::try_from(lines).unwrap_or(u16::MAX).min(409 / LINE)
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
    for (row, cells) in (first..).zip(&subject.table.rows) {
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
    column.holds == Holds::Value && column.field.kind != FieldKind::Text
}

/// A number with separators and its decimals; a year without.
fn number_format(column: &Column) -> String {
    match (column.field.kind, column.field.published_decimals()) {
        (FieldKind::Text | FieldKind::Year, _) => "0".to_owned(),
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
        let plain: String = column.title.chars().take(LONGEST.0).collect();
        let numbered = (2..).map(|n| format!("{plain} ({n})"));
        let is_new = |heading: &String| !seen.contains(&heading.to_lowercase());
        let heading = std::iter::once(plain.clone()).chain(numbered).find(is_new).unwrap_or(plain);
        seen.push(heading.to_lowercase());
        headings.push(heading);
    }
    headings
}

fn title_format() -> Format {
    Format::new().set_bold().set_font_size(14)
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
        (config::read(&sources, None).unwrap(), model::read(&sources, edition).0)
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

    #[test]
    fn a_row_is_as_tall_as_its_words_need() {
        assert_eq!(lines("", 12), 1);
        assert_eq!(lines("one two", 12), 1);
        assert_eq!(lines("one two three", 12), 2);
        assert_eq!(lines(&"x".repeat(21), 12), 3);
        assert_eq!(lines(&"word ".repeat(9000), 12), 27);
    }

    #[test]
    fn a_column_is_as_wide_as_its_words_need() {
        assert_eq!(width("Share of boards that answered", 3), 13);
        assert_eq!(width("Year", 300), 53);
    }
}
