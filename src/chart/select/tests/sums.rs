//! What does not add up, and what is no slope.

use super::{accepts, refuses};
use crate::chart::draw;
use crate::chart::fixture::{areas, chart, messages, parts, table, years};
use crate::model::table::Table;

/// Two measures of two areas, in a unit and with what they are said to measure.
fn measured(settings: &str, cells: &str) -> Table {
    let fields = format!(
        "  - {{id: year, title: Year, type: year, role: key}}
  - {{id: a, title: A, type: number, {settings}}}
  - {{id: b, title: B, type: number, {settings}}}"
    );
    table(&fields, &format!("  - [2012, {cells}]\n  - [2013, {cells}]"))
}

const STACKED: &str = "kind: stacked-bar\nx: year\ny: [a, b]";
const AREA: &str = "kind: area\nx: year\ny: [a, b]";

#[test]
fn only_what_adds_up_is_added_up() {
    let rate = || measured("unit: \"per 1,000 children\"", "4, 5");
    refuses(STACKED, &rate(), "stacked-bar", ["`a` holds rates", "kind: grouped-bar"]);
    refuses(AREA, &rate(), "area", ["`a` holds rates", "kind: line"]);
    refuses(STACKED, &measured("measures: mean", "4, 5"), "stacked-bar", ["`a` holds means", ""]);
    refuses(AREA, &measured("measures: index", "104, 105"), "area", ["`a` holds numbers of an index", ""]);
    accepts(STACKED, &measured("unit: £", "4, 5"));
    // One area adds nothing up.
    accepts("kind: area\nx: year\ny: a", &rate());
}

#[test]
fn shares_are_of_one_whole() {
    let share = |cells| measured("unit: \"%\", decimals: 0", cells);
    accepts(AREA, &share("33, 66"));
    refuses(AREA, &share("33, 60"), "area", ["`2012` add up to 93.0%", "kind: line"]);
    let part = |cells| measured("measures: share, decimals: 2", cells);
    accepts(AREA, &part("0.33, 0.66"));
    refuses(AREA, &part("0.5, 0.7"), "area", ["`2012` add up to 1.200,", ""]);
}

#[test]
fn areas_have_an_order_more_than_one_point_and_nothing_below_zero() {
    refuses("kind: area\nx: area\ny: boards", &areas(), "area", ["a change where there is none", "in `notes`"]);
    refuses(
        &format!("{AREA}\nfilter: {{year: \"2012\"}}"),
        &measured("decimals: 0", "1, 2"),
        "year",
        ["one category", "bar"],
    );
    for block in [AREA, "kind: area\nx: year\ny: a"] {
        refuses(block, &measured("decimals: 0", "-1, 2"), "area", ["below zero", "kind: line"]);
    }
}

#[test]
fn a_stack_of_areas_has_no_gap_and_one_area_may() {
    let block = "kind: area\nx: year\ny: cases";
    let stack = format!("{block}\nseries: place");
    refuses(&stack, &years(), "area", ["no number for `2011, South`", "`kind: line`"]);
    accepts(&format!("{block}\nfilter: {{place: South}}"), &years());
}

#[test]
fn shares_are_made_of_counts_that_are_all_there() {
    let of = |y: &str| format!("kind: stacked-bar\nx: area\ny: {y}\nas-percent: true");
    accepts(&of("[yes, partly, no]"), &parts());
    refuses(&of("[share, rest]"), &parts(), "true", ["`share` does not count", "take `as-percent` out"]);
    refuses(&of("[yes, change]"), &parts(), "true", ["`Derby, Change` is below zero", ""]);
    refuses(&of("yes"), &parts(), "true", ["only one series", ""]);
    let zero = format!("{}\nfilter: {{area: Derby}}", of("[partly, zero]"));
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: partly, title: Partly, type: integer}
  - {id: zero, title: Zero, type: integer}";
    refuses(&zero, &table(fields, "  - [Derby, 0, 0]"), "true", ["`Derby` add up to zero", "filter"]);
    let missing = "kind: area\nx: year\ny: cases\nseries: place\nas-percent: true";
    refuses(missing, &years(), "true", ["no number for `2011, South`, so the whole is not known", "filter"]);
    let bar = "kind: bar\nx: area\ny: boards\nas-percent: true";
    refuses(bar, &areas(), "as-percent", ["`as-percent` says nothing", "`stacked-bar`, `area`"]);
}

