//! The recommendations whose time has run out: to be carried out, or to be answered.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::register::{Asked, ClockState, Standing};

use super::{Content, count_of};

/// A recommendation that is late.
#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    number: Option<&'a str>,
    title: &'a str,
    /// For how many days it has been due and is not known to be settled.
    days: Option<u32>,
    due: Option<String>,
    /// The last that the publisher found.
    status: Option<&'static str>,
    /// The bodies that should have answered.
    unanswered: Vec<Silent<'a>>,
}

/// A body whose answer is late.
#[derive(Serialize)]
struct Silent<'a> {
    body: &'a str,
    name: &'a str,
    until: String,
    days: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Rows<'a> {
    as_of: String,
    overdue: Vec<Row<'a>>,
}

pub(super) fn human(content: &Content) -> String {
    let rows = rows(content);
    let as_of = content.model.as_of;
    if rows.is_empty() {
        return format!("Nothing is overdue on {as_of}.\n");
    }
    let days = |days: u32| count_of(usize::try_from(days).unwrap_or(usize::MAX), "day");
    let mut out = String::new();
    for Row { path, number, title, days: late, due, status, unanswered } in &rows {
        let number = number.map(|number| format!("{number}, ")).unwrap_or_default();
        let _ = writeln!(out, "{path}: {number}\u{201c}{title}\u{201d}");
        if let (Some(late), Some(due)) = (late, due) {
            let status = status.unwrap_or("not assessed");
            let _ = writeln!(out, "  {} overdue: due {due}, {status}", days(*late));
        }
        for Silent { name, until, days: late, .. } in unanswered {
            let _ = writeln!(out, "  no answer from {name}: {} late, due {until}", days(*late));
        }
    }
    let _ = writeln!(out, "In all: {}, as of {as_of}", count_of(rows.len(), "recommendation"));
    out
}

pub(super) fn json(content: &Content) -> String {
    // Strings and numbers only: serialising them to a string has no way to fail.
    let rows = Rows { as_of: content.model.as_of.to_string(), overdue: rows(content) };
    serde_json::to_string(&rows).unwrap_or_default() + "\n"
}

/// All of them, the latest first; those that only wait for an answer last.
fn rows<'a>(content: &Content<'a>) -> Vec<Row<'a>> {
    let late = content.model.register.iter().filter_map(|standing| row(content, standing));
    let mut rows: Vec<Row> = late.collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.days));
    rows
}

fn row<'a>(content: &Content<'a>, standing: &Standing) -> Option<Row<'a>> {
    let model = content.model;
    let record = standing.record(model)?;
    let silent = |asked: &Asked| {
        let clock = asked.clock?;
        let ClockState::Late(days) = clock.state else { return None };
        let body = &model.bodies.entries[asked.body];
        Some(Silent { body: body.id.as_str(), name: &body.value.name, until: clock.until.to_string(), days })
    };
    let unanswered: Vec<Silent> = standing.asked.iter().filter_map(silent).collect();
    if standing.overdue.is_none() && unanswered.is_empty() {
        return None;
    }
    let document = model.document(standing.id);
    Some(Row {
        path: content.sources.path(document.file),
        number: record.number.as_deref(),
        title: &document.common.title,
        days: standing.overdue,
        due: standing.overdue.and(record.due).map(|due| due.to_string()),
        status: standing.assessment.map(|at| record.assessments[at].status.name()),
        unanswered,
    })
}
