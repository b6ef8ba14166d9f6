//! Questions as a workbook to fill in: a sheet about it, the questions with a list of answers to choose from, and a sheet
//! that counts the answers.

use rust_xlsxwriter::{
    DataValidation, Format, FormatAlign, Formula, Table, TableColumn, TableStyle, Worksheet, XlsxError,
};

use crate::page::data::Named;
use crate::page::{date, workbook};

use super::{ANSWER, COLUMNS, Sheet};

/// The widths of [`COLUMNS`], in letters.
const WIDTHS: [u16; COLUMNS.len()] = [26, 9, 46, 26, 14, 40, 40, 18, 14];

/// The row of the headings; above it are the title and a line that says what the sheet has.
const HEAD: u32 = 2;

/// The widths of the columns of the sheet that counts: the first, and the others.
const COUNT_WIDTHS: (u16, u16) = (60, 14);

pub(super) fn file(sheet: &Sheet) -> Result<Vec<u8>, String> {
    make(sheet).map_err(|error| error.to_string())
}

fn make(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let text = |key: &str| sheet.messages.text(key, &[]);
    let (author, day) = (&sheet.config.publisher.name, sheet.document.last_changed());
    let mut book = workbook::new(&sheet.title, author, &text("questions.workbook.keep"), day)?;
    workbook::cover(book.add_worksheet(), &text("workbook.about"), &sheet.title, facts(sheet))?;
    questions(book.add_worksheet(), sheet)?;
    counts(book.add_worksheet(), sheet)?;
    book.save_to_buffer()
}

/// What the cover sheet says.
fn facts(sheet: &Sheet) -> Vec<(String, Named)> {
    let text = |key: &str| sheet.messages.text(key, &[]);
    let plain = |text: String| Named { text, url: None };
    let (config, common) = (sheet.config, &sheet.document.common);
    let mut facts = vec![(text("questions.framework"), plain(common.title.clone()))];
    facts.extend(sheet.note.map(|note| (text("questions.workbook.whose"), plain(note.to_owned()))));
    facts.push((text("questions.workbook.how"), plain(text("questions.workbook.how-text"))));
    facts.push((text("questions.workbook.yours"), plain(text("questions.workbook.keep"))));
    facts.extend(sheet.source.iter().map(|source| (text("framework.source"), plain(source.clone()))));
    let changed = sheet.document.last_changed().map(|day| date::words(day, sheet.messages));
    facts.extend(changed.map(|day| (text("page.updated"), plain(day))));
    let publisher = Named { text: config.publisher.name.clone(), url: config.publisher.url.clone() };
    facts.push((text("footer.published-by"), publisher));
    let licence = config.licence.as_ref();
    facts.extend(licence.map(|one| (text("table.licence"), Named { text: one.name.clone(), url: one.url.clone() })));
    facts.push((text("workbook.page"), Named { text: sheet.page.clone(), url: Some(sheet.page.clone()) }));
    facts
}

