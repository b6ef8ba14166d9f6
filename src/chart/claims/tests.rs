use crate::chart::draw;
use crate::chart::fixture::{areas, chart, intervals, messages, parts, table, years};
use crate::diagnostic::rules;
use crate::model::table::Table;

const BARS: &str = "kind: bar\nx: area\ny: share";
const LINE: &str = "kind: line\nx: year\ny: cases\nfilter: {place: North}";
const LINES: &str = "kind: line\nx: year\ny: cases\nseries: place";

/// What is told about a description, if anything is.
fn told(block: &str, table: &Table, said: &str) -> Option<String> {
    let block = format!("{block}\ndescription: \"{said}\"");
    let found = draw(&chart(&block), table, &messages()).err()?;
    assert_eq!(found.len(), 1, "{said}: {found:#?}");
    assert_eq!(found[0].rule.code, rules::CHART_CLAIM.code, "{found:#?}");
    Some(found[0].message.clone())
}

#[track_caller]
fn contradicts(block: &str, table: &Table, said: &str, why: &str) {
    let message = told(block, table, said).unwrap_or_else(|| panic!("not told: {said}"));
    assert!(message.contains(why), "{message}");
}

#[track_caller]
fn agrees(block: &str, table: &Table, said: &str) {
    assert_eq!(told(block, table, said), None);
}

#[test]
fn a_title_is_held_against_the_data_too() {
    let mut record = chart(LINE);
    record.value.title = "Cases in the North fell".to_owned();
    let found = draw(&record, &years(), &messages()).unwrap_err();
    assert_eq!(
        found[0].message,
        "the data does not say \u{201c}Cases in the North fell\u{201d}: it goes from 5 in 2010 to 20 in 2015"
    );
}

#[test]
fn numbers_with_the_unit_are_in_the_chart_or_follow_from_it() {
    for said in [
        "In Derby it is 6%.",
        "In Oxford and Bath it is 48 per cent.",
        "Oxford is 42 percentage points above Derby.",
        "94% in Derby had not.",
        "It is above 40% in two places.",
        "It is below 10% in Derby.",
        "In 2009 there were 150 boards.",
    ] {
        agrees(BARS, &areas(), said);
    }
    contradicts(BARS, &areas(), "Some have 7%.", "the chart has no 7%");
    contradicts(BARS, &areas(), "In Derby it is 48%.", "it is 6% for Derby");
    contradicts(BARS, &areas(), "In Oxford it is 49 per cent.", "it is 48% for Oxford");
    contradicts(BARS, &areas(), "It is more than 50% in Oxford.", "the chart has no 50%");
}

#[test]
fn directions_are_those_of_the_line() {
    agrees(LINE, &years(), "The number rose from 2010 to 2015.");
    agrees(LINE, &years(), "It has risen since 2011, but did not fall.");
    agrees(LINE, &years(), "It rose and fell.");
    agrees(LINES, &years(), "North rose while South fell.");
    agrees(LINES, &years(), "The number fell in some places.");
    contradicts(LINE, &years(), "The number fell.", "from 5 in 2010 to 20 in 2015");
    contradicts(LINE, &years(), "It fell from 2010 to 2012.", "from 5 in 2010 to 8 in 2012");
    contradicts(LINE, &years(), "It fell in 2013.", "from 8 in 2012 to 12 in 2013");
    contradicts(LINE, &years(), "It has fallen since 2013.", "from 12 in 2013 to 20 in 2015");
    contradicts(LINES, &years(), "South rose while North did too.", "from 9 in 2010 to 4 in 2015");
}

#[test]
fn doubling_and_halving_are_roughly_so() {
    agrees(LINES, &years(), "South halved from 2010 to 2015.");
    contradicts(LINE, &years(), "The number doubled.", "from 5 in 2010 to 20 in 2015");
    contradicts(LINES, &years(), "North halved.", "from 5 in 2010 to 20 in 2015");
}

#[test]
fn the_highest_and_the_lowest_are() {
    agrees(BARS, &areas(), "Oxford has the highest share.");
    agrees(BARS, &areas(), "Bath is among the highest.");
    agrees(BARS, &areas(), "York has the second highest share.");
    agrees(BARS, &areas(), "Derby has the lowest share.");
    agrees(BARS, &areas(), "Most boards are in Derby.");
    contradicts(BARS, &areas(), "Derby has the highest share.", "the highest is 48%");
    contradicts(BARS, &areas(), "York is lowest.", "the lowest is 6% for Derby, and it is 30% for York");
    contradicts(LINES, &years(), "South was highest in 2012.", "the highest is 9 in 2010");
}

