//! Tables with shades.

use super::sound::{check, sound, texts};
use crate::chart::fixture::{areas, chart, messages, refusal, sketches, table, years};
use crate::chart::{Picture, draw};
use proptest::prelude::*;

const BLOCK: &str = "kind: heat\nx: place\ny: cases\nseries: year";

#[test]
fn a_page_shows_the_table_with_shades() {
    let drawing = draw(&chart(BLOCK), &years(), &messages()).unwrap();
    let Picture::Shaded { cells, key, measure } = &drawing.picture else { panic!("{:?}", drawing.picture) };
    assert_eq!(drawing.grid.rows[1], ["South", "9", "[c]", "7", "4", "4"]);
    assert_eq!(cells[0], [None, Some(2), Some(2), Some(2), Some(4), Some(5)]);
    assert_eq!(cells[1], [None, Some(2), None, Some(2), Some(1), Some(1)]);
    assert_eq!(measure, "Cases");
    let key: Vec<String> = key.iter().map(|(shade, words)| format!("{shade}: {words}")).collect();
    assert_eq!(key, ["1: 0 to under 5", "2: 5 to under 10", "4: 10 to under 15", "5: 15 to 20"]);
}

#[test]
fn the_words_say_extremes_and_shades() {
    let sentences = [
        "The table has 2 rows, one for each category of “Place”.",
        "It has 5 columns: 2010, 2011, 2012, 2013 and 2015.",
        "The chart shows “Cases”.",
        "The highest value is 20, for North (2015).",
        "The lowest value is 4, for South (2013) and for South (2015).",
        "The cells have 4 shades, and the higher the number, the stronger the shade: 0 to under 5, 5 to under 10, 10 to under 15 and 15 to 20.",
        "There is no number for South (2011), marked [c], confidential.",
        "A missing number is not a zero. Its cell has no shade.",
    ];
    let drawing = draw(&chart(BLOCK), &years(), &messages()).unwrap();
    assert_eq!(drawing.description.join(" "), sentences.join(" "));
}

#[test]
fn the_words_say_where_zero_is() {
    let fields = "  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: integer}\n  - {id: m, title: M, type: integer}";
    let table = table(fields, "  - [Derby, -40, 12]\n  - [Leeds, 55, 3]");
    let said = draw(&chart("kind: heat\nx: a\ny: [n, m]"), &table, &messages()).unwrap().description.join(" ");
    assert!(said.contains("One value is below zero."), "{said}");
    assert!(said.contains("Numbers below zero have the 2 weakest shades."), "{said}");
}

#[test]
fn a_drawing_has_a_cell_for_each_number_and_blocks_where_columns_do_not_fit() {
    let [wide, narrow] = sketches(BLOCK, &years()).unwrap();
    for svg in [&wide, &narrow] {
        assert_eq!(svg.matches("<rect class=\"cell").count(), 9 + 4, "a sample for each of four shades");
        assert_eq!(svg.matches(">[c]</text>").count(), 1);
    }
    let rows: String = (0..36).map(|at| format!("  - [North, {}, {at}]\n", 1980 + at)).collect();
    let fields = "  - {id: place, title: Place, type: text, role: key}\n  - {id: year, title: Year, type: year, role: key}\n  - {id: cases, title: Cases, type: integer}";
    let [wide, narrow] = sketches(BLOCK, &table(fields, &rows)).unwrap();
    let blocks = |svg: &str| texts(svg).iter().filter(|text| text.text == "North").count();
    assert!(blocks(&wide) < blocks(&narrow) && blocks(&narrow) >= 4);
}

#[test]
fn a_table_too_large_to_read_is_refused() {
    let rows: String = (0..601).map(|at| format!("  - [a{at}, 1]\n")).collect();
    let many =
        table("  - {id: place, title: P, type: text, role: key}\n  - {id: cases, title: N, type: integer}", &rows);
    assert!(refusal("kind: heat\nx: place\ny: cases", &many).1.contains("filter"));
}

#[test]
fn odd_data_is_drawn_soundly() {
    check(BLOCK, &years());
    check("kind: heat\nx: year\ny: cases\npanels: place", &years());
    check("kind: heat\nx: area\ny: share\nsort: descending", &areas());
    check("kind: heat\nx: area\ny: share\nfilter: {area: Derby}", &areas());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_table_with_shades_is_sound(
        labels in proptest::collection::vec("[A-Z][a-z]{1,40}( [a-z]{1,20}){0,8}|[\u{4e00}-\u{4e80}]{1,60}", 1..12),
        numbers in proptest::collection::vec(-1e6..1e6f64, 12 * 40),
        columns in 1..40usize,
        shrink in 0..12i32,
    ) {
        let fields: String = (0..columns).map(|at| format!("  - {{id: n{at}, title: \"{} {at}\", type: number}}\n", labels[at % labels.len()])).collect();
        let row = |(at, label): (usize, &String)| {
            let cells: Vec<String> = numbers[at * 40..at * 40 + columns].iter().map(|n| format!("{:.3}", n / 10f64.powi(shrink))).collect();
            format!("  - [\"{label} {at}\", {}]\n", cells.join(", "))
        };
        let rows: String = labels.iter().enumerate().map(row).collect();
        let y: Vec<String> = (0..columns).map(|at| format!("n{at}")).collect();
        let table = table(&format!("  - {{id: a, title: A, type: text, role: key}}\n{fields}"), &rows);
        let svgs = sketches(&format!("kind: heat\nx: a\ny: [{}]", y.join(", ")), &table);
        for svg in &svgs.unwrap() {
            prop_assert_eq!(sound(svg), Ok(()), "{}", svg);
        }
    }
}
