mod dots;
mod ranges;
mod sums;

use crate::chart::draw;
use crate::chart::fixture::{areas, chart, messages, parts, table, years};
use crate::model::table::Table;

#[track_caller]
fn says(block: &str, table: &Table, sentences: &[&str]) {
    let drawing = draw(&chart(block), table, &messages()).unwrap();
    assert_eq!(drawing.description.join(" "), sentences.join(" "));
}

#[test]
fn bars() {
    let sentences = [
        "The chart compares “Share of boards (%)” across 5 categories of “Area”.",
        "The highest value is 48%, for Oxford and for Bath.",
        "The lowest value is 6%, for Derby.",
        "The difference between the highest and the lowest is 42 percentage points.",
        "Between them is York (30%).",
        "The bars are in order of size, with the largest first.",
        "The axis runs from 0% to 50%.",
        "There is no number for Leeds, marked [x], not available.",
        "The number for York is marked [p], provisional.",
        "A missing number is not a zero. It has its symbol in place of a bar.",
        "The percentages are shares of: boards in England.",
    ];
    says("kind: bar\nx: area\ny: share\nsort: descending", &areas(), &sentences);
}

#[test]
fn bars_that_are_all_the_same_or_alone() {
    let mut same = areas();
    for row in same.rows.iter_mut() {
        row.cells[2] = row.cells[2]
            .clone()
            .number()
            .map_or(row.cells[2].clone(), |_| crate::model::table::Cell::Number(3.0, None));
    }
    let sentences = [
        "The chart compares “Boards” across 5 categories of “Area”.",
        "All values are the same, 3.",
        "The axis runs from 0 to 3.",
    ];
    says("kind: bar\nx: area\ny: boards", &same, &sentences);
    let sentences =
        ["The chart has one bar and shows “Boards”.", "The only value is 2, for Derby.", "The axis runs from 0 to 2."];
    says("kind: bar\nx: area\ny: boards\nfilter: {area: Derby}", &areas(), &sentences);
}

#[test]
fn groups() {
    let sentences = [
        "The chart has 3 groups of bars, one for each category of “Area”.",
        "Each group has 2 bars: Yes and No.",
        "The highest value is 4, for Derby (Yes).",
        "The lowest value is 1, reached 4 times.",
        "Yes is highest for Derby, with 4, and lowest for Leeds, with 1.",
        "No is 1 throughout.",
        "The axis runs from 0 to 4.",
    ];
    says("kind: grouped-bar\nx: area\ny: [yes, no]", &parts(), &sentences);
}

#[test]
fn stacks() {
    let sentences = [
        "The chart has 3 bars, one for each category of “Area”.",
        "Each bar has up to 3 parts: Yes, Partly and No.",
        "The longest complete bar adds up to 5, for Oxford.",
        "The shortest complete bar adds up to 3, for Leeds.",
        "Yes is highest for Derby, with 4, and lowest for Leeds, with 1.",
        "Partly is highest for Oxford, with 2, and lowest for Derby, with 0.",
        "No is 1 throughout.",
        "The axis runs from 0 to 5.",
    ];
    says("kind: stacked-bar\nx: area\ny: [yes, partly, no]", &parts(), &sentences);
}

#[test]
fn lines() {
    let sentences = [
        "The chart has 2 lines: North and South.",
        "The chart shows “Cases”.",
        "There are 5 points along “Year”, from 2010 to 2015.",
        "North rises from 5 in 2010 to 20 in 2015, by 15.",
        "South falls from 9 in 2010 to 4 in 2015, by 5.",
        "The highest value is 20, in 2015 (North).",
        "The lowest value is 4, in 2013 (South) and in 2015 (South).",
        "There is nothing between 2013 and 2015, so the line is broken there.",
        "The axis runs from 0 to 20.",
        "There is no number for 2011 (South), marked [c], confidential.",
        "A missing number is not a zero. The line has a gap there.",
    ];
    says("kind: line\nx: year\ny: cases\nseries: place", &years(), &sentences);
}

#[test]
fn a_line_along_numbers_says_them_once() {
    let fields =
        "  - {id: after, title: Years after, type: integer, role: key}\n  - {id: n, title: Cases, type: integer}";
    let table = table(fields, "  - [0, 12]\n  - [1, 3]\n  - [2, 4]");
    let sentences = [
        "The chart shows “Cases”.",
        "There are 3 points along “Years after”, from 0 to 2.",
        "The value falls from 12 to 4, by 8.",
        "The highest value is 12, at Years after 0.",
        "The lowest value is 3, at Years after 1.",
        "The axis runs from 0 to 12.",
    ];
    says("kind: line\nx: after\ny: n", &table, &sentences);
}

