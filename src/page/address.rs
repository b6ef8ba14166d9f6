//! Where everything is on the site, and what a link to it says when its author left that open.

use crate::config::Config;
use crate::messages::Messages;
use crate::model::Model;
use crate::model::document::DocId;
use crate::model::links::{Entity, Resolved};
use crate::model::value::Value;
use crate::model::value::quantity::Quantity;
use crate::read::body::FigureRecord;
use crate::read::front_matter::Listing;
use crate::read::scalar::Id;

use super::citation;
use super::escape::encode_path;

/// A link as a page shows it.
pub struct Anchor {
    /// Where it goes, ready for `href` once escaped.
    pub url: String,
    /// What it is, for the style sheet.
    pub class: Option<&'static str>,
    /// What it says when the author left that open.
    pub text: String,
    /// How a number was worked out, for those who do not see its table.
    pub aside: Option<String>,
}

/// The place of the page of a source on the site.
pub fn source_path(id: &Id) -> String {
    format!("sources/{id}/")
}

/// Finds URLs.
#[derive(Clone, Copy)]
pub struct Addresses<'a> {
    model: &'a Model,
    config: &'a Config,
    messages: &'a Messages,
}

impl<'a> Addresses<'a> {
    /// The addresses of a site.
    pub fn new(model: &'a Model, config: &'a Config, messages: &'a Messages) -> Self {
        Addresses { model, config, messages }
    }

    /// The content that the addresses are of.
    pub fn model(&self) -> &'a Model {
        self.model
    }

    /// The path that every URL begins with.
    pub fn root(&self) -> &'a str {
        self.config.base.root()
    }

    /// The URL of a path of the site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.root(), encode_path(path))
    }

    /// The URL of a document.
    pub fn document(&self, id: DocId) -> String {
        self.url(&self.model.document(id).url)
    }

    /// The URL of the page of a source.
    pub fn source(&self, at: usize) -> String {
        self.url(&source_path(&self.model.sources.entries[at].id))
    }

    /// The URL of anything that can be referred to; `None` for a record whose list is on no page.
    pub fn entity(&self, entity: Entity) -> Option<String> {
        let listed = |listing: Listing, anchor: String| {
            self.model.listings.get(&listing).map(|page| format!("{}#{anchor}", self.document(*page)))
        };
        match entity {
            Entity::Document(id) => Some(self.document(id)),
            Entity::Table(at) => Some(self.url(&self.model.tables[at].url())),
            Entity::Figure(id, at) => match &self.model.document(id).body.figures[at].record {
                FigureRecord::Chart(chart) => Some(format!("{}#figure-{}", self.document(id), chart.value.id)),
                FigureRecord::Table(_) => Some(self.document(id)),
            },
            Entity::Source(at) => Some(self.source(at)),
            Entity::Term(at) => listed(Listing::Glossary, format!("term-{}", self.model.terms.entries[at].id)),
            Entity::Body(at) => Some(self.url(&self.model.bodies.entries[at].body_path())),
        }
    }

    /// The id of a term.
    pub fn term(&self, at: usize) -> &'a str {
        self.model.terms.entries[at].id.as_str()
    }

    /// What something is called in a sentence.
    pub fn name(&self, entity: Entity) -> String {
        match entity {
            Entity::Document(id) => self.model.document(id).common.title.clone(),
            Entity::Table(at) => self.model.tables[at].title.clone(),
            Entity::Figure(id, at) => match &self.model.document(id).body.figures[at].record {
                FigureRecord::Chart(chart) => chart.value.title.clone(),
                FigureRecord::Table(table) => table.value.title.clone().unwrap_or_default(),
            },
            Entity::Source(at) => citation::short(&self.model.sources.entries[at].value, self.messages),
            Entity::Term(at) => self.model.terms.entries[at].value.term.clone(),
            Entity::Body(at) => {
                let body = &self.model.bodies.entries[at].value;
                body.short_name.as_ref().unwrap_or(&body.name).clone()
            }
        }
    }

    /// What a part of a page is called in a sentence: a numbered paragraph has its number beside the name of the page.
    fn part(&self, entity: Entity, fragment: Option<&str>) -> String {
        let name = self.name(entity);
        let (Entity::Document(id), Some(fragment)) = (entity, fragment) else { return name };
        let paragraphs = &self.model.document(id).paragraphs;
        match paragraphs.iter().find(|paragraph| paragraph.anchor == fragment) {
            Some(paragraph) => self.messages.text("cite.paragraph", &[("title", &name), ("number", &paragraph.number)]),
            None => name,
        }
    }

    /// A link of a text, as the page shows it; `None` for one that leads nowhere.
    pub fn anchor(&self, link: &Resolved) -> Option<Anchor> {
        let plain = |url: String| Some(Anchor { text: url.clone(), url, class: None, aside: None });
        match link {
            Resolved::Entity(entity, fragment) => {
                let mut url = self.entity(*entity)?;
                if let Some(fragment) = fragment {
                    url = format!("{url}#{fragment}");
                }
                let class = match entity {
                    Entity::Term(_) => Some("term"),
                    Entity::Source(_) => Some("citation"),
                    _ => None,
                };
                Some(Anchor { url, class, text: self.part(*entity, fragment.as_deref()), aside: None })
            }
            Resolved::Value(value) => self.value(value),
            Resolved::Fragment(fragment) => plain(format!("#{fragment}")),
            Resolved::Site(path) => plain(self.url(path)),
            Resolved::External(url) => plain(url.clone()),
            Resolved::Unverified | Resolved::Broken => None,
        }
    }

    /// A number leads to its table, or to that of the first cell it was worked out from.
    fn value(&self, value: &Value) -> Option<Anchor> {
        let tables = &self.model.tables;
        let first = value.cells.first()?;
        // The model has no value that cannot be worked out.
        let quantity = Quantity::of(value, tables).ok().flatten();
        Some(Anchor {
            url: self.url(&tables[first.table].url()),
            class: Some("value"),
            text: match &quantity {
                Some(quantity) => quantity.text(self.messages),
                None => first.field(tables).cell(first.cell(tables), self.messages),
            },
            aside: quantity.and_then(|quantity| quantity.how(self.messages)),
        })
    }
}
