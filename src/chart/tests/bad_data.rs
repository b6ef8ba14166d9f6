//! Data that no one draws on purpose, and everybody sooner or later.

use super::sound::{check, sound};
use crate::chart::draw;
use crate::chart::fixture::{chart, messages, sheets, table};
use crate::model::table::Table;
use proptest::prelude::*;

const SINGLE: [&str; 4] = [
    "kind: bar\nx: a\ny: n0",
    "kind: bar\nx: a\ny: n0\ndirection: vertical",
    "kind: line\nx: a\ny: n0\nnotes: In order.",
    "kind: dot\nx: a\ny: n0",
];

/// A table of names and one or more numbers.
fn of(rows: &[(&str, &str)]) -> Table {
    let cells: String = rows.iter().map(|(name, numbers)| format!("  - [\"{name}\", {numbers}]\n")).collect();
    let count = rows.first().map_or(1, |(_, numbers)| numbers.split(", ").count());
    let fields: String =
        (0..count).map(|at| format!("  - {{id: n{at}, title: Series number {at}, type: number}}\n")).collect();
    table(&format!("  - {{id: a, title: Area, type: text, role: key}}\n{fields}"), &cells)
}

#[track_caller]
fn all(rows: &[(&str, &str)]) {
    SINGLE.iter().for_each(|block| check(block, &of(rows)));
}

#[test]
fn one_point() {
    all(&[("Derby", "5")]);
    all(&[("Derby", "0")]);
    all(&[("Derby", "-5")]);
}

#[test]
fn all_equal() {
    all(&[("Derby", "7"), ("Oxford", "7"), ("Leeds", "7")]);
    all(&[("Derby", "0"), ("Oxford", "0")]);
}

#[test]
fn all_missing_but_one() {
    all(&[("Derby", "\"[x]\""), ("Oxford", "\"[c]\""), ("Leeds", "3"), ("York", "\"[k]\"")]);
}

#[test]
fn negative_and_positive() {
    all(&[("Derby", "-1234567.5"), ("Oxford", "0"), ("Leeds", "3"), ("York", "800000.25")]);
    all(&[("Derby", "-3"), ("Oxford", "-4")]);
}

#[test]
fn tiny_beside_huge() {
    all(&[("Derby", "0.000000001"), ("Oxford", "1000000000"), ("Leeds", "-0.000000001")]);
    all(&[("Derby", "999999999999"), ("Oxford", "999999999998")]);
    all(&[("Derby", "999999999999"), ("Oxford", "-999999999999")]);
}

#[test]
fn two_hundred_categories() {
    let names: Vec<String> = (0..200).map(|at| format!("Area number {at}")).collect();
    let numbers: Vec<String> = (0..200).map(|at| (at * 7919 % 1000).to_string()).collect();
    let rows: Vec<(&str, &str)> =
        names.iter().zip(&numbers).map(|(name, number)| (name.as_str(), number.as_str())).collect();
    all(&rows);
}

#[test]
fn two_hundred_years() {
    let rows: String = (1820..2020).map(|year| format!("  - [{year}, {}]\n", year * 31 % 97)).collect();
    let table = table("  - {id: a, title: Year, type: year, role: key}\n  - {id: n0, title: N, type: integer}", &rows);
    SINGLE.iter().for_each(|block| check(block, &table));
}

#[test]
fn long_labels_in_several_scripts() {
    let welsh = "Bwrdd Lleol Diogelu Plant Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, Gwynedd a Bro Morgannwg ŵŷ 2013";
    let arabic = "المجالس المحلية لحماية الأطفال التي نفذت التوجيهات القانونية الصادرة في عام ألفين وتسعة تنفيذا كاملا في جميع أنحاء إنجلترا";
    let chinese = "地方儿童保护委员会全面落实二〇〇九年颁布的法定指导意见的比例，包括英格兰各地区的所有委员会，以及那些尚未完全落实指导意见但已经采取部分措施的委员会，还有没有提供任何信息的委员会，以及其他相关机构和组织，二〇一三年";
    for label in [welsh, arabic, chinese] {
        all(&[(label, "12"), ("Short", "90")]);
        let fields = format!(
            "  - {{id: a, title: \"{label}\", type: integer, role: key}}\n  - {{id: n0, title: \"{label}\", type: integer, unit: \"%\"}}\n  - {{id: n1, title: \"{label} 2\", type: integer, unit: \"%\"}}"
        );
        let table = table(&fields, "  - [1, 2, 3]\n  - [2, 40, 50]\n  - [3, 41, 49]");
        for kind in ["line", "dot", "grouped-bar", "grouped-bar\ndirection: vertical"] {
            check(&format!("kind: {kind}\nx: a\ny: [n0, n1]"), &table);
        }
    }
}

