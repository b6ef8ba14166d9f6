//! Problems with all that is needed to show them where the sources are not at hand: in the preview.

use super::{Diagnostic, Label, LineColumn, Place, Rule, Severity, position};
use crate::source::{Sources, Span};

/// How much of a long line is shown before and after the place, in characters.
const AROUND: usize = 90;

/// A diagnostic with its place worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule that speaks; `None` for what is no matter of content, such as a folder that cannot be read.
    pub rule: Option<&'static Rule>,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do, if there is more to say than the message.
    pub help: Option<String>,
    /// The file below the root.
    pub path: String,
    /// Whether the file is there and can be opened.
    pub is_file: bool,
    /// Where in the file.
    pub at: Option<LineColumn>,
    /// The line of the place, with the ones next to it.
    pub excerpt: Vec<Line>,
    /// Other places that matter.
    pub labels: Vec<Beside>,
}

/// A second place that a problem speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The file below the root.
    pub path: String,
    /// Where in the file.
    pub at: LineColumn,
    /// What is there.
    pub text: String,
    /// Its line.
    pub line: Line,
}

/// A line of a source, cut in three; what is marked is empty in a line beside the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: usize,
    /// What stands before the place.
    pub before: String,
    /// The place itself.
    pub marked: String,
    /// What follows it.
    pub after: String,
}

impl Problem {
    /// What is wrong with the project as a whole, at a path.
    pub fn of_project(path: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Problem {
            rule: None,
            severity: Severity::Error,
            message: message.into(),
            help: Some(help.into()),
            path: path.into(),
            is_file: false,
            at: None,
            excerpt: Vec::new(),
            labels: Vec::new(),
        }
    }
}

/// The problems that diagnostics tell, in their order.
pub fn problems(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Problem> {
    diagnostics.iter().map(|diagnostic| problem(diagnostic, sources)).collect()
}

fn problem(diagnostic: &Diagnostic, sources: &Sources) -> Problem {
    let (path, is_file, at, excerpt) = match &diagnostic.place {
        Place::Path(path) => (path.clone(), false, None, Vec::new()),
        Place::File(file) => (sources.path(*file).to_owned(), true, None, Vec::new()),
        Place::Span(span) => {
            let text = sources.text(span.file);
            let at = position(text, span.start as usize);
            (sources.path(span.file).to_owned(), true, Some(at), excerpt(text, *span))
        }
    };
    Problem {
        rule: Some(diagnostic.rule),
        severity: diagnostic.severity(),
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        path,
        is_file,
        at,
        excerpt,
        labels: diagnostic.labels.iter().map(|label| beside(label, sources)).collect(),
    }
}

fn beside(label: &Label, sources: &Sources) -> Beside {
    let Label { span, text } = label;
    let source = sources.text(span.file);
    let at = position(source, span.start as usize);
    Beside { path: sources.path(span.file).to_owned(), at, text: text.clone(), line: marked(source, *span, at) }
}

/// The line in which a place begins, with the lines next to it that are not empty.
fn excerpt(text: &str, span: Span) -> Vec<Line> {
    let at = position(text, span.start as usize);
    let plain = |number: usize| {
        let line = text.lines().nth(number.checked_sub(1)?)?;
        let shown = shorten(line, 2 * AROUND);
        (!line.trim().is_empty()).then(|| Line { number, before: shown, marked: String::new(), after: String::new() })
    };
    plain(at.line - 1).into_iter().chain([marked(text, span, at)]).chain(plain(at.line + 1)).collect()
}

/// The line in which a place begins, with what of the place is in it.
fn marked(text: &str, span: Span, at: LineColumn) -> Line {
    let line = text.lines().nth(at.line - 1).unwrap_or_default();
    let start = line.char_indices().nth(at.column - 1).map_or(line.len(), |(start, _)| start);
    let mut end = line.len().min(start + span.end.saturating_sub(span.start) as usize);
    while !line.is_char_boundary(end) {
        end += 1;
    }
    // A place without extent, such as the end of a line, is shown by the character that is there.
    if end == start {
        end = line[start..].char_indices().nth(1).map_or(line.len(), |(next, _)| start + next);
    }
    let (before, marked, after) = (&line[..start], &line[start..end], &line[end..]);
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before = match skipped {
        0 => before.to_owned(),
        _ => format!("…{}", before.chars().skip(skipped).collect::<String>()),
    };
    Line { number: at.line, before, marked: shorten(marked, 2 * AROUND), after: shorten(after, AROUND) }
}

fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rules;
    use crate::source::FileId;

    fn told(text: &str, range: std::ops::Range<usize>) -> Problem {
        let sources = Sources::from_texts([("content/a.md", text)]);
        let span = Span::new(FileId(0), range);
        let diagnostic = Diagnostic::new(&rules::LINK_TEXT, span, "wrong").label(span, "here");
        problems(&[diagnostic], &sources).remove(0)
    }

    fn lines(problem: &Problem) -> Vec<String> {
        let line = |line: &Line| format!("{} {}[{}]{}", line.number, line.before, line.marked, line.after);
        problem.excerpt.iter().map(line).collect()
    }

    #[test]
    fn the_place_is_marked_in_its_line() {
        let problem = told("one\ntwŵ three\nfour\n", 4..8);
        assert_eq!(lines(&problem), ["1 one[]", "2 [twŵ] three", "3 four[]"]);
        assert_eq!(
            (problem.at, problem.labels[0].line.marked.as_str()),
            (Some(LineColumn { line: 2, column: 1 }), "twŵ")
        );
    }

    #[test]
    fn a_place_of_many_lines_or_of_none_is_marked_too() {
        assert_eq!(lines(&told("one\n\nthree", 0..9)), ["1 [one]"]);
        assert_eq!(lines(&told("one\n", 1..1)), ["1 o[n]e"]);
        assert_eq!(lines(&told("one\n", 4..4)), ["1 one[]", "2 []"]);
        assert_eq!(lines(&told("", 0..0)), ["1 []"]);
    }

    #[test]
    fn of_a_long_line_only_what_is_near_is_shown() {
        let text = format!("{}here{}", "ŵ".repeat(500), "y".repeat(500));
        let problem = told(&text, 1000..1004);
        assert_eq!(problem.excerpt[0].before, format!("…{}", "ŵ".repeat(AROUND)));
        assert_eq!(problem.excerpt[0].after, format!("{}…", "y".repeat(AROUND)));
    }
}
