//! Areas, and shares of wholes.

use super::sound::{check, texts};
use crate::chart::draw;
use crate::chart::fixture::{chart, messages, parts, sheets, table, years};
use crate::model::table::Table;

const COMPLETE: &str = "filter: {year: [\"2010\", \"2012\", \"2013\", \"2015\"]}";

/// The wide sheet.
fn wide(block: &str, table: &Table) -> String {
    sheets(&draw(&chart(block), table, &messages()).unwrap())[0].to_owned()
}

/// The corners of each area, in units.
fn corners(svg: &str) -> Vec<Vec<(i32, i32)>> {
    let one = |path: &str| {
        let data = path.split(" d=\"M").nth(1).unwrap().split("z\"").next().unwrap();
        let mut at = (0, 0);
        data.split('l')
            .map(|step| {
                let (x, y) = step.split_once(' ').unwrap();
                at = (at.0 + x.parse::<i32>().unwrap(), at.1 + y.parse::<i32>().unwrap());
                at
            })
            .collect()
    };
    svg.split("<path class=\"area").skip(1).map(one).collect()
}

#[test]
fn areas_stand_on_each_other() {
    let svg = wide(&format!("kind: area\nx: year\ny: cases\nseries: place\n{COMPLETE}"), &years());
    let areas = corners(&svg);
    assert_eq!(areas.len(), 2, "one for each series, for the years that are there follow no regular step");
    let upper_edge = |area: &[(i32, i32)]| area[..area.len() / 2].to_vec();
    let lower_edge = |area: &[(i32, i32)]| area[area.len() / 2..].iter().rev().copied().collect::<Vec<_>>();
    assert_eq!(upper_edge(&areas[0]), lower_edge(&areas[1]));
    // The lowest area stands on zero.
    let zero = lower_edge(&areas[0]);
    assert!(zero.iter().all(|(_, y)| *y == zero[0].1), "{zero:?}");
}

#[test]
fn one_area_is_broken_where_data_is_missing() {
    let svg = wide("kind: area\nx: year\ny: cases\nfilter: {place: South}", &years());
    // 2010 alone, 2012 to 2013, 2015 alone.
    let areas = corners(&svg);
    assert_eq!(areas.len(), 3);
    let width = |area: &Vec<(i32, i32)>| area.iter().map(|(x, _)| *x).max().unwrap() - area[0].0;
    assert_eq!(width(&areas[0]), 60, "a point alone is a column of six pixels");
}

#[test]
fn names_stand_beside_the_ends_or_in_a_legend() {
    let block = format!("kind: area\nx: year\ny: cases\nseries: place\n{COMPLETE}");
    assert!(!wide(&block, &years()).contains("<g class=\"key\">"));
    let mut long = years();
    for row in long.rows.iter_mut() {
        let crate::model::table::Cell::Text(name) = &row.cells[1] else { panic!() };
        row.cells[1] = crate::model::table::Cell::Text(format!(
            "{name} of a country whose name is rather a long one to say, and longer"
        ));
    }
    assert!(wide(&block, &long).contains("<g class=\"key\">"));
}

#[test]
fn shares_say_their_base_and_the_table_has_both() {
    let block = "kind: stacked-bar\nx: area\ny: [yes, partly, no]\nas-percent: true";
    let drawing = draw(&chart(block), &parts(), &messages()).unwrap();
    let shown: Vec<String> = texts(sheets(&drawing)[0]).into_iter().map(|text| text.text).collect();
    for text in ["Derby (n\u{a0}=\u{a0}5)", "Leeds (n\u{a0}=\u{a0}3)", "80%", "33%", "Per cent (%)"] {
        assert!(shown.iter().any(|one| one == text), "{text} is not in {shown:?}");
    }
    let headings: Vec<&str> = drawing.grid.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["Area", "Yes", "Yes (%)", "Partly", "Partly (%)", "No", "No (%)"]);
    assert_eq!(drawing.grid.rows[0], ["Derby", "4", "80", "0", "0", "1", "20"]);
}

#[test]
fn shares_of_large_wholes_have_a_decimal() {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: a, title: A, type: integer}
  - {id: b, title: B, type: integer}";
    let cells = |rows: &str| {
        let drawing =
            draw(&chart("kind: stacked-bar\nx: area\ny: [a, b]\nas-percent: true"), &table(fields, rows), &messages());
        drawing.unwrap().grid.rows[0].clone()
    };
    assert_eq!(
        cells("  - [Derby, 29, 171]"),
        ["Derby", "29", "15", "171", "86"],
        "both halves go up, and nothing hides it"
    );
    assert_eq!(cells("  - [Derby, 1000, 2000]"), ["Derby", "1,000", "33.3", "2,000", "66.7"]);
    assert_eq!(cells("  - [Derby, 1000, 2000]\n  - [York, 1, 2]"), ["Derby", "1,000", "33", "2,000", "67"]);
}

#[test]
fn names_of_categories_stay_what_they_were_in_the_table() {
    let marked = "highlight: Derby\nannotations: [{x: Oxford, series: \"Yes\", text: Here}]";
    check(&format!("kind: stacked-bar\nx: area\ny: [yes, partly, no]\nas-percent: true\n{marked}"), &parts());
}

#[test]
fn shares_of_panels_with_other_bases_are_comparable() {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: year, title: Year, type: year, role: key}
  - {id: a, title: A, type: integer}
  - {id: b, title: B, type: integer}";
    let rows = "
  - [Derby, 2012, 1, 2]
  - [Derby, 2013, 3, 4]
  - [York, 2012, 5, 6]
  - [York, 2013, 700, 800]";
    for kind in ["area", "stacked-bar", "stacked-bar\ndirection: vertical"] {
        check(&format!("kind: {kind}\nx: year\ny: [a, b]\npanels: area\nas-percent: true"), &table(fields, rows));
    }
}

#[test]
fn a_line_to_compare_with_is_seen_on_every_colour() {
    let line = "reference-lines: [{value: 6, label: Target}]";
    let area = format!("kind: area\nx: year\ny: cases\nseries: place\n{COMPLETE}\n{line}");
    check(&area, &years());
    let svg = wide(&area, &years());
    let (ground, areas) = (svg.find("class=\"ground\"").unwrap(), svg.rfind("class=\"area").unwrap());
    assert!(areas < ground && ground < svg.rfind("class=\"reference").unwrap());
    let bars = format!("kind: stacked-bar\nx: area\ny: [yes, partly, no]\n{line}");
    let svg = wide(&bars, &parts());
    assert!(svg.rfind("class=\"bar").unwrap() < svg.find("class=\"ground\"").unwrap());
    assert!(svg.find("class=\"ground\"").unwrap() < svg.find("class=\"inside").unwrap(), "numbers lie on top");
}
