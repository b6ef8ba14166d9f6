//! The records of lists, and statuses that need a second fact.

use crate::config::is_web_address;
use crate::diagnostic::{Diagnostic, did_you_mean, rules};
use crate::model::List;
use crate::model::document::{Content, Document};
use crate::model::links::Entity;
use crate::model::table::Table;
use crate::read::front_matter::Status;
use crate::read::scalar::Id;

use super::Subject;

/// Addresses of sources and bodies become links, so they are of the web and nothing else.
pub(super) fn addresses(subject: &Subject) -> Vec<Diagnostic> {
    let sources = unfit(&subject.model.sources, "sources", |source| source.url.as_deref(), "URL");
    let bodies = unfit(&subject.model.bodies, "bodies", |body| body.url.as_deref(), "url");
    sources.into_iter().chain(bodies).collect()
}

fn unfit<T>(list: &List<T>, key: &str, url: impl Fn(&T) -> Option<&str>, url_key: &str) -> Vec<Diagnostic> {
    let Some((_, spans)) = &list.file else { return Vec::new() };
    let entries = list.entries.iter().filter_map(|entry| Some((&entry.id, url(&entry.value)?)));
    let unfit = entries.filter(|(_, url)| !is_web_address(url));
    let tell = |(id, url): (&Id, &str)| {
        let place = spans.value(&[key.into(), id.as_str().into(), url_key.into()]);
        Diagnostic::new(&rules::WEB_ADDRESS, place, format!("`{url}` is not a web address")).help("begin with https://")
    };
    unfit.map(tell).collect()
}

/// `see` in the glossary names terms that exist.
pub(super) fn see_also(subject: &Subject) -> Vec<Diagnostic> {
    let terms = &subject.model.terms;
    let Some((_, spans)) = &terms.file else { return Vec::new() };
    let named = terms
        .entries
        .iter()
        .flat_map(|entry| entry.value.see.iter().enumerate().map(move |(at, see)| (&entry.id, at, see)));
    let missing = named.filter(|(_, _, see)| !terms.entries.iter().any(|entry| entry.id == **see));
    let tell = |(id, at, see): (&Id, usize, &Id)| {
        let place = spans.value(&["glossary".into(), id.as_str().into(), "see".into(), at.into()]);
        let known = terms.entries.iter().map(|entry| entry.id.as_str());
        Diagnostic::new(&rules::REFERENCE_UNKNOWN, place, format!("there is no term `{see}`"))
            .maybe_help(did_you_mean(see.as_str(), known))
    };
    missing.map(tell).collect()
}

/// A superseded report names the one in its place, and no other report does.
pub(super) fn statuses(subject: &Subject) -> Vec<Diagnostic> {
    subject.model.documents.iter().filter_map(status).collect()
}

fn status(document: &Document) -> Option<Diagnostic> {
    let Content::Report(report) = &document.content else { return None };
    match (report.status, &report.superseded_by) {
        (Status::Superseded, None) => {
            let place = document.spans.value(&["status".into()]);
            let problem =
                Diagnostic::new(&rules::STATUS_COMPLETE, place, "the report is superseded and does not say by which");
            Some(problem.help("add `superseded-by: …` with the id of the report in its place"))
        }
        (Status::Published | Status::Withdrawn, Some(_)) => {
            let place = document.spans.value(&["superseded-by".into()]);
            let problem = Diagnostic::new(
                &rules::STATUS_COMPLETE,
                place,
                "another report stands in place of this one, and its status is not superseded",
            );
            Some(problem.help("say `status: superseded`"))
        }
        _ => None,
    }
}

/// What is listed and never used is a leftover, or a reference that was forgotten.
pub(super) fn used(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    // A page that could not be read may be the one that uses them, or a name that leads nowhere may be meant for one.
    if model.index.has_unread() || model.index.has_dangling() {
        return Vec::new();
    }
    let from_tables = |id: &Id| {
        let corrected =
            |table: &Table| table.corrections.iter().any(|correction| correction.about.as_ref() == Some(id));
        model.tables.iter().any(|table| table.sources.contains(id) || corrected(table))
    };
    let by_see = |id: &Id| model.terms.entries.iter().any(|entry| entry.value.see.contains(id));
    let mut found = unused(&model.sources, "sources", "source", |at, id| {
        !model.uses(Entity::Source(at)).is_empty() || from_tables(id)
    });
    found.extend(unused(&model.bodies, "bodies", "body", |at, _| !model.uses(Entity::Body(at)).is_empty()));
    found.extend(unused(&model.terms, "glossary", "term", |at, id| {
        !model.uses(Entity::Term(at)).is_empty() || by_see(id)
    }));
    found
}

fn unused<T>(list: &List<T>, key: &str, name: &str, is_used: impl Fn(usize, &Id) -> bool) -> Vec<Diagnostic> {
    let Some((_, spans)) = &list.file else { return Vec::new() };
    let idle = list.entries.iter().enumerate().filter(|(at, entry)| !is_used(*at, &entry.id));
    let tell = |(_, entry): (usize, &crate::model::Entry<T>)| {
        let place = spans.key(&[key.into(), entry.id.as_str().into()]);
        let problem = Diagnostic::new(&rules::RECORD_UNUSED, place, format!("the {name} `{}` is never used", entry.id));
        problem.help(format!("refer to it with `[](…)` and `{name}:{}`, or take it out", entry.id))
    };
    idle.map(tell).collect()
}
