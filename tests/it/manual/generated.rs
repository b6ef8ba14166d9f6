//! The pages of the manual that say what the program says of itself.

mod commands;
mod formats;
mod rules;
mod schemas;
mod shape;

use std::collections::BTreeMap;

pub use commands::names as commands;

/// Every generated page, by path below `docs/`.
pub fn pages() -> BTreeMap<String, String> {
    let single = [
        ("content/reference/commands.md".to_owned(), commands::whole()),
        ("content/reference/formats.md".to_owned(), formats::whole()),
    ];
    single.into_iter().chain(rules::pages()).chain(schemas::pages()).collect()
}

/// A page: `from` names what it is made from, for those who would change it.
fn page(from: &str, front_matter: &[(&str, &str)], body: &str) -> String {
    let keys: String = front_matter.iter().map(|(key, value)| format!("{key}: {}\n", quoted(value))).collect();
    format!(
        "---\n# Generated from {from}. Change that, then: BLESS=1 cargo test --test it manual\n{keys}---\n{}\n",
        body.trim_end()
    )
}

/// A YAML scalar: numbers and truths as they are, texts in quotes.
fn quoted(value: &str) -> String {
    let plain = value.parse::<i64>().is_ok() || matches!(value, "true" | "false");
    if plain { value.to_owned() } else { format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")) }
}
