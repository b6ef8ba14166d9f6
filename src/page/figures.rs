//! The figures of a document as HTML.

use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::figure::Figure;
use crate::memo::Key;
use crate::model::document::{Content, DocId, Document};
use crate::read::body::{self, FigureRecord};

use super::Maker;
use super::view::{FigureView, ImageView};

#[derive(Serialize)]
struct Variables {
    figure: FigureView,
}

/// A figure as HTML, with the key of it; empty where there is none.
#[derive(Clone, Default)]
pub(super) struct Rendered {
    pub html: Arc<str>,
    pub key: Key,
}

/// Renders the figures of a document, in their order; one that could not be made is empty.
pub(super) fn render(maker: &Maker, id: DocId, document: &Document) -> Result<Vec<Rendered>, Diagnostic> {
    let Some(figures) = maker.content.figures.get(id.0) else { return Ok(Vec::new()) };
    let render = |(at, (figure, written)): (usize, (&Option<Figure>, &body::Figure))| {
        let Some(key) = maker.keys.figure(document, at, figure.as_ref()) else { return Ok(Rendered::default()) };
        let html = maker.memo.figures.try_get(key, || html(maker, (id, at), document, (figure.as_ref(), written)))?;
        Ok(Rendered { html, key })
    };
    figures.iter().zip(&document.body.figures).enumerate().map(render).collect()
}

fn html(
    maker: &Maker,
    (id, at): (DocId, usize),
    document: &Document,
    (figure, written): (Option<&Figure>, &body::Figure),
) -> Result<Arc<str>, Diagnostic> {
    let Some(mut figure) = view(maker, (id, at), figure, &written.record) else { return Ok(Arc::default()) };
    if matches!(&document.content, Content::Page(page) if page.show_blocks) {
        figure.block = Some(maker.content.sources.excerpt(written.span).trim_end().to_owned());
    }
    maker.templates.render("figure.html", &Variables { figure }).map(Arc::from)
}

fn view(
    maker: &Maker,
    (document, place): (DocId, usize),
    figure: Option<&Figure>,
    record: &FigureRecord,
) -> Option<FigureView> {
    let tables = &maker.content.model.tables;
    match (figure?, record) {
        (Figure::Chart(at, drawing, _), FigureRecord::Chart(record)) => {
            let files = maker.figure_files.of(document, place);
            Some(maker.views.chart(&record.value, &tables[*at], drawing, &maker.data[*at].files, files))
        }
        (Figure::Table(at, columns), FigureRecord::Table(record)) => {
            Some(maker.views.table_figure(&record.value, place + 1, &tables[*at], columns, &maker.data[*at].files))
        }
        _ => None,
    }
}

/// The picture of the first chart of a document that has one, for cards of social networks.
pub(super) fn image(maker: &Maker, id: DocId) -> Option<ImageView> {
    let figures = maker.content.figures.get(id.0)?;
    figures.iter().enumerate().find_map(|(at, figure)| {
        let Some(Figure::Chart(_, drawing, _)) = figure else { return None };
        let (file, (width, height)) =
            maker.figure_files.of(id, at).iter().find_map(|file| Some((file, file.pixels?)))?;
        let url = maker.content.config.base.absolute(&maker.views.addresses.url(&file.path));
        Some(ImageView { url, alt: drawing.name.clone(), width, height })
    })
}
