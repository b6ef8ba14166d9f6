//! Titles of pages: what a tab, a bookmark and a list of results show.

use std::collections::BTreeMap;

use super::{Found, Looked, Read};
use crate::audit::facts::PageFacts;
use crate::diagnostic::rules;

/// Every page has a title.
pub fn there(looked: &Looked) -> Vec<Found> {
    let untitled = looked.pages().filter(|page| page.facts.title.as_deref().unwrap_or_default().is_empty());
    let tell = |page: &Read<PageFacts>| {
        page.found(&rules::PAGE_TITLE, "the page has no title", ["<head".to_owned()])
            .help("give it a `<title>` in its `<head>`")
    };
    untitled.map(tell).collect()
}

/// No two pages have one title.
pub fn differ(looked: &Looked) -> Vec<Found> {
    let mut first: BTreeMap<&str, &Read<PageFacts>> = BTreeMap::new();
    let mut found = Vec::new();
    for page in looked.real_pages() {
        let Some(title) = page.facts.title.as_deref().filter(|title| !title.is_empty()) else { continue };
        match first.get(title) {
            None => {
                first.insert(title, page);
            }
            Some(other) => {
                let (own, other) = (looked.url(&page.path), looked.url(&other.path));
                let message = format!("the page {own} has the title of {other}: `{title}`");
                let heading = page.facts.headings.first().map_or(title, |heading| &heading.text);
                let clues = [format!("title: {heading}"), format!("title: \"{heading}\""), title.to_owned()];
                let help = "say in the title what this page has that the other has not";
                found.push(page.found(&rules::PAGE_TITLE, message, clues).help(help));
            }
        }
    }
    found
}
