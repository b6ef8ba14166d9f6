//! One line each, as compilers print and editors parse; a second place has a line of its own, marked as a note.

use std::fmt::Write as _;

use super::{Colour, resolve};
use crate::diagnostic::{Diagnostic, position};
use crate::source::Sources;

pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, _: Colour) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let place = resolve(&diagnostic.place, sources);
        out.push_str(place.path);
        if let Some(start) = place.start {
            let _ = write!(out, ":{}:{}", start.line, start.column);
        }
        let _ = writeln!(out, ": {}[{}]: {}", diagnostic.severity(), diagnostic.rule.code, diagnostic.message);
        for label in &diagnostic.labels {
            let at = position(sources.text(label.span.file), label.span.start as usize);
            let _ = writeln!(out, "{}:{}:{}: note: {}", sources.path(label.span.file), at.line, at.column, label.text);
        }
    }
    out
}