#[test]
fn a_line_that_does_not_start_at_zero_says_so() {
    let fields = "  - {id: year, title: Year, type: year, role: key}\n  - {id: n, title: Children, type: number, unit: \"%\", decimals: 1}";
    let mut table = table(fields, "  - [2012, 80.04]\n  - [2013, 82.5]\n  - [2014, 81.5]");
    table.illustrative = true;
    let sentences = [
        "The chart shows “Children (%)”.",
        "There are 3 points along “Year”, from 2012 to 2014.",
        "The value rises from 80.0% in 2012 to 81.5% in 2014, by 1.5 percentage points.",
        "The highest value is 82.5%, in 2013.",
        "The lowest value is 80.0%, in 2012.",
        "The axis does not start at zero. It runs from 80.0% to 82.5%.",
        "The data is illustrative. It was made up and describes nothing real.",
    ];
    says("kind: line\nx: year\ny: n", &table, &sentences);
}

#[test]
fn a_description_has_forty_words_where_there_is_something_to_say() {
    let all = [
        ("kind: bar\nx: area\ny: share", areas()),
        ("kind: grouped-bar\nx: area\ny: [yes, no]", parts()),
        ("kind: stacked-bar\nx: area\ny: [yes, partly, no]", parts()),
        ("kind: line\nx: year\ny: cases\nseries: place", years()),
        ("kind: slope\nx: year\ny: cases\nseries: place\nfilter: {year: [\"2010\", \"2015\"]}", years()),
        ("kind: area\nx: year\ny: cases\nfilter: {place: North}", years()),
    ];
    for (block, table) in all {
        let words = draw(&chart(block), &table, &messages()).unwrap().description.join(" ").split(' ').count();
        assert!(words >= 40, "{words} words: {block}");
    }
}

#[test]
fn names_say_kind_measure_time_and_message() {
    let name = |more: &str| {
        draw(&chart(&format!("kind: bar\nx: area\ny: share\n{more}")), &areas(), &messages()).unwrap().name
    };
    assert_eq!(
        name("subtitle: Share of boards, England, 2013."),
        "Bar chart: Share of boards, England, 2013. It is so."
    );
    assert_eq!(name(""), "Bar chart: Share of boards (%) by Area, 2013. It is so.");
    let long = "words ".repeat(40);
    assert_eq!(name(&format!("subtitle: {long}")), "Bar chart: Share of boards (%) by Area, 2013. It is so.");
}

#[test]
fn a_name_says_from_when_to_when_its_years_go() {
    let drawing = draw(&chart("kind: line\nx: year\ny: cases\nseries: place"), &years(), &messages()).unwrap();
    assert_eq!(drawing.name, "Line chart: Cases by Year and Place, 2010 to 2015. It is so.");
}

/// What is said of a line through these values, from 2010 on.
fn said_of_line(values: &[u32]) -> String {
    let rows: String = (2010..).zip(values).map(|(year, value)| format!("  - [{year}, {value}]\n")).collect();
    let table =
        table("  - {id: year, title: Year, type: year, role: key}\n  - {id: n, title: N, type: integer}", &rows);
    draw(&chart("kind: line\nx: year\ny: n"), &table, &messages()).unwrap().description.join(" ")
}

#[test]
fn a_line_is_followed_from_step_to_step() {
    assert!(said_of_line(&[1, 3, 4, 9]).contains("by 8. It rises at every step. The highest"));
    assert!(said_of_line(&[9, 4, 3, 1]).contains("It falls at every step."));
    assert!(said_of_line(&[1, 5, 4, 9]).contains("But it falls from 2011 to 2012."));
    assert!(said_of_line(&[9, 4, 5, 3, 4, 1]).contains("But it rises from 2011 to 2012 and from 2013 to 2014."));
    for silent in [&[1, 3, 3, 9][..], &[1, 2, 3], &[4, 5, 6, 4]] {
        let said = said_of_line(silent);
        assert!(!said.contains("step") && !said.contains("But it"), "{said}");
    }
}

#[test]
fn lines_that_lie_on_each_other_are_told() {
    let fields = "
  - {id: year, title: Year, type: year, role: key}
  - {id: a, title: North, type: integer}
  - {id: b, title: South, type: integer}
  - {id: c, title: East, type: integer}";
    let table = table(fields, "  - [2010, 1, 1, 2]\n  - [2011, 5, 5, 2]");
    let said = draw(&chart("kind: line\nx: year\ny: [a, b, c]"), &table, &messages()).unwrap().description.join(" ");
    assert!(said.contains("North and South are the same throughout, so their lines lie on each other."), "{said}");
}

