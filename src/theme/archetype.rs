//! Archetypes: what `findings new` begins a file with, one for each kind. A project's own, in `archetypes/` of its theme,
//! stand in place of the built-in ones.
//!
//! An archetype is the file itself with holes, `{title}`. A line with a hole that has nothing to fill it is left out.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, did_you_mean, rules};
use crate::source::{Content, Sources, Span};

use super::DEFAULT;

/// The folder of archetypes in a theme.
pub(super) const FOLDER: &str = "archetypes";

/// Every hole, with what fills it.
pub const HOLES: &[(&str, &str)] = &[
    ("title", "the title, in quotes as YAML needs them"),
    ("id", "the id"),
    ("number", "the next free number of the report, in quotes"),
    ("date", "today, as 2026-11-24"),
    ("report", "the id of the report"),
];

/// The archetype of a file name such as `finding.md`: the one of the project's theme, or the built-in one.
pub fn of(sources: &Sources, theme: &str, name: &str) -> Option<String> {
    let own = sources.find(&format!("themes/{theme}/{FOLDER}/{name}")).and_then(|id| sources.file(id));
    match own.map(|file| &file.content) {
        Some(Content::Text(text)) => Some(text.clone()),
        _ => built_in(name).map(str::to_owned),
    }
}

fn built_in(name: &str) -> Option<&'static str> {
    DEFAULT.get_file(format!("{FOLDER}/{name}"))?.contents_utf8()
}

/// Whether a file name is that of an archetype.
pub(super) fn is_known(name: &str) -> bool {
    built_in(name).is_some()
}

/// The text with its holes filled. A line with a hole that has no value is left out; what is no hole stays.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let line = |line: &str| {
        let mut filled = String::new();
        let mut at = 0;
        for (name, range) in holes(line) {
            if HOLES.iter().all(|(known, _)| *known != name) {
                continue;
            }
            filled.push_str(&line[at..range.start]);
            filled.push_str(&value(name)?);
            at = range.end;
        }
        Some(filled + &line[at..])
    };
    text.split_inclusive('\n').filter_map(line).collect()
}

/// Holes of a project's archetypes that nothing fills.
pub(super) fn check(sources: &Sources, folder: &str) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (id, file) in sources.files() {
        let name = file.path.strip_prefix(folder).and_then(|path| path.strip_prefix(FOLDER)?.strip_prefix('/'));
        let (Some(name), Content::Text(text)) = (name, &file.content) else { continue };
        if !is_known(name) {
            continue;
        }
        let unknown = holes(text).filter(|(hole, _)| HOLES.iter().all(|(known, _)| known != hole));
        problems.extend(unknown.map(|(hole, range)| {
            let list = || HOLES.iter().map(|(name, _)| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
            let help = did_you_mean(hole, HOLES.iter().map(|(name, _)| *name));
            Diagnostic::new(&rules::TEMPLATE, Span::new(id, range), format!("nothing fills the hole `{hole}`"))
                .help(help.unwrap_or_else(|| format!("the holes of an archetype are {}", list())))
        }));
    }
    problems
}

/// The holes of a text: a word of small letters in braces.
fn holes(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    text.match_indices('{').filter_map(|(start, _)| {
        let inside = &text[start + 1..];
        let end = inside.find(|c: char| !c.is_ascii_lowercase())?;
        (end > 0 && inside[end..].starts_with('}')).then(|| (&inside[..end], start..start + end + 2))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_and_lines_without_a_value_are_left_out() {
        let value = |name: &str| (name == "title").then(|| "\"A\"".to_owned());
        assert_eq!(
            fill("title: {title}\nnumber: {number}\n- {id: a, b: {c}}\n", value),
            "title: \"A\"\n- {id: a, b: {c}}\n"
        );
    }

    #[test]
    fn the_built_in_archetypes_have_known_holes_only() {
        for file in DEFAULT.get_dir(FOLDER).unwrap().files() {
            let text = file.contents_utf8().unwrap();
            assert!(holes(text).all(|(hole, _)| HOLES.iter().any(|(known, _)| *known == hole)), "{:?}", file.path());
        }
    }
}
