//! Views of earlier versions.

use crate::model::document::{Content, DocId};
use crate::model::version::Version;
use crate::page::view::{EarlierView, HistoryView, PageView, VersionView};
use crate::read::scalar::Reference;

use super::Views;

impl Views<'_> {
    /// The earlier versions of a document, the latest first.
    pub(super) fn earlier(&self, id: DocId) -> Vec<EarlierView> {
        // They stand in the order of their documents: a site has thousands of pages.
        let all = &self.model.versions;
        let versions = all[all.partition_point(|version| version.of < id)..].iter();
        let versions = versions.take_while(|version| version.of == id);
        let view = |version: &Version| EarlierView {
            number: version.number,
            url: self.addresses.url(&version.document.url),
            replaced: self.date(version.replaced),
        };
        let mut views: Vec<EarlierView> = versions.map(view).collect();
        views.reverse();
        views
    }

    /// What stands round the text of an earlier version.
    pub(in crate::page) fn of_version(&self, page: PageView, version: &Version) -> PageView {
        let common = &version.document.common;
        PageView {
            published: common.published.map(|date| self.date(date)),
            updated: version.document.updated().map(|date| self.date(date)),
            content_note: common.content_note.clone(),
            history: HistoryView {
                corrections: self.corrections(&common.corrections),
                old: true,
                ..HistoryView::default()
            },
            ..page
        }
    }

    pub(in crate::page) fn version(&self, version: &Version) -> VersionView {
        let document = &version.document;
        let named = |reference: &Reference| {
            let entity = self.model.index.get(reference.scheme, &reference.id)?;
            self.entity_card(entity)
        };
        let (number, confidence, evidence) = match &document.content {
            Content::Finding(finding) => (
                finding.number.clone(),
                Some(self.confidence(finding.confidence)),
                finding.evidence.iter().filter_map(named).collect(),
            ),
            Content::Recommendation(recommendation) => (recommendation.number.clone(), None, Vec::new()),
            _ => (document.number.map(|number| number.to_string()), None, Vec::new()),
        };
        VersionView {
            kind: self.messages.text(&format!("kind.{}", document.kind.row().name), &[]),
            number,
            version: version.number,
            summary: document.common.summary.clone(),
            replaced: self.date(version.replaced),
            current: self.link(version.of),
            confidence,
            evidence,
        }
    }
}
