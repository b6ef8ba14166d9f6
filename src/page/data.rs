//! Tables: a page for each, and each as a CSV file.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::number;
use crate::model::table::{Cell, Field, Table};
use crate::read::front_matter::Listing;

use super::documents::Menus;
use super::views::frame::Generated;
use super::{File, Made, Maker};

pub(super) fn pages(maker: &Maker) -> Made {
    let menus = Menus::new(maker);
    let made = maker.content.model.tables.par_iter().enumerate().map(|(at, table)| page(maker, &menus, at, table));
    super::split(made.collect())
}

fn page(maker: &Maker, menus: &Menus, at: usize, table: &Table) -> Result<File, Diagnostic> {
    let parent = maker.content.model.listings.get(&Listing::Tables).copied().or(maker.content.model.home());
    let generated = Generated {
        title: table.title.clone(),
        template: "table",
        path: table.url(),
        description: table.description.clone(),
        parent,
    };
    let page = maker.views.generated(&generated);
    let site = menus.site(maker.views.place_in_menu(None, parent));
    let text =
        maker.templates.render_page("table.html", site, &page, "", &maker.views.table(at, maker.csv[at].len()))?;
    Ok(File { path: format!("{}index.html", table.url()), bytes: text.into_bytes(), origin: Place::Span(table.span) })
}

pub(super) fn files(maker: &Maker) -> Made {
    let file = |(table, bytes): (&Table, &Vec<u8>)| File {
        path: table.csv_path(),
        bytes: bytes.clone(),
        origin: Place::Span(table.span),
    };
    (maker.content.model.tables.iter().zip(&maker.csv).map(file).collect(), Vec::new())
}

/// A table as CSV: UTF-8, one header row of field ids, symbols kept.
pub(super) fn csv(table: &Table) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = table.fields.iter().map(|field| field.id.as_str());
    let mut write = |row: Vec<String>| {
        // Writing to memory, and every row has a cell for each field: there is nothing that could fail.
        let _ = writer.write_record(row);
    };
    write(header.map(str::to_owned).collect());
    for row in &table.rows {
        write(table.fields.iter().zip(&row.cells).map(|(field, cell)| raw(field, cell)).collect());
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell for a program: a plain number, with its symbol after it.
fn raw(field: &Field, cell: &Cell) -> String {
    let decimals = field.published_decimals();
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Number(value, None) => number::plain(*value, decimals),
        Cell::Number(value, Some(symbol)) => format!("{} [{}]", number::plain(*value, decimals), symbol.letter()),
        Cell::Missing(symbol) => format!("[{}]", symbol.letter()),
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it a text: after OWASP, "CSV
/// Injection". The apostrophe shows in the cell; a formula that runs would be worse.
fn guarded(text: &str) -> String {
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
