//! The one pass over a text.

use std::collections::BTreeSet;

use crate::model::document::{Content, Document};
use crate::model::links::{Entity, Resolved};
use crate::read::body::{Block, Inline};
use crate::read::front_matter::Listing;
use crate::source::Span;

use super::lexicon::{Lexicon, next_word};
use super::{At, Capitals, Position, Use, Words};

/// How many letters an abbreviation in capitals has.
const CAPITALS: std::ops::RangeInclusive<usize> = 2..=6;

pub(super) fn scan(document: &Document, lexicon: &Lexicon) -> Words {
    let is_glossary = matches!(&document.content, Content::Page(page) if page.lists == Some(Listing::Glossary));
    let place = if is_glossary { Place::Other } else { Place::Text };
    let mut scan = Scan {
        document,
        lexicon,
        used: vec![false; lexicon.terms],
        expanded: vec![false; lexicon.terms],
        uses: Vec::new(),
        capitals: Vec::new(),
        seen: BTreeSet::new(),
        line: String::new(),
        pieces: Vec::new(),
    };
    scan.blocks(&document.body.blocks, place);
    for note in &document.body.footnotes {
        scan.blocks(&note.blocks, place);
    }
    let uses = if is_glossary { Vec::new() } else { scan.uses };
    Words::from_parts(uses, scan.capitals)
}

/// What may be done with the words of a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Running text: terms become links, abbreviations are written out.
    Text,
    /// A quotation: its words stay as they are.
    Quote,
    /// Headings, links and the page of the glossary: nothing is added.
    Other,
}

struct Scan<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    /// Which terms have had their first use.
    used: Vec<bool>,
    /// Of which terms the reader knows what the abbreviation is short for.
    expanded: Vec<bool>,
    uses: Vec<Use>,
    capitals: Vec<Capitals>,
    seen: BTreeSet<Box<str>>,
    /// The line that is looked at, and the pieces it is made of: where each begins in the line, and in the file.
    line: String,
    pieces: Vec<(usize, u32)>,
}

