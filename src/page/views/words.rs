//! Views of the glossary, on its own page and on the pages that use its words.

use crate::model::Entry;
use crate::model::document::Document;
use crate::model::links::Entity;
use crate::page::view::{EntryView, LetterView, LinkView, TermView, WordView};
use crate::read::data::Term;
use crate::read::scalar::{Id, Scheme};

use super::Views;

impl Views<'_> {
    /// The words of the glossary that the text of a document uses, by the alphabet.
    pub(super) fn words(&self, document: &Document) -> Vec<WordView> {
        let view = |at: usize| {
            let Entry { id, value } = &self.model.terms.entries[at];
            Some(WordView {
                id: id.to_string(),
                term: value.term.clone(),
                abbreviation: value.abbreviation.clone(),
                definition: value.definition.clone(),
                url: self.addresses.entity(Entity::Term(at))?,
            })
        };
        let mut views: Vec<WordView> = document.words.terms().filter_map(view).collect();
        views.sort_by_key(|word| word.term.to_lowercase());
        views
    }

    /// The whole glossary, letter by letter. An abbreviation has an entry of its own, which leads to its term.
    pub(super) fn letters(&self) -> Vec<LetterView> {
        let mut entries: Vec<EntryView> = Vec::new();
        for (at, Entry { id, value }) in self.model.terms.entries.iter().enumerate() {
            entries.extend(value.abbreviation.as_ref().map(|short| EntryView {
                words: short.clone(),
                term: None,
                see: Some(LinkView { title: value.term.clone(), url: format!("#term-{id}") }),
            }));
            entries.push(EntryView { words: value.term.clone(), term: Some(self.term(at, id, value)), see: None });
        }
        entries.sort_by_key(|entry| (initial(&entry.words), entry.words.to_lowercase()));
        let mut letters: Vec<LetterView> = Vec::new();
        for entry in entries {
            let letter = initial(&entry.words);
            match letters.last_mut().filter(|last| last.letter == letter) {
                Some(last) => last.entries.push(entry),
                None => letters.push(LetterView { letter, entries: vec![entry] }),
            }
        }
        letters
    }

    fn term(&self, at: usize, id: &Id, term: &Term) -> TermView {
        TermView {
            id: id.to_string(),
            abbreviation: term.abbreviation.clone(),
            forms: term.forms.clone(),
            definition: term.definition.clone(),
            see: term.see.iter().filter_map(|id| self.named_link(Scheme::Term, id)).collect(),
            used_by: self.used_by(Entity::Term(at)),
        }
    }
}

/// The letter that words stand under, in capitals; empty for those that begin with a digit or a sign.
fn initial(words: &str) -> String {
    words.chars().next().filter(|first| first.is_alphabetic()).map_or_else(String::new, |c| c.to_uppercase().collect())
}
