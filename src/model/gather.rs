//! Every file of `content/` read by itself: what it is, what it holds, what is wrong with it.
//!
//! Nothing here looks at a second file, so files are read in parallel, and a file that did not change need not be read
//! again; [`super::assemble`] brings them together.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, rules};
use crate::memo::{Kept, Key, Naming};
use crate::read::body::Body;
use crate::read::data::{Bodies, Glossary, Questions, Table};
use crate::read::front_matter::{self, Common, FrontMatter};
use crate::read::release::Release;
use crate::read::source::SourceList;
use crate::read::yaml::{self, Record, Spans};
use crate::read::{Excerpt, markdown};
use crate::source::{Content as FileContent, FileId, Refusal, SourceFile, Sources};

use super::document::Content;
use super::kind::{KINDS, Kind, split_number, split_version};

/// A file of `content/`, read, and what is wrong with it by itself.
pub(super) struct Gathered {
    pub item: Item,
    pub problems: Vec<Diagnostic>,
    /// The key of the file with its path.
    pub key: Key,
}

/// What a file of `content/` holds.
pub(super) enum Item {
    Document(Box<ReadDocument>),
    Table {
        file: FileId,
        id: String,
        record: Option<Record<Table>>,
    },
    Bodies(FileId, Option<Record<Bodies>>),
    Sources(FileId, Option<Record<SourceList>>),
    Glossary(FileId, Option<Record<Glossary>>),
    /// The folder of the framework and its questions.
    Questions(FileId, String, Option<Record<Questions>>),
    /// A file that is published at this path.
    Asset(FileId, String),
    /// A CSV file, which a table may name.
    Csv(FileId),
    /// What was published on a day.
    Release(FileId, Option<Record<Release>>),
    /// Settings, read before; or a file that could not be used.
    Nothing,
}

/// A Markdown file, read.
pub(super) struct ReadDocument {
    pub file: FileId,
    /// Below `content/`.
    pub path: String,
    pub kind: Kind,
    pub id: String,
    pub number: Option<u32>,
    /// Which version it is, if another one stands in its place.
    pub version: Option<u32>,
    pub url: String,
    /// What the front matter says, if it could be read.
    pub front: Option<(Common, Content, Spans)>,
    /// The key of the front matter with the path, wherever in the project the file is listed.
    pub front_key: Key,
    pub body: Arc<Body>,
    /// What is wrong with the text; of no interest while the document is a draft.
    pub body_problems: Vec<Diagnostic>,
}

/// Reads every file that was not read before as it is.
pub(super) fn gather(sources: &Sources, memo: &Kept<Arc<Gathered>>) -> Vec<Arc<Gathered>> {
    let files: Vec<(FileId, &SourceFile)> = sources.files().collect();
    let read = |(id, file): (FileId, &SourceFile)| {
        let key = key(id, file);
        let read = || {
            let mut problems = Vec::new();
            let item = item(sources, id, file, &mut problems);
            Arc::new(Gathered { item, problems, key })
        };
        match &file.content {
            FileContent::Text(_) => memo.get(key, read),
            // These are not read.
            FileContent::Bytes(_) | FileContent::Refused(_) => read(),
        }
    };
    files.into_par_iter().map(read).collect()
}

/// The key of what is made from a file: places in a text name their file.
fn key(id: FileId, file: &SourceFile) -> Key {
    let naming = Naming::new("file").number(id.0.into()).text(&file.path);
    match &file.content {
        FileContent::Text(text) => naming.text(text).end(),
        FileContent::Bytes(_) | FileContent::Refused(_) => naming.end(),
    }
}

