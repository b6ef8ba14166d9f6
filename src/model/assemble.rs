//! The files of the content brought together into one [`Model`].
//!
//! In order: leave out what is not published, give everything its name, put each document in its place, look up every
//! reference. Each step tells all it finds; none stops the next.

mod questions;
mod references;
mod versions;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, rules};
use crate::messages::Messages;
use crate::read::body::Body;
use crate::read::data::Questions;
use crate::read::front_matter::{Common, Progress, Recommendation};
use crate::read::release::Release;
use crate::read::scalar::{Date, Id, Reference, Scheme};
use crate::read::yaml::{Record, Spans};
use crate::source::{FileId, Sources, Span};

use super::document::{Content, DocId, Document};
use super::evidence::Graph;
use super::gather::{Item, ReadDocument, gather};
use super::held::{Held, HeldFolders};
use super::kind::Kind;
use super::links::Entity;
use super::outgoing::corrected;
use super::register::{self, Register};
use super::terms::Words;
use super::{Asset, Entry, List, Model, Recorded, paragraphs, tables};

/// What is published, as of when.
#[derive(Clone, Copy, Debug)]
pub struct Edition {
    /// Whether drafts are included, for a preview.
    pub drafts: bool,
    /// The day of the build: what is published later is left out.
    pub as_of: jiff::civil::Date,
}

/// Reads the whole content; tables that the program makes have the words of `messages`.
pub fn read(sources: &Sources, edition: Edition, messages: &Messages) -> (Model, Vec<Diagnostic>) {
    let (items, problems) = gather(sources);
    let mut assembly = Assembly {
        sources,
        edition,
        model: Model { as_of: edition.as_of, ..Model::default() },
        problems,
        questions: Vec::new(),
        held_back: HeldFolders::default(),
        table_names: Vec::new(),
        csv: (Vec::new(), BTreeSet::new()),
        unread: Vec::new(),
    };
    let mut documents = Vec::new();
    let mut versions = Vec::new();
    let mut others = Vec::new();
    for item in items {
        match item {
            Item::Document(document) => match document.version {
                Some(number) => versions.push((number, *document)),
                None => documents.push(*document),
            },
            other => others.push(other),
        }
    }
    // Folders first: a table or a list of questions in the folder of a draft is not published either.
    for read in &documents {
        let held = read.front.as_ref().and_then(|(common, ..)| Held::of(common, edition.as_of));
        assembly.held_back.add(&read.path, held);
    }
    // Sources before tables: a cell may name one.
    let (sources_first, others): (Vec<Item>, Vec<Item>) =
        others.into_iter().partition(|item| matches!(item, Item::Sources(..)));
    for item in sources_first.into_iter().chain(others) {
        assembly.place_item(item, messages);
    }
    assembly.place_documents(documents);
    assembly.tell_idle_csv();
    assembly.place_questions();
    assembly.place_children();
    assembly.place_members();
    assembly.place_register(messages);
    assembly.resolve_front_matter();
    assembly.resolve_texts();
    assembly.place_versions(versions);
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
    unread: Vec<(String, Body)>,
}

