//! Front matter: the YAML between `---` lines at the top of a Markdown file, typed for each kind of document.

mod split;

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use schemars::JsonSchema;
use serde::Deserialize;

use super::address::Backing;
use super::allow::Allow;
use super::correction::Correction;
use super::readers::Readers;
use super::scalar::{Date, Id, Reference};

pub use split::{Parts, split};

/// What the page lists after its text.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Listing {
    /// All reports.
    Reports,
    /// All findings.
    Findings,
    /// All recommendations.
    Recommendations,
    /// All data tables.
    Tables,
    /// What rests on what, report by report.
    Evidence,
    /// The bibliography.
    Sources,
    /// All organisations.
    Bodies,
    /// The glossary.
    Glossary,
    /// Every correction of the site.
    Corrections,
    /// Every release, and what it changed.
    Releases,
}

/// Whether a report still stands.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It stands.
    #[default]
    Published,
    /// Its publisher has withdrawn it.
    Withdrawn,
    /// Another report stands in its place.
    Superseded,
}

/// How sure the publisher is of a finding.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Several good sources agree.
    High,
    /// One good source, or a secondary one.
    Medium,
    /// Reported, and not confirmed.
    Low,
}

impl Confidence {
    /// The word, as it is written.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::High => "high",
            Confidence::Medium => "medium",
            Confidence::Low => "low",
        }
    }
}

/// What a body said to a recommendation addressed to it.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// Accepted as it stands.
    Accepted,
    /// Accepted in principle.
    AcceptedInPrinciple,
    /// Rejected.
    Rejected,
    /// Asked, and no answer by then.
    None,
}

impl Position {
    /// Every position, in the order in which they are counted.
    pub const ALL: [Position; 4] =
        [Position::Accepted, Position::AcceptedInPrinciple, Position::Rejected, Position::None];

    /// The word, as it is written; the message `position.<name>` says what it means.
    pub fn name(self) -> &'static str {
        match self {
            Position::Accepted => "accepted",
            Position::AcceptedInPrinciple => "accepted-in-principle",
            Position::Rejected => "rejected",
            Position::None => "none",
        }
    }
}

/// How far the publisher holds a recommendation to be carried out.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Nothing is known to have been done.
    Open,
    /// Under way.
    InProgress,
    /// Done.
    Implemented,
    /// Not done, and not to be expected.
    NotImplemented,
    /// Another recommendation stands in its place.
    Superseded,
}

impl Progress {
    /// Every step, in the order in which they are counted.
    pub const ALL: [Progress; 5] =
        [Progress::Implemented, Progress::InProgress, Progress::Open, Progress::NotImplemented, Progress::Superseded];

    /// The word, as it is written; the message `progress.<name>` says what it means.
    pub fn name(self) -> &'static str {
        match self {
            Progress::Open => "open",
            Progress::InProgress => "in-progress",
            Progress::Implemented => "implemented",
            Progress::NotImplemented => "not-implemented",
            Progress::Superseded => "superseded",
        }
    }

    /// Whether nothing more is waited for: done, not done for good, or replaced.
    pub fn is_settled(self) -> bool {
        matches!(self, Progress::Implemented | Progress::NotImplemented | Progress::Superseded)
    }
}

/// What an organisation answered.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Response {
    /// When it was said.
    pub date: Date,
    /// The id of the organisation, as `bodies.yaml` has it.
    pub body: Id,
    /// What the answer amounts to.
    pub position: Position,
    /// What was said, in a sentence or two.
    pub text: Option<String>,
    /// The id of the source where it stands.
    pub source: Id,
}

/// What the publisher found to be done.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Assessment {
    /// When it was found.
    pub date: Date,
    /// What was found.
    pub status: Progress,
    /// What was found, in a sentence or two.
    pub text: Option<String>,
    /// The id of the source where it stands.
    pub source: Id,
    /// What shows it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

/// Something that shows what was done.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Evidence {
    /// What it is: `table:some-id`, `source:some-id`, `finding:some-id`.
    pub reference: Reference,
    /// What in it to look at, such as a page or a row.
    pub text: Option<String>,
}

/// A group of readers a framework speaks to.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Audience {
    /// Its id, as questions name it.
    pub id: Id,
    /// Who they are.
    pub title: String,
}

/// The keys of every document.
#[derive(Clone, Debug)]
pub struct Common {
    /// The title: the page's one level-1 heading.
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// A short title for menus.
    pub nav_title: Option<String>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it last changed in substance.
    pub updated: Option<Date>,
    /// Not published at all.
    pub draft: bool,
    /// Place among its siblings, lower first.
    pub weight: Option<i32>,
    /// Former paths, which redirect.
    pub aliases: Vec<String>,
    /// What a reader should know before hard content.
    pub content_note: Option<String>,
    /// Mistakes that were put right.
    pub corrections: Vec<Correction>,
    /// What stands behind the numbers of the title, the summary and the titles of charts, by the words that state them.
    pub figures: BTreeMap<String, Backing>,
    /// Which rules the document may break, and why.
    pub allow: Vec<Allow>,
    /// Which version it is; the first where nothing is said.
    pub version: Option<u32>,
    /// When another version took its place: of earlier versions only.
    pub superseded: Option<Date>,
    /// Whom it is for, where it says so itself.
    pub readers: Option<Readers>,
}

/// Front matter of some kind: the common keys and the kind's own.
pub trait FrontMatter: serde::de::DeserializeOwned {
    /// The common keys.
    fn common(&self) -> Common;
}

