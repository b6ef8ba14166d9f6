//! Every problem of a record, one after the other: what is wrong is mended in a copy of the text, which is then read again.
//!
//! An unknown key is taken out, a missing one put in, and a value that does not fit gives way to one that does. What is put in
//! is found by trying: serde says whether it fits, and where it asks for one of some words, which. Nothing is told of what was
//! put in, and paths name the same places before and after, so places are those of the text as it was written.

use serde::de::DeserializeOwned;

use super::explain::{Fault, Part, Problem, explain, first_variant, missing_help, said, steps};
use super::spans::{self, Spans};
use super::{TypeError, typed};
use crate::diagnostic::Diagnostic;
use crate::read::Excerpt;
use crate::source::Span;

/// How many problems of one record are told, so that a file of nonsense can still be read.
const MOST_PROBLEMS: usize = 40;

/// How many times a text is read, so that a file of nonsense ends in bounded time; and how many a large one.
const MOST_READINGS: usize = 400;
const MOST_READINGS_OF_LARGE: usize = 40;

/// From how many bytes on a text is large.
const LARGE: usize = 100_000;

/// What may stand in place of a value that does not fit: an id, year and text; a list; a record; other forms of text.
const STAND_INS: &[&str] = &[
    "\"2000\"",
    "[]",
    "{}",
    "1",
    "true",
    "\"2000-01-01\"",
    "\"table:x\"",
    "\"https://example.org/\"",
    "\"value:a/b/c\"",
];

/// All problems of a record whose first is known.
pub(super) fn problems<T: DeserializeOwned>(excerpt: Excerpt, spans: &Spans, first: TypeError) -> Vec<Diagnostic> {
    let readings = if excerpt.text.len() > LARGE { MOST_READINGS_OF_LARGE } else { MOST_READINGS };
    let mut mending = Mending { excerpt, text: excerpt.text.to_owned(), readings };
    let mut found = Vec::new();
    // Keys that an unknown one was meant for, and values that were put in: what follows from either is no news.
    let mut meant: Vec<(Vec<Part>, String)> = Vec::new();
    let mut put_in: Vec<Vec<Part>> = Vec::new();
    let mut error = first;
    while found.len() < MOST_PROBLEMS {
        let Problem { diagnostic, fault } = explain(&error, excerpt, spans);
        let is_news = |path: &[Part]| !put_in.iter().any(|known| path.starts_with(known));
        let next = match fault {
            Fault::Unknown { parent, key, meant: Some(meant_key) } if is_news(&parent) => {
                found.push(diagnostic);
                let next = mending.take_out::<T>(&parent, &key);
                meant.push((parent, meant_key));
                next
            }
            Fault::Unknown { parent, key, .. } => {
                found.extend(Some(diagnostic).filter(|_| is_news(&parent)));
                mending.take_out::<T>(&parent, &key)
            }
            Fault::Missing { parent, key } => {
                let is_news = is_news(&parent) && !meant.contains(&(parent.clone(), key.clone()));
                let (next, help) = mending.add::<T>(&parent, &key);
                found.extend(Some(diagnostic.maybe_help(help)).filter(|_| is_news));
                put_in.push(below(&parent, &key));
                next
            }
            Fault::Unfit { path } => {
                if put_in.contains(&path) || path.is_empty() {
                    found.extend(Some(diagnostic).filter(|_| path.is_empty() && found.is_empty()));
                    break;
                }
                found.extend(Some(diagnostic).filter(|_| is_news(&path)));
                let mut next = mending.replace::<T>(&path, &said(&error)).0;
                // What nothing can stand in for is taken out, and if it has to be there, that is no news either.
                if let (None, Some((Part::Key(key), parent))) = (&next, path.split_last()) {
                    next = mending.take_out::<T>(parent, key);
                    meant.push((parent.to_vec(), key.clone()));
                }
                put_in.push(path);
                next
            }
        };
        match next {
            Some(Err(next)) => error = next,
            Some(Ok(_)) | None => break,
        }
    }
    found
}

fn below(parent: &[Part], key: &str) -> Vec<Part> {
    parent.iter().cloned().chain([Part::Key(key.to_owned())]).collect()
}

/// The text as far as it is mended.
struct Mending<'s> {
    excerpt: Excerpt<'s>,
    text: String,
    readings: usize,
}

/// What a mended text reads as; `None` where it could not be mended.
type Reading<T> = Option<Result<T, TypeError>>;

