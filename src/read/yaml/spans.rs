//! The strict event pass over a YAML text: refuses what misleads, and notes where each value stands.

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};

use granit_parser::{Event, Parser, ScalarStyle, options};

use super::syntax;
use crate::diagnostic::{Diagnostic, Place, rules};
use crate::read::Excerpt;
use crate::source::Span;

/// How deep a document may be nested.
const MAX_DEPTH: usize = 64;

/// What a comma in a text does where commas separate keys.
const COMMA: &str = "a text with a comma inside { } needs quotes: `{x: 2012, text: \"First, second\"}`";

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

    /// The place of the value at a path, if the whole path exists.
    pub(super) fn exact(&self, path: &[Step]) -> Option<Span> {
        let (node, depth) = self.nearest(path);
        (depth == path.len()).then(|| self.nodes[node].value)
    }

    /// The places of the keys of the mapping at a path, in order; none where there is no mapping.
    pub(super) fn keys(&self, path: &[Step]) -> Vec<Span> {
        let (mapping, depth) = self.nearest(path);
        let mut keys = Vec::new();
        let mut at = mapping + 1;
        while depth == path.len() && at < self.nodes[mapping].end {
            if let Name::Key(_, span) = self.nodes[at].name {
                keys.push(span);
            }
            at = self.nodes[at].end;
        }
        keys
    }

    /// The places of the entries of the list at a path, in order; none where there is no list.
    pub fn items(&self, path: &[Step]) -> Vec<Span> {
        let (list, depth) = self.nearest(path);
        let entries = if depth == path.len() { &self.nodes[list].entries[..] } else { &[] };
        entries.iter().map(|at| self.nodes[*at].value).collect()
    }

    /// Forgets entries of the list at a path: those that stay are then found by their places among each other.
    pub fn retain(&mut self, path: &[Step], keep: impl Fn(usize) -> bool) {
        let (list, depth) = self.nearest(path);
        if depth == path.len() {
            let mut at = 0..;
            self.nodes[list].entries.retain(|_| at.next().is_some_and(&keep));
        }
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
                let problem = syntax::problem(excerpt, &error);
                if !pass.is_told(&problem) {
                    pass.found.push(problem);
                }
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
            Event::MappingEnd | Event::SequenceEnd => self.close(range),
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
        self.refuse_comment(style, span);
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
            self.refuse_empty(key, place);
        }
    }

    fn refuse_empty(&mut self, key: Option<(Box<str>, Span)>, place: Span) {
        let Some((name, key)) = key else {
            let problem = Diagnostic::new(&rules::YAML_EMPTY, place, "an entry of a list has no value");
            self.found
                .push(problem.help("give it a value, or take it out; in a table a gap says why, such as \"[x]\""));
            return;
        };
        let problem = Diagnostic::new(&rules::YAML_EMPTY, place, format!("the key `{name}` has no value"));
        if !matches!(self.after(key).trim_start().chars().next(), Some(',' | '}')) {
            let is_null = self.after(key).trim_start_matches([':', ' ']).starts_with(['n', 'N', '~']);
            self.found.push(problem.help(match is_null {
                true => "the word null itself needs quotes: `\"null\"`",
                false => "write a value after the colon, or take the whole key out if it is not needed",
            }));
        } else if !self.is_rest_of_told(key) {
            self.found.push(problem.help(COMMA));
        }
    }

    /// Whether a key without a colon belongs to a text of which one comma was told already.
    fn is_rest_of_told(&self, key: Span) -> bool {
        let Some(Diagnostic { place: Place::Span(last), help: Some(help), .. }) = self.found.last() else {
            return false;
        };
        let between = last.end as usize - self.excerpt.offset..key.start as usize - self.excerpt.offset;
        help == COMMA && self.excerpt.text.get(between).is_some_and(|between| !between.contains('}'))
    }

    /// ` #` begins a comment wherever it stands, so the end of a text such as `Boards #1` would be lost.
    fn refuse_comment(&mut self, style: ScalarStyle, span: Span) {
        let rest = self.after(span).lines().next().unwrap_or("");
        let comment = rest.trim_start();
        let is_text = comment.strip_prefix('#').is_some_and(|text| text.starts_with(char::is_alphanumeric));
        if style != ScalarStyle::Plain || !is_text || comment.len() == rest.len() {
            return;
        }
        let start = span.end as usize + rest.len() - comment.len();
        let place = Span { start: start as u32, end: span.end + rest.len() as u32, ..span };
        let problem =
            Diagnostic::new(&rules::YAML_FEATURE, place, "what follows a space and `#` is left out as a comment");
        self.found.push(problem.help("a text that holds ` #` needs quotes; a comment has a space after its `#`"));
    }

    /// The text after a place.
    fn after(&self, span: Span) -> &str {
        self.excerpt.text.get(span.end as usize - self.excerpt.offset..).unwrap_or("")
    }

    /// Whether something was told already about the line of a problem; what follows from it is no news.
    fn is_told(&self, problem: &Diagnostic) -> bool {
        let start = |told: &Diagnostic| told.place.span().map(|span| span.start as usize - self.excerpt.offset);
        let Some(at) = start(problem) else { return false };
        let same_line = |told: usize| self.excerpt.text.get(told..at).is_some_and(|between| !between.contains('\n'));
        self.found.iter().filter_map(start).any(same_line)
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

    fn close(&mut self, range: Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        // Indentation ends where the next thing begins; a bracket ends where it stands.
        let bracket = matches!(self.excerpt.text.get(range.clone()), Some("]" | "}"));
        let last = self.nodes[open.node + 1..].iter().map(|node| node.value.end).max();
        let count = self.nodes.len();
        let node = &mut self.nodes[open.node];
        node.end = count;
        node.value.end = node.value.end.max(last.unwrap_or(0));
        if bracket {
            node.value.end = self.excerpt.span(range).end;
        }
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
