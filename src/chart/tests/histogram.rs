//! Histograms.

use super::sound::{check, sound, texts};
use crate::chart::draw;
use crate::chart::fixture::{chart, messages, refusal, sheets, sketches, table};
use crate::model::table::Table;
use proptest::prelude::*;

const BLOCK: &str = "kind: histogram\nx: days";

/// Rows of one measure and a group, from numbers in pairs.
fn of(numbers: &[&str]) -> Table {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: group, title: Group, type: text}
  - {id: days, title: Days to reply, type: integer}";
    let row = |(at, number): (usize, &&str)| format!("  - [a{at}, g{}, \"{number}\"]\n", at % 2);
    table(fields, &numbers.iter().enumerate().map(row).collect::<String>())
}

fn days() -> Table {
    of(&["1", "2", "3", "3", "4", "6", "9", "[c]", "12", "18", "20", "41", "[c]", "[x]"])
}

#[test]
fn each_range_with_rows_has_a_bar_and_its_count() {
    let drawing = draw(&chart(&format!("{BLOCK}\nbin-width: 10")), &days(), &messages()).unwrap();
    for svg in sheets(&drawing) {
        assert_eq!(svg.matches("<rect class=\"bar").count(), 4, "there is none for 30 to under 40");
        let shown: Vec<String> = texts(svg).into_iter().map(|text| text.text).collect();
        for text in ["7", "0", "50", "Number of rows (Area)", "Days to reply"] {
            assert!(shown.iter().any(|shown| shown == text), "no {text} in {shown:?}");
        }
    }
    let rows = [
        ["0 to under 10", "7"],
        ["10 to under 20", "2"],
        ["20 to under 30", "1"],
        ["30 to under 40", "0"],
        ["40 to 50", "1"],
        ["[c]", "2"],
        ["[x]", "1"],
    ];
    assert_eq!(drawing.grid.rows, rows);
    assert_eq!(drawing.grid.symbols.len(), 2);
}

#[test]
fn the_words_say_how_the_numbers_are_spread() {
    let sentences = [
        "The chart counts rows by their “Days to reply”, in 5 bars for ranges of equal width.",
        "Rows that it counts: 11.",
        "The fullest range is 0 to under 10, with 7.",
        "No row is in the range 30 to under 40.",
        "The values go from 1 to 41.",
        "The median is 6: half of the values are at or below it, and half at or above it.",
        "Halfway between the lowest and the highest is 21.",
        "Values no higher than that: 10. Values higher than that: 1.",
        "Most values are low, and a few are much higher.",
        "The axis runs from 0 to 8.",
        "2 places have no number and are marked [c], confidential.",
        "One place has no number and is marked [x], not available.",
        "What has no number is in none of the bars.",
    ];
    let drawing = draw(&chart(&format!("{BLOCK}\nbin-width: 10")), &days(), &messages()).unwrap();
    assert_eq!(drawing.description.join(" "), sentences.join(" "));
    let even = draw(&chart(BLOCK), &of(&["1", "2", "4", "9"]), &messages()).unwrap().description.join(" ");
    assert!(even.contains("The median is 3:") && even.contains("is 5."), "{even}");
    let even = draw(&chart(BLOCK), &of(&["1", "2", "5", "9"]), &messages()).unwrap().description.join(" ");
    assert!(even.contains("The median is 3.5:"), "{even}");
}

#[test]
fn panels_have_the_same_ranges() {
    let svgs = sketches(&format!("{BLOCK}\npanels: group\nbin-width: 10"), &days()).unwrap();
    let ends = texts(&svgs[0]).into_iter().filter(|text| text.text == "50").count();
    assert_eq!(ends, 2);
}

#[test]
fn what_cannot_be_counted_is_refused() {
    assert!(refusal(BLOCK, &of(&["[c]", "[x]"])).0.contains("no number to count"));
    let panels = of(&["1", "[c]", "3", "[c]"]);
    assert!(refusal(&format!("{BLOCK}\npanels: group"), &panels).0.contains("a panel has no number"));
    assert!(refusal(&format!("{BLOCK}\nbin-width: 0.5"), &days()).1.contains("greater `bin-width`"));
    assert!(refusal(&format!("{BLOCK}\nbin-width: 1e-300"), &days()).1.contains("greater `bin-width`"));
    assert!(refusal(&format!("{BLOCK}\nsort: ascending"), &days()).0.contains("`sort` says nothing"));
    assert!(refusal("kind: histogram\nx: area", &days()).0.contains("no numbers that were measured"));
    assert!(refusal(BLOCK, &of(&["1", "100000000000000"])).1.contains("larger unit"));
}

#[test]
fn odd_data_is_drawn_soundly() {
    for numbers in [&["5"][..], &["0"], &["-5", "-5"], &["1", "1000000000"], &["-3", "0", "8"]] {
        check(BLOCK, &of(numbers));
    }
    check(&format!("{BLOCK}\nbin-width: 2"), &days());
    check(&format!("{BLOCK}\nbin-width: 1e12"), &days());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_histogram_is_sound(
        numbers in proptest::collection::vec(-1e12..1e12f64, 1..60),
        shrink in 0..20i32,
        title in "[A-Z][a-z]{1,30}( [a-z]{1,30}){0,6}",
    ) {
        let number = |number: &f64| format!("{:.6}", number / 10f64.powi(shrink));
        let rows: String = numbers.iter().map(number).enumerate().map(|(at, n)| format!("  - [{at}, {n}]\n")).collect();
        let fields = format!("  - {{id: a, title: \"{title}\", type: text, role: key}}\n  - {{id: n, title: \"{title}\", type: number, unit: \"%\"}}");
        if let Ok(svgs) = sketches("kind: histogram\nx: n", &table(&fields, &rows)) {
            for svg in &svgs {
                prop_assert_eq!(sound(svg), Ok(()), "{}", svg);
            }
        }
    }
}

#[test]
fn numbers_in_the_middle_do_not_lean() {
    let said = |numbers: &[u32]| {
        let fields = "  - {id: k, title: K, type: text, role: key}\n  - {id: n, title: N, type: integer}";
        let rows: String = numbers.iter().enumerate().map(|(at, n)| format!("  - [r{at}, {n}]\n")).collect();
        draw(&chart("kind: histogram\nx: n"), &table(fields, &rows), &messages()).unwrap().description.join(" ")
    };
    assert!(!said(&[0, 48, 49, 49, 50, 50, 50, 50, 51, 100]).contains("Most values are"));
    assert!(said(&[0, 1, 2, 2, 3, 3, 3, 4, 5, 100]).contains("Most values are low"));
    assert!(said(&[4]).contains("Rows that it counts: 1."));
}
