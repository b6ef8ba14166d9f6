//! The content as typed records: complete, immutable, references resolved.
//!
//! [`read`] reads every file of `content/` by itself ([`gather`]), then brings them together ([`assemble`]): drafts are
//! left out, names are made unique, references are looked up in both directions. Model types are not what templates
//! see; [`crate::page`] makes views of them.

pub mod account;
mod apart;
mod assemble;
pub mod audience;
pub mod citation;
pub mod document;
pub mod evidence;
mod gather;
pub mod grid;
pub mod held;
pub mod kind;
pub mod links;
pub mod number;
pub mod numbers;
pub mod outgoing;
pub mod paragraphs;
pub mod register;
pub mod symbol;
pub mod table;
mod tables;
pub mod terms;
pub mod value;
pub mod version;

use std::collections::BTreeMap;

pub use assemble::{Edition, Memo, read};

use crate::read::data::{Body, Term};
use crate::read::front_matter::Listing;
use crate::read::release::Release;
use crate::read::scalar::{Id, Scheme};
use crate::read::source::Source;
use crate::read::yaml::Spans;
use crate::source::FileId;

use document::{Content, DocId, Document};
use evidence::Graph;
use held::HeldPages;
use kind::Kind;
use links::{Entity, Index};
use register::Register;
use table::Table;
use version::Version;

/// A record of a list, with its permanent name.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// Its name.
    pub id: Id,
    /// What it says.
    pub value: T,
}

impl Entry<Body> {
    /// The place of its page on the site.
    pub fn body_path(&self) -> String {
        format!("bodies/{}/", self.id)
    }
}

/// A list that stands in one file, in the order of its ids.
#[derive(Clone, Debug)]
pub struct List<T> {
    /// The file and where its entries stand, if there is one.
    pub file: Option<(FileId, Spans)>,
    /// The entries.
    pub entries: Vec<Entry<T>>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List { file: None, entries: Vec::new() }
    }
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its file.
    pub file: FileId,
    /// Its place on the site.
    pub path: String,
}

/// The record of a release.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// What was published.
    pub release: Release,
    /// Where its file says what.
    pub spans: Spans,
}

/// The whole content.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The day of the build: what is overdue is so on this day.
    pub as_of: jiff::civil::Date,
    /// Every published document, in the order of their paths.
    pub documents: Vec<Document>,
    /// Every published table, in the order of their paths.
    pub tables: Vec<Table>,
    /// The bibliography.
    pub sources: List<Source>,
    /// The organisations.
    pub bodies: List<Body>,
    /// The glossary.
    pub terms: List<Term>,
    /// Files that are published as they are.
    pub assets: Vec<Asset>,
    /// Everything that can be referred to.
    pub index: Index,
    /// The documents directly below each document, in their order; by the place of the parent.
    pub children: Vec<Vec<DocId>>,
    /// The findings and recommendations of each report, in their order.
    pub members: BTreeMap<(DocId, Kind), Vec<DocId>>,
    /// The documents that refer to something, each once, in the order of their paths.
    pub uses: BTreeMap<Entity, Vec<DocId>>,
    /// What rests on what.
    pub evidence: Graph,
    /// Earlier versions of documents, by document and number.
    pub versions: Vec<Version>,
    /// The releases so far, the last one last.
    pub releases: Vec<Recorded>,
    /// The pages that are shown in a preview only.
    pub held: HeldPages,
    /// How each recommendation stands.
    pub register: Register,
    /// The page that each list is on.
    pub listings: BTreeMap<Listing, DocId>,
}

impl Model {
    /// A document.
    pub fn document(&self, id: DocId) -> &Document {
        &self.documents[id.0]
    }

    /// All documents with their ids.
    pub fn documents(&self) -> impl Iterator<Item = (DocId, &Document)> {
        self.documents.iter().enumerate().map(|(at, document)| (DocId(at), document))
    }

    /// All documents of a kind, in the order of their paths.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (DocId, &Document)> {
        self.documents().filter(move |(_, document)| document.kind == kind)
    }

    /// The home page.
    pub fn home(&self) -> Option<DocId> {
        self.index.path("_index.md")
    }

    /// The documents directly below another, in their order.
    pub fn children(&self, id: DocId) -> &[DocId] {
        &self.children[id.0]
    }

    /// The pages among which a page is read one after the other; none where its folder does not say that they are.
    pub fn row(&self, id: DocId) -> &[DocId] {
        let ordered = |parent: &DocId| matches!(&self.document(*parent).content, Content::Page(page) if page.ordered);
        self.document(id).parent.filter(ordered).map_or(&[], |parent| self.children(parent))
    }

    /// The report that a document is of: by its front matter, or by its folder.
    pub fn report_of(&self, id: DocId) -> Option<DocId> {
        let document = self.document(id);
        let named = match &document.content {
            Content::Finding(finding) => finding.report.as_ref(),
            Content::Recommendation(recommendation) => recommendation.report.as_ref(),
            _ => None,
        };
        match named {
            Some(report) => match self.index.get(Scheme::Report, report.as_str()) {
                Some(Entity::Document(report)) => Some(report),
                _ => None,
            },
            None => document.parent.filter(|parent| self.document(*parent).kind == Kind::Report),
        }
    }

    /// The documents of a kind that are of a report, in their order.
    pub fn of_report(&self, report: DocId, kind: Kind) -> &[DocId] {
        self.members.get(&(report, kind)).map_or(&[], Vec::as_slice)
    }

    /// What orders documents among their siblings: weight, number of the file name, number as cited, path.
    pub fn order(&self, id: DocId) -> (i32, u32, u32, DocId) {
        let document = self.document(id);
        let cited = match &document.content {
            Content::Finding(finding) => finding.number.as_deref(),
            Content::Recommendation(recommendation) => recommendation.number.as_deref(),
            _ => None,
        };
        let cited = cited.and_then(|number| number.parse().ok()).unwrap_or(u32::MAX);
        (document.common.weight.unwrap_or(i32::MAX), document.number.unwrap_or(u32::MAX), cited, id)
    }

    /// The documents that refer to something.
    pub fn uses(&self, entity: Entity) -> &[DocId] {
        self.uses.get(&entity).map_or(&[], Vec::as_slice)
    }
}