fn item(sources: &Sources, id: FileId, file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Item {
    if let FileContent::Refused(refusal) = &file.content {
        problems.push(refused(id, refusal));
    }
    let Some(path) = file.path.strip_prefix("content/") else { return Item::Nothing };
    if let Some(target) = path.strip_prefix("static/") {
        return if matches!(file.content, FileContent::Bytes(_)) {
            Item::Asset(id, target.to_owned())
        } else {
            Item::Nothing
        };
    }
    let excerpt = Excerpt::whole(sources, id);
    let readable = matches!(file.content, FileContent::Text(_));
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["site.yaml"] => Item::Nothing,
        ["bodies.yaml"] => Item::Bodies(id, record(excerpt, readable, problems)),
        ["sources.yaml"] => Item::Sources(id, record(excerpt, readable, problems)),
        ["glossary.yaml"] => Item::Glossary(id, record(excerpt, readable, problems)),
        ["releases", name] if name.ends_with(".yaml") => Item::Release(id, record(excerpt, readable, problems)),
        ["guidance", framework, "questions.yaml"] => {
            Item::Questions(id, framework.to_owned(), record(excerpt, readable, problems))
        }
        ["data", name] | ["reports", _, "data", name] if name.ends_with(".yaml") => {
            let stem = name.trim_end_matches(".yaml");
            check_name(id, stem, problems);
            Item::Table { file: id, id: stem.to_owned(), record: record(excerpt, readable, problems) }
        }
        ["data", name] | ["reports", _, "data", name] if name.ends_with(".csv") => Item::Csv(id),
        [.., name] if name.ends_with(".md") => document(excerpt, path, readable, problems),
        _ if !readable && matches!(file.content, FileContent::Refused(_)) => Item::Nothing,
        _ => {
            let problem =
                Diagnostic::new(&rules::FILE_UNKNOWN, id, format!("`{path}` is not a file that is known here"));
            let help = "pages end in .md; tables stand in data/ and end in .yaml or .csv; other files belong into content/static/";
            problems.push(problem.help(help));
            Item::Nothing
        }
    }
}

fn refused(id: FileId, refusal: &Refusal) -> Diagnostic {
    let megabytes = |bytes: u64| format!("{:.1} MB", bytes as f64 / 1e6);
    let (message, help) = match refusal {
        Refusal::Link => {
            ("this is a symbolic link, and links are not followed".to_owned(), "put the file itself here".to_owned())
        }
        Refusal::Special => ("this is neither a file nor a folder".to_owned(), "take it out of the project".to_owned()),
        Refusal::Name => (
            "the name of this file is not UTF-8".to_owned(),
            "rename it, with lower-case letters, digits and hyphens".to_owned(),
        ),
        Refusal::TooLarge { size, limit } => (
            format!("this file has {} and at most {} are read", megabytes(*size), megabytes(*limit)),
            "split it, or make it smaller".to_owned(),
        ),
        Refusal::NotUtf8 { utf16: true, .. } => ("this file is UTF-16".to_owned(), "save it as UTF-8".to_owned()),
        Refusal::NotUtf8 { offset, .. } => {
            (format!("this file is not UTF-8: byte {} begins no character", offset + 1), "save it as UTF-8".to_owned())
        }
        Refusal::Control { character: '\r', line } => (
            format!("line {line} ends with a carriage return alone"),
            "save the file with line endings of Unix (LF) or Windows (CRLF)".to_owned(),
        ),
        Refusal::Control { character, line } => (
            format!("line {line} holds the control character U+{:04X}", u32::from(*character)),
            "take it out".to_owned(),
        ),
        Refusal::Unreadable(cause) => {
            (format!("this file cannot be read: {cause}"), "check its permissions".to_owned())
        }
    };
    Diagnostic::new(&rules::FILE_REFUSED, id, message).help(help)
}

