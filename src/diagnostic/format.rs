//! The forms in which diagnostics are told, one row of [`FORMATS`] each.

mod github;
mod human;
mod json;
mod sarif;
mod short;

use std::collections::BTreeSet;

pub use json::SCHEMA;

use super::{Diagnostic, LineColumn, Place, Severity, position};
use crate::source::{FileId, Sources};

/// A form of output.
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is for, in one line of help.
    pub summary: &'static str,
    /// Renders all diagnostics of a run.
    pub render: fn(&[Diagnostic], &Sources, Colour) -> String,
}

/// Whether the human form may use colours of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Escape sequences are welcome.
    Terminal,
    /// Plain text.
    Plain,
}

/// All forms; the first is the default.
pub const FORMATS: &[Format] = &[
    Format { name: "human", summary: "with an excerpt of the source", render: human::render },
    Format { name: "short", summary: "one line each: file:line:column: message", render: short::render },
    Format { name: "json", summary: "one JSON object a line, for programs", render: json::render },
    Format { name: "github", summary: "annotations of GitHub Actions", render: github::render },
    Format { name: "sarif", summary: "SARIF 2.1.0, for code hosts and editors", render: sarif::render },
];

/// A place with its lines counted, as the line-based forms need it.
struct Resolved<'a> {
    path: &'a str,
    start: Option<LineColumn>,
    end: Option<LineColumn>,
}

fn resolve<'a>(place: &'a Place, sources: &'a Sources) -> Resolved<'a> {
    match place {
        Place::Path(path) => Resolved { path, start: None, end: None },
        Place::File(file) => Resolved { path: sources.path(*file), start: None, end: None },
        Place::Span(span) => {
            let text = sources.text(span.file);
            let at = |offset: u32| Some(position(text, offset as usize));
            Resolved { path: sources.path(span.file), start: at(span.start), end: at(span.end) }
        }
    }
}

/// How many errors and warnings there are, in words: `2 errors, 1 warning`; and in how many files, where there are
/// several. Empty for none.
pub fn count(diagnostics: &[Diagnostic]) -> String {
    let files: BTreeSet<(Option<FileId>, Option<&str>)> = diagnostics.iter().map(|told| file(&told.place)).collect();
    let number = numbers(diagnostics.iter());
    if files.len() > 1 { format!("{number} in {} files", files.len()) } else { number }
}

/// What tells the file of a place from others.
fn file(place: &Place) -> (Option<FileId>, Option<&str>) {
    match place {
        Place::Path(path) => (None, Some(path)),
        place => (place.file(), None),
    }
}

/// How many errors and warnings there are, in words.
fn numbers<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic> + Clone) -> String {
    let number = |severity: Severity| diagnostics.clone().filter(|d| d.severity() == severity).count();
    let words = [(number(Severity::Error), "error"), (number(Severity::Warning), "warning")];
    let told =
        words.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}{}", if *n == 1 { "" } else { "s" }));
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
