//! One JSON object a line, for programs. Each says which version of the form it has; `json.schema.json` describes it.

use serde::Serialize;

use super::{Colour, resolve};
use crate::diagnostic::{Diagnostic, Label, position};
use crate::source::{Sources, Span};

/// The form of a line, as a JSON Schema.
pub const SCHEMA: &str = include_str!("json.schema.json");

/// The version of the form: a new one where a key goes away or changes what it means. Keys may be added at any time.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct Line<'a> {
    version: u8,
    code: &'a str,
    severity: String,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Position>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    labels: Vec<Mark<'a>>,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
    byte: u32,
}

#[derive(Serialize)]
struct Mark<'a> {
    path: &'a str,
    start: Position,
    end: Position,
    text: &'a str,
}

pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, _: Colour) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let ends = diagnostic.place.span().map(|span| ends(span, sources));
        let (start, end) = ends.map_or((None, None), |(start, end)| (Some(start), Some(end)));
        let line = Line {
            version: VERSION,
            code: diagnostic.rule.code,
            severity: diagnostic.severity().to_string(),
            path: resolve(&diagnostic.place, sources).path,
            start,
            end,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            labels: diagnostic.labels.iter().map(|label| mark(label, sources)).collect(),
        };
        // Strings and numbers only: serialising them to a string has no way to fail.
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    out
}

/// The first position of a span and the one after its last.
fn ends(span: Span, sources: &Sources) -> (Position, Position) {
    let text = sources.text(span.file);
    let at = |byte: u32| {
        let counted = position(text, byte as usize);
        Position { line: counted.line, column: counted.column, byte }
    };
    (at(span.start), at(span.end))
}

fn mark<'a>(label: &'a Label, sources: &'a Sources) -> Mark<'a> {
    let (start, end) = ends(label.span, sources);
    Mark { path: sources.path(label.span.file), start, end, text: &label.text }
}
