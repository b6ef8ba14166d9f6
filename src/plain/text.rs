//! The running text of a document: what a reader reads sentence by sentence, with where each piece of it is typed.
//!
//! Headings, code and figures are no sentences, and quotations are the words of others: they are left out.

use std::ops::Range;

use crate::messages::Messages;
use crate::model::Model;
use crate::model::citation;
use crate::model::document::{Content, Document};
use crate::model::links::{Entity, Resolved};
use crate::model::value::quantity::Quantity;
use crate::read::body::{Block, Body, FigureRecord, Inline};
use crate::source::Span;

/// What stands for code and pictures, which are no words.
pub(super) const OPAQUE: char = '\u{FFFC}';

/// A paragraph, or what is like one.
#[derive(Debug, Default)]
pub(super) struct Passage {
    /// Its words without marks.
    pub text: String,
    /// Which stretch of text it is in: one ends with a heading, an item of a list, a quotation, a figure or a table.
    pub stretch: usize,
    /// Whether it need not be a sentence, as a cell of a table.
    pub is_cell: bool,
    /// The parts that are filled in for links: names and numbers, as they are.
    pub filled: Vec<Range<usize>>,
    /// Where pieces of the text begin, and where they are typed; code and pictures are no piece, and end the one before.
    pieces: Vec<Piece>,
}

/// A piece of a text.
#[derive(Clone, Debug)]
struct Piece {
    /// Its place in the text.
    part: Range<usize>,
    typed: Typed,
}

/// Where a piece of text is typed.
#[derive(Clone, Copy, Debug)]
enum Typed {
    /// Letter by letter, from this byte of the file on.
    From(u32),
    /// Otherwise: it is filled in for a link, or stands in the front matter.
    At(Span),
}

impl Passage {
    /// Where a part of the text stands in the file of the document.
    pub fn place(&self, part: &Range<usize>, document: &Document) -> Span {
        let within = self.pieces.iter().filter(|piece| piece.part.start < part.end && part.start < piece.part.end);
        let place = |piece: &Piece| match piece.typed {
            Typed::At(span) => span.start as usize..span.end as usize,
            Typed::From(byte) => {
                let from = |at: usize| byte as usize + at - piece.part.start;
                from(piece.part.start.max(part.start))..from(piece.part.end.min(part.end))
            }
        };
        let mut places = within.map(place);
        let first = places.next().unwrap_or(0..0);
        let end = places.next_back().map_or(first.end, |last| last.end);
        Span::new(document.file, first.start..end.max(first.start))
    }
}

/// What the names of what links lead to are taken from.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub model: &'a Model,
    pub messages: &'a Messages,
}

/// All passages of a document: those of its front matter, of its text and of its footnotes.
pub(super) fn passages(document: &Document, names: Names) -> Vec<Passage> {
    let mut reader = Reader { names, document, body: &document.body, stretch: 0, all: Vec::new() };
    for (text, place) in front_matter(document) {
        let pieces = vec![Piece { part: 0..text.len(), typed: Typed::At(place) }];
        reader.all.push(Passage { text: text.to_owned(), stretch: reader.stretch, pieces, ..Passage::default() });
        reader.stretch += 1;
    }
    reader.blocks(&document.body.blocks);
    for note in &document.body.footnotes {
        reader.stretch += 1;
        reader.blocks(&note.blocks);
    }
    reader.all
}

/// The texts of the front matter that are shown as they are.
fn front_matter(document: &Document) -> Vec<(&str, Span)> {
    let common = &document.common;
    let of_kind = match &document.content {
        Content::Report(report) => ("evidence-base", report.evidence_base.as_deref()),
        Content::Finding(finding) => ("confidence-note", finding.confidence_note.as_deref()),
        Content::Framework(framework, _) => ("status-note", framework.status_note.as_deref()),
        _ => ("", None),
    };
    let all = [("summary", common.summary.as_deref()), ("content-note", common.content_note.as_deref()), of_kind];
    all.into_iter().filter_map(|(key, text)| Some((text?, document.spans.value(&[key.into()])))).collect()
}

