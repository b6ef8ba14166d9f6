//! What the last site was made of, and the keys by which its parts are known.

use std::sync::Arc;

use crate::config::Config;
use crate::figure::Figure;
use crate::memo::{Bytes, Kept, Key, Naming};
use crate::model::document::{Content as Kind, DocId, Document};
use crate::model::links::{Entity, Resolved};
use crate::model::outgoing::{corrected, outgoing};
use crate::model::table::Table;
use crate::read::scalar::Scheme;
use crate::theme::Theme;

use super::Content;
use super::data::Tabled;
use super::figure_files::Pictured;
use super::html::Written;
use super::templates::Templates;
use super::views::Views;

/// What was made for the last site.
#[derive(Default)]
pub struct Memo {
    pub(super) templates: Kept<Arc<Templates>>,
    pub(super) tables: Kept<Arc<Tabled>>,
    pub(super) pictures: Kept<Arc<Pictured>>,
    pub(super) figures: Kept<Arc<str>>,
    pub(super) texts: Kept<Arc<Written>>,
    pub(super) pages: Kept<Bytes>,
    /// Several files that are made of one thing.
    pub(super) files: Kept<Arc<[Bytes]>>,
}

impl Memo {
    /// Ends a build.
    pub fn turn(&mut self) {
        self.templates.turn();
        self.tables.turn();
        self.pictures.turn();
        self.figures.turn();
        self.texts.turn();
        self.pages.turn();
        self.files.turn();
    }
}

/// The keys of what pages and files speak of. The key of a record is that of all that another page may say of it, so it
/// covers the front matter of a document and not its text.
pub struct Keys {
    /// What is the same for the whole site: the settings, the texts, and where lists are.
    pub site: Key,
    /// The templates and the texts.
    pub templates: Key,
    /// The colours and letters of pictures.
    pub looks: Key,
    /// What is not published yet, and is marked wherever it is linked.
    pub held: Key,
    documents: Vec<Key>,
    tables: Vec<Key>,
    sources: Vec<Key>,
    terms: Vec<Key>,
    bodies: Vec<Key>,
}

impl Keys {
    pub(super) fn new(content: &Content, views: &Views) -> Self {
        let model = content.model;
        let site = site(content);
        let sources = model.sources.entries.iter().map(|entry| Naming::new("source").debug(entry).end()).collect();
        let keys = Keys {
            site,
            templates: templates(content.theme),
            looks: looks(content.theme),
            held: Naming::new("held").debug(&model.held).end(),
            documents: model.documents.iter().map(of_document).collect(),
            tables: Vec::new(),
            sources,
            terms: model.terms.entries.iter().map(|entry| Naming::new("term").debug(entry).end()).collect(),
            bodies: model.bodies.entries.iter().map(|entry| Naming::new("body").debug(entry).end()).collect(),
        };
        Keys { tables: model.tables.iter().map(|table| keys.of_table(views, table)).collect(), ..keys }
    }

    /// The key of what is said of a table: its numbers, its sources and its notes.
    fn of_table(&self, views: &Views, table: &Table) -> Key {
        let source = |id: &crate::read::scalar::Id| match views.model.index.get(Scheme::Source, id.as_str()) {
            Some(Entity::Source(at)) => self.sources[at],
            _ => Key::default(),
        };
        let naming = Naming::new("table").key(table.key).key(self.site).keys(table.sources.iter().map(source));
        naming.debug(&views.notes(table)).debug(&table.corrections).end()
    }

    /// The key of a document, as other pages speak of it.
    pub fn document(&self, id: DocId) -> Key {
        self.documents[id.0]
    }

    /// The key of a table, with all that is said of it.
    pub fn table(&self, at: usize) -> Key {
        self.tables[at]
    }

    /// The key of anything that can be referred to.
    pub fn entity(&self, views: &Views, entity: Entity) -> Key {
        match entity {
            Entity::Document(id) => self.document(id),
            Entity::Table(at) => self.tables[at],
            Entity::Source(at) => self.sources[at],
            Entity::Term(at) => self.terms[at],
            Entity::Body(at) => self.bodies[at],
            Entity::Figure(id, _) => {
                let naming = Naming::new("figure").key(self.document(id));
                naming.debug(&views.addresses.entity(entity)).text(&views.addresses.name(entity)).end()
            }
        }
    }

    /// The key of all that the files about the whole content are made from.
    pub fn whole(&self) -> Key {
        let records = [&self.documents, &self.tables, &self.sources, &self.terms, &self.bodies];
        let naming = Naming::new("whole").key(self.site);
        records.into_iter().fold(naming, |naming, keys| naming.keys(keys.iter().copied())).end()
    }

