//! Addresses of other sites.

use std::collections::BTreeMap;

use super::address::{Target, target};
use super::facts::Use;
use super::{Looked, locate};
use crate::diagnostic::Place;

/// An address of another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// As it is written, less the spaces round it.
    pub url: String,
    /// Where it is written: in each document that has it, or else in the settings, a template or a list of records.
    pub places: Vec<Place>,
    /// How many pages link to it.
    pub pages: usize,
}

/// Every address of another site that pages link to or show, each once, in the order of the alphabet; without those that
/// the settings leave out.
pub fn all(looked: &Looked) -> Vec<Outside> {
    let base = &looked.subject.config.base;
    let mut pages: BTreeMap<&str, Vec<&crate::site::SitePath>> = BTreeMap::new();
    for page in looked.pages() {
        for link in page.facts.links.iter().filter(|link| link.purpose != Use::Machine) {
            let is_ignored = || looked.subject.config.external_links.ignores(link.url.trim());
            if target(link.url, page.path.as_str(), base) == Target::Outside && !is_ignored() {
                let of = pages.entry(link.url.trim()).or_default();
                if of.last() != Some(&&page.path) {
                    of.push(&page.path);
                }
            }
        }
    }
    let library = locate::Library::new(&looked.subject);
    let outside = pages.into_iter().map(|(url, of)| {
        let clues = [url.to_owned(), url.replace('&', "&amp;")];
        let places = library.places(&clues, &of);
        Outside { url: url.to_owned(), places, pages: of.len() }
    });
    outside.collect()
}
