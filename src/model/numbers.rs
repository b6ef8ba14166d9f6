//! The numbers that a document states, and what stands behind each: a cell, a source, an honest "not confirmed", or
//! nothing.
//!
//! A source covers the sentence that links to it, in words or in a footnote; where it is the last link or footnote of its
//! paragraph, it covers the paragraph, as a reader takes a reference that stands at its end.

pub mod find;
pub mod prose;

use std::cell::OnceCell;
use std::ops::Range;

use crate::read::address::Backing;
use crate::read::body::{Block, Body, FigureRecord, Inline, Target};
use crate::read::scalar::Scheme;
use crate::source::Span;

use super::Model;
use super::document::{Content, Document};
use super::links::{Entity, Resolved};

use find::Finder;
use prose::{Passage, sentences};

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A cell, which it agrees with.
    Bound,
    /// A source that the sentence names.
    Cited,
    /// Nothing, as the page says.
    Unverified,
    /// Nothing.
    Unbound,
}

/// A number that a document states.
#[derive(Clone, Debug)]
pub struct Mention {
    /// As it is typed; empty for one that is inserted.
    pub typed: String,
    /// The sentence it is in.
    pub sentence: String,
    /// Where it stands.
    pub place: Span,
    /// Whether it is in a title or a summary, which can hold no links.
    pub is_title: bool,
    /// What stands behind it.
    pub standing: Standing,
}

/// Every number that a document states: those of its title, summary and charts, and those of its text.
pub fn mentions(model: &Model, document: &Document, finder: &Finder) -> Vec<Mention> {
    let mut all = Vec::new();
    for (text, place) in titles(document) {
        for found in finder.numbers(text) {
            let standing = document.common.figures.iter().find_map(|(typed, backing)| {
                let covers = occurrences(text, typed).any(|at| at.start < found.end && found.start < at.end);
                covers.then_some(match backing {
                    Backing::Value(_) => Standing::Bound,
                    Backing::Source(_) => Standing::Cited,
                })
            });
            all.push(Mention {
                typed: text[found].to_owned(),
                sentence: text.to_owned(),
                place,
                is_title: true,
                standing: standing.unwrap_or(Standing::Unbound),
            });
        }
    }
    for passage in prose::passages(&document.body) {
        Reading { model, document, passage: &passage, sentences: OnceCell::new(), references: OnceCell::new() }
            .mentions(finder, &mut all);
    }
    all.sort_by_key(|mention| mention.place);
    all
}

/// The texts of a document that can hold no links, with their places: what `figures` binds.
pub fn titles(document: &Document) -> Vec<(&str, Span)> {
    let common = &document.common;
    let mut all = vec![(common.title.as_str(), document.spans.value(&["title".into()]))];
    all.extend(common.summary.as_deref().map(|text| (text, document.spans.value(&["summary".into()]))));
    if let Content::Report(report) = &document.content {
        all.extend(report.subtitle.as_deref().map(|text| (text, document.spans.value(&["subtitle".into()]))));
    }
    for figure in &document.body.figures {
        let (title, subtitle, spans) = match &figure.record {
            FigureRecord::Chart(chart) => (Some(&chart.value.title), chart.value.subtitle.as_ref(), &chart.spans),
            FigureRecord::Table(table) => (table.value.title.as_ref(), None, &table.spans),
        };
        let texts = [("title", title), ("subtitle", subtitle)];
        all.extend(texts.into_iter().filter_map(|(key, text)| Some((text?.as_str(), spans.value(&[key.into()])))));
    }
    all
}

/// Where a text holds some words, whole.
pub fn occurrences<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let is_whole = |at: &usize| {
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, after) = (text[..*at].chars().next_back(), text[at + words.len()..].chars().next());
        let is_cut =
            (inside(before) && inside(words.chars().next())) || (inside(after) && inside(words.chars().next_back()));
        !is_cut
    };
    let found = text.match_indices(words).map(|(at, _)| at).filter(move |_| !words.is_empty());
    found.filter(is_whole).map(|at| at..at + words.len())
}

/// The whole name of what a link leads to, whose numbers nobody has to bind.
pub fn name(model: &Model, entity: Entity) -> Option<&str> {
    match entity {
        Entity::Document(id) => Some(&model.document(id).common.title),
        Entity::Table(at) => Some(&model.tables[at].title),
        Entity::Source(at) => Some(&model.sources.entries[at].value.title),
        Entity::Term(at) => Some(&model.terms.entries[at].value.term),
        Entity::Body(at) => Some(&model.bodies.entries[at].value.name),
        Entity::Figure(..) => None,
    }
}

