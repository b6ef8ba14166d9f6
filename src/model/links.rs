//! References: what each names, whether it exists, and who refers to what.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, did_you_mean, rules, which_there_are};
use crate::read::body::{Body, FigureRecord, Link, Target};
use crate::read::scalar::{Reference, Scheme};
use crate::source::Span;

use super::document::DocId;
use super::table::{DATA_PACKAGE, Table};
use super::value::{self, Value};

/// Something that can be referred to. Numbers are places in the lists of [`super::Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// A document.
    Document(DocId),
    /// A data table.
    Table(usize),
    /// A figure, by its document and its place in it.
    Figure(DocId, usize),
    /// A bibliography entry.
    Source(usize),
    /// A glossary entry.
    Term(usize),
    /// An organisation.
    Body(usize),
}

/// Where a link of a text goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// To something of the model, and perhaps to a part of its page.
    Entity(Entity, Option<String>),
    /// To a number of the tables.
    Value(Value),
    /// Nowhere: the number is not confirmed.
    Unverified,
    /// To a part of the same page.
    Fragment(String),
    /// To a path of the site, without the leading slash.
    Site(String),
    /// To somewhere else.
    External(String),
    /// Nowhere; a diagnostic says why, and the site is not published.
    Broken,
}

/// Everything that can be referred to, by name.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entities: BTreeMap<(Scheme, String), Entity>,
    /// Documents by path below `content/`.
    paths: BTreeMap<String, DocId>,
    /// Names that exist but are not published.
    held_back: BTreeSet<(Scheme, String)>,
    held_back_paths: BTreeSet<String>,
    /// Names whose files could not be read; what refers to them is not at fault.
    unread: BTreeSet<(Scheme, String)>,
    unread_paths: BTreeSet<String>,
    /// Whether something refers to what is not there.
    dangling: bool,
}

impl Index {
    /// Adds a name; gives back what had it already.
    pub(super) fn add(&mut self, scheme: Scheme, id: &str, entity: Entity) -> Option<Entity> {
        let key = (scheme, id.to_owned());
        if let Some(first) = self.entities.get(&key) {
            return Some(*first);
        }
        self.entities.insert(key, entity);
        None
    }

    pub(super) fn add_path(&mut self, path: &str, document: DocId) {
        self.paths.insert(path.to_owned(), document);
    }

    pub(super) fn hold_back(&mut self, scheme: Option<Scheme>, id: &str, path: &str) {
        self.held_back.extend(scheme.map(|scheme| (scheme, id.to_owned())));
        self.held_back_paths.insert(path.to_owned());
    }

    pub(super) fn unread(&mut self, scheme: Option<Scheme>, id: &str, path: &str) {
        self.unread.extend(scheme.map(|scheme| (scheme, id.to_owned())));
        self.unread_paths.insert(path.to_owned());
    }

    /// A whole list could not be read: anything of its scheme may exist.
    pub(super) fn unread_all(&mut self, scheme: Scheme) {
        self.unread.insert((scheme, String::new()));
    }

    /// Whether the document at a path exists and is not part of the site: a draft, or one that could not be read.
    pub(super) fn is_out_of_reach(&self, path: &str) -> bool {
        self.held_back_paths.contains(path) || self.unread_paths.contains(path)
    }

    /// Whether the document at a path is a draft or not due yet, and is left out.
    pub fn is_held_back(&self, path: &str) -> bool {
        self.held_back_paths.contains(path)
    }

    /// Whether the front matter of the document at a path could not be read.
    pub fn is_unread(&self, path: &str) -> bool {
        self.unread_paths.contains(path)
    }

    /// Whether a whole list, such as the glossary, could not be read.
    pub fn is_unread_list(&self, scheme: Scheme) -> bool {
        self.unread.contains(&(scheme, String::new()))
    }

    /// Whether the front matter of some document could not be read; what it would have said is not known.
    pub fn has_unread(&self) -> bool {
        !self.unread_paths.is_empty()
    }

    pub(super) fn note_dangling(&mut self) {
        self.dangling = true;
    }

    /// Whether something refers to what is not there: a name that was changed in one place, perhaps.
    pub fn has_dangling(&self) -> bool {
        self.dangling
    }

    /// What a name stands for.
    pub fn get(&self, scheme: Scheme, id: &str) -> Option<Entity> {
        self.entities.get(&(scheme, id.to_owned())).copied()
    }

    /// The document at a path below `content/`.
    pub fn path(&self, path: &str) -> Option<DocId> {
        self.paths.get(path).copied()
    }