impl Mending<'_> {
    fn spans(&self) -> Option<Spans> {
        spans::scan(Excerpt { offset: 0, text: &self.text, ..self.excerpt }).ok()
    }

    fn read<T: DeserializeOwned>(&mut self, text: &str) -> Reading<T> {
        self.readings = self.readings.checked_sub(1)?;
        Some(typed(text))
    }

    fn take_out<T: DeserializeOwned>(&mut self, parent: &[Part], key: &str) -> Reading<T> {
        let spans = self.spans()?;
        let path = below(parent, key);
        self.text = if spans.keys(&steps(parent)).len() == 1 {
            // A mapping without any key is written in braces.
            written(&self.text, &spans, parent, "{}")?
        } else {
            blanked(&self.text, spans.entry(&steps(&path))?)?
        };
        self.read(&self.text.clone())
    }

    /// Puts a key into the mapping at `parent`, with whatever fits, and says what fits where that can be known.
    fn add<T: DeserializeOwned>(&mut self, parent: &[Part], key: &str) -> (Reading<T>, Option<String>) {
        let Some(text) = self.with_key(parent, key) else { return (None, None) };
        self.text = text;
        let (reading, wanted) = self.replace::<T>(&below(parent, key), "");
        (reading, missing_help(key, &wanted))
    }

    fn with_key(&self, parent: &[Part], key: &str) -> Option<String> {
        let spans = self.spans()?;
        let start = spans.exact(&steps(parent))?.start as usize;
        if self.text.get(start..)?.starts_with('{') {
            return Some(format!("{}{key}: 0, {}", &self.text[..=start], &self.text[start + 1..]));
        }
        let first = spans.keys(&steps(parent)).first()?.start as usize;
        let line = self.text.get(..first)?.rfind('\n').map_or(0, |at| at + 1);
        let margin = " ".repeat(self.text[line..first].chars().count());
        Some(format!("{}{key}: 0\n{margin}{}", &self.text[..first], &self.text[first..]))
    }

    /// Puts something that fits in place of the value at `path`, and gives what serde said of the first thing that did not.
    fn replace<T: DeserializeOwned>(&mut self, path: &[Part], said_of_it: &str) -> (Reading<T>, String) {
        let mut wanted = said_of_it.to_owned();
        let mut stand_ins: Vec<String> = STAND_INS.iter().rev().map(|&stand_in| stand_in.to_owned()).collect();
        stand_ins.extend(first_variant(said_of_it).map(str::to_owned));
        while let Some(stand_in) = stand_ins.pop() {
            let Some(text) = self.spans().and_then(|spans| written(&self.text, &spans, path, &stand_in)) else { break };
            let Some(reading) = self.read::<T>(&text) else { break };
            if let Some(said) = reading.as_ref().err().and_then(|error| self.still_unfit(error, path)) {
                stand_ins.extend(first_variant(&said).filter(|_| wanted.is_empty()).map(str::to_owned));
                wanted = if wanted.is_empty() { said } else { wanted };
                continue;
            }
            self.text = text;
            return (Some(reading), wanted);
        }
        (None, wanted)
    }

    /// What serde says, if it is still of the value at `path` as a whole.
    fn still_unfit(&self, error: &TypeError, path: &[Part]) -> Option<String> {
        // Only the path counts here, so no place is needed.
        let spans = self.spans()?;
        match explain(error, self.excerpt, &spans).fault {
            Fault::Unfit { path: at } if path.starts_with(&at) => Some(said(error)),
            _ => None,
        }
    }
}

/// The text with another value at `path`.
fn written(text: &str, spans: &Spans, path: &[Part], value: &str) -> Option<String> {
    let path = steps(path);
    let old = spans.exact(&path)?;
    let end = old.end as usize;
    // After a key, so that a value on lines of its own is no trouble.
    let (start, between) = match spans.entry(&path) {
        Some(_) => (spans.key(&path).end as usize, ": "),
        None => (old.start as usize, ""),
    };
    let line_end = if text.get(start..end)?.ends_with('\n') { "\n" } else { "" };
    Some([text.get(..start)?, between, value, line_end, text.get(end..)?].concat())
}

/// The text with spaces in place of an entry.
fn blanked(text: &str, entry: Span) -> Option<String> {
    let (start, end) = (entry.start as usize, entry.end as usize);
    // A comma that follows belongs to a mapping in braces, which cannot begin with one.
    let after = text.get(end..)?;
    let spaces = after.len() - after.trim_start().len();
    let end = if after[spaces..].starts_with(',') { end + spaces + 1 } else { end };
    let spaces: String = text.get(start..end)?.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    Some([&text[..start], &spaces, &text[end..]].concat())
}
