//! From an error of serde to a diagnostic that an editor understands.

use serde_path_to_error::{Path, Segment};

use super::{Spans, Step, TypeError};
use crate::diagnostic::{Diagnostic, did_you_mean, nearest, rules};
use crate::read::Excerpt;
use crate::read::figure::OTHER_NAMES;
use crate::read::scalar::{Id, Scheme, slug};
use crate::read::source::OTHER_KINDS;
use crate::source::Span;

/// A problem, and what to leave out in order to find the next one.
pub(super) struct Problem {
    pub diagnostic: Diagnostic,
    /// The entry at fault.
    pub blank: Option<Blank>,
    /// The key that is missing at the left edge.
    pub missing: Option<String>,
    /// The key that was probably meant.
    pub suggested: Option<String>,
    /// The key whose value is unfit.
    pub key: Option<String>,
    /// The key that is missing, at the left edge or deeper.
    pub lacks: Option<String>,
}

/// An entry of a mapping that is at fault.
pub(super) struct Blank {
    pub key: String,
    pub span: Span,
}

pub(super) fn explain(error: &TypeError, excerpt: Excerpt, spans: &Spans) -> Problem {
    let steps = steps(error.path());
    let said = error.inner().to_string();
    // Our own position is better: it survives front matter and fenced blocks.
    let said = said.split(" at line ").next().unwrap_or(&said);
    let said = said.split_once(": ").filter(|(path, _)| is_path(path)).map_or(said, |(_, message)| message);
    if let Some(key) = quoted_after(said, "unknown field ") {
        return unknown_key(&steps, key, said, spans);
    }
    if let Some(key) = quoted_after(said, "missing field ") {
        return missing_key(&steps, key, excerpt, spans);
    }
    let place = spans.value(&steps);
    let key = steps.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some((*key).to_owned()),
        Step::Index(_) => None,
    });
    let what = key.as_ref().map_or_else(|| "this".to_owned(), |key| format!("`{key}`"));
    let (message, help) = value_words(&what, said);
    let diagnostic = Diagnostic::new(&rules::YAML_VALUE, place, message).maybe_help(help);
    // What stands in a list is left out with the whole list.
    let entry = &steps[..steps.iter().rposition(|step| matches!(step, Step::Key(_))).map_or(0, |last| last + 1)];
    let blank = key.clone().and_then(|key| spans.entry(entry).map(|span| Blank { key, span }));
    Problem { diagnostic, blank, missing: None, suggested: None, key, lacks: None }
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
const OTHER_WORDS: &[(&str, &str)] =
    &[("completed", "implemented"), ("done", "implemented"), ("major", "substantive"), ("partly", "in-progress")];

/// What is known under another name.
fn other<'a>(names: &[(&str, &'a str)], typed: &str, known: &[&str]) -> Option<&'a str> {
    names.iter().find(|(name, meant)| *name == typed && known.contains(meant)).map(|(_, meant)| *meant)
}

/// serde's path as ours; what it does not know ends it.
fn steps(path: &Path) -> Vec<Step<'_>> {
    let step = |segment: &'_ Segment| match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { .. } | Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter()
        .map_while(|segment| match segment {
            Segment::Map { key } => Some(Step::Key(key)),
            other => step(other),
        })
        .collect()
}

fn unknown_key(steps: &[Step], key: &str, said: &str, spans: &Spans) -> Problem {
    // serde names the record or the key itself, depending on where it stopped.
    let parent =
        if matches!(steps.last(), Some(Step::Key(last)) if *last == key) { &steps[..steps.len() - 1] } else { steps };
    let path: Vec<Step> = parent.iter().copied().chain([Step::Key(key)]).collect();
    let known: Vec<&str> = said.split('`').skip(3).step_by(2).collect();
    // A key that is there already was not meant.
    let is_free =
        |known: &&str| spans.entry(&parent.iter().copied().chain([Step::Key(known)]).collect::<Vec<_>>()).is_none();
    let free: Vec<&str> = known.iter().copied().filter(is_free).collect();
    let suggested = other(OTHER_KEYS, key, &free).or_else(|| nearest(key, free.iter().copied())).map(str::to_owned);
    let help = match &suggested {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known keys here: {}", known.join(", ")),
    };
    let diagnostic =
        Diagnostic::new(&rules::YAML_UNKNOWN_KEY, spans.key(&path), format!("`{key}` is not a key that is known here"));
    let blank = spans.entry(&path).map(|span| Blank { key: key.to_owned(), span });
    Problem { diagnostic: diagnostic.help(help), blank, missing: None, suggested, key: None, lacks: None }
}

fn missing_key(steps: &[Step], key: &str, excerpt: Excerpt, spans: &Spans) -> Problem {
    let place = if steps.is_empty() { excerpt.first_line() } else { spans.key(steps) };
    let message = match steps.iter().rev().find_map(|step| match step {
        Step::Key(parent) => Some(parent),
        Step::Index(_) => None,
    }) {
        Some(parent) => format!("the key `{key}` is missing in `{parent}`"),
        None => format!("the key `{key}` is missing"),
    };
    let diagnostic = Diagnostic::new(&rules::YAML_MISSING_KEY, place, message).help(format!("add `{key}: …`"));
    let missing = steps.is_empty().then(|| key.to_owned());
    // Within an entry of a list of records, that entry is left out as a whole.
    let parent = match steps {
        [.., Step::Key(parent)] => spans.entry(steps).map(|span| Blank { key: (*parent).to_owned(), span }),
        _ => None,
    };
    Problem { diagnostic, blank: parent, missing, suggested: None, key: None, lacks: Some(key.to_owned()) }
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
    Some(format!("write `{id}`: an id is a short name, and neither a title nor the name of a file"))
}

fn quoted_after<'a>(said: &'a str, start: &str) -> Option<&'a str> {
    said.strip_prefix(start)?.split('`').nth(1)
}

/// Whether a prefix of an error is the path that the YAML library puts before it: `rows[3].share`.
fn is_path(prefix: &str) -> bool {
    !prefix.is_empty() && prefix.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '[' | ']' | '-' | '_' | '?'))
}
