//! Scatter plots.

use super::sound::{check, sound, texts};
use crate::chart::draw;
use crate::chart::fixture::{chart, messages, refusal, sheets, sketches, table};
use crate::model::table::Table;
use proptest::prelude::*;

const BLOCK: &str = "kind: scatter\nx: children\ny: share";

/// Nine areas of two regions; one has no share, one no children.
fn areas() -> Table {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: region, title: Region, type: text}
  - {id: children, title: Children, type: integer}
  - {id: share, title: Share of cases, type: number, unit: \"%\", decimals: 0}";
    let rows = "
  - [Derby, North, 1200, 4]
  - [Oxford, South, 2500, 9]
  - [Leeds, North, 5100, 12]
  - [York, North, 3000, \"[c]\"]
  - [Bath, South, 4100, 15]
  - [Hull, North, \"[x]\", 7]
  - [Poole, South, 6000, 18]
  - [Wells, South, 7000, 17]
  - [Luton, South, 8200, 25]
  - [Dover, South, 9000, \"30 [p]\"]
  - [Bolton, North, 9900, 28]";
    table(fields, rows)
}

fn says(block: &str, table: &Table) -> String {
    draw(&chart(block), table, &messages()).unwrap().description.join(" ")
}

#[test]
fn each_row_with_both_numbers_has_a_dot() {
    let drawing = draw(&chart(BLOCK), &areas(), &messages()).unwrap();
    for svg in sheets(&drawing) {
        assert_eq!(svg.matches("<circle class=\"mark").count(), 9);
    }
    let grid = drawing.grid;
    assert_eq!(
        grid.columns.iter().map(|one| one.heading.as_str()).collect::<Vec<_>>(),
        ["Area", "Children", "Share of cases (%)"]
    );
    assert_eq!(
        (&grid.rows[3][..], &grid.rows[5][..]),
        (&["York".into(), "3,000".into(), "[c]".into()][..], &["Hull".into(), "[x]".into(), "7".into()][..])
    );
    assert_eq!(grid.symbols.len(), 3);
}

#[test]
fn the_words_say_what_the_dots_do_together() {
    let sentences = [
        "The chart has 9 points, one for each row (“Area”). How far right a point is shows “Children”, how high “Share of cases (%)”.",
        "Children goes from 1,200 to 9,900.",
        "Share of cases goes from 4% to 30%.",
        "Points with a higher “Children” tend to have a higher “Share of cases”. The chart alone does not say why.",
        "The highest “Share of cases” is 30%: Dover (Children: 9,000).",
        "The lowest “Share of cases” is 4%: Derby (Children: 1,200).",
        "The axis across runs from 0 to 10,000.",
        "The axis upwards runs from 0% to 30%.",
        "“Children” has no number for Hull, marked [x], not available.",
        "There is no number for York, marked [c], confidential.",
        "The number for Dover is marked [p], provisional.",
        "Where one of the two numbers is missing, there is no point.",
    ];
    assert_eq!(says(BLOCK, &areas()), sentences.join(" "));
}

#[test]
fn a_line_is_compared_with_the_dots_alone() {
    let said = says(&format!("{BLOCK}\nreference-lines:\n  - {{value: 10, label: England}}"), &areas());
    assert!(said.contains("Values above it: 7 of 9. Values below it: 2 of 9."), "{said}");
}

#[test]
fn a_pattern_is_only_said_where_chance_hardly_makes_it() {
    let of = |numbers: &[i32]| {
        let rows: String = numbers.iter().enumerate().map(|(x, y)| format!("  - [a{x}, {x}, {y}]\n")).collect();
        let fields = "  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: integer}\n  - {id: m, title: M, type: integer}";
        says("kind: scatter\nx: n\ny: m", &table(fields, &rows))
    };
    assert!(of(&[1, 2, 3, 4, 5, 6, 7]).contains("too few points"));
    assert!(of(&[9, 8, 7, 6, 5, 4, 3, 2]).contains("tend to have a lower"));
    // Ranks that agree by 0.5 say little of eight dots.
    assert!(of(&[1, 5, 2, 7, 3, 8, 4, 6]).contains("no clear pattern"));
    assert!(of(&[4, 4, 4, 4, 4, 4, 4, 4]).contains("M is 4 throughout. There is no clear pattern"));
    assert!(!of(&[1, 2, 3, 4, 5, 6, 7, 8]).to_lowercase().contains("cause"));
}

#[test]
fn groups_have_shapes_and_stand_in_the_same_order_in_all_panels() {
    let block = format!("{BLOCK}\nseries: region");
    let svgs = sketches(&block, &areas()).unwrap();
    assert_eq!(svgs[0].matches("<rect class=\"mark series-2").count(), 6 + 1, "Southern areas and their sample");
    assert_eq!(draw(&chart(&block), &areas(), &messages()).unwrap().grid.rows[1], ["Oxford", "South", "2,500", "9"]);
    let panels = says(&format!("{BLOCK}\npanels: region"), &areas());
    assert_eq!(panels.matches("The axis across runs from 0 to 10,000.").count(), 2);
}

#[test]
fn what_is_set_off_and_the_ends_are_named_where_there_is_room() {
    let svgs = sketches(&format!("{BLOCK}\nhighlight: [Bath]"), &areas()).unwrap();
    let shown: Vec<String> = texts(&svgs[0]).into_iter().map(|text| text.text).collect();
    assert!(["Bath", "Dover", "Derby"].iter().all(|name| shown.iter().any(|text| text == name)), "{shown:?}");
    assert!(!shown.contains(&"Poole".to_owned()));
}

#[test]
fn charts_that_would_show_nothing_are_refused() {
    let none = format!("{BLOCK}\nfilter: {{area: [Hull, York]}}");
    assert!(refusal(&none, &areas()).0.contains("no row has a number both in `children` and in `share`"));
    let remark = format!("{BLOCK}\nannotations:\n  - {{x: Hull, text: Counted twice}}");
    assert!(refusal(&remark, &areas()).1.contains("`notes`"));
    assert!(refusal("kind: scatter\nx: area\ny: share", &areas()).0.contains("no numbers that were measured"));
}

#[test]
fn odd_data_is_drawn_soundly() {
    check(BLOCK, &areas());
    let marked = format!(
        "{BLOCK}\nseries: region\nreference-lines:\n  - {{value: 10, label: England}}\nannotations:\n  - {{x: Dover, text: A new count}}"
    );
    check(&marked, &areas());
    check(&format!("{BLOCK}\npanels: region"), &areas());
    check(&format!("{BLOCK}\nfilter: {{area: Derby}}"), &areas());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_scatter_plot_is_sound(
        numbers in proptest::collection::vec((-1e12..1e12f64, -1e3..1e3f64, any::<bool>()), 1..60),
        small in any::<bool>(),
        title in "[A-Z][a-z]{1,30}( [a-z]{1,30}){0,6}",
    ) {
        let shrink = if small { 1e-12 } else { 1.0 };
        let rows: String = numbers.iter().enumerate().map(|(at, (x, y, first))| {
            format!("  - [\"{title} {at}\", {}, {:.4}, {y:.0}]\n", if *first { "One" } else { "Two" }, x * shrink)
        }).collect();
        let fields = format!("  - {{id: a, title: A, type: text, role: key}}\n  - {{id: s, title: S, type: text}}\n  - {{id: n, title: \"{title}\", type: number}}\n  - {{id: m, title: \"{title}\", type: number, unit: \"{title}\"}}");
        for more in ["", "\nseries: s"] {
            if let Ok(svgs) = sketches(&format!("kind: scatter\nx: n\ny: m{more}"), &table(&fields, &rows)) {
                for svg in &svgs {
                    prop_assert_eq!(sound(svg), Ok(()), "{}", svg);
                }
            }
        }
    }
}
