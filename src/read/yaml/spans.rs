//! The strict event pass over a YAML text: refuses what misleads, and notes where each value stands.

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};

use granit_parser::{Event, Parser, ScalarStyle, ScanError, options};

use crate::diagnostic::{Diagnostic, rules};
use crate::read::Excerpt;
use crate::source::Span;

/// How deep a document may be nested.
const MAX_DEPTH: usize = 64;

/// One step of a path into a document.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// Into a mapping.
    Key(&'a str),
    /// Into a sequence, from 0.
    Index(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(key: &'a str) -> Self {
        Step::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(index: usize) -> Self {
        Step::Index(index)
    }
}

#[derive(Clone, Debug)]
enum Name {
    Root,
    Key(Box<str>, Span),
    Index,
}

#[derive(Clone, Debug)]
struct Node {
    name: Name,
    value: Span,
    /// One past the last node of this subtree; nodes stand in document order.
    end: usize,
    /// The entries of a list.
    entries: Vec<usize>,
}

/// Where each value of a document stands in its file.
#[derive(Clone, Debug)]
pub struct Spans {
    nodes: Vec<Node>,
}

impl Spans {
    /// The place of the value at a path, or of the nearest thing above it that exists.
    pub fn value(&self, path: &[Step]) -> Span {
        self.nodes[self.nearest(path).0].value
    }

    /// The place of the key that leads to the value at a path; of the value where it has none.
    pub fn key(&self, path: &[Step]) -> Span {
        let node = &self.nodes[self.nearest(path).0];
        match node.name {
            Name::Key(_, span) => span,
            Name::Root | Name::Index => node.value,
        }
    }

    /// Key and value together, if the whole path exists and leads to an entry of a mapping.
    pub fn entry(&self, path: &[Step]) -> Option<Span> {
        let (node, depth) = self.nearest(path);
        let node = &self.nodes[node];
        match node.name {
            Name::Key(_, key) if depth == path.len() => Some(Span { end: node.value.end, ..key }),
            _ => None,
        }
    }

    /// The places of the entries of the list at a path, in order; none where there is no list.
    pub fn items(&self, path: &[Step]) -> Vec<Span> {
        let (list, depth) = self.nearest(path);
        let entries = if depth == path.len() { &self.nodes[list].entries[..] } else { &[] };
        entries.iter().map(|at| self.nodes[*at].value).collect()
    }

    /// The node at a path or the last one on the way to it, and how many steps were found.
    fn nearest(&self, path: &[Step]) -> (usize, usize) {
        let mut at = 0;
        for (depth, step) in path.iter().enumerate() {
            match self.child(at, *step) {
                Some(child) => at = child,
                None => return (at, depth),
            }
        }
        (at, path.len())
    }

    fn child(&self, parent: usize, step: Step) -> Option<usize> {
        let key = match step {
            Step::Index(index) => return self.nodes[parent].entries.get(index).copied(),
            Step::Key(key) => key,
        };
        let mut at = parent + 1;
        while at < self.nodes[parent].end {
            let node = &self.nodes[at];
            if matches!(&node.name, Name::Key(name, _) if **name == *key) {
                return Some(at);
            }
            at = node.end;
        }
        None
    }
}

/// Reads the events of a text.
///
/// # Errors
/// Every breach of the strict rules, or the one place where the text stops being YAML.
pub fn scan(excerpt: Excerpt) -> Result<Spans, Vec<Diagnostic>> {
    let mut pass = Pass { excerpt, nodes: Vec::new(), open: Vec::new(), documents: 0, found: Vec::new() };
    let options = options! { emit_comments: false, emit_unresolved_aliases: true };
    for next in Parser::new_from_str_with_options(excerpt.text, options) {
        match next {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                if pass.event(&event, range).is_break() {
                    break;
                }
            }
            Err(error) => {
                let problem = pass.syntax(&error);
                pass.found.push(problem);
                break;
            }
        }
    }
    pass.finish()
}

/// An open mapping or sequence.
struct Open {
    node: usize,
    kind: Collection,
}

enum Collection {
    /// `key` is the one whose value comes next.
    Mapping {
        key: Option<(Box<str>, Span)>,
        seen: BTreeMap<Box<str>, Span>,
    },
    Sequence,
}

struct Pass<'s> {
    excerpt: Excerpt<'s>,
    nodes: Vec<Node>,
    open: Vec<Open>,
    documents: usize,
    found: Vec<Diagnostic>,
}

