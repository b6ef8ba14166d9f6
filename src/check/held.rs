//! A preview shows what is not published yet, and tells at once what will keep the rest from being published without it.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Model;
use crate::model::document::Document;
use crate::model::links::{Entity, Resolved, figure_table, not_published};
use crate::model::outgoing::{corrected, outgoing};
use crate::read::scalar::{Reference, Scheme};
use crate::source::Span;

use super::Subject;

/// References of published pages to what is not published. Without drafts there is nothing to refer to, and the same is an
/// error.
pub(super) fn references(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    if model.held.is_empty() {
        return Vec::new();
    }
    let published = model.documents.iter().filter(|document| model.held.of(&document.url).is_none());
    published.flat_map(|document| of_document(model, document)).collect()
}

fn of_document(model: &Model, document: &Document) -> Vec<Diagnostic> {
    let named = outgoing(&document.content).into_iter().chain(corrected(&document.common.corrections));
    let named = named.map(|one| (one.reference, document.spans.value(&one.path)));
    let figures = document.body.figures.iter().map(|figure| {
        let (id, place) = figure_table(&figure.record);
        (Reference { scheme: Scheme::Table, id: id.to_owned() }, place)
    });
    let named = named.chain(figures).flat_map(|(reference, place)| {
        let entity = model.index.get(reference.scheme, &reference.id);
        entity.into_iter().map(move |entity| (entity, place))
    });
    let links = document.links.iter().zip(&document.body.links);
    let linked = links.flat_map(|(to, link)| entities(to).into_iter().map(|entity| (entity, link.span)));
    let told = |(entity, place): (Entity, Span)| {
        let (url, name) = page(model, entity)?;
        model.held.of(&url).map(|_| not_published(&name, place).at(Severity::Warning))
    };
    named.chain(linked).filter_map(told).collect()
}

fn entities(to: &Resolved) -> Vec<Entity> {
    match to {
        Resolved::Entity(entity, _) => vec![*entity],
        // Cells of one table, or of several; each table is told once for each place.
        Resolved::Value(value) => value.cells.iter().map(|cell| Entity::Table(cell.table)).collect(),
        _ => Vec::new(),
    }
}

/// The place of the page that something is on, and what a reference calls it.
fn page(model: &Model, entity: Entity) -> Option<(String, String)> {
    match entity {
        Entity::Document(id) | Entity::Figure(id, _) => {
            let document = model.document(id);
            let scheme = document.kind.row().scheme.map(|scheme| format!("{}:{}", scheme.name(), document.id));
            Some((document.url.clone(), scheme.unwrap_or_else(|| document.path.clone())))
        }
        Entity::Table(at) => Some((model.tables[at].url(), format!("table:{}", model.tables[at].id))),
        Entity::Source(_) | Entity::Term(_) | Entity::Body(_) => None,
    }
}
