//! Areas, shares of wholes, and slopes.

use super::says;
use crate::chart::draw;
use crate::chart::fixture::{areas, chart, messages, parts, table, years};

const COMPLETE: &str = "filter: {year: [\"2010\", \"2012\", \"2013\", \"2015\"]}";

#[test]
fn areas_on_top_of_each_other() {
    let sentences = [
        "The chart has 2 areas, one on top of the other: North and South.",
        "The chart shows “Cases”.",
        "There are 4 points along “Year”, from 2010 to 2015.",
        "The total rises from 14 in 2010 to 24 in 2015, by 10.",
        "The total is highest in 2015, with 24, and lowest in 2010, with 14.",
        "North rises from 5 in 2010 to 20 in 2015, by 15.",
        "South falls from 9 in 2010 to 4 in 2015, by 5.",
        "The axis runs from 0 to 25.",
        "A line marks 15: Target.",
        "Totals above it: 2 of 4. Totals below it: 1 of 4.",
    ];
    let lines = "reference-lines: [{value: 15, label: Target}]";
    says(&format!("kind: area\nx: year\ny: cases\nseries: place\n{COMPLETE}\n{lines}"), &years(), &sentences);
}

#[test]
fn a_total_that_stays_the_same_is_said_once() {
    let fields = "
  - {id: year, title: Year, type: year, role: key}
  - {id: open, title: Open, type: integer}
  - {id: closed, title: Closed, type: integer}";
    let sentences = [
        "The chart has 2 areas, one on top of the other: Open and Closed.",
        "There are 2 points along “Year”, from 2012 to 2013.",
        "The total is 12 throughout.",
        "Open falls from 12 in 2012 to 5 in 2013, by 7.",
        "Closed rises from 0 in 2012 to 7 in 2013, by 7.",
        "The axis runs from 0 to 12.",
    ];
    says("kind: area\nx: year\ny: [open, closed]", &table(fields, "  - [2012, 12, 0]\n  - [2013, 5, 7]"), &sentences);
}

#[test]
fn one_area_has_a_gap() {
    let sentences = [
        "The chart shows “Cases”.",
        "There are 5 points along “Year”, from 2010 to 2015.",
        "The value falls from 9 in 2010 to 4 in 2015, by 5.",
        "The highest value is 9, in 2010.",
        "The lowest value is 4, in 2013 and in 2015.",
        "There is nothing between 2013 and 2015, so the areas have a gap there.",
        "The axis runs from 0 to 10.",
        "There is no number for 2011, marked [c], confidential.",
        "A missing number is not a zero. The area has a gap there.",
    ];
    says("kind: area\nx: year\ny: cases\nfilter: {place: South}", &years(), &sentences);
}

#[test]
fn bars_of_shares_say_of_how_many() {
    let mut table = parts();
    table.base = Some("other boards".to_owned());
    let sentences = [
        "The chart has 3 bars, one for each category of “Area”.",
        "Each bar has up to 3 parts: Yes, Partly and No.",
        "Each bar is 100%.",
        "The percentages are shares of the sum of Yes, Partly and No: 5 for Derby, 5 for Oxford and 3 for Leeds.",
        "The percentages were rounded, so those of one whole may add up to a little more or less than 100%.",
        "Yes is highest for Derby, with 80%, and lowest for Leeds, with 33%.",
        "Partly is highest for Oxford, with 40%, and lowest for Derby, with 0%.",
        "No is highest for Leeds, with 33%, and lowest for Derby and for Oxford, with 20%.",
        "The bars are in the order of “Yes”, with the largest share first.",
        "The axis runs from 0% to 100%.",
    ];
    says("kind: stacked-bar\nx: area\ny: [yes, partly, no]\nas-percent: true\nsort: descending", &table, &sentences);
}

#[test]
fn areas_of_shares() {
    let sentences = [
        "The chart has 2 areas, one on top of the other: North and South.",
        "The chart shows “Cases: share of the whole (%)”.",
        "There are 2 points along “Year”, from 2013 to 2015.",
        "The whole height is 100% at each point.",
        "The percentages are shares of “Cases”: 16 in 2013 and 24 in 2015.",
        "North rises from 75% in 2013 to 83% in 2015, by 8 percentage points.",
        "South falls from 25% in 2013 to 17% in 2015, by 8 percentage points.",
        "The axis runs from 0% to 100%.",
    ];
    let block = "kind: area\nx: year\ny: cases\nseries: place\nas-percent: true\nfilter: {year: [\"2013\", \"2015\"]}";
    says(block, &years(), &sentences);
}

