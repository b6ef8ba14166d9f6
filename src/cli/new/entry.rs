//! An entry of a list: a source, an organisation or a word, at the end of the file that holds all of them.
//!
//! The file stays as its editor wrote it, comments and all. It is read before and after: if the list would not be what it
//! was and one entry more, nothing is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::read::Excerpt;
use crate::read::data::{Bodies, Glossary};
use crate::read::scalar::Id;
use crate::read::source::SourceList;
use crate::read::yaml;
use crate::source::FileId;

use super::Trouble;

/// The path of a list, and its text with an entry more.
pub fn added(content: &Path, list: &str, id: &str, entry: &str) -> Result<(PathBuf, String), Trouble> {
    let path = content.join(format!("{list}.yaml"));
    let old = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Trouble(format!("cannot read {}: {error}", path.display()))),
    };
    let by_hand =
        || Trouble(format!("cannot add to {} as it stands\n  help: add this by hand:\n\n{entry}", path.display()));
    let before = if old.trim().is_empty() { BTreeSet::new() } else { ids(list, &old).ok_or_else(by_hand)? };
    if before.iter().any(|known| known.as_str() == id) {
        return Err(Trouble(format!(
            "{} has an entry `{id}` already\n  help: choose another id, such as --id {id}-2",
            path.display()
        )));
    }
    let new = appended(&old, list, entry);
    let mut wanted = before;
    wanted.extend(id.parse::<Id>().ok());
    if ids(list, &new) != Some(wanted) {
        return Err(by_hand());
    }
    Ok((path, new))
}

/// Writes a list anew.
pub fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let failed = |error: io::Error| Trouble(format!("cannot write {}: {error}", path.display()));
    // Written beside its place first: a list is never half there.
    let begun = path.with_extension("yaml.part");
    fs::write(&begun, text).map_err(failed)?;
    fs::rename(&begun, path).map_err(failed)
}

/// The text with an entry at its end, set in as the entries before it are.
fn appended(old: &str, list: &str, entry: &str) -> String {
    let is_entry = |line: &&str| line.starts_with(' ') && !line.trim_start().starts_with('#');
    let first = old.lines().find(is_entry);
    let margin = first.map_or("  ", |line| &line[..line.len() - line.trim_start().len()]);
    let head = if old.trim().is_empty() { format!("{list}:\n") } else { format!("{}\n", old.trim_end()) };
    let lines: String = entry.lines().map(|line| format!("{margin}{line}\n")).collect();
    head + &lines
}

/// The ids of a list; `None` for a text that cannot be read as one.
fn ids(list: &str, text: &str) -> Option<BTreeSet<Id>> {
    let excerpt = Excerpt { file: FileId(0), offset: 0, text };
    match list {
        "sources" => yaml::record::<SourceList>(excerpt).ok().map(|read| read.value.sources.into_keys().collect()),
        "bodies" => yaml::record::<Bodies>(excerpt).ok().map(|read| read.value.bodies.into_keys().collect()),
        _ => yaml::record::<Glossary>(excerpt).ok().map(|read| read.value.glossary.into_keys().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_goes_to_the_end_and_comments_stay() {
        let old = "# Ours\nbodies:\n    a: {name: A} # the first\n";
        let new = appended(old, "bodies", "b:\n  name: B\n");
        assert_eq!(new, "# Ours\nbodies:\n    a: {name: A} # the first\n    b:\n      name: B\n");
        assert_eq!(ids("bodies", &new).map(|ids| ids.len()), Some(2));
        assert_eq!(appended("", "bodies", "b:\n  name: B\n"), "bodies:\n  b:\n    name: B\n");
    }

    #[test]
    fn a_list_in_braces_is_not_added_to() {
        let new = appended("bodies: {a: {name: A}}\n", "bodies", "b:\n  name: B\n");
        assert_eq!(ids("bodies", &new), None);
    }
}
