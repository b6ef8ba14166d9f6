//! Every key of everything that is written in YAML, from the schemas that editors get.

use std::collections::BTreeSet;

use findings::schema::{Place, Row, rows};
use serde_json::{Map, Value};

use super::page;
use super::shape::{keys, parts};

/// A page of the reference: its file, title, summary, place, what it begins with and the schemas on it.
struct Sheet {
    file: &'static str,
    title: &'static str,
    summary: &'static str,
    weight: &'static str,
    intro: &'static str,
    names: &'static [&'static str],
}

const SHEETS: [Sheet; 4] = [
    Sheet {
        file: "settings",
        title: "Settings",
        summary: "Every key of site.yaml.",
        weight: "1",
        intro: "The settings are in the file `content/site.yaml`.",
        names: &["site"],
    },
    Sheet {
        file: "front-matter",
        title: "Front matter",
        summary: "Every key that may stand at the top of a page, for each kind of page.",
        weight: "2",
        intro: "Front matter stands between two lines of three hyphens, at the top of a Markdown file. Which keys it may have \
                depends on the kind of page. The keys that all kinds have come first.\n\nIn the paths below, a star stands for any name, and \
                two for any folders.",
        names: &["page", "section", "report", "chapter", "finding", "recommendation", "framework", "principle"],
    },
    Sheet {
        file: "records",
        title: "Tables and lists",
        summary: "Every key of tables, sources, organisations, words, questions and records of releases.",
        weight: "3",
        intro: "These files are plain YAML, without a text.",
        names: &["table", "sources", "bodies", "glossary", "questions", "release"],
    },
    Sheet {
        file: "charts",
        title: "Blocks",
        summary: "Every key of a chart or a table in a page.",
        weight: "4",
        intro: "A block stands in a page, between two lines of three backticks.",
        names: &["chart-block", "table-block"],
    },
];

pub fn pages() -> impl Iterator<Item = (String, String)> {
    let rows = rows();
    let unlisted: Vec<&str> =
        rows.iter().map(|row| row.name).filter(|name| !SHEETS.iter().any(|sheet| sheet.names.contains(name))).collect();
    assert!(unlisted.is_empty(), "no page of the reference has the schemas {unlisted:?}");
    let sheet = |sheet: &Sheet| (format!("content/reference/{}.md", sheet.file), whole(sheet, &rows));
    SHEETS.iter().map(sheet).collect::<Vec<_>>().into_iter()
}

fn whole(sheet: &Sheet, rows: &[Row]) -> String {
    let named: Vec<&Row> = sheet.names.iter().filter_map(|name| rows.iter().find(|row| row.name == *name)).collect();
    let schemas: Vec<Value> = named.iter().map(|row| row.schema()).collect();
    let common = if named.iter().all(|row| matches!(row.place, Place::FrontMatter(_))) {
        common(&schemas)
    } else {
        BTreeSet::new()
    };
    let mut body = format!("{}\n", sheet.intro);
    if let Some(first) = schemas.first().filter(|_| !common.is_empty()) {
        body += &format!("\n## Every page\n\n{}", keys(first, |key| common.contains(key)));
    }
    for (row, schema) in named.iter().zip(&schemas) {
        body += &section(row, schema, &common, named.len() > 1);
    }
    body += &parts(&schemas, 2);
    let front = [("title", sheet.title), ("summary", sheet.summary), ("weight", sheet.weight)];
    page("the schemas that findings schema prints", &front, &body)
}

/// The keys that all records of a page have.
fn common(schemas: &[Value]) -> BTreeSet<String> {
    let of = |schema: &Value| -> BTreeSet<String> { properties(schema).keys().cloned().collect() };
    schemas.iter().map(of).reduce(|all, own| &all & &own).unwrap_or_default()
}

fn properties(schema: &Value) -> &Map<String, Value> {
    schema["properties"].as_object().expect("a record has keys")
}

fn section(row: &Row, schema: &Value, common: &BTreeSet<String>, has_heading: bool) -> String {
    let above =
        if has_heading { format!("\n## {}\n\n{}\n", heading(row.name), place(&row.place)) } else { String::new() };
    let own = properties(schema).keys().any(|key| !common.contains(key));
    let rows =
        if own { keys(schema, |key| !common.contains(key)) } else { "No keys but those of every page.\n".to_owned() };
    let kinds = kinds(schema);
    format!("{above}\n{rows}{kinds}")
}

/// The heading of a record: `chart-block` is a chart.
fn heading(name: &str) -> String {
    let name = name.trim_end_matches("-block").replace('-', " ");
    name[..1].to_uppercase() + &name[1..]
}

fn place(place: &Place) -> String {
    let paths = |paths: &[String]| paths.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(" or ");
    match place {
        Place::Files(files) => format!("In the file {}.", paths(files)),
        Place::FrontMatter(files) => {
            format!("At the top of {}. A star stands for any name, and two for any folders.", paths(files))
        }
        Place::Block(word) => format!("In a block that begins with three backticks and `{word}`."),
    }
}

/// The keys that each kind of chart needs, and those that say nothing to it.
fn kinds(schema: &Value) -> String {
    let Some(rules) = schema["allOf"].as_array() else { return String::new() };
    let list = |keys: Vec<&str>| {
        let keys: Vec<String> = keys.into_iter().map(|key| format!("`{key}`")).collect();
        if keys.is_empty() { "none".to_owned() } else { keys.join(", ") }
    };
    let row = |rule: &Value| {
        let kind = rule["if"]["properties"]["kind"]["const"].as_str()?;
        let needs = rule["then"]["required"].as_array()?.iter().filter_map(Value::as_str).collect();
        let idle = rule["then"]["properties"].as_object()?.keys().map(String::as_str).collect();
        Some(format!("| `{kind}` | {} | {} |\n", list(needs), list(idle)))
    };
    let rows: String = rules.iter().filter_map(row).collect();
    format!("\n### What each kind needs and refuses\n\n| kind | needs | may not have |\n|---|---|---|\n{rows}")
}
