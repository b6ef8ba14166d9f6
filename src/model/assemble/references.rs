//! The references of the content, looked up once everything has its name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, rules};
use crate::memo::Naming;
use crate::model::document::{Content, DocId};
use crate::model::links::{Entity, Resolved, Resolver, Text, figure_table};
use crate::model::outgoing::{corrected, outgoing};
use crate::model::paragraphs::ParagraphNumber;
use crate::model::terms::{Lexicon, Words};
use crate::model::value;
use crate::read::address::Backing;
use crate::read::body::{Body, FigureRecord};
use crate::read::scalar::{Reference, Scheme};

use super::Assembly;

impl Assembly<'_> {
    pub(super) fn resolve_front_matter(&mut self) {
        let mut uses: BTreeMap<Entity, BTreeSet<DocId>> = BTreeMap::new();
        for (at, document) in self.model.documents.iter().enumerate() {
            let id = DocId(at);
            let named = outgoing(&document.content).into_iter().chain(corrected(&document.common.corrections));
            for reference in named {
                match self.model.index.resolve(&reference.reference, document.spans.value(&reference.path)) {
                    Ok(entity) => {
                        uses.entry(entity).or_default().insert(id);
                    }
                    Err(problem) => self.problems.extend(problem),
                }
            }
            if let Content::Page(page) = &document.content
                && let Some(listing) = page.lists
                && let Some(first) = self.model.listings.insert(listing, id)
            {
                let place = document.spans.entry(&["lists".into()]).unwrap_or_else(|| document.spans.value(&[]));
                let problem = Diagnostic::new(&rules::LIST_PAGE, place, "another page has this list already");
                self.problems
                    .push(problem.help(format!("it is {}", self.sources.path(self.model.document(first).file))));
            }
        }
        self.resolve_tables();
        self.model.uses =
            uses.into_iter().map(|(entity, documents)| (entity, documents.into_iter().collect())).collect();
    }

    /// The sources and the other tables that tables name.
    fn resolve_tables(&mut self) {
        for (reference, place) in &self.table_names {
            if let Err(problem) = self.model.index.resolve(reference, *place) {
                self.problems.extend(problem);
            }
        }
    }

    /// Figures get their names first, since any text may refer to them.
    pub(super) fn resolve_texts(&mut self) {
        self.name_figures();
        let files = self.copied_files();
        let anchors: Vec<BTreeSet<String>> =
            self.model.documents.iter().map(|document| anchors_of(&document.body, &document.paragraphs)).collect();
        let resolver =
            Resolver { index: &self.model.index, tables: &self.model.tables, files: &files, anchors: &anchors };
        let texts = self.model.documents.par_iter().zip(&anchors);
        let texts = texts.map(|(document, anchors)| Text { folder: document.folder(), anchors, body: &document.body });
        let resolved: Vec<(Vec<Resolved>, Vec<Diagnostic>)> = texts.map(|text| resolver.links(&text)).collect();
        // A file whose front matter could not be read still has a text whose links can be told of.
        for (path, body) in &self.unread {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            self.problems.extend(resolver.links(&Text { folder, anchors: &anchors_of(body, &[]), body }).1);
        }
        for (at, (links, problems)) in resolved.into_iter().enumerate() {
            for link in &links {
                self.note_uses(link, DocId(at));
            }
            self.model.documents[at].links = links;
            self.problems.extend(problems);
        }
        self.resolve_backings();
        self.resolve_figures();
    }

    /// What stands behind the numbers of titles and summaries.
    fn resolve_backings(&mut self) {
        for at in 0..self.model.documents.len() {
            let document = &self.model.documents[at];
            let backings = document.common.figures.iter().map(|(typed, backing)| {
                let place = document.spans.value(&["figures".into(), typed.as_str().into()]);
                match backing {
                    Backing::Value(address) => {
                        value::resolve(&self.model.index, &self.model.tables, address, place).map(Resolved::Value)
                    }
                    Backing::Source(reference) => {
                        self.model.index.resolve(reference, place).map(|entity| Resolved::Entity(entity, None))
                    }
                }
            });
            let backings: Vec<Result<Resolved, Option<Diagnostic>>> = backings.collect();
            for backing in backings {
                let resolved = backing.unwrap_or_else(|problem| {
                    self.problems.extend(problem);
                    Resolved::Broken
                });
                self.note_uses(&resolved, DocId(at));
                self.model.documents[at].figures.push(resolved);
            }
        }
    }

    fn note_uses(&mut self, link: &Resolved, by: DocId) {
        match link {
            Resolved::Entity(entity, _) => self.note_use(Some(*entity), by),
            Resolved::Value(value) => {
                for cell in &value.cells {
                    self.note_use(Some(Entity::Table(cell.table)), by);
                }
            }
            _ => {}
        }
    }

    /// Finds the words of the glossary in every text, once links are known: a link to a term is its use as well.
    pub(super) fn find_words(&mut self) {
        let lexicon = Lexicon::new(&self.model.terms);
        let glossary = Naming::new("glossary").debug(&self.model.terms.entries).end();
        let words = self.model.documents.par_iter().map(|document| {
            let term = |(at, link): (usize, &Resolved)| match link {
                Resolved::Entity(Entity::Term(term), _) => Some([at, *term]),
                _ => None,
            };
            let terms: Vec<[usize; 2]> = document.links.iter().enumerate().filter_map(term).collect();
            let key = Naming::new("words").key(document.key).key(glossary).debug(&terms).end();
            self.memo.words.get(key, || Arc::new(Words::new(document, &lexicon)))
        });
        let words: Vec<Arc<Words>> = words.collect();
        for (at, words) in words.into_iter().enumerate() {
            for term in words.terms() {
                self.note_use(Some(Entity::Term(term)), DocId(at));
            }
            self.model.documents[at].words = words;
        }
    }

    fn note_use(&mut self, entity: Option<Entity>, by: DocId) {
        let Some(entity) = entity else { return };
        let uses = self.model.uses.entry(entity).or_default();
        if let Err(place) = uses.binary_search(&by) {
            uses.insert(place, by);
        }
    }

    fn name_figures(&mut self) {
        for (at, document) in self.model.documents.iter().enumerate() {
            for (figure_at, figure) in document.body.figures.iter().enumerate() {
                let FigureRecord::Chart(chart) = &figure.record else { continue };
                let id = chart.value.id.as_str();
                let place = chart.spans.value(&["id".into()]);
                let first = self.model.index.add(Scheme::Figure, id, Entity::Figure(DocId(at), figure_at));
                if let Some(Entity::Figure(first, first_at)) = first {
                    let message = format!("two figures have the id `{id}`");
                    let problem =
                        Diagnostic::new(&rules::ID_DUPLICATE, place, message).help("give one of them another id");
                    let first = match &self.model.document(first).body.figures[first_at].record {
                        FigureRecord::Chart(chart) => problem.label(chart.spans.value(&["id".into()]), "the first one"),
                        FigureRecord::Table(_) => problem,
                    };
                    self.problems.push(first);
                }
            }
        }
    }

    fn resolve_figures(&mut self) {
        for at in 0..self.model.documents.len() {
            for figure_at in 0..self.model.documents[at].body.figures.len() {
                let (id, place) = figure_table(&self.model.documents[at].body.figures[figure_at].record);
                let reference = Reference { scheme: Scheme::Table, id: id.to_owned() };
                match self.model.index.resolve(&reference, place) {
                    Ok(entity) => self.note_use(Some(entity), DocId(at)),
                    Err(problem) => self.problems.extend(problem),
                }
            }
        }
    }

    /// The files that are copied, which a link `/path` may name.
    pub(super) fn copied_files(&self) -> BTreeSet<String> {
        self.model.assets.iter().map(|asset| asset.path.clone()).collect()
    }
}

/// What a link to a part of the page may name.
pub(super) fn anchors_of(body: &Body, paragraphs: &[ParagraphNumber]) -> BTreeSet<String> {
    let paragraphs = paragraphs.iter().map(|paragraph| paragraph.anchor.clone());
    let headings = body.headings.iter().map(|heading| heading.id.clone());
    let figures = body.figures.iter().filter_map(|figure| match &figure.record {
        FigureRecord::Chart(chart) => Some(format!("figure-{}", chart.value.id)),
        FigureRecord::Table(_) => None,
    });
    headings.chain(figures).chain(paragraphs).collect()
}
