//! Mistakes that were put right: what was said, what is right, since when and why.

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Date, Id};

/// How much a mistake matters.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A slip, such as a name spelt wrong: what was said stays true.
    Minor,
    /// It changes what was said: a number, a statement, a conclusion.
    Substantive,
}

/// A mistake that was put right.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Correction {
    /// When it was put right: `2026-11-23`.
    pub date: Date,
    /// What was said, word for word.
    pub said: String,
    /// What is said now.
    pub says: String,
    /// Why it was wrong, or how it came to light.
    pub why: String,
    /// How much it matters.
    pub severity: Severity,
    /// Where on the page, in words.
    pub place: Option<String>,
    /// The id of the source with the mistake, where it is not this site's own but in what others published earlier.
    pub about: Option<Id>,
}

impl Correction {
    /// Whether the mistake was on this site: then the page has changed.
    pub fn is_own(&self) -> bool {
        self.about.is_none()
    }
}

/// The latest day on which a mistake of the page itself was put right.
pub fn latest(corrections: &[Correction]) -> Option<Date> {
    let own = corrections.iter().filter(|correction| correction.is_own());
    own.map(|correction| correction.date).max_by_key(Date::first_day)
}
