//! Slopes.

use super::sound::{check, texts};
use crate::chart::draw;
use crate::chart::fixture::{chart, messages, sheets, table, years};
use crate::model::table::Table;

const ENDS: &str = "kind: slope\nx: year\ny: cases\nseries: place\nfilter: {year: ";

/// The texts of both sheets.
fn shown(block: &str, table: &Table) -> [Vec<String>; 2] {
    let drawing = draw(&chart(block), table, &messages()).unwrap();
    sheets(&drawing).map(|svg| texts(svg).into_iter().map(|text| text.text).collect())
}

#[test]
fn a_line_has_its_name_and_value_at_both_ends_where_there_is_room() {
    let block = format!("{ENDS}[\"2010\", \"2015\"]}}");
    check(&block, &years());
    let [wide, narrow] = shown(&block, &years());
    assert_eq!(wide, ["Cases", "2010", "2015", "North 5", "South 9", "20 North", "4 South"]);
    assert_eq!(narrow, ["Cases", "2010", "2015", "5", "9", "20 North", "4 South"]);
}

#[test]
fn a_missing_end_leaves_a_dot_and_a_symbol() {
    let block = format!("{ENDS}[\"2011\", \"2013\"]}}");
    check(&block, &years());
    let drawing = draw(&chart(&block), &years(), &messages()).unwrap();
    let svg = sheets(&drawing)[0];
    assert_eq!(svg.matches("<path class=\"line").count(), 1);
    assert_eq!(svg.matches("class=\"mark").count(), 3);
    assert!(shown(&block, &years())[0].contains(&"South [c]".to_owned()));
}

#[test]
fn twelve_lines_that_repeat_their_colours_all_have_names() {
    let names: Vec<String> = (0..12).map(|at| format!("Board number {at}")).collect();
    let rows: String = names.iter().map(|name| format!("  - [2012, {name}, 50]\n  - [2013, {name}, 51]\n")).collect();
    let fields = "
  - {id: year, title: Year, type: year, role: key}
  - {id: board, title: Board, type: text, role: key}
  - {id: n, title: Cases, type: integer}";
    let table = table(fields, &rows);
    let block = "kind: slope\nx: year\ny: n\nseries: board";
    check(block, &table);
    for texts in shown(block, &table) {
        let all = texts.join(" ");
        assert!(names.iter().all(|name| all.contains(name.as_str())), "{all}");
    }
}

#[test]
fn slopes_of_whatever_can_be_drawn_are_sound() {
    let fields = "
  - {id: when, title: When, type: text, role: key}
  - {id: a, title: A, type: number}
  - {id: b, title: \"地方儿童保护委员会全面落实二〇〇九年\", type: number}
  - {id: c, title: \"Bwrdd Diogelu Plant Llanfairpwllgwyngyllgogerychwyrndrobwll\", type: number}";
    let long = "المجالس المحلية لحماية الأطفال التي نفذت التوجيهات القانونية الصادرة في عام ألفين وتسعة تنفيذا كاملا في جميع أنحاء إنجلترا";
    for rows in [
        "  - [Before, 0, 0, 0]\n  - [After, 0, 0, 0]".to_owned(),
        "  - [Before, -5, 3, \"[c]\"]\n  - [After, 7, 3, \"[x]\"]".to_owned(),
        "  - [Before, 0.000001, 1000000, 1]\n  - [After, \"7 [p]\", 3, \"[x]\"]".to_owned(),
        format!("  - [\"{long}\", 1, 2, 3]\n  - [\"{long}, 2\", 4, 5, 6]"),
    ] {
        check("kind: slope\nx: when\ny: [a, b, c]", &table(fields, &rows));
    }
}

#[test]
fn slopes_side_by_side_need_no_legend() {
    let fields = "
  - {id: year, title: Year, type: year, role: key}
  - {id: area, title: Area, type: text, role: key}
  - {id: a, title: Opened, type: integer}
  - {id: b, title: Closed, type: integer}";
    let rows = "
  - [2012, Derby, 1, 2]
  - [2013, Derby, 3, 4]
  - [2012, York, 5, 6]
  - [2013, York, 70, 80]";
    let block = "kind: slope\nx: year\ny: [a, b]\npanels: area\nannotations: [{x: \"2012\", series: Opened, panel: York, text: Here}]";
    check(block, &table(fields, rows));
    let [wide, _] = shown(block, &table(fields, rows));
    assert_eq!(wide.iter().filter(|text| text.contains("Opened")).count(), 2, "{wide:?}");
}
