//! The tables: each made of its file, and of nothing again that did not change.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, rules};
use crate::memo::{Key, Naming};
use crate::messages::Messages;
use crate::model::gather::{Gathered, Item};
use crate::model::held::Held;
use crate::model::links::Entity;
use crate::model::outgoing::corrected;
use crate::model::table::Table;
use crate::model::tables::{self, Names};
use crate::read::data;
use crate::read::scalar::{Id, Reference, Scheme};
use crate::read::yaml::Record;
use crate::source::{FileId, Span};

use super::Assembly;

/// A table, and what it names.
pub(super) struct Placed {
    table: Table,
    /// The sources and the other tables that it names, with their places.
    names: Vec<(Reference, Span)>,
}

/// A file of a table.
struct Written<'a> {
    file: FileId,
    id: &'a str,
    /// Below `content/`.
    path: &'a str,
    record: &'a Record<data::Table>,
    held: Option<Held>,
    key: Key,
}

impl Assembly<'_> {
    /// Makes the tables that are published, in the order of their files. The sources that cells name are known.
    pub(super) fn place_tables(&mut self, items: &[&Gathered], messages: &Messages) {
        let names = Names { sources: &self.model.sources.clone(), messages };
        let named = Naming::new("names").debug(&names.sources.entries).key(messages.key()).end();
        let mut written = Vec::new();
        for Gathered { item, key, .. } in items {
            let Item::Table { file, id, record } = item else { continue };
            let path = self.sources.path(*file).trim_start_matches("content/");
            let Some(record) = record else {
                self.model.index.unread(Some(Scheme::Table), id, path);
                continue;
            };
            if let (Some(csv), Some((folder, _))) = (&record.value.csv, path.rsplit_once('/')) {
                self.csv.1.insert(format!("content/{folder}/{csv}"));
            }
            let held = record.value.draft.then_some(Held::Draft).max(self.held_back.of(path));
            if held.is_some() && !self.edition.drafts {
                self.model.index.hold_back(Some(Scheme::Table), id, path);
                continue;
            }
            written.push(Written { file: *file, id, path, record, held, key: *key });
        }
        let placed: Vec<Result<Arc<Placed>, Vec<Diagnostic>>> =
            written.par_iter().map(|written| self.table(written, &names, named)).collect();
        for (written, placed) in written.iter().zip(placed) {
            match placed {
                Ok(placed) => self.place_table(written, &placed),
                Err(problems) => {
                    self.model.index.unread(Some(Scheme::Table), written.id, written.path);
                    self.problems.extend(problems);
                }
            }
        }
    }

    fn table(&self, written: &Written, names: &Names, named: Key) -> Result<Arc<Placed>, Vec<Diagnostic>> {
        let Written { file, id, path, record, key, .. } = *written;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let csv = record.value.csv.as_ref().and_then(|csv| self.sources.find(&format!("content/{folder}/{csv}")));
        let naming = Naming::new("table").key(key).key(named);
        let key = match csv {
            Some(csv) => naming.number(csv.0.into()).text(self.sources.text(csv)).end(),
            None => naming.end(),
        };
        self.memo.tables.try_get(key, || {
            let table = tables::table(self.sources, (file, key), id, record, names)?;
            Ok(Arc::new(Placed { names: named_by(&table, record), table }))
        })
    }

    fn place_table(&mut self, written: &Written, placed: &Placed) {
        self.table_names.extend(placed.names.iter().cloned());
        let mut table = placed.table.clone();
        for correction in &table.corrections {
            self.tell_far(correction.date, table.span, "a correction of this table");
        }
        table.corrections.retain(|correction| self.is_known(correction.date));
        let entity = Entity::Table(self.model.tables.len());
        if let Some(Entity::Table(first)) = self.model.index.add(Scheme::Table, written.id, entity) {
            let message = format!("two tables have the id `{}`", written.id);
            let problem = Diagnostic::new(&rules::ID_DUPLICATE, table.span, message);
            self.problems
                .push(problem.label(self.model.tables[first].span, "the first one").help("rename one of the files"));
        }
        if let Some(held) = written.held {
            self.model.held.add(&table.url(), held);
        }
        self.model.tables.push(table);
    }
}

/// The sources and the other tables that a table names, with their places.
fn named_by(table: &Table, record: &Record<data::Table>) -> Vec<(Reference, Span)> {
    let source = |id: &Id| Reference { scheme: Scheme::Source, id: id.to_string() };
    let named = record.value.source.iter().enumerate();
    let named = named.map(|(at, id)| (source(id), record.spans.value(&["source".into(), at.into()])));
    let in_cells = tables::named_in_cells(&table.fields, &table.rows).into_iter();
    let named = named.chain(in_cells.map(|(id, row)| (source(&id), row)));
    let corrected = corrected(&table.corrections).into_iter();
    let named = named.chain(corrected.map(|named| (named.reference, record.spans.value(&named.path))));
    let others = record.value.not_comparable.iter().enumerate().filter_map(|(at, apart)| {
        let reference = Reference { scheme: Scheme::Table, id: apart.table.as_ref()?.to_string() };
        Some((reference, record.spans.value(&["not-comparable".into(), at.into(), "table".into()])))
    });
    named.chain(others).collect()
}