#[test]
fn comparisons_of_two_are_right() {
    agrees(BARS, &areas(), "Oxford has more than York.");
    agrees(BARS, &areas(), "Derby is lower than York.");
    contradicts(BARS, &areas(), "York has more than Oxford.", "30% for York and 48% for Oxford");
    contradicts(LINES, &years(), "In 2010, North was higher than South.", "5 in 2010 (North) and 9 in 2010 (South)");
    agrees("kind: grouped-bar\nx: area\ny: [yes, no]", &parts(), "More said Yes than No.");
}

#[test]
fn numbers_need_not_be_exact_where_the_words_say_so() {
    for said in ["Nearly 50% of boards in Oxford did so.", "About 50% in Oxford and Bath.", "Almost 50% in two places."]
    {
        agrees(BARS, &areas(), said);
    }
    contradicts(BARS, &areas(), "About 60% of boards in Oxford did so.", "it is 48% for Oxford");
}

#[test]
fn numbers_of_other_things_are_left_to_people() {
    for said in [
        "Between 5% and 50% of boards did so.",
        "No more than 48% did so anywhere.",
        "Nowhere did more than 50% do so.",
        "None reached 50%.",
        "On average 33% did so.",
        "Derby, Oxford and York together make up 84%.",
        "In Derby 94% lacked a plan.",
        "In York, 25–35% did so.",
    ] {
        agrees(BARS, &areas(), said);
    }
    let target = format!("{BARS}\nreference-lines: [{{value: 80, label: Target}}]");
    agrees(&target, &areas(), "Derby missed the target of 80%.");
    let range = "kind: range\nx: area\ny: share\ninterval: {lower: low, upper: high, name: Range}";
    agrees(range, &intervals(), "The lines are 99% confidence intervals.");
    agrees(range, &intervals(), "In Derby the true value lies between 50% and 70%.");
}

#[test]
fn a_unit_is_a_word_and_its_number_is_in_ones() {
    let of = |unit: &str, numbers: [u32; 2]| {
        let fields = format!(
            "  - {{id: year, title: Year, type: year, role: key}}\n  - {{id: n, title: N, type: integer, unit: {unit}}}"
        );
        table(&fields, &format!("  - [2010, {}]\n  - [2011, {}]", numbers[0], numbers[1]))
    };
    let line = "kind: line\nx: year\ny: n";
    let children = of("children", [16500, 15200]);
    agrees(line, &children, "The boards know of 78 children's homes.");
    agrees(line, &children, "The rate is per 1,000 children.");
    contradicts(line, &children, "There were 17,500 children in 2010.", "it is 16,500 children in 2010");
    let pounds = of("£", [5_200_000, 6_000_000]);
    agrees(line, &pounds, "In 2010, £5.2 million was spent, and £0.8m more in 2011.");
    contradicts(line, &pounds, "In 2011, £7,000,000 was spent.", "it is £6,000,000 in 2011");
}

#[test]
fn superlatives_of_other_things_and_of_some_are_left_to_people() {
    for said in [
        "Of the northern towns, York has the highest share.",
        "York has the highest share in the north.",
        "In Derby, the largest city in the county, few boards did so.",
        "Derby, where the most children live, has few.",
        "York, the smallest city, had 30%.",
        "Derby has a larger number of boards than Bath.",
        "In Derby, more than half of boards did so, as in York.",
    ] {
        agrees(BARS, &areas(), said);
    }
    contradicts(BARS, &areas(), "York has the highest share of boards, 30%.", "the highest is 48%");
    contradicts(LINE, &years(), "Cases were highest in 2013.", "the highest is 20 in 2015");
    contradicts(LINE, &years(), "The highest number was in 2012.", "the highest is 20 in 2015");
}

#[test]
fn the_greatest_change_is_not_the_greatest_value() {
    for said in [
        "2013 saw the biggest rise.",
        "The largest rise came between 2013 and 2015.",
        "The greatest change was in 2013.",
    ] {
        agrees(LINE, &years(), said);
    }
    agrees(LINES, &years(), "In 2010, North had grown by more than South.");
}

#[test]
fn words_of_change_in_another_sense_are_left_to_people() {
    for said in [
        "Dropped cases are counted once.",
        "Concern about a decline was unfounded.",
        "Services were kept up, despite falling budgets.",
        "Cases have more than doubled.",
    ] {
        agrees(LINE, &years(), said);
    }
    contradicts(LINE, &years(), "Cases have dropped since 2010.", "from 5 in 2010 to 20 in 2015");
}
