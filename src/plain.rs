//! How plainly a page is written: its reading age, its sentences, its long words, its passives.
//!
//! The reading age is the grade of Flesch and Kincaid and five years, since a child in grade 1 of an American school turns
//! six or seven: `0.39 × words / sentences + 11.8 × syllables / words − 15.59 + 5`. The formula is that of J. P. Kincaid,
//! R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of new readability formulas for Navy enlisted personnel",
//! Research Branch Report 8-75, 1975. A long word is one of three syllables or more as Gunning counts them ("The Technique
//! of Clear Writing", 1952): without names, words joined by hyphens, and those that have three only with -ed or -es.
//!
//! The words of English that this needs stand in the catalogue under `plain`. Other languages are not measured: the formulas
//! say nothing of them.

mod guide;
mod sentences;
mod syllables;
mod text;

use std::borrow::Cow;
use std::ops::Range;

pub use guide::Guide;

use crate::config::Config;
use crate::messages::Messages;
use crate::model::Model;
use crate::model::document::{DocId, Document};
use crate::read::readers::Readers;
use crate::source::Span;

use sentences::{sentences, words};
use syllables::syllables;
use text::{Names, Passage, passages};

/// The least number of words for which the formula says something: Kincaid and others took passages of about 100 words
/// and more.
pub const LEAST_WORDS: usize = 100;

/// The youngest age at which anybody reads: the formula gives less for texts in words of one syllable.
const YOUNGEST: f64 = 5.0;

/// What was measured of a page.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its sentences, in their order.
    pub sentences: Vec<Sentence>,
    /// How many words it has.
    pub words: usize,
    /// How many syllables these have.
    pub syllables: usize,
    /// How many of them are long.
    pub long_words: usize,
    /// Words that have a plainer one, in their order.
    pub plainer: Vec<Plainer>,
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its words without marks.
    pub text: String,
    /// Where it stands.
    pub place: Span,
    /// How many words it has.
    pub words: usize,
    /// Whether it says what is done, and not who does it.
    pub is_passive: bool,
    /// The words before which it may best be cut in two.
    pub cut: Option<String>,
    /// Which stretch of text it is in.
    stretch: usize,
}

/// A word or a phrase that has a plainer one.
#[derive(Clone, Debug)]
pub struct Plainer {
    /// As the catalogue has it.
    pub phrase: String,
    /// What to write in place of it.
    pub instead: String,
    /// Where it stands.
    pub place: Span,
}

impl Reading {
    /// The reading age in years; none for a text too short to tell.
    pub fn age(&self) -> Option<f64> {
        let per_word = ratio(self.syllables, self.words);
        let age = 0.39 * self.mean_sentence() + 11.8 * per_word - 15.59 + 5.0;
        (self.words >= LEAST_WORDS).then_some(age.max(YOUNGEST))
    }

    /// How many words a sentence has, in the mean.
    pub fn mean_sentence(&self) -> f64 {
        ratio(self.words, self.sentences.len())
    }

    /// How many words the longest sentence has.
    pub fn longest_sentence(&self) -> usize {
        self.sentences.iter().map(|sentence| sentence.words).max().unwrap_or(0)
    }

    /// The sentences of more words than a limit, the longest first.
    pub fn longer_than(&self, limit: usize) -> Vec<&Sentence> {
        let mut all: Vec<&Sentence> = self.sentences.iter().filter(|sentence| sentence.words > limit).collect();
        all.sort_by_key(|sentence| (std::cmp::Reverse(sentence.words), sentence.place));
        all
    }

    /// How many of a hundred words are long.
    pub fn long_share(&self) -> f64 {
        100.0 * ratio(self.long_words, self.words)
    }

    /// How many of a hundred sentences are passive.
    pub fn passive_share(&self) -> f64 {
        100.0 * ratio(self.sentences.iter().filter(|sentence| sentence.is_passive).count(), self.sentences.len())
    }

