//! The list of what a page cites: every source and every table, once each, in the order of first mention, with its locators
//! and links back to where it is mentioned.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::account::Standing;
use crate::model::document::Document;
use crate::model::links::Entity;
use crate::model::outgoing::{corrected, outgoing};
use crate::model::value::Value;
use crate::read::yaml::Step;

use super::super::citation;
use super::super::escape::escape_into;
use super::Writer;

/// What was cited so far.
#[derive(Default)]
pub(super) struct References(Vec<Reference>);

struct Reference {
    /// A source or a table.
    to: Entity,
    mentions: Vec<Mention>,
}

/// A place that cites something.
enum Mention {
    /// In the text, with the part that is meant in words.
    Text(Option<String>),
    /// In the part of the page with this anchor.
    Section(&'static str),
    /// Beside the text.
    Beside,
}

/// Where a mention is and where it leads: the place of its entry and its own place among the mentions of this, both from 1.
pub(super) struct Mark {
    pub entry: usize,
    pub mention: usize,
}

impl Mark {
    /// The anchor of the mention.
    pub fn anchor(&self) -> String {
        format!("cite-{}-{}", self.entry, self.mention)
    }
}

impl References {
    /// Notes a mention in the text.
    pub fn mention(&mut self, to: Entity, locator: Option<String>) -> Mark {
        self.note(to, Mention::Text(locator))
    }

    fn note(&mut self, to: Entity, mention: Mention) -> Mark {
        let at = self.0.iter().position(|entry| entry.to == to).unwrap_or_else(|| {
            self.0.push(Reference { to, mentions: Vec::new() });
            self.0.len() - 1
        });
        self.0[at].mentions.push(mention);
        Mark { entry: at + 1, mention: self.0[at].mentions.len() }
    }

    /// Whether the page cites nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Writer<'_> {
    /// Notes what the front matter cites: evidence, answers and assessments have a part of the page each.
    pub(super) fn note_front_matter(&mut self, document: &Document) {
        let named = outgoing(&document.content).into_iter().chain(corrected(&document.common.corrections));
        for reference in named {
            let found = self.addresses.model().index.get(reference.reference.scheme, &reference.reference.id);
            let Some(to @ (Entity::Source(_) | Entity::Table(_))) = found else { continue };
            let mention = match reference.path.first() {
                Some(Step::Key("evidence")) => Mention::Section("page-evidence"),
                Some(Step::Key("responses")) => Mention::Section("page-responses"),
                Some(Step::Key("assessments")) => Mention::Section("page-assessments"),
                _ => Mention::Beside,
            };
            self.references.note(to, mention);
        }
    }

    /// What a reader must know of a number, and of those that it was worked out from.
    pub(super) fn accounts(&mut self, value: &Value) {
        let rows: BTreeSet<(usize, usize)> = value.cells.iter().map(|cell| (cell.table, cell.row)).collect();
        for (table, row) in rows {
            self.account(table, row);
        }
    }

    /// What a reader must know of a number: that it is not the one which the site states, or, once on a page, that other
    /// sources give another.
    fn account(&mut self, table: usize, row: usize) {
        let record = &self.addresses.model().tables[table];
        match record.standing(row) {
            Some(Standing::Used) if record.has_rivals(row) && self.differing.insert((table, row)) => {
                let (words, of) =
                    (self.messages.text("account.differ", &[]), self.messages.text("account.differ-of", &[]));
                self.out.push_str(" <span class=\"account\">(<a href=\"");
                escape_into(&mut self.out, &self.addresses.url(&record.url()));
                self.out.push_str("\">");
                escape_into(&mut self.out, &words);
                self.out.push_str("<span class=\"visually-hidden\"> ");
                escape_into(&mut self.out, &of);
                self.out.push_str("</span></a>)</span>");
            }
            None | Some(Standing::Used) => {}
            Some(standing) => {
                let words = self.messages.text(&format!("account.{}", standing.name()), &[]);
                self.out.push_str(" <span class=\"account\">");
                escape_into(&mut self.out, &words);
                self.out.push_str("</span>");
            }
        }
    }

    /// The entries; each leads to the page of its source or table.
    pub(super) fn reference_list(&mut self) {
        self.out.push_str("<ol class=\"references\">\n");
        for (at, reference) in std::mem::take(&mut self.references).0.iter().enumerate() {
            let _ = write!(self.out, "<li id=\"ref-{}\">", at + 1);
            self.cited(reference.to);
            let mut sections = Vec::new();
            for (mention_at, mention) in reference.mentions.iter().enumerate() {
                let mark = Mark { entry: at + 1, mention: mention_at + 1 };
                match mention {
                    Mention::Text(locator) => self.back_to_text(&mark, locator.as_deref(), reference.mentions.len()),
                    Mention::Section(anchor) if !sections.contains(anchor) => {
                        sections.push(*anchor);
                        self.back_to_section(&mark, anchor);
                    }
                    Mention::Section(_) | Mention::Beside => {}
                }
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    fn cited(&mut self, to: Entity) {
        let Some(url) = self.addresses.entity(to) else { return };
        let model = self.addresses.model();
        let (before, text, after) = match to {
            Entity::Source(at) => {
                (String::new(), citation::full(&model.sources.entries[at].value, self.messages), String::new())
            }
            Entity::Table(at) => {
                let table = &model.tables[at];
                let sources = model.sources.entries.iter().filter(|entry| table.sources.contains(&entry.id));
                let names: Vec<String> = sources.map(|entry| citation::short(&entry.value, self.messages)).collect();
                let from = match names.is_empty() {
                    true => String::new(),
                    false => self.messages.text("reference.from", &[("sources", &self.messages.list(&names))]),
                };
                (self.messages.text("reference.data", &[]), table.title.clone(), from)
            }
            _ => return,
        };
        if !before.is_empty() {
            escape_into(&mut self.out, &before);
            self.out.push(' ');
        }
        self.out.push_str("<a href=\"");
        escape_into(&mut self.out, &url);
        self.out.push_str("\">");
        escape_into(&mut self.out, &text);
        self.out.push_str("</a>");
        if !after.is_empty() {
            self.out.push(' ');
            escape_into(&mut self.out, &after);
        }
    }

    fn back_to_text(&mut self, mark: &Mark, locator: Option<&str>, mentions: usize) {
        if let Some(locator) = locator {
            self.out.push_str(" <span class=\"reference-part\">");
            escape_into(&mut self.out, locator);
            self.out.push_str("</span>");
        }
        let (n, m) = (mark.entry.to_string(), mark.mention.to_string());
        let key = if mentions > 1 { "reference.back-several" } else { "reference.back" };
        let label = self.messages.text(key, &[("n", &n), ("m", &m)]);
        self.back(&mark.anchor(), &label);
    }

    fn back_to_section(&mut self, mark: &Mark, anchor: &str) {
        let label = self.messages.text("reference.back-section", &[("n", &mark.entry.to_string())]);
        self.back(anchor, &label);
    }
}
