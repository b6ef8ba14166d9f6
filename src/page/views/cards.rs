//! The pieces that views share: links, cards, dates, statuses, citations.

use crate::model::document::{Content, DocId};
use crate::model::links::Entity;
use crate::model::register;
use crate::model::table::Table;
use crate::page::view::{CardView, CitationView, DateView, LinkView, StatusView};
use crate::page::{citation, date};
use crate::read::front_matter::{Confidence, Listing, Position, Progress, Status};
use crate::read::scalar::{Date, Id, Scheme};

use super::Views;

impl Views<'_> {
    pub(in crate::page) fn date(&self, date: Date) -> DateView {
        DateView { iso: date.to_string(), text: date::words(date, self.messages) }
    }

    pub(super) fn link(&self, id: DocId) -> LinkView {
        LinkView { title: self.model.document(id).common.title.clone(), url: self.addresses.document(id) }
    }

    pub(super) fn short_link(&self, id: DocId) -> LinkView {
        LinkView { title: self.model.document(id).short_title().to_owned(), url: self.addresses.document(id) }
    }

    /// A link to a record by its id; `None` for one whose list is on no page.
    pub(super) fn named_link(&self, scheme: Scheme, id: &Id) -> Option<LinkView> {
        let entity = self.model.index.get(scheme, id.as_str())?;
        Some(LinkView { title: self.addresses.name(entity), url: self.addresses.entity(entity)? })
    }

    pub(in crate::page) fn citation(&self, id: &Id) -> Option<CitationView> {
        let entity = self.model.index.get(Scheme::Source, id.as_str())?;
        let Entity::Source(at) = entity else { return None };
        let text = citation::full(&self.model.sources.entries[at].value, self.messages);
        Some(CitationView { text, url: self.addresses.entity(entity)? })
    }

    /// What a table is from: its sources, or the register where the program made it.
    pub(in crate::page) fn table_sources(&self, table: &Table) -> Vec<CitationView> {
        if !table.derived {
            return self.citations(&table.sources);
        }
        let page = self.model.listings.get(&Listing::Recommendations).map(|page| self.addresses.document(*page));
        let url = page.unwrap_or_else(|| self.addresses.url(&table.url()));
        vec![CitationView { text: self.messages.text("register.source", &[]), url }]
    }

    pub(in crate::page) fn citations(&self, ids: &[Id]) -> Vec<CitationView> {
        ids.iter().filter_map(|id| self.citation(id)).collect()
    }

    pub(super) fn cards(&self, ids: &[DocId]) -> Vec<CardView> {
        ids.iter().map(|id| self.card(*id)).collect()
    }

    pub(super) fn card(&self, id: DocId) -> CardView {
        let document = self.model.document(id);
        let (number, status) = match &document.content {
            Content::Finding(finding) => (finding.number.clone(), Some(self.confidence(finding.confidence))),
            Content::Recommendation(recommendation) => {
                (recommendation.number.clone(), Some(self.progress(self.last_found(id))))
            }
            Content::Report(report) if report.status != Status::Published => {
                (None, Some(self.report_status(report.status)))
            }
            Content::Chapter(_) | Content::Principle(_) => (document.number.map(|number| number.to_string()), None),
            _ => (None, None),
        };
        CardView {
            title: document.common.title.clone(),
            url: self.addresses.document(id),
            summary: document.common.summary.clone(),
            label: self.messages.text(&format!("kind.{}", document.kind.row().name), &[]),
            number,
            date: document.common.published.map(|date| self.date(date)),
            status,
        }
    }

    pub(super) fn table_card(&self, table: &Table) -> CardView {
        CardView {
            title: table.title.clone(),
            url: self.addresses.url(&table.url()),
            summary: Some(table.description.clone()),
            label: self.messages.text(if table.illustrative { "kind.table-illustrative" } else { "kind.table" }, &[]),
            number: None,
            date: Some(self.date(table.as_of)),
            status: None,
        }
    }

    /// Anything that can be evidence; `None` for a source whose list is on no page, and for what is of another sort.
    pub(in crate::page) fn entity_card(&self, entity: Entity) -> Option<CardView> {
        match entity {
            Entity::Document(id) => Some(self.card(id)),
            Entity::Table(at) => Some(self.table_card(&self.model.tables[at])),
            Entity::Source(at) => Some(CardView {
                title: citation::full(&self.model.sources.entries[at].value, self.messages),
                url: self.addresses.entity(entity)?,
                summary: None,
                label: self.messages.text("kind.source", &[]),
                number: None,
                date: None,
                status: None,
            }),
            Entity::Figure(..) | Entity::Term(_) | Entity::Body(_) => None,
        }
    }

    /// The pages that refer to something, but for itself.
    pub(super) fn used_by(&self, entity: Entity) -> Vec<CardView> {
        self.cited_by(entity, &[])
    }

    /// The pages that refer to something, but for itself and for those that are listed in another place of its page.
    pub(super) fn cited_by(&self, entity: Entity, listed: &[DocId]) -> Vec<CardView> {
        let uses = self.model.uses(entity).iter();
        let others = uses.filter(|by| Entity::Document(**by) != entity && !listed.contains(by));
        others.map(|id| self.card(*id)).collect()
    }

    fn status(&self, group: &str, id: &'static str) -> StatusView {
        StatusView { id, text: self.messages.text(&format!("{group}.{id}"), &[]) }
    }

    /// What the publisher last found of a recommendation.
    pub(super) fn last_found(&self, id: DocId) -> Option<Progress> {
        Some(self.model.register.get(id)?.last_found(self.model)?.status)
    }

    pub(super) fn confidence(&self, confidence: Confidence) -> StatusView {
        self.status("confidence", confidence.name())
    }

    /// What was last found; nothing, where nothing was looked into.
    pub(in crate::page) fn progress(&self, progress: Option<Progress>) -> StatusView {
        self.status("progress", register::found_id(progress))
    }

    /// What was last said; nothing, where nothing is on record.
    pub(in crate::page) fn position(&self, position: Option<Position>) -> StatusView {
        self.status("position", register::said_id(position))
    }

    pub(super) fn report_status(&self, status: Status) -> StatusView {
        self.status(
            "report-status",
            match status {
                Status::Published => "published",
                Status::Withdrawn => "withdrawn",
                Status::Superseded => "superseded",
            },
        )
    }
}
