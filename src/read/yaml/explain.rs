//! From an error of serde to a diagnostic that an editor understands.

use serde_path_to_error::{Path, Segment};

use super::{Spans, Step, TypeError};
use crate::diagnostic::{Diagnostic, did_you_mean, nearest, rules};
use crate::read::Excerpt;
use crate::source::Span;

/// A problem, and what to leave out in order to find the next one.
pub(super) struct Problem {
    pub diagnostic: Diagnostic,
    /// The entry at fault.
    pub blank: Option<Blank>,
    /// The key that is missing at the left edge.
    pub missing: Option<String>,
    /// The key that was probably meant.
    pub suggested: Option<String>,
    /// The key whose value is unfit.
    pub key: Option<String>,
}

/// An entry of a mapping that is at fault.
pub(super) struct Blank {
    pub key: String,
    pub span: Span,
}

pub(super) fn explain(error: &TypeError, excerpt: Excerpt, spans: &Spans) -> Problem {
    let steps = steps(error.path());
    let said = error.inner().to_string();
    // Our own position is better: it survives front matter and fenced blocks.
    let said = said.split(" at line ").next().unwrap_or(&said);
    let said = said.split_once(": ").filter(|(path, _)| is_path(path)).map_or(said, |(_, message)| message);
    if let Some(key) = quoted_after(said, "unknown field ") {
        return unknown_key(&steps, key, said, spans);
    }
    if let Some(key) = quoted_after(said, "missing field ") {
        return missing_key(&steps, key, excerpt, spans);
    }
    let place = spans.value(&steps);
    let key = steps.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some((*key).to_owned()),
        Step::Index(_) => None,
    });
    let what = key.as_ref().map_or_else(|| "this".to_owned(), |key| format!("`{key}`"));
    let (message, help) = value_words(&what, said);
    let diagnostic = Diagnostic::new(&rules::YAML_VALUE, place, message).maybe_help(help);
    let blank = key.clone().and_then(|key| spans.entry(&steps).map(|span| Blank { key, span }));
    Problem { diagnostic, blank, missing: None, suggested: None, key }
}

/// serde's path as ours; what it does not know ends it.
fn steps(path: &Path) -> Vec<Step<'_>> {
    let step = |segment: &'_ Segment| match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { .. } | Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter()
        .map_while(|segment| match segment {
            Segment::Map { key } => Some(Step::Key(key)),
            other => step(other),
        })
        .collect()
}

fn unknown_key(steps: &[Step], key: &str, said: &str, spans: &Spans) -> Problem {
    // serde names the record or the key itself, depending on where it stopped.
    let parent =
        if matches!(steps.last(), Some(Step::Key(last)) if *last == key) { &steps[..steps.len() - 1] } else { steps };
    let path: Vec<Step> = parent.iter().copied().chain([Step::Key(key)]).collect();
    let known: Vec<&str> = said.split('`').skip(3).step_by(2).collect();
    let suggested = nearest(key, known.iter().copied()).map(str::to_owned);
    let help = match &suggested {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known keys here: {}", known.join(", ")),
    };
    let diagnostic =
        Diagnostic::new(&rules::YAML_UNKNOWN_KEY, spans.key(&path), format!("`{key}` is not a key that is known here"));
    let blank = spans.entry(&path).map(|span| Blank { key: key.to_owned(), span });
    Problem { diagnostic: diagnostic.help(help), blank, missing: None, suggested, key: None }
}

fn missing_key(steps: &[Step], key: &str, excerpt: Excerpt, spans: &Spans) -> Problem {
    let place = if steps.is_empty() { excerpt.first_line() } else { spans.key(steps) };
    let message = match steps.iter().rev().find_map(|step| match step {
        Step::Key(parent) => Some(parent),
        Step::Index(_) => None,
    }) {
        Some(parent) => format!("the key `{key}` is missing in `{parent}`"),
        None => format!("the key `{key}` is missing"),
    };
    let diagnostic = Diagnostic::new(&rules::YAML_MISSING_KEY, place, message).help(format!("add `{key}: …`"));
    Problem { diagnostic, blank: None, missing: steps.is_empty().then(|| key.to_owned()), suggested: None, key: None }
}

/// What is wrong with a value, and what may stand there.
fn value_words(what: &str, said: &str) -> (String, Option<String>) {
    if let Some(variant) = quoted_after(said, "unknown variant ") {
        let known: Vec<&str> = said.split('`').skip(3).step_by(2).collect();
        let help = did_you_mean(variant, known.iter().copied());
        let help = help.unwrap_or_else(|| format!("one of: {}", known.join(", ")));
        return (format!("{what} cannot be `{variant}`"), Some(help));
    }
    let told = said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: "));
    match told.and_then(|told| told.split_once(", expected ")) {
        Some((found, expected)) => {
            let found =
                found.replace("unit value", "nothing").replace("sequence", "a list").replace("map", "a group of keys");
            (format!("{what} is {found}"), Some(format!("it should be {}", plain(expected))))
        }
        None => (format!("{what}: {said}"), None),
    }
}

/// serde's names of types in an editor's words.
fn plain(expected: &str) -> String {
    match expected {
        "a sequence" => "a list, like `[one, two]`".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "a string" => "a text".to_owned(),
        "i32" | "i64" | "u8" | "u32" | "u64" | "usize" => "a whole number".to_owned(),
        "f64" => "a number".to_owned(),
        record if record.starts_with("struct ") => "a group of keys, like `name: …`".to_owned(),
        other => other.to_owned(),
    }
}

fn quoted_after<'a>(said: &'a str, start: &str) -> Option<&'a str> {
    said.strip_prefix(start)?.split('`').nth(1)
}

/// Whether a prefix of an error is the path that the YAML library puts before it: `rows[3].share`.
fn is_path(prefix: &str) -> bool {
    !prefix.is_empty() && prefix.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '[' | ']' | '-' | '_' | '?'))
}
