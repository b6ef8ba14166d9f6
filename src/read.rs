//! From text to values: YAML, front matter and Markdown.
//!
//! Every reader is total. Whatever the text, it gives what can be made of it *and* the diagnostics; nothing here knows
//! of other files, so a reference is read as a name and resolved later by [`crate::model`].

pub mod address;
pub mod allow;
pub mod body;
pub mod correction;
pub mod data;
pub mod figure;
pub mod front_matter;
pub mod locator;
pub mod markdown;
pub mod readers;
pub mod release;
pub mod scalar;
pub mod schema;
pub mod source;
pub mod switch;
pub mod yaml;

use crate::source::{FileId, Sources, Span};

/// A text and where in its file it begins: a whole file, its front matter, or the inside of a fenced block.
#[derive(Clone, Copy, Debug)]
pub struct Excerpt<'s> {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte of `text` in the file.
    pub offset: usize,
    /// The text.
    pub text: &'s str,
}

impl<'s> Excerpt<'s> {
    /// The whole text of a file.
    pub fn whole(sources: &'s Sources, file: FileId) -> Self {
        Excerpt { file, offset: 0, text: sources.text(file) }
    }

    /// A part of this text; the range counts from its own beginning.
    #[must_use]
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        Excerpt { file: self.file, offset: self.offset + range.start, text: &self.text[range] }
    }

    /// The span in the file of a range of this text.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    /// The span of the first line, for what concerns the text as a whole.
    pub fn first_line(&self) -> Span {
        let end = self.text.find(['\r', '\n']).unwrap_or(self.text.len());
        self.span(0..end)
    }
}
