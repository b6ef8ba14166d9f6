//! The one reader of YAML: a strict event pass, then typed records.
//!
//! YAML has features that turn a slip into a different document: aliases, tags, silently repeated keys, `null` for a
//! value that was forgotten. The event pass ([`spans`]) refuses them and notes where each value stands; only a text that
//! passes is given to serde. An unknown or unfit key is told and blanked out, and the rest is read again, so that one
//! run names every problem.

mod explain;
pub mod spans;
mod syntax;
#[cfg(test)]
mod tests;

use serde::de::DeserializeOwned;

pub use spans::{Spans, Step};

use super::Excerpt;
use crate::diagnostic::Diagnostic;

/// A record with the places of its values.
#[derive(Clone, Debug)]
pub struct Record<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub spans: Spans,
}

/// How many problems of one record are looked for, so that a file of nonsense ends in bounded time.
const MOST_PROBLEMS: usize = 40;

/// Reads a record of type `T`, or tells everything that is wrong with it.
///
/// # Errors
/// The diagnostics, at least one.
pub fn record<T: DeserializeOwned>(excerpt: Excerpt) -> Result<Record<T>, Vec<Diagnostic>> {
    let spans = spans::scan(excerpt)?;
    match typed(excerpt.text) {
        Ok(value) => Ok(Record { value, spans }),
        Err(first) => Err(problems::<T>(excerpt, &spans, first)),
    }
}

type TypeError = serde_path_to_error::Error<serde_yaml::Error>;

fn typed<T: DeserializeOwned>(text: &str) -> Result<T, TypeError> {
    serde_path_to_error::deserialize(serde_yaml::Deserializer::from_str(text))
}

/// All problems of a record whose first is known: each is told, what caused it is blanked, and the text read again.
fn problems<T: DeserializeOwned>(excerpt: Excerpt, spans: &Spans, first: TypeError) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Keys that a problem has already spoken of, and those put in place of a missing one: what follows from either is no
    // news.
    let mut known: Vec<String> = Vec::new();
    let mut placeholders: Vec<String> = Vec::new();
    let mut text = excerpt.text.to_owned();
    let mut error = first;
    while found.len() < MOST_PROBLEMS {
        let problem = explain::explain(&error, excerpt, spans);
        let made_here = problem.missing.is_none() && problem.blank.is_none() && !found.is_empty();
        let of_placeholder = problem.key.as_ref().is_some_and(|key| placeholders.contains(key));
        if made_here || of_placeholder {
            break;
        }
        let told = problem.lacks.as_ref().is_some_and(|key| known.contains(key));
        if !told {
            found.push(problem.diagnostic);
        }
        let Some(repaired) = repair(&text, excerpt, problem.blank.as_ref(), problem.missing.as_deref()) else { break };
        text = repaired;
        known.extend(problem.suggested);
        known.extend(problem.blank.map(|blank| blank.key));
        placeholders.extend(problem.missing);
        match typed::<T>(&text) {
            Ok(_) => break,
            Err(next) if same(&error, &next) => break,
            Err(next) => error = next,
        }
    }
    found
}

/// The text without what is known to be wrong, of the same length before the end; `None` where that cannot be done.
fn repair(text: &str, excerpt: Excerpt, blank: Option<&explain::Blank>, missing: Option<&str>) -> Option<String> {
    if let Some(blank) = blank {
        let (start, end) = (blank.span.start as usize - excerpt.offset, blank.span.end as usize - excerpt.offset);
        // A comma that follows belongs to a mapping in braces, which cannot begin with one.
        let after = text.get(end..)?;
        let spaces = after.len() - after.trim_start().len();
        let end = if after[spaces..].starts_with(',') { end + spaces + 1 } else { end };
        let spaces: String = text.get(start..end)?.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        return Some([&text[..start], &spaces, &text[end..]].concat());
    }
    // Only a mapping at the left edge can be given a key by adding a line.
    // This value is a text, an id and a date at once.
    missing.map(|key| format!("{text}\n{key}: \"2000\"\n"))
}

fn same(a: &TypeError, b: &TypeError) -> bool {
    a.path().to_string() == b.path().to_string() && a.inner().to_string() == b.inner().to_string()
}
