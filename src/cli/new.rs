//! `new`: a file in the right folder with the keys it needs.
//!
//! Documents begin as drafts, so that a file which is only begun keeps nothing else from being published.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::read::scalar::Id;

use super::Trouble;
use super::args::NewArgs;

/// A starter: the folder it goes to and its text.
struct Starter {
    kind: &'static str,
    place: Place,
    text: &'static str,
}

/// Where a file of a kind goes, below `content/`.
enum Place {
    /// `<id>.md`, in any folder.
    Anywhere,
    /// `<id>/_index.md`
    Section,
    /// `reports/<id>/_index.md`
    Report,
    /// `guidance/<id>/_index.md`
    Framework,
    /// In its report's folder.
    InReport(&'static str),
    /// In its report's folder, or in a folder at the top.
    InReportOrTop(&'static str),
    /// `guidance/<framework>/principles/<id>.md`
    Principle,
    /// `data/<id>.yaml`
    Table,
}

const STARTERS: &[Starter] = &[
    Starter { kind: "page", place: Place::Anywhere, text: include_str!("starters/page.md") },
    Starter { kind: "section", place: Place::Section, text: include_str!("starters/page.md") },
    Starter { kind: "report", place: Place::Report, text: include_str!("starters/report.md") },
    Starter { kind: "chapter", place: Place::InReport(""), text: include_str!("starters/page.md") },
    Starter { kind: "finding", place: Place::InReportOrTop("findings/"), text: include_str!("starters/finding.md") },
    Starter {
        kind: "recommendation",
        place: Place::InReportOrTop("recommendations/"),
        text: include_str!("starters/recommendation.md"),
    },
    Starter { kind: "framework", place: Place::Framework, text: include_str!("starters/framework.md") },
    Starter { kind: "principle", place: Place::Principle, text: include_str!("starters/page.md") },
    Starter { kind: "table", place: Place::Table, text: include_str!("starters/table.yaml") },
];

/// Makes the file, and gives its path.
pub(super) fn create(root: &Path, args: &NewArgs) -> Result<PathBuf, Trouble> {
    let Some(starter) = STARTERS.iter().find(|starter| starter.kind == args.kind) else {
        return Err(Trouble(format!("there is nothing to begin a `{}` with", args.kind)));
    };
    let below = path(&starter.place, args)?;
    let content = super::below(root, "content");
    if !content.is_dir() {
        return Err(Trouble(format!(
            "there is no folder {}\n  help: run this in the folder that holds content/, or name that folder with --root",
            content.display()
        )));
    }
    let path = content.join(below);
    let title = args.title.clone().unwrap_or_else(|| title(&args.id));
    // A text in double quotes that YAML reads back as it was.
    let title = serde_json::to_string(&title).unwrap_or_default();
    write_new(&path, &starter.text.replace("{title}", &title))?;
    Ok(path)
}

fn path(place: &Place, args: &NewArgs) -> Result<String, Trouble> {
    let folders = matches!(place, Place::Anywhere | Place::Section);
    let parts: Vec<&str> = if folders { args.id.split('/').collect() } else { vec![&args.id] };
    for part in &parts {
        let name = crate::model::kind::split_number(part).1;
        name.parse::<Id>()
            .map_err(|want| Trouble(format!("`{part}` cannot be part of a URL\n  help: write {want}")))?;
    }
    let id = parts.join("/");
    let report = args.report.as_ref();
    Ok(match (place, report) {
        (Place::Anywhere, _) => format!("{id}.md"),
        (Place::Section, _) => format!("{id}/_index.md"),
        (Place::Report, _) => format!("reports/{id}/_index.md"),
        (Place::Framework, _) => format!("guidance/{id}/_index.md"),
        (Place::Table, _) => format!("data/{id}.yaml"),
        (Place::InReport(folder) | Place::InReportOrTop(folder), Some(report)) => {
            format!("reports/{report}/{folder}{id}.md")
        }
        (Place::InReportOrTop(folder), None) => format!("{folder}{id}.md"),
        (Place::InReport(_), None) => {
            return Err(Trouble(format!("a {} belongs to a report\n  help: name it with --report", args.kind)));
        }
        (Place::Principle, _) => match &args.framework {
            Some(framework) => format!("guidance/{framework}/principles/{id}.md"),
            None => {
                return Err(Trouble("a principle belongs to a framework\n  help: name it with --framework".to_owned()));
            }
        },
    })
}

/// `local-picture` as a title: `Local picture`.
fn title(id: &str) -> String {
    let name = id.rsplit('/').next().unwrap_or(id);
    let words = crate::model::kind::split_number(name).1.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> Result<(), Trouble> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Trouble(format!("{} is there already", path.display())),
        _ => Trouble(format!("cannot write {}: {error}", path.display())),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = fs::File::options().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kind::KINDS;

    #[test]
    fn every_kind_has_a_starter() {
        for row in KINDS {
            assert!(STARTERS.iter().any(|starter| starter.kind == row.name), "{}", row.name);
        }
    }

    #[test]
    fn a_title_is_made_of_the_id() {
        assert_eq!(title("about/01-local-picture"), "Local picture");
    }
}
