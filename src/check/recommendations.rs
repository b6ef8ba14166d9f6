//! What a recommendation's two histories need to be believed: statuses with their second fact, answers of those who were
//! asked, a clock that starts on a day.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, rules};
use crate::model::Model;
use crate::model::document::{Content, DocId, Document};
use crate::model::kind::Kind;
use crate::model::links::Entity;
use crate::model::register::clock_start;
use crate::read::front_matter::{Progress, Recommendation};
use crate::read::scalar::{Id, Scheme};

use super::Subject;

fn each<'a>(subject: &'a Subject) -> impl Iterator<Item = (DocId, &'a Document, &'a Recommendation)> {
    subject.model.documents().filter_map(|(id, document)| match &document.content {
        Content::Recommendation(record) => Some((id, document, record)),
        _ => None,
    })
}

/// What is said to be done has evidence.
pub(super) fn evidence(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, document, record) in each(subject) {
        let bare = record
            .assessments
            .iter()
            .enumerate()
            .filter(|(_, assessment)| assessment.status == Progress::Implemented && assessment.evidence.is_empty());
        found.extend(bare.map(|(at, _)| {
            let place = document.spans.value(&["assessments".into(), at.into(), "status".into()]);
            let problem = Diagnostic::new(&rules::STATUS_EVIDENCE, place, "it is said to be done, without evidence");
            problem
                .help("add `evidence: [{reference: …, text: …}]` with what shows it: source:id, table:id, finding:id")
        }));
    }
    found
}

/// Only those who were asked answer.
pub(super) fn responses(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, document, record) in each(subject) {
        // A name that is not known is told already, and could be this one.
        let known = |id: &Id| subject.model.index.get(Scheme::Body, id.as_str()).is_some();
        if !record.addressed_to.iter().all(known) {
            continue;
        }
        for (at, response) in record.responses.iter().enumerate() {
            if record.addressed_to.contains(&response.body) {
                continue;
            }
            let place = document.spans.value(&["responses".into(), at.into(), "body".into()]);
            let message = format!("`{}` answers and was not asked", response.body);
            let problem = Diagnostic::new(&rules::RESPONSE_BODY, place, message);
            found.push(problem.help(match &record.addressed_to[..] {
                [] => format!("add `addressed-to: [{}]`, or take the response out", response.body),
                asked => format!("asked were {}; add it to `addressed-to`, or correct it", list(asked)),
            }));
        }
    }
    found
}

fn list(ids: &[Id]) -> String {
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}

/// A recommendation that was replaced names the one in its place, no other does, and the way ends somewhere.
pub(super) fn superseded(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, document, record) in each(subject) {
        let replaced = record.assessments.iter().position(|assessment| assessment.status == Progress::Superseded);
        let (place, message, help) = match (replaced, &record.superseded_by) {
            (Some(at), None) => (
                document.spans.value(&["assessments".into(), at.into(), "status".into()]),
                "the recommendation is superseded and does not say by which",
                "add `superseded-by: …` with the id of the recommendation in its place",
            ),
            (None, Some(_)) => (
                document.spans.value(&["superseded-by".into()]),
                "another recommendation stands in place of this one, and no assessment says so",
                "add an assessment with `status: superseded`, its date and its source",
            ),
            (Some(_), Some(_)) if leads_back(subject.model, id) => (
                document.spans.value(&["superseded-by".into()]),
                "this leads back to the recommendation itself",
                "name one that stands",
            ),
            _ => continue,
        };
        found.push(Diagnostic::new(&rules::STATUS_COMPLETE, place, message).help(help));
    }
    found
}

/// Whether whoever follows `superseded-by` from a recommendation comes back to it.
fn leads_back(model: &Model, start: DocId) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = start;
    while seen.insert(at) {
        let Content::Recommendation(record) = &model.document(at).content else { return false };
        let next = record.superseded_by.as_ref().map(|by| model.index.get(Scheme::Recommendation, by.as_str()));
        match next {
            Some(Some(Entity::Document(next))) => at = next,
            _ => return false,
        }
    }
    at == start
}

/// A clock starts on a day: told once of a report, and once of each recommendation with a date of its own.
pub(super) fn clocks(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    let mut found = Vec::new();
    let mut reports = BTreeSet::new();
    for (id, document) in model.of_kind(Kind::Recommendation) {
        let Some((start, days)) = clock_start(model, id) else { continue };
        if start.is_some_and(|start| start.is_day()) {
            continue;
        }
        let Some(of) = Some(document).filter(|own| own.common.published.is_some()).or_else(|| {
            let report = model.report_of(id)?;
            reports.insert(report).then(|| model.document(report))
        }) else {
            continue;
        };
        let key = if of.common.published.is_some() { "published" } else { "response-days" };
        let message = match start {
            Some(start) => format!("the {days} days for an answer begin on a day, and here is only {start}"),
            None => format!("the {days} days for an answer have no day to begin on"),
        };
        let problem = Diagnostic::new(&rules::CLOCK_START, of.spans.value(&[key.into()]), message);
        found.push(problem.help("write `published:` with its day, as 2013-11-26, or take `response-days` out"));
    }
    found
}
