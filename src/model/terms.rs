//! The words of the glossary in the text of a document: where each is used first, and which abbreviations stand there.
//!
//! One pass over the text finds everything. [`Lexicon`] knows by which word each entry of the glossary can begin, so that
//! a word of the text costs one look at its first letter, and seldom more.

mod lexicon;
mod scan;
#[cfg(test)]
mod tests;

use crate::source::Span;

use super::document::Document;

pub use lexicon::Lexicon;

/// A place in the words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Where the piece of text begins that it is in, as [`crate::read::body::Inline::Text`] has it.
    pub text: u32,
    /// The byte in that piece.
    pub byte: u32,
}

/// Where a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// In plain words, from here up to there; the two may be in two pieces of one line.
    Words(Position, Position),
    /// In a link that the author made, by its place in [`crate::read::body::Body::links`].
    Link(usize),
}

/// The first use of a term on a page, or of its abbreviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Which entry of the glossary.
    pub term: usize,
    /// Where.
    pub at: At,
    /// What the abbreviation that stands here is short for, where the author has not written it out.
    pub expansion: Option<String>,
}

/// A word in capital letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capitals {
    /// The word, without the `s` of a plural.
    pub word: Box<str>,
    /// Where it stands first.
    pub span: Span,
    /// Whether it is written out there: it stands in brackets after words, or words in brackets stand after it.
    pub written_out: bool,
}

/// What of the glossary stands in a text; complete when it is made.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// First uses, in the order of the text.
    pub uses: Vec<Use>,
    /// Every word in two to six capital letters, once.
    pub capitals: Vec<Capitals>,
    /// Where uses in plain words begin and end, in the order of their places.
    edges: Vec<(Position, Edge)>,
}

/// The beginning or the end of a use, by its place in [`Words::uses`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It begins.
    Begin(usize),
    /// It ends.
    End(usize),
}

impl Words {
    /// Finds what of the glossary stands in a document; on the page of the glossary itself, no uses.
    pub fn new(document: &Document, lexicon: &Lexicon) -> Self {
        scan::scan(document, lexicon)
    }

    fn from_parts(uses: Vec<Use>, capitals: Vec<Capitals>) -> Self {
        let mut edges = Vec::with_capacity(uses.len() * 2);
        for (at, found) in uses.iter().enumerate() {
            if let At::Words(start, end) = found.at {
                edges.extend([(start, Edge::Begin(at)), (end, Edge::End(at))]);
            }
        }
        edges.sort_by_key(|(position, _)| *position);
        Words { uses, capitals, edges }
    }

    /// Where uses begin and end in the piece of text that begins at `text`: bytes of the piece, in their order.
    pub fn edges(&self, text: u32) -> impl Iterator<Item = (usize, Edge)> {
        let first = self.edges.partition_point(|(position, _)| position.text < text);
        let here = self.edges[first..].iter().take_while(move |(position, _)| position.text == text);
        here.map(|(position, edge)| (position.byte as usize, *edge))
    }

    /// The use that is a link of the author, by its place in [`Words::uses`].
    pub fn of_link(&self, link: usize) -> Option<usize> {
        self.uses.iter().position(|found| found.at == At::Link(link))
    }

    /// The entries of the glossary that are used, each once.
    pub fn terms(&self) -> impl Iterator<Item = usize> {
        (0..self.uses.len()).filter(|at| self.is_first(*at)).map(|at| self.uses[at].term)
    }

    /// Whether a use is the first one of its term: an abbreviation may be explained after its term was used.
    pub fn is_first(&self, at: usize) -> bool {
        self.uses.iter().position(|found| found.term == self.uses[at].term) == Some(at)
    }
}
