//! The running text of a document: each paragraph, list item, cell and heading as one text, with its links and places.

use std::ops::Range;

use crate::read::body::{Block, Body, Inline};
use crate::source::{FileId, Span};

/// What stands for code and pictures, whose digits are not said to the reader.
const OPAQUE: char = '\u{FFFC}';

/// A paragraph, or what is like one.
#[derive(Debug, Default)]
pub struct Passage {
    /// Its words without marks.
    pub text: String,
    /// Its links, in their order; numbers are places in [`Body::links`].
    pub links: Vec<(Range<usize>, usize)>,
    /// Its footnotes, with where they are mentioned; numbers are places in [`Body::footnotes`].
    pub notes: Vec<(usize, usize)>,
    /// Whether it is somebody else's words: a quotation.
    pub is_quotation: bool,
    /// Where pieces of the text begin, and the bytes of the file where they do.
    pieces: Vec<(usize, u32)>,
}

/// All passages of a body, its footnotes last.
pub fn passages(body: &Body) -> Vec<Passage> {
    let mut all = Vec::new();
    blocks(&body.blocks, body, &mut all);
    for note in &body.footnotes {
        blocks(&note.blocks, body, &mut all);
    }
    all
}

fn blocks(list: &[Block], body: &Body, all: &mut Vec<Passage>) {
    for block in list {
        match block {
            Block::Paragraph(inlines) | Block::Plain(inlines) => all.push(Passage::of(inlines)),
            Block::Heading(at) => all.push(Passage::of(&body.headings[*at].content)),
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, body, all)),
            Block::Callout(_, inner) => blocks(inner, body, all),
            Block::Quote(inner) => {
                let first = all.len();
                blocks(inner, body, all);
                all[first..].iter_mut().for_each(|passage| passage.is_quotation = true);
            }
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                all.extend(cells.map(|cell| Passage::of(cell)));
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    all.push(Passage::of(&definition.term));
                    definition.meanings.iter().for_each(|meaning| blocks(meaning, body, all));
                }
            }
            Block::Code { .. } | Block::Figure(_) | Block::Rule => {}
        }
    }
}

impl Passage {
    /// The passage of some inlines.
    pub fn of(inlines: &[Inline]) -> Self {
        let mut passage = Passage::default();
        passage.add(inlines);
        passage
    }

    fn add(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text, start) => {
                    self.pieces.push((self.text.len(), *start));
                    self.text.push_str(text);
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Deleted(inner) => self.add(inner),
                Inline::Code(_) | Inline::Image(..) => self.text.push(OPAQUE),
                Inline::Link(at, inner) => {
                    let start = self.text.len();
                    self.add(inner);
                    // A link without words takes the name of its target, which stands for itself.
                    if self.text.len() == start {
                        self.text.push(OPAQUE);
                    }
                    self.links.push((start..self.text.len(), *at));
                }
                Inline::FootnoteMention(note, _) => self.notes.push((self.text.len().saturating_sub(1), *note)),
                Inline::SoftBreak | Inline::HardBreak => self.text.push(' '),
                Inline::Checkbox(_) => {}
            }
        }
    }

    /// Where a part of the text stands in its file; `None` for what is in no piece of it.
    pub fn place(&self, part: &Range<usize>, file: FileId) -> Option<Span> {
        let (text, start) = self.pieces.iter().rev().find(|(text, _)| *text <= part.start)?;
        let offset = |at: usize| *start as usize + at - text;
        Some(Span::new(file, offset(part.start)..offset(part.end)))
    }

    /// The sentence that a place of the text is in.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let all = sentences(&self.text);
        all.iter().find(|range| at < range.end).or(all.last()).cloned().unwrap_or(0..self.text.len())
    }

    /// A sentence as it is shown in a diagnostic.
    pub fn shown(&self, sentence: Range<usize>) -> String {
        self.text.get(sentence).unwrap_or_default().replace(OPAQUE, "…").trim().to_owned()
    }
}

/// The sentences of a text. One ends with its mark, and what closes after it, before a space; so `6.5%` stays whole.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut is_ended = false;
    for (at, c) in text.char_indices() {
        match c {
            '.' | '!' | '?' | '…' => is_ended = true,
            '"' | '\'' | '\u{201d}' | '\u{2019}' | ')' | ']' => {}
            c if c.is_whitespace() && is_ended => {
                all.push(start..at);
                start = at;
                is_ended = false;
            }
            _ => is_ended = false,
        }
    }
    if !text[start..].trim().is_empty() {
        all.push(start..text.len());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_ends_with_its_mark_before_a_space() {
        let cut = |text: &'static str| sentences(text).into_iter().map(|range| text[range].trim()).collect::<Vec<_>>();
        assert_eq!(
            cut("It was 6.5%. It said \"no.\" Then it ended."),
            ["It was 6.5%.", "It said \"no.\"", "Then it ended."]
        );
        assert_eq!(cut("Half"), ["Half"]);
        assert!(cut(" ").is_empty());
    }
}
