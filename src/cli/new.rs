//! `new`: a file in the right folder, with its number and the keys it needs.
//!
//! What a file begins with is an archetype of the theme ([`crate::theme::archetype`]). Documents and tables begin as
//! drafts, so that a file which is only begun keeps nothing else from being published. An entry of a list, such as a
//! source, goes to the end of its file ([`entry`]). Nothing is ever written over.

mod entry;
mod name;
mod place;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::diagnostic::{Severity, did_you_mean};
use crate::model::document::Content;
use crate::model::kind::Kind;
use crate::model::{Edition, Model};
use crate::source::Sources;
use crate::theme::archetype;
use crate::{Options, Understood, understand};

use super::args::{Args, NewArgs};
use super::{Exit, Trouble, below, complain, load, say, today};

use name::Name;
use place::Place;

/// Something that can be begun.
pub(super) struct Beginning {
    /// Its name on the command line.
    pub kind: &'static str,
    /// Where it goes.
    place: Place,
    /// What to do next.
    next: &'static str,
}

/// Everything that can be begun, one row each.
pub(super) const BEGINNINGS: &[Beginning] = &[
    Beginning { kind: "page", place: Place::Anywhere, next: "write the text" },
    Beginning { kind: "section", place: Place::Section, next: "say what is in the folder, and put pages beside it" },
    Beginning { kind: "report", place: Place::Report, next: "fill in what the comments name, and begin a chapter" },
    Beginning { kind: "chapter", place: Place::InReport(Kind::Chapter, ""), next: "write the text" },
    Beginning {
        kind: "finding",
        place: Place::InReportOrTop(Kind::Finding, "findings/"),
        next: "name what it rests on in `evidence`, say how sure you are in `confidence`, and write the text",
    },
    Beginning {
        kind: "recommendation",
        place: Place::InReportOrTop(Kind::Recommendation, "recommendations/"),
        next: "name the findings that it rests on in `findings`, say who is asked, and write the text",
    },
    Beginning { kind: "framework", place: Place::Framework, next: "name its audiences, and begin a principle" },
    Beginning { kind: "principle", place: Place::Principle, next: "name the findings behind it, and write the text" },
    Beginning { kind: "table", place: Place::Table, next: "put your fields and rows in place of those that are there" },
    Beginning { kind: "source", place: Place::List("sources"), next: "say who wrote it and when, and refer to it" },
    Beginning { kind: "body", place: Place::List("bodies"), next: "say what it is, and refer to it" },
    Beginning { kind: "term", place: Place::List("glossary"), next: "say what the word means, and use it" },
];

/// What is known of the project when something is begun in it.
struct Project<'a> {
    sources: &'a Sources,
    model: &'a Model,
    /// Where the user stands in it.
    here: Option<String>,
}

/// Makes the file, and prints its path.
pub(super) fn run(args: &Args, command: &NewArgs) -> Result<Exit, Trouble> {
    let Some(beginning) = BEGINNINGS.iter().find(|beginning| beginning.kind == command.kind) else {
        return Err(Trouble(format!("there is nothing to begin a `{}` with", command.kind)));
    };
    let sources = load(&args.root)?;
    let today = today()?;
    // Drafts have names and numbers too.
    let options = Options { edition: Edition { drafts: true, as_of: today }, base_url: None, strict: false };
    let Understood { settings, model, .. } = understand(&sources, &options);
    let project = Project { sources: &sources, model: &model, here: super::project::here(&args.root) };
    let name = name::read(command, matches!(beginning.place, Place::Anywhere | Place::Section))?;
    let place = beginning.place.of(beginning.kind, &project, command)?;
    let theme = settings.as_ref().map_or("default", |(config, _)| &config.theme);
    let extension = if matches!(beginning.place, Place::Table | Place::List(_)) { "yaml" } else { "md" };
    let archetype = archetype::of(&sources, theme, &format!("{}.{extension}", beginning.kind)).unwrap_or_default();
    let text = archetype::fill(&archetype, |hole| match hole {
        // A text in double quotes that YAML reads back as it was.
        "title" => serde_json::to_string(&name.title).ok(),
        "id" => Some(name.id.clone()),
        "number" => number(&model, &place).map(|number| format!("\"{number}\"")),
        "date" => Some(today.to_string()),
        "report" => place.report.clone(),
        _ => None,
    });
    let content = below(&args.root, "content");
    let path = match beginning.place {
        Place::List(list) => {
            let (path, whole) = entry::added(&content, list, &name.id, &text)?;
            refuse_unsound(&sources, &options, &format!("content/{list}.yaml"), &whole)?;
            entry::write(&path, &whole)?;
            path
        }
        _ => {
            let below = place.path(&name);
            let path = content.join(&below);
            if !path.exists() {
                refuse_unsound(&sources, &options, &format!("content/{below}"), &text)?;
            }
            write_new(&path, &text, || free(&project, &place, &name))?;
            path
        }
    };
    say(&path.display().to_string());
    let draft = if text.lines().any(|line| line == "draft: true") {
        " It is a draft: take `draft: true` out when it is ready, and until then see it with `findings serve`."
    } else {
        ""
    };
    complain(&format!("Next: {}.{draft}", beginning.next));
    Ok(Exit::Fine)
}

