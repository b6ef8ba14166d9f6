//! A source in words: short in a sentence, whole in a list.

use crate::messages::Messages;
use crate::read::data::{Source, SourceKind};

use super::date;

/// Author and year, as a sentence names a source: `Berelowitz and others (2013)`.
pub fn short(source: &Source, messages: &Messages) -> String {
    let surname = |author: &String| author.split(',').next().unwrap_or(author).trim().to_owned();
    let who = match &source.author[..] {
        [] => source.publisher.clone().unwrap_or_else(|| source.title.clone()),
        [one] => surname(one),
        [one, two] => messages.list(&[surname(one), surname(two)]),
        [first, ..] => messages.text("citation.and-others", &[("first", &surname(first))]),
    };
    match source.issued {
        Some(date) => messages.text("citation.short", &[("who", &who), ("year", &date.year().to_string())]),
        None => who,
    }
}

/// What sort of publication a source is.
pub fn kind(source: &Source, messages: &Messages) -> String {
    let key = match source.kind {
        SourceKind::Report => "source-kind.report",
        SourceKind::Book => "source-kind.book",
        SourceKind::Article => "source-kind.article",
        SourceKind::Webpage => "source-kind.webpage",
        SourceKind::Legislation => "source-kind.legislation",
        SourceKind::Evidence => "source-kind.evidence",
    };
    messages.text(key, &[])
}

/// The whole entry as text: authors (date). Title. Publisher. Identifier.
pub fn full(source: &Source, messages: &Messages) -> String {
    let mut parts = Vec::new();
    let when = source.issued.map(|issued| date::words(issued, messages));
    let who = messages.list(&source.author);
    match (who.is_empty(), when) {
        (false, Some(when)) => parts.push(messages.text("citation.who-when", &[("who", &who), ("when", &when)])),
        (false, None) => parts.push(who),
        (true, _) => {}
    }
    parts.push(source.title.clone());
    parts.extend(source.publisher.clone());
    parts.extend(source.identifier.clone());
    if let (true, Some(when)) = (source.author.is_empty(), source.issued.map(|issued| date::words(issued, messages))) {
        parts.push(when);
    }
    if let Some(accessed) = source.accessed {
        parts.push(messages.text("citation.accessed", &[("when", &date::words(accessed, messages))]));
    }
    let mut out = String::new();
    for part in &parts {
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
