//! From an error of the YAML parser to a diagnostic that an editor understands.

use granit_parser::ScanError;

use crate::diagnostic::{Diagnostic, rules};
use crate::read::Excerpt;

/// What is wrong where a text stops being YAML, and what was probably meant.
pub(super) fn problem(excerpt: Excerpt, error: &ScanError) -> Diagnostic {
    let text = excerpt.text;
    let at = floor(text, error.marker().byte_offset().unwrap_or(text.len()).min(text.len()));
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or("");
    // The parser may still be in the line above, whose text it takes to go on.
    let tab = tab(line).map(|tab| line_start + tab).or_else(|| {
        let next = line_start + text[line_start..].find('\n')? + 1;
        Some(next + tab(text[next..].lines().next()?)?)
    });
    if let Some(tab) = tab {
        let span = excerpt.span(tab..tab + 1);
        let problem = Diagnostic::new(&rules::YAML_SYNTAX, span, "a tab stands in the indentation of YAML");
        return problem.help("indent with spaces; most editors can be set to put spaces for the Tab key");
    }
    let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let said = error.info();
    let message = format!("this is not well-formed YAML: {said}");
    let above = text[..line_start].lines().last().unwrap_or("");
    Diagnostic::new(&rules::YAML_SYNTAX, excerpt.span(at..end), message).maybe_help(help(
        &said,
        line,
        at - line_start,
        above,
    ))
}

/// Where a tab stands in the indentation of a line.
fn tab(line: &str) -> Option<usize> {
    line.find(|c: char| c != ' ').filter(|at| line[*at..].starts_with('\t'))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The commonest slips.
fn help(said: &str, line: &str, at: usize, above: &str) -> Option<String> {
    if let Some(sign) = line[at..].chars().next().filter(|sign| matches!(sign, '%' | '@' | '`')) {
        return Some(format!("a text that begins with `{sign}` needs quotes: `\"{sign}\"`"));
    }
    if said.contains("unclosed bracket") || is_open(above) {
        return Some("a `[` ends with `]`, and a `{` with `}`".to_owned());
    }
    if line.trim_start().starts_with("- [") {
        return row_help(line);
    }
    let Some((_, value)) = line.split_once(": ") else {
        let run_together = line.contains(':') && !line.trim_end().ends_with(':');
        return run_together.then(|| "a space comes after the colon of a key: `title: …`".to_owned());
    };
    match value.trim_start().chars().next() {
        Some(quote @ ('"' | '\'')) if said.contains("trailing") => {
            let other = if quote == '"' { '\'' } else { '"' };
            Some(format!("a text that begins with `{quote}` and goes on after the next one needs `{other}` around it"))
        }
        Some('"' | '\'' | '|' | '>') => None,
        Some(bracket @ '[') => Some(format!("a text that begins with `{bracket}` needs quotes")),
        _ if value.contains(": ") => Some("a text that holds `: ` needs quotes: `title: \"One: two\"`".to_owned()),
        _ if said.contains("mapping values") => {
            Some("keys that belong together begin in the same column, with as many spaces before them".to_owned())
        }
        _ => None,
    }
}

/// Whether a line has a bracket that it does not close.
fn is_open(line: &str) -> bool {
    line.matches(['[', '{']).count() > line.matches([']', '}']).count()
}

/// What is wrong with a row of a table.
fn row_help(line: &str) -> Option<String> {
    let plain: String = line.chars().filter(|c| *c != ' ').collect();
    if plain.contains(",,") || plain.contains("[,") {
        return Some(
            "a cell is empty; a gap says why, with a symbol in quotes such as \"[x]\" for not available".to_owned(),
        );
    }
    let inside = line.split_once('[').map_or("", |(_, inside)| inside);
    inside.contains('[').then(|| "a cell with a symbol needs quotes: `\"2409 [p]\"`".to_owned())
}