fn questions(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let text = |key: &str| sheet.messages.text(key, &[]);
    page.set_name(text("questions.workbook.questions"))?.set_landscape();
    page.write_string_with_format(0, 0, &sheet.title, &workbook::title_format())?;
    page.write_string(1, 0, text("questions.workbook.fill-in"))?;
    for (at, width) in (0..).zip(WIDTHS) {
        page.set_column_width(at, f64::from(width))?;
    }
    let wrapped = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    for (at, row) in (HEAD + 1..).zip(&sheet.rows) {
        let cells = [&row.part, &row.number, &row.text, &row.audiences];
        let tall = cells.iter().zip(WIDTHS).map(|(text, width)| workbook::lines(text, width)).max().unwrap_or(1);
        // Two lines at least, to write in.
        page.set_row_height(at, tall.max(2) * workbook::LINE)?;
        for (column, cell) in (0..).zip(cells) {
            page.write_string_with_format(at, column, cell, &wrapped)?;
        }
        for column in ANSWER..column(COLUMNS.len()) {
            page.write_blank(at, column, &wrapped)?;
        }
    }
    let last = last_row(sheet);
    page.add_table(HEAD, 0, last, column(COLUMNS.len() - 1), &table("questions", sheet, &sheet.headings()))?;
    let list = DataValidation::new()
        .allow_list_strings(&sheet.answers())?
        .set_error_title(text("questions.column.answer"))?
        .set_error_message(text("questions.workbook.one-of"))?;
    page.add_data_validation(HEAD + 1, ANSWER, last, ANSWER, &list)?;
    page.set_freeze_panes(HEAD + 1, 0)?;
    page.set_repeat_rows(HEAD, HEAD)?;
    page.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// How many answers of each sort there are for each part, by formulas that follow what is filled in.
fn counts(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let text = |key: &str| sheet.messages.text(key, &[]);
    let name = text("questions.workbook.questions").replace('\'', "''");
    page.set_name(text("questions.workbook.summary"))?.set_landscape();
    page.write_string_with_format(0, 0, text("questions.summary"), &workbook::title_format())?;
    page.write_string(1, 0, text("questions.workbook.counts"))?;
    let answers = sheet.answers();
    let mut headings = vec![text("questions.column.part")];
    headings.extend(answers.iter().cloned());
    headings.extend([text("questions.workbook.unanswered"), text("questions.number")]);
    let mut parts: Vec<(&str, usize)> = Vec::new();
    for row in &sheet.rows {
        match parts.iter_mut().find(|(part, _)| *part == row.part) {
            Some((_, n)) => *n += 1,
            None => parts.push((&row.part, 1)),
        }
    }
    let (open, all) = (column(answers.len() + 1), column(answers.len() + 2));
    let range = |column: u16| format!("'{name}'!${0}${1}:${0}${2}", letter(column), HEAD + 2, last_row(sheet) + 1);
    for (at, (part, n)) in (HEAD + 1..).zip(&parts) {
        let row = at + 1;
        let of_part = format!("{},$A{row}", range(0));
        let n = n.to_string();
        page.write_string_with_format(at, 0, *part, &Format::new().set_text_wrap())?;
        for answer in 1..open {
            let counted = format!("=COUNTIFS({of_part},{},{}${})", range(ANSWER), letter(answer), HEAD + 1);
            page.write_formula(at, answer, Formula::new(counted).set_result("0"))?;
        }
        let left = format!("={}{row}-SUM(B{row}:{}{row})", letter(all), letter(open - 1));
        page.write_formula(at, open, Formula::new(left).set_result(&n))?;
        page.write_formula(at, all, Formula::new(format!("=COUNTIFS({of_part})")).set_result(&n))?;
    }
    page.set_column_width(0, f64::from(COUNT_WIDTHS.0))?;
    for at in 1..=all {
        page.set_column_width(at, f64::from(COUNT_WIDTHS.1))?;
    }
    let last = HEAD + u32::try_from(parts.len()).unwrap_or(u32::MAX - HEAD).max(1);
    page.add_table(HEAD, 0, last, all, &table("summary", sheet, &headings))?;
    page.set_freeze_panes(HEAD + 1, 0)?;
    page.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn table(name: &str, sheet: &Sheet, headings: &[String]) -> Table {
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
    let columns: Vec<TableColumn> =
        headings.iter().map(|heading| TableColumn::new().set_header(heading).set_header_format(&bold)).collect();
    Table::new()
        .set_name(name)
        .set_style(TableStyle::Light1)
        .set_autofilter(false)
        .set_columns(&columns)
        .set_alt_text_title(&sheet.title)
}

/// The last row with a question; a table has one row at least.
fn last_row(sheet: &Sheet) -> u32 {
    HEAD + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX - HEAD).max(1)
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// The letter of a column; there are fewer than 26.
fn letter(column: u16) -> char {
    char::from(b'A' + u8::try_from(column.min(25)).unwrap_or(25))
}
