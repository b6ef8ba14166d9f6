//! What charts of dots say.

use super::says;
use crate::chart::draw;
use crate::chart::fixture::{areas, chart, messages, parts, table, years};
use crate::model::table::Table;

#[test]
fn one_series() {
    let sentences = [
        "The chart compares “Share of boards (%)” across 5 categories of “Area”.",
        "The highest value is 48%, for Oxford and for Bath.",
        "The lowest value is 6%, for Derby.",
        "The difference between the highest and the lowest is 42 percentage points.",
        "Between them is York (30%).",
        "The rows are in order of size, with the largest first.",
        "The axis runs from 0% to 50%.",
        "There is no number for Leeds, marked [x], not available.",
        "The number for York is marked [p], provisional.",
        "A missing number is not a zero. It has no dot, and its symbol stands on the right of the scale.",
        "The percentages are shares of: boards in England.",
    ];
    says("kind: dot\nx: area\ny: share\nsort: descending", &areas(), &sentences);
    let alone =
        ["The chart has one dot and shows “Boards”.", "The only value is 2, for Derby.", "The axis runs from 0 to 2."];
    says("kind: dot\nx: area\ny: boards\nfilter: {area: Derby}", &areas(), &alone);
}

#[test]
fn two_series_are_compared_with_each_other() {
    let sentences = [
        "The chart has 5 rows of dots, one for each category of “Year”.",
        "Each row has two dots, North and South, and a line between them.",
        "The chart shows “Cases”.",
        "Compared with “North”, “South” is higher in one category and lower in 3 categories.",
        "The widest gap is 16, in 2015.",
        "The narrowest gap is 1, in 2012.",
        "The highest value is 20, in 2015 (North).",
        "The lowest value is 4, in 2013 (South) and in 2015 (South).",
        "The rows are in order of “North”, with the smallest first.",
        "The axis runs from 0 to 20.",
        "There is no number for 2011 (South), marked [c], confidential.",
        "A missing number is not a zero. It has no dot, and its symbol stands on the right of the scale.",
    ];
    says("kind: dot\nx: year\ny: cases\nseries: place\nsort: ascending", &years(), &sentences);
}

/// Two years of some areas.
fn two_years(first: &str, second: &str, rows: &str) -> Table {
    let fields = format!(
        "  - {{id: area, title: Area, type: text, role: key}}\n  - {{id: n, title: \"{first}\", type: number, decimals: 0}}\n  - {{id: m, title: \"{second}\", type: number, decimals: 0}}"
    );
    table(&fields, rows)
}

#[test]
fn values_rise_and_fall_from_one_year_to_a_later_one() {
    let rows = "  - [Derby, 4, 9]\n  - [Oxford, 2, 7]\n  - [York, 8, 3]\n  - [Bath, 2, 2.2]";
    let sentences = [
        "The chart has 4 rows of dots, one for each category of “Area”.",
        "Each row has two dots, 2012-13 and 2014-15, and a line between them.",
        "From 2012-13 to 2014-15, the value rose in 2 categories, fell in one category and stayed the same in one category.",
        "The widest gap is 5, for Derby, for Oxford and for York.",
        "There is no gap for Bath.",
        "The highest value is 9, for Derby (2014-15).",
        "The lowest value is 2, for Oxford (2012-13), for Bath (2012-13) and for Bath (2014-15).",
        "The axis runs from 0 to 10.",
    ];
    let block = "kind: dot\nx: area\ny: [n, m]";
    says(block, &two_years("2012-13", "2014-15", rows), &sentences);
    let drawn = |first: &str, second: &str| {
        draw(&chart(block), &two_years(first, second, rows), &messages()).unwrap().description.join(" ")
    };
    // Backwards, nothing rises.
    assert!(drawn("2014", "2012").contains("Compared with “2014”, “2012” is higher in 2 categories"));
    assert!(drawn("Aged 10", "Aged 20").contains("Compared with “Aged 10”, “Aged 20” is"));
}

#[test]
fn gaps_that_are_all_the_same_or_alone_or_many() {
    let says_of = |rows: &str, sentence: &str| {
        let block = chart("kind: dot\nx: area\ny: [n, m]");
        let drawing = draw(&block, &two_years("2012", "2014", rows), &messages()).unwrap();
        assert!(drawing.description[0].contains(sentence), "{:?}", drawing.description);
    };
    says_of("  - [Derby, 4, 9]\n  - [Oxford, 7, 2]", "The gap between the two is 5 in every category.");
    says_of("  - [Derby, 4, 9]\n  - [Oxford, \"[c]\", 2]", "The gap between the two is 5, for Derby.");
    let many = "  - [A, 1, 9]\n  - [B, 1, 9]\n  - [C, 1, 9]\n  - [D, 1, 9]\n  - [E, 1, 2]";
    says_of(many, "The widest gap is 8, in 4 categories. The narrowest gap is 1, for E.");
    // Without a pair there is nothing to compare.
    says_of("  - [Derby, 4, \"[c]\"]", "and a line between them. The only value is 4");
}

#[test]
fn more_series_are_each_described() {
    let sentences = [
        "The chart has 3 rows of dots, one for each category of “Area”.",
        "Each row has 3 dots: Yes, Partly and No.",
        "The highest value is 4, for Derby (Yes).",
        "The lowest value is 0, for Derby (Partly).",
        "Yes is highest for Derby, with 4, and lowest for Leeds, with 1.",
        "Partly is highest for Oxford, with 2, and lowest for Derby, with 0.",
        "No is 1 throughout.",
        "The axis runs from 0 to 4.",
    ];
    says("kind: dot\nx: area\ny: [yes, partly, no]", &parts(), &sentences);
}

#[test]
fn an_axis_that_does_not_start_at_zero_says_so() {
    let sentences = [
        "The chart compares “2012” across 2 categories of “Area”.",
        "The highest value is 1,000, for Oxford.",
        "The lowest value is 900, for Derby.",
        "The difference between the highest and the lowest is 100.",
        "The axis does not start at zero. It runs from 900 to 1,000.",
    ];
    let table = two_years("2012", "2014", "  - [Derby, 900, 1]\n  - [Oxford, 1000, 1]");
    says("kind: dot\nx: area\ny: n", &table, &sentences);
}
