//! Bodies and terms have no page of their own: each has its place on the page that lists them. And no mistake is put right
//! quietly: what was corrected stands in a log of the whole site.

use crate::diagnostic::{Diagnostic, Place, rules};
use crate::model::List;
use crate::model::document::{Content, Document};
use crate::model::kind::Kind;
use crate::model::table::Table;
use crate::read::correction::Correction;
use crate::read::front_matter::Listing;
use crate::source::Span;

use super::Subject;

pub(super) fn have_a_page(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    // A page that could not be read may be the one that lists them.
    if model.index.has_unread() {
        return Vec::new();
    }
    let lists = [(Listing::Bodies, "bodies", file(&model.bodies)), (Listing::Glossary, "glossary", file(&model.terms))];
    let unlisted = lists.into_iter().filter(|(listing, ..)| !model.listings.contains_key(listing));
    let tell = |(_, name, place): (Listing, &str, Option<Place>)| {
        let problem = Diagnostic::new(
            &rules::LIST_PAGE,
            place?,
            format!("no page lists what {name}.yaml holds, so references to it lead nowhere"),
        );
        Some(
            problem.help(format!("add `lists: {name}` to the front matter of a page, such as content/about/{name}.md")),
        )
    };
    unlisted.filter_map(tell).collect()
}

pub(super) fn corrections_are_logged(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    if model.index.has_unread() || model.listings.contains_key(&Listing::Corrections) {
        return Vec::new();
    }
    let on_page = |document: &Document| {
        let corrected = !document.common.corrections.is_empty();
        corrected.then(|| Place::Span(document.spans.key(&["corrections".into()])))
    };
    let in_table = |table: &Table| (!table.corrections.is_empty()).then_some(Place::Span(table.span));
    let tables = model.tables.iter().filter_map(in_table);
    let first = model.documents.iter().filter_map(on_page).chain(tables).next();
    let tell = |place| {
        Diagnostic::new(&rules::LIST_PAGE, place, "there is a correction, and no page lists all corrections")
            .help("add `lists: corrections` to the front matter of a page, such as content/about/corrections.md")
    };
    first.into_iter().map(tell).collect()
}

/// A correction that says what was said before tells nobody anything.
pub(super) fn corrections_differ(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    let is_same = |correction: &Correction| correction.said.trim() == correction.says.trim();
    let on_page = |document: &Document| {
        let all = document.common.corrections.iter().enumerate();
        let same = all.filter(|(_, correction)| is_same(correction));
        let places = same.map(|(at, _)| document.spans.value(&["corrections".into(), at.into(), "says".into()]));
        places.collect::<Vec<Span>>()
    };
    let versions = model.versions.iter().map(|version| &version.document);
    let on_pages = model.documents.iter().chain(versions).flat_map(on_page);
    let in_tables = model.tables.iter().filter(|table| table.corrections.iter().any(is_same)).map(|table| table.span);
    let tell = |place| {
        Diagnostic::new(&rules::CORRECTION_SAME, place, "this correction says what was said before")
            .help("write under `said` what was wrong, and under `says` what is right")
    };
    on_pages.chain(in_tables).map(tell).collect()
}

/// Only the page of a folder says in which way the pages of the folder are read.
pub(super) fn ordered(subject: &Subject) -> Vec<Diagnostic> {
    let misplaced = subject.model.documents.iter().filter(|document| {
        document.kind != Kind::Section && matches!(&document.content, Content::Page(page) if page.ordered)
    });
    let tell = |document: &Document| {
        let place = document.spans.key(&["ordered".into()]);
        Diagnostic::new(&rules::KIND_PLACE, place, "`ordered` says how a folder is read, and this is a single page")
            .help("write it into the front matter of the folder's `_index.md`")
    };
    misplaced.map(tell).collect()
}

fn file<T>(list: &List<T>) -> Option<Place> {
    list.file.as_ref().map(|(file, _)| Place::File(*file))
}
