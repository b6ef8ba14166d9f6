//! The names of people and bodies in the texts: one that is nearly a name of the records is a slip.
//!
//! Forms of words are those of English, so that sites in other languages are not asked.

mod lexicon;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, rules};
use crate::memo::{Key, Naming};
use crate::model::Model;
use crate::model::document::{Content, Document};
use crate::model::numbers::{prose, titles};
use crate::read::source::Name;
use crate::source::Span;

use super::Subject;
use lexicon::{Found, Lexicon, Origin};

/// What a document says that is nearly a name.
#[derive(Default)]
pub(super) struct Read {
    /// What is told, each with the word that it is about where that may be a word of its own.
    told: Vec<(Diagnostic, Option<Box<str>>)>,
    /// Words in lower case that are nearly a name of one word.
    plain: BTreeSet<Box<str>>,
}

/// Names in texts are spelled as the records spell them.
pub(super) fn spelled(subject: &Subject) -> Vec<Diagnostic> {
    let Subject { config: Some(config), model, memo, .. } = subject else { return Vec::new() };
    let lexicon = Lexicon::new(names(model).into_iter().chain(other_words(model)));
    let is_english = config.language.split('-').next() == Some("en");
    if !is_english || lexicon.has_no_names() {
        return Vec::new();
    }
    let key = key_of(&lexicon);
    let of_document = |document: &Document| {
        let naming = Naming::new("names").key(document.key).key(key);
        memo.names.get(naming.end(), || Arc::new(read(document, &lexicon)))
    };
    let mut all: Vec<Arc<Read>> = model.documents.par_iter().map(of_document).collect();
    all.push(Arc::new(read_tables(model, &lexicon)));
    // What the site also writes in lower case is a word, and no name with a slip.
    let plain: BTreeSet<&str> = all.iter().flat_map(|read| &read.plain).map(AsRef::as_ref).collect();
    let told = all.iter().flat_map(|read| &read.told);
    let told = told.filter(|(_, word)| word.as_ref().is_none_or(|word| !plain.contains(word.as_ref())));
    told.map(|(problem, _)| problem.clone()).collect()
}

fn key_of(lexicon: &Lexicon) -> Key {
    lexicon.phrases.iter().fold(Naming::new("lexicon"), |naming, phrase| naming.debug(phrase)).end()
}

/// The names that the records define.
fn names(model: &Model) -> Vec<(String, Option<Origin>)> {
    let mut all = Vec::new();
    let mut add = |name: &str, place: Span, file: &str| {
        all.push((name.to_owned(), Some(Origin { place, file: file.to_owned() })));
    };
    if let Some((_, spans)) = &model.bodies.file {
        for entry in &model.bodies.entries {
            let place = |key: &'static str| spans.value(&["bodies".into(), entry.id.as_str().into(), key.into()]);
            add(&entry.value.name, place("name"), "bodies.yaml");
            if let Some(short) = &entry.value.short_name {
                add(short, place("short-name"), "bodies.yaml");
            }
        }
    }
    if let Some((_, spans)) = &model.sources.file {
        for entry in &model.sources.entries {
            for (key, people) in [("author", &entry.value.author), ("editor", &entry.value.editor)] {
                for (at, person) in people.iter().enumerate().filter(|(_, name)| matches!(name, Name::Person { .. })) {
                    let path = ["sources".into(), entry.id.as_str().into(), key.into(), at.into()];
                    forms(person).iter().for_each(|form| add(form, spans.value(&path), "sources.yaml"));
                }
            }
        }
    }
    for document in &model.documents {
        let Content::Report(report) = &document.content else { continue };
        for (at, author) in report.authors.iter().enumerate() {
            let place = document.spans.value(&["authors".into(), at.into()]);
            forms(&Name::of(author)).iter().for_each(|form| add(form, place, &document.path));
        }
    }
    all
}

/// How a text names somebody: by the family name, and with the given name where that is known.
fn forms(name: &Name) -> Vec<String> {
    let mut forms = vec![name.short().to_owned()];
    if let Name::Person { family, given: Some(given) } = name
        && given.chars().filter(|c| c.is_lowercase()).count() > 1
    {
        forms.push(format!("{given} {family}"));
    }
    forms
}

