//! What is dated after the day of the build, and so is held back until its day.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diagnostic::position;
use crate::model::document::{Content as Of, Document};
use crate::model::held::Held;
use crate::read::correction::Correction;
use crate::read::scalar::Date;
use crate::read::yaml::Step;
use crate::source::Span;

use super::{Content, count_of};

/// Something that will be published on a day.
struct Later<'a> {
    date: Date,
    what: String,
    /// The title of what it is or belongs to.
    title: &'a str,
    place: Span,
}

#[derive(Serialize)]
struct Row<'a> {
    date: String,
    /// From the day of the build on.
    days: i32,
    path: &'a str,
    line: usize,
    what: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Rows<'a> {
    held: Vec<Row<'a>>,
}

pub(super) fn human(content: &Content) -> String {
    let all = held(content);
    if all.is_empty() {
        return "Nothing is held back.\n".to_owned();
    }
    let mut out = String::new();
    for Row { date, days, path, line, what, title } in rows(content, &all) {
        let days = count_of(usize::try_from(days).unwrap_or(0), "day");
        let _ = writeln!(out, "{date} (in {days}): {path}:{line}: {what}, \u{201c}{title}\u{201d}");
    }
    out
}

pub(super) fn json(content: &Content) -> String {
    let all = held(content);
    // Strings and numbers only: serialising them to a string has no way to fail.
    serde_json::to_string(&Rows { held: rows(content, &all) }).unwrap_or_default() + "\n"
}

fn rows<'a>(content: &Content<'a>, all: &'a [Later]) -> Vec<Row<'a>> {
    let row = |later: &'a Later| {
        let Later { date, what, title, place } = later;
        Row {
            date: date.to_string(),
            days: (date.first_day() - content.model.as_of).get_days(),
            path: content.sources.path(place.file),
            line: position(content.sources.text(place.file), place.start as usize).line,
            what,
            title,
        }
    };
    all.iter().map(row).collect()
}

/// All of it, the next first. What is in a draft waits for more than a day, and is left out.
fn held<'a>(content: &Content<'a>) -> Vec<Later<'a>> {
    let model = content.model;
    let mut all = Vec::new();
    for document in &model.documents {
        all.extend(of_document(content, document, document.kind.row().name.to_owned()));
    }
    for version in &model.versions {
        let what = format!("earlier version {}", version.number);
        all.extend(of_document(content, &version.document, what));
    }
    for table in &model.tables {
        let held = model.held.of(&table.url());
        let later = |date, what: &str| Later { date, what: what.to_owned(), title: &table.title, place: table.span };
        match held {
            Some(Held::Draft) => {}
            Some(Held::Until(date)) => all.push(later(date, "table")),
            None => {
                let corrections = table.corrections.iter().map(|correction| correction.date);
                all.extend(corrections.map(|date| later(date, "correction of the table")));
            }
        }
    }
    all.extend(model.releases.iter().map(|recorded| Later {
        date: recorded.release.date,
        what: "release".to_owned(),
        title: "",
        place: recorded.spans.value(&["date".into()]),
    }));
    all.retain(|later| later.date.first_day() > model.as_of);
    all.sort_by_key(|later| (later.date.first_day(), later.place));
    all
}

/// The document itself, or else what in it is dated later.
fn of_document<'a>(content: &Content<'a>, document: &'a Document, name: String) -> Vec<Later<'a>> {
    let title = document.common.title.as_str();
    match content.model.held.of(&document.url) {
        Some(Held::Draft) => return Vec::new(),
        Some(Held::Until(date)) => {
            let place = document.spans.value(&["title".into()]);
            return vec![Later { date, what: name, title, place }];
        }
        None => {}
    }
    let mut dated: Vec<(Date, String, Vec<Step>)> = Vec::new();
    dated.extend(document.common.updated.map(|date| (date, "update".to_owned(), vec!["updated".into()])));
    let entry = |key: &'static str, at: usize| vec![key.into(), at.into(), "date".into()];
    let corrections = document.common.corrections.iter().enumerate();
    dated.extend(
        corrections.map(|(at, Correction { date, .. })| (*date, "correction".to_owned(), entry("corrections", at))),
    );
    if let Of::Recommendation(record) = &document.content {
        let responses = record.responses.iter().enumerate();
        dated
            .extend(responses.map(|(at, one)| (one.date, format!("response of {}", one.body), entry("responses", at))));
        let assessments = record.assessments.iter().enumerate();
        dated.extend(
            assessments
                .map(|(at, one)| (one.date, format!("assessment `{}`", one.status.name()), entry("assessments", at))),
        );
    }
    let later =
        |(date, what, path): (Date, String, Vec<Step>)| Later { date, what, title, place: document.spans.value(&path) };
    dated.into_iter().map(later).collect()
}