/// The next number by which a finding or a recommendation is cited in its report; none where the others have none, or
/// not just a number.
fn number(model: &Model, place: &place::Found) -> Option<u32> {
    let report = place.report.as_ref()?;
    let cited: Vec<Option<&str>> = model
        .documents()
        .filter(|(id, document)| {
            let of = model.report_of(*id).map(|report| &model.document(report).id);
            place.kind == Some(document.kind) && of == Some(report)
        })
        .map(|(_, document)| match &document.content {
            Content::Finding(finding) => finding.number.as_deref(),
            Content::Recommendation(recommendation) => recommendation.number.as_deref(),
            _ => None,
        })
        .collect();
    let numbers = cited.iter().map(|number| number.and_then(|number| number.parse::<u32>().ok()));
    match numbers.clone().flatten().max() {
        Some(last) => Some(last + 1),
        None => cited.is_empty().then_some(1),
    }
}

/// An id that nothing of the kind has yet, for where the one that was asked for is taken.
fn free(project: &Project, place: &place::Found, name: &Name) -> String {
    let taken: BTreeSet<&str> = project.sources.files().map(|(_, file)| file.path.as_str()).collect();
    let id = (2..).map(|number| format!("{}-{number}", name.id));
    let is_free = |id: &String| {
        let other = Name { id: id.clone(), ..name.clone() };
        !taken.contains(&*format!("content/{}", place.path(&other)))
    };
    id.into_iter().find(is_free).unwrap_or_default()
}

/// The id that was meant, if it is known; else what to write.
fn known<'a>(what: &str, id: &'a str, known: &[&str]) -> Result<&'a str, Trouble> {
    if known.contains(&id) {
        return Ok(id);
    }
    let help = did_you_mean(id, known.iter().copied()).unwrap_or_else(|| match known {
        [] => format!("begin one first: findings new {what} \"Its title\""),
        known => format!("one of {}", known.join(", ")),
    });
    Err(Trouble(format!("there is no {what} `{id}`\n  help: {help}")))
}

/// Refuses a file that would keep the site from being built, such as one whose address another page has.
fn refuse_unsound(sources: &Sources, options: &Options, path: &str, text: &str) -> Result<(), Trouble> {
    let errors = |sources: &Sources| -> Vec<String> {
        let told = understand(sources, options).diagnostics.into_iter();
        told.filter(|told| told.severity() == Severity::Error).map(|told| told.message).collect()
    };
    let before: BTreeSet<String> = errors(sources).into_iter().collect();
    let begun = Sources::from_texts([(path, text)]);
    let others = sources.files().filter(|(_, file)| file.path != path);
    let files = others.chain(begun.files()).map(|(_, file)| file.clone()).collect();
    match errors(&sources.renewed(files)).into_iter().find(|message| !before.contains(message)) {
        Some(message) => Err(Trouble(format!(
            "nothing was made, since it would keep the site from being built: {message}\n  help: choose another id with --id, or another title"
        ))),
        None => Ok(()),
    }
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str, free: impl Fn() -> String) -> Result<(), Trouble> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Trouble(format!("{} is there already\n  help: choose another id, such as --id {}", path.display(), free()))
        }
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
    fn every_kind_can_be_begun() {
        for row in KINDS {
            assert!(BEGINNINGS.iter().any(|beginning| beginning.kind == row.name), "{}", row.name);
        }
    }

    #[test]
    fn every_beginning_has_its_archetype() {
        for beginning in BEGINNINGS {
            let extension = if matches!(beginning.place, Place::Table | Place::List(_)) { "yaml" } else { "md" };
            let name = format!("{}.{extension}", beginning.kind);
            assert!(archetype::of(&Sources::default(), "default", &name).is_some(), "{name}");
        }
    }
}