/// Declares the record of a kind with the common keys in it: serde cannot both flatten records and refuse unknown keys.
macro_rules! front_matter {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub struct $name {
            /// The title: the page's one heading of level 1. Of a finding it is the finding itself, as one statement.
            title: String,
            /// One or two sentences, for lists of pages and for search engines.
            summary: Option<String>,
            /// A short title for menus.
            nav_title: Option<String>,
            /// When it was first published. What is dated later than the day of a build is left out.
            published: Option<Date>,
            /// When it last changed in substance.
            updated: Option<Date>,
            /// Whether it is still being written: then it is in no byte of what is published.
            #[serde(default)]
            draft: bool,
            /// Its place among its siblings: lower numbers come first.
            weight: Option<i32>,
            /// Former paths of the page, such as `reports/old-name/`. They lead to it.
            #[serde(default)]
            aliases: Vec<String>,
            /// What a reader should know before hard content. It brings links to help, and a way to leave at once.
            content_note: Option<String>,
            /// Mistakes that were put right, which the page and the list of corrections tell.
            #[serde(default)]
            corrections: Vec<Correction>,
            /// Where the numbers of the title, the summary and the titles of charts are from, by the words that state
            /// them: `"6%": value:boards/all/share`.
            #[serde(default)]
            figures: BTreeMap<String, Backing>,
            /// The rules that the page may break, each with the reason.
            #[serde(default)]
            allow: Vec<Allow>,
            /// Which version it is; the first where nothing is said.
            version: Option<u32>,
            /// When another version took its place: of earlier versions only.
            superseded: Option<Date>,
            /// Whom it is for; on the page of a folder, whom the pages below it are for too.
            readers: Option<Readers>,
            $($(#[$attribute])* pub $field: $type,)*
        }

        impl FrontMatter for $name {
            fn common(&self) -> Common {
                Common {
                    title: self.title.clone(),
                    summary: self.summary.clone(),
                    nav_title: self.nav_title.clone(),
                    published: self.published,
                    updated: self.updated,
                    draft: self.draft,
                    weight: self.weight,
                    aliases: self.aliases.clone(),
                    content_note: self.content_note.clone(),
                    corrections: self.corrections.clone(),
                    figures: self.figures.clone(),
                    allow: self.allow.clone(),
                    version: self.version,
                    superseded: self.superseded,
                    readers: self.readers,
                }
            }
        }
    )*};
}

front_matter! {
    /// An ordinary page, or a section's own page.
    Page {
        /// What the page lists after its text.
        lists: Option<Listing>,
        /// Whether the block of each chart is shown below it, as an example to write from.
        #[serde(default)]
        show_blocks: bool,
        /// For the page of a folder: whether its pages are read one after the other. Each then leads to the next.
        #[serde(default)]
        ordered: bool,
        /// The id of the audience that the page is for, as its framework names it.
        audience: Option<Id>,
    }

    /// A report.
    Report {
        /// The subtitle.
        subtitle: Option<String>,
        /// Who wrote it, a name each.
        #[serde(default)]
        authors: Vec<String>,
        /// The id of the organisation that published it, as `bodies.yaml` has it.
        publisher: Option<Id>,
        /// Whether it still stands.
        #[serde(default)]
        status: Status,
        /// The id of the report in its place.
        superseded_by: Option<Id>,
        /// Numbers of series, ISBN and the like.
        #[serde(default)]
        identifiers: Vec<String>,
        /// What it rests on, in words: how many were asked, what was looked at.
        evidence_base: Option<String>,
        /// The id of the original publication, as `sources.yaml` has it.
        source: Option<Id>,
        /// How many days after publication those who are asked to act have to answer, at least 1.
        response_days: Option<NonZeroU16>,
    }

    /// A chapter of a report.
    Chapter {}

    /// A finding; its title is the statement.
    Finding {
        /// Its number, as it is cited: `"3"`.
        number: Option<String>,
        /// The id of the report it is of, where the folder does not say.
        report: Option<Id>,
        /// What it is about, in a word or two each.
        #[serde(default)]
        topics: Vec<String>,
        /// What it rests on, at least one: `[table:some-id, source:some-id, finding:some-id]`.
        evidence: Vec<Reference>,
        /// How sure the publisher is of it.
        confidence: Confidence,
        /// Why, in a sentence.
        confidence_note: Option<String>,
    }

    /// A recommendation.
    Recommendation {
        /// Its number, as it is cited: `"3"`.
        number: Option<String>,
        /// The id of the report it is of, where the folder does not say.
        report: Option<Id>,
        /// The ids of the organisations that are asked, as `bodies.yaml` has them.
        #[serde(default)]
        addressed_to: Vec<Id>,
        /// The ids of the findings it rests on, at least one.
        findings: Vec<Id>,
        /// By when it should be done. It is overdue after that day, until an assessment says that it is settled.
        due: Option<Date>,
        /// What the organisations answered, the first answer first. An answer is never changed: a new one is added.
        #[serde(default)]
        responses: Vec<Response>,
        /// What the publisher found to be done, the first look first.
        #[serde(default)]
        assessments: Vec<Assessment>,
        /// The id of the recommendation in its place.
        superseded_by: Option<Id>,
    }

    /// A framework.
    Framework {
        /// The subtitle.
        subtitle: Option<String>,
        /// Whom it speaks to.
        #[serde(default)]
        audiences: Vec<Audience>,
        /// What it is to achieve, a sentence each.
        #[serde(default)]
        aims: Vec<String>,
        /// The id of the original publication, as `sources.yaml` has it.
        source: Option<Id>,
        /// How far the text here is the original's.
        status_note: Option<String>,
    }

    /// A principle of a framework.
    Principle {
        /// The ids of the findings behind it.
        #[serde(default)]
        findings: Vec<Id>,
    }
}
