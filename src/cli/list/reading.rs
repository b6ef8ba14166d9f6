//! How plainly each page is written.

use std::fmt::Write as _;

use serde::Serialize;

use crate::config::Config;
use crate::config::plain_language::{Limits, usual};
use crate::diagnostic::position;
use crate::model::document::{DocId, Document};
use crate::plain::{self, Guide, Reading};

use super::Content;

/// How many of its longest sentences a page has in the list, where none is too long.
const LONGEST: usize = 1;

/// A page, measured.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Page<'a> {
    path: &'a str,
    kind: &'static str,
    readers: &'static str,
    words: usize,
    sentences: usize,
    /// In years; none for a text too short to tell.
    reading_age: Option<f64>,
    mean_sentence: f64,
    longest_sentence: usize,
    /// How many of a hundred words.
    long_words: f64,
    /// How many of a hundred sentences.
    passive: f64,
    /// Those that are too long, or else the longest one.
    worst: Vec<Sentence<'a>>,
    /// Words that have a plainer one.
    plainer: Vec<Plainer>,
}

/// A sentence.
#[derive(Serialize)]
struct Sentence<'a> {
    line: usize,
    column: usize,
    words: usize,
    text: &'a str,
}

/// A word that has a plainer one.
#[derive(Serialize)]
struct Plainer {
    line: usize,
    column: usize,
    phrase: String,
    instead: String,
}

/// The whole list: a language that is not measured has no pages.
#[derive(Serialize)]
struct Measured<'a> {
    language: Option<&'a str>,
    measured: bool,
    pages: Vec<Page<'a>>,
}

pub(super) fn human(content: &Content) -> String {
    let readings = readings(content);
    let Measured { language, measured, pages } = measured(content, &readings);
    if !measured {
        let why = language
            .map_or("the settings cannot be read".to_owned(), |language| format!("this site is in `{language}`"));
        return format!("Nothing was measured: only English is, and {why}.\n");
    }
    let mut out = String::new();
    for page in &pages {
        let age =
            page.reading_age.map_or("too short for a reading age".to_owned(), |age| format!("reading age {age:.0}"));
        let _ = writeln!(
            out,
            "{}: for {}, {age}, {} words, {:.0} a sentence, {:.0}% long, {:.0}% of sentences passive",
            page.path, page.readers, page.words, page.mean_sentence, page.long_words, page.passive
        );
        for Sentence { line, column, words, text } in &page.worst {
            let _ = writeln!(out, "  {}:{line}:{column}: {words} words: \u{201c}{text}\u{201d}", page.path);
        }
        for Plainer { line, column, phrase, instead } in &page.plainer {
            let _ = writeln!(out, "  {}:{line}:{column}: `{instead}` is plainer than `{phrase}`", page.path);
        }
    }
    if pages.is_empty() {
        out.push_str("No pages.\n");
    }
    out
}

pub(super) fn json(content: &Content) -> String {
    let readings = readings(content);
    // Strings and numbers only: serialising them to a string has no way to fail.
    serde_json::to_string(&measured(content, &readings)).unwrap_or_default() + "\n"
}

fn measurable<'a>(content: &Content<'a>) -> Option<&'a Config> {
    content.config.filter(|config| plain::is_measured(config))
}

fn readings<'a>(content: &Content<'a>) -> Vec<(DocId, &'a Document, Reading)> {
    if measurable(content).is_none() {
        return Vec::new();
    }
    let guide = Guide::new(content.messages);
    let read = |document| plain::read(content.model, content.messages, &guide, document);
    content.model.documents().map(|(id, document)| (id, document, read(document))).collect()
}

fn measured<'a>(content: &Content<'a>, readings: &'a [(DocId, &'a Document, Reading)]) -> Measured<'a> {
    let language = content.config.map(|config| config.language.as_str());
    let Some(config) = measurable(content) else { return Measured { language, measured: false, pages: Vec::new() } };
    let pages = readings.iter().map(|(id, document, reading)| page(content, config, *id, document, reading));
    Measured { language, measured: true, pages: pages.collect() }
}

fn page<'a>(
    content: &Content<'a>,
    config: &Config,
    id: DocId,
    document: &'a Document,
    reading: &'a Reading,
) -> Page<'a> {
    let readers = plain::readers(content.model, config, id);
    let limits: Limits =
        config.plain_language.and_then(|plain| plain.limits(readers).copied()).unwrap_or(usual(readers));
    let text = content.sources.text(document.file);
    let too_long = limits.sentence_words.map_or(Vec::new(), |limit| reading.longer_than(limit));
    let worst = if too_long.is_empty() { reading.longer_than(0).into_iter().take(LONGEST).collect() } else { too_long };
    let sentence = |sentence: &'a plain::Sentence| {
        let at = position(text, sentence.place.start as usize);
        Sentence { line: at.line, column: at.column, words: sentence.words, text: &sentence.text }
    };
    let plainer = |found: &plain::Plainer| {
        let at = position(text, found.place.start as usize);
        Plainer { line: at.line, column: at.column, phrase: found.phrase.clone(), instead: found.instead.clone() }
    };
    Page {
        path: content.sources.path(document.file),
        kind: document.kind.row().name,
        readers: readers.name(),
        words: reading.words,
        sentences: reading.sentences.len(),
        reading_age: reading.age().map(tenths),
        mean_sentence: tenths(reading.mean_sentence()),
        longest_sentence: reading.longest_sentence(),
        long_words: tenths(reading.long_share()),
        passive: tenths(reading.passive_share()),
        worst: worst.into_iter().map(sentence).collect(),
        plainer: if limits.plain_words { reading.plainer.iter().map(plainer).collect() } else { Vec::new() },
    }
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
