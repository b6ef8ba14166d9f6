//! How plain the language of a page has to be, by whom it is for.
//!
//! The usual limits follow published guidance, and `src/diagnostic/explain/` says for each which. They are what a page may
//! have at most, not what it should aim for: GOV.UK and the NHS aim for a reading age of 9 to 11.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, rules};
use crate::read::readers::Readers;
use crate::read::switch::Switch;
use crate::read::yaml::Spans;

/// What is asked of the language of pages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlainLanguage {
    /// Whom pages are for that do not say so, nor does a page above them.
    pub readers: Readers,
    young_people: Option<Limits>,
    general: Option<Limits>,
    professional: Option<Limits>,
}

/// What a page may have at most; none where nothing is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The reading age, in years.
    pub reading_age: Option<usize>,
    /// How many words a sentence has.
    pub sentence_words: Option<usize>,
    /// How many of a hundred words are long.
    pub long_words: Option<usize>,
    /// How many sentences in a row are passive.
    pub passive_run: Option<usize>,
    /// Whether words are told that have a plainer one.
    pub plain_words: bool,
}

impl PlainLanguage {
    /// What a page may have that is for these readers; nothing is asked of it where there is none.
    pub fn limits(&self, readers: Readers) -> Option<&Limits> {
        match readers {
            Readers::YoungPeople => self.young_people.as_ref(),
            Readers::General => self.general.as_ref(),
            Readers::Professional => self.professional.as_ref(),
        }
    }
}

/// The limits where the settings say nothing.
pub const fn usual(readers: Readers) -> Limits {
    let (reading_age, sentence_words, long_words, passive_run) = match readers {
        Readers::YoungPeople => (11, 20, 10, 2),
        Readers::General => (14, 25, 15, 3),
        Readers::Professional => (17, 35, 25, 4),
    };
    Limits {
        reading_age: Some(reading_age),
        sentence_words: Some(sentence_words),
        long_words: Some(long_words),
        passive_run: Some(passive_run),
        plain_words: true,
    }
}

/// How plain the language of pages has to be, by whom they are for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "PlainLanguage")]
pub(super) struct Written {
    /// Whom pages are for that do not say so.
    readers: Option<Readers>,
    /// What is asked of pages for young people.
    young_people: Option<Switch<WrittenLimits>>,
    /// What is asked of pages for everybody.
    general: Option<Switch<WrittenLimits>>,
    /// What is asked of pages for people who work in the field.
    professional: Option<Switch<WrittenLimits>>,
}

/// What a page may have at most.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Limits")]
struct WrittenLimits {
    /// The greatest reading age, in years.
    reading_age: Option<Switch<usize>>,
    /// The most words of a sentence.
    sentence_words: Option<Switch<usize>>,
    /// The most long words in a hundred.
    long_words: Option<Switch<usize>>,
    /// The most passive sentences in a row.
    passive_run: Option<Switch<usize>>,
    /// Whether words are told that have a plainer one.
    plain_words: Option<bool>,
}

/// The settings as they are used; none where they are off.
pub(super) fn used(written: Option<Switch<Written>>) -> Option<PlainLanguage> {
    let nothing = Written { readers: None, young_people: None, general: None, professional: None };
    let Written { readers, young_people, general, professional } = Switch::or(written, nothing)?;
    Some(PlainLanguage {
        readers: readers.unwrap_or_default(),
        young_people: limits(young_people, Readers::YoungPeople),
        general: limits(general, Readers::General),
        professional: limits(professional, Readers::Professional),
    })
}

fn limits(written: Option<Switch<WrittenLimits>>, readers: Readers) -> Option<Limits> {
    let nothing = WrittenLimits {
        reading_age: None,
        sentence_words: None,
        long_words: None,
        passive_run: None,
        plain_words: None,
    };
    let written = Switch::or(written, nothing)?;
    let usual = usual(readers);
    let or = |setting, usual: Option<usize>| Switch::or(setting, usual.unwrap_or_default());
    Some(Limits {
        reading_age: or(written.reading_age, usual.reading_age),
        sentence_words: or(written.sentence_words, usual.sentence_words),
        long_words: or(written.long_words, usual.long_words),
        passive_run: or(written.passive_run, usual.passive_run),
        plain_words: written.plain_words.unwrap_or(usual.plain_words),
    })
}

/// The least that can be asked: whoever writes 3 means something else.
const LEAST: [(&str, usize); 2] = [("reading-age", 7), ("sentence-words", 8)];

/// Limits that no text can keep.
pub(super) fn check(used: Option<&PlainLanguage>, spans: &Spans) -> Vec<Diagnostic> {
    let Some(used) = used else { return Vec::new() };
    let mut problems = Vec::new();
    for readers in Readers::ALL {
        let Some(limits) = used.limits(readers) else { continue };
        for ((key, least), limit) in LEAST.into_iter().zip([limits.reading_age, limits.sentence_words]) {
            let Some(limit) = limit.filter(|limit| *limit < least) else { continue };
            let place = spans.value(&["plain-language".into(), readers.name().into(), key.into()]);
            let problem = Diagnostic::new(&rules::SETTINGS_VALUE, place, format!("no text keeps `{key}: {limit}`"));
            problems.push(problem.help(format!("{least} or more, or `off`")));
        }
    }
    problems
}
