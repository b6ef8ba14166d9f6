//! Workflow commands of GitHub Actions, which show as annotations in a pull request.
//!
//! The service shows the first 10 errors and the first 10 warnings of a step and drops the rest without a word, so errors
//! come first and a last command says how many there are.

use std::fmt::Write as _;

use super::{Colour, count, resolve};
use crate::diagnostic::{Diagnostic, Severity, position};
use crate::source::Sources;

/// How many annotations of each severity the service shows for a step.
const MOST_SHOWN: usize = 10;

pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, _: Colour) -> String {
    let mut out = String::new();
    let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
    ordered.sort_by_key(|diagnostic| diagnostic.severity());
    for diagnostic in &ordered {
        let place = resolve(&diagnostic.place, sources);
        let _ = write!(out, "::{} file={}", diagnostic.severity(), property(place.path));
        if let (Some(start), Some(end)) = (place.start, place.end) {
            let _ = write!(out, ",line={},endLine={}", start.line, end.line);
            // The service misplaces an annotation over several lines that also gives columns.
            if start.line == end.line {
                let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
            }
        }
        let _ = write!(out, ",title={}::", property(diagnostic.rule.code));
        let mut text = diagnostic.message.clone();
        // An annotation has one place; the others are told in its words.
        for label in &diagnostic.labels {
            let at = position(sources.text(label.span.file), label.span.start as usize);
            let _ = write!(text, "\n{}:{}:{}: {}", sources.path(label.span.file), at.line, at.column, label.text);
        }
        if let Some(help) = &diagnostic.help {
            let _ = write!(text, "\n{help}");
        }
        let _ = writeln!(out, "{}", data(&text));
    }
    let too_many = |of: &[&Diagnostic]| of.len() > MOST_SHOWN;
    let (errors, warnings) = ordered.split_at(ordered.partition_point(|told| told.severity() == Severity::Error));
    if too_many(errors) || too_many(warnings) {
        let count = count(diagnostics);
        let _ = writeln!(out, "::notice title=findings::{count}; only the first {MOST_SHOWN} of each are shown here");
    }
    out
}

/// Escapes the message: a line break would end the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property, in which commas and colons have a meaning too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
