//! The text of a document as HTML.
//!
//! An own writer rather than the parser's, since a reader needs what that one leaves out: row headers with scope,
//! footnotes with links back, a name for a table that scrolls, no inline style.

mod references;
mod words;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::messages::Messages;
use crate::model::document::Document;
use crate::model::links::{Entity, Resolved};
use crate::model::paragraphs::ParagraphNumber;
use crate::read::body::{Block, Body, Callout, Inline, Table};

use super::address::{Addresses, Anchor};
use super::citation;
use super::escape::{encode_path, escape_into};
use references::References;

/// How many columns a table may have before it gets a region of its own to scroll in.
pub(super) const NARROW_COLUMNS: usize = 4;

/// A text as HTML.
pub struct Written {
    /// The text.
    pub body: String,
    /// What stands at the end of the page: footnotes, and everything that the page cites.
    pub notes: String,
}

/// Writes the text of `document`; `figures` are its charts and tables, already HTML, in their order.
pub fn write(document: &Document, figures: &[&str], addresses: &Addresses, messages: &Messages) -> Written {
    let body = &document.body;
    let mut writer = Writer {
        out: String::with_capacity(body.words * 8),
        document,
        body,
        figures,
        addresses,
        messages,
        tables: 0,
        references: References::default(),
        differing: BTreeSet::new(),
    };
    writer.text();
    let body = std::mem::take(&mut writer.out);
    writer.notes();
    Written { body, notes: writer.out }
}

struct Writer<'a> {
    out: String,
    document: &'a Document,
    body: &'a Body,
    figures: &'a [&'a str],
    addresses: &'a Addresses<'a>,
    messages: &'a Messages,
    tables: usize,
    references: References,
    /// Numbers of which the page has said that sources differ, by the places of table and row.
    differing: BTreeSet<(usize, usize)>,
}

