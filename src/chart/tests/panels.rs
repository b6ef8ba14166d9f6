//! Several charts side by side.

use super::sound::{check, texts};
use crate::chart::draw;
use crate::chart::fixture::{chart, messages, sheets, table};
use crate::model::table::Table;
use std::collections::BTreeSet;

/// Cases by region, year and kind.
fn regions() -> Table {
    let fields = "
  - {id: region, title: Region, type: text, role: key}
  - {id: year, title: Year, type: year, role: key}
  - {id: kind, title: Kind, type: text, role: key}
  - {id: cases, title: Cases, type: integer}";
    let mut rows = String::new();
    for (at, region) in ["North", "South", "East"].iter().enumerate() {
        for year in 2010..2015 {
            for (kind, more) in [("Open", 3), ("Closed", 11)] {
                rows.push_str(&format!("  - [{region}, {year}, {kind}, {}]\n", (at + 1) * more + year % 4));
            }
        }
    }
    table(fields, &rows)
}

const LINES: &str = "kind: line\nx: year\ny: cases\nseries: kind\npanels: region\n";
const BARS: &str = "kind: bar\nx: year\ny: cases\npanels: region\nfilter: {kind: Open}\n";

#[test]
fn each_panel_has_its_title_and_all_have_one_legend_and_one_scale() {
    check(LINES, &regions());
    let drawing = draw(&chart(LINES), &regions(), &messages()).unwrap();
    for sheet in sheets(&drawing) {
        let shown: Vec<String> = texts(sheet).into_iter().map(|text| text.text).collect();
        let count = |text: &str| shown.iter().filter(|shown| *shown == text).count();
        assert_eq!((count("North"), count("South"), count("East")), (1, 1, 1));
        assert_eq!((count("Open"), count("Closed")), (1, 1), "named in the legend alone");
        assert_eq!(count("40"), 3, "the greatest tick is the same in each");
    }
    assert_eq!(drawing.description.len(), 5, "what is common, each of three, and the axis");
    assert!(drawing.description[0].contains("North, South and East"));
    assert!(drawing.description[2].starts_with("South: "));
}

#[test]
fn the_table_names_the_panel_of_each_row() {
    let grid = draw(&chart(LINES), &regions(), &messages()).unwrap().grid;
    let headings: Vec<&str> = grid.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["Region", "Year", "Open", "Closed"]);
    assert_eq!(grid.rows.len(), 15);
    assert_eq!(grid.rows[5][..2], ["South", "2010"]);
}

#[test]
fn bars_keep_the_order_of_the_first_panel() {
    for more in ["", "direction: vertical\n", "sort: descending\n", "highlight: 2012\n"] {
        check(&format!("{BARS}{more}"), &regions());
    }
    let sorted = draw(&chart(&format!("{BARS}sort: descending")), &regions(), &messages()).unwrap().grid;
    let years = |region: &str| -> Vec<&String> {
        sorted.rows.iter().filter(|row| row[0] == region).map(|row| &row[1]).collect()
    };
    assert_eq!(years("North"), years("East"));
}

#[test]
fn a_remark_names_its_panel() {
    let remarked = format!("{BARS}annotations: [{{x: 2012, panel: South, text: The law changed}}]");
    check(&remarked, &regions());
    let said = draw(&chart(&remarked), &regions(), &messages()).unwrap().description;
    assert!(said[2].contains("Remark 1, in 2012: The law changed."), "{said:?}");
}

#[test]
fn panels_that_show_different_things_are_refused() {
    let mut holed = regions();
    holed.rows.retain(|row| row.key != "row-10");
    let told = draw(&chart(BARS), &holed, &messages()).unwrap_err();
    assert!(told[0].message.contains("no row for `2010, South`"), "{told:?}");
    let one = draw(
        &chart("kind: bar\nx: year\ny: cases\npanels: region\nfilter: {kind: Open, region: East}"),
        &regions(),
        &messages(),
    );
    assert!(one.unwrap_err()[0].message.contains("only one panel"));
}

/// The lines to read by, as where each begins and how far it goes, in units.
fn gridlines(sheet: &str) -> BTreeSet<(String, String)> {
    let line = |rest: &str| {
        let path = rest.split('"').next().unwrap();
        let (from, by) = path.split_once('l').unwrap();
        let (x, _) = from.split_once(' ').unwrap();
        let (dx, _) = by.split_once(' ').unwrap();
        (x.to_owned(), dx.to_owned())
    };
    sheet.split("<path class=\"grid\" d=\"M").skip(1).map(line).collect()
}

#[test]
fn panels_begin_and_end_at_the_same_places() {
    let fields = "
  - {id: region, title: Region, type: text, role: key}
  - {id: year, title: Year, type: year, role: key}
  - {id: cases, title: Cases, type: integer}";
    // The last number of one panel takes more room than those of the others.
    let rows = "
  - [North, 2010, 3]
  - [North, 2011, 80]
  - [South, 2010, 70]
  - [South, 2011, \"80 [p]\"]
  - [East, 2010, 60]
  - [East, 2011, 9]";
    let table = table(fields, rows);
    let drawn = |kind: &str| {
        let block = format!("kind: {kind}\nx: year\ny: cases\npanels: region");
        check(&block, &table);
        let drawing = draw(&chart(&block), &table, &messages()).unwrap();
        sheets(&drawing).map(gridlines)
    };
    for kind in ["line", "area"] {
        let [wide, narrow] = drawn(kind);
        assert_eq!(narrow.len(), 1, "below each other: {narrow:?}");
        assert_eq!(wide.len(), 2, "in two columns: {wide:?}");
        assert_eq!(wide.iter().map(|(_, length)| length).collect::<BTreeSet<_>>().len(), 1);
    }
    let [_, narrow] = drawn("bar");
    assert_eq!(narrow.len(), 3, "as many places as there are ticks: {narrow:?}");
}
