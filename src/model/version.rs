//! Versions of documents that others have replaced: what was published then, at an address of its own.

use crate::read::scalar::Date;

use super::document::{DocId, Document};

/// A version that was replaced. It stands in no list, and nothing refers to it but the document that replaced it.
#[derive(Clone, Debug)]
pub struct Version {
    /// What was published.
    pub document: Document,
    /// The document in its place.
    pub of: DocId,
    /// Its number, from 1.
    pub number: u32,
    /// When it was replaced.
    pub replaced: Date,
}
