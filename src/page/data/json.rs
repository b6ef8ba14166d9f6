//! A table as JSON.
//!
//! The shape, whose number is [`VERSION`]; a change that a program could trip over gets a new number:
//!
//! | key | what |
//! |---|---|
//! | `version` | the number of the shape |
//! | `id`, `title`, `description`, `language` | texts |
//! | `url` | the address of the table's page |
//! | `publisher` | text |
//! | `sources` | list of `{text, url}`; `url` may be null |
//! | `as-of` | `2013`, `2013-11` or `2013-11-26` |
//! | `licence` | `{text, url}` or null |
//! | `base` | what percentages are a share of, or null |
//! | `illustrative` | true where the data is made up |
//! | `notes` | list of texts |
//! | `fields` | list of `{id, title, type, role, unit, decimals, minimum, maximum, description}` |
//! | `symbols` | by letter, what the symbol means; those that occur |
//! | `rows` | list of `{key, values, symbols}`; both are by field id |
//!
//! A value is a number, a text, or null where a symbol stands for it. `symbols` of a row has the letter for each field with
//! one, whether it stands for the number or goes with it. A `type` is text, integer, number, year, source or standing. The value
//! of a source is its id, and its page is `sources/<id>/`. A standing is used, not-used, unconfirmed or worked-out. A `role`
//! is key, measure or attribute.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::model::number::plain;
use crate::model::table::{Cell, Field, FieldKind, Role, Row};

use super::subject::{Named, Subject};

/// The number of the shape.
const VERSION: u8 = 1;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Whole<'a> {
    version: u8,
    id: &'a str,
    title: &'a str,
    description: &'a str,
    language: &'a str,
    url: &'a str,
    publisher: &'a str,
    sources: &'a [Named],
    as_of: String,
    licence: Option<&'a Named>,
    base: Option<&'a str>,
    illustrative: bool,
    notes: &'a [String],
    fields: Vec<FieldShape<'a>>,
    symbols: Ordered<String>,
    rows: Vec<RowShape<'a>>,
}

#[derive(Serialize)]
struct FieldShape<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    role: &'static str,
    unit: Option<&'a str>,
    decimals: Option<u8>,
    minimum: Option<Value>,
    maximum: Option<Value>,
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct RowShape<'a> {
    key: &'a str,
    values: Ordered<Value>,
    symbols: Ordered<&'static str>,
}

/// An object whose keys stay in their order.
struct Ordered<V>(Vec<(String, V)>);

impl<V: Serialize> Serialize for Ordered<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The file.
pub fn file(subject: &Subject) -> Result<Vec<u8>, String> {
    let table = subject.table;
    let letters = subject.symbols().into_iter().map(|(symbol, meaning)| (symbol.letter().to_owned(), meaning));
    pretty(&Whole {
        version: VERSION,
        id: table.id.as_str(),
        title: &table.title,
        description: &table.description,
        language: &subject.config.language,
        url: &subject.page,
        publisher: &subject.config.publisher.name,
        sources: &subject.sources,
        as_of: table.as_of.to_string(),
        licence: subject.licence.as_ref(),
        base: table.base.as_deref(),
        illustrative: table.illustrative,
        notes: &subject.notes,
        fields: table.fields.iter().map(field).collect(),
        symbols: Ordered(letters.collect()),
        rows: table.rows.iter().map(|one| row(&table.fields, one)).collect(),
    })
}

/// A value as a file for people and programs: indented, with a line break at its end.
pub fn pretty(value: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A number with the digits with which it is published.
pub fn number(value: f64, decimals: Option<u8>) -> Value {
    serde_json::from_str(&plain(value, decimals)).unwrap_or(Value::Null)
}

fn field(field: &Field) -> FieldShape<'_> {
    FieldShape {
        id: field.id.as_str(),
        title: &field.title,
        kind: kind(field.kind),
        role: match field.role {
            Role::Key => "key",
            Role::Measure => "measure",
            Role::Attribute => "attribute",
        },
        unit: field.unit.as_deref(),
        decimals: field.published_decimals(),
        minimum: field.minimum.map(|bound| number(bound, None)),
        maximum: field.maximum.map(|bound| number(bound, None)),
        description: field.description.as_deref(),
    }
}

fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::Integer => "integer",
        FieldKind::Number => "number",
        FieldKind::Year => "year",
        FieldKind::Source => "source",
        FieldKind::Standing => "standing",
    }
}

fn row<'a>(fields: &[Field], row: &'a Row) -> RowShape<'a> {
    let cells = || fields.iter().zip(&row.cells);
    let value = |(field, cell): (&Field, &Cell)| {
        let value = match cell {
            Cell::Text(text) => Value::String(text.clone()),
            Cell::Named { id, .. } => Value::String(id.clone()),
            Cell::Number(value, _) => number(*value, field.published_decimals()),
            Cell::Missing(_) => Value::Null,
        };
        (field.id.to_string(), value)
    };
    let symbol = |(field, cell): (&Field, &Cell)| Some((field.id.to_string(), cell.symbol()?.letter()));
    RowShape {
        key: &row.key,
        values: Ordered(cells().map(value).collect()),
        symbols: Ordered(cells().filter_map(symbol).collect()),
    }
}
