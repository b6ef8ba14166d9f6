//! Dots with their intervals.

use super::sound::{check, sound, texts};
use crate::chart::draw;
use crate::chart::fixture::{chart, intervals, messages, refusal, sheets, table};
use crate::model::table::Table;
use proptest::prelude::*;

const RANGE: &str =
    "kind: range\nx: area\ny: share\ninterval: {lower: low, upper: high, name: 95% confidence interval}";

fn of(rows: &str) -> Table {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: share, title: Share, type: number}
  - {id: low, title: Lower bound, type: number}
  - {id: high, title: Upper bound, type: number}";
    table(fields, rows)
}

#[test]
fn usual_charts_are_sound() {
    check(RANGE, &intervals());
    let marked = "sort: descending\nreference-lines: [{value: 10, label: Target}]\nhighlight: [Derby]\n\
                  annotations: [{x: Derby, text: A new law}, {x: York, text: Another}]";
    check(&format!("{RANGE}\n{marked}"), &intervals());
}

#[test]
fn awkward_data_is_sound() {
    check(RANGE, &of("  - [Derby, 5, 5, 5]"));
    check(RANGE, &of("  - [Derby, 0, 0, 0]\n  - [Oxford, -5, -5, 1000000000]"));
    check(RANGE, &of("  - [Derby, -1234567.5, -9999999, 0.000000001]\n  - [Oxford, \"[x]\", \"[x]\", \"[x]\"]"));
    check(RANGE, &of("  - [Derby, 999999999999, -999999999999, 999999999999]"));
    let many: String = (0..200).map(|at| format!("  - [Area {at}, {at}, {}, {}]\n", at - 3, at + 40)).collect();
    check(RANGE, &of(&many));
}

#[test]
fn each_value_has_a_dot_a_line_through_it_and_its_number_above() {
    let drawing = draw(&chart(RANGE), &intervals(), &messages()).unwrap();
    for svg in sheets(&drawing) {
        assert_eq!(svg.matches("<circle class=\"mark").count(), 4);
        assert_eq!(svg.matches("<path class=\"band").count(), 4);
        let shown: Vec<String> = texts(svg).into_iter().map(|text| text.text).collect();
        assert!(["60%", "48%", "30%", "20%", "[c]"].iter().all(|value| shown.iter().any(|text| text == value)));
    }
}

#[test]
fn a_line_with_caps_runs_from_bound_to_bound() {
    let svg = sheets(&draw(&chart(RANGE), &of("  - [Derby, 50, 0, 100]"), &messages()).unwrap())[0].to_owned();
    let path = svg.split("class=\"band series-1\" d=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let steps: Vec<&str> = path.split('l').skip(1).collect();
    assert_eq!([steps[0], steps[1], steps[3], steps[4]], ["0 120", "0 -60", "0 -60", "0 120"]);
    let frame = svg.split("class=\"grid\" d=\"").last().unwrap();
    let right: f64 = frame.trim_start_matches('M').split(' ').next().unwrap().parse().unwrap();
    let left: f64 = path.trim_start_matches('M').split(' ').next().unwrap().parse().unwrap();
    let width: f64 = steps[2].split(' ').next().unwrap().parse().unwrap();
    assert_eq!(left + width, right, "the upper bound is the end of the scale");
}

#[test]
fn the_table_has_the_bounds() {
    let grid = draw(&chart(RANGE), &intervals(), &messages()).unwrap().grid;
    let headings: Vec<&str> = grid.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["Area", "Share (%)", "Lower bound (%)", "Upper bound (%)"]);
    assert_eq!(grid.rows[0], ["Derby", "60", "50", "70"]);
    assert_eq!(grid.rows[2], ["Leeds", "[c]", "[c]", "[c]"]);
}

#[test]
fn bounds_of_a_value_that_is_not_there_are_not_shown() {
    let table = of("  - [Derby, 5, 4, 6]\n  - [Oxford, \"[x]\", 90, 110]");
    let drawing = draw(&chart(RANGE), &table, &messages()).unwrap();
    assert_eq!(drawing.grid.rows[1], ["Oxford", "[x]", "[x]", "[x]"]);
    assert!(drawing.description[0].contains("The axis runs from 0 to 6."), "{:?}", drawing.description);
}

#[test]
fn bounds_of_a_value_that_is_kept_back_are_told() {
    let table = of("  - [Derby, 5, 4, 6]\n  - [Oxford, \"[c]\", 90, \"[c]\"]");
    let (message, help) = refusal(RANGE, &table);
    assert!(message.contains("tells its bounds") && help.contains("[c]"), "{message} {help}");
}

#[test]
fn bounds_keep_their_symbols() {
    use crate::model::symbol::Symbol;
    let table = of("  - [Derby, 5, 4, \"6 [u]\"]\n  - [Oxford, 9, \"8 [p]\", 10]");
    let grid = draw(&chart(RANGE), &table, &messages()).unwrap().grid;
    assert_eq!(grid.rows, [["Derby", "5", "4", "6 [u]"], ["Oxford", "9", "8 [p]", "10"]]);
    assert_eq!(grid.symbols, [Symbol::Unreliable, Symbol::Provisional]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_chart_that_is_drawn_is_sound(
        rows in proptest::collection::vec(("[A-Zا-ي一-三]{1,40}", -1e9..1e9f64, 0.0..1e9f64, 0.0..1e9f64), 1..20),
        decimals in 0usize..5,
    ) {
        let rows: String = rows.iter().enumerate().map(|(at, (label, value, below, above))| {
            let (low, high) = (value - below, value + above);
            format!("  - [\"{label} {at}\", {value:.decimals$}, {low:.decimals$}, {high:.decimals$}]\n")
        }).collect();
        if let Ok(drawing) = draw(&chart(RANGE), &of(&rows), &messages()) {
            for svg in sheets(&drawing) {
                prop_assert_eq!(sound(svg), Ok(()), "{}\n{}", rows, svg);
            }
        }
    }
}
