//! What texts state, and of which numbers it is true, by example.

use super::quantity::Quantity;
use super::statement::read;
use super::words::Words;
use crate::messages::Messages;
use crate::model::table::{Field, FieldKind, Role};
use crate::read::address::Operation;

fn messages() -> Messages {
    Messages::new(serde_yaml::from_str(include_str!("../../../themes/default/messages/en.yaml")).unwrap())
}

fn field(unit: Option<&str>) -> Field {
    Field {
        id: "n".parse().unwrap(),
        title: "N".to_owned(),
        kind: FieldKind::Number,
        role: Role::Measure,
        unit: unit.map(str::to_owned),
        unit_one: unit.and_then(|unit| unit.strip_suffix('s')).map(str::to_owned),
        declared: None,
        decimals: None,
        minimum: None,
        maximum: None,
        description: None,
    }
}

fn cell(value: f64, unit: Option<&str>) -> Quantity {
    Quantity { value, field: field(unit), operation: None, symbols: Vec::new(), cells: Vec::new() }
}

/// Something worked out from two cells of a unit.
fn derived(operation: Operation, first: f64, second: f64, unit: Option<&str>) -> Quantity {
    Quantity::work_out(operation, vec![(first, field(unit)), (second, field(unit))], Vec::new()).unwrap()
}

fn agrees(typed: &str, quantity: &Quantity) -> bool {
    let messages = messages();
    let words = Words::new(&messages);
    read(typed, words).is_some_and(|statement| statement.agrees(quantity, words))
}

#[track_caller]
fn holds(quantity: &Quantity, yes: &[&str], no: &[&str]) {
    let wrong: Vec<&&str> = yes.iter().filter(|typed| !agrees(typed, quantity)).collect();
    assert!(wrong.is_empty(), "should agree with {}: {wrong:?}", quantity.value);
    let wrong: Vec<&&str> = no.iter().filter(|typed| agrees(typed, quantity)).collect();
    assert!(wrong.is_empty(), "should not agree with {}: {wrong:?}", quantity.value);
}

#[test]
fn a_number_is_rounded_as_it_is_typed() {
    holds(
        &cell(6.2, Some("%")),
        &["6%", "6.2%", "6 per cent", "6.20%", "six per cent", "about 6%", "just over 6%", "6"],
        &["7%", "6.0%", "6.3%", "just under 6%", "just over 5%", "six boards", "", "%", "6% 7%"],
    );
    holds(&cell(0.4, Some("%")), &["0.4%", "less than 1%"], &["0%"]);
    holds(&cell(0.0, Some("%")), &["0%", "none"], &["1%"]);
}

#[test]
fn scales_and_units_are_understood() {
    holds(
        &cell(16_500.0, None),
        &[
            "16,500",
            "16.5 thousand",
            "16.5k",
            "about 17,000",
            "more than sixteen thousand",
            "16500",
            "just over 16,000",
        ],
        &["16,50", "1,6500", "16.4 thousand", "16,500 children", "16%", "more than 16,500"],
    );
    holds(
        &cell(2_409_000.0, None),
        &["2.4 million", "2.4m", "2,409 thousand", "two million"],
        &["2.5 million", "3 million"],
    );
    holds(&cell(5.0, Some("m")), &["5 m", "5"], &["5 km"]);
    holds(&cell(5.0, Some("£")), &["£5", "5"], &["$5"]);
    holds(&cell(5_000_000.0, Some("£")), &["£5 million", "£5m"], &["£5 billion", "£5"]);
    holds(&cell(1.0, Some("boards")), &["1 board", "one board", "1"], &["1 child"]);
    holds(&cell(-4.0, None), &["\u{2212}4", "-4"], &["4"]);
}

#[test]
fn words_are_numbers() {
    holds(&cell(148.0, None), &["one hundred and forty-eight", "148"], &["a hundred", "one hundred and forty"]);
    holds(&cell(99.0, None), &["ninety-nine", "nearly a hundred", "almost 100"], &["a hundred", "ninety"]);
    holds(&cell(12.0, None), &["twelve", "a dozen", "12"], &["two dozen"]);
    holds(
        &cell(2409.0, None),
        &["two thousand four hundred and nine", "more than two thousand"],
        &["two thousand four hundred"],
    );
    holds(&cell(1_200_000.0, None), &["one million two hundred thousand", "1.2 million"], &["two million"]);
}

#[test]
fn bounds_have_their_tolerance() {
    holds(
        &cell(2092.0, None),
        &[
            "about two thousand",
            "around 2,100",
            "at least 2,000",
            "up to 2,100",
            "no more than 2,092",
            "fewer than 2,100",
        ],
        &["about 2,500", "at least 2,100", "up to 2,000", "fewer than 2,092", "no fewer than 2,093", "just over 1,000"],
    );
    holds(
        &cell(19.0, None),
        &["nearly 20", "fewer than 20", "just under twenty"],
        &["nearly 30", "over 20", "just over 19"],
    );
}

#[test]
fn parts_of_a_whole_are_understood() {
    let share = |value| cell(value, Some("%"));
    holds(&share(50.0), &["half", "a half", "one in two", "about half"], &["more than half", "a third", "most"]);
    holds(
        &share(48.0),
        &["fewer than half", "about half", "just under half", "nearly half", "a minority"],
        &["half", "most"],
    );
    holds(
        &share(66.7),
        &["two thirds", "two-thirds", "most", "more than half", "2 in 3"],
        &["three quarters", "two fifths"],
    );
    holds(&share(67.0), &["two thirds"], &["a third"]);
    holds(
        &share(8.0),
        &["one in twelve", "1 in 12", "hardly any", "fewer than one in ten"],
        &["one in ten", "a quarter"],
    );
    holds(&share(25.0), &["a quarter", "one quarter", "one in four"], &["quarter", "a third"]);
    holds(&share(94.0), &["nearly all", "almost all", "most"], &["all"]);
    holds(&share(89.0), &[], &["nearly all"]);
    holds(&share(100.0), &["all"], &["nearly all", "almost every"]);
    // A count is no part of anything.
    holds(&cell(50.0, None), &[], &["half", "nearly all", "doubled"]);
}

