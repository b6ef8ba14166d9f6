//! From an error of serde to a diagnostic that an editor understands.

use serde_path_to_error::{Path, Segment};

use super::{Spans, Step, TypeError};
use crate::diagnostic::{Diagnostic, did_you_mean, nearest, rules};
use crate::read::Excerpt;
use crate::read::figure::OTHER_NAMES;
use crate::read::scalar::{Id, Scheme, slug};
use crate::read::source::OTHER_KINDS;

/// A problem, and what to mend in order to find the next one.
pub(super) struct Problem {
    pub diagnostic: Diagnostic,
    pub fault: Fault,
}

/// What is wrong, by its path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A mapping has a key that is not known. With the one that was probably meant.
    Unknown { parent: Vec<Part>, key: String, meant: Option<String> },
    /// A mapping lacks a key.
    Missing { parent: Vec<Part>, key: String },
    /// A value is not of the form that its place asks for.
    Unfit { path: Vec<Part> },
}

/// A step of a path, for longer than the error lives that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Key(String),
    Index(usize),
}

/// A path as the places are looked up with.
pub(super) fn steps(path: &[Part]) -> Vec<Step<'_>> {
    let step = |part| match part {
        &Part::Index(index) => Step::Index(index),
        Part::Key(key) => Step::Key(key),
    };
    path.iter().map(step).collect()
}

/// What an error of serde says, without the places and paths around it: ours are better, they survive front matter and fenced
/// blocks.
pub(super) fn said(error: &TypeError) -> String {
    let said = error.inner().to_string();
    let said = said.split(" at line ").next().unwrap_or(&said);
    said.split_once(": ").filter(|(path, _)| is_path(path)).map_or(said, |(_, message)| message).to_owned()
}

pub(super) fn explain(error: &TypeError, excerpt: Excerpt, spans: &Spans) -> Problem {
    let path = parts(error.path());
    let said = said(error);
    if let Some(key) = quoted_after(&said, "unknown field ") {
        return unknown_key(path, key, &said, spans);
    }
    if let Some(key) = quoted_after(&said, "missing field ") {
        return missing_key(path, key, excerpt, spans);
    }
    let what = last_key(&path).map_or_else(|| "this".to_owned(), |key| format!("`{key}`"));
    let (message, help) = value_words(&what, &said);
    let diagnostic = Diagnostic::new(&rules::YAML_VALUE, spans.value(&steps(&path)), message).maybe_help(help);
    Problem { diagnostic, fault: Fault::Unfit { path } }
}

/// The key that a path leads to, or into the list of.
fn last_key(path: &[Part]) -> Option<&str> {
    path.iter().rev().find_map(|part| match part {
        Part::Key(key) => Some(key.as_str()),
        Part::Index(_) => None,
    })
}

/// Keys that editors write in place of the ones that are known, where these are.
const OTHER_KEYS: &[(&str, &str)] = &[
    ("date", "issued"),
    ("deadline", "due"),
    ("evidence", "findings"),
    ("from", "said"),
    ("link", "URL"),
    ("name", "term"),
    ("now", "says"),
    ("published", "issued"),
    ("reason", "why"),
    ("status", "position"),
    ("terms", "glossary"),
    ("to", "says"),
    ("was", "said"),
    ("year", "issued"),
];

/// Words that editors write in place of the ones that are known, where these are.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("completed", "implemented"),
    ("date", "year"),
    ("done", "implemented"),
    ("float", "number"),
    ("int", "integer"),
    ("major", "substantive"),
    ("partly", "in-progress"),
    ("percent", "number"),
    ("string", "text"),
];

/// What is known under another name.
fn other<'a>(names: &[(&str, &'a str)], typed: &str, known: &[&str]) -> Option<&'a str> {
    names.iter().find(|(name, meant)| *name == typed && known.contains(meant)).map(|(_, meant)| *meant)
}

/// serde's path as ours; what it does not know ends it.
fn parts(path: &Path) -> Vec<Part> {
    let part = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(Part::Index(*index)),
        Segment::Map { key } => Some(Part::Key(key.clone())),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().map_while(part).collect()
}

fn unknown_key(mut parent: Vec<Part>, key: &str, said: &str, spans: &Spans) -> Problem {
    // serde names the record or the key itself, depending on where it stopped.
    parent.pop_if(|last| matches!(last, Part::Key(last) if *last == key));
    let below = |key| steps(&parent).into_iter().chain([Step::Key(key)]).collect::<Vec<Step>>();
    let known: Vec<&str> = said.split('`').skip(3).step_by(2).collect();
    // A key that is there already was not meant.
    let free: Vec<&str> = known.iter().copied().filter(|known| spans.entry(&below(known)).is_none()).collect();
    let meant = other(OTHER_KEYS, key, &free).or_else(|| nearest(key, free.iter().copied())).map(str::to_owned);
    let help = match &meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known keys here: {}", known.join(", ")),
    };
    let message = format!("`{key}` is not a key that is known here");
    let diagnostic = Diagnostic::new(&rules::YAML_UNKNOWN_KEY, spans.key(&below(key)), message).help(help);
    Problem { diagnostic, fault: Fault::Unknown { parent, key: key.to_owned(), meant } }
}

fn missing_key(parent: Vec<Part>, key: &str, excerpt: Excerpt, spans: &Spans) -> Problem {
    let place = if parent.is_empty() { excerpt.first_line() } else { spans.key(&steps(&parent)) };
    let message = match last_key(&parent) {
        Some(parent) => format!("the key `{key}` is missing in `{parent}`"),
        None => format!("the key `{key}` is missing"),
    };
    let diagnostic = Diagnostic::new(&rules::YAML_MISSING_KEY, place, message).help(format!("add `{key}: …`"));
    Problem { diagnostic, fault: Fault::Missing { parent, key: key.to_owned() } }
}

