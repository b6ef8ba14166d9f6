//! Changes in sentences that a person can send to another.

use crate::messages::Messages;
use crate::model::table::with_unit;
use crate::read::release::PublishedEvent;

use super::changes::{Change, Changes, Page, PageChanges};

/// Sentences that belong together: about one page, or about pages that came or went.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are about.
    pub title: String,
    /// The place of the page on the site, where they are about one.
    pub url: Option<String>,
    /// The sentences.
    pub lines: Vec<String>,
}

/// The changes in words, grouped by page: what came, what went, what says something else.
pub fn words(changes: &Changes, messages: &Messages) -> Vec<Group> {
    let teller = Teller { messages };
    let mut groups = Vec::new();
    if !changes.added.is_empty() {
        let lines = changes.added.iter().map(|page| teller.named(page)).collect();
        groups.push(Group { title: messages.text("release.added", &[]), url: None, lines });
    }
    if !changes.gone.is_empty() {
        let line = |gone: &super::Gone| match &gone.leads_to {
            Some(page) => {
                messages.text("release.gone-to", &[("page", &teller.named(&gone.page)), ("title", &page.title)])
            }
            None => messages.text("release.gone-nowhere", &[("page", &teller.named(&gone.page))]),
        };
        let lines = changes.gone.iter().map(line).collect();
        groups.push(Group { title: messages.text("release.gone", &[]), url: None, lines });
    }
    groups.extend(changes.pages.iter().map(|page| teller.page(page)));
    groups
}

/// One change in words.
pub(super) fn sentence(change: &Change, messages: &Messages) -> String {
    Teller { messages }.change(change)
}

/// A cell of a record with its unit as a sentence has it: `16,500 children`; a symbol in words.
pub(super) fn number(cell: &(String, Option<String>), messages: &Messages) -> String {
    Teller { messages }.number(cell)
}

struct Teller<'a> {
    messages: &'a Messages,
}

impl Teller<'_> {
    fn page(&self, page: &PageChanges) -> Group {
        Group {
            title: self.named(&page.page),
            url: Some(page.page.url.clone()),
            lines: page.changes.iter().map(|change| self.change(change)).collect(),
        }
    }

    /// A page by its kind and title.
    fn named(&self, page: &Page) -> String {
        let key = format!("kind.{}", page.kind);
        // A record that was edited by hand may name a kind that does not exist.
        let kind = if self.messages.has(&key) { self.messages.text(&key, &[]) } else { page.kind.clone() };
        self.messages.text("release.page", &[("kind", &kind), ("title", &page.title)])
    }

    fn change(&self, change: &Change) -> String {
        let text = |key: &str, values: &[(&str, &str)]| self.messages.text(key, values);
        match change {
            Change::Version { was, is } => {
                text("release.version", &[("was", &was.to_string()), ("is", &is.to_string())])
            }
            Change::Address { was, is } => text("release.address", &[("was", was), ("is", is)]),
            Change::Title { was, is } => text("release.title", &[("was", was), ("is", is)]),
            Change::Text { was, is } => text("release.text", &[("was", &one_line(was)), ("is", &one_line(is))]),
            Change::Number { row, heading, was, is, .. } => {
                let (was, is) = (self.number(was), self.number(is));
                text("release.number", &[("row", row), ("field", heading), ("was", &was), ("is", &is)])
            }
            Change::RowGone { row, .. } => text("release.row-gone", &[("row", row)]),
            Change::RowAdded { row } => text("release.row-added", &[("row", row)]),
            Change::FieldGone { heading, .. } => text("release.field-gone", &[("field", heading)]),
            Change::Correction(one) => {
                let date = self.messages.date(one.date);
                text("release.correction", &[("date", &date), ("said", bare(&one.said)), ("says", bare(&one.says))])
            }
            Change::CorrectionGone(one) => {
                let date = self.messages.date(one.date);
                text("release.correction-gone", &[("date", &date), ("says", bare(&one.says))])
            }
            Change::Response(event) => self.event("release.response", "position", event),
            Change::Assessment(event) => self.event("release.assessment", "progress", event),
        }
    }

    fn event(&self, key: &str, group: &str, event: &PublishedEvent) -> String {
        let status = self.messages.text(&format!("{group}.{}", event.status), &[]);
        let body = event.body.as_deref().unwrap_or_default();
        self.messages.text(key, &[("date", &self.messages.date(event.date)), ("body", body), ("status", &status)])
    }

    fn number(&self, (cell, unit): &(String, Option<String>)) -> String {
        let (number, symbol) = match cell.split_once('[') {
            Some((number, rest)) => (number.trim(), rest.strip_suffix(']')),
            None => (cell.as_str(), None),
        };
        let shown = with_unit(&self.messages.number(number), unit.as_deref(), None);
        match symbol {
            None => shown,
            Some(symbol) => {
                let meaning = self.messages.text(&format!("symbol.{symbol}"), &[]);
                if number.is_empty() { meaning } else { format!("{shown} ({meaning})") }
            }
        }
    }
}

/// A text as a quotation inside a sentence has it: without a full stop of its own.
fn bare(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}
