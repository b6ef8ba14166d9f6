//! The figures of a document as HTML.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::figure::Figure;
use crate::model::document::{DocId, Document};
use crate::read::body::FigureRecord;

use super::Maker;
use super::view::FigureView;

#[derive(Serialize)]
struct Variables {
    figure: FigureView,
}

/// Renders the figures of a document, in their order; one that could not be made is empty.
pub(super) fn render(maker: &Maker, id: DocId, document: &Document) -> Result<Vec<String>, Diagnostic> {
    let Some(figures) = maker.content.figures.get(id.0) else { return Ok(Vec::new()) };
    let records = document.body.figures.iter().map(|figure| &figure.record);
    let render = |(at, (figure, record)): (usize, (&Option<Figure>, &FigureRecord))| match view(
        maker,
        at + 1,
        figure.as_ref(),
        record,
    ) {
        Some(figure) => maker.templates.render("figure.html", &Variables { figure }),
        None => Ok(String::new()),
    };
    figures.iter().zip(records).enumerate().map(render).collect()
}

fn view(maker: &Maker, number: usize, figure: Option<&Figure>, record: &FigureRecord) -> Option<FigureView> {
    let tables = &maker.content.model.tables;
    match (figure?, record) {
        (Figure::Chart(at, drawing), FigureRecord::Chart(record)) => {
            Some(maker.views.chart(&record.value, &tables[*at], drawing, &maker.data[*at]))
        }
        (Figure::Table(at, columns), FigureRecord::Table(record)) => {
            Some(maker.views.table_figure(&record.value, number, &tables[*at], columns, &maker.data[*at]))
        }
        _ => None,
    }
}