    /// What a reference names, or why it cannot be used; `None` where the fault is told elsewhere.
    pub(super) fn resolve(&self, reference: &Reference, place: Span) -> Result<Entity, Option<Diagnostic>> {
        let key = (reference.scheme, reference.id.clone());
        if let Some(entity) = self.entities.get(&key) {
            return Ok(*entity);
        }
        if self.held_back.contains(&key) {
            return Err(Some(not_published(&reference.to_string(), place)));
        }
        if self.unread.contains(&key) || self.unread.contains(&(reference.scheme, String::new())) {
            return Err(None);
        }
        let name = reference.scheme.name();
        let known = self.entities.keys().filter(|(scheme, _)| *scheme == reference.scheme).map(|(_, id)| id.as_str());
        let problem =
            Diagnostic::new(&rules::REFERENCE_UNKNOWN, place, format!("there is no {name} `{}`", reference.id));
        let help = which_there_are(&reference.id, known).or_else(|| none_yet(reference.scheme).map(str::to_owned));
        Err(Some(problem.maybe_help(help)))
    }

    fn resolve_path(&self, path: &str, typed: &str, place: Span) -> Result<DocId, Option<Diagnostic>> {
        if let Some(document) = self.path(path) {
            return Ok(document);
        }
        if self.held_back_paths.contains(path) {
            return Err(Some(not_published(typed, place)));
        }
        if self.unread_paths.contains(path) {
            return Err(None);
        }
        let problem = Diagnostic::new(&rules::REFERENCE_UNKNOWN, place, format!("there is no file `content/{path}`"));
        Err(Some(problem.maybe_help(self.meant_path(path))))
    }

    /// Which file was probably meant by a path below `content/`: one of the same name in another folder, to which it was
    /// moved, or one of nearly the same path.
    pub fn meant_path(&self, path: &str) -> Option<String> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let same = self.paths.keys().find(|known| known.rsplit('/').next() == Some(name) && name != "_index.md");
        let moved = same.map(|known| format!("a file of this name is at `content/{known}`"));
        moved.or_else(|| did_you_mean(path, self.paths.keys().map(String::as_str)))
    }
}

/// Where things of a scheme are written, where there are none yet.
fn none_yet(scheme: Scheme) -> Option<&'static str> {
    match scheme {
        Scheme::Source => Some("there are no sources yet: write one into content/sources.yaml, under this id"),
        Scheme::Body => Some("there are no organisations yet: write one into content/bodies.yaml, under this id"),
        Scheme::Term => Some("there are no terms yet: write one into content/glossary.yaml, under this id"),
        Scheme::Table => Some("there are no tables yet: a table is a file in content/data/, and its name is its id"),
        _ => None,
    }
}

/// What is told where a published page names what is not published.
pub fn not_published(what: &str, place: Span) -> Diagnostic {
    let problem = Diagnostic::new(
        &rules::REFERENCE_DRAFT,
        place,
        format!("`{what}` is a draft or not due yet, and this page is published"),
    );
    problem.help("take the reference out until it is published, or make this page a draft too")
}

/// A text whose links are resolved.
pub(super) struct Text<'a> {
    /// The folder of its file, below `content/`.
    pub folder: &'a str,
    /// Its own anchors.
    pub anchors: &'a BTreeSet<String>,
    /// The text.
    pub body: &'a Body,
}

/// What links are resolved against.
pub(super) struct Resolver<'a> {
    pub index: &'a Index,
    pub tables: &'a [Table],
    /// Paths of published files, without a leading slash.
    pub files: &'a BTreeSet<String>,
    /// The anchors of each document, in the order of documents.
    pub anchors: &'a [BTreeSet<String>],
}