impl Scan<'_> {
    fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Paragraph(inlines) | Block::Plain(inlines) => self.inlines(inlines, place),
            Block::Heading(at) => self.inlines(&self.document.body.headings[*at].content, Place::Other),
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, place)),
            Block::Quote(blocks) => self.blocks(blocks, if place == Place::Text { Place::Quote } else { place }),
            Block::Callout(_, blocks) => self.blocks(blocks, place),
            Block::Table(table) => {
                table.head.iter().for_each(|cell| self.inlines(cell, Place::Other));
                for row in &table.rows {
                    for (column, cell) in row.iter().enumerate() {
                        self.inlines(cell, if column == 0 { Place::Other } else { place });
                    }
                }
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    self.inlines(&definition.term, Place::Other);
                    definition.meanings.iter().for_each(|meaning| self.blocks(meaning, place));
                }
            }
            Block::Code { .. } | Block::Figure(_) | Block::Rule => {}
        }
    }

    /// Words that stand side by side are looked at as one line, however the reader of Markdown has cut them.
    fn inlines(&mut self, inlines: &[Inline], place: Place) {
        for inline in inlines {
            match inline {
                Inline::Text(text, start) => {
                    self.pieces.push((self.line.len(), *start));
                    self.line.push_str(text);
                }
                Inline::SoftBreak => self.line.push(' '),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Deleted(inner) => {
                    self.end_of_line(place);
                    self.inlines(inner, place);
                }
                Inline::Link(at, inner) => self.link(*at, inner, place),
                Inline::Code(_)
                | Inline::Image(..)
                | Inline::FootnoteMention(..)
                | Inline::Checkbox(_)
                | Inline::HardBreak => self.end_of_line(place),
            }
        }
        self.end_of_line(place);
    }

    fn link(&mut self, at: usize, inner: &[Inline], place: Place) {
        let in_brackets = self.line.ends_with('(');
        self.end_of_line(place);
        self.inlines(inner, Place::Other);
        let Some(Resolved::Entity(Entity::Term(term), _)) = self.document.links.get(at) else { return };
        let words = &self.document.body.links[at].text;
        let lexicon = self.lexicon;
        let form = next_word(words, 0).and_then(|(start, end)| lexicon.find(words, start, end));
        let short_for = form.and_then(|(form, _)| form.short_for.as_deref());
        let short_for = short_for.filter(|_| !in_brackets && place == Place::Text && !self.expanded[*term]);
        if self.used[*term] && short_for.is_none() {
            return;
        }
        self.used[*term] = true;
        let expansion = short_for.map(str::to_owned);
        self.expanded[*term] |= expansion.is_some() || in_brackets;
        self.uses.push(Use { term: *term, at: At::Link(at), expansion });
    }

    /// Looks at the line that was gathered, and begins a new one.
    fn end_of_line(&mut self, place: Place) {
        let line = std::mem::take(&mut self.line);
        let mut from = 0;
        while let Some((start, end)) = next_word(&line, from) {
            self.note_capitals(&line, start, end);
            from = match place {
                Place::Other => end,
                Place::Text | Place::Quote => self.note_term(&line, start, end, place),
            };
        }
        self.pieces.clear();
        self.line = line;
        self.line.clear();
    }

    /// Notes a term that begins with a word; gives where to look on.
    fn note_term(&mut self, line: &str, start: usize, end: usize, place: Place) -> usize {
        let lexicon = self.lexicon;
        let Some((form, stop)) = lexicon.find(line, start, end) else { return end };
        let term = form.term;
        let mut expansion = None;
        if let Some(words) = &form.short_for {
            if is_written_out(line, start, stop) {
                self.expanded[term] = true;
            } else if place == Place::Text && !std::mem::replace(&mut self.expanded[term], true) {
                expansion = Some(words.to_string());
            }
        }
        if !self.used[term] || expansion.is_some() {
            self.used[term] = true;
            let at = At::Words(self.position(start), self.end_position(stop));
            self.uses.push(Use { term, at, expansion });
        }
        stop
    }

    /// Notes a word in capitals, unless it stands among others, as in a heading in capitals, or is a Roman numeral.
    fn note_capitals(&mut self, line: &str, start: usize, end: usize) {
        let word = line[start..end].strip_suffix('s').unwrap_or(&line[start..end]);
        if !is_capitals(word) || word.bytes().all(|byte| b"IVXL".contains(&byte)) || self.seen.contains(word) {
            return;
        }
        if is_among_capitals(line, start, end) {
            return;
        }
        let Position { text, byte } = self.position(start);
        let first = (text + byte) as usize;
        let span = Span::new(self.document.file, first..first + word.len());
        self.seen.insert(word.into());
        self.capitals.push(Capitals { word: word.into(), span, written_out: is_written_out(line, start, end) });
    }

    /// The place of a byte of the line.
    fn position(&self, byte: usize) -> Position {
        let piece = self.pieces.partition_point(|(start, _)| *start <= byte).saturating_sub(1);
        let (start, text) = self.pieces.get(piece).copied().unwrap_or_default();
        Position { text, byte: u32::try_from(byte - start).unwrap_or(u32::MAX) }
    }

    /// The place of the end of words: in the piece that they end in, not at the start of the next.
    fn end_position(&self, byte: usize) -> Position {
        let last = self.position(byte - 1);
        Position { byte: last.byte + 1, ..last }
    }
}

fn is_capitals(word: &str) -> bool {
    CAPITALS.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether the word before or after, with nothing but a space between, is in capitals as well.
fn is_among_capitals(line: &str, start: usize, end: usize) -> bool {
    let letters = |text: &str| text.len() - text.trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
    let before = line[..start].strip_suffix(' ').is_some_and(|before| {
        let word = &before[before.len() - letters(before)..];
        is_capitals(word)
    });
    let after = next_word(line, end).filter(|(next, _)| line[end..*next] == *" ");
    before || after.is_some_and(|(next, stop)| is_capitals(&line[next..stop]))
}

/// Whether an abbreviation stands in brackets of its own, after what it is short for, or before brackets with words.
fn is_written_out(line: &str, start: usize, end: usize) -> bool {
    let in_brackets = line[..start].ends_with('(') && line[end..].starts_with(')');
    in_brackets || line[end..].strip_prefix(" (").is_some_and(|rest| is_several_words(&rest[..near(rest)]))
}

/// Whether there are two words before the bracket closes.
fn is_several_words(rest: &str) -> bool {
    rest.split_once(')').is_some_and(|(inside, _)| inside.split_whitespace().count() > 1)
}

/// How far to look for the end of a bracket: to look to the end of the text would make many brackets slow.
fn near(rest: &str) -> usize {
    (0..=rest.len().min(200)).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0)
}
