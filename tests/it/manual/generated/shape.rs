//! A record of a schema as a table for people.

use std::collections::BTreeMap;

use serde_json::Value;

/// The keys of a record that `wanted` lets through, those that must be there first.
pub fn keys(schema: &Value, wanted: impl Fn(&str) -> bool) -> String {
    let required: Vec<&str> = list(&schema["required"]).filter_map(Value::as_str).collect();
    let Some(properties) = schema["properties"].as_object() else { return String::new() };
    let mut rows: Vec<(&String, &Value)> = properties.iter().filter(|(key, _)| wanted(key)).collect();
    rows.sort_by_key(|(key, _)| (!required.contains(&key.as_str()), *key));
    let row = |(key, value): &(&String, &Value)| {
        let needed = if required.contains(&key.as_str()) { "**needed**, " } else { "" };
        format!("| `{key}` | {needed}{} | {} |\n", kind(value), cell(value["description"].as_str().unwrap_or("")))
    };
    let rows: String = rows.iter().map(row).collect();
    format!("| key | value | what it is |\n|---|---|---|\n{rows}")
}

/// What the values of keys are made of, once each, below a heading of a level.
pub fn parts(schemas: &[Value], level: usize) -> String {
    let mut all: BTreeMap<&String, &Value> = BTreeMap::new();
    let places = schemas.iter().flat_map(|schema| [&schema["definitions"], &schema["$defs"]]);
    for definitions in places.filter_map(Value::as_object) {
        all.extend(definitions);
    }
    let marks = "#".repeat(level);
    let parts: String = all.into_iter().map(|(name, schema)| part(name, schema, &marks)).collect();
    if parts.is_empty() { parts } else { format!("\n{marks} What the values are\n{parts}") }
}

/// The part of the page that says what a value is that several keys may have.
fn part(name: &str, schema: &Value, marks: &str) -> String {
    let mut text = format!("\n{marks}# {} {{#{}}}\n", words(name), anchor(name));
    if let Some(about) = schema["description"].as_str() {
        text += &format!("\n{about}\n");
    }
    let examples: Vec<String> =
        list(&schema["examples"]).filter_map(Value::as_str).map(|one| format!("`{one}`")).collect();
    if !examples.is_empty() {
        text += &format!("\nFor example: {}.\n", examples.join(", "));
    }
    let variants: String = list(&schema["oneOf"]).filter_map(variant).collect();
    if !variants.is_empty() {
        text += &format!("\n| value | means |\n|---|---|\n{variants}");
    }
    if schema["properties"].is_object() {
        text += &format!("\n{}", keys(schema, |_| true));
    }
    text
}

fn variant(schema: &Value) -> Option<String> {
    let about = cell(schema["description"].as_str().unwrap_or(""));
    if let Some(name) = schema["const"].as_str() {
        return Some(format!("| `{name}` | {about} |\n"));
    }
    let names: Vec<String> = list(&schema["enum"]).filter_map(Value::as_str).map(|name| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| format!("| {} | {about} |\n", names.join(", ")))
}

/// What a value is, in a few words.
fn kind(schema: &Value) -> String {
    if let Some(name) = reference(schema) {
        return format!("[{}](#{})", words(name).to_lowercase(), anchor(name));
    }
    let names: Vec<String> = list(&schema["enum"]).filter_map(Value::as_str).map(|name| format!("`{name}`")).collect();
    if !names.is_empty() {
        return if names.len() > 12 { "one of many words".to_owned() } else { names.join(", ") };
    }
    if !schema["const"].is_null() {
        return format!("`{}`", schema["const"]);
    }
    if let Some(properties) = schema["properties"].as_object() {
        return format!("`{{{}}}`", properties.keys().cloned().collect::<Vec<_>>().join(", "));
    }
    for several in ["anyOf", "oneOf"] {
        let kinds: Vec<String> = list(&schema[several]).map(kind).collect();
        if !kinds.is_empty() {
            return kinds.join(" or ");
        }
    }
    let types: Vec<&str> =
        schema["type"].as_str().into_iter().chain(list(&schema["type"]).filter_map(Value::as_str)).collect();
    match types[..] {
        ["boolean"] => "`true` or `false`".to_owned(),
        ["array"] => format!("list: {}", kind(&schema["items"])),
        ["object"] => {
            let by_pattern = schema["patternProperties"].as_object().and_then(|patterns| patterns.values().next());
            format!("{} by name", kind(by_pattern.unwrap_or(&schema["additionalProperties"])))
        }
        _ if types.contains(&"string") => "text".to_owned(),
        _ if types.contains(&"integer") => "whole number".to_owned(),
        _ if types.contains(&"number") => "number".to_owned(),
        _ => "anything".to_owned(),
    }
}

/// The name of what a schema refers to.
fn reference(schema: &Value) -> Option<&str> {
    let direct = schema["$ref"].as_str();
    let wrapped = || schema["allOf"].as_array().filter(|all| all.len() == 1)?.first()?["$ref"].as_str();
    direct.or_else(wrapped)?.rsplit('/').next()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A text in a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}

/// `SourceKind` as words.
fn words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
    }
    words
}

/// An anchor that pages do not use themselves.
fn anchor(name: &str) -> String {
    format!("value-{}", words(name).to_lowercase().replace(' ', "-"))
}