impl Resolver<'_> {
    /// Resolves the links of a text.
    pub fn links(&self, text: &Text) -> (Vec<Resolved>, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let resolved = text.body.links.iter().map(|link| {
            self.link(text, link).unwrap_or_else(|problem| {
                problems.extend(problem);
                Resolved::Broken
            })
        });
        (resolved.collect(), problems)
    }

    fn link(&self, text: &Text, link: &Link) -> Result<Resolved, Option<Diagnostic>> {
        match &link.target {
            Target::Reference(reference) => Ok(Resolved::Entity(self.index.resolve(reference, link.span)?, None)),
            Target::Part(reference, part) => {
                let entity = self.index.resolve(reference, link.span)?;
                match entity {
                    Entity::Document(id) => anchor(&self.anchors[id.0], part, link.span)?,
                    _ => return Err(Some(without_parts(reference, link.span))),
                }
                Ok(Resolved::Entity(entity, Some(part.clone())))
            }
            Target::Value(address) => value::resolve(self.index, self.tables, address, link.span).map(Resolved::Value),
            Target::Unverified => Ok(Resolved::Unverified),
            Target::Document { path, fragment } => self.document(text.folder, path, fragment.as_deref(), link.span),
            Target::Fragment(fragment) => {
                anchor(text.anchors, fragment, link.span)?;
                Ok(Resolved::Fragment(fragment.clone()))
            }
            Target::Site(path) => self.site(path, link.span),
            Target::External(url) => Ok(Resolved::External(url.clone())),
            Target::Refused => Err(None),
        }
    }

    fn document(
        &self,
        folder: &str,
        path: &str,
        fragment: Option<&str>,
        place: Span,
    ) -> Result<Resolved, Option<Diagnostic>> {
        let Some(full) = join(folder, path) else {
            let problem = Diagnostic::new(&rules::REFERENCE_UNKNOWN, place, format!("`{path}` leads out of content/"));
            return Err(Some(problem.help("count the `../` in it")));
        };
        let target = self.index.resolve_path(&full, path, place)?;
        if let Some(fragment) = fragment {
            anchor(&self.anchors[target.0], fragment, place)?;
        }
        Ok(Resolved::Entity(Entity::Document(target), fragment.map(str::to_owned)))
    }

    fn site(&self, path: &str, place: Span) -> Result<Resolved, Option<Diagnostic>> {
        let file = path.split('#').next().unwrap_or(path);
        if self.files.contains(file) || self.is_data_file(file) {
            return Ok(Resolved::Site(path.to_owned()));
        }
        let problem =
            Diagnostic::new(&rules::REFERENCE_UNKNOWN, place, format!("there is no file `content/static/{file}`"));
        let data: Vec<String> = self.tables.iter().map(|table| table.file_path("csv")).collect();
        let help = did_you_mean(file, self.files.iter().chain(&data).map(String::as_str));
        let page =
            did_you_mean(&format!("{}.md", file.trim_end_matches('/')), self.index.paths.keys().map(String::as_str));
        let page = page.map(|page| format!("a page is linked by its Markdown file: {page}"));
        Err(Some(
            problem
                .help(help.or(page).unwrap_or_else(|| {
                    "a page is linked by its Markdown file: `[words](../about/page.md)`".to_owned()
                })),
        ))
    }
}

impl Resolver<'_> {
    /// Whether a path can be that of a file of a table, or of the file about all tables. Which of them a site publishes is
    /// up to its settings, and asked once these are known.
    fn is_data_file(&self, path: &str) -> bool {
        let id = path.strip_prefix("data/").and_then(|name| name.split_once('.')).map(|(id, _)| id);
        path == DATA_PACKAGE || id.is_some_and(|id| self.tables.iter().any(|table| table.id.as_str() == id))
    }
}

fn without_parts(reference: &Reference, place: Span) -> Diagnostic {
    let message = format!("the page of a {} has no parts to link to", reference.scheme.name());
    Diagnostic::new(&rules::ANCHOR_UNKNOWN, place, message).help(format!("write `{reference}` alone"))
}

/// Whether a page has a part.
fn anchor(anchors: &BTreeSet<String>, fragment: &str, place: Span) -> Result<(), Option<Diagnostic>> {
    if anchors.contains(fragment) {
        return Ok(());
    }
    let problem = Diagnostic::new(&rules::ANCHOR_UNKNOWN, place, format!("the page has no part `#{fragment}`"));
    let help = which_there_are(fragment, anchors.iter().map(String::as_str));
    Err(Some(problem.maybe_help(help)))
}

/// A path relative to a folder, both below `content/`; `None` where it leads out.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The table a figure is over.
pub fn figure_table(record: &FigureRecord) -> (&str, Span) {
    match record {
        FigureRecord::Chart(chart) => (chart.value.table.as_str(), chart.spans.value(&["table".into()])),
        FigureRecord::Table(table) => (table.value.table.as_str(), table.spans.value(&["table".into()])),
    }
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn relative_paths_stay_below_the_content() {
        assert_eq!(join("reports/final", "../../about/a.md").as_deref(), Some("about/a.md"));
        assert_eq!(join("", "a.md").as_deref(), Some("a.md"));
        assert_eq!(join("about", "../../etc/passwd.md"), None);
    }
}
