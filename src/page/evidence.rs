//! The evidence graph for programs: as plain JSON, and as JSON-LD in the words of schema.org.
//!
//! Both hold what is published and nothing else, since the model does. A page has the JSON-LD of its own record in a data
//! block, which a browser does not run, so that the Content-Security-Policy has nothing to say to it.

mod json;
mod linked;

use serde_json::Value;

use crate::diagnostic::Place;
use crate::memo::Naming;
use crate::model::document::{Content, DocId, Document};
use crate::model::links::Entity;

use super::data::pretty;
use super::views::Views;
use super::{File, Made, Maker};

/// The place on the site of the graph as JSON.
pub const JSON: &str = "evidence.json";

/// The place on the site of the graph as JSON-LD.
pub const LINKED: &str = "evidence.jsonld";

/// The JSON-LD of the record of a page, ready to stand in a `script` element.
pub(super) fn of_page(views: &Views, node: Entity) -> Option<String> {
    let text = linked::record(views, node)?.to_string();
    // `</script>` and `<!--` would end the block or change how it is read; in JSON this says the same.
    Some(text.replace('<', "\\u003c"))
}

pub(super) fn make(maker: &Maker) -> Made {
    if !is_published(&maker.views) {
        return (Vec::new(), Vec::new());
    }
    let origin = || Place::File(maker.content.config.file);
    let key = Naming::new("graph").key(maker.keys.whole()).end();
    let bytes = maker.files(key, || {
        let graphs: [Value; 2] = [json::graph(&maker.views), linked::graph(&maker.views)];
        // A value has no key that is not a text, so it can always be written.
        graphs.iter().map(|graph| pretty(graph).unwrap_or_default().into()).collect()
    });
    let files = [JSON, LINKED].into_iter().zip(bytes.iter());
    (files.map(|(path, bytes)| File::new(path, bytes.clone(), origin())).collect(), Vec::new())
}

/// Whether there is a graph to publish.
pub(super) fn is_published(views: &Views) -> bool {
    !nodes(views).is_empty()
}

/// Every node of the files: each report, framework, principle, finding and recommendation, and each table and source that
/// has to do with one; in this order.
fn nodes(views: &Views) -> Vec<Entity> {
    let model = views.model;
    let documents = model.documents().filter(|(_, document)| is_node(document)).map(|(id, _)| Entity::Document(id));
    let others = (0..model.tables.len()).map(Entity::Table).chain((0..model.sources.entries.len()).map(Entity::Source));
    documents.chain(others.filter(|node| model.evidence.holds(*node))).collect()
}

fn is_node(document: &Document) -> bool {
    match &document.content {
        Content::Page(_) | Content::Chapter(_) => false,
        Content::Report(_)
        | Content::Finding(_)
        | Content::Recommendation(_)
        | Content::Framework(..)
        | Content::Principle(_) => true,
    }
}

/// The report or the framework that a document is of.
fn container(views: &Views, id: DocId) -> Option<DocId> {
    match &views.model.document(id).content {
        Content::Finding(_) | Content::Recommendation(_) => views.model.report_of(id),
        Content::Principle(_) => views.model.document(id).parent,
        _ => None,
    }
}

/// The whole address of a node's page, or of its place on a page.
fn address(views: &Views, node: Entity) -> Option<String> {
    views.addresses.entity(node).map(|url| views.config.base.absolute(&url))
}
