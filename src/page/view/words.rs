//! What templates see of the glossary.

use serde::Serialize;

use super::{CardView, LinkView};

/// A word of the glossary that a page uses.
#[derive(Clone, Debug, Serialize)]
pub struct WordView {
    pub id: String,
    pub term: String,
    pub abbreviation: Option<String>,
    pub definition: String,
    pub url: String,
}

/// The entries of the glossary under one letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterView {
    /// A letter; empty for what begins with none.
    pub letter: String,
    pub entries: Vec<EntryView>,
}

/// An entry of the glossary: a term, or an abbreviation that leads to one.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    pub words: String,
    pub term: Option<TermView>,
    pub see: Option<LinkView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    pub id: String,
    pub abbreviation: Option<String>,
    pub forms: Vec<String>,
    pub definition: String,
    pub see: Vec<LinkView>,
    pub used_by: Vec<CardView>,
}
