//! The words of the glossary in a text: a first use is a link to its meaning, and an abbreviation is written out.

use std::fmt::Write as _;

use crate::model::links::{Entity, Resolved};
use crate::model::terms::Edge;
use crate::page::escape::escape_into;

use super::Writer;

impl Writer<'_> {
    /// Words, with the first uses of terms in them.
    pub(super) fn words(&mut self, text: &str, start: u32) {
        let words = &self.document.words;
        let mut from = 0;
        for (byte, edge) in words.edges(start) {
            escape_into(&mut self.out, &text[from..byte]);
            from = byte;
            match edge {
                Edge::Begin(at) => {
                    let _ = write!(
                        self.out,
                        "<a class=\"term\" href=\"#page-word-{}\"",
                        self.addresses.term(words.uses[at].term)
                    );
                    self.anchor_of_use(at);
                    self.out.push('>');
                }
                Edge::End(at) => {
                    self.out.push_str("</a>");
                    self.expansion(at);
                }
            }
        }
        escape_into(&mut self.out, &text[from..]);
    }

    /// The place of a meaning on this page, for a link to a term that has one here.
    pub(super) fn meaning(&self, link: usize) -> Option<String> {
        let Some(Resolved::Entity(Entity::Term(term), _)) = self.document.links.get(link) else { return None };
        self.document.words.uses.iter().find(|found| found.term == *term)?;
        Some(format!("#page-word-{}", self.addresses.term(*term)))
    }

    /// The anchor by which a meaning leads back to the first use of its term.
    pub(super) fn anchor_of_use(&mut self, at: usize) {
        let words = &self.document.words;
        if words.is_first(at) {
            let _ = write!(self.out, " id=\"page-use-{}\"", self.addresses.term(words.uses[at].term));
        }
    }

    /// What an abbreviation is short for.
    pub(super) fn expansion(&mut self, at: usize) {
        if let Some(words) = &self.document.words.uses[at].expansion {
            escape_into(&mut self.out, &self.messages.text("words.expansion", &[("words", words)]));
        }
    }
}