impl Writer<'_> {
    /// The text, with the numbers of its paragraphs.
    fn text(&mut self) {
        let mut numbers = self.document.paragraphs.iter();
        for block in &self.body.blocks {
            match block {
                Block::Paragraph(inlines) => match numbers.next() {
                    Some(number) => self.numbered(number, inlines),
                    None => self.element("p", inlines),
                },
                other => self.block(other),
            }
        }
    }

    /// A paragraph after a link to itself, by which it can be cited.
    fn numbered(&mut self, ParagraphNumber { number, anchor }: &ParagraphNumber, inlines: &[Inline]) {
        let label = self.messages.text("paragraph.label", &[("number", number)]);
        let _ = write!(
            self.out,
            "<p class=\"numbered\" id=\"{anchor}\"><a class=\"paragraph-number\" href=\"#{anchor}\" aria-label=\""
        );
        escape_into(&mut self.out, &label);
        let _ = write!(self.out, "\">{number}</a> ");
        self.inlines(inlines);
        self.out.push_str("</p>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(inlines) => self.element("p", inlines),
            Block::Plain(inlines) => self.inlines(inlines),
            Block::Heading(at) => self.heading(*at),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(blocks) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            Block::Callout(kind, blocks) => self.callout(*kind, blocks),
            Block::Code { name, text } => self.code(name.as_deref(), text),
            Block::Table(table) => self.table(table),
            Block::Definitions(definitions) => {
                self.out.push_str("<dl>\n");
                for definition in definitions {
                    self.element("dt", &definition.term);
                    for meaning in &definition.meanings {
                        self.out.push_str("<dd>");
                        self.blocks(meaning);
                        self.out.push_str("</dd>\n");
                    }
                }
                self.out.push_str("</dl>\n");
            }
            Block::Figure(at) => {
                if let Some(figure) = self.figures.get(*at) {
                    self.out.push_str(figure);
                    self.out.push('\n');
                }
            }
            Block::Rule => self.out.push_str("<hr>\n"),
        }
    }

    fn element(&mut self, name: &str, inlines: &[Inline]) {
        let _ = write!(self.out, "<{name}>");
        self.inlines(inlines);
        let _ = writeln!(self.out, "</{name}>");
    }

    fn heading(&mut self, at: usize) {
        let heading = &self.body.headings[at];
        let _ = write!(self.out, "<h{} id=\"", heading.level);
        escape_into(&mut self.out, &heading.id);
        self.out.push_str("\">");
        self.inlines(&heading.content);
        let _ = writeln!(self.out, "</h{}>", heading.level);
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let name = if start.is_some() { "ol" } else { "ul" };
        match start {
            Some(start) if start != 1 => {
                let _ = writeln!(self.out, "<ol start=\"{start}\">");
            }
            _ => {
                let _ = writeln!(self.out, "<{name}>");
            }
        }
        for item in items {
            self.out.push_str("<li>");
            self.blocks(item);
            self.out.push_str("</li>\n");
        }
        let _ = writeln!(self.out, "</{name}>");
    }

    fn callout(&mut self, kind: Callout, blocks: &[Block]) {
        let name = match kind {
            Callout::Note => "note",
            Callout::Tip => "tip",
            Callout::Important => "important",
            Callout::Warning => "warning",
            Callout::Caution => "caution",
        };
        let title = self.messages.text(&format!("callout.{name}"), &[]);
        let _ = write!(self.out, "<div class=\"callout callout-{name}\" role=\"note\">\n<p class=\"callout-title\">");
        escape_into(&mut self.out, &title);
        self.out.push_str("</p>\n");
        self.blocks(blocks);
        self.out.push_str("</div>\n");
    }

    fn code(&mut self, name: Option<&str>, text: &str) {
        if let Some(name) = name {
            self.out.push_str("<figure class=\"code\">\n<figcaption>");
            escape_into(&mut self.out, name);
            self.out.push_str("</figcaption>\n");
        }
        self.out.push_str("<pre><code>");
        escape_into(&mut self.out, text);
        self.out.push_str("</code></pre>\n");
        if name.is_some() {
            self.out.push_str("</figure>\n");
        }
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let scrolls = table.numeric.len() > NARROW_COLUMNS;
        if scrolls {
            let label = self.messages.text("table.scroll", &[("n", &self.tables.to_string())]);
            self.out.push_str("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
            escape_into(&mut self.out, &label);
            self.out.push_str("\">\n");
        }
        self.out.push_str("<table>\n<thead><tr>");
        for (at, cell) in table.head.iter().enumerate() {
            self.cell(cell, "th scope=\"col\"", "th", table.numeric.get(at).copied().unwrap_or(false));
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let (open, name) = if at == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
                self.cell(cell, open, name, table.numeric.get(at).copied().unwrap_or(false));
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
        if scrolls {
            self.out.push_str("</div>\n");
        }
    }

    fn cell(&mut self, inlines: &[Inline], open: &str, name: &str, numeric: bool) {
        let class = if numeric { " class=\"number\"" } else { "" };
        let _ = write!(self.out, "<{open}{class}>");
        self.inlines(inlines);
        let _ = write!(self.out, "</{name}>");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text, start) => self.words(text, *start),
            Inline::Emphasis(inner) => self.wrap("em", inner),
            Inline::Strong(inner) => self.wrap("strong", inner),
            Inline::Deleted(inner) => self.wrap("del", inner),
            Inline::Code(code) => {
                self.out.push_str("<code>");
                escape_into(&mut self.out, code);
                self.out.push_str("</code>");
            }
            Inline::Link(at, inner) => self.link(*at, inner),
            Inline::Image(at, alt) => self.image(*at, alt),
            Inline::FootnoteMention(note, mention) => self.mention(*note, *mention),
            Inline::Checkbox(done) => {
                let (key, sign) = if *done { ("checklist.done", "\u{2611}") } else { ("checklist.open", "\u{2610}") };
                let words = self.messages.text(key, &[]);
                let _ = write!(
                    self.out,
                    "<span class=\"checkbox\" aria-hidden=\"true\">{sign}</span><span class=\"visually-hidden\">"
                );
                escape_into(&mut self.out, &words);
                self.out.push_str("</span> ");
            }
            Inline::SoftBreak => self.out.push('\n'),
            Inline::HardBreak => self.out.push_str("<br>\n"),
        }
    }

    fn wrap(&mut self, name: &str, inner: &[Inline]) {
        let _ = write!(self.out, "<{name}>");
        self.inlines(inner);
        let _ = write!(self.out, "</{name}>");
    }

    fn link(&mut self, at: usize, inner: &[Inline]) {
        let resolved = self.document.links.get(at);
        if resolved == Some(&Resolved::Unverified) {
            return self.unverified(&self.body.links[at].title, inner);
        }
        let Some(Anchor { mut url, class, mut text, aside }) = resolved.and_then(|link| self.addresses.anchor(link))
        else {
            self.inlines(inner);
            return;
        };
        self.out.push_str("<a");
        let cited = match resolved {
            Some(Resolved::Entity(to @ Entity::Source(_), _)) => Some(*to),
            Some(Resolved::Value(value)) => value.cells.first().map(|cell| Entity::Table(cell.table)),
            _ => None,
        };
        if let Some(to) = cited {
            let locator = self.body.links[at].locator.as_ref().map(|locator| citation::locator(locator, self.messages));
            if let Some(locator) = &locator {
                text = self.messages.text("citation.located", &[("source", &text), ("locator", locator)]);
            }
            let mark = self.references.mention(to, locator);
            let _ = write!(self.out, " id=\"{}\"", mark.anchor());
            if matches!(to, Entity::Source(_)) {
                url = format!("#ref-{}", mark.entry);
            }
        }
        let found = self.document.words.of_link(at);
        url = self.meaning(at).unwrap_or(url);
        found.into_iter().for_each(|found| self.anchor_of_use(found));
        self.out.push_str(" href=\"");
        escape_into(&mut self.out, &url);
        self.out.push('"');
        if let Some(class) = class {
            let _ = write!(self.out, " class=\"{class}\"");
        }
        self.out.push('>');
        if self.body.links[at].text.trim().is_empty() {
            escape_into(&mut self.out, &text);
        } else {
            self.inlines(inner);
        }
        if let Some(how) = aside {
            self.out.push_str("<span class=\"visually-hidden\">");
            escape_into(&mut self.out, &self.messages.text("worked-out.aside", &[("how", &how)]));
            self.out.push_str("</span>");
        }
        self.out.push_str("</a>");
        if let Some(Resolved::Value(value)) = resolved {
            self.accounts(value);
        }
        found.into_iter().for_each(|found| self.expansion(found));
    }

    /// A number that nobody has confirmed, with the reason in the line itself: no reader has to point at it.
    fn unverified(&mut self, why: &str, inner: &[Inline]) {
        self.out.push_str("<span class=\"unverified\">");
        self.inlines(inner);
        self.out.push_str(" <span class=\"unverified-note\">(");
        escape_into(&mut self.out, &self.messages.text("unverified.note", &[("why", why.trim())]));
        self.out.push_str(")</span></span>");
    }

    fn image(&mut self, at: usize, alt: &str) {
        let Some(Resolved::Site(path)) = self.document.links.get(at) else { return };
        self.out.push_str("<img src=\"");
        escape_into(&mut self.out, self.addresses.root());
        escape_into(&mut self.out, &encode_path(path));
        self.out.push_str("\" alt=\"");
        escape_into(&mut self.out, alt);
        self.out.push_str("\" loading=\"lazy\">");
    }

    fn mention(&mut self, note: usize, mention: usize) {
        let number = note + 1;
        let id = mention_id(number, mention);
        let label = self.messages.text("footnote.mention", &[("n", &number.to_string())]);
        let _ = write!(self.out, "<sup class=\"footnote-ref\" id=\"{id}\"><a href=\"#fn-{number}\" aria-label=\"");
        escape_into(&mut self.out, &label);
        let _ = write!(self.out, "\">{number}</a></sup>");
    }

    /// Footnotes, then what the page cites. A footnote may cite something, so it is written first.
    fn notes(&mut self) {
        let footnotes = !self.body.footnotes.is_empty();
        if footnotes {
            self.footnotes();
        }
        let notes = std::mem::take(&mut self.out);
        self.note_front_matter(self.document);
        let references = !self.references.is_empty();
        let (id, key) = match (footnotes, references) {
            (false, false) => return,
            (true, false) => ("footnotes", "footnote.title"),
            (false, true) => ("page-references", "reference.title"),
            (true, true) => ("footnotes", "reference.notes-and-references"),
        };
        let _ = write!(self.out, "<section class=\"footnotes\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">");
        escape_into(&mut self.out, &self.messages.text(key, &[]));
        self.out.push_str("</h2>\n");
        self.out.push_str(&notes);
        if references {
            if footnotes {
                self.out.push_str("<h3 id=\"page-references\">");
                escape_into(&mut self.out, &self.messages.text("reference.title", &[]));
                self.out.push_str("</h3>\n");
            }
            self.reference_list();
        }
        self.out.push_str("</section>\n");
    }

    fn footnotes(&mut self) {
        self.out.push_str("<ol>\n");
        for (at, note) in self.body.footnotes.iter().enumerate() {
            let number = at + 1;
            let _ = write!(self.out, "<li id=\"fn-{number}\">");
            self.blocks(&note.blocks);
            for mention in 0..note.mentions {
                let n = number.to_string();
                let m = (mention + 1).to_string();
                let key = if note.mentions > 1 { "footnote.back-several" } else { "footnote.back" };
                let label = self.messages.text(key, &[("n", &n), ("m", &m)]);
                self.back(&mention_id(number, mention), &label);
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    /// A link from the end of the page back to a mention.
    fn back(&mut self, anchor: &str, label: &str) {
        let _ = write!(self.out, " <a class=\"footnote-back\" href=\"#{anchor}\" aria-label=\"");
        escape_into(&mut self.out, label);
        self.out.push_str("\">\u{21A9}\u{FE0E}</a>");
    }
}

fn mention_id(number: usize, mention: usize) -> String {
    if mention == 0 { format!("fnref-{number}") } else { format!("fnref-{number}-{}", mention + 1) }
}
