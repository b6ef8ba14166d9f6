//! Workflow commands of GitHub Actions, which show as annotations in a pull request.

use std::fmt::Write as _;

use super::{Colour, resolve};
use crate::diagnostic::{Diagnostic, position};
use crate::source::Sources;

pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, _: Colour) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
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
