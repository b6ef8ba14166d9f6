//! The name of a source in a sentence.

use crate::messages::Messages;
use crate::read::source::Source;

/// Author and year, as a sentence names a source: `Berelowitz and others (2013)`.
pub fn short(source: &Source, messages: &Messages) -> String {
    let who = match &source.author[..] {
        [] => source.publisher.clone().unwrap_or_else(|| source.title.clone()),
        [one] => one.short().to_owned(),
        [one, two] => messages.list(&[one.short().to_owned(), two.short().to_owned()]),
        [first, ..] => messages.text("citation.and-others", &[("first", first.short())]),
    };
    match source.issued {
        Some(date) => messages.text("citation.short", &[("who", &who), ("year", &date.year().to_string())]),
        None => who,
    }
}
