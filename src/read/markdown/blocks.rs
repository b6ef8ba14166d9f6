//! Blocks: paragraphs, headings, lists, tables, boxes and figures.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::Reader;
use crate::diagnostic::{Diagnostic, did_you_mean, rules};
use crate::read::body::{Block, Callout, Definition, Figure, FigureRecord, Heading, Inline, Table, plain_text};
use crate::read::scalar::slug;
use crate::read::yaml;
use crate::source::Span;

/// The languages of fenced blocks that become figures.
const FIGURES: [&str; 2] = ["chart", "table"];

/// What editors call a figure instead.
const OTHER_NAMES: [(&str, &str); 6] = [
    ("bar-chart", "chart"),
    ("diagram", "chart"),
    ("figure", "chart"),
    ("graph", "chart"),
    ("plot", "chart"),
    ("data", "table"),
];

/// Anchors that the theme and the writer of HTML give themselves begin with one of these.
const RESERVED: [&str; 8] = ["page-", "question-", "figure-", "source-", "body-", "term-", "fn-", "fnref-"];

/// And with one of these and a digit: paragraphs, entries of the list of references, mentions of them.
const RESERVED_NUMBERED: [&str; 3] = ["p-", "ref-", "cite-"];

/// Whether an anchor is one that pages use themselves.
fn is_reserved(id: &str) -> bool {
    let numbered =
        |start: &&str| id.strip_prefix(*start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    id == "footnotes" || RESERVED.iter().any(|start| id.starts_with(start)) || RESERVED_NUMBERED.iter().any(numbered)
}

impl Reader<'_> {
    /// Blocks up to the end of the element that has begun, or of the text.
    pub(super) fn blocks_to_end(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        loop {
            if self.at_inline() {
                let inlines = self.inlines();
                blocks.push(Block::Plain(inlines));
                continue;
            }
            match self.events.next() {
                None | Some((Event::End(_), _)) => return blocks,
                Some((Event::Rule, _)) => blocks.push(Block::Rule),
                Some((Event::Start(tag), range)) => blocks.extend(self.block(tag, &range)),
                Some(_) => {}
            }
        }
    }

    fn block(&mut self, tag: Tag, range: &Range<usize>) -> Option<Block> {
        match tag {
            Tag::Paragraph => Some(Block::Paragraph(self.line())),
            Tag::Heading { level, id, .. } => Some(self.heading(level as u8, id.as_deref(), range)),
            Tag::BlockQuote(kind) => {
                let inner = self.deeper(range, Self::blocks_to_end);
                Some(match kind.map(callout) {
                    Some(kind) => Block::Callout(kind, inner),
                    None => Block::Quote(inner),
                })
            }
            Tag::CodeBlock(kind) => self.code(&kind, range),
            Tag::List(start) => {
                let items = self.deeper(range, Self::items);
                Some(Block::List { start, items })
            }
            Tag::FootnoteDefinition(name) => {
                let blocks = self.deeper(range, Self::blocks_to_end);
                self.define_note(&name, blocks, range);
                None
            }
            Tag::DefinitionList => Some(Block::Definitions(self.definitions())),
            Tag::Table(alignments) => Some(Block::Table(self.table(&alignments))),
            Tag::HtmlBlock => {
                self.html_block(range);
                None
            }
            _ => {
                self.skip();
                None
            }
        }
    }

    fn heading(&mut self, level: u8, id: Option<&str>, range: &Range<usize>) -> Block {
        let content = self.line();
        let text = plain_text(&content).trim().to_owned();
        let span = self.span(&(range.start..range.start + self.excerpt.text[range.clone()].trim_end().len()));
        if level == 1 {
            let problem = Diagnostic::new(&rules::HEADING_LEVEL, span, "a heading of level 1 stands in the text");
            self.tell(problem.help("the title in the front matter is the page's level-1 heading; begin with `##`"));
        } else if level > self.level + 1 {
            let message = format!("the heading jumps from level {} to level {level}", self.level);
            let problem = Diagnostic::new(&rules::HEADING_LEVEL, span, message);
            self.tell(
                problem
                    .help(format!("use {} here, or add the heading between", "#".repeat(usize::from(self.level) + 1))),
            );
        }
        self.level = level.max(2);
        let id = id.map_or_else(|| slug(&text), str::to_owned);
        self.check_anchor(&id, span);
        self.anchors.entry(id.clone()).or_insert(span);
        self.body.headings.push(Heading { level: level.max(2), id, content, text, span });
        Block::Heading(self.body.headings.len() - 1)
    }

    fn check_anchor(&mut self, id: &str, span: Span) {
        let problem = |message: String| {
            Diagnostic::new(&rules::HEADING_ID, span, message)
                .help("write an own anchor after the heading: `## … {#some-anchor}`")
        };
        if id.is_empty() || id.contains(char::is_whitespace) {
            self.tell(problem("the heading has no letters to make an anchor of".to_owned()));
        } else if is_reserved(id) {
            self.tell(problem(format!("the anchor `{id}` is one that pages use themselves")));
        } else if let Some(first) = self.anchors.get(id).copied() {
            self.tell(problem(format!("two headings have the anchor `{id}`")).label(first, "the first one"));
        }
    }

    /// The inlines of an element, up to and with its end.
    pub(super) fn line(&mut self) -> Vec<Inline> {
        let inlines = self.inlines();
        self.end();
        inlines
    }

    /// Drops what is left of the element that has begun.
    fn end(&mut self) {
        match self.events.next() {
            Some((Event::End(_), _)) | None => {}
            Some((Event::Start(_), _)) => {
                self.skip();
                self.end();
            }
            Some(_) => self.end(),
        }
    }

    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(_) => items.push(self.deeper(&range, Self::blocks_to_end)),
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    fn define_note(&mut self, name: &CowStr, blocks: Vec<Block>, range: &Range<usize>) {
        let span = self.span(range);
        let note = self.notes.entry(name.to_string()).or_default();
        let first = note.defined.as_ref().map(|(_, span)| *span);
        match first {
            Some(first) => {
                let problem =
                    Diagnostic::new(&rules::FOOTNOTE, span, format!("the footnote `{name}` is defined twice"));
                self.tell(problem.label(first, "first here"));
            }
            None => note.defined = Some((blocks, span)),
        }
    }

    fn definitions(&mut self) -> Vec<Definition> {
        let mut definitions: Vec<Definition> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let term = self.line();
                    definitions.push(Definition { term, meanings: Vec::new() });
                }
                Event::Start(_) => {
                    let meaning = self.deeper(&range, Self::blocks_to_end);
                    if let Some(last) = definitions.last_mut() {
                        last.meanings.push(meaning);
                    }
                }
                Event::End(TagEnd::DefinitionList) => break,
                _ => {}
            }
        }
        definitions
    }

    fn table(&mut self, alignments: &[Alignment]) -> Table {
        let numeric: Vec<bool> = alignments.iter().map(|alignment| *alignment == Alignment::Right).collect();
        let mut table = Table { numeric, head: Vec::new(), rows: Vec::new() };
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => {
                    table.head = self.cells();
                    if table.head.iter().any(|cell| plain_text(cell).trim().is_empty()) {
                        let span = self.span(&range);
                        let problem =
                            Diagnostic::new(&rules::MARKDOWN_TABLE, span, "a column of this table has no heading");
                        self.tell(
                            problem.help("write what the column holds; a screen reader reads it before each cell"),
                        );
                    }
                }
                Event::Start(Tag::TableRow) => {
                    self.check_row(&range, table.numeric.len());
                    let row = self.cells();
                    table.rows.push(row);
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => cells.push(self.line()),
                Event::End(_) => break,
                _ => {}
            }
        }
        cells
    }

    /// The parser fills short rows and drops what is too much in long ones, without a word.
    fn check_row(&mut self, range: &Range<usize>, columns: usize) {
        let row = self.excerpt.text[range.clone()].trim();
        let row = row.strip_prefix('|').unwrap_or(row);
        let inner = row.strip_suffix('|').filter(|inner| !inner.ends_with('\\')).unwrap_or(row);
        let bytes = inner.as_bytes();
        let bars = (0..bytes.len()).filter(|at| bytes[*at] == b'|' && (*at == 0 || bytes[at - 1] != b'\\')).count();
        if bars + 1 != columns {
            let span = self.span(range);
            let message = format!("this row has {} cells and the table has {columns} columns", bars + 1);
            self.tell(
                Diagnostic::new(&rules::MARKDOWN_TABLE, span, message).help("a `|` inside a cell is written `\\|`"),
            );
        }
    }

    fn code(&mut self, kind: &CodeBlockKind, range: &Range<usize>) -> Option<Block> {
        let mut text = String::new();
        let mut inner: Option<Range<usize>> = None;
        for (event, piece) in self.events.by_ref() {
            match event {
                Event::Text(part) => {
                    text.push_str(&part);
                    inner = Some(inner.map_or(piece.start, |inner| inner.start)..piece.end);
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        let info: &str = match kind {
            CodeBlockKind::Fenced(info) => info,
            CodeBlockKind::Indented => "",
        };
        let language = info.split([' ', ',', '{']).next().unwrap_or("");
        if matches!(kind, CodeBlockKind::Fenced(_)) && self.tell_open(&text, range) && FIGURES.contains(&language) {
            return None;
        }
        if !FIGURES.contains(&language) {
            self.warn_near_miss(language, &text, range);
            return Some(Block::Code { name: code_name(info), text: text.into() });
        }
        let inner = inner.unwrap_or(range.start..range.start);
        if self.depth > 0
            || self
                .excerpt
                .text
                .get(inner.clone())
                .is_none_or(|source| source != text && source.replace("\r\n", "\n") != text)
        {
            let span = self.span(range);
            let problem = Diagnostic::new(
                &rules::FENCE_KIND,
                span,
                format!("a {language} stands inside a list, a quotation or a footnote"),
            );
            self.tell(problem.help("put it at the left edge, with an empty line before and after"));
            return None;
        }
        self.figure(language, inner, range)
    }

    /// A block that never ends takes what follows with it: the rest of the page, or the next block. Gives whether this is one.
    fn tell_open(&mut self, text: &str, range: &Range<usize>) -> bool {
        let source = &self.excerpt.text[range.clone()];
        let sign = source.trim_start().chars().next().unwrap_or('`');
        let signs = |line: &str| line.len() - line.trim_start_matches(sign).len();
        let fence = signs(source.trim_start());
        let last = source.lines().last().unwrap_or("").trim_start_matches(['>', ' ']);
        let is_closed =
            signs(last) >= fence && last.trim_end().chars().all(|c| c == sign) && source.lines().count() > 1;
        let swallows = text.lines().any(|line| signs(line) == fence && FIGURES.contains(&line[fence..].trim()));
        if is_closed && !swallows {
            return false;
        }
        let first = range.start..range.start + source.find('\n').unwrap_or(source.len());
        let problem = Diagnostic::new(&rules::FENCE_OPEN, self.span(&first), "the block that begins here never ends");
        let close: String = std::iter::repeat_n(sign, fence).collect();
        self.tell(problem.help(format!("put a line `{close}` after its last line")));
        true
    }

    /// A block whose language is nearly `chart` would be published as code.
    fn warn_near_miss(&mut self, language: &str, text: &str, range: &Range<usize>) {
        if language.is_empty() {
            return;
        }
        let is_record = text.lines().any(|line| line.starts_with("table:"));
        let other = OTHER_NAMES.iter().find(|(name, _)| is_record && *name == language);
        let other = other.map(|(_, meant)| format!("write `{meant}` after the backticks"));
        if let Some(help) = other.or_else(|| did_you_mean(language, FIGURES)) {
            let span = self.span(range);
            self.tell(
                Diagnostic::new(&rules::FENCE_KIND, span, format!("a fenced block of `{language}` is not known"))
                    .help(help),
            );
        }
    }

    fn figure(&mut self, language: &str, inner: Range<usize>, range: &Range<usize>) -> Option<Block> {
        let excerpt = self.excerpt.part(inner);
        let read = match language {
            "chart" => yaml::record(excerpt).map(|record| FigureRecord::Chart(Box::new(record))),
            _ => yaml::record(excerpt).map(|record| FigureRecord::Table(Box::new(record))),
        };
        match read {
            Ok(record) => {
                let span = self.span(range);
                self.body.figures.push(Figure { record, span });
                Some(Block::Figure(self.body.figures.len() - 1))
            }
            Err(problems) => {
                self.found.extend(problems);
                None
            }
        }
    }
}

/// What stands above a block of code: the words after its language, as in ` ```yaml content/site.yaml `. Settings of
/// other programs, in curly brackets, are none.
fn code_name(info: &str) -> Option<Box<str>> {
    let (_, name) = info.split_once(' ')?;
    let name = name.trim();
    (!name.is_empty() && !name.starts_with('{')).then(|| name.into())
}

fn callout(kind: BlockQuoteKind) -> Callout {
    match kind {
        BlockQuoteKind::Note => Callout::Note,
        BlockQuoteKind::Tip => Callout::Tip,
        BlockQuoteKind::Important => Callout::Important,
        BlockQuoteKind::Warning => Callout::Warning,
        BlockQuoteKind::Caution => Callout::Caution,
    }
}