#[test]
fn an_order_is_said_of_what_has_it() {
    let fields = "
  - {id: region, title: Region, type: text, role: key}
  - {id: area, title: Area, type: text, role: key}
  - {id: n, title: Boards, type: integer}
  - {id: m, title: Others, type: integer}";
    let rows = "
  - [East, a, 1, 9]
  - [East, b, 5, 3]
  - [West, a, 4, 1]
  - [West, b, 2, 7]";
    let said = |block: &str| draw(&chart(block), &table(fields, rows), &messages()).unwrap().description;
    for (kind, sentence) in [
        ("bar", "The bars are in order of size, with the smallest first."),
        ("dot", "The rows are in order of size, with the smallest first."),
    ] {
        let panels = said(&format!("kind: {kind}\nx: area\ny: n\npanels: region\nsort: ascending"));
        let has = |at: usize| panels[at].contains(sentence);
        assert!(panels[1].starts_with("East: ") && has(1), "{panels:?}");
        assert!(
            !has(0) && !has(2) && !panels[3..].join(" ").contains(sentence),
            "West has the order of East: {panels:?}"
        );
    }
    let groups = said("kind: grouped-bar\nx: area\ny: [n, m]\nfilter: {region: East}\nsort: ascending").join(" ");
    assert!(groups.contains("The groups are in order of “Boards”, with the smallest first."), "{groups}");
}

#[test]
fn a_line_is_not_steady_over_a_gap() {
    let fields = "
  - {id: year, title: Year, type: year, role: key}
  - {id: n, title: Boards, type: integer}";
    let said = |third: &str| {
        let rows = format!("  - [2010, 1]\n  - [2011, 2]\n  - [2012, {third}]\n  - [2013, 4]\n  - [2014, 5]");
        draw(&chart("kind: line\nx: year\ny: n"), &table(fields, &rows), &messages()).unwrap().description.join(" ")
    };
    assert!(said("3").contains("It rises at every step."));
    assert!(!said("\"[c]\"").contains("every step"));
}

#[test]
fn a_chart_without_a_subtitle_says_of_what_it_is() {
    let subtitle = |block: &str, table: &Table| draw(&chart(block), table, &messages()).unwrap().subtitle;
    let by_place = "kind: line\nx: year\ny: cases\nfilter: {place: North, year: [\"2010\", \"2012\"]}";
    assert_eq!(subtitle(by_place, &years()), "Cases by Year, North, 2010 to 2012");
    let one_year = "kind: bar\nx: place\ny: cases\nfilter: {year: \"2012\"}";
    assert_eq!(subtitle(one_year, &years()), "Cases by Place, 2012");
    let across = "kind: heat\nx: place\ny: cases\nseries: year";
    assert_eq!(subtitle(across, &years()), "Cases by Place and Year, 2010 to 2015");
    let sorted = "kind: bar\nx: year\ny: cases\nfilter: {place: North}\nsort: descending";
    assert_eq!(subtitle(sorted, &years()), "Cases by Year, North, 2010 to 2015", "not from 2015 to another");
    assert_eq!(subtitle("kind: key-figure\ny: boards\nfilter: {area: York}", &areas()), "Boards, York, 2013");
    assert_eq!(subtitle("kind: key-figure\ny: boards\npanels: area", &areas()), "Boards by Area, 2013");
    assert_eq!(subtitle("kind: grouped-bar\nx: area\ny: [yes, no]", &parts()), "Yes and No by Area, 2013");
    assert_eq!(subtitle("kind: histogram\nx: share", &areas()), "Share of boards (%), 2013");
    assert_eq!(
        subtitle("kind: scatter\nx: boards\ny: share", &areas()),
        "Share of boards (%) and Boards by Area, 2013"
    );
}

#[test]
fn the_number_one_has_a_unit_of_its_own() {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: n, title: N, type: integer, unit: boards, unit-one: board}";
    let table = table(fields, "  - [Derby, 1]\n  - [Oxford, 2]");
    let said = draw(&chart("kind: bar\nx: area\ny: n"), &table, &messages()).unwrap().description.join(" ");
    assert!(said.contains("is 2 boards, for Oxford. The lowest value is 1 board, for Derby."), "{said}");
}
