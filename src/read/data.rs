//! The records of YAML data files, as they are written.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::correction::Correction;
use super::scalar::{Date, Id};

/// A table file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Table {
    /// What the table shows.
    pub title: String,
    /// In one or two sentences.
    pub description: String,
    /// The sources it is from.
    #[serde(default)]
    pub source: Vec<Id>,
    /// When it was true.
    pub as_of: Date,
    /// Terms of use.
    pub licence: Option<String>,
    /// What percentages are a share of.
    pub base: Option<String>,
    /// Made up, to demonstrate something.
    #[serde(default)]
    pub illustrative: bool,
    /// Not published at all.
    #[serde(default)]
    pub draft: bool,
    /// The columns.
    pub fields: Vec<Field>,
    /// The cells, as they were typed.
    pub rows: Option<Vec<Vec<String>>>,
    /// A CSV file beside this one that holds the rows instead.
    pub csv: Option<String>,
    /// What a reader must know.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What may not be shown in one chart.
    #[serde(default)]
    pub not_comparable: Vec<NotComparable>,
    /// Mistakes that were put right.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

/// Measures, or rows, that look alike and do not measure the same.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NotComparable {
    /// Measures that are not to be compared with each other.
    pub fields: Option<Vec<Id>>,
    /// A field whose values tell apart rows that are not to be compared.
    pub field: Option<Id>,
    /// These values.
    pub values: Option<Vec<String>>,
    /// Another table, whose numbers are not to be compared with those of this one.
    pub table: Option<Id>,
    /// Why not, in a sentence.
    pub why: String,
}

/// A column as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Field {
    /// Its name in references.
    pub id: Id,
    /// Its heading.
    pub title: String,
    /// What its cells are.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// What it is for.
    pub role: Option<Role>,
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// The unit in the form that goes with the number 1: `board`, where the unit is `boards`.
    pub unit_one: Option<String>,
    /// What its numbers measure, where the unit does not tell: only what is counted, and shares of one whole, may be
    /// added up, so a chart stacks neither rates nor means nor indices.
    pub measures: Option<Measures>,
    /// How many decimals its numbers have.
    pub decimals: Option<u8>,
    /// The least value that can be true.
    pub minimum: Option<f64>,
    /// The greatest value that can be true.
    pub maximum: Option<f64>,
    /// What it is, in words.
    pub description: Option<String>,
}

/// What the cells of a field are.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// Words.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Years of the calendar.
    Year,
    /// Ids of sources, shown by their names.
    Source,
    /// What the site makes of the account in the row: `used`, `not-used`, `unconfirmed`, `worked-out`.
    Standing,
}

/// What the numbers of a field measure, which says what may be done with them.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Measures {
    /// How many, or how much, there is: the sum of two of them is one.
    Count,
    /// Parts of a whole; those of one whole add up to it.
    Share,
    /// So many for each of something else, such as cases per 1,000 children.
    Rate,
    /// What is usual, such as a mean or a median.
    Mean,
    /// How much there is in comparison with a base of 100 or 1.
    Index,
}

/// What a field is for.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Identifies the row.
    Key,
    /// Is measured.
    Measure,
    /// Describes the row.
    Attribute,
}

/// An organisation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Body {
    /// Its name.
    pub name: String,
    /// Its name in running text.
    pub short_name: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Its site.
    pub url: Option<String>,
}

/// `bodies.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bodies {
    /// By id.
    pub bodies: BTreeMap<Id, Body>,
}

/// A glossary entry.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Term {
    /// The word.
    pub term: String,
    /// What it means here.
    pub definition: String,
    /// Its short form.
    pub abbreviation: Option<String>,
    /// Other ways to write it.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Whether it is looked for in texts; words that are common with another meaning are not.
    #[serde(rename = "match", default = "yes")]
    pub matched: bool,
    /// Other entries.
    #[serde(default)]
    pub see: Vec<Id>,
}

fn yes() -> bool {
    true
}

/// `glossary.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// By id.
    pub glossary: BTreeMap<Id, Term>,
}

/// A framework's `questions.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Questions {
    /// The title of their page.
    pub title: String,
    /// In one or two sentences.
    pub summary: Option<String>,
    /// Whose questions they are.
    pub note: Option<String>,
    /// The questions, in groups.
    pub groups: Vec<QuestionGroup>,
}

/// Questions that belong together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuestionGroup {
    /// What they are about.
    pub title: String,
    /// The principle they test.
    pub principle: Option<Id>,
    /// The questions.
    pub questions: Vec<Question>,
}

/// A question for self-assessment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    /// Its permanent name.
    pub id: Id,
    /// The question.
    pub text: String,
    /// Whom it is for; all where none is named.
    #[serde(default)]
    pub audiences: Vec<Id>,
}
