//! Views of pages, reports, chapters, findings and recommendations.

use crate::model::document::{DocId, Document};
use crate::model::evidence::Direction;
use crate::model::kind::Kind;
use crate::model::links::{Entity, Resolved};
use crate::page::view::{
    AssessmentView, ChapterView, CountView, FindingView, HomeView, RecommendationView, ReportView, ResponseView,
    SectionView, SiblingView,
};
use crate::read::front_matter::{Assessment, Finding, Listing, Page, Recommendation, Report, Response};
use crate::read::scalar::{Date, Scheme};

use super::Views;
use super::register::anchors;

impl Views<'_> {
    pub(in crate::page) fn home(&self) -> HomeView {
        let number = |kind: Kind| self.model.of_kind(kind).count();
        let count = |listing: Listing, kind: &'static str, number: usize| CountView {
            kind,
            number,
            url: self.model.listings.get(&listing).map(|page| self.addresses.document(*page)),
        };
        let counts = [
            count(Listing::Reports, "reports", number(Kind::Report)),
            count(Listing::Findings, "findings", number(Kind::Finding)),
            count(Listing::Recommendations, "recommendations", number(Kind::Recommendation)),
            count(Listing::Tables, "tables", self.model.tables.len()),
        ];
        let mut reports: Vec<DocId> = self.model.of_kind(Kind::Report).map(|(id, _)| id).collect();
        reports.sort_by_key(|id| self.model.order(*id));
        // Of a site that reports nothing, the number of its tables says nothing.
        let has_findings = counts[..3].iter().any(|count| count.number > 0);
        HomeView {
            counts: counts.into_iter().filter(|count| has_findings && count.number > 0).collect(),
            reports: self.cards(&reports),
        }
    }

    /// A section or a page. What it lists by its front matter is not listed again as its children, and neither is what its
    /// text leads to, if that is all of them.
    pub(in crate::page) fn section(&self, id: DocId, page: &Page) -> SectionView {
        let listing = page.lists.map(|listing| self.listing(listing));
        let children = match listing {
            Some(_) => Vec::new(),
            None if self.leads_to_children(id) => Vec::new(),
            None => self.model.children(id).iter().map(|child| self.card(*child)).collect(),
        };
        let row = self.model.row(id);
        SectionView {
            part_of: row.first().and(self.model.document(id).parent).map(|parent| self.short_link(parent)),
            siblings: self.siblings(row, id),
            children,
            audience: self.page_audience(id, page),
            listing,
        }
    }

    /// Whether the text of a page leads to each of its children.
    fn leads_to_children(&self, id: DocId) -> bool {
        let links = &self.model.document(id).links;
        let to = |child: &DocId| {
            links.iter().any(|link| matches!(link, Resolved::Entity(Entity::Document(to), _) if to == child))
        };
        self.model.children(id).iter().all(to)
    }

    pub(in crate::page) fn report(&self, id: DocId, document: &Document, report: &Report) -> ReportView {
        ReportView {
            subtitle: report.subtitle.clone(),
            summary: document.common.summary.clone(),
            authors: report.authors.clone(),
            publisher: report.publisher.as_ref().and_then(|body| self.named_link(Scheme::Body, body)),
            status: self.report_status(report.status),
            superseded_by: report.superseded_by.as_ref().and_then(|report| self.named_link(Scheme::Report, report)),
            identifiers: report.identifiers.clone(),
            evidence_base: report.evidence_base.clone(),
            source: report.source.as_ref().and_then(|source| self.citation(source)),
            chapters: self.cards(&self.chapters(id)),
            findings: self.cards(self.model.of_report(id, Kind::Finding)),
            recommendations: self.cards(self.model.of_report(id, Kind::Recommendation)),
        }
    }

    /// The chapters of a report, in their order.
    pub(super) fn chapters(&self, report: DocId) -> Vec<DocId> {
        let children = self.model.children(report).iter().copied();
        children.filter(|child| self.model.document(*child).kind == Kind::Chapter).collect()
    }

    pub(in crate::page) fn chapter(&self, id: DocId, document: &Document) -> ChapterView {
        ChapterView {
            report: document.parent.map(|report| self.short_link(report)),
            number: document.number.map(|number| number.to_string()),
            chapters: document.parent.map(|report| self.siblings(&self.chapters(report), id)).unwrap_or_default(),
        }
    }

    pub(super) fn siblings(&self, ids: &[DocId], current: DocId) -> Vec<SiblingView> {
        let view = |id: &DocId| {
            let link = self.link(*id);
            SiblingView { title: link.title, url: link.url, current: *id == current }
        };
        ids.iter().map(view).collect()
    }

    pub(in crate::page) fn finding(&self, id: DocId, finding: &Finding) -> FindingView {
        let node = Entity::Document(id);
        FindingView {
            number: finding.number.clone(),
            topics: finding.topics.clone(),
            confidence: self.confidence(finding.confidence),
            confidence_note: finding.confidence_note.clone(),
            report: self.model.report_of(id).map(|report| self.link(report)),
            evidence: self.trail(node, Direction::Below),
            above: self.trail(node, Direction::Above),
            diagram: self.diagram(id),
            cited_by: self.cited_by(node, &self.model.evidence.documents_above(node).collect::<Vec<_>>()),
        }
    }

    pub(in crate::page) fn recommendation(&self, id: DocId, recommendation: &Recommendation) -> RecommendationView {
        let node = Entity::Document(id);
        let below: Vec<DocId> = self.model.evidence.documents_below(node).collect();
        let standing = self.model.register.get(id);
        let (replaces, by) = self.replaced(standing, recommendation);
        let listed: Vec<DocId> = below.iter().chain(&replaces).copied().collect();
        RecommendationView {
            number: recommendation.number.clone(),
            addressed_to: recommendation
                .addressed_to
                .iter()
                .filter_map(|body| self.named_link(Scheme::Body, body))
                .collect(),
            findings: self.trail(node, Direction::Below),
            diagram: self.diagram(id),
            due: recommendation.due.map(|date| self.date(date)),
            overdue: standing.and_then(|standing| self.overdue(standing)),
            as_of: self.date(Date::from(self.model.as_of)),
            clock: standing.and_then(|standing| self.clock(standing)),
            superseded_by: by.map(|by| self.link(by)),
            replaces: replaces.iter().map(|id| self.link(*id)).collect(),
            report: self.model.report_of(id).map(|report| self.link(report)),
            status: self.progress(self.last_found(id)),
            responses: self.responses(recommendation),
            assessments: self.assessments(recommendation),
            cited_by: self.cited_by(node, &listed),
        }
    }

    fn responses(&self, recommendation: &Recommendation) -> Vec<ResponseView> {
        let view = |(response, id): (&Response, String)| {
            Some(ResponseView {
                id,
                date: self.date(response.date),
                body: self.named_link(Scheme::Body, &response.body)?,
                position: self.position(Some(response.position)),
                text: response.text.clone(),
                source: self.citation(&response.source)?,
            })
        };
        let mut responses: Vec<_> = recommendation.responses.iter().zip(anchors(recommendation).0).collect();
        responses.sort_by_key(|(response, _)| response.date.first_day());
        responses.into_iter().filter_map(view).collect()
    }

    fn assessments(&self, recommendation: &Recommendation) -> Vec<AssessmentView> {
        let view = |(assessment, id): (&Assessment, String)| {
            Some(AssessmentView {
                id,
                date: self.date(assessment.date),
                status: self.progress(Some(assessment.status)),
                text: assessment.text.clone(),
                source: self.citation(&assessment.source)?,
                evidence: self.proof(assessment),
            })
        };
        let mut assessments: Vec<_> = recommendation.assessments.iter().zip(anchors(recommendation).1).collect();
        assessments.sort_by_key(|(assessment, _)| assessment.date.first_day());
        assessments.into_iter().filter_map(view).collect()
    }
}
