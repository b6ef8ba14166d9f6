//! The figures of every document: charts drawn, columns of tables chosen.
//!
//! Drawing is the dearest thing a build does, and a chart is a pure function of its record, its table and the texts, so
//! all are drawn here at once and in parallel.

use rayon::prelude::*;

use crate::chart::{self, Drawing};
use crate::diagnostic::{Diagnostic, did_you_mean, rules};
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
    /// A chart over the table at this place.
    Chart(usize, Box<Drawing>),
    /// Columns of the table at this place.
    Table(usize, Vec<usize>),
}

/// The figures of each document, in the order of documents and of their bodies; `None` for one that is told to be wrong.
pub type Figures = Vec<Vec<Option<Figure>>>;

/// Draws every figure.
pub fn draw_all(model: &Model, messages: &Messages) -> (Figures, Vec<Diagnostic>) {
    let drawn: Vec<(Vec<Option<Figure>>, Vec<Diagnostic>)> =
        model.documents.par_iter().map(|document| figures(model, document, messages)).collect();
    let mut problems = Vec::new();
    let mut all = Vec::with_capacity(drawn.len());
    for (figures, wrong) in drawn {
        all.push(figures);
        problems.extend(wrong);
    }
    (all, problems)
}

fn figures(model: &Model, document: &Document, messages: &Messages) -> (Vec<Option<Figure>>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let figure = |figure: &crate::read::body::Figure| {
        let (id, _) = figure_table(&figure.record);
        // A table that is not there is told where the reference is resolved.
        let Some(Entity::Table(at)) = model.index.get(Scheme::Table, id) else { return None };
        let made = match &figure.record {
            FigureRecord::Chart(record) => {
                chart::draw(record, &model.tables[at], messages).map(|drawing| Figure::Chart(at, Box::new(drawing)))
            }
            FigureRecord::Table(record) => columns(record, &model.tables[at]).map(|columns| Figure::Table(at, columns)),
        };
        made.map_err(|wrong| problems.extend(wrong)).ok()
    };
    (document.body.figures.iter().map(figure).collect(), problems)
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