impl Assembly<'_> {
    fn place_item(&mut self, item: Item, messages: &Messages) {
        match item {
            Item::Table { file, id, record } => self.place_table(file, &id, record, messages),
            Item::Bodies(file, record) => {
                self.model.bodies = self.list(
                    Scheme::Body,
                    file,
                    record.map(|record| (record.value.bodies, record.spans)),
                    Entity::Body,
                );
            }
            Item::Sources(file, record) => {
                self.model.sources = self.list(
                    Scheme::Source,
                    file,
                    record.map(|record| (record.value.sources, record.spans)),
                    Entity::Source,
                );
            }
            Item::Glossary(file, record) => {
                self.model.terms = self.list(
                    Scheme::Term,
                    file,
                    record.map(|record| (record.value.glossary, record.spans)),
                    Entity::Term,
                );
            }
            Item::Questions(file, folder, record) => self.questions.extend(record.map(|record| (file, folder, record))),
            Item::Asset(file, path) => self.model.assets.push(Asset { file, path }),
            Item::Csv(file) => self.csv.0.push(file),
            Item::Release(file, record) => self.place_release(file, record),
            Item::Document(_) | Item::Nothing => {}
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

    fn place_table(
        &mut self,
        file: FileId,
        id: &str,
        record: Option<Record<crate::read::data::Table>>,
        messages: &Messages,
    ) {
        let path = self.sources.path(file).trim_start_matches("content/").to_owned();
        let Some(record) = record else { return self.model.index.unread(Some(Scheme::Table), id, &path) };
        if let (Some(csv), Some((folder, _))) = (&record.value.csv, path.rsplit_once('/')) {
            self.csv.1.insert(format!("content/{folder}/{csv}"));
        }
        let held = record.value.draft.then_some(Held::Draft).max(self.held_back.of(&path));
        if held.is_some() && !self.edition.drafts {
            return self.model.index.hold_back(Some(Scheme::Table), id, &path);
        }
        let names = tables::Names { sources: &self.model.sources, messages };
        match tables::table(self.sources, file, id, &record, &names) {
            Ok(mut table) => {
                let source = |id: &Id| Reference { scheme: Scheme::Source, id: id.to_string() };
                let named = record.value.source.iter().enumerate();
                let named = named.map(|(at, id)| (source(id), record.spans.value(&["source".into(), at.into()])));
                let in_cells = tables::named_in_cells(&table.fields, &table.rows).into_iter();
                let named = named.chain(in_cells.map(|(id, row)| (source(&id), row)));
                let corrected = corrected(&table.corrections).into_iter();
                let named = named.chain(corrected.map(|named| (named.reference, record.spans.value(&named.path))));
                self.table_names.extend(named);
                table.corrections.retain(|correction| self.is_known(correction.date));
                let others = record.value.not_comparable.iter().enumerate();
                self.table_names.extend(others.filter_map(|(at, apart)| {
                    let reference = Reference { scheme: Scheme::Table, id: apart.table.as_ref()?.to_string() };
                    Some((reference, record.spans.value(&["not-comparable".into(), at.into(), "table".into()])))
                }));
                let entity = Entity::Table(self.model.tables.len());
                if let Some(Entity::Table(first)) = self.model.index.add(Scheme::Table, id, entity) {
                    let problem = Diagnostic::new(&rules::ID_DUPLICATE, file, format!("two tables have the id `{id}`"));
                    self.problems.push(
                        problem.label(self.model.tables[first].span, "the first one").help("rename one of the files"),
                    );
                }
                if let Some(held) = held {
                    self.model.held.add(&table.url(), held);
                }
                self.model.tables.push(table);
            }
            Err(problems) => {
                self.model.index.unread(Some(Scheme::Table), id, &path);
                self.problems.extend(problems);
            }
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
        for file in &self.csv.0 {
            let path = self.sources.path(*file);
            if !self.csv.1.contains(path) {
                let name = path.rsplit('/').next().unwrap_or(path);
                let problem = Diagnostic::new(&rules::FILE_UNKNOWN, *file, "no table names this CSV file");
                self.problems.push(problem.help(format!(
                    "write `csv: {name}` in a table file beside it; a file to download belongs into content/static/"
                )));
            }
        }
    }

    fn place_documents(&mut self, documents: Vec<ReadDocument>) {
        let mut urls: BTreeMap<String, FileId> = BTreeMap::new();
        let released = paragraphs::released(&self.model.releases);
        for read in documents {
            let scheme = read.kind.row().scheme;
            let Some((mut common, mut content, mut spans)) = read.front else {
                self.problems.extend(read.body_problems);
                self.model.index.unread(scheme, &read.id, &read.path);
                self.unread.push((read.path, read.body));
                continue;
            };
            if let Some(held) = self.held(&read.path, &common) {
                if !self.edition.drafts {
                    self.model.index.hold_back(scheme, &read.id, &read.path);
                    continue;
                }
                self.model.held.add(&read.url, held);
            }
            self.leave_out_later(&mut common, &mut content, &mut spans);
            self.problems.extend(read.body_problems);
            if let Some(first) = urls.insert(read.url.clone(), read.file) {
                let message = format!("two pages have the URL /{}", read.url);
                let problem = Diagnostic::new(&rules::URL_DUPLICATE, read.file, message);
                self.problems
                    .push(problem.help(format!("the other one is {}; rename one of them", self.sources.path(first))));
            }
            let at = DocId(self.model.documents.len());
            if let Some(Entity::Document(first)) =
                scheme.and_then(|scheme| self.model.index.add(scheme, &read.id, Entity::Document(at)))
            {
                let message = format!("two documents of the kind {} have the id `{}`", read.kind.row().name, read.id);
                let problem = Diagnostic::new(&rules::ID_DUPLICATE, read.file, message);
                let other = self.sources.path(self.model.document(first).file);
                self.problems.push(problem.help(format!("the other one is {other}; rename one of them")));
            }
            self.model.index.add_path(&read.path, at);
            let earlier = released.get(&read.id).map_or(&[][..], Vec::as_slice);
            self.model.documents.push(Document {
                id: read.id,
                kind: read.kind,
                file: read.file,
                path: read.path,
                url: read.url,
                number: read.number,
                common,
                content,
                paragraphs: paragraphs::of(read.kind, read.number, &read.body, earlier),
                body: read.body,
                links: Vec::new(),
                figures: Vec::new(),
                words: Words::default(),
                parent: None,
                spans,
            });
        }
    }

    /// Whether what is dated so is known on the day of the build.
    fn is_known(&self, date: Date) -> bool {
        self.edition.drafts || date.first_day() <= self.edition.as_of
    }

    /// Leaves out what is dated after the day of the build, so that a build as on a former day says what was known then.
    fn leave_out_later(&self, common: &mut Common, content: &mut Content, spans: &mut Spans) {
        common.updated = common.updated.filter(|date| self.is_known(*date));
        self.keep_known(&mut common.corrections, |correction| correction.date, spans, "corrections");
        if let Content::Recommendation(record) = content {
            self.keep_known(&mut record.responses, |response| response.date, spans, "responses");
            let replaced = |record: &Recommendation| {
                record.assessments.iter().any(|assessment| assessment.status == Progress::Superseded)
            };
            let was_replaced = replaced(record);
            self.keep_known(&mut record.assessments, |assessment| assessment.date, spans, "assessments");
            if was_replaced && !replaced(record) {
                record.superseded_by = None;
            }
        }
    }

    fn keep_known<T>(&self, entries: &mut Vec<T>, date: fn(&T) -> Date, spans: &mut Spans, key: &str) {
        let known: Vec<bool> = entries.iter().map(|entry| self.is_known(date(entry))).collect();
        spans.retain(&[key.into()], |at| known[at]);
        let mut at = 0..;
        entries.retain(|_| at.next().is_some_and(|at: usize| known[at]));
    }

    /// Why a document is not published.
    fn held(&self, path: &str, common: &Common) -> Option<Held> {
        Held::of(common, self.edition.as_of).max(self.held_back.of(path))
    }

    fn place_children(&mut self) {
        let parents: Vec<Option<DocId>> = self.model.documents.iter().map(|document| self.parent(document)).collect();
        self.model.children = vec![Vec::new(); parents.len()];
        for (at, parent) in parents.into_iter().enumerate() {
            self.model.documents[at].parent = parent;
            if let Some(parent) = parent {
                self.model.children[parent.0].push(DocId(at));
            }
        }
        let mut children = std::mem::take(&mut self.model.children);
        for children in &mut children {
            children.sort_by_key(|child| self.model.order(*child));
        }
        self.model.children = children;
    }

    fn place_members(&mut self) {
        let mut members: BTreeMap<(DocId, Kind), Vec<DocId>> = BTreeMap::new();
        for (id, document) in self.model.documents() {
            if let (Kind::Finding | Kind::Recommendation, Some(report)) = (document.kind, self.model.report_of(id)) {
                members.entry((report, document.kind)).or_default().push(id);
            }
        }
        for ids in members.values_mut() {
            ids.sort_by_key(|id| self.model.order(*id));
        }
        self.model.members = members;
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
    }

    /// The page of the folder, or of the nearest folder above that has one.
    fn parent(&self, document: &Document) -> Option<DocId> {
        let mut folder = document.folder();
        if document.is_index() {
            if folder.is_empty() {
                return None;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
        loop {
            let index = if folder.is_empty() { "_index.md".to_owned() } else { format!("{folder}/_index.md") };
            if let Some(parent) = self.model.index.path(&index) {
                return Some(parent);
            }
            if folder.is_empty() {
                return None;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
}
