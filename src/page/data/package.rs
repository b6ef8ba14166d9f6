//! All tables in one description for programs: a Tabular Data Package, version 1 (specs.frictionlessdata.io), beside the
//! files that it describes.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::model::table::{FieldKind, Role};
use crate::page::views::Views;
use crate::read::scalar::slug;

use super::columns::{Column, Holds};
use super::json::{number, pretty};
use super::subject::{Named, Subject};
use super::{DataFile, Tabled};

/// The file. `data` are the files of each table, in the order of the tables.
pub fn file(views: &Views, data: &[Arc<Tabled>]) -> Vec<u8> {
    let config = views.config;
    let tables = views.model.tables.iter().zip(data);
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": identifier(&config.title, "data").to_lowercase(),
        "title": config.title,
        "description": config.description,
        "homepage": config.base.absolute(&views.addresses.url("")),
        "resources": tables.filter_map(|(table, tabled)| resource(&Subject::new(views, table), &tabled.files)).collect::<Vec<_>>(),
    });
    if let Some(site) = &config.licence {
        package["licenses"] = json!([licence(&Named { text: site.name.clone(), url: site.url.clone() })]);
    }
    // A value that was put together here has no key that JSON could refuse.
    pretty(&package).unwrap_or_default()
}

fn resource(subject: &Subject, files: &[DataFile]) -> Option<Value> {
    let table = subject.table;
    let csv = files.iter().find(|file| file.format.id == "csv")?;
    let others = files.iter().filter(|file| file.format.id != "csv" && file.format.describes.is_none());
    let other = |file: &DataFile| json!({"path": name(&file.path), "mediatype": file.format.media_type});
    let keys = table.fields.iter().filter(|field| field.role == Role::Key);
    let missing: Vec<String> = std::iter::once(String::new()).chain(subject.missing()).collect();
    let symbols = subject.symbols().into_iter().map(|(symbol, meaning)| (symbol.letter().to_owned(), json!(meaning)));
    let mut resource = json!({
        "profile": "tabular-data-resource",
        "name": table.id.as_str(),
        "path": name(&csv.path),
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": csv.format.media_type,
        "encoding": "utf-8",
        "bytes": csv.bytes.len(),
        "schema": {
            "fields": subject.columns.iter().map(field).collect::<Vec<_>>(),
            "missingValues": missing,
            "primaryKey": keys.map(|field| field.id.as_str()).collect::<Vec<_>>(),
        },
        // Keys of our own, which the profile allows.
        "homepage": subject.page,
        "as-of": table.as_of.to_string(),
        "notes": subject.remarks(),
        "symbols": symbols.collect::<serde_json::Map<_, _>>(),
        "alternates": others.map(other).collect::<Vec<_>>(),
    });
    if !subject.sources.is_empty() {
        resource["sources"] = subject.sources.iter().map(titled).collect();
    }
    if let Some(terms) = &subject.licence {
        resource["licenses"] = json!([licence(terms)]);
    }
    Some(resource)
}

fn field(column: &Column) -> Value {
    let kind = match (column.holds, column.field.kind) {
        (Holds::Mark | Holds::Name, _) | (_, FieldKind::Text | FieldKind::Source | FieldKind::Standing) => "string",
        (_, FieldKind::Year) => "year",
        (_, FieldKind::Integer) => "integer",
        (_, FieldKind::Number) => "number",
    };
    let mut field = json!({"name": column.id, "title": column.title, "type": kind});
    if column.holds != Holds::Value {
        return field;
    }
    if let Some(description) = &column.field.description {
        field["description"] = json!(description);
    }
    if let Some(unit) = &column.field.unit {
        field["unit"] = json!(unit);
    }
    if column.field.role == Role::Key {
        field["constraints"]["required"] = json!(true);
    }
    for (key, bound) in [("minimum", column.field.minimum), ("maximum", column.field.maximum)] {
        if let Some(bound) = bound {
            field["constraints"][key] = number(bound, None);
        }
    }
    field
}

/// The name of a file beside this one.
fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn titled(named: &Named) -> Value {
    match &named.url {
        Some(url) => json!({"title": named.text, "path": url}),
        None => json!({"title": named.text}),
    }
}

/// Terms of use; the profile wants a name without spaces.
fn licence(terms: &Named) -> Value {
    let mut licence = titled(terms);
    licence["name"] = json!(identifier(&terms.text, "licence"));
    licence
}

/// A text as a name of ASCII letters, digits and hyphens.
fn identifier(text: &str, fallback: &str) -> String {
    let name: String = slug(text).chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let name = name.trim_matches('-');
    if name.is_empty() { fallback.to_owned() } else { name.to_owned() }
}
