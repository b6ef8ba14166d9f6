//! What every workbook has, after the UK Government Analysis Function's "Making spreadsheets accessible": a cover sheet that
//! says what this is, and tables that are marked as such, without merged or empty cells in their way.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::config::is_web_address;
use crate::read::scalar::Date;

use super::data::Named;

/// What a browser is told a workbook is.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The height of a line in points, as Excel has it.
pub const LINE: u16 = 15;

/// The widths of the two columns of the cover sheet, in letters.
const COVER_WIDTHS: (u16, u16) = (24, 90);

/// How long the address of a link may be for Excel.
const LONGEST_LINK: usize = 2000;

/// A workbook with its properties. Without a fixed day, it would say when it was built.
///
/// # Errors
/// What Excel cannot hold.
pub fn new(title: &str, author: &str, about: &str, day: Option<Date>) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(title).set_author(author).set_comment(about);
    workbook.set_properties(&properties.set_creation_datetime(&created(day)?));
    Ok(workbook)
}

/// The day of the content; Excel knows none before 1900.
fn created(day: Option<Date>) -> Result<ExcelDateTime, XlsxError> {
    let first = ExcelDateTime::from_ymd(1900, 1, 1);
    let Some(day) = day.map(|day| day.first_day()) else { return first };
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day())).or(first)
}

/// The cover sheet: a title, and each fact in a row: what it is, and what it says.
///
/// # Errors
/// What Excel cannot hold.
pub fn cover(sheet: &mut Worksheet, name: &str, title: &str, facts: Vec<(String, Named)>) -> Result<(), XlsxError> {
    let (top, label) =
        (Format::new().set_align(FormatAlign::Top), Format::new().set_bold().set_align(FormatAlign::Top));
    let wrapped = top.set_text_wrap();
    sheet.set_name(name)?;
    sheet.set_column_width(0, f64::from(COVER_WIDTHS.0))?.set_column_width(1, f64::from(COVER_WIDTHS.1))?;
    sheet.set_print_fit_to_pages(1, 0);
    sheet.write_string_with_format(0, 0, title, &title_format())?;
    for (row, (name, said)) in (1..).zip(facts) {
        let tall = lines(&name, COVER_WIDTHS.0).max(lines(&said.text, COVER_WIDTHS.1));
        sheet.set_row_height(row, tall * LINE)?;
        sheet.write_string_with_format(row, 0, name, &label)?;
        match said.url.filter(|url| is_web_address(url) && url.len() < LONGEST_LINK) {
            Some(url) => sheet.write_url_with_text(row, 1, url.as_str(), &said.text)?,
            None => sheet.write_string_with_format(row, 1, &said.text, &wrapped)?,
        };
    }
    Ok(())
}

/// The letters of the title of a sheet.
pub fn title_format() -> Format {
    Format::new().set_bold().set_font_size(14)
}

/// How many lines a text takes in a column of so many letters, at most: words are not parted, so a line can lack a word. A
/// row of Excel is no taller than 409 points.
pub fn lines(text: &str, width: u16) -> u16 {
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

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_row_is_as_tall_as_its_words_need() {
        assert_eq!(lines("", 12), 1);
        assert_eq!(lines("one two", 12), 1);
        assert_eq!(lines("one two three", 12), 2);
        assert_eq!(lines(&"x".repeat(21), 12), 3);
    }
}