/// Words that are right as they stand, and are not looked for: of the glossary, of titles, of organisations that only
/// wrote or published something.
fn other_words(model: &Model) -> Vec<(String, Option<Origin>)> {
    let mut all: Vec<&str> = Vec::new();
    for term in model.terms.entries.iter().map(|entry| &entry.value) {
        all.push(&term.term);
        all.extend(term.forms.iter().map(String::as_str));
    }
    for source in model.sources.entries.iter().map(|entry| &entry.value) {
        all.push(&source.title);
        all.extend(
            [&source.container_title, &source.collection_title, &source.publisher]
                .into_iter()
                .flatten()
                .map(String::as_str),
        );
        for name in source.author.iter().chain(&source.editor) {
            if let Name::Literal(text) = name {
                all.push(text);
            }
        }
    }
    all.into_iter().map(|text| (text.to_owned(), None)).collect()
}

/// What a document says that is nearly a name: in its front matter and in its text, but for quotations and code.
fn read(document: &Document, lexicon: &Lexicon) -> Read {
    let mut read = Read::default();
    let allow = "say so with `allow: [{rule: name-spelling, why: …}]`";
    for (text, place) in titles(document).into_iter().chain(of_recommendation(document)) {
        for found in lexicon.read(text, &mut read.plain) {
            let place = within(place, text, &found.range);
            read.told.push((tell(lexicon, text, &found, place, allow), found.word));
        }
    }
    for passage in prose::passages(&document.body).iter().filter(|passage| !passage.is_quotation) {
        for found in lexicon.read(&passage.text, &mut read.plain) {
            // The first and the last letter may be in two pieces of the text.
            let last = passage.place(&(found.range.end..found.range.end), document.file);
            let Some(first) = passage.place(&found.range, document.file) else { continue };
            let place = Span { end: last.map_or(first.end, |last| last.end.max(first.start)), ..first };
            read.told.push((tell(lexicon, &passage.text, &found, place, allow), found.word));
        }
    }
    read
}

/// The answers and assessments of a recommendation.
fn of_recommendation(document: &Document) -> Vec<(&str, Span)> {
    let Content::Recommendation(recommendation) = &document.content else { return Vec::new() };
    let place = |list: &'static str, at: usize| document.spans.value(&[list.into(), at.into(), "text".into()]);
    let responses = recommendation.responses.iter().enumerate();
    let responses = responses.filter_map(|(at, response)| Some((response.text.as_deref()?, place("responses", at))));
    let assessments = recommendation.assessments.iter().enumerate();
    let assessments = assessments.filter_map(|(at, found)| Some((found.text.as_deref()?, place("assessments", at))));
    responses.chain(assessments).collect()
}

/// What the title, the description and the notes of each table say that is nearly a name.
fn read_tables(model: &Model, lexicon: &Lexicon) -> Read {
    let mut read = Read::default();
    for table in model.tables.iter().filter(|table| !table.derived) {
        let texts = [("", &table.title), (", in the description", &table.description)];
        let notes = table.notes.iter().map(|note| (", in a note", note));
        for (part, text) in texts.into_iter().chain(notes) {
            for found in lexicon.read(text, &mut read.plain) {
                let place = if part.is_empty() { within(table.span, text, &found.range) } else { table.span };
                let mut problem = tell(lexicon, text, &found, place, "name it in bodies.yaml");
                problem.message.push_str(part);
                read.told.push((problem, found.word));
            }
        }
    }
    read
}

/// The place of a part of a text whose value stands at `place`, if it is written there letter by letter.
fn within(place: Span, text: &str, part: &Range<usize>) -> Span {
    let quote = match (place.end.saturating_sub(place.start) as usize).checked_sub(text.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return place,
    };
    let start = place.start as usize + quote;
    Span::new(place.file, start + part.start..start + part.end)
}

fn tell(lexicon: &Lexicon, text: &str, found: &Found, place: Span, otherwise: &str) -> Diagnostic {
    let phrase = &lexicon.phrases[found.phrase];
    let (typed, name) = (&text[found.range.clone()], &phrase.shown);
    let problem = Diagnostic::new(&rules::NAME_SPELLING, place, format!("`{typed}` is nearly `{name}`"));
    let Some(origin) = &phrase.origin else { return problem };
    let help = format!("write `{name}`, as {} has it; if this is another name, {otherwise}", origin.file);
    problem.label(origin.place, "the name is spelled here").help(help)
}