fn record<T: serde::de::DeserializeOwned>(
    excerpt: Excerpt,
    readable: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Record<T>> {
    if !readable {
        return None;
    }
    yaml::record(excerpt).map_err(|wrong| problems.extend(wrong)).ok()
}

/// Names become URLs and ids, so they are plain.
fn check_name(file: FileId, name: &str, problems: &mut Vec<Diagnostic>) {
    if name.parse::<crate::read::scalar::Id>().is_err() {
        let problem = Diagnostic::new(&rules::FILE_NAME, file, format!("`{name}` cannot be part of a URL"));
        let plain = crate::read::scalar::slug(name);
        problems.push(problem.help(format!("rename it with lower-case letters a-z, digits and hyphens: `{plain}`")));
    }
}

fn document(excerpt: Excerpt, path: &str, readable: bool, problems: &mut Vec<Diagnostic>) -> Item {
    let (stem_path, version) = split_version(path.trim_end_matches(".md"));
    let kind = Kind::of(stem_path);
    let (folder, stem) = stem_path.rsplit_once('/').unwrap_or(("", stem_path));
    let (number, name) = if kind.is_ordered() { split_number(stem) } else { (None, stem) };
    for part in folder.split('/').chain([name]).filter(|part| !part.is_empty() && *part != "_index") {
        check_name(excerpt.file, part, problems);
    }
    // A folder's own page is known by its folder.
    let id = if name == "_index" { folder.rsplit('/').next().unwrap_or("") } else { name };
    let url: String = folder
        .split('/')
        .chain([name])
        .filter(|part| !part.is_empty() && *part != "_index")
        .map(|part| format!("{part}/"))
        .chain(version.map(|version| format!("v{version}/")))
        .collect();
    let mut document = ReadDocument {
        file: excerpt.file,
        path: path.to_owned(),
        kind,
        id: id.to_owned(),
        number,
        version,
        url,
        front: None,
        front_key: Key::default(),
        body: Arc::default(),
        body_problems: Vec::new(),
    };
    if readable {
        match front_matter::split(excerpt) {
            Ok(parts) => {
                match front(kind, parts.front_matter) {
                    Ok(front) => document.front = Some(front),
                    Err(wrong) => match misplaced(kind, path, parts.front_matter, &wrong) {
                        Some((meant, problem)) => {
                            document.kind = meant;
                            problems.push(problem);
                        }
                        None => problems.extend(wrong),
                    },
                }
                document.front_key = Naming::new("front").text(path).text(parts.front_matter.text).end();
                let (body, problems) = markdown::read(parts.body);
                (document.body, document.body_problems) = (Arc::new(body), problems);
            }
            Err(problem) => problems.push(problem),
        }
    }
    Item::Document(Box::new(document))
}

/// The kind whose keys a document has, where it stands in a folder of another. One key of many may be a slip; that all
/// fit another kind is none.
fn misplaced(kind: Kind, path: &str, excerpt: Excerpt, wrong: &[Diagnostic]) -> Option<(Kind, Diagnostic)> {
    let unknown = |problem: &Diagnostic| problem.rule == &rules::YAML_UNKNOWN_KEY;
    let first = wrong.first().filter(|_| wrong.iter().all(unknown))?;
    let row = KINDS.iter().find(|row| row.kind != kind && front(row.kind, excerpt).is_ok())?;
    let message = format!("these are the keys of a {}, and the file stands where a {} does", row.name, kind.row().name);
    let problem = Diagnostic::new(&rules::KIND_PLACE, first.place.clone(), message);
    Some((row.kind, problem.help(format!("move it: {}", row.places(path)))))
}

fn front(kind: Kind, excerpt: Excerpt) -> Result<(Common, Content, Spans), Vec<Diagnostic>> {
    fn typed<T: FrontMatter>(
        excerpt: Excerpt,
        content: fn(T) -> Content,
    ) -> Result<(Common, Content, Spans), Vec<Diagnostic>> {
        let Record { value, spans } = yaml::record::<T>(excerpt)?;
        Ok((value.common(), content(value), spans))
    }
    match kind {
        Kind::Finding => typed(excerpt, Content::Finding),
        Kind::Recommendation => typed(excerpt, Content::Recommendation),
        Kind::Principle => typed(excerpt, Content::Principle),
        Kind::Framework => typed(excerpt, |framework| Content::Framework(framework, None)),
        Kind::Report => typed(excerpt, Content::Report),
        Kind::Chapter => typed(excerpt, Content::Chapter),
        Kind::Section | Kind::Page => typed(excerpt, Content::Page),
    }
}