impl Pass<'_> {
    fn event(&mut self, event: &Event, range: Range<usize>) -> ControlFlow<()> {
        let span = self.excerpt.span(range.clone());
        self.refuse_features(event, span);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let problem = Diagnostic::new(&rules::YAML_FEATURE, span, "a second YAML document begins here");
                    self.found.push(problem.help("a file holds one document; take the `---` or `...` line out"));
                    return ControlFlow::Break(());
                }
            }
            Event::Scalar(value, style, ..) => self.scalar(value, *style, span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.value(span);
            }
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                let mapping = matches!(event, Event::MappingStart(..));
                return self.begin(mapping, span);
            }
            Event::MappingEnd | Event::SequenceEnd => self.close(),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn refuse_features(&mut self, event: &Event, span: Span) {
        let (anchor, tagged) = match event {
            Event::Scalar(_, _, anchor, tag) => (*anchor != 0, tag.is_some()),
            Event::MappingStart(_, anchor, tag) | Event::SequenceStart(_, anchor, tag) => (*anchor != 0, tag.is_some()),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let problem = Diagnostic::new(&rules::YAML_FEATURE, span, "YAML aliases (`*name`) are not used here");
                self.found.push(problem.help("write the value out; if a text begins with `*`, put it in quotes"));
                return;
            }
            _ => return,
        };
        if anchor {
            let problem = Diagnostic::new(&rules::YAML_FEATURE, span, "YAML anchors (`&name`) are not used here");
            self.found.push(problem.help("take the anchor out; if a text begins with `&`, put it in quotes"));
        }
        if tagged {
            let problem = Diagnostic::new(&rules::YAML_FEATURE, span, "YAML tags (`!name`) are not used here");
            self.found.push(problem.help("take the tag out; if a text begins with `!`, put it in quotes"));
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Span) {
        if let Some(control) = value.chars().find(|c| !is_text(*c)) {
            let message = format!("a text holds the character U+{:04X}, which no page can", u32::from(control));
            self.found.push(Diagnostic::new(&rules::YAML_VALUE, span, message).help("take it out"));
        }
        let awaits_key = matches!(self.open.last(), Some(Open { kind: Collection::Mapping { key: None, .. }, .. }));
        if awaits_key {
            self.key(value, span);
            return;
        }
        let key = self.pending_key();
        let node = self.value(span);
        let nothing = style == ScalarStyle::Plain && matches!(value, "" | "~" | "null" | "Null" | "NULL");
        // A cell of a table in quotes says so itself, with better help.
        let empty = nothing || (key.is_some() && value.trim().is_empty());
        if empty {
            let place = if span.start == span.end {
                key.as_ref().map_or(span, |(_, key)| *key)
            } else {
                self.nodes[node].value
            };
            let what = key.map_or_else(|| "an entry of a list".to_owned(), |(name, _)| format!("the key `{name}`"));
            let problem = Diagnostic::new(&rules::YAML_EMPTY, place, format!("{what} has no value"));
            self.found
                .push(problem.help("give it a value, or leave the whole key out; the word null itself needs quotes"));
        }
    }

    fn pending_key(&self) -> Option<(Box<str>, Span)> {
        match self.open.last() {
            Some(Open { kind: Collection::Mapping { key, .. }, .. }) => key.clone(),
            _ => None,
        }
    }

    fn key(&mut self, name: &str, span: Span) {
        if name == "<<" {
            let problem = Diagnostic::new(&rules::YAML_FEATURE, span, "YAML merge keys (`<<`) are not used here");
            self.found.push(problem.help("write the keys out"));
        }
        let Some(Open { kind: Collection::Mapping { key, seen }, .. }) = self.open.last_mut() else { return };
        if let Some(first) = seen.get(name) {
            let problem = Diagnostic::new(
                &rules::YAML_DUPLICATE_KEY,
                span,
                format!("the key `{name}` stands here a second time"),
            );
            self.found.push(problem.label(*first, "first here").help("keep one of the two"));
        } else {
            seen.insert(name.into(), span);
        }
        *key = Some((name.into(), span));
    }

    /// Adds a node for the value that begins here, and gives its index.
    fn value(&mut self, span: Span) -> usize {
        let name = match self.open.last_mut().map(|open| &mut open.kind) {
            None => Name::Root,
            Some(Collection::Mapping { key, .. }) => match key.take() {
                Some((name, span)) => Name::Key(name, span),
                // A mapping used as a key: serde refuses it; here it only needs a place.
                None => Name::Key("".into(), span),
            },
            Some(Collection::Sequence) => Name::Index,
        };
        let at = self.nodes.len();
        if let (Name::Index, Some(list)) = (&name, self.open.last()) {
            self.nodes[list.node].entries.push(at);
        }
        self.nodes.push(Node { name, value: span, end: at + 1, entries: Vec::new() });
        at
    }

    fn begin(&mut self, mapping: bool, span: Span) -> ControlFlow<()> {
        if self.open.len() >= MAX_DEPTH {
            let message = format!("this is nested more than {MAX_DEPTH} levels deep");
            self.found.push(Diagnostic::new(&rules::YAML_DEPTH, span, message));
            return ControlFlow::Break(());
        }
        let node = self.value(span);
        let kind =
            if mapping { Collection::Mapping { key: None, seen: BTreeMap::new() } } else { Collection::Sequence };
        self.open.push(Open { node, kind });
        ControlFlow::Continue(())
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let last = self.nodes[open.node + 1..].iter().map(|node| node.value.end).max();
        let count = self.nodes.len();
        let node = &mut self.nodes[open.node];
        node.end = count;
        node.value.end = node.value.end.max(last.unwrap_or(0));
    }

    fn syntax(&self, error: &ScanError) -> Diagnostic {
        let text = self.excerpt.text;
        let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
        let line_start = text[..floor(text, at)].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[line_start..].lines().next().unwrap_or("");
        let tab = line.find(|c: char| c != ' ').filter(|at| line[*at..].starts_with('\t'));
        if let Some(tab) = tab {
            let span = self.excerpt.span(line_start + tab..line_start + tab + 1);
            let problem = Diagnostic::new(&rules::YAML_SYNTAX, span, "a tab stands in the indentation of YAML");
            return problem.help("indent with spaces; most editors can be set to put spaces for the Tab key");
        }
        let at = floor(text, at);
        let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
        let problem = Diagnostic::new(
            &rules::YAML_SYNTAX,
            self.excerpt.span(at..end),
            format!("this is not well-formed YAML: {}", error.info()),
        );
        problem.maybe_help(syntax_help(line))
    }

    fn finish(mut self) -> Result<Spans, Vec<Diagnostic>> {
        if self.found.is_empty() && self.nodes.is_empty() {
            let problem = Diagnostic::new(&rules::YAML_EMPTY, self.excerpt.first_line(), "there is no YAML here");
            self.found.push(problem.help("write the keys that this place asks for, one a line: `title: …`"));
        }
        if self.found.is_empty() { Ok(Spans { nodes: self.nodes }) } else { Err(self.found) }
    }
}

/// Whether a character can stand in XML and HTML.
fn is_text(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The commonest slip: a colon followed by a space inside a text without quotes.
fn syntax_help(line: &str) -> Option<String> {
    let (_, value) = line.split_once(": ")?;
    let quoted = value.trim_start().starts_with(['"', '\'', '|', '>']);
    (value.contains(": ") && !quoted).then(|| "a text that holds `: ` needs quotes: `title: \"One: two\"`".to_owned())
}
