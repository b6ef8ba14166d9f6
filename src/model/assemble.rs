//! The files of the content brought together into one [`Model`].
//!
//! In order: leave out what is not published, give everything its name, put each document in its place, look up every
//! reference. Each step tells all it finds; none stops the next.

mod later;
mod places;
mod questions;
mod references;
mod tables;
mod versions;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, rules};
use crate::memo::{Kept, Key, Naming, Shared};
use crate::messages::Messages;
use crate::read::body::Body;
use crate::read::data::Questions;
use crate::read::front_matter::Common;
use crate::read::release::Release;
use crate::read::scalar::{Id, Reference, Scheme};
use crate::read::yaml::Record;
use crate::source::{FileId, Sources, Span};

use super::document::{DocId, Document};
use super::evidence::Graph;
use super::gather::{Gathered, Item, ReadDocument, gather};
use super::held::{Held, HeldFolders};
use super::kind::Kind;
use super::links::Entity;
use super::paragraphs::{Earlier, ParagraphNumber};
use super::register::{self, Register};
use super::terms::Words;
use super::{Asset, Entry, List, Model, Recorded, paragraphs};
use tables::Placed;

/// What is published, as of when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Whether drafts are included, for a preview.
    pub drafts: bool,
    /// The day of the build: what is published later is left out.
    pub as_of: jiff::civil::Date,
}

/// What was made of each file, each table and each text of the last content.
#[derive(Default)]
pub struct Memo {
    files: Kept<Arc<Gathered>>,
    tables: Kept<Arc<Placed>>,
    pub(super) words: Kept<Arc<Words>>,
    paragraphs: Kept<Shared<Vec<ParagraphNumber>>>,
}

impl Memo {
    /// Ends a build.
    pub fn turn(&mut self) {
        self.files.turn();
        self.tables.turn();
        self.words.turn();
        self.paragraphs.turn();
    }
}

/// Reads the whole content; tables that the program makes have the words of `messages`.
pub fn read(sources: &Sources, edition: Edition, messages: &Messages, memo: &Memo) -> (Model, Vec<Diagnostic>) {
    let items = gather(sources, &memo.files);
    let mut assembly = Assembly {
        sources,
        edition,
        memo,
        model: Model { as_of: edition.as_of, ..Model::default() },
        problems: items.iter().flat_map(|gathered| gathered.problems.iter().cloned()).collect(),
        questions: Vec::new(),
        held_back: HeldFolders::default(),
        table_names: Vec::new(),
        csv: (Vec::new(), BTreeSet::new()),
        unread: Vec::new(),
        last_release: items.iter().filter_map(|gathered| release_day(&gathered.item)).max(),
    };
    let mut documents = Vec::new();
    let mut versions = Vec::new();
    let mut others = Vec::new();
    for gathered in &items {
        match &gathered.item {
            Item::Document(document) => match document.version {
                Some(number) => versions.push((number, gathered.key, &**document)),
                None => documents.push((gathered.key, &**document)),
            },
            _ => others.push(&**gathered),
        }
    }
    // Folders first: a table or a list of questions in the folder of a draft is not published either.
    for (_, read) in &documents {
        let held = read.front.as_ref().and_then(|(common, ..)| Held::of(common, edition.as_of));
        assembly.held_back.add(&read.path, held);
    }
    // Sources before tables: a cell may name one.
    let (sources_first, others): (Vec<&Gathered>, Vec<&Gathered>) =
        others.into_iter().partition(|gathered| matches!(gathered.item, Item::Sources(..)));
    sources_first.into_iter().for_each(|gathered| assembly.place_item(&gathered.item));
    assembly.place_tables(&others, messages);
    others.into_iter().for_each(|gathered| assembly.place_item(&gathered.item));
    assembly.place_documents(documents);
    assembly.tell_idle_csv();
    assembly.place_questions();
    assembly.place_children();
    assembly.place_members();
    assembly.place_register(messages);
    assembly.resolve_front_matter();
    assembly.resolve_texts();
    assembly.place_versions(versions);
    if assembly.problems.iter().any(|problem| problem.rule.code == rules::REFERENCE_UNKNOWN.code) {
        assembly.model.index.note_dangling();
    }
    assembly.model.evidence = Graph::of(&assembly.model);
    assembly.find_words();
    if assembly.model.home().is_none() && sources.find("content/_index.md").is_none() {
        let problem =
            Diagnostic::new(&rules::NO_CONTENT, Place::Path("content/_index.md".into()), "the site has no home page");
        assembly.problems.push(
            problem.help("make the file content/_index.md: a line `---`, `title: …`, a line `---`, then the text"),
        );
    }
    (assembly.model, assembly.problems)
}

