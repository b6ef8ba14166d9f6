//! The records of YAML data files, as they are written.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::correction::Correction;
use super::scalar::{Date, Id};
use super::schema::{Cell, WEB_ADDRESS};

/// A data table: what it shows, its columns, and its rows, here or in a CSV file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(extend("oneOf" = [{"required": ["rows"]}, {"required": ["csv"]}]))]
pub struct Table {
    /// What the table shows, as its heading.
    pub title: String,
    /// In one or two sentences.
    pub description: String,
    /// The ids of the sources it is from, as `sources.yaml` has them.
    #[serde(default)]
    pub source: Vec<Id>,
    /// When the numbers were true: a day, a month or a year.
    pub as_of: Date,
    /// Terms of use, where they are not those of the site.
    pub licence: Option<String>,
    /// What percentages are a share of, and how many: `all boards in England (144)`.
    pub base: Option<String>,
    /// Whether the numbers are made up, to show how something works. Every page that shows them says so.
    #[serde(default)]
    pub illustrative: bool,
    /// Whether it is still being written: then it is in no byte of what is published.
    #[serde(default)]
    pub draft: bool,
    /// The columns, from left to right.
    pub fields: Vec<Field>,
    /// A list for each row, with a cell for each column. A symbol in square brackets and quotes stands where there is no
    /// number: `"[c]"` confidential, `"[x]"` not known, `"[z]"` cannot exist, `"[k]"` rounds to zero. After a number,
    /// `"6 [p]"` is provisional, `"6 [r]"` revised and `"6 [u]"` uncertain.
    #[schemars(with = "Option<Vec<Vec<Cell>>>")]
    pub rows: Option<Vec<Vec<String>>>,
    /// The name of a CSV file beside this one that holds the rows instead. Its first line names the columns by their ids.
    pub csv: Option<String>,
    /// What a reader must know of the numbers, a sentence or two each.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Numbers that look alike and do not measure the same, so that no chart shows them side by side.
    #[serde(default)]
    pub not_comparable: Vec<NotComparable>,
    /// Mistakes that were put right.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

/// Measures, or rows, that look alike and do not measure the same.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NotComparable {
    /// The ids of measures of this table that are not to be compared with each other.
    pub fields: Option<Vec<Id>>,
    /// The id of a field whose values tell apart rows that are not to be compared.
    pub field: Option<Id>,
    /// Those of its values that are not to be compared; all where none is named.
    #[schemars(with = "Option<Vec<Cell>>")]
    pub values: Option<Vec<String>>,
    /// The id of another table, whose numbers are not to be compared with those of this one.
    pub table: Option<Id>,
    /// Why not, in a sentence.
    pub why: String,
}

/// A column.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Field {
    /// Its name in charts and in addresses of numbers: the `share` of `value:boards/all/share`.
    pub id: Id,
    /// Its heading.
    pub title: String,
    /// What its cells are.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// What it is for. One column at least is the key, which names the rows. Where nothing is said, a column of numbers is
    /// a measure, and any other describes the row.
    pub role: Option<Role>,
    /// The unit of its numbers: `%`, `£`, `children`.
    pub unit: Option<String>,
    /// The unit in the form that goes with the number 1: `board`, where the unit is `boards`.
    pub unit_one: Option<String>,
    /// What its numbers measure, where the unit does not tell. Only what is counted, and shares of one whole, may be added
    /// up. So a chart stacks neither rates nor means nor indices.
    pub measures: Option<Measures>,
    /// How many decimals its numbers are shown with, at most 9.
    pub decimals: Option<u8>,
    /// The least value that can be true: a cell below it is an error.
    pub minimum: Option<f64>,
    /// The greatest value that can be true: a cell above it is an error.
    pub maximum: Option<f64>,
    /// What it is, in words.
    pub description: Option<String>,
}

/// What the cells of a field are.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
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
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Body {
    /// Its whole name.
    pub name: String,
    /// Its name in running text, where that is shorter.
    pub short_name: Option<String>,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// The address of its site, with https://
    #[schemars(extend("pattern" = WEB_ADDRESS))]
    pub url: Option<String>,
}

/// The organisations that are asked something, or that published something.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bodies {
    /// Each organisation below an id of your choice, which stays.
    pub bodies: BTreeMap<Id, Body>,
}

/// A word that needs to be explained.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Term {
    /// The word, as it stands in texts.
    pub term: String,
    /// What it means here.
    pub definition: String,
    /// Its short form: `CSE`.
    pub abbreviation: Option<String>,
    /// Other ways in which texts write it, such as the plural.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Whether it is looked for in texts; words that are common with another meaning are not.
    #[serde(rename = "match", default = "yes")]
    pub matched: bool,
    /// The ids of other entries that help to understand this one.
    #[serde(default)]
    pub see: Vec<Id>,
}

fn yes() -> bool {
    true
}

/// The words that are explained where they first stand on a page.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// Each word below an id of your choice, which stays.
    pub glossary: BTreeMap<Id, Term>,
}

/// Questions with which an organisation can assess itself against a framework.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct QuestionGroup {
    /// What they are about.
    pub title: String,
    /// The id of the principle they test.
    pub principle: Option<Id>,
    /// The questions.
    pub questions: Vec<Question>,
}

/// A question for self-assessment.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    /// Its permanent name: answers are kept by it.
    pub id: Id,
    /// The question.
    pub text: String,
    /// The ids of the audiences it is for, as the framework names them; all where none is named.
    #[serde(default)]
    pub audiences: Vec<Id>,
}
