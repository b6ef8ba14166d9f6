//! What intervals say.

use super::says;
use crate::chart::draw;
use crate::chart::fixture::{chart, intervals, messages};

const RANGE: &str =
    "kind: range\nx: area\ny: share\ninterval: {lower: low, upper: high, name: 95% confidence interval}";

#[track_caller]
fn holds(block: &str, sentence: &str) {
    let description = draw(&chart(block), &intervals(), &messages()).unwrap().description.join(" ");
    assert!(description.contains(sentence), "{description}");
}

#[test]
fn intervals_are_named_and_compared_with_that_of_the_highest_value() {
    let sentences = [
        "The chart compares “Share (%)” across 5 categories of “Area”.",
        "The line through each dot is the 95% confidence interval. It runs from “Lower bound” to “Upper bound”.",
        "The highest value is 60%, for Derby.",
        "The lowest value is 20%, for Bath.",
        "The widest interval is 24 percentage points wide, for York.",
        "The intervals for York and Bath do not overlap with that for Derby, which has the highest value.",
        "The axis runs from 0% to 80%.",
        "There is no number for Leeds, marked [c], confidential.",
        "A missing number is not a zero. It has no dot, and its symbol stands on the right of the scale.",
    ];
    says(RANGE, &intervals(), &sentences);
}

#[test]
fn no_more_is_said_than_is_known() {
    holds(
        &format!("{RANGE}\nfilter: {{area: [Derby, Oxford]}}"),
        "All other intervals overlap with that for Derby, which has the highest value.",
    );
    holds(
        &format!("{RANGE}\nfilter: {{area: [Derby, York]}}"),
        "The interval for York does not overlap with that for Derby, which has the highest value.",
    );
    holds(&format!("{RANGE}\nfilter: {{area: [Derby, Bath]}}"), "All intervals are 20 percentage points wide.");
    let alone = format!("{RANGE}\nfilter: {{area: Bath}}");
    holds(&alone, "The line through the dot is the 95% confidence interval.");
    holds(&alone, "The interval is 20 percentage points wide.");
    let description = draw(&chart(RANGE), &intervals(), &messages()).unwrap().description.join(" ");
    assert!(
        !description.contains("significan")
            && !draw(&chart(&alone), &intervals(), &messages()).unwrap().description[0].contains("overlap")
    );
}

#[test]
fn of_two_highest_values_neither_is_the_one_to_compare_with() {
    let mut table = intervals();
    table.rows[1].cells[1] = crate::model::table::Cell::Number(60.2, None);
    table.rows[1].cells[3] = crate::model::table::Cell::Number(65.0, None);
    let description = draw(&chart(RANGE), &table, &messages()).unwrap().description.join(" ");
    assert!(description.contains("The highest value is 60%, for Derby and for Oxford."), "{description}");
    assert!(!description.contains("overlap"), "{description}");
}
