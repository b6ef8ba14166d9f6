//! Dots in rows.

use super::sound::{check, texts};
use crate::chart::draw;
use crate::chart::fixture::{areas, chart, messages, parts, sheets, table, years};
use crate::model::table::Table;

const PAIRS: &str = "kind: dot\nx: year\ny: cases\nseries: place";

fn wide(block: &str, table: &Table) -> String {
    sheets(&draw(&chart(block), table, &messages()).unwrap())[0].to_owned()
}

/// Whether the drawing has a text, and where it begins and ends.
#[track_caller]
fn place(svg: &str, text: &str) -> (f64, f64) {
    let found = texts(svg).into_iter().find(|placed| placed.text == text);
    found.map(|placed| (placed.left, placed.right)).unwrap_or_else(|| panic!("no `{text}`"))
}

#[test]
fn usual_charts_are_sound() {
    check("kind: dot\nx: area\ny: share\nsort: descending", &areas());
    check(PAIRS, &years());
    check("kind: dot\nx: area\ny: [yes, partly, no]\nsort: ascending", &parts());
    let marked = "reference-lines: [{value: 10, label: Target}]\nhighlight: [\"2013\"]\n\
                  annotations: [{x: \"2013\", series: North, text: A new law}]";
    check(&format!("{PAIRS}\n{marked}"), &years());
    check("kind: dot\nx: year\ny: cases\npanels: place", &years());
}

#[test]
fn two_dots_of_a_row_are_joined_and_none_else_is() {
    // In 2011 the South has no number.
    let pairs = wide(PAIRS, &years());
    assert_eq!(pairs.matches("<path class=\"band").count(), 4);
    assert_eq!(pairs.matches("<circle class=\"mark").count(), 5);
    assert_eq!(pairs.matches("<rect class=\"mark").count(), 4);
    assert_eq!(wide("kind: dot\nx: area\ny: share", &areas()).matches("class=\"band").count(), 0);
    let three = wide("kind: dot\nx: area\ny: [yes, partly, no]", &parts());
    assert_eq!(three.matches("class=\"band").count(), 0);
}

#[test]
fn the_outer_dots_have_their_values_beside_them() {
    let table = table(
        "  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: integer}\n  \
         - {id: m, title: M, type: integer}\n  - {id: o, title: O, type: integer}",
        "  - [Derby, 31, 57, 83]",
    );
    let svg = wide("kind: dot\nx: a\ny: [n, m, o]", &table);
    let name = place(&svg, "Derby").1;
    let (least, most) = (place(&svg, "31"), place(&svg, "83"));
    assert!(name < least.0 && least.1 < most.0);
    assert!(texts(&svg).iter().all(|text| text.text != "57"));
}

#[test]
fn values_that_would_leave_no_room_for_a_scale_are_left_to_the_words() {
    let table = table(
        "  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: integer}\n  \
         - {id: m, title: M, type: integer}",
        "  - [Derby, -123456789012, 123456789012]\n  - [Oxford, \"[c]\", 123456789012]",
    );
    let block = "kind: dot\nx: a\ny: [n, m]";
    check(block, &table);
    let drawing = draw(&chart(block), &table, &messages()).unwrap();
    let has = |svg: &str| texts(svg).iter().any(|text| text.text == "123,456,789,012");
    let [wide, narrow] = sheets(&drawing);
    assert!(has(wide) && !has(narrow));
}

#[test]
fn equal_dots_stand_below_each_other() {
    let svg = wide("kind: dot\nx: area\ny: [partly, no]\nfilter: {area: Leeds}", &parts());
    // The last one of each shape is in the row, not in the legend.
    let attribute = |element: &str, name: &str| -> f64 {
        let element = svg.rsplit(element).next().unwrap();
        element.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let (circle, square) = ("<circle class=\"mark", "<rect class=\"mark");
    let half = attribute(square, "width") / 2.0;
    let across = attribute(circle, "cx") - attribute(square, "x") - half;
    let down = attribute(circle, "cy") - attribute(square, "y") - half;
    assert!(across.abs() <= 1.0, "one value, one place across");
    assert!(down.abs() >= 100.0, "and neither covers the other");
    assert_eq!(svg.matches("class=\"band").count(), 0);
}

#[test]
fn series_are_named_above_the_first_row_or_in_a_legend() {
    let direct = wide(PAIRS, &years());
    assert!(!direct.contains("<g class=\"key\">"));
    assert!(place(&direct, "North").0 < place(&direct, "South").0);
    // The first area has no dot that could be named.
    let mut holed = years();
    holed.rows.rotate_left(2);
    let first = "kind: dot\nx: year\ny: cases\nseries: place\nfilter: {year: [\"2011\"]}";
    assert!(wide(first, &holed).contains("<g class=\"key\">"));
    // Names that are much longer than their dots are apart.
    assert!(wide("kind: dot\nx: area\ny: [partly, no]\nfilter: {area: Leeds}", &parts()).contains("<g class=\"key\">"));
}

#[test]
fn what_is_missing_has_its_symbol_where_no_value_is() {
    let svg = wide("kind: dot\nx: area\ny: share", &areas());
    assert_eq!(svg.matches("<circle class=\"mark").count(), 4);
    assert!(place(&svg, "[x]").0 > place(&svg, "50%").1);
    // Of several series that are missing, each symbol once.
    assert!(place(&wide(PAIRS, &years()), "[c]").0 > place(&wide(PAIRS, &years()), "20").1);
}

#[test]
fn values_far_from_zero_are_shown_near_each_other() {
    let fields = "  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: integer}";
    let svg = wide("kind: dot\nx: a\ny: n", &table(fields, "  - [Derby, 900]\n  - [Oxford, 1000]"));
    assert!(!svg.contains("class=\"axis\""), "no line to measure lengths from");
    assert!(texts(&svg).iter().all(|text| text.text != "0"));
}

#[test]
fn what_is_set_off_has_its_colours_and_the_rest_stands_back() {
    let svg = wide(&format!("{PAIRS}\nhighlight: [\"2013\"]"), &years());
    assert_eq!(svg.matches("class=\"mark muted").count(), 7);
    assert_eq!(svg.matches("class=\"mark series-").count(), 2);
}

#[test]
fn a_remark_covers_no_other_dot() {
    let fields = "  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: integer}";
    let block = "kind: dot\nx: a\ny: n\nannotations: [{x: Oxford, text: It is so}]";
    let svg = wide(block, &table(fields, "  - [Derby, 50]\n  - [Oxford, 50]"));
    let circles = |class: &str| -> Vec<[f64; 2]> {
        let number = |element: &str, name: &str| -> f64 {
            element.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
        };
        let start = format!("<circle class=\"{class}");
        svg.split(&start).skip(1).map(|element| [number(element, "cx"), number(element, "cy")]).collect()
    };
    let badge = circles("badge")[0];
    for dot in circles("mark") {
        // The radii of both, in tenths of a pixel.
        assert!((dot[0] - badge[0]).hypot(dot[1] - badge[1]) >= 105.0 + 46.0, "{dot:?} {badge:?}");
    }
}
