//! The evidence graph as JSON.
//!
//! The shape, whose number is [`VERSION`]; a change that a program could trip over gets a new number:
//!
//! | key | what |
//! |---|---|
//! | `version` | the number of the shape |
//! | `site`, `url`, `language`, `publisher` | texts |
//! | `nodes` | list of `{id, kind, title, url, number, part-of, status, illustrative, published, updated}` |
//! | `edges` | list of `{from, to}`, ids of nodes: the first rests on the second |
//!
//! An `id` is what Markdown calls the record: `finding:denial`, `table:lscb-compliance`. A `kind` is report, framework,
//! principle, recommendation, finding, table or source. The `status` of a finding is high, medium or low. That of a
//! recommendation is open, in-progress, implemented, not-implemented or superseded. A report that does not stand any more is
//! withdrawn or superseded. What is not known, or does not go with a kind, is null; `illustrative` is true where data was
//! made up.

use serde_json::{Value, json};

use crate::model::document::Content;
use crate::model::links::Entity;
use crate::model::table::says_illustrative;
use crate::page::views::Views;
use crate::read::scalar::Date;

use super::{address, container, nodes};

/// The number of the shape.
const VERSION: u8 = 1;

/// The whole graph.
pub fn graph(views: &Views) -> Value {
    let node = |entity: &Entity| node(views, *entity);
    let edge = |(from, to): (Entity, Entity)| Some(json!({ "from": id(views, from)?, "to": id(views, to)? }));
    json!({
        "version": VERSION,
        "site": views.config.title,
        "url": views.config.base.absolute(&views.addresses.url("")),
        "language": views.config.language,
        "publisher": views.config.publisher.name,
        "nodes": nodes(views).iter().filter_map(node).collect::<Vec<_>>(),
        "edges": views.model.evidence.edges().filter_map(edge).collect::<Vec<_>>(),
    })
}

/// The name of a node, as Markdown refers to it.
fn id(views: &Views, node: Entity) -> Option<String> {
    let model = views.model;
    match node {
        Entity::Document(id) => {
            let document = model.document(id);
            document.kind.row().scheme.map(|scheme| format!("{}:{}", scheme.name(), document.id))
        }
        Entity::Table(at) => Some(format!("table:{}", model.tables[at].id)),
        Entity::Source(at) => Some(format!("source:{}", model.sources.entries[at].id)),
        _ => None,
    }
}

fn node(views: &Views, node: Entity) -> Option<Value> {
    let (kind, card) = (id(views, node)?, views.entity_card(node)?);
    let text = |date: Option<Date>| date.map(|date| date.to_string());
    let (part_of, illustrative, published, updated) = match node {
        Entity::Document(document) => {
            let common = &views.model.document(document).common;
            let part_of = container(views, document).and_then(|head| id(views, Entity::Document(head)));
            let illustrative = matches!(
                views.model.document(document).content,
                Content::Finding(_) | Content::Recommendation(_) | Content::Principle(_)
            ) && says_illustrative(&common.title);
            (part_of, illustrative, text(common.published), text(views.model.document(document).updated()))
        }
        Entity::Table(at) => {
            let table = &views.model.tables[at];
            (None, table.illustrative, None, text(table.last_changed()))
        }
        Entity::Source(at) => (None, false, text(views.model.sources.entries[at].value.issued), None),
        _ => (None, false, None, None),
    };
    Some(json!({
        "kind": kind.split(':').next(),
        "id": kind,
        "title": card.title,
        "url": address(views, node),
        "number": card.number,
        "part-of": part_of,
        "status": card.status.map(|status| status.id),
        "illustrative": illustrative,
        "published": published,
        "updated": updated,
    }))
}
