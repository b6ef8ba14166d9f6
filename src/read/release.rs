//! The record of a release: what was published on a day, as `findings snapshot` wrote it into `content/releases/`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalar::Date;

/// What was published on a day. `findings snapshot` writes it; nobody has to.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Release {
    /// The day.
    pub date: Date,
    /// Every document, in the order of their paths.
    #[serde(default)]
    pub documents: Vec<Published>,
    /// Every table with numbers of its own, in the order of their paths.
    #[serde(default)]
    pub tables: Vec<PublishedTable>,
    /// Every address of the site, less what belongs to its theme: `reports/final/`, `data/boards.csv`.
    #[serde(default)]
    pub addresses: Vec<String>,
}

/// A document as it was published.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Published {
    /// The name of its kind.
    pub kind: String,
    /// Its id; the path of its file for kinds whose ids need not be unique.
    pub id: String,
    /// Its place on the site; nothing for the home page.
    #[serde(default)]
    pub url: String,
    /// Its version.
    #[serde(default = "first")]
    pub version: u32,
    /// Its title; of a finding, the statement.
    pub title: String,
    /// What it asks for, in plain words: of recommendations only.
    pub text: Option<String>,
    /// Former addresses, which lead to it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The mistakes on it that were put right.
    #[serde(default)]
    pub corrections: Vec<PublishedCorrection>,
    /// What bodies said to it.
    #[serde(default)]
    pub responses: Vec<PublishedEvent>,
    /// What was found to be done about it.
    #[serde(default)]
    pub assessments: Vec<PublishedEvent>,
    /// The numbers given to its paragraphs so far.
    #[serde(default)]
    pub paragraphs: Vec<PublishedParagraph>,
}

fn first() -> u32 {
    1
}

/// A correction as it was published. Two are the same when the day and both texts are.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PublishedCorrection {
    /// When.
    pub date: Date,
    /// What was said.
    pub said: String,
    /// What is right.
    pub says: String,
}

/// An entry of one of the histories of a recommendation.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PublishedEvent {
    /// When.
    pub date: Date,
    /// Who said it; nobody, where it is what the publisher found.
    pub body: Option<String>,
    /// The word for it: a position or a status.
    pub status: String,
}

/// The number of a paragraph.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PublishedParagraph {
    /// The number, as it was given out.
    pub number: String,
    /// A fingerprint of the text; none where the paragraph is gone, and its number is never given again.
    pub text: Option<String>,
}

/// A table as it was published: its numbers, not its words.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PublishedTable {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The fields of numbers.
    #[serde(default)]
    pub fields: Vec<PublishedField>,
    /// For each row its key, its name in words, and a cell for each of the fields: `16500`, `6 [p]`, `[x]`.
    #[serde(default)]
    pub rows: Vec<Vec<String>>,
    /// The mistakes in it that were put right.
    #[serde(default)]
    pub corrections: Vec<PublishedCorrection>,
}

/// A field of numbers.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PublishedField {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The unit of its numbers.
    pub unit: Option<String>,
}
