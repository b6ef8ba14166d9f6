//! The evidence graph as JSON-LD, in the words of schema.org.
//!
//! | here | there | what it rests on |
//! |---|---|---|
//! | report | `Report` | `isBasedOn`: the original, where the page tells of another publication |
//! | finding | `Claim` | `isBasedOn`: tables and findings; `citation`: sources |
//! | recommendation | `CreativeWork`, with `additionalType` `Recommendation` | `isBasedOn`: findings |
//! | framework, principle | `CreativeWork` | `isBasedOn`: findings |
//! | table | `Dataset` | `isBasedOn`: sources |
//! | source | `CreativeWork` | |
//!
//! `Recommendation` of schema.org is a kind of review, of products above all. So a recommendation here is none by its type,
//! and only says that it is related. A source is the work of others: it has no licence here, and neither has a report that
//! only tells of one. An `@id` is the address of the page, or of the place on a page, where the record stands.

use serde_json::{Map, Value, json};

use crate::model::document::{Content, DocId, Document};
use crate::model::kind::Kind;
use crate::model::links::Entity;
use crate::model::table::Table;
use crate::page::data;
use crate::page::views::Views;
use crate::read::front_matter::{Finding, Framework, Recommendation, Report};
use crate::read::scalar::{Date, Id, Scheme};

use super::{address, container, nodes};

const CONTEXT: &str = "https://schema.org";

/// The whole graph.
pub fn graph(views: &Views) -> Value {
    let records: Vec<Value> =
        nodes(views).into_iter().filter_map(|node| object(views, node)).map(Value::Object).collect();
    json!({ "@context": CONTEXT, "@graph": records })
}

/// One record by itself.
pub fn record(views: &Views, node: Entity) -> Option<Value> {
    let mut record = object(views, node)?;
    record.insert("@context".to_owned(), CONTEXT.into());
    Some(Value::Object(record))
}

/// Keys with a value; what is not known is left out.
struct Object(Map<String, Value>);

impl Object {
    fn new(kind: &str, id: String) -> Self {
        let mut object = Object(Map::new());
        object.set("@type", kind);
        object.set("@id", id);
        object
    }

    fn set(&mut self, key: &str, value: impl Into<Value>) {
        let value = value.into();
        let is_empty = match &value {
            Value::Null => true,
            Value::Array(values) => values.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.0.insert(key.to_owned(), value);
        }
    }
}

fn object(views: &Views, node: Entity) -> Option<Map<String, Value>> {
    match node {
        Entity::Document(id) => document(views, id, views.model.document(id)),
        Entity::Table(at) => table(views, node, &views.model.tables[at]),
        Entity::Source(at) => source(views, node, at),
        _ => None,
    }
}

fn document(views: &Views, id: DocId, document: &Document) -> Option<Map<String, Value>> {
    let (node, url) = (Entity::Document(id), address(views, Entity::Document(id))?);
    let kind = match &document.content {
        Content::Report(_) => "Report",
        Content::Finding(_) => "Claim",
        Content::Recommendation(_) | Content::Framework(..) | Content::Principle(_) => "CreativeWork",
        Content::Page(_) | Content::Chapter(_) => return None,
    };
    let mut object = Object::new(kind, url.clone());
    object.set("url", url);
    object.set("name", document.common.title.as_str());
    object.set("abstract", document.common.summary.clone());
    object.set("inLanguage", views.config.language.as_str());
    object.set("datePublished", date(document.common.published));
    object.set("dateModified", date(document.last_changed()));
    object.set("isPartOf", container(views, id).and_then(|head| reference(views, Entity::Document(head))));
    let below = views.model.evidence.below(node);
    let (sources, others): (Vec<_>, Vec<_>) = below.iter().partition(|node| matches!(node, Entity::Source(_)));
    object.set("isBasedOn", references(views, others));
    object.set("citation", references(views, sources));
    match &document.content {
        Content::Report(record) => report(views, &mut object, id, record),
        Content::Finding(record) => finding(views, &mut object, document, record),
        Content::Recommendation(record) => recommendation(views, &mut object, record),
        Content::Framework(record, _) => framework(views, &mut object, id, record),
        _ => ours(views, &mut object),
    }
    Some(object.0)
}

/// What the publisher of the site says in its own name.
fn ours(views: &Views, object: &mut Object) {
    object.set("author", organisation(views));
    object.set("publisher", organisation(views));
    object.set(
        "license",
        views.config.licence.as_ref().map(|licence| licence.url.as_ref().unwrap_or(&licence.name).as_str()),
    );
}

fn report(views: &Views, object: &mut Object, id: DocId, report: &Report) {
    let person = |name: &String| json!({ "@type": "Person", "name": name });
    if report.source.is_none() {
        ours(views, object);
    }
    object.set("author", report.authors.iter().map(person).collect::<Vec<_>>());
    object.set("publisher", report.publisher.as_ref().and_then(|body| named_body(views, body)));
    object.set("alternativeHeadline", report.subtitle.clone());
    object.set("reportNumber", report.identifiers.clone());
    object.set("isBasedOn", source_reference(views, report.source.as_ref()));
    object.set("hasPart", parts(views, id));
}

