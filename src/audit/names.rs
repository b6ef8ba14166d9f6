//! Links say where they lead: a list of links, as screen readers give it, is read without the words round them.

use std::collections::BTreeSet;

use super::links::clues;
use super::{Found, Looked};
use crate::diagnostic::rules;

/// The key of the list of words that say nothing, in the catalogue.
const VAGUE: &str = "words.vague";

/// The words of every link say where it leads.
pub fn say_where(looked: &Looked) -> Vec<Found> {
    let vague: BTreeSet<&str> = looked.subject.theme.messages.words(VAGUE).iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for page in looked.real_pages() {
        for link in page.facts.links.iter() {
            let Some(name) = link.name else { continue };
            if name.is_empty() {
                let message = format!("the link to `{}` has no words", link.url);
                let help = "write what is there between `[` and `]`; a picture in it has a text alternative";
                let mut places = vec![format!("[]({})", link.url)];
                places.extend(["></a>", "><img", "><svg"].map(|end| format!("\"{}\"{end}", link.url)));
                places.extend(clues(looked, link.url));
                found.push(page.found(&rules::LINK_WORDS, message, places).help(help));
                continue;
            }
            // No such words are longer.
            if name.len() > 60 {
                continue;
            }
            let words = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if vague.contains(words.as_str()) {
                let message = format!("the link `{name}` does not say where it leads");
                let mut places = vec![format!("[{name}]"), format!(">{name}<")];
                places.extend(clues(looked, link.url));
                let help = format!("name what is at `{}` in the words of the link", link.url);
                found.push(page.found(&rules::LINK_WORDS, message, places).help(help));
            }
        }
    }
    found
}
