//! Markdown to [`Body`]: CommonMark with tables, footnotes, callouts, definition lists and heading attributes.
//!
//! What cannot be published safely or read by everyone is told here, where its line is known: raw HTML, links to
//! unknown schemes, pictures without words, headings that jump.

mod blocks;
mod inlines;
mod lost;
mod target;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag};

use super::Excerpt;
use super::body::{Block, Body, Footnote};
use crate::diagnostic::{Diagnostic, rules};
use crate::source::Span;

/// How deep blocks and lines may be nested; deeper text is told and left out.
const MAX_DEPTH: usize = 64;

/// Reads the body of a document.
pub fn read(excerpt: Excerpt) -> (Body, Vec<Diagnostic>) {
    let mut broken = Vec::new();
    let events: Vec<(Event, Range<usize>)> = {
        let mut note_broken = |link: BrokenLink| -> Option<(CowStr, CowStr)> {
            broken.extend(broken_link(&link, excerpt));
            None
        };
        Parser::new_with_broken_link_callback(excerpt.text, options(), Some(&mut note_broken))
            .into_offset_iter()
            .collect()
    };
    let mut reader = Reader {
        excerpt,
        events: events.into_iter().peekable(),
        body: Body::default(),
        found: broken,
        depth: 0,
        level: 1,
        anchors: BTreeMap::new(),
        elements: BTreeSet::new(),
        notes: BTreeMap::new(),
        note_order: Vec::new(),
    };
    reader.body.blocks = reader.blocks_to_end();
    reader.finish()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// A `[text][name]` without its definition would be published as it was typed.
fn broken_link(link: &BrokenLink, excerpt: Excerpt) -> Option<Diagnostic> {
    let span = excerpt.span(link.span.clone());
    let deliberate = matches!(
        link.link_type,
        LinkType::Reference | LinkType::ReferenceUnknown | LinkType::Collapsed | LinkType::CollapsedUnknown
    );
    deliberate.then(|| {
        let message = format!("the link `[{}]` is not defined", link.reference);
        Diagnostic::new(&rules::REFERENCE_UNKNOWN, span, message)
            .help("write the target in round brackets: `[text](target)`")
    })
}

/// A footnote on its way: mentioned, defined, or both.
#[derive(Default)]
struct Note {
    defined: Option<(Vec<Block>, Span)>,
    mentions: usize,
    place: Option<usize>,
}

type Events<'s> = std::iter::Peekable<std::vec::IntoIter<(Event<'s>, Range<usize>)>>;

/// The state of reading one body.
struct Reader<'s> {
    excerpt: Excerpt<'s>,
    events: Events<'s>,
    body: Body,
    found: Vec<Diagnostic>,
    depth: usize,
    /// Level of the last heading; the page's title is level 1.
    level: u8,
    /// The HTML elements that were told.
    elements: BTreeSet<String>,
    /// Which heading has an anchor.
    anchors: BTreeMap<String, Span>,
    notes: BTreeMap<String, Note>,
    note_order: Vec<String>,
}

impl Reader<'_> {
    fn tell(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    fn span(&self, range: &Range<usize>) -> Span {
        self.excerpt.span(range.clone())
    }

    /// Runs `read` one level deeper, or skips to the end of the element where that is too deep.
    fn deeper<T: Default>(&mut self, range: &Range<usize>, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth >= MAX_DEPTH {
            let span = self.span(range);
            self.tell(Diagnostic::new(
                &rules::MARKDOWN_DEPTH,
                span,
                format!("this is nested more than {MAX_DEPTH} levels deep"),
            ));
            self.skip();
            return T::default();
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    /// Drops everything up to the end of the element that has begun.
    fn skip(&mut self) {
        let mut open = 1;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }

    /// Whether the next event begins an inline element or is a piece of a line.
    fn at_inline(&mut self) -> bool {
        match self.events.peek() {
            Some((Event::Start(tag), _)) => matches!(
                tag,
                Tag::Emphasis
                    | Tag::Strong
                    | Tag::Strikethrough
                    | Tag::Superscript
                    | Tag::Subscript
                    | Tag::Link { .. }
                    | Tag::Image { .. }
            ),
            Some((Event::Rule | Event::End(_) | Event::Html(_), _)) | None => false,
            Some(_) => true,
        }
    }

    /// The place of a footnote in the list, by the order of first mention.
    fn note(&mut self, name: &str) -> (usize, usize) {
        let order = &mut self.note_order;
        let note = self.notes.entry(name.to_owned()).or_default();
        note.mentions += 1;
        let place = *note.place.get_or_insert_with(|| {
            order.push(name.to_owned());
            order.len() - 1
        });
        (place, note.mentions - 1)
    }

    fn finish(mut self) -> (Body, Vec<Diagnostic>) {
        for (name, note) in &self.notes {
            if let (0, Some((_, span))) = (note.mentions, &note.defined) {
                let problem =
                    Diagnostic::new(&rules::FOOTNOTE, *span, format!("the footnote `{name}` is never mentioned"));
                self.found.push(problem.help(format!("mention it in the text with `[^{name}]`, or take it out")));
            }
        }
        for name in &self.note_order {
            let note = self.notes.remove(name).unwrap_or_default();
            let blocks = note.defined.map(|(blocks, _)| blocks).unwrap_or_default();
            self.body.footnotes.push(Footnote { blocks, mentions: note.mentions });
        }
        (self.body, self.found)
    }
}