#[test]
fn published_shares_are_not_forced_to_a_hundred() {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: a, title: A, type: integer, unit: \"%\"}
  - {id: b, title: B, type: integer, unit: \"%\"}";
    let sentences = [
        "The chart has one bar, for Derby.",
        "Each bar has up to 2 parts: A and B.",
        "The parts of each bar are percentages of one whole.",
        "The percentages were rounded, so those of one whole may add up to a little more or less than 100%.",
        "A has one value, 33%, for Derby.",
        "B has one value, 66%, for Derby.",
        "The axis runs from 0% to 100%.",
    ];
    says("kind: stacked-bar\nx: area\ny: [a, b]", &table(fields, "  - [Derby, 33, 66]"), &sentences);
}

#[test]
fn slopes() {
    let sentences = [
        "The chart has 3 lines, which go from Before to After: Yes, Partly and No.",
        "Of 3 lines, 2 rise and 1 falls.",
        "Yes and No rise most, by 2 each.",
        "The steepest fall is that of Partly, from 3 to 1, by 2.",
        "The highest value for Before is 3 (Yes and Partly), and the lowest is 1 (No).",
        "The highest value for After is 5 (Yes), and the lowest is 1 (Partly).",
        "Heights run from 0 to 5.",
    ];
    let fields = "
  - {id: when, title: When, type: text, role: key}
  - {id: yes, title: \"Yes\", type: integer}
  - {id: partly, title: Partly, type: integer}
  - {id: no, title: \"No\", type: integer}";
    let table = table(fields, "  - [Before, 3, 3, 1]\n  - [After, 5, 1, 3]");
    says("kind: slope\nx: when\ny: [yes, partly, no]", &table, &sentences);
}

#[test]
fn a_slope_whose_end_is_missing() {
    let sentences = [
        "The chart has 2 lines, which go from 2011 to 2013: North and South.",
        "The chart shows “Cases”.",
        "Of 1 line with both ends, 1 rises.",
        "The steepest rise is that of North, from 8 to 12, by 4.",
        "The highest value in 2013 is 12 (North), and the lowest is 4 (South).",
        "Heights run from 0 to 12.",
        "There is no number for 2011 (South), marked [c], confidential.",
        "A missing number is not a zero. The other end of its line has a dot, and its own end has the symbol.",
    ];
    let block = "kind: slope\nx: year\ny: cases\nseries: place\nfilter: {year: [\"2011\", \"2013\"]}";
    says(block, &years(), &sentences);
}

#[test]
fn one_slope_and_one_that_does_not_start_at_zero() {
    let sentences = [
        "The chart has one line, which goes from Oxford to Bath.",
        "The chart shows “Share of boards (%)”.",
        "The value is 48% both for Oxford and for Bath.",
        "Heights run from 0% to 50%.",
        "The percentages are shares of: boards in England.",
    ];
    says("kind: slope\nx: area\ny: share\nfilter: {area: [Oxford, Bath]}", &areas(), &sentences);
    let far = table(
        "  - {id: year, title: Year, type: year, role: key}\n  - {id: n, title: N, type: integer}",
        "  - [2012, 90]\n  - [2013, 95]",
    );
    let sentences = [
        "The chart has one line, which goes from 2012 to 2013.",
        "The chart shows “N”.",
        "The value rises from 90 in 2012 to 95 in 2013, by 5.",
        "Heights do not start at zero. They run from 90 to 95.",
    ];
    says("kind: slope\nx: year\ny: n", &far, &sentences);
}

#[test]
fn slopes_that_all_go_one_way() {
    let said = |rows: &str| {
        let fields = "
  - {id: when, title: When, type: text, role: key}
  - {id: yes, title: \"Yes\", type: integer}
  - {id: no, title: \"No\", type: integer}";
        draw(&chart("kind: slope\nx: when\ny: [yes, no]"), &table(fields, rows), &messages()).unwrap().description
    };
    assert!(said("  - [Before, 1, 2]\n  - [After, 3, 3]")[0].contains("All 2 lines rise."));
    assert!(said("  - [Before, 1, 2]\n  - [After, 1, 2]")[0].contains("All 2 lines stay level."));
}
