//! A document: what a Markdown file became.

use std::sync::Arc;

use crate::memo::{Key, Shared};
use crate::read::body::Body;
use crate::read::correction;
use crate::read::data::Questions;
use crate::read::front_matter::{Chapter, Common, Finding, Framework, Page, Principle, Recommendation, Report};
use crate::read::scalar::Date;
use crate::read::yaml::Spans;
use crate::source::FileId;

use super::kind::Kind;
use super::links::Resolved;
use super::paragraphs::ParagraphNumber;
use super::terms::Words;

/// Which document of a [`super::Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub usize);

/// A document, complete.
#[derive(Clone, Debug)]
pub struct Document {
    /// Permanent name, unique in its kind.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its file.
    pub file: FileId,
    /// The key of its file with its path: of the text, the front matter and their places.
    pub key: Key,
    /// The key of its front matter with its path.
    pub front_key: Key,
    /// Its path below `content/`.
    pub path: String,
    /// Its place on the site, without a leading slash: `reports/final/`; empty for the home page.
    pub url: String,
    /// The number before its file name, which orders it among its siblings.
    pub number: Option<u32>,
    /// What every document has.
    pub common: Common,
    /// What its kind has.
    pub content: Content,
    /// Its text.
    pub body: Arc<Body>,
    /// The numbers of its paragraphs, in the order of those of the text that have one.
    pub paragraphs: Shared<Vec<ParagraphNumber>>,
    /// Where the links of the text go, in the order of [`Body::links`].
    pub links: Vec<Resolved>,
    /// What stands behind the numbers that `figures` names, in the order of [`Common::figures`].
    pub figures: Vec<Resolved>,
    /// What of the glossary stands in the text.
    pub words: Arc<Words>,
    /// The page of the folder it is in, or of the nearest folder above that has one.
    pub parent: Option<DocId>,
    /// Where the front matter says what.
    pub spans: Spans,
}

/// What a kind of document has beside what all have.
#[derive(Clone, Debug)]
pub enum Content {
    /// An ordinary page or a section.
    Page(Page),
    /// A report.
    Report(Report),
    /// A chapter.
    Chapter(Chapter),
    /// A finding.
    Finding(Finding),
    /// A recommendation.
    Recommendation(Recommendation),
    /// A framework, and its questions for self-assessment.
    Framework(Framework, Option<Questions>),
    /// A principle.
    Principle(Principle),
}

impl Document {
    /// The title for menus and crumbs.
    pub fn short_title(&self) -> &str {
        self.common.nav_title.as_deref().unwrap_or(&self.common.title)
    }

    /// Which version it is, from 1.
    pub fn version(&self) -> u32 {
        self.common.version.unwrap_or(1)
    }

    /// When it last changed in substance since it was published: its `updated`, or its latest correction.
    pub fn updated(&self) -> Option<Date> {
        let corrected = correction::latest(&self.common.corrections);
        self.common.updated.into_iter().chain(corrected).max_by_key(Date::first_day)
    }

    /// When it last changed, its publication included.
    pub fn last_changed(&self) -> Option<Date> {
        self.updated().or(self.common.published)
    }

    /// Whether the document is the folder's own page.
    pub fn is_index(&self) -> bool {
        self.path.rsplit('/').next() == Some("_index.md")
    }

    /// The folder it stands in, below `content/`; empty at the top.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}
