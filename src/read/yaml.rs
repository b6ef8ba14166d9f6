//! The one reader of YAML: a strict event pass, then typed records.
//!
//! YAML has features that turn a slip into a different document: aliases, tags, silently repeated keys, `null` for a
//! value that was forgotten. The event pass ([`spans`]) refuses them and notes where each value stands; only a text that
//! passes is given to serde. serde stops at the first thing that is wrong; [`repair`] mends that in a copy of the text and reads
//! on, so that one run names every problem.

mod explain;
mod repair;
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

/// Reads a record of type `T`, or tells everything that is wrong with it.
///
/// # Errors
/// The diagnostics, at least one.
pub fn record<T: DeserializeOwned>(excerpt: Excerpt) -> Result<Record<T>, Vec<Diagnostic>> {
    let spans = spans::scan(excerpt)?;
    match typed(excerpt.text) {
        Ok(value) => Ok(Record { value, spans }),
        Err(first) => Err(repair::problems::<T>(excerpt, &spans, first)),
    }
}

type TypeError = serde_path_to_error::Error<serde_yaml::Error>;

fn typed<T: DeserializeOwned>(text: &str) -> Result<T, TypeError> {
    serde_path_to_error::deserialize(serde_yaml::Deserializer::from_str(text))
}
