//! What is in the CSV file, for programs: W3C "Metadata Vocabulary for Tabular Data" (CSVW), at the place where the
//! standard has programs look for it.

use serde_json::{Value, json};

use crate::model::table::{FieldKind, Role};

use super::columns::{Column, Holds};
use super::json::number;
use super::subject::{Named, Subject, bracketed};

/// The file.
pub fn file(subject: &Subject) -> Result<Vec<u8>, String> {
    let table = subject.table;
    let language = &subject.config.language;
    let note = |text: String| json!({"@value": text, "@language": language});
    let symbols = subject.symbols().into_iter().map(|(symbol, meaning)| format!("{}: {meaning}", bracketed(symbol)));
    let keys = subject.columns.iter().filter(|column| column.field.role == Role::Key);
    let mut metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": format!("{}.csv", table.id),
        "lang": language,
        "dc:title": table.title,
        "dc:description": table.description,
        "dc:temporal": table.as_of.to_string(),
        "dc:publisher": subject.config.publisher.name,
        "dc:language": language,
        "dcat:landingPage": {"@id": subject.page},
        "tableSchema": {
            "columns": subject.columns.iter().map(|one| column(subject, one)).collect::<Vec<_>>(),
            "primaryKey": keys.map(|column| name(&column.id)).collect::<Vec<_>>(),
        },
        "notes": subject.remarks().into_iter().chain(symbols).map(note).collect::<Vec<_>>(),
    });
    if !subject.sources.is_empty() {
        metadata["dc:source"] = subject.sources.iter().map(named).collect();
    }
    if let Some(licence) = &subject.licence {
        metadata["dc:license"] = named(licence);
    }
    super::json::pretty(&metadata)
}

fn column(subject: &Subject, column: &Column) -> Value {
    // First what the header row has, which programs look a column up by; then what people call it. Both have the language
    // of the context: some programs find no column by a title with a language of its own.
    let mut titles = vec![column.id.clone(), column.title.clone()];
    titles.dedup();
    let mut value = json!({
        "name": name(&column.id),
        "titles": titles,
        "dc:title": column.title,
        "datatype": datatype(column),
    });
    if column.holds != Holds::Value {
        return value;
    }
    let missing = subject.missing();
    if !missing.is_empty() {
        value["null"] = json!(missing);
    }
    if column.field.role == Role::Key {
        value["required"] = json!(true);
    }
    if let Some(description) = &column.field.description {
        value["dc:description"] = json!(description);
    }
    if let Some(unit) = &column.field.unit {
        value["schema:unitText"] = json!(unit);
    }
    value
}

/// The name of a column as the standard allows it: after RFC 6570, which knows no hyphen. Ids have no underscore, so two
/// stay two.
fn name(id: &str) -> String {
    id.replace('-', "_")
}

fn datatype(column: &Column) -> Value {
    let base = match (column.holds, column.field.kind) {
        (Holds::Mark | Holds::Name, _) | (_, FieldKind::Text | FieldKind::Source | FieldKind::Standing) => {
            return json!("string");
        }
        (_, FieldKind::Year) => return json!("gYear"),
        (_, FieldKind::Integer) => "integer",
        (_, FieldKind::Number) => "decimal",
    };
    let mut datatype = json!({"base": base});
    for (key, bound) in [("minimum", column.field.minimum), ("maximum", column.field.maximum)] {
        if let Some(bound) = bound {
            datatype[key] = number(bound, None);
        }
    }
    datatype
}

/// A thing with a name and perhaps an address, as linked data has it.
fn named(named: &Named) -> Value {
    match &named.url {
        Some(url) => json!({"@id": url, "dc:title": named.text}),
        None => json!(named.text),
    }
}