struct Assembly<'a> {
    sources: &'a Sources,
    edition: Edition,
    memo: &'a Memo,
    model: Model,
    problems: Vec<Diagnostic>,
    /// Questions with the folder of their framework, until the framework has its place.
    questions: Vec<(FileId, String, Record<Questions>)>,
    /// Folders whose own page is not published.
    held_back: HeldFolders,
    /// The sources and the other tables that tables name, with their places.
    table_names: Vec<(Reference, Span)>,
    /// CSV files, and the paths of those that a table names.
    csv: (Vec<FileId>, BTreeSet<String>),
    /// Texts whose front matter could not be read, with their paths.
    unread: Vec<(String, Arc<Body>)>,
    /// The day of the last release, also of one after the day of the build.
    last_release: Option<jiff::civil::Date>,
}

fn release_day(item: &Item) -> Option<jiff::civil::Date> {
    match item {
        Item::Release(_, record) => Some(record.as_ref()?.value.date.first_day()),
        _ => None,
    }
}

impl Assembly<'_> {
    fn place_item(&mut self, item: &Item) {
        match item {
            Item::Bodies(file, record) => {
                self.model.bodies = self.list(
                    Scheme::Body,
                    *file,
                    record.as_ref().map(|record| (record.value.bodies.clone(), record.spans.clone())),
                    Entity::Body,
                );
            }
            Item::Sources(file, record) => {
                self.model.sources = self.list(
                    Scheme::Source,
                    *file,
                    record.as_ref().map(|record| (record.value.sources.clone(), record.spans.clone())),
                    Entity::Source,
                );
            }
            Item::Glossary(file, record) => {
                self.model.terms = self.list(
                    Scheme::Term,
                    *file,
                    record.as_ref().map(|record| (record.value.glossary.clone(), record.spans.clone())),
                    Entity::Term,
                );
            }
            Item::Questions(file, folder, record) => {
                self.questions.extend(record.clone().map(|record| (*file, folder.clone(), record)));
            }
            Item::Asset(file, path) => self.model.assets.push(Asset { file: *file, path: path.clone() }),
            Item::Csv(file) => self.csv.0.push(*file),
            Item::Release(file, record) => self.place_release(*file, record.clone()),
            Item::Table { .. } | Item::Document(_) | Item::Nothing => {}
        }
    }

    fn list<T>(
        &mut self,
        scheme: Scheme,
        file: FileId,
        record: Option<(BTreeMap<Id, T>, crate::read::yaml::Spans)>,
        entity: fn(usize) -> Entity,
    ) -> List<T> {
        let Some((entries, spans)) = record else {
            self.model.index.unread_all(scheme);
            return List::default();
        };
        for (at, id) in entries.keys().enumerate() {
            self.model.index.add(scheme, id.as_str(), entity(at));
        }
        List {
            file: Some((file, spans)),
            entries: entries.into_iter().map(|(id, value)| Entry { id, value }).collect(),
        }
    }

    /// Records of days to come are not known yet.
    fn place_release(&mut self, file: FileId, record: Option<Record<Release>>) {
        let Some(Record { value: release, spans }) = record else { return };
        let path = self.sources.path(file);
        if !path.ends_with(&format!("/{}.yaml", release.date)) {
            let message = format!("this is the record of {}, and the file is named otherwise", release.date);
            let problem = Diagnostic::new(&rules::YAML_VALUE, spans.value(&["date".into()]), message);
            self.problems.push(problem.help(format!("name it {}.yaml", release.date)));
        }
        if self.is_known(release.date) {
            self.model.releases.push(Recorded { release, spans });
            self.model.releases.sort_by_key(|recorded| recorded.release.date);
        }
    }

    /// A CSV file that no table names would be left out without a word.
    fn tell_idle_csv(&mut self) {
        // A table that names a file that is not there was meant for one of these.
        let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let missing = self.csv.1.iter().filter(|path| self.sources.find(path).is_none());
        let missing: BTreeSet<Option<String>> = missing.map(|path| folder(path)).collect();
        for file in &self.csv.0 {
            let path = self.sources.path(*file);
            if !self.csv.1.contains(path) && !missing.contains(&folder(path)) {
                let name = path.rsplit('/').next().unwrap_or(path);
                let problem = Diagnostic::new(&rules::FILE_UNKNOWN, *file, "no table names this CSV file");
                self.problems.push(problem.help(format!(
                    "write `csv: {name}` in a table file beside it; a file to download belongs into content/static/"
                )));
            }
        }
    }

    fn place_documents(&mut self, documents: Vec<(Key, &ReadDocument)>) {
        let mut urls: BTreeMap<String, Span> = BTreeMap::new();
        let released = paragraphs::released(&self.model.releases);
        for (key, read) in documents {
            let scheme = read.kind.row().scheme;
            let Some((mut common, mut content, mut spans)) = read.front.clone() else {
                self.problems.extend(read.body_problems.iter().cloned());
                self.model.index.unread(scheme, &read.id, &read.path);
                self.unread.push((read.path.clone(), Arc::clone(&read.body)));
                continue;
            };
            if let Some(held) = self.held(&read.path, &common) {
                self.tell_far_embargo(&common, &spans);
                if !self.edition.drafts {
                    self.model.index.hold_back(scheme, &read.id, &read.path);
                    continue;
                }
                match read.path.ends_with("_index.md") {
                    true => self.model.held.add_folder(&read.url, held),
                    false => self.model.held.add(&read.url, held),
                }
            }
            self.leave_out_later(&mut common, &mut content, &mut spans);
            self.problems.extend(read.body_problems.iter().cloned());
            let title = spans.value(&["title".into()]);
            if let Some(first) = urls.insert(read.url.clone(), title) {
                let message = format!("two pages have the URL /{}", read.url);
                let problem = Diagnostic::new(&rules::URL_DUPLICATE, title, message);
                self.problems.push(problem.label(first, "the other one").help("rename one of the files"));
            }
            let at = DocId(self.model.documents.len());
            if let Some(Entity::Document(first)) =
                scheme.and_then(|scheme| self.model.index.add(scheme, &read.id, Entity::Document(at)))
            {
                let message = format!("two documents of the kind {} have the id `{}`", read.kind.row().name, read.id);
                let problem = Diagnostic::new(&rules::ID_DUPLICATE, title, message);
                let other = self.model.document(first).spans.value(&["title".into()]);
                self.problems.push(problem.label(other, "the other one").help("rename one of the files"));
            }
            self.model.index.add_path(&read.path, at);
            let earlier = released.get(&read.id).map_or(&[][..], Vec::as_slice);
            self.model.documents.push(Document {
                id: read.id.clone(),
                kind: read.kind,
                file: read.file,
                key,
                front_key: read.front_key,
                path: read.path.clone(),
                url: read.url.clone(),
                number: read.number,
                common,
                content,
                paragraphs: self.paragraphs(key, read, earlier),
                body: Arc::clone(&read.body),
                links: Vec::new(),
                figures: Vec::new(),
                words: Arc::default(),
                parent: None,
                spans,
            });
        }
    }

    /// The numbers of the paragraphs of a document, whose key is `key`.
    fn paragraphs(&self, key: Key, read: &ReadDocument, earlier: &[Earlier]) -> Shared<Vec<ParagraphNumber>> {
        if read.kind != Kind::Chapter {
            return Shared::default();
        }
        let key = Naming::new("paragraphs").key(key).debug(&earlier).end();
        let number = || paragraphs::of(read.kind, read.number, &read.body, earlier).into();
        self.memo.paragraphs.get(key, number)
    }

    /// Why a document is not published.
    fn held(&self, path: &str, common: &Common) -> Option<Held> {
        Held::of(common, self.edition.as_of).max(self.held_back.of(path))
    }

    /// The register, and the tables that are made of it. They come before references are looked up: any text may name them.
    fn place_register(&mut self, messages: &Messages) {
        self.model.register = Register::new(&self.model);
        for table in register::tables(&self.model, messages) {
            let entity = Entity::Table(self.model.tables.len());
            match self.model.index.add(Scheme::Table, table.id.as_str(), entity) {
                Some(Entity::Table(other)) => {
                    let message = format!("the table `{}` is made from the recommendations", table.id);
                    let problem = Diagnostic::new(&rules::ID_DUPLICATE, self.model.tables[other].span, message);
                    self.problems.push(problem.help("give this file another name"));
                }
                _ => self.model.tables.push(table),
            }
        }
        // What could not be read may be what one of them is made of.
        if self.model.index.is_unread_list(Scheme::Body) || self.model.index.has_unread() {
            for id in register::MADE {
                self.model.index.unread(Some(Scheme::Table), id, "");
            }
        }
    }
}