#[test]
fn a_difference_may_be_told_with_its_way() {
    let more = derived(Operation::Difference, 52.0, 48.0, Some("boards"));
    holds(
        &more,
        &["4", "four more", "four boards", "4 boards more", "rose by 4"],
        &["four fewer", "fell by 4", "5", "a third more"],
    );
    let less = derived(Operation::Difference, 48.0, 52.0, None);
    holds(&less, &["4", "four fewer", "\u{2212}4", "fell by four"], &["four more"]);
    let points = derived(Operation::Difference, 55.0, 50.0, Some("%"));
    holds(
        &points,
        &["5 percentage points", "rose by 5 percentage points", "five points more", "5"],
        &["5%", "rose by 5%"],
    );
    assert_eq!(points.text(&messages()), "5 percentage points");
    assert_eq!(points.how(&messages()).as_deref(), Some("55% less 50%"));
}

#[test]
fn a_ratio_and_a_change_say_how_many_times() {
    let ratio = derived(Operation::Ratio, 41.0, 20.0, None);
    holds(
        &ratio,
        &["doubled", "twice as many", "2.1 times", "more than doubled", "about twice as many"],
        &["tripled", "halved", "41 of 21"],
    );
    let third = derived(Operation::Ratio, 1.0, 3.0, None);
    holds(&third, &["a third", "one in three", "1 of 3"], &["half", "2 of 6"]);
    let fall = derived(Operation::Change, 20.0, 30.0, None);
    holds(
        &fall,
        &["fell by a third", "fell by 33%", "a third fewer", "33% lower", "down by a third"],
        &["rose by a third", "fell by half"],
    );
    let rise = derived(Operation::Change, 40.0, 20.0, None);
    holds(&rise, &["doubled", "rose by 100%", "100% more"], &["halved", "fell by 100%"]);
    let half = derived(Operation::Change, 10.0, 20.0, None);
    holds(&half, &["halved", "fell by half", "fell by 50%"], &["doubled", "rose by half"]);
}

#[test]
fn a_share_states_both_its_numbers() {
    let share = derived(Operation::Share, 31.0, 38.0, None);
    holds(
        &share,
        &["31 of 38", "31 out of 38", "82%", "more than four in five", "about eight out of ten", "most"],
        &["30 of 38", "31 of 39", "38 of 31", "82 of 100", "nearly all"],
    );
    assert_eq!(share.text(&messages()), "82%");
}

#[test]
fn what_is_no_change_goes_no_way() {
    holds(&cell(6.0, Some("%")), &["6%"], &["rose by 6%", "6% more"]);
    holds(&cell(-6.0, Some("%")), &["fell by 6%", "6% fewer"], &["rose by 6%"]);
}

#[test]
fn a_scale_leaves_no_room_for_half_of_the_number() {
    let messages = messages();
    let words = Words::new(&messages);
    let promise = |typed: &str| read(typed, words).and_then(|statement| statement.promise());
    assert!(promise("one million").is_some_and(|promise| promise.contains("a quarter")));
    assert!(promise("6").is_none());
    holds(
        &cell(1_490_000.0, None),
        &["1.5 million", "1.49 million", "more than a million"],
        &["one million", "1 million", "about a million", "about 1 million"],
    );
    holds(&cell(500_000.0, None), &["500 thousand", "0.5 million"], &["one million", "1m"]);
    holds(&cell(1_040_000.0, None), &["one million", "about a million", "just over a million"], &["1.1 million"]);
}

#[test]
fn what_comes_of_adding_decimals_is_as_exact_as_they_are() {
    let sum = derived(Operation::Sum, 0.1, 0.2, Some("%"));
    holds(&sum, &["0.3%", "at least 0.3%", "no more than 0.3%"], &["more than 0.3%", "just over 0.3%"]);
    let less = derived(Operation::Difference, 2.5, 0.15, None);
    holds(&less, &["2.35", "2.4"], &["2.3", "more than 2.35", "fewer than 2.35"]);
}

#[test]
fn a_count_out_of_a_whole_is_no_other_count() {
    let share = derived(Operation::Share, 31.0, 38.0, None);
    holds(&share, &["31 out of 38", "about eight out of ten", "82 out of 100"], &["40 out of 49", "32 out of 39"]);
}

#[test]
fn a_change_is_no_part_of_a_whole() {
    let rise = derived(Operation::Change, 96.0, 50.0, None);
    holds(&rise, &["92%"], &["nearly all", "most"]);
    let fall = derived(Operation::Change, 49.0, 50.0, None);
    holds(&fall, &["2%"], &["hardly any", "a minority"]);
}

#[test]
fn nothing_is_none_of_anything() {
    holds(&cell(0.0, Some("boards")), &["none", "0", "zero boards"], &["one", "hardly any"]);
    holds(&cell(3.0, Some("boards")), &["3 boards"], &["none", "hardly any"]);
}

#[test]
fn a_comma_after_a_lone_zero_groups_nothing() {
    holds(&cell(500.0, None), &["500"], &["0,500"]);
}
