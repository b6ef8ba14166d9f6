//! The text of a document as a tree: what every later stage reads instead of Markdown.
//!
//! Links, figures and headings stand in lists of their own and the tree points into them, so that the model can
//! resolve and check them without walking the text, and the page can write them without searching.

mod text;

use super::address::Address;
use super::figure::{ChartRecord, TableRecord};
use super::locator::Locator;
use super::scalar::Reference;
use super::yaml::Record;
use crate::source::Span;

/// A document's text.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The text.
    pub blocks: Vec<Block>,
    /// The footnotes in the order of their first mention.
    pub footnotes: Vec<Footnote>,
    /// Every link and picture.
    pub links: Vec<Link>,
    /// Every chart and table in a fenced block.
    pub figures: Vec<Figure>,
    /// Every heading.
    pub headings: Vec<Heading>,
    /// How many words it has, for what depends on length.
    pub words: usize,
}

/// A block of text. Numbers point into the lists of [`Body`].
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Text of a tight list item, without a paragraph round it.
    Plain(Vec<Inline>),
    /// A heading.
    Heading(usize),
    /// A list, numbered from `start` or not numbered.
    List {
        /// The number of its first item.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A box that stands out.
    Callout(Callout, Vec<Block>),
    /// Code or other text that is shown as typed, under the name that follows its language: the file it is from.
    Code {
        /// What stands above it.
        name: Option<Box<str>>,
        /// The text.
        text: Box<str>,
    },
    /// A table typed in Markdown.
    Table(Table),
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    /// A chart or a data table.
    Figure(usize),
    /// A break between topics.
    Rule,
}

/// A piece of a line. Numbers point into the lists of [`Body`].
#[derive(Clone, Debug)]
pub enum Inline {
    /// Words, and the byte of the file where they begin: no other words on the page begin there.
    Text(Box<str>, u32),
    /// Stressed.
    Emphasis(Vec<Inline>),
    /// Strong.
    Strong(Vec<Inline>),
    /// Struck out.
    Deleted(Vec<Inline>),
    /// Shown as typed.
    Code(Box<str>),
    /// A link; empty inside when the target's own name is wanted.
    Link(usize, Vec<Inline>),
    /// A picture and its text alternative.
    Image(usize, Box<str>),
    /// A mention of a footnote: which one, and which of its mentions.
    FootnoteMention(usize, usize),
    /// The box of a checklist.
    Checkbox(bool),
    /// A line that ends in the source and goes on in the text.
    SoftBreak,
    /// A line that ends.
    HardBreak,
}

/// The kinds of box that stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callout {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor, unique on the page.
    pub id: String,
    /// Its words.
    pub content: Vec<Inline>,
    /// Its words without marks.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A table typed in Markdown; the first column names its rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// Which columns are aligned to the right: numbers.
    pub numeric: Vec<bool>,
    /// The heading of each column.
    pub head: Vec<Vec<Inline>>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A term with its meanings.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// What it means.
    pub meanings: Vec<Vec<Block>>,
}

/// A footnote.
#[derive(Clone, Debug)]
pub struct Footnote {
    /// Its text.
    pub blocks: Vec<Block>,
    /// How often it is mentioned.
    pub mentions: usize,
}

/// Where a link goes, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a record: `finding:some-id`.
    Reference(Reference),
    /// To a part of the page of a record: `chapter:some-id#p-1-4`.
    Part(Reference, String),
    /// To a number of the tables: `value:table/row/field`.
    Value(Address),
    /// Nowhere: the words state a number that is not confirmed, and the link's title says why.
    Unverified,
    /// To a Markdown file, relative to this one.
    Document {
        /// The path as written.
        path: String,
        /// The anchor after `#`.
        fragment: Option<String>,
    },
    /// To a part of this page.
    Fragment(String),
    /// To a path of this site: `/pictures/map.png`.
    Site(String),
    /// To somewhere else: http(s), mailto, tel.
    External(String),
    /// Nowhere: the target was told to be wrong.
    Refused,
}

/// A link or a picture.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it goes.
    pub target: Target,
    /// Its words without marks; empty when the target's own name is wanted.
    pub text: String,
    /// What stands in quotation marks after the target: `[text](target "title")`.
    pub title: String,
    /// Which part of a source is meant; only of a link to a source.
    pub locator: Option<Locator>,
    /// Where it stands.
    pub span: Span,
}

/// A chart or a data table in the text.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What was asked for.
    pub record: FigureRecord,
    /// The fenced block.
    pub span: Span,
}

/// The record of a figure.
#[derive(Clone, Debug)]
pub enum FigureRecord {
    /// A chart.
    Chart(Box<Record<ChartRecord>>),
    /// A table.
    Table(Box<Record<TableRecord>>),
}

/// The words of a line without marks.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    collect_text(inlines, &mut out);
    out
}

fn collect_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text, _) | Inline::Code(text) | Inline::Image(_, text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Deleted(inner) | Inline::Link(_, inner) => {
                collect_text(inner, out);
            }
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            Inline::FootnoteMention(..) | Inline::Checkbox(_) => {}
        }
    }
}
