//! The view of a source: what it is, and everything that rests on it.

use std::collections::BTreeSet;

use crate::model::document::DocId;
use crate::model::kind::Kind;
use crate::model::links::{Entity, Resolved};
use crate::model::table::Table;
use crate::page::address::source_path;
use crate::page::citation;
use crate::page::view::{CardView, CitingView, SourcePageView};
use crate::read::body::FigureRecord;
use crate::read::locator::Locator;
use crate::read::scalar::Id;
use crate::read::source::Source;

use super::Views;

impl Views<'_> {
    pub(in crate::page) fn source(&self, at: usize) -> SourcePageView {
        let entry = &self.model.sources.entries[at];
        let tables: Vec<(usize, &Table)> =
            self.model.tables.iter().enumerate().filter(|(_, table)| table.sources.contains(&entry.id)).collect();
        let findings = self.findings_on(at, &tables);
        let recommendations = self.above(findings.iter().map(|id| Entity::Document(*id)), Kind::Recommendation);
        SourcePageView {
            text: citation::full(&entry.value, self.messages),
            kind: self.source_kind(&entry.value),
            url: entry.value.url.clone(),
            doi: entry.value.doi.as_ref().map(crate::read::source::Doi::url),
            note: entry.value.note.clone(),
            recommendations: self.cards(&recommendations),
            figures: tables.iter().flat_map(|(at, table)| self.charts_of(*at, &table.id)).collect(),
            tables: tables.iter().map(|(_, table)| self.table_card(table)).collect(),
            cited_by: self.citing(at, &findings),
            findings: self.cards(&findings),
            cite: self.cite_one(&self.source_work(at), &source_path(&entry.id)),
        }
    }

    /// The type of a source, and whether it is primary, in words.
    pub(super) fn source_kind(&self, source: &Source) -> String {
        let kind = citation::kind(source, self.messages);
        match source.primary {
            Some(true) => self.messages.text("source.primary", &[("kind", &kind)]),
            Some(false) => self.messages.text("source.secondary", &[("kind", &kind)]),
            None => kind,
        }
    }

    /// Findings whose evidence is the source, or a table that is from it.
    fn findings_on(&self, source: usize, tables: &[(usize, &Table)]) -> Vec<DocId> {
        let nodes = tables.iter().map(|(at, _)| Entity::Table(*at)).chain([Entity::Source(source)]);
        self.above(nodes, Kind::Finding)
    }

    /// The documents of a kind that rest on any of these directly, each once.
    fn above(&self, nodes: impl Iterator<Item = Entity>, kind: Kind) -> Vec<DocId> {
        let above = nodes.flat_map(|node| self.model.evidence.above(node)).filter_map(|above| match above {
            Entity::Document(id) if self.model.document(*id).kind == kind => Some(*id),
            _ => None,
        });
        above.collect::<BTreeSet<DocId>>().into_iter().collect()
    }

    /// The charts of a table, wherever they stand.
    fn charts_of(&self, at: usize, table: &Id) -> Vec<CardView> {
        let documents = self.model.uses(Entity::Table(at)).iter().map(|id| (*id, self.model.document(*id)));
        let figures = documents.flat_map(|(id, document)| {
            document.body.figures.iter().enumerate().map(move |(place, figure)| (Entity::Figure(id, place), figure))
        });
        let charts = figures
            .filter(|(_, figure)| matches!(&figure.record, FigureRecord::Chart(chart) if chart.value.table == *table));
        let card = |(entity, _)| {
            let label = self.messages.text("kind.figure", &[]);
            let (title, url) = (self.addresses.name(entity), self.addresses.entity(entity)?);
            Some(CardView { title, url, summary: None, label, number: None, date: None, status: None })
        };
        charts.filter_map(card).collect()
    }

    /// The pages that cite a source, each with the parts that it cites. A finding that only has it as evidence stands among
    /// the findings already.
    fn citing(&self, at: usize, findings: &[DocId]) -> Vec<CitingView> {
        let view = |id: &DocId| {
            let document = self.model.document(*id);
            let links = document.links.iter().zip(&document.body.links);
            let is_it = |link: &Resolved| matches!(link, Resolved::Entity(Entity::Source(source), _) if *source == at);
            let mentions: Vec<_> = links.filter(|(link, _)| is_it(link)).map(|(_, written)| written).collect();
            if mentions.is_empty() && findings.contains(id) {
                return None;
            }
            let located: BTreeSet<&Locator> = mentions.iter().filter_map(|link| link.locator.as_ref()).collect();
            let locators = located.into_iter().map(|locator| citation::locator(locator, self.messages)).collect();
            let card = self.card(*id);
            Some(CitingView { title: card.title, url: card.url, label: card.label, locators })
        };
        self.model.uses(Entity::Source(at)).iter().filter_map(view).collect()
    }
}