    /// Passive sentences that stand in a row and are more than a limit.
    pub fn passive_runs(&self, limit: usize) -> Vec<&[Sentence]> {
        let together =
            |one: &Sentence, next: &Sentence| one.is_passive && next.is_passive && one.stretch == next.stretch;
        let runs = self.sentences.chunk_by(together);
        runs.filter(|run| run.len() > limit && run[0].is_passive).collect()
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Whether the language of a site can be measured.
pub fn is_measured(config: &Config) -> bool {
    let primary = config.language.split('-').next().unwrap_or_default();
    primary.eq_ignore_ascii_case("en")
}

/// Whom a document is for: as it says itself, or the nearest page above it that does, or the settings.
pub fn readers(model: &Model, config: &Config, id: DocId) -> Readers {
    let usual = config.plain_language.map_or_else(Readers::default, |plain| plain.readers);
    let above = std::iter::successors(Some(id), |id| model.document(*id).parent);
    above.map(|id| model.document(id).common.readers).find_map(|readers| readers).unwrap_or(usual)
}

/// The words that are filled in for links of a document: what else but the document itself its measures follow from.
pub fn filled(model: &Model, messages: &Messages, document: &Document) -> Vec<Option<String>> {
    let names = Names { model, messages };
    let links = document.links.iter().zip(&document.body.links);
    links.filter(|(_, link)| link.text.trim().is_empty()).map(|(to, _)| names.name(to)).collect()
}

/// Measures a document.
pub fn read(model: &Model, messages: &Messages, guide: &Guide, document: &Document) -> Reading {
    let mut reading = Reading::default();
    for passage in passages(document, Names { model, messages }) {
        if passage.is_cell && !passage.text.trim_end().ends_with(['.', '!', '?']) {
            continue;
        }
        let quoted = quoted(&passage.text);
        let of_others: Vec<Range<usize>> = quoted.into_iter().chain(passage.filled.iter().cloned()).collect();
        for range in sentences(&passage.text, guide) {
            sentence(&mut reading, document, guide, &passage, range, &of_others);
        }
    }
    reading
}

fn sentence(
    reading: &mut Reading,
    document: &Document,
    guide: &Guide,
    passage: &Passage,
    range: Range<usize>,
    of_others: &[Range<usize>],
) {
    let text = &passage.text[range.clone()];
    let all: Vec<(usize, &str)> = words(text).collect();
    let small: Vec<Cow<str>> = all.iter().map(|(_, word)| lower(word)).collect();
    for (at, (_, word)) in all.iter().enumerate() {
        let count = syllables(word);
        reading.syllables += count;
        reading.long_words += usize::from(is_long(word, count, at == 0));
    }
    let mut at = 0;
    while at < all.len() {
        let Some((length, phrase, instead)) = guide.plainer(&small[at..]) else {
            at += 1;
            continue;
        };
        let (start, (last, end)) = (range.start + all[at].0, all[at + length - 1]);
        let part = start..range.start + last + end.len();
        if !of_others.iter().any(|other| other.start < part.end && part.start < other.end) {
            let place = passage.place(&part, document);
            reading.plainer.push(Plainer { phrase: phrase.to_owned(), instead: instead.to_owned(), place });
        }
        at += length;
    }
    reading.words += all.len();
    reading.sentences.push(Sentence {
        text: text.replace(text::OPAQUE, "…"),
        place: passage.place(&range, document),
        words: all.len(),
        is_passive: guide.is_passive(&small),
        cut: cut(text, &all, &small, guide),
        stretch: passage.stretch,
    });
}

/// A word in small letters; most are already.
fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

/// The least number of syllables of a long word.
const LONG: usize = 3;

fn is_long(word: &str, syllables: usize, is_first: bool) -> bool {
    let is_name = word.starts_with(char::is_uppercase) && !is_first;
    let by_ending = syllables == LONG && (word.ends_with("ed") || word.ends_with("es"));
    syllables >= LONG && !is_name && !by_ending && !word.contains('-')
}

/// The parts of a text in quotation marks: they are the words of others.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('\u{201c}' | '"', None) => open = Some(at),
            ('\u{201d}' | '"', Some(start)) => {
                all.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    all
}

/// How many words stand on each side of a cut at least.
const LEAST_SIDE: usize = 5;

/// How many words are shown of what follows a cut.
const SHOWN: usize = 3;

/// The words before which a sentence may best be cut: what joins its parts, or what follows a mark, as near to the middle as
/// may be; where it is both, it counts as nearer.
fn cut(text: &str, words: &[(usize, &str)], small: &[Cow<str>], guide: &Guide) -> Option<String> {
    let far = |at: usize| {
        let (end, start) = (words[at - 1].0 + words[at - 1].1.len(), words[at].0);
        let between = &text[end..start];
        let is_parted = between.contains([',', ';', ':', '\u{2013}', '\u{2014}']);
        let is_joined = guide.joins(&small[at]);
        let is_strong = between.contains([';', ':', '\u{2013}', '\u{2014}']);
        let nearer = if (is_parted && is_joined) || is_strong { 4 } else { 0 };
        (is_joined || is_strong).then(|| (2 * at).abs_diff(words.len()).saturating_sub(2 * nearer))
    };
    let sides = LEAST_SIDE..words.len().saturating_sub(LEAST_SIDE - 1);
    let (_, at) = sides.filter_map(|at| Some((far(at)?, at))).min()?;
    let last = words[(at + SHOWN - 1).min(words.len() - 1)];
    Some(text[words[at].0..last.0 + last.1.len()].to_owned())
}

#[cfg(test)]
mod tests;
