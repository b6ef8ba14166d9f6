//! The figures of every document: charts drawn, columns of tables chosen.
//!
//! Drawing is dear, and a chart is a pure function of its record, its table and the texts, so all are drawn here at once
//! and in parallel, and none again that is as it was.

use std::sync::Arc;

use rayon::prelude::*;

use crate::chart::{self, Drawing};
use crate::diagnostic::{Diagnostic, did_you_mean, rules};
use crate::memo::{Kept, Key, Naming};
use crate::messages::Messages;
use crate::model::Model;
use crate::model::document::Document;
use crate::model::links::{Entity, figure_table};
use crate::model::table::Table;
use crate::read::body::FigureRecord;
use crate::read::figure::TableRecord;
use crate::read::scalar::Scheme;
use crate::read::yaml::Record;

/// A figure, ready for a page.
pub enum Figure {
    /// A chart over the table at this place, and the key of what it is made from.
    Chart(usize, Arc<Drawing>, Key),
    /// Columns of the table at this place.
    Table(usize, Vec<usize>),
}

/// The figures of each document, in the order of documents and of their bodies; `None` for one that is told to be wrong.
pub type Figures = Vec<Vec<Option<Figure>>>;

/// The charts of the last content.
#[derive(Default)]
pub struct Memo {
    charts: Kept<Arc<Drawing>>,
}

impl Memo {
    /// Ends a build.
    pub fn turn(&mut self) {
        self.charts.turn();
    }
}

/// What figures are made with.
struct Making<'a> {
    model: &'a Model,
    messages: &'a Messages,
    /// The key of the texts.
    texts: Key,
    memo: &'a Memo,
}

/// Draws every figure.
pub fn draw_all(model: &Model, messages: &Messages, memo: &Memo) -> (Figures, Vec<Diagnostic>) {
    let making = Making { model, messages, texts: messages.key(), memo };
    let drawn: Vec<(Vec<Option<Figure>>, Vec<Diagnostic>)> =
        model.documents.par_iter().map(|document| figures(&making, document)).collect();
    let mut problems = Vec::new();
    let mut all = Vec::with_capacity(drawn.len());
    for (figures, wrong) in drawn {
        all.push(figures);
        problems.extend(wrong);
    }
    (all, problems)
}

fn figures(making: &Making, document: &Document) -> (Vec<Option<Figure>>, Vec<Diagnostic>) {
    let model = making.model;
    let mut problems = Vec::new();
    let figure = |(nth, figure): (usize, &crate::read::body::Figure)| {
        let (id, _) = figure_table(&figure.record);
        // A table that is not there is told where the reference is resolved.
        let Some(Entity::Table(at)) = model.index.get(Scheme::Table, id) else { return None };
        let made = match &figure.record {
            FigureRecord::Chart(record) => {
                let table = &model.tables[at];
                let naming = Naming::new("chart").key(document.key).number(nth as u64);
                let key = naming.key(table.key).key(making.texts).end();
                let draw = || chart::draw(record, table, making.messages).map(Arc::new);
                making.memo.charts.try_get(key, draw).map(|drawing| Figure::Chart(at, drawing, key))
            }
            FigureRecord::Table(record) => columns(record, &model.tables[at]).map(|columns| Figure::Table(at, columns)),
        };
        made.map_err(|wrong| problems.extend(wrong)).ok()
    };
    (document.body.figures.iter().enumerate().map(figure).collect(), problems)
}

/// The fields that a `table` block shows.
fn columns(record: &Record<TableRecord>, table: &Table) -> Result<Vec<usize>, Vec<Diagnostic>> {
    let Some(wanted) = &record.value.columns else { return Ok((0..table.fields.len()).collect()) };
    let mut columns = Vec::new();
    let mut problems = Vec::new();
    for (at, id) in wanted.iter().enumerate() {
        match table.field(id.as_str()) {
            Some(field) => columns.push(field),
            None => {
                let place = record.spans.value(&["columns".into(), at.into()]);
                let problem = Diagnostic::new(
                    &rules::CHART_FIELD,
                    place,
                    format!("the table `{}` has no field `{id}`", table.id),
                );
                problems.push(
                    problem.maybe_help(did_you_mean(id.as_str(), table.fields.iter().map(|field| field.id.as_str()))),
                );
            }
        }
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}