fn finding(views: &Views, object: &mut Object, document: &Document, finding: &Finding) {
    ours(views, object);
    object.set("text", document.common.title.as_str());
    object.set("keywords", finding.topics.clone());
    object.set("appearance", object.0.get("isPartOf").cloned().unwrap_or_default());
}

fn recommendation(views: &Views, object: &mut Object, recommendation: &Recommendation) {
    ours(views, object);
    object.set("additionalType", format!("{CONTEXT}/Recommendation"));
    let audience = |body: &Id| {
        let entity = views.model.index.get(Scheme::Body, body.as_str())?;
        Some(json!({ "@type": "Audience", "name": views.addresses.name(entity) }))
    };
    object.set("audience", recommendation.addressed_to.iter().filter_map(audience).collect::<Vec<_>>());
}

fn framework(views: &Views, object: &mut Object, id: DocId, framework: &Framework) {
    if framework.source.is_none() {
        ours(views, object);
    }
    object.set("alternativeHeadline", framework.subtitle.clone());
    object.set("isBasedOn", source_reference(views, framework.source.as_ref()));
    object.set("hasPart", parts(views, id));
}

fn table(views: &Views, node: Entity, table: &Table) -> Option<Map<String, Value>> {
    let url = address(views, node)?;
    let mut object = Object::new("Dataset", url.clone());
    object.set("url", url);
    object.set("name", table.title.as_str());
    object.set("description", table.description.as_str());
    object.set("inLanguage", views.config.language.as_str());
    object.set("dateModified", date(table.last_changed()));
    object.set("temporalCoverage", table.as_of.to_string());
    object.set("publisher", organisation(views));
    object.set("license", data::licence(table, views.config).map(|licence| licence.url.unwrap_or(licence.text)));
    object.set("isAccessibleForFree", true);
    object.set("variableMeasured", table.fields.iter().map(|field| field.title.as_str()).collect::<Vec<_>>());
    object.set("isBasedOn", references(views, views.model.evidence.below(node)));
    let file = |format: &data::Format| {
        let path = views.addresses.url(&table.file_path(format.extension));
        let url = views.config.base.absolute(&path);
        json!({ "@type": "DataDownload", "encodingFormat": format.media_type, "contentUrl": url })
    };
    object.set("distribution", data::published(views.config).into_iter().map(file).collect::<Vec<_>>());
    Some(object.0)
}

fn source(views: &Views, node: Entity, at: usize) -> Option<Map<String, Value>> {
    let card = views.entity_card(node)?;
    let source = &views.model.sources.entries[at].value;
    let mut object = Object::new("CreativeWork", address(views, node)?);
    object.set("name", source.title.as_str());
    object.set("text", card.title);
    object.set("url", source.url.clone());
    object.set("datePublished", date(source.issued));
    object.set("publisher", source.publisher.as_ref().map(|name| json!({ "@type": "Organization", "name": name })));
    Some(object.0)
}

fn organisation(views: &Views) -> Value {
    let mut organisation = Map::new();
    organisation.insert("@type".to_owned(), "Organization".into());
    organisation.insert("name".to_owned(), views.config.publisher.name.as_str().into());
    if let Some(url) = &views.config.publisher.url {
        organisation.insert("url".to_owned(), url.as_str().into());
    }
    Value::Object(organisation)
}

fn named_body(views: &Views, id: &Id) -> Option<Value> {
    let Entity::Body(at) = views.model.index.get(Scheme::Body, id.as_str())? else { return None };
    Some(json!({ "@type": "Organization", "name": views.model.bodies.entries[at].value.name }))
}

/// The findings and recommendations of a report, or the principles of a framework.
fn parts(views: &Views, head: DocId) -> Vec<Value> {
    let model = views.model;
    let children = model.children(head).iter().filter(|id| model.document(**id).kind == Kind::Principle);
    let members = [Kind::Recommendation, Kind::Finding].into_iter().flat_map(|kind| model.of_report(head, kind));
    children.chain(members).filter_map(|id| reference(views, Entity::Document(*id))).collect()
}

fn source_reference(views: &Views, id: Option<&Id>) -> Option<Value> {
    reference(views, views.model.index.get(Scheme::Source, id?.as_str())?)
}

fn reference(views: &Views, node: Entity) -> Option<Value> {
    Some(json!({ "@id": address(views, node)? }))
}

fn references<'a>(views: &Views, nodes: impl IntoIterator<Item = &'a Entity>) -> Vec<Value> {
    nodes.into_iter().filter_map(|node| reference(views, *node)).collect()
}

fn date(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}
