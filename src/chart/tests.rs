//! What holds of every drawing, whatever the data.

mod areas;
mod bad_data;
mod dot;
mod heat;
mod histogram;
mod key_figure;
mod marks;
mod palette;
mod panels;
mod proportion;
mod range;
mod scatter;
mod slopes;
mod sound;
mod standalone;

use super::fixture::{areas, chart, messages, parts, sheets, years};
use super::*;
use crate::model::grid::ColumnKind;
use crate::model::symbol::Symbol;
use sound::{check, texts};
use std::collections::BTreeSet;

#[test]
fn a_drawing_is_an_image_with_a_name_and_a_description() {
    let drawing = draw(&chart("kind: bar\nx: area\ny: share\nsubtitle: A & B < C"), &areas(), &messages()).unwrap();
    for (svg, sheet) in sheets(&drawing).into_iter().zip(["wide", "narrow"]) {
        let start = format!(
            "<svg class=\"chart chart-{sheet}\" role=\"img\" aria-labelledby=\"figure-some-chart-{sheet}-title\" \
             aria-describedby=\"figure-some-chart-{sheet}-desc\" viewBox=\"0 0 "
        );
        assert!(svg.starts_with(&start), "{svg:.300}");
        let title = format!(
            "<title id=\"figure-some-chart-{sheet}-title\">Bar chart: A &amp; B &lt; C, 2013. It is so.</title>"
        );
        assert!(svg.contains(&title));
        assert!(svg.contains(&format!("<desc id=\"figure-some-chart-{sheet}-desc\">The chart compares")));
        assert_eq!(svg.matches("<g aria-hidden=\"true\"").count(), 1);
    }
}

#[test]
fn labels_are_the_published_numbers() {
    let drawing = draw(&chart("kind: bar\nx: area\ny: share"), &areas(), &messages()).unwrap();
    let shown: BTreeSet<String> = texts(sheets(&drawing)[0]).into_iter().map(|text| text.text).collect();
    for label in ["Derby", "6%", "48%", "[x]", "30% [p]", "Share of boards (%)"] {
        assert!(shown.contains(label), "{label} is not in {shown:?}");
    }
}

#[test]
fn zero_has_a_thin_bar_and_what_is_missing_has_none() {
    let drawing = draw(&chart("kind: grouped-bar\nx: area\ny: [partly, yes]"), &parts(), &messages()).unwrap();
    assert_eq!(
        sheets(&drawing)[0].matches("<rect class=\"bar").count(),
        2 + 6,
        "two in the legend, one for each value"
    );
    assert!(sheets(&drawing)[0].contains("width=\"20\""), "a bar of two pixels");
    let drawing = draw(&chart("kind: bar\nx: area\ny: share"), &areas(), &messages()).unwrap();
    assert_eq!(sheets(&drawing)[0].matches("<rect class=\"bar").count(), 4);
}

#[test]
fn a_line_is_broken_where_data_is_missing() {
    let drawing = draw(&chart("kind: line\nx: year\ny: cases\nseries: place"), &years(), &messages()).unwrap();
    // North: 2010 to 2013, and 2015 alone. South: 2010 alone, 2012 to 2013, 2015 alone.
    assert_eq!(sheets(&drawing)[0].matches("<path class=\"line").count(), 2);
    assert_eq!(sheets(&drawing)[0].matches("class=\"mark").count(), 5 + 4);
}

#[test]
fn the_grid_has_the_numbers_of_the_chart() {
    let grid = draw(&chart("kind: bar\nx: area\ny: share\nsort: descending"), &areas(), &messages()).unwrap().grid;
    let headings: Vec<&str> = grid.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["Area", "Share of boards (%)"]);
    assert_eq!(grid.columns[0].kind, ColumnKind::Key);
    assert_eq!(grid.rows[3], ["Derby", "6"]);
    assert_eq!(grid.rows[4], ["Leeds", "[x]"]);
    assert_eq!(grid.symbols, [Symbol::NotAvailable, Symbol::Provisional]);
    let grid = draw(&chart("kind: line\nx: year\ny: cases\nseries: place"), &years(), &messages()).unwrap().grid;
    assert_eq!(grid.rows[1], ["2011", "8", "[c]"]);
    assert_eq!(grid.columns[2].heading, "South");
}

#[test]
fn a_whole_table_is_a_grid_too() {
    let grid = areas().grid(&[0, 2, 9], &messages());
    assert_eq!(
        grid.columns.iter().map(|column| column.kind).collect::<Vec<_>>(),
        [ColumnKind::Key, ColumnKind::Number]
    );
    assert_eq!(grid.rows[1], ["Oxford", "9"]);
    assert!(grid.symbols.is_empty());
}

#[test]
fn every_key_is_in_the_catalogue_and_no_other_is() {
    let messages = messages();
    let missing: Vec<&&str> = KEYS.iter().filter(|key| !messages.has(key)).collect();
    assert!(missing.is_empty(), "not in the catalogue: {missing:?}");
    let plain = |key: &str| key.trim_end_matches(".one").trim_end_matches(".two").trim_end_matches(".other").to_owned();
    let catalogue: BTreeSet<String> = messages.keys().filter(|key| key.starts_with("chart.")).map(plain).collect();
    assert_eq!(catalogue, KEYS.iter().map(|key| (*key).to_owned()).collect());
}

#[test]
fn the_usual_charts_are_sound() {
    let bars = ["kind: bar\nx: area\ny: share", "kind: bar\nx: area\ny: boards\ndirection: vertical"];
    bars.iter().for_each(|block| check(block, &areas()));
    let stacks = ["grouped-bar", "stacked-bar"];
    for kind in stacks {
        check(&format!("kind: {kind}\nx: area\ny: [yes, partly, no]"), &parts());
        check(&format!("kind: {kind}\nx: area\ny: [yes, partly, no]\ndirection: vertical"), &parts());
    }
    check("kind: line\nx: year\ny: cases\nseries: place", &years());
    check("kind: area\nx: year\ny: cases\nfilter: {place: South}", &years());
    check("kind: slope\nx: year\ny: cases\nseries: place\nfilter: {year: [\"2010\", \"2015\"]}", &years());
}
