//! One JSON object a line, for programs.

use serde::Serialize;

use super::{Colour, resolve};
use crate::diagnostic::{Diagnostic, Label, LineColumn, position};
use crate::source::Sources;

#[derive(Serialize)]
struct Line<'a> {
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
}

#[derive(Serialize)]
struct Mark<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
}

impl From<LineColumn> for Position {
    fn from(at: LineColumn) -> Self {
        Position { line: at.line, column: at.column }
    }
}

pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, _: Colour) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let place = resolve(&diagnostic.place, sources);
        let line = Line {
            code: diagnostic.rule.code,
            severity: diagnostic.severity().to_string(),
            path: place.path,
            start: place.start.map(Position::from),
            end: place.end.map(Position::from),
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

fn mark<'a>(label: &'a Label, sources: &'a Sources) -> Mark<'a> {
    let Label { span, text } = label;
    let at = position(sources.text(span.file), span.start as usize);
    Mark { path: sources.path(span.file), line: at.line, column: at.column, text }
}