/// A passage of a document being read.
struct Reading<'a> {
    model: &'a Model,
    document: &'a Document,
    passage: &'a Passage,
    /// Its sentences.
    sentences: OnceCell<Vec<Range<usize>>>,
    /// Its links and footnotes, as [`references`] has them.
    references: OnceCell<Vec<(usize, bool)>>,
}

impl Reading<'_> {
    fn mentions(&self, finder: &Finder, all: &mut Vec<Mention>) {
        for (range, at) in &self.passage.links {
            let standing = match self.document.body.links[*at].target {
                Target::Value(_) => Standing::Bound,
                Target::Unverified => Standing::Unverified,
                _ => continue,
            };
            let place = self.document.body.links[*at].span;
            let typed = self.document.body.links[*at].text.clone();
            all.push(self.mention(typed, range.start, place, standing));
        }
        for found in finder.numbers(&self.passage.text) {
            if self.is_said_by_link(&found) {
                continue;
            }
            let standing = if self.is_cited(found.start) { Standing::Cited } else { Standing::Unbound };
            let typed = self.passage.text[found.clone()].to_owned();
            let Some(place) = self.passage.place(&found, self.document.file) else { continue };
            all.push(self.mention(typed, found.start, place, standing));
        }
    }

    fn mention(&self, typed: String, at: usize, place: Span, standing: Standing) -> Mention {
        Mention { typed, sentence: self.passage.shown(self.sentence(at)), place, is_title: false, standing }
    }

    /// The sentence that a place of the passage is in.
    fn sentence(&self, at: usize) -> Range<usize> {
        let all = self.sentences.get_or_init(|| sentences(&self.passage.text));
        all.iter().find(|range| at < range.end).or(all.last()).cloned().unwrap_or(0..self.passage.text.len())
    }

    /// Whether a number is told already, as a bound or an unverified one, or is part of the name of what it links to.
    fn is_said_by_link(&self, found: &Range<usize>) -> bool {
        let over = self.passage.links.iter().filter(|(range, _)| range.start < found.end && found.start < range.end);
        let mut over = over.map(|(_, at)| *at);
        over.any(|at| match (&self.document.body.links[at].target, &self.document.links[at]) {
            (Target::Value(_) | Target::Unverified, _) => true,
            (_, Resolved::Entity(entity, _)) => {
                let typed = &self.passage.text[found.clone()];
                name(self.model, *entity).is_some_and(|name| occurrences(name, typed).next().is_some())
            }
            _ => false,
        })
    }

    fn is_cited(&self, at: usize) -> bool {
        let sentence = self.sentence(at);
        let references = self.references.get_or_init(|| references(&self.document.body, self.passage));
        let is_last = references.last().is_some_and(|(_, is_source)| *is_source);
        is_last || references.iter().any(|(place, is_source)| *is_source && sentence.contains(place))
    }
}

/// The links and footnotes of a passage in their order, and whether each is a source or holds one. Bound numbers are not
/// references: they may follow one.
fn references(body: &Body, passage: &Passage) -> Vec<(usize, bool)> {
    let links = passage.links.iter().filter(|(_, at)| !matches!(body.links[*at].target, Target::Value(_)));
    let links = links.map(|(range, at)| (range.start, is_source(&body.links[*at].target)));
    let notes = passage.notes.iter().map(|(place, note)| (*place, note_holds_source(body, *note)));
    let mut all: Vec<(usize, bool)> = links.chain(notes).collect();
    all.sort_by_key(|(place, _)| *place);
    all
}

fn is_source(target: &Target) -> bool {
    matches!(target, Target::Reference(reference) if reference.scheme == Scheme::Source)
}

fn note_holds_source(body: &Body, note: usize) -> bool {
    let Some(note) = body.footnotes.get(note) else { return false };
    let mut passages = Vec::new();
    for block in &note.blocks {
        if let Block::Paragraph(inlines) | Block::Plain(inlines) = block {
            passages.push(inlines);
        }
    }
    passages.into_iter().any(|inlines| inlines_hold_source(body, inlines))
}

fn inlines_hold_source(body: &Body, inlines: &[Inline]) -> bool {
    Passage::of(inlines).links.iter().any(|(_, at)| is_source(&body.links[*at].target))
}