    /// The key of a text with its figures, as a page has it.
    pub fn text(&self, views: &Views, document: &Document, figures: impl Iterator<Item = Key>) -> Key {
        let naming = Naming::new("text").key(document.key).key(self.site).keys(figures);
        let naming = naming.debug(&document.paragraphs).debug(&document.words.uses);
        let terms = document.words.uses.iter().map(|found| self.terms[found.term]);
        let naming = document.links.iter().fold(naming.keys(terms), |naming, link| self.link(views, naming, link));
        let named = outgoing(&document.content).into_iter().chain(corrected(&document.common.corrections));
        let cited =
            named.filter_map(|named| match views.model.index.get(named.reference.scheme, &named.reference.id)? {
                entity @ (Entity::Source(_) | Entity::Table(_)) => Some(self.entity(views, entity)),
                _ => None,
            });
        naming.keys(cited).end()
    }

    fn link(&self, views: &Views, naming: Naming, link: &Resolved) -> Naming {
        match link {
            Resolved::Entity(entity, None) => naming.number(1).key(self.entity(views, *entity)),
            // A numbered part is called by its number.
            Resolved::Entity(entity, Some(part)) => {
                let shown = views.addresses.anchor(link).map(|anchor| anchor.text);
                naming.number(2).key(self.entity(views, *entity)).text(part).debug(&shown)
            }
            Resolved::Value(value) => {
                value.cells.iter().fold(naming.number(3).debug(&value.operation), |naming, cell| {
                    naming.key(self.tables[cell.table]).number(cell.row as u64).number(cell.field as u64)
                })
            }
            _ => naming.number(4).debug(link),
        }
    }

    /// The key of a figure as its page has it; `None` for one that is not shown.
    pub fn figure(&self, document: &Document, at: usize, figure: Option<&Figure>) -> Option<Key> {
        Some(match figure? {
            Figure::Chart(table, _, key) => {
                Naming::new("chart").key(self.picture(*table, *key)).key(self.templates).end()
            }
            Figure::Table(table, columns) => Naming::new("columns")
                .key(document.key)
                .number(at as u64)
                .key(self.tables[*table])
                .debug(columns)
                .key(self.templates)
                .end(),
        })
    }

    /// The key of the files of the chart with this key, over the table at this place.
    pub fn picture(&self, table: usize, chart: Key) -> Key {
        Naming::new("picture").key(chart).key(self.tables[table]).key(self.looks).end()
    }

    /// The key of how to cite a document and its paragraphs.
    pub fn work(&self, views: &Views, id: DocId, document: &Document) -> Key {
        let report = views.model.report_of(id);
        let publisher =
            [Some(id), report].into_iter().flatten().filter_map(|id| match &views.model.document(id).content {
                Kind::Report(report) => views.model.index.get(Scheme::Body, report.publisher.as_ref()?.as_str()),
                _ => None,
            });
        let named = publisher.map(|body| self.entity(views, body));
        let naming = Naming::new("work").key(self.site).key(self.document(id)).keys(report.map(|id| self.document(id)));
        naming.keys(named).debug(&document.paragraphs).end()
    }
}

/// The front matter of a document, with the questions of a framework, which stand in a file of their own.
fn of_document(document: &Document) -> Key {
    match &document.content {
        Kind::Framework(_, Some(questions)) => Naming::new("framework").key(document.front_key).debug(questions).end(),
        _ => document.front_key,
    }
}

fn site(content: &Content) -> Key {
    // Where a setting stands, and how gravely a rule is taken, shows nowhere on the site.
    let Config {
        file: _,
        spans: _,
        title,
        description,
        base,
        language,
        publisher,
        theme: _,
        licence,
        navigation: _,
        footer: _,
        notice: _,
        figure_files,
        downloads,
        levels: _,
        unbound_numbers: _,
        known_abbreviations: _,
        plain_language: _,
        external_links: _,
    } = content.config;
    let listings = content.model.listings.iter().map(|(listing, id)| (listing, &content.model.document(*id).url));
    Naming::new("site")
        .debug(&(title, description, base, language, publisher, licence))
        .debug(&(figure_files, downloads, content.model.as_of))
        .debug(&listings.collect::<Vec<_>>())
        .key(content.theme.messages.key())
        .end()
}

/// The templates of a theme, with the texts that they can ask for.
pub(super) fn templates(theme: &Theme) -> Key {
    let naming = Naming::new("templates").key(theme.messages.key());
    let all = theme.templates.iter();
    all.fold(naming, |naming, (name, template)| naming.text(name).text(&template.text).debug(&template.file)).end()
}

fn looks(theme: &Theme) -> Key {
    let naming = Naming::new("looks").debug(&theme.palette);
    let own = theme.fonts.iter().filter(|font| font.file.is_some());
    own.fold(naming, |naming, font| naming.bytes(&font.bytes)).end()
}
