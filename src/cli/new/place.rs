//! Where a file of a kind goes.

use crate::model::kind::Kind;

use super::{Name, NewArgs, Project, Trouble, known};

/// Where a file of a kind goes, below `content/`.
pub enum Place {
    /// `<id>.md`, in any folder.
    Anywhere,
    /// `<id>/_index.md`
    Section,
    /// `reports/<id>/_index.md`
    Report,
    /// `guidance/<id>/_index.md`
    Framework,
    /// In its report's folder.
    InReport(Kind, &'static str),
    /// In its report's folder, or in a folder at the top.
    InReportOrTop(Kind, &'static str),
    /// `guidance/<framework>/principles/<number>-<id>.md`
    Principle,
    /// `data/<id>.yaml`
    Table,
    /// An entry of `<list>.yaml`
    List(&'static str),
}

/// The place of one file.
pub struct Found {
    /// What the file is, if it is numbered among its like.
    pub kind: Option<Kind>,
    /// The report it belongs to.
    pub report: Option<String>,
    before: String,
    /// The number before its name, where the others have one.
    number: Option<String>,
    after: &'static str,
}

impl Found {
    /// The path below `content/` of a file of this name.
    pub fn path(&self, name: &Name) -> String {
        let number = name.number.as_ref().or(self.number.as_ref()).map(|number| format!("{number}-"));
        format!("{}{}{}{}{}", self.before, name.folders, number.unwrap_or_default(), name.id, self.after)
    }
}

impl Place {
    /// The place of a file of this kind, as the arguments and the working folder say.
    pub fn of(&self, kind: &str, project: &Project, command: &NewArgs) -> Result<Found, Trouble> {
        let found = |before: String, after| Found { kind: None, report: None, before, number: None, after };
        Ok(match self {
            Place::Anywhere => found(String::new(), ".md"),
            Place::Section => found(String::new(), "/_index.md"),
            Place::Report => found("reports/".to_owned(), "/_index.md"),
            Place::Framework => found("guidance/".to_owned(), "/_index.md"),
            Place::Table => found("data/".to_owned(), ".yaml"),
            Place::List(_) => found(String::new(), ""),
            Place::InReport(of, folder) | Place::InReportOrTop(of, folder) => {
                let report = owner(project, command.report.as_ref().map(|id| id.as_str()), "reports", Kind::Report)?;
                let before = match (&report, self) {
                    (Some(report), _) => format!("reports/{report}/{folder}"),
                    (None, Place::InReportOrTop(..)) => (*folder).to_owned(),
                    (None, _) => return Err(asked(project, kind, "report", Kind::Report)),
                };
                let number = next(project, &before, *of);
                Found { kind: Some(*of), report, number, ..found(before, ".md") }
            }
            Place::Principle => {
                let named = command.framework.as_ref().map(|id| id.as_str());
                let Some(framework) = owner(project, named, "guidance", Kind::Framework)? else {
                    return Err(asked(project, kind, "framework", Kind::Framework));
                };
                let before = format!("guidance/{framework}/principles/");
                Found { number: next(project, &before, Kind::Principle), ..found(before, ".md") }
            }
        })
    }
}

/// The ids of the reports, or of the frameworks.
fn ids<'a>(project: &Project<'a>, kind: Kind) -> Vec<&'a str> {
    project.model.of_kind(kind).map(|(_, document)| document.id.as_str()).collect()
}

/// The report or framework that was named, or else the one in whose folder the user stands.
fn owner(project: &Project, named: Option<&str>, folder: &str, kind: Kind) -> Result<Option<String>, Trouble> {
    let ids = ids(project, kind);
    if let Some(named) = named {
        return known(kind.row().name, named, &ids).map(|id| Some(id.to_owned()));
    }
    let here = project.here.as_deref().and_then(|here| here.strip_prefix("content/")?.strip_prefix(folder));
    let here = here.and_then(|rest| rest.strip_prefix('/')?.split('/').next());
    Ok(here.filter(|id| ids.contains(id)).map(str::to_owned))
}

/// What to say where a report or a framework has to be named.
fn asked(project: &Project, kind: &str, owner: &str, owners: Kind) -> Trouble {
    let ids = ids(project, owners);
    let named = match &ids[..] {
        [] => format!(", after you have begun one with `findings new {owner} \"Its title\"`"),
        [only] => format!(": --{owner} {only}"),
        ids => format!(", one of {}", ids.join(", ")),
    };
    Trouble(format!("a {kind} belongs to a {owner}\n  help: name it with --{owner}{named}"))
}

/// The number that a file gets before its name, where its kind has one and its siblings have, too.
fn next(project: &Project, before: &str, kind: Kind) -> Option<String> {
    let siblings = project.model.of_kind(kind).map(|(_, document)| document);
    let siblings: Vec<_> = siblings.filter(|document| format!("{}/", document.folder()) == before).collect();
    let last = siblings.iter().filter_map(|document| document.number).max();
    let is_wanted = kind.is_ordered() && (siblings.is_empty() || last.is_some());
    is_wanted.then(|| format!("{:02}", last.unwrap_or(0) + 1))
}