#[test]
fn six_series_that_end_together() {
    let rows = [("2012", "1, 2, 3, 4, 5, 6"), ("2013", "5, 5, 5, 5, 5, 5"), ("2014", "100, 100, 100, 100, 100, 100")];
    for kind in [
        "line",
        "dot",
        "grouped-bar",
        "grouped-bar\ndirection: vertical",
        "stacked-bar",
        "stacked-bar\ndirection: vertical",
    ] {
        check(&format!("kind: {kind}\nx: a\ny: [n0, n1, n2, n3, n4, n5]"), &of(&rows));
    }
}

#[test]
fn a_series_without_any_number() {
    let rows = [("2012", "1, \"[c]\""), ("2013", "5, \"[c]\"")];
    for kind in ["line", "dot", "grouped-bar", "stacked-bar", "stacked-bar\ndirection: vertical"] {
        check(&format!("kind: {kind}\nx: a\ny: [n0, n1]"), &of(&rows));
    }
}

#[test]
fn years_that_are_missing_in_the_middle() {
    let table = table(
        "  - {id: a, title: Year, type: year, role: key}\n  - {id: n0, title: N, type: integer}",
        "  - [2010, 5]\n  - [2011, 6]\n  - [2012, 8]\n  - [2016, 9]\n  - [2017, 9]",
    );
    SINGLE.iter().for_each(|block| check(block, &table));
    let drawing = draw(&chart(SINGLE[2]), &table, &messages()).unwrap();
    assert_eq!(sheets(&drawing)[0].matches("<path class=\"line").count(), 2);
}

/// A cell of a table: an ordinary number mostly, sometimes an awkward one or a symbol.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (-1000i32..100_000).prop_map(|number| number.to_string()),
        2 => (-1e12..1e12f64).prop_map(|number| format!("{number:.0}")),
        2 => Just("0".to_owned()),
        1 => (1u32..9).prop_map(|number| format!("0.00000000{number}")),
        1 => (0i32..500).prop_map(|number| format!("\"{number} [p]\"")),
        2 => prop_oneof![Just("\"[c]\"".to_owned()), Just("\"[x]\"".to_owned())],
    ]
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Z][a-z]{2,12}( [a-z]{2,10}){0,3}",
        1 => "[WMŴ]{1,40}",
        1 => "[\u{4e00}-\u{4e80}]{1,60}",
        1 => "[ا-ي]{2,9}( [ا-ي]{2,9}){0,14}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_chart_that_is_drawn_is_sound(
        labels in proptest::collection::vec(label(), 1..14),
        titles in proptest::collection::vec(label(), 1..7),
        cells in proptest::collection::vec(cell(), 14 * 7),
        kind in prop_oneof![Just("bar"), Just("grouped-bar"), Just("stacked-bar"), Just("stacked-bar\nas-percent: true"), Just("line\nnotes: In order."), Just("area\nnotes: In order."), Just("area\nnotes: In order.\nas-percent: true"), Just("slope"), Just("dot")],
        vertical in any::<bool>(),
        sort in prop_oneof![Just("data"), Just("descending")],
    ) {
        let titles = if kind == "bar" { &titles[..1] } else { &titles[..] };
        let labels = if kind == "slope" { &labels[..labels.len().min(2)] } else { &labels[..] };
        let fields: String = titles.iter().enumerate().map(|(at, title)| format!("  - {{id: n{at}, title: \"{title}\", type: number}}\n")).collect();
        let rows: String = labels.iter().enumerate().map(|(row, label)| {
            // The row's number makes each label the only one of its kind.
            format!("  - [\"{label} {row}\", {}]\n", cells[row * 7..row * 7 + titles.len()].join(", "))
        }).collect();
        let table = table(&format!("  - {{id: a, title: Area, type: text, role: key}}\n{fields}"), &rows);
        let y: Vec<String> = (0..titles.len()).map(|at| format!("n{at}")).collect();
        let how = match kind.split('\n').next() {
            Some("line" | "area" | "slope") => String::new(),
            Some("dot") => format!("sort: {sort}"),
            _ => format!("direction: {}\nsort: {sort}", if vertical { "vertical" } else { "horizontal" }),
        };
        let block = format!("kind: {kind}\nx: a\ny: [{}]\n{how}", y.join(", "));
        if let Ok(drawing) = draw(&chart(&block), &table, &messages()) {
            for svg in sheets(&drawing) {
                prop_assert_eq!(sound(svg), Ok(()), "{}\n{}", block, svg);
            }
        }
    }
}
