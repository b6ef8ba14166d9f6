//! JSON Schemas of everything that is written in YAML, for editors that complete and check as one types.
//!
//! A schema is made of the record that the reader reads ([`crate::read::schema`]). What the program asks beyond the shape
//! of a record is added here from the very rows by which it asks it: the formats of files, the kinds of documents,
//! the rules, and the keys that each kind of chart needs and refuses.

use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::chart::{Asked, asked};
use crate::diagnostic::rules::RULES;
use crate::model::kind::{KINDS, Kind};
use crate::read::schema::of;
use crate::read::{data, figure, front_matter, release, source};
use crate::{config, page};

/// Where what a schema describes is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The whole of these files below the project's folder; `*` is any name, `**` any folders.
    Files(Vec<String>),
    /// Between the `---` lines at the top of these files.
    FrontMatter(Vec<String>),
    /// In a fenced block that begins with this word.
    Block(&'static str),
}

/// Something that is written in YAML.
#[derive(Debug)]
pub struct Row {
    /// Its name on the command line, and of the schema's file.
    pub name: &'static str,
    /// What it is, in a line.
    pub title: String,
    /// Where it is written.
    pub place: Place,
    make: fn() -> Schema,
}

impl Row {
    /// What the file of the schema is called.
    pub fn file_name(&self) -> String {
        format!("{}.schema.json", self.name)
    }

    /// The schema, draft 7.
    pub fn schema(&self) -> Value {
        let mut schema = (self.make)();
        let about = schema.remove("description");
        if let Some(rule) = schema.pointer_mut("/definitions/Allow/properties/rule").and_then(Value::as_object_mut) {
            rule.insert("enum".to_owned(), open_rules().into());
        }
        // The name of the file: nothing has to be fetched, and where it lies is up to the project.
        schema.insert("$id".to_owned(), json!(self.file_name()));
        schema.insert("title".to_owned(), json!(self.title));
        about.map(|about| schema.insert("description".to_owned(), about));
        schema.to_value()
    }
}

/// Everything that is written in YAML: files, then front matter by kind, then blocks.
pub fn rows() -> Vec<Row> {
    let file = |name, title: &str, paths: &[&str], make| {
        let paths = paths.iter().map(|path| format!("content/{path}")).collect();
        Row { name, title: title.to_owned(), place: Place::Files(paths), make }
    };
    let block = |name, title: &str, word, make| Row { name, title: title.to_owned(), place: Place::Block(word), make };
    let mut rows = vec![
        file("site", "The settings of a site", &["site.yaml"], settings),
        file("table", "A data table", &["data/*.yaml", "reports/*/data/*.yaml"], of::<data::Table>),
        file("sources", "The sources of a site", &["sources.yaml"], of::<source::SourceList>),
        file("bodies", "The organisations of a site", &["bodies.yaml"], of::<data::Bodies>),
        file("glossary", "The glossary of a site", &["glossary.yaml"], of::<data::Glossary>),
        file("questions", "Questions for self-assessment", &["guidance/*/questions.yaml"], of::<data::Questions>),
        file("release", "The record of a release", &["releases/*.yaml"], of::<release::Release>),
    ];
    rows.extend(KINDS.iter().map(|row| Row {
        name: row.name,
        title: format!("Front matter of a {}", row.name),
        place: Place::FrontMatter(row.patterns.iter().map(|pattern| format!("content/{pattern}.md")).collect()),
        make: front_matter(row.kind),
    }));
    rows.push(block("chart-block", "A chart in a text", "chart", chart));
    rows.push(block("table-block", "A data table in a text", "table", of::<figure::TableRecord>));
    rows
}

/// The codes of the rules that a project may take otherwise.
fn open_rules() -> Vec<&'static str> {
    RULES.iter().filter(|rule| rule.is_open).map(|rule| rule.code).collect()
}

fn front_matter(kind: Kind) -> fn() -> Schema {
    match kind {
        Kind::Finding => of::<front_matter::Finding>,
        Kind::Recommendation => of::<front_matter::Recommendation>,
        Kind::Principle => of::<front_matter::Principle>,
        Kind::Framework => of::<front_matter::Framework>,
        Kind::Report => of::<front_matter::Report>,
        Kind::Chapter => of::<front_matter::Chapter>,
        Kind::Section | Kind::Page => of::<front_matter::Page>,
    }
}

/// The settings, with the names of what they choose among.
fn settings() -> Schema {
    let mut schema = config::schema();
    let kinds: Vec<&str> = KINDS.iter().map(|row| row.name).collect();
    for (key, part, names) in [
        ("figure-files", "items", page::figure_formats()),
        ("downloads", "items", page::table_formats()),
        ("unbound-numbers", "propertyNames", kinds),
        ("levels", "propertyNames", open_rules()),
    ] {
        if let Some(setting) = schema.pointer_mut(&format!("/properties/{key}")).and_then(Value::as_object_mut) {
            setting.insert(part.to_owned(), json!({ "enum": names }));
        }
    }
    schema
}

/// A chart, with the keys that each kind needs and those that say nothing to it.
fn chart() -> Schema {
    let mut schema = of::<figure::ChartRecord>();
    let rule = |Asked { kind, needs, idle }: Asked| {
        let idle: Map<String, Value> = idle.into_iter().map(|key| (key.to_owned(), json!(false))).collect();
        json!({
            "if": { "properties": { "kind": { "const": kind } }, "required": ["kind"] },
            "then": { "required": needs, "properties": idle },
        })
    };
    schema.insert("allOf".to_owned(), asked().into_iter().map(rule).collect());
    schema
}
