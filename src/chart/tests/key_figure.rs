//! Numbers in large.

use super::sound::{check, sound, texts};
use crate::chart::fixture::{areas, chart, messages, refusal, sketches, table, years};
use crate::chart::{Drawing, Picture, Tile, draw};
use crate::model::table::Table;
use proptest::prelude::*;

fn drawn(block: &str, table: &Table) -> Drawing {
    draw(&chart(block), table, &messages()).unwrap()
}

#[test]
fn a_number_has_its_unit_its_symbol_and_what_it_is_compared_with() {
    let block = "kind: key-figure\ny: share\nfilter: {area: York}\nreference-lines:\n  - {value: 50, label: England}";
    let drawing = drawn(block, &areas());
    let tile =
        Tile { number: "30% [p]".into(), name: "Share of boards".into(), comparisons: vec!["England: 50%".into()] };
    assert_eq!(drawing.picture, Picture::Tiles(vec![tile]));
    let sentences = [
        "Share of boards, for York: 30% [p].",
        "For comparison: England (50%).",
        "The number for York is marked [p], provisional.",
        "The percentages are shares of: boards in England.",
    ];
    assert_eq!(drawing.description.join(" "), sentences.join(" "));
    assert_eq!(drawing.grid.rows, [["York", "30 [p]"]]);
}

#[test]
fn units_stand_where_a_reader_expects_them() {
    for (unit, number) in [("£", "£16,500"), ("children", "16,500 children"), ("%", "16,500%")] {
        let fields = format!(
            "  - {{id: year, title: Year, type: year, role: key}}\n  - {{id: n, title: N, type: integer, unit: \"{unit}\"}}"
        );
        let drawing = drawn("kind: key-figure\ny: n", &table(&fields, "  - [2013, 16500]"));
        let Picture::Tiles(tiles) = &drawing.picture else { panic!() };
        assert_eq!(tiles[0].number, number);
        assert_eq!(drawing.description[0], format!("N, in 2013: {number}."));
    }
}

#[test]
fn panels_are_tiles_beside_each_other() {
    let drawing = drawn("kind: key-figure\ny: cases\npanels: place\nfilter: {year: 2015}", &years());
    let Picture::Tiles(tiles) = &drawing.picture else { panic!() };
    let tiles: Vec<(&str, &str)> = tiles.iter().map(|tile| (tile.name.as_str(), tile.number.as_str())).collect();
    assert_eq!(tiles, [("North", "20"), ("South", "4")]);
    assert_eq!(drawing.description[0], "The figure has 2 numbers, for North and South.");
    assert_eq!(drawing.description[1], "North: Cases, in 2015: 20.");
    let alone = drawn("kind: key-figure\ny: boards\npanels: area", &areas());
    assert_eq!(alone.grid.rows[..2], [["Derby", "2"], ["Oxford", "9"]]);
    assert_eq!(alone.description[1], "Derby: 2 (Boards).");
}

#[test]
fn more_than_one_row_is_refused() {
    let (message, help) = refusal("kind: key-figure\ny: boards", &areas());
    assert!(message.contains("here are 5") && help.contains("`filter`") && help.contains("`panels`"));
    assert!(refusal("kind: key-figure\ny: share\nfilter: {area: Leeds}", &areas()).0.contains("only `[x]`"));
}

#[test]
fn the_drawing_has_the_number_in_large_letters() {
    for svg in sketches("kind: key-figure\ny: share\nfilter: {area: Derby}", &areas()).unwrap() {
        let number = texts(&svg).into_iter().find(|text| text.text == "6%").unwrap();
        assert!(number.bottom - number.top > 500.0);
    }
    check("kind: key-figure\ny: cases\npanels: place\nfilter: {year: 2015}", &years());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_key_figure_is_sound(number in -1e11..1e11f64, unit in "[a-z]{1,40}( [a-z]{1,40}){0,4}", title in "[A-Z][a-z]{1,40}( [a-z]{1,20}){0,8}|[\u{4e00}-\u{4e80}]{1,60}") {
        let fields = format!("  - {{id: a, title: A, type: text, role: key}}\n  - {{id: n, title: \"{title}\", type: number, decimals: 1, unit: \"{unit}\"}}");
        let block = format!("kind: key-figure\ny: n\nreference-lines:\n  - {{value: 5, label: \"{title}\"}}");
        if let Ok(svgs) = sketches(&block, &table(&fields, &format!("  - [a, {number:.1}]"))) {
            for svg in &svgs {
                prop_assert_eq!(sound(svg), Ok(()), "{}", svg);
            }
        }
    }
}
