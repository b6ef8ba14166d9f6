//! JSON Schemas of what editors write in YAML, made from the very records that serde reads.
//!
//! The schemas are of draft 7, which every editor with YAML knows. `schemars` says of a record what serde would take;
//! [`AsYaml`] brings that in line with [`super::yaml`], where a value is never `null` and a text is what was typed, also
//! when it looks like a number.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

/// The schema of a record, with the definitions that it uses.
pub fn of<T: JsonSchema>() -> Schema {
    let mut settings = SchemaSettings::draft07();
    settings.transforms.insert(0, Box::new(AsYaml));
    settings.into_generator().into_root_schema_for::<T>()
}

/// What a web address looks like, for editors.
pub const WEB_ADDRESS: &str = r#"^https?://[^\s"<>\\]+$"#;

/// The form of a text with a type of its own, such as an id or a date.
pub(in crate::read) struct Form {
    /// What it is, for an editor.
    pub about: &'static str,
    /// What it looks like: a regular expression of ECMAScript.
    pub pattern: Cow<'static, str>,
    /// The least and the greatest number without a sign that has the form too, if there is one: `2013` is a date.
    pub numbers: Option<(u32, Option<u32>)>,
    /// How it may look.
    pub examples: &'static [&'static str],
}

impl Form {
    /// The schema of such texts.
    pub fn schema(&self) -> Schema {
        let mut schema = json_schema!({
            "description": self.about,
            "type": "string",
            "pattern": self.pattern,
            "examples": self.examples,
            // What editors with YAML say in place of the pattern.
            "patternErrorMessage": format!("{} For example: {}", self.about, self.examples.join(", ")),
        });
        if let Some((least, greatest)) = self.numbers {
            schema.insert("minimum".to_owned(), json!(least));
            greatest.map(|greatest| schema.insert("maximum".to_owned(), json!(greatest)));
        }
        schema
    }
}

/// A cell of a table, or a value that is compared with cells: any scalar, taken as it was typed.
pub(in crate::read) struct Cell;

impl JsonSchema for Cell {
    fn schema_name() -> Cow<'static, str> {
        "Cell".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean"], "minLength": 1 })
    }
}

/// Makes a schema of serde's JSON one of our YAML.
#[derive(Clone, Debug)]
struct AsYaml;

impl Transform for AsYaml {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        without_null(schema);
        with_typed_numbers(schema);
        // The reader asks for a value after each key; what stands in a list is up to the record.
        if let Some(Value::Object(items)) = schema.get_mut("items") {
            items.remove("minLength");
        }
        in_one_line(schema);
        // Rust's names for numbers mean nothing to an editor, and the bounds say the same.
        if schema.get("format").and_then(Value::as_str).is_some_and(|format| !matches!(format, "uri" | "date")) {
            schema.remove("format");
        }
    }
}

/// A key without a value is an error, so what is optional is left out and never `null`.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
    if let [Value::Object(only)] = &choices[..] {
        let only = only.clone();
        schema.remove("anyOf");
        for (key, value) in only {
            if schema.get(&key).is_none() {
                schema.insert(key, value);
            }
        }
    }
}

/// A text may look like a number: a title `2013`, an id `2013`, a date `2013`. One that looks like `true` or `false` is
/// read as a text too, but hardly ever meant as one, and an editor that offers both words at every text is a nuisance.
fn with_typed_numbers(schema: &mut Schema) {
    if schema.get("type").is_none_or(|name| name != "string") || schema.get("const").is_some() {
        return;
    }
    let (types, least) = match (schema.get("pattern"), schema.get("minimum")) {
        (None, _) if schema.get("enum").is_none() => (json!(["string", "number"]), Some(1)),
        (Some(_), Some(_)) => (json!(["string", "integer"]), None),
        _ => return,
    };
    schema.insert("type".to_owned(), types);
    // A text without a letter is a value that was forgotten.
    least.map(|least| schema.insert("minLength".to_owned(), json!(least)));
}

/// Comments in code are broken into lines where they are long; a description is not.
fn in_one_line(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.split("\n\n").map(|part| part.replace('\n', " ")).collect::<Vec<_>>().join("\n\n");
    }
}