/// What may stand where a key is missing, as far as what serde said of another value tells.
pub(super) fn missing_help(key: &str, said: &str) -> Option<String> {
    if said.starts_with("unknown variant ") {
        let known: Vec<String> = said.split('`').skip(3).step_by(2).map(|word| format!("`{word}`")).collect();
        let (last, first) = known.split_last()?;
        let words = if first.is_empty() { last.clone() } else { format!("{} or {last}", first.join(", ")) };
        return Some(format!("add `{key}: …` with {words}"));
    }
    said.ends_with("expected a sequence").then(|| format!("add `{key}: […]`, a list"))
}

/// The first of the words that may stand where one was met that may not.
pub(super) fn first_variant(said: &str) -> Option<&str> {
    quoted_after(said, "unknown variant ")?;
    said.split('`').nth(3)
}

/// What is wrong with a value, and what may stand there.
fn value_words(what: &str, said: &str) -> (String, Option<String>) {
    if let Some(variant) = quoted_after(said, "unknown variant ") {
        let known: Vec<&str> = said.split('`').skip(3).step_by(2).collect();
        let charts = OTHER_NAMES.iter().filter(|_| known.contains(&"stacked-bar"));
        let sources = OTHER_KINDS.iter().filter(|_| known.contains(&"hearing"));
        let help = charts.chain(sources).find(|(name, _)| *name == variant).map(|(_, help)| (*help).to_owned());
        let meant = other(OTHER_WORDS, variant, &known).map(|meant| format!("did you mean `{meant}`?"));
        let help = help.or(meant).or_else(|| did_you_mean(variant, known.iter().copied()));
        let help = help.unwrap_or_else(|| format!("one of: {}", known.join(", ")));
        return (format!("{what} cannot be `{variant}`"), Some(help));
    }
    let told = said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: "));
    match told.and_then(|told| told.split_once(", expected ")) {
        Some((found, expected)) => (format!("{what} is {}", met(found)), Some(wanted(found, expected))),
        None => (format!("{what}: {said}"), id_help(said)),
    }
}

/// What serde met, in an editor's words.
fn met(found: &str) -> String {
    let value = || found.split_once(' ').map_or(found, |(_, value)| value).trim_matches(['"', '`']);
    match found {
        "unit value" => "nothing".to_owned(),
        "sequence" => "a list".to_owned(),
        "map" => "a group of keys".to_owned(),
        _ if found.starts_with("string ") => format!("the text `{}`", value()),
        _ if found.starts_with("integer ") || found.starts_with("floating point ") => {
            format!("the number `{}`", value().trim_start_matches("point `"))
        }
        _ if found.starts_with("boolean ") => format!("`{}`", value()),
        other => other.to_owned(),
    }
}

/// What serde wanted, in an editor's words.
fn wanted(found: &str, expected: &str) -> String {
    let text = found.strip_prefix("string ").map(|text| text.trim_matches('"'));
    let is_number = matches!(expected, "f64" | "i32" | "i64" | "u8" | "u32" | "u64" | "usize");
    let wanted = match expected {
        "a sequence" if found == "map" => {
            "a list, like `[one, two]`, or with `- ` before each entry on a line of its own"
        }
        "a sequence" if let Some(text) = text => {
            let quotes = if text.contains([',', '"', '#', '[', '{']) || text.contains(": ") { "'" } else { "" };
            return format!("it should be a list, in square brackets: `[{quotes}{text}{quotes}]`");
        }
        "a sequence" => "a list, like `[one, two]`",
        "a boolean" => "true or false",
        "a string" if found == "sequence" => {
            "a text; one that begins with `[`, such as a symbol, needs quotes: \"[c]\""
        }
        "a string" => "a text",
        "f64" if text.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit())) => {
            "a number, without quotes or a unit"
        }
        "f64" => "a number",
        _ if is_number => "a whole number",
        _ if expected == "a map" || expected.starts_with("struct ") => "a group of keys, like `{name: …}`",
        _ if found == "map" && expected.starts_with("a reference") => {
            return format!("it should be {expected}, without a space after the colon");
        }
        other => other,
    };
    format!("it should be {wanted}")
}

/// What to write where a name of another form stands in place of an id.
fn id_help(said: &str) -> Option<String> {
    let typed = said.strip_prefix('`')?.split_once("` is not an id ").map(|(typed, _)| typed)?;
    if typed.contains(',') {
        return Some(format!("several stand in a list: `[{typed}]`"));
    }
    if typed.contains("://") {
        return Some("give it an id in sources.yaml or bodies.yaml, and write that id here".to_owned());
    }
    if let Some((scheme, id)) = typed.split_once(':').filter(|(scheme, _)| Scheme::of(scheme).is_some()) {
        return Some(format!("write `{id}`: this key says already that it is a {scheme}"));
    }
    let name = typed.strip_suffix(".yaml").or_else(|| typed.strip_suffix(".csv")).unwrap_or(typed);
    let id: Id = slug(name).parse().ok()?;
    Some(format!(
        "write the short name under which it is listed, such as `{id}`; a title or the name of a file is none"
    ))
}

fn quoted_after<'a>(said: &'a str, start: &str) -> Option<&'a str> {
    said.strip_prefix(start)?.split('`').nth(1)
}

/// Whether a prefix of an error is the path that the YAML library puts before it: `rows[3].share`.
fn is_path(prefix: &str) -> bool {
    !prefix.is_empty() && prefix.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '[' | ']' | '-' | '_' | '?'))
}
