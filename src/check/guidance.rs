//! Frameworks: what their principles rest on, and which pages are for which of their audiences.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rules};
use crate::model::audience;
use crate::model::document::{Content, DocId, Document};
use crate::read::scalar::Id;
use crate::source::Span;

use super::Subject;

/// A principle rests on findings; of a draft, that is still to come.
pub(super) fn principles(subject: &Subject) -> Vec<Diagnostic> {
    let without = subject.model.documents.iter().filter(|document| {
        let is_bare = matches!(&document.content, Content::Principle(principle) if principle.findings.is_empty());
        is_bare && !document.common.draft
    });
    let tell = |document: &Document| {
        let place =
            document.spans.entry(&["findings".into()]).unwrap_or_else(|| document.spans.value(&["title".into()]));
        Diagnostic::new(&rules::PRINCIPLE_FINDINGS, place, "the principle names no finding behind it")
            .help("add `findings: [id, …]` with the ids of findings that show why it matters")
    };
    without.map(tell).collect()
}

/// A page that says nothing of an audience does not stand where the page for one is made.
pub(super) fn audience_places(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    let mut problems = Vec::new();
    for (id, document) in model.documents() {
        let Content::Framework(framework, _) = &document.content else { continue };
        for audience in &framework.audiences {
            let url = format!("{}{}/", document.url, audience.id);
            let there = model.documents.iter().find(|other| other.url == url);
            let Some(other) = there.filter(|_| model.audience_page(id, &audience.id).is_none()) else { continue };
            let message = format!("this page is in the place of the one for the audience `{}`", audience.id);
            let place = other.spans.value(&["title".into()]);
            problems.push(Diagnostic::new(&rules::URL_DUPLICATE, place, message).help(format!(
                "write `audience: {}` into its front matter if it is for them, or rename the file",
                audience.id
            )));
        }
    }
    problems
}

/// A page for an audience is one of a framework that has this audience, and the only one.
pub(super) fn audiences(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    let mut first: BTreeMap<(DocId, &Id), Span> = BTreeMap::new();
    let mut problems = Vec::new();
    for document in &model.documents {
        let Content::Page(page) = &document.content else { continue };
        let Some(id) = &page.audience else { continue };
        let place = document.spans.value(&["audience".into()]);
        // A framework whose own page could not be read is told of there.
        if model.index.is_unread(&format!("{}/_index.md", document.folder())) {
            continue;
        }
        let above = document.parent.map(|parent| (parent, &model.document(parent).content));
        let Some((parent, Content::Framework(framework, _))) = above else {
            let problem = Diagnostic::new(&rules::KIND_PLACE, place, "only a page of a framework is for an audience");
            problems.push(problem.help("move the file into the folder of the framework, or take the key out"));
            continue;
        };
        if !framework.audiences.iter().any(|audience| audience.id == *id) {
            problems.push(audience::unknown(id, place, &framework.audiences));
        } else if let Some(other) = first.insert((parent, id), place) {
            let message = format!("two pages are for the audience `{id}`");
            problems.push(Diagnostic::new(&rules::ID_DUPLICATE, place, message).label(other, "the first one"));
        }
    }
    problems
}
