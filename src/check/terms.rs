//! The glossary against the texts: abbreviations that nobody explains, and words that it explains twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rules};
use crate::model::terms::Capitals;
use crate::read::scalar::{Id, Scheme};
use crate::source::Span;

use super::Subject;

/// The key of the list of abbreviations that everybody knows, in the catalogue.
const KNOWN: &str = "words.known";

/// An abbreviation is in the glossary, or written out where it stands first, or one that everybody knows.
pub(super) fn abbreviations(subject: &Subject) -> Vec<Diagnostic> {
    let Subject { config: Some(config), messages, model, .. } = subject else { return Vec::new() };
    // A glossary that could not be read may have it.
    if model.index.is_unread_list(Scheme::Term) {
        return Vec::new();
    }
    let in_glossary = model.terms.entries.iter().filter_map(|entry| entry.value.abbreviation.as_deref());
    let known = messages.words(KNOWN).iter().chain(&config.known_abbreviations).map(String::as_str);
    let known: BTreeSet<&str> = in_glossary.chain(known).collect();
    let all = model.documents.iter().flat_map(|document| &document.words.capitals);
    let unexplained = all.filter(|word| !word.written_out && !known.contains(&*word.word));
    let tell = |word: &Capitals| {
        let message = format!("nothing says what `{0}` is short for", word.word);
        Diagnostic::new(&rules::ABBREVIATION_UNDEFINED, word.span, message).help(format!(
            "put it into glossary.yaml as `abbreviation: {0}`, or write it out here: `the words ({0})`; what every reader \
             knows belongs into `known-abbreviations` in site.yaml",
            word.word
        ))
    };
    unexplained.map(tell).collect()
}

/// No two entries of the glossary are for the same words: a reader would get one of two meanings.
pub(super) fn words(subject: &Subject) -> Vec<Diagnostic> {
    let terms = &subject.model.terms;
    let Some((_, spans)) = &terms.file else { return Vec::new() };
    let mut first: BTreeMap<String, (&Id, Span)> = BTreeMap::new();
    let mut problems = Vec::new();
    for entry in &terms.entries {
        let path = |key: &'static str| vec!["glossary".into(), entry.id.as_str().into(), key.into()];
        let mut forms = vec![(entry.value.term.to_lowercase(), spans.value(&path("term")))];
        forms.extend(entry.value.abbreviation.iter().map(|short| (short.clone(), spans.value(&path("abbreviation")))));
        for (at, form) in entry.value.forms.iter().enumerate() {
            let mut path = path("forms");
            path.push(at.into());
            forms.push((form.to_lowercase(), spans.value(&path)));
        }
        for (form, place) in forms {
            let (id, other) = *first.entry(form.clone()).or_insert((&entry.id, place));
            if *id != entry.id {
                let problem = Diagnostic::new(&rules::TERM_DUPLICATE, place, format!("`{form}` is explained twice"));
                problems.push(problem.label(other, "here too").help("make one entry of the two"));
            }
        }
    }
    problems
}