#[test]
fn a_slope_has_two_ends() {
    let slope = "kind: slope\nx: year\ny: cases\nseries: place\nfilter: ";
    let of = |years: &str| format!("{slope}{{year: [{years}]}}");
    accepts(&of("\"2010\", \"2012\""), &years());
    refuses(&of("\"2010\""), &years(), "year", ["here are 1: `2010`", "filter"]);
    refuses(&of("\"2010\", \"2012\", \"2013\""), &years(), "year", ["3: `2010`, `2012`, `2013`", "`kind: line`"]);
}

#[test]
fn a_slope_has_room_for_what_stands_at_its_ends() {
    let of = |title: &str, number: &str| {
        let fields = format!(
            "  - {{id: year, title: Year, type: year, role: key}}\n  - {{id: n, title: \"{title}\", type: integer}}"
        );
        table(&fields, &format!("  - [2012, {number}]\n  - [2013, 1]"))
    };
    let block = "kind: slope\nx: year\ny: n";
    accepts(block, &of("Cases", "123456789"));
    refuses(block, &of("Cases", "1234567890123"), "n", ["too many digits", "larger unit"]);
    refuses(block, &of(&"many words ".repeat(9), "1"), "n", ["too long to stand", "shorter name"]);
}

#[test]
fn what_is_set_off_is_a_whole_series() {
    let area = "kind: area\nx: year\ny: cases\nseries: place\nfilter: {year: [\"2012\", \"2013\"]}\nhighlight: ";
    accepts(&format!("{area}South"), &years());
    refuses(&format!("{area}\"2012\""), &years(), "\"2012\"", ["not a single point", "annotations"]);
    let slope = area.replace("area", "slope");
    accepts(&format!("{slope}South"), &years());
    refuses(&format!("{slope}\"2012\""), &years(), "\"2012\"", ["not a single point", "annotations"]);
}

#[test]
fn at_most_twelve_slopes_are_drawn() {
    let of = |count: usize| {
        let fields: String = (0..count).map(|at| format!("  - {{id: n{at}, title: N{at}, type: integer}}\n")).collect();
        let cells = vec!["1"; count].join(", ");
        let rows = format!("  - [2012, {cells}]\n  - [2013, {cells}]");
        table(&format!("  - {{id: year, title: Year, type: year, role: key}}\n{fields}"), &rows)
    };
    let y = |count: usize| format!("[{}]", (0..count).map(|at| format!("n{at}")).collect::<Vec<_>>().join(", "));
    accepts(&format!("kind: slope\nx: year\ny: {}", y(12)), &of(12));
    refuses(&format!("kind: slope\nx: year\ny: {}", y(13)), &of(13), &y(13), ["13 series", "filter"]);
}

#[test]
fn a_share_that_is_something_is_not_shown_as_nothing_nor_less_than_all_as_all() {
    let shares = |rows: &str| {
        let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: a, title: A, type: integer}
  - {id: b, title: B, type: integer}";
        let block = "kind: stacked-bar\nx: area\ny: [a, b]\nas-percent: true";
        let grid = draw(&chart(block), &table(fields, rows), &messages()).unwrap().grid;
        [grid.rows[0][2].clone(), grid.rows[0][4].clone()]
    };
    assert_eq!(shares("  - [Derby, 1, 3]"), ["25", "75"]);
    assert_eq!(shares("  - [Derby, 0, 3]"), ["0", "100"]);
    assert_eq!(shares("  - [Derby, 2, 900]"), ["0.2", "99.8"]);
    assert_eq!(shares("  - [Derby, 1, 90000]"), ["0.001", "99.999"]);
}
