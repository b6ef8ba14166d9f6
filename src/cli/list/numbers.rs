//! The numbers of each page, by what stands behind them.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diagnostic::position;
use crate::model::numbers::find::Finder;
use crate::model::numbers::{Mention, Standing, mentions};
use crate::model::value::words::Words;

use super::Content;

/// How many numbers there are of each standing.
#[derive(Clone, Copy, Default, Serialize)]
struct Counts {
    bound: usize,
    cited: usize,
    unverified: usize,
    unbound: usize,
}

/// A number that stands on nothing.
#[derive(Serialize)]
struct Unbound {
    typed: String,
    line: usize,
    column: usize,
    sentence: String,
}

/// A page that states numbers.
#[derive(Serialize)]
struct Page<'a> {
    path: &'a str,
    kind: &'static str,
    #[serde(flatten)]
    counts: Counts,
    places: Vec<Unbound>,
}

#[derive(Serialize)]
struct Coverage<'a> {
    pages: Vec<Page<'a>>,
    total: Counts,
}

pub(super) fn human(content: &Content) -> String {
    let Coverage { pages, total } = coverage(content);
    let mut out = String::new();
    for page in &pages {
        let _ = writeln!(out, "{}: {}", page.path, words(page.counts));
        for Unbound { typed, line, column, sentence } in &page.places {
            let _ = writeln!(out, "  {}:{line}:{column}: `{typed}` in \u{201c}{sentence}\u{201d}", page.path);
        }
    }
    let _ = writeln!(out, "In all: {}", words(total));
    out
}

pub(super) fn json(content: &Content) -> String {
    // Strings and numbers only: serialising them to a string has no way to fail.
    serde_json::to_string(&coverage(content)).unwrap_or_default() + "\n"
}

fn words(counts: Counts) -> String {
    let Counts { bound, cited, unverified, unbound } = counts;
    format!("{bound} bound, {cited} cited, {unverified} unverified, {unbound} unbound")
}

fn coverage<'a>(content: &Content<'a>) -> Coverage<'a> {
    let mut total = Counts::default();
    let mut pages = Vec::new();
    let finder = Finder::new(Words::new(content.messages));
    for document in &content.model.documents {
        let all = mentions(content.model, document, &finder);
        if all.is_empty() {
            continue;
        }
        let counts = count(&all);
        total.bound += counts.bound;
        total.cited += counts.cited;
        total.unverified += counts.unverified;
        total.unbound += counts.unbound;
        let text = content.sources.text(document.file);
        let unbound = all.into_iter().filter(|mention| mention.standing == Standing::Unbound);
        let place = |mention: Mention| {
            let at = position(text, mention.place.start as usize);
            Unbound { typed: mention.typed, line: at.line, column: at.column, sentence: mention.sentence }
        };
        pages.push(Page {
            path: content.sources.path(document.file),
            kind: document.kind.row().name,
            counts,
            places: unbound.map(place).collect(),
        });
    }
    Coverage { pages, total }
}

fn count(all: &[Mention]) -> Counts {
    let number = |standing| all.iter().filter(|mention| mention.standing == standing).count();
    Counts {
        bound: number(Standing::Bound),
        cited: number(Standing::Cited),
        unverified: number(Standing::Unverified),
        unbound: number(Standing::Unbound),
    }
}