struct Reader<'a> {
    names: Names<'a>,
    document: &'a Document,
    body: &'a Body,
    stretch: usize,
    all: Vec<Passage>,
}

impl Reader<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Plain(inlines) => self.passage(inlines, false),
                Block::List { items, .. } => {
                    for item in items {
                        self.stretch += 1;
                        self.blocks(item);
                    }
                    self.stretch += 1;
                }
                Block::Callout(_, inner) => {
                    self.stretch += 1;
                    self.blocks(inner);
                    self.stretch += 1;
                }
                Block::Table(table) => {
                    for cell in table.rows.iter().flatten() {
                        self.stretch += 1;
                        self.passage(cell, true);
                    }
                    self.stretch += 1;
                }
                Block::Definitions(definitions) => {
                    for meaning in definitions.iter().flat_map(|definition| &definition.meanings) {
                        self.stretch += 1;
                        self.blocks(meaning);
                    }
                }
                Block::Heading(_) | Block::Quote(_) | Block::Code { .. } | Block::Figure(_) | Block::Rule => {
                    self.stretch += 1;
                }
            }
        }
    }

    fn passage(&mut self, inlines: &[Inline], is_cell: bool) {
        let mut passage = Passage { stretch: self.stretch, is_cell, ..Passage::default() };
        self.inlines(inlines, &mut passage);
        self.all.push(passage);
    }

    fn inlines(&self, inlines: &[Inline], out: &mut Passage) {
        for inline in inlines {
            match inline {
                Inline::Text(text, start) => {
                    let at = out.text.len();
                    out.text.push_str(text);
                    out.pieces.push(Piece { part: at..out.text.len(), typed: Typed::From(*start) });
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Deleted(inner) => self.inlines(inner, out),
                Inline::Link(at, inner) => self.link(*at, inner, out),
                Inline::Code(_) | Inline::Image(..) => out.text.push(OPAQUE),
                Inline::SoftBreak | Inline::HardBreak => out.text.push(' '),
                Inline::FootnoteMention(..) | Inline::Checkbox(_) => {}
            }
        }
    }

    /// A link without words takes those of what it leads to.
    fn link(&self, at: usize, inner: &[Inline], out: &mut Passage) {
        if !self.body.links[at].text.trim().is_empty() {
            return self.inlines(inner, out);
        }
        let start = out.text.len();
        match self.document.links.get(at).and_then(|link| self.names.name(link)) {
            Some(name) => out.text.push_str(&name),
            None => out.text.push(OPAQUE),
        }
        let part = start..out.text.len();
        out.pieces.push(Piece { part: part.clone(), typed: Typed::At(self.body.links[at].span) });
        out.filled.push(part);
    }
}

impl Names<'_> {
    /// The name of what a link leads to.
    pub fn name(&self, link: &Resolved) -> Option<String> {
        let Names { model, messages } = *self;
        match link {
            Resolved::Entity(entity, _) => Some(match *entity {
                Entity::Document(id) => model.document(id).common.title.clone(),
                Entity::Table(at) => model.tables[at].title.clone(),
                Entity::Source(at) => citation::short(&model.sources.entries[at].value, messages),
                Entity::Term(at) => model.terms.entries[at].value.term.clone(),
                Entity::Body(at) => model.bodies.entries[at].value.name.clone(),
                Entity::Figure(id, at) => match &model.document(id).body.figures[at].record {
                    FigureRecord::Chart(chart) => chart.value.title.clone(),
                    FigureRecord::Table(_) => return None,
                },
            }),
            Resolved::Value(value) => {
                let quantity = Quantity::of(value, &model.tables).ok().flatten();
                let first = value.cells.first()?;
                let cell = || first.field(&model.tables).cell(first.cell(&model.tables), messages);
                Some(quantity.map_or_else(cell, |quantity| quantity.text(messages)))
            }
            _ => None,
        }
    }
}
