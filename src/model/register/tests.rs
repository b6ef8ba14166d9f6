use super::*;
use crate::model::{Edition, read};
use crate::source::Sources;
use crate::theme::english;

const SOURCES: &str = "sources:\n  s: {type: report, title: A source}\n";
const BODIES: &str = "bodies:\n  dfe: {name: Department}\n  police: {name: Police forces}\n";
const REPORT: &str = "---\ntitle: A report\npublished: 2013-11-26\nresponse-days: 56\n---\n";

/// A model as on a day, whose only recommendation has this front matter, after its title.
fn model(front: &str, as_of: &str) -> Model {
    let recommendation = format!("---\ntitle: Act sooner\nfindings: []\n{front}---\n");
    let sources = Sources::from_texts([
        ("content/sources.yaml", SOURCES),
        ("content/bodies.yaml", BODIES),
        ("content/reports/r/_index.md", REPORT),
        ("content/reports/r/recommendations/act.md", recommendation.as_str()),
    ]);
    read(&sources, Edition { drafts: false, as_of: as_of.parse().unwrap() }, &english(), &Default::default()).0
}

fn standing(front: &str, as_of: &str) -> Standing {
    model(front, as_of).register.iter().next().unwrap().clone()
}

/// How the clock of the department stands, with these responses.
fn clock(responses: &str, as_of: &str) -> ClockState {
    let front = format!("addressed-to: [dfe]\nresponses: [{responses}]\n");
    standing(&front, as_of).asked[0].clock.unwrap().state
}

fn response(date: &str, position: &str) -> String {
    format!("{{date: {date}, body: dfe, position: {position}, source: s}}")
}

#[test]
fn the_time_for_an_answer_ends_with_its_last_day() {
    // 26 November and 56 days are 21 January.
    assert_eq!(clock("", "2014-01-21"), ClockState::Awaited);
    assert_eq!(clock("", "2014-01-22"), ClockState::Late(1));
    assert_eq!(clock("", "2015-01-21"), ClockState::Late(365));
}

#[test]
fn an_answer_stops_the_clock_and_to_be_asked_again_does_not() {
    assert_eq!(clock(&response("2014-01-21", "rejected"), "2020-01-01"), ClockState::InTime);
    assert_eq!(clock(&response("2014-01-22", "accepted"), "2020-01-01"), ClockState::AnsweredLate(1));
    assert_eq!(clock(&response("2014-01-20", "none"), "2014-01-31"), ClockState::Late(10));
    let both = format!("{}, {}", response("2014-01-31", "accepted"), response("2014-01-20", "accepted-in-principle"));
    assert_eq!(clock(&both, "2020-01-01"), ClockState::InTime);
}

#[test]
fn a_date_of_an_answer_is_not_taken_for_more_exact_than_it_is() {
    assert_eq!(clock(&response("2013-12", "accepted"), "2020-01-01"), ClockState::InTime);
    assert_eq!(clock(&response("2014-01", "accepted"), "2020-01-01"), ClockState::Answered);
    assert_eq!(clock(&response("2014-02", "accepted"), "2020-01-01"), ClockState::AnsweredLateAtLeast(11));
}

#[test]
fn a_recommendation_with_a_date_of_its_own_starts_its_own_clock() {
    let standing = standing("published: 2014-01-01\naddressed-to: [dfe]\n", "2014-01-02");
    assert_eq!(standing.asked[0].clock.unwrap().until, jiff::civil::date(2014, 2, 26));
}

#[test]
fn it_is_overdue_from_the_day_after_the_last_that_can_be_meant() {
    let overdue = |due: &str, as_of: &str| standing(&format!("due: {due}\n"), as_of).overdue;
    assert_eq!(overdue("2014-01", "2014-01-31"), None);
    assert_eq!(overdue("2014-01", "2014-02-01"), Some(1));
    assert_eq!(overdue("2014", "2014-12-31"), None);
    assert_eq!(overdue("2014-01-15", "2014-01-16"), Some(1));
}

#[test]
fn what_is_settled_is_not_overdue() {
    let overdue = |status: &str| {
        let front = format!("due: 2014\nassessments:\n  - {{date: 2015-02, status: {status}, source: s}}\n");
        standing(&front, "2016-01-01").overdue.is_some()
    };
    let statuses = ["open", "in-progress", "implemented", "not-implemented", "superseded"];
    assert_eq!(statuses.map(overdue), [true, true, false, false, false]);
}

#[test]
fn the_latest_entry_of_each_body_counts_wherever_it_is_written() {
    let front = "addressed-to: [dfe, police]\nresponses:\n  - {date: 2015, body: dfe, position: accepted, source: s}\n  - {date: 2014, body: dfe, position: rejected, source: s}\n";
    let model = model(front, "2016-01-01");
    let standing = model.register.iter().next().unwrap();
    let said: Vec<Option<Position>> =
        standing.asked.iter().map(|asked| Some(asked.last_said(&model, standing.id)?.position)).collect();
    assert_eq!(said, [Some(Position::Accepted), None]);
}

#[test]
fn what_was_not_known_on_the_day_counts_for_nothing() {
    let front = "due: 2014\nassessments:\n  - {date: 2015-02, status: open, source: s}\n  - {date: 2016-05, status: superseded, source: s}\nsuperseded-by: act\n";
    let before = model(front, "2016-01-01");
    let standing = before.register.iter().next().unwrap();
    assert_eq!(standing.last_found(&before).unwrap().date.to_string(), "2015-02");
    assert!(standing.overdue.is_some() && standing.replaces.is_empty());
}

#[test]
fn the_tables_count_what_the_register_holds() {
    let front = "addressed-to: [dfe, police]\ndue: 2014\nresponses:\n  - {date: 2014, body: dfe, position: rejected, source: s}\n";
    let model = model(front, "2016-01-01");
    let cell = |table: &str, row: &str, field: &str| {
        let table = model.tables.iter().find(|one| one.id.as_str() == table).unwrap();
        table.row(row).unwrap().cells[table.field(field).unwrap()].clone()
    };
    let number = |n: f64| crate::model::table::Cell::Number(n, None);
    assert_eq!(cell("recommendations-by-assessment", "not-assessed", "recommendations"), number(1.0));
    assert_eq!(cell("recommendations-by-assessment", "open", "recommendations"), number(0.0));
    assert_eq!(cell("recommendations-by-response", "rejected", "answers"), number(1.0));
    assert_eq!(cell("recommendations-by-response", "unanswered", "answers"), number(1.0));
    assert_eq!(cell("recommendations-by-body", "police", "said-unanswered"), number(1.0));
    assert_eq!(cell("recommendations-by-body", "dfe", "overdue"), number(1.0));
    assert_eq!(cell("recommendations-by-body", "dfe", "late"), number(0.0));
    assert_eq!(cell("recommendations", "act", "days-overdue"), number(366.0));
    assert!(model.tables.iter().all(|table| table.as_of.to_string() == "2016-01-01"));
}

#[test]
fn without_a_recommendation_there_is_no_table() {
    let sources = Sources::from_texts([("content/bodies.yaml", BODIES)]);
    let edition = Edition { drafts: false, as_of: jiff::civil::date(2016, 1, 1) };
    assert!(read(&sources, edition, &english(), &Default::default()).0.tables.is_empty());
}
