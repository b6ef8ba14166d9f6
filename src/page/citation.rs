//! A source in words: short in a sentence, whole in a list.

use crate::messages::Messages;
use crate::read::locator::Locator;
use crate::read::source::{Name, Source};

use super::date;

pub use crate::model::citation::short;

/// The part of a source that is meant: `paragraph 19`, `pages 12–14`.
pub fn locator(locator: &Locator, messages: &Messages) -> String {
    let several = if locator.is_several() { 2 } else { 1 };
    messages.count(&format!("locator.{}", locator.name()), several, &[("value", &locator.value)])
}

/// What sort of publication a source is.
pub fn kind(source: &Source, messages: &Messages) -> String {
    messages.text(&format!("source-kind.{}", source.kind.name()), &[])
}

/// The whole entry as text: authors (date). Title. What it is in. Publisher. Number. DOI.
pub fn full(source: &Source, messages: &Messages) -> String {
    let mut parts = Vec::new();
    let when = source.issued.map(|issued| date::words(issued, messages));
    let who = names(&source.author, messages);
    match (who.is_empty(), &when) {
        (false, Some(when)) => parts.push(messages.text("citation.who-when", &[("who", &who), ("when", when)])),
        (false, None) => parts.push(who.clone()),
        (true, _) => {}
    }
    parts.push(source.title.clone());
    parts.extend(container(source, messages));
    parts.extend(source.collection_title.clone());
    // An author that published its own report is named once.
    parts.extend(source.publisher.clone().filter(|publisher| *publisher != who));
    parts.extend(source.number.clone());
    parts.extend(source.isbn.as_ref().map(|isbn| messages.text("citation.isbn", &[("isbn", isbn.as_str())])));
    parts.extend(when.filter(|_| source.author.is_empty()));
    if let Some(accessed) = source.accessed {
        parts.push(messages.text("citation.accessed", &[("when", &date::words(accessed, messages))]));
    }
    let mut out = sentences(&parts);
    if let Some(doi) = &source.doi {
        // Without a full stop, which would become part of the address when it is copied.
        out.push(' ');
        out.push_str(&doi.url());
    }
    out
}

/// The whole entry and its address, to be copied into a text elsewhere.
pub fn copied(source: &Source, messages: &Messages) -> String {
    let full = full(source, messages);
    match (&source.url, &source.doi) {
        (Some(url), None) => format!("{full} {url}"),
        _ => full,
    }
}

/// What the source is in: `In: Smith, A. (editor), Journal of Reports, 12(3), pages 45–67`.
fn container(source: &Source, messages: &Messages) -> Option<String> {
    let mut inside = Vec::new();
    if !source.editor.is_empty() {
        let editors = names(&source.editor, messages);
        inside.push(messages.count("citation.editors", source.editor.len(), &[("names", &editors)]));
    }
    inside.extend(source.container_title.clone());
    match (&source.volume, &source.issue) {
        (Some(volume), Some(issue)) => inside.push(format!("{volume}({issue})")),
        (volume, issue) => inside.extend(volume.iter().chain(issue).cloned()),
    }
    inside.extend(source.page.as_ref().map(|page| {
        let several = if page.contains(['-', '\u{2013}', ',']) { 2 } else { 1 };
        messages.count("citation.pages", several, &[("pages", page)])
    }));
    let inside = inside.join(&messages.text("list.comma", &[]));
    match (inside.is_empty(), &source.container_title) {
        (true, _) => None,
        (false, Some(_)) => Some(messages.text("citation.in", &[("container", &inside)])),
        (false, None) => Some(inside),
    }
}

fn names(names: &[Name], messages: &Messages) -> String {
    messages.list(&names.iter().map(Name::full).collect::<Vec<_>>())
}

/// Each part with a full stop, unless it ends as a sentence does.
fn sentences(parts: &[String]) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
        if !part.ends_with(['.', '?', '!']) {
            out.push('.');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::locator::LABELS;
    use crate::read::source::SourceKind;

    fn person(family: &str, given: &str) -> Name {
        Name::Person { family: family.to_owned(), given: Some(given.to_owned()) }
    }

    fn article() -> Source {
        Source {
            author: vec![person("Ash", "A."), person("Birch", "B."), person("Cedar", "C.")],
            editor: vec![person("Elm", "E.")],
            issued: "2013-11".parse().ok(),
            container_title: Some("Journal of Trees".to_owned()),
            volume: Some("12".to_owned()),
            issue: Some("3".to_owned()),
            page: Some("45-67".to_owned()),
            publisher: Some("Forest Press".to_owned()),
            doi: "10.1000/182".parse().ok(),
            ..Source::titled(SourceKind::ArticleJournal, "How trees are counted")
        }
    }

    #[test]
    fn a_source_is_named_by_family_name_and_year() {
        let messages = crate::theme::english();
        let mut source = article();
        assert_eq!(short(&source, &messages), "Ash and others (2013)");
        source.author.truncate(2);
        assert_eq!(short(&source, &messages), "Ash and Birch (2013)");
        source.author = vec![Name::Literal("Forest Office, North".to_owned())];
        assert_eq!(short(&source, &messages), "Forest Office, North (2013)");
        source.author.clear();
        assert_eq!(short(&source, &messages), "Forest Press (2013)");
    }

    #[test]
    fn the_whole_entry_says_what_is_known() {
        let messages = crate::theme::english();
        assert_eq!(
            full(&article(), &messages),
            "Ash, A., Birch, B. and Cedar, C. (November 2013). How trees are counted. In: Elm, E. (editor), Journal of \
             Trees, 12(3), pages 45-67. Forest Press. https://doi.org/10.1000/182"
        );
        let bare =
            Source { url: Some("https://example.org/a".to_owned()), ..Source::titled(SourceKind::Webpage, "A?") };
        assert_eq!(full(&bare, &messages), "A?");
        assert_eq!(copied(&bare, &messages), "A? https://example.org/a");
    }

    #[test]
    fn every_type_and_every_part_has_words() {
        let messages = crate::theme::english();
        assert!(LABELS.iter().all(|row| messages.has(&format!("locator.{}", row.name))));
        assert!(SourceKind::ALL.iter().all(|(_, name)| messages.has(&format!("source-kind.{name}"))));
    }
}
