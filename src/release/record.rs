//! What the present content says, in the form of a record.

use crate::model::Model;
use crate::model::document::{Content, Document};
use crate::model::kind::Kind;
use crate::model::number;
use crate::model::paragraphs::{self, Earlier};
use crate::model::table::{Cell, Role, Row, Table};
use crate::read::correction::Correction;
use crate::read::release::{
    Published, PublishedCorrection, PublishedEvent, PublishedField, PublishedParagraph, PublishedTable, Release,
};
use crate::read::scalar::Date;
use crate::site::Site;

/// The record of a site as on a day, but for its addresses, which only the finished site has: see [`addresses`].
pub fn record(model: &Model, date: Date) -> Release {
    let released = paragraphs::released(&model.releases);
    let earlier = |one: &Document| released.get(&one.id).map_or(&[][..], Vec::as_slice);
    // What the program counts itself follows from the answers and assessments, and each of those is dated and sourced.
    let kept = model.tables.iter().filter(|table| !table.derived);
    Release {
        date,
        documents: model.documents.iter().map(|one| document(model, one, earlier(one))).collect(),
        tables: kept.map(table).filter(|table| !table.fields.is_empty()).collect(),
        addresses: Vec::new(),
    }
}

/// Every address of a site, sorted, less the files of the theme and the page for what is not found. A page is known by
/// its folder.
pub fn addresses(site: &Site) -> Vec<String> {
    let paths = site.files().map(|(path, _)| path.as_str());
    let kept = paths.filter(|path| !path.starts_with("theme/") && *path != "404.html" && *path != "index.html");
    kept.map(|path| path.strip_suffix("index.html").filter(|rest| rest.ends_with('/')).unwrap_or(path).to_owned())
        .collect()
}

/// What a document is known by in records: its id, or its path where ids of its kind need not be unique.
pub(super) fn name(document: &Document) -> &str {
    if document.kind.row().scheme.is_some() { &document.id } else { &document.path }
}

fn document(model: &Model, document: &Document, earlier: &[Earlier]) -> Published {
    let (responses, assessments) = histories(model, document);
    Published {
        kind: document.kind.row().name.to_owned(),
        id: name(document).to_owned(),
        url: document.url.clone(),
        version: document.version(),
        title: document.common.title.clone(),
        text: text(document),
        aliases: document.common.aliases.clone(),
        corrections: corrections(&document.common.corrections),
        responses,
        assessments,
        paragraphs: numbers(document, earlier),
    }
}

/// What a recommendation asks for; nothing where all of it is in the title.
fn text(document: &Document) -> Option<String> {
    let asks = matches!(document.content, Content::Recommendation(_));
    asks.then(|| document.body.text()).filter(|text| !text.is_empty())
}

/// The numbers given out so far, in a chapter.
fn numbers(document: &Document, earlier: &[Earlier]) -> Vec<PublishedParagraph> {
    if document.kind != Kind::Chapter {
        return Vec::new();
    }
    let numbers: Vec<String> = document.paragraphs.iter().map(|paragraph| paragraph.number.clone()).collect();
    let given = paragraphs::given_out(&numbers, &paragraphs::fingerprints(&document.body), earlier);
    given.into_iter().map(|one| PublishedParagraph { number: one.number, text: one.text }).collect()
}

fn histories(model: &Model, document: &Document) -> (Vec<PublishedEvent>, Vec<PublishedEvent>) {
    let Content::Recommendation(recommendation) = &document.content else { return (Vec::new(), Vec::new()) };
    let name = |id: &crate::read::scalar::Id| {
        let entry = model.bodies.entries.iter().find(|entry| entry.id == *id);
        entry.map_or_else(|| id.to_string(), |entry| entry.value.name.clone())
    };
    let response = |one: &crate::read::front_matter::Response| PublishedEvent {
        date: one.date,
        body: Some(name(&one.body)),
        status: one.position.name().to_owned(),
    };
    let assessment = |one: &crate::read::front_matter::Assessment| PublishedEvent {
        date: one.date,
        body: None,
        status: one.status.name().to_owned(),
    };
    (
        recommendation.responses.iter().map(response).collect(),
        recommendation.assessments.iter().map(assessment).collect(),
    )
}

/// Mistakes of the site itself; one in what others published changes nothing here.
fn corrections(corrections: &[Correction]) -> Vec<PublishedCorrection> {
    let own = corrections.iter().filter(|correction| correction.is_own());
    own.map(|one| PublishedCorrection { date: one.date, said: one.said.clone(), says: one.says.clone() }).collect()
}

fn table(table: &Table) -> PublishedTable {
    let measures: Vec<usize> = (0..table.fields.len()).filter(|at| table.fields[*at].is_measure()).collect();
    let field = |at: &usize| {
        let field = &table.fields[*at];
        PublishedField { id: field.id.to_string(), title: field.title.clone(), unit: field.unit.clone() }
    };
    let row = |row: &Row| {
        let cells = measures.iter().map(|at| cell(&row.cells[*at], table.fields[*at].published_decimals()));
        [row.key.clone(), row_name(table, row)].into_iter().chain(cells).collect()
    };
    PublishedTable {
        id: table.id.to_string(),
        title: table.title.clone(),
        fields: measures.iter().map(field).collect(),
        rows: table.rows.iter().map(row).collect(),
        corrections: corrections(&table.corrections),
    }
}

/// A row in words: its key cells.
fn row_name(table: &Table, row: &Row) -> String {
    let keys = table.fields.iter().zip(&row.cells).filter(|(field, _)| field.role == Role::Key);
    let texts = keys.map(|(field, one)| cell(one, field.published_decimals()));
    texts.collect::<Vec<_>>().join(", ")
}

/// A number as it is published, less its unit, with its symbol behind it; or the symbol that stands in its place.
fn cell(cell: &Cell, decimals: Option<u8>) -> String {
    match cell {
        Cell::Text(text) | Cell::Named { text, .. } => text.clone(),
        Cell::Number(value, None) => number::plain(*value, decimals),
        Cell::Number(value, Some(symbol)) => format!("{} [{}]", number::plain(*value, decimals), symbol.letter()),
        Cell::Missing(symbol) => format!("[{}]", symbol.letter()),
    }
}
