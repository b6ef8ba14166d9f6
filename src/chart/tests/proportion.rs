//! Signs of shares.

use super::sound::{check, sound, texts};
use crate::chart::draw;
use crate::chart::fixture::{areas, chart, messages, refusal, sheets, sketches, table};
use crate::model::table::Table;
use proptest::prelude::*;

fn shares(shares: &[&str]) -> Table {
    let row = |(at, share): (usize, &&str)| format!("  - [Area {at}, \"{share}\"]\n");
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: share, title: Boards with a plan, type: number, unit: \"%\"}";
    table(fields, &shares.iter().enumerate().map(row).collect::<String>())
}

/// The filled and the empty signs, and the label, of one share.
fn alone(share: &str, more: &str) -> (usize, usize, String) {
    let block = format!("kind: proportion\ny: share\n{more}");
    let drawing = draw(&chart(&block), &shares(&[share]), &messages()).unwrap();
    let [wide, _] = sheets(&drawing);
    let count = |class: &str| wide.matches(&format!("<circle class=\"{class}")).count();
    (count("bar series-1"), count("empty"), texts(wide)[1].text.clone())
}

#[test]
fn the_fewest_signs_that_tell_the_published_share_are_drawn() {
    assert_eq!(alone("6", ""), (1, 15, "6%, about 1 in 16".to_owned()));
    assert_eq!(alone("25", ""), (1, 3, "25%, 1 in 4".to_owned()));
    assert_eq!(alone("30", ""), (3, 7, "30%, 3 in 10".to_owned()));
    assert_eq!(alone("33", ""), (1, 2, "33%, about 1 in 3".to_owned()));
    assert_eq!(alone("97", ""), (97, 3, "97%, 97 in 100".to_owned()));
    assert_eq!(alone("8", "out-of: 12"), (1, 11, "8%, about 1 in 12".to_owned()));
}

#[test]
fn no_sign_is_filled_for_zero_nor_all_for_less_than_all() {
    assert_eq!(alone("0", "out-of: 12"), (0, 12, "0%, none".to_owned()));
    assert_eq!(alone("0.3", "out-of: 12"), (0, 12, "0.3%, fewer than 1 in 12".to_owned()));
    assert_eq!(alone("99.7", "out-of: 12"), (11, 1, "99.7%, more than 11 in 12".to_owned()));
    assert_eq!(alone("100", "out-of: 12"), (12, 0, "100%, all".to_owned()));
}

#[test]
fn shares_that_are_compared_have_as_many_signs_each() {
    let block = "kind: proportion\nx: area\ny: share";
    let drawing = draw(&chart(block), &shares(&["50", "10", "[x]"]), &messages()).unwrap();
    let [wide, _] = sheets(&drawing);
    assert_eq!(wide.matches("<circle class=\"bar").count(), 5 + 1);
    assert_eq!(wide.matches("<circle class=\"empty").count(), 5 + 9);
    let sentences = [
        "The chart shows “Boards with a plan” for 3 categories of “Area”, each as 10 signs. Those that stand for the share are filled.",
        "Area 0: 50%, 5 in 10.",
        "Area 1: 10%, 1 in 10.",
        "There is no number for Area 2, marked [x], not available.",
        "A missing number is not a zero. It has no signs.",
    ];
    assert_eq!(drawing.description.join(" "), sentences.join(" "));
}

#[test]
fn a_share_alone_is_one_sentence_with_its_base() {
    let mut one = shares(&["6"]);
    one.base = Some("boards in England".to_owned());
    let said = draw(&chart("kind: proportion\ny: share"), &one, &messages()).unwrap().description.join(" ");
    let expected = "Boards with a plan: 6%, about 1 in 16. The chart shows it as 16 signs. Those that stand for the share are filled. The percentages are shares of: boards in England.";
    assert_eq!(said, expected);
}

#[test]
fn what_is_no_share_is_refused() {
    assert!(refusal("kind: proportion\nx: area\ny: boards", &areas()).1.contains("unit: \"%\""));
    for share in ["-1", "100.5"] {
        assert!(refusal("kind: proportion\ny: share", &shares(&[share])).0.contains("between 0% and 100%"));
    }
    assert!(refusal("kind: proportion\ny: share", &shares(&["1", "2"])).1.contains("`filter`"));
    assert!(refusal("kind: proportion\ny: share\nout-of: 1", &shares(&["1"])).0.contains("from 2 to 100"));
}

#[test]
fn panels_have_as_many_signs_each() {
    let mut two = shares(&["6", "50"]);
    two.rows[1].cells[0] = crate::model::table::Cell::Text("Second".to_owned());
    let block = "kind: proportion\ny: share\npanels: area";
    check(block, &two);
    let drawing = draw(&chart(block), &two, &messages()).unwrap();
    let [wide, _] = sheets(&drawing);
    let discs = wide.matches("<circle").count();
    assert_eq!(discs, 2 * 16, "as many as tell 6% apart, in both");
}

#[test]
fn odd_data_is_drawn_soundly() {
    check("kind: proportion\nx: area\ny: share\nsort: descending\nhighlight: Derby", &areas());
    check("kind: proportion\ny: share", &shares(&["0.000001"]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_chart_of_signs_is_sound(
        labels in proptest::collection::vec("[A-Z][a-z]{1,40}( [a-z]{1,20}){0,8}|[\u{4e00}-\u{4e80}]{1,60}", 1..24),
        numbers in proptest::collection::vec(0.0..100.0f64, 24),
        out_of in 2..=100u32,
    ) {
        let rows: String = labels.iter().zip(&numbers).enumerate().map(|(at, (label, share))| format!("  - [\"{label} {at}\", {share:.3}]\n")).collect();
        let fields = format!("  - {{id: a, title: A, type: text, role: key}}\n  - {{id: n, title: \"{}\", type: number, unit: \"%\"}}", labels[0]);
        for svg in &sketches(&format!("kind: proportion\nx: a\ny: n\nout-of: {out_of}"), &table(&fields, &rows)).unwrap() {
            prop_assert_eq!(sound(svg), Ok(()), "{}", svg);
        }
    }
}
