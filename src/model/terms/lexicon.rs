//! The forms of every term, by their first word.

use std::collections::HashMap;

use crate::model::List;
use crate::read::data::Term;

/// The forms by which the terms of a glossary are known in a text.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Forms by their first word, the longest first. Looked into by key alone, so that its order shows nowhere.
    forms: HashMap<Box<str>, Vec<Form>>,
    /// Whether a form begins with this byte.
    begins: Vec<bool>,
    /// How many terms there are.
    pub(super) terms: usize,
}

/// A way to write a term.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// The words after the first, each after what stands before it.
    rest: Vec<(Box<str>, Box<str>)>,
    pub term: usize,
    /// What an abbreviation is short for, in the same number.
    pub short_for: Option<Box<str>>,
}

/// What one more letter makes of a word when there are several.
const PLURAL: &str = "s";

impl Lexicon {
    /// The lexicon of a glossary.
    ///
    /// A term is known by its words, by its other forms, and by each of these with an `s`. The first letter may be a
    /// capital, as at the start of a sentence; otherwise letters stand as they are written. An abbreviation is known as it
    /// is written, and with an `s`.
    pub fn new(terms: &List<Term>) -> Self {
        let mut lexicon = Lexicon { begins: vec![false; 256], terms: terms.entries.len(), ..Lexicon::default() };
        for (at, entry) in terms.entries.iter().enumerate() {
            let term = &entry.value;
            if term.matched {
                for words in std::iter::once(&term.term).chain(&term.forms) {
                    for words in [words.clone(), format!("{words}{PLURAL}")] {
                        lexicon.add(&words, at, None);
                        lexicon.add(&capitalised(&words), at, None);
                    }
                }
            }
            if let Some(short) = &term.abbreviation {
                let plural = if term.term.ends_with(PLURAL) { "" } else { PLURAL };
                lexicon.add(short, at, Some(&term.term));
                lexicon.add(&format!("{short}{PLURAL}"), at, Some(&format!("{}{plural}", term.term)));
            }
        }
        lexicon
    }

    fn add(&mut self, words: &str, term: usize, short_for: Option<&str>) {
        let mut rest = Vec::new();
        let Some((start, mut end)) = next_word(words, 0) else { return };
        let first = &words[start..end];
        while let Some((next, next_end)) = next_word(words, end) {
            rest.push((words[end..next].into(), words[next..next_end].into()));
            end = next_end;
        }
        self.begins[usize::from(first.as_bytes()[0])] = true;
        let forms = self.forms.entry(first.into()).or_default();
        let at = forms.partition_point(|other| other.rest.len() >= rest.len());
        forms.insert(at, Form { rest, term, short_for: short_for.map(Into::into) });
    }

    /// The longest form that begins with the word of `line` from `start` to `end`, and where it ends.
    pub(super) fn find(&self, line: &str, start: usize, end: usize) -> Option<(&Form, usize)> {
        if !self.begins.get(usize::from(line.as_bytes()[start])).copied().unwrap_or(false) {
            return None;
        }
        let forms = self.forms.get(&line[start..end])?;
        forms.iter().find_map(|form| Some((form, form.end(line, end)?)))
    }
}

impl Form {
    /// Where the form ends if its first word ends at `from`.
    fn end(&self, line: &str, from: usize) -> Option<usize> {
        let mut end = from;
        for (gap, word) in &self.rest {
            let (start, stop) = next_word(line, end)?;
            if line[start..stop] != **word || !alike(&line[end..start], gap) {
                return None;
            }
            end = stop;
        }
        Some(end)
    }
}

/// Whether what stands between two words is the same; a hyphen joins like a space.
fn alike(a: &str, b: &str) -> bool {
    let joins = |gap: &str| matches!(gap, " " | "-" | "\u{a0}" | "\u{2010}" | "\u{2011}");
    a == b || (joins(a) && joins(b))
}

/// The next word at or after a byte: letters and digits.
pub(super) fn next_word(line: &str, from: usize) -> Option<(usize, usize)> {
    let mut start = from;
    while start < line.len() {
        match in_word(line, start) {
            0 => start += step(line, start),
            _ => break,
        }
    }
    let mut end = start;
    while end < line.len() {
        match in_word(line, end) {
            0 => break,
            length => end += length,
        }
    }
    (start < end).then_some((start, end))
}

/// How many bytes the character at a byte has if it is part of a word, else none. Nearly all are ASCII, and need no look into
/// the tables of Unicode.
fn in_word(line: &str, at: usize) -> usize {
    let byte = line.as_bytes()[at];
    if byte.is_ascii() {
        return usize::from(byte.is_ascii_alphanumeric());
    }
    line[at..].chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8)
}

/// How many bytes the character at a byte has.
fn step(line: &str, at: usize) -> usize {
    if line.as_bytes()[at].is_ascii() { 1 } else { line[at..].chars().next().map_or(1, char::len_utf8) }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
