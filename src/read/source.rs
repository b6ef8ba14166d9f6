//! `sources.yaml`: the bibliography, in the shape of CSL-JSON (the Citation Style Language, version 1.0.2) written as YAML.
//!
//! The keys are those of CSL, so that an entry can be carried over from a reference manager: `type`, `title`, `author`,
//! `editor`, `container-title`, `collection-title`, `publisher`, `issued`, `accessed`, `URL`, `DOI`, `ISBN`, `number`,
//! `volume`, `issue`, `page`, `language` and `note`. Dates are written as everywhere here: `2013-11`. One key is our own:
//! `primary`.

mod name;
mod number;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::{Date, Id};
use super::schema::WEB_ADDRESS;

pub use name::Name;
pub use number::{Doi, Isbn};

/// The types of source that are known, by their names in CSL.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// An article in a journal.
    ArticleJournal,
    /// An article in a magazine.
    ArticleMagazine,
    /// An article in a newspaper, or a news item on the web.
    ArticleNewspaper,
    /// A bill before a parliament.
    Bill,
    /// A book.
    Book,
    /// Something on the radio or on television.
    Broadcast,
    /// A part of a book or a report.
    Chapter,
    /// Data.
    Dataset,
    /// A document of another type.
    Document,
    /// Evidence given to a committee or an inquiry.
    Hearing,
    /// An interview.
    Interview,
    /// An act or another law.
    Legislation,
    /// A work that was not published.
    Manuscript,
    /// A leaflet.
    Pamphlet,
    /// A paper in the proceedings of a conference.
    PaperConference,
    /// A post on a forum or a social network.
    Post,
    /// A post on a blog.
    PostWeblog,
    /// Rules made under a law.
    Regulation,
    /// A report.
    Report,
    /// A talk, and the slides for one.
    Speech,
    /// A standard.
    Standard,
    /// A thesis.
    Thesis,
    /// A page on the web.
    Webpage,
}

/// What is written for a type that has another name in CSL, and what to write for it here.
pub const OTHER_KINDS: &[(&str, &str)] = &[
    ("article", "write `article-journal`, `article-newspaper` or `article-magazine`"),
    ("news", "write `article-newspaper`"),
    ("newspaper", "write `article-newspaper`"),
    ("journal", "write `article-journal`"),
    ("evidence", "evidence to a committee or an inquiry is a `hearing`; slides are a `speech`"),
    ("slides", "write `speech`"),
    ("presentation", "write `speech`"),
    ("law", "write `legislation`"),
    ("act", "write `legislation`"),
    ("statute", "write `legislation`"),
    ("website", "write `webpage`"),
    ("web", "write `webpage`"),
    ("blog", "write `post-weblog`"),
    ("data", "write `dataset`"),
    ("guidance", "write `report`"),
];

impl SourceKind {
    /// Every type with its name in CSL.
    pub const ALL: [(SourceKind, &'static str); 23] = [
        (SourceKind::ArticleJournal, "article-journal"),
        (SourceKind::ArticleMagazine, "article-magazine"),
        (SourceKind::ArticleNewspaper, "article-newspaper"),
        (SourceKind::Bill, "bill"),
        (SourceKind::Book, "book"),
        (SourceKind::Broadcast, "broadcast"),
        (SourceKind::Chapter, "chapter"),
        (SourceKind::Dataset, "dataset"),
        (SourceKind::Document, "document"),
        (SourceKind::Hearing, "hearing"),
        (SourceKind::Interview, "interview"),
        (SourceKind::Legislation, "legislation"),
        (SourceKind::Manuscript, "manuscript"),
        (SourceKind::Pamphlet, "pamphlet"),
        (SourceKind::PaperConference, "paper-conference"),
        (SourceKind::Post, "post"),
        (SourceKind::PostWeblog, "post-weblog"),
        (SourceKind::Regulation, "regulation"),
        (SourceKind::Report, "report"),
        (SourceKind::Speech, "speech"),
        (SourceKind::Standard, "standard"),
        (SourceKind::Thesis, "thesis"),
        (SourceKind::Webpage, "webpage"),
    ];

    /// Its name in CSL.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

/// Something that was published, or said in public.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: SourceKind,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    #[serde(default)]
    pub author: Vec<Name>,
    /// Who edited it.
    #[serde(default)]
    pub editor: Vec<Name>,
    /// What it is in: the journal, the newspaper, the book.
    pub container_title: Option<String>,
    /// The series it is in.
    pub collection_title: Option<String>,
    /// Who published it, by name.
    pub publisher: Option<String>,
    /// When it was published.
    pub issued: Option<Date>,
    /// When it was looked at: of pages on the web, which change.
    pub accessed: Option<Date>,
    /// Where it is on the web, with https://
    #[serde(rename = "URL")]
    #[schemars(extend("pattern" = WEB_ADDRESS))]
    pub url: Option<String>,
    /// Its digital object identifier.
    #[serde(rename = "DOI")]
    pub doi: Option<Doi>,
    /// Its international standard book number.
    #[serde(rename = "ISBN")]
    pub isbn: Option<Isbn>,
    /// The number it is cited by: of a report, a law, a paper of parliament.
    pub number: Option<String>,
    /// The volume of what it is in.
    pub volume: Option<String>,
    /// The issue of what it is in.
    pub issue: Option<String>,
    /// Its pages in what it is in: `12-19`.
    pub page: Option<String>,
    /// Its language, as a tag: `en-GB`.
    pub language: Option<String>,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Whether the facts were first published here (true), or this tells what another source says (false).
    pub primary: Option<bool>,
}

impl Source {
    /// A source that is no more than a title, to be filled in.
    pub fn titled(kind: SourceKind, title: &str) -> Self {
        Source {
            kind,
            title: title.to_owned(),
            author: Vec::new(),
            editor: Vec::new(),
            container_title: None,
            collection_title: None,
            publisher: None,
            issued: None,
            accessed: None,
            url: None,
            doi: None,
            isbn: None,
            number: None,
            volume: None,
            issue: None,
            page: None,
            language: None,
            note: None,
            primary: None,
        }
    }
}

/// The sources: what findings and tables rest on, in the shape of the Citation Style Language (CSL).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceList {
    /// Each source below an id of your choice, which stays.
    pub sources: BTreeMap<Id, Source>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_the_name_that_it_is_written_with() {
        for (kind, name) in SourceKind::ALL {
            let read: SourceKind = serde_json::from_value(serde_json::Value::String(name.to_owned())).unwrap();
            assert_eq!(read, kind);
        }
    }

    #[test]
    fn other_names_are_none_of_csl_and_lead_to_one_that_is() {
        for (other, help) in OTHER_KINDS {
            assert!(SourceKind::ALL.iter().all(|(_, name)| name != other), "{other}");
            assert!(SourceKind::ALL.iter().any(|(_, name)| help.contains(&format!("`{name}`"))), "{other}");
        }
    }
}
