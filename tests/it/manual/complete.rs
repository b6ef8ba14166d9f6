//! Whatever the program knows by name, the manual speaks of.

use findings::chart::asked;
use findings::diagnostic::format::FORMATS;
use findings::model::kind::KINDS;
use findings::read::scalar::SCHEMES;

use super::generated::commands;
use super::written;

/// Names that are not to be found as `signs` make them in the text.
fn missing<'a>(text: &str, names: impl IntoIterator<Item = &'a str>, sign: impl Fn(&str) -> String) -> Vec<String> {
    names.into_iter().map(sign).filter(|sign| !text.contains(sign)).collect()
}

fn all_written() -> String {
    written().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_kind_of_document_is_explained() {
    assert_eq!(missing(&all_written(), KINDS.iter().map(|row| row.name), |name| format!("`{name}`")), [""; 0]);
}

#[test]
fn every_scheme_of_links_is_explained() {
    let schemes = SCHEMES.iter().map(|(_, name)| *name).chain(["value", "unverified"]);
    assert_eq!(missing(&all_written(), schemes, |name| format!("`{name}:")), [""; 0]);
}

#[test]
fn every_command_is_explained() {
    let commands = commands();
    assert_eq!(
        missing(&all_written(), commands.iter().map(String::as_str), |name| format!("findings {name}")),
        [""; 0]
    );
}

#[test]
fn every_format_of_messages_is_explained() {
    assert_eq!(missing(&all_written(), FORMATS.iter().map(|format| format.name), |name| format!("`{name}`")), [""; 0]);
}

#[test]
fn every_kind_of_chart_is_drawn_and_explained() {
    let kinds: Vec<&str> = asked().into_iter().map(|asked| asked.kind).collect();
    assert!(kinds.len() > 10, "{kinds:?}");
    assert_eq!(missing(&all_written(), kinds.iter().copied(), |name| format!("`{name}`")), [""; 0]);
    assert_eq!(missing(&all_written(), kinds.iter().copied(), |name| format!("\nkind: {name}\n")), [""; 0]);
}
