//! Views of whole lists: everything of one kind on one page.

use std::collections::BTreeMap;

use crate::model::document::DocId;
use crate::model::kind::Kind;
use crate::model::links::Entity;
use crate::model::table::{DATA_PACKAGE, Table};
use crate::page::view::{BodyView, GroupView, ListingView, SourceView};
use crate::page::{citation, data};
use crate::read::front_matter::Listing;
use crate::read::source::Source;

use super::Views;

impl Views<'_> {
    pub(super) fn listing(&self, listing: Listing) -> ListingView {
        let with = |kind: &'static str, groups: Vec<GroupView>| ListingView { kind, groups, ..ListingView::default() };
        match listing {
            Listing::Reports => with("reports", vec![self.reports()]),
            Listing::Findings => with("findings", self.by_report(Kind::Finding)),
            Listing::Recommendations => {
                ListingView { register: self.register(), ..with("recommendations", Vec::new()) }
            }
            Listing::Tables => ListingView { package: self.data_package(), ..with("tables", self.tables()) },
            Listing::Evidence => ListingView {
                evidence: self.evidence(),
                graph_files: self.graph_files(),
                ..with("evidence", Vec::new())
            },
            Listing::Sources => ListingView {
                source_files: self.source_files(),
                sources: self.sources(),
                ..with("sources", Vec::new())
            },
            Listing::Bodies => ListingView { kind: "bodies", bodies: self.bodies(), ..ListingView::default() },
            Listing::Releases => ListingView { kind: "releases", releases: self.releases(), ..ListingView::default() },
            Listing::Corrections => ListingView {
                kind: "corrections",
                corrections: self.correction_log(),
                feed: Some(self.corrections_feed()),
                ..ListingView::default()
            },
            Listing::Glossary => ListingView { kind: "glossary", letters: self.letters(), ..ListingView::default() },
        }
    }

    fn reports(&self) -> GroupView {
        let mut reports: Vec<DocId> = self.model.of_kind(Kind::Report).map(|(id, _)| id).collect();
        reports.sort_by_key(|id| self.model.order(*id));
        GroupView { title: None, url: None, items: self.cards(&reports) }
    }

    /// All documents of a kind under the report they are of, those of no report last.
    fn by_report(&self, kind: Kind) -> Vec<GroupView> {
        let mut groups: BTreeMap<Option<DocId>, Vec<DocId>> = BTreeMap::new();
        for (id, _) in self.model.of_kind(kind) {
            groups.entry(self.model.report_of(id)).or_default().push(id);
        }
        let mut groups: Vec<(Option<DocId>, Vec<DocId>)> = groups.into_iter().collect();
        groups.sort_by_key(|(report, _)| report.map_or((1, None), |report| (0, Some(self.model.order(report)))));
        let only_loose = groups.len() == 1 && groups[0].0.is_none();
        let view = |(report, mut ids): (Option<DocId>, Vec<DocId>)| {
            ids.sort_by_key(|id| self.model.order(*id));
            let link = report.map(|report| self.link(report));
            let title = match &link {
                Some(link) => Some(link.title.clone()),
                None if only_loose => None,
                None => Some(self.messages.text("listing.no-report", &[])),
            };
            GroupView { title, url: link.map(|link| link.url), items: self.cards(&ids) }
        };
        groups.into_iter().map(view).collect()
    }

    /// Tables of real data before those that the program made of the register, and those that only demonstrate something.
    fn tables(&self) -> Vec<GroupView> {
        let group = |key: &str, belongs: fn(&Table) -> bool| GroupView {
            title: Some(self.messages.text(key, &[])),
            url: None,
            items: self
                .model
                .tables
                .iter()
                .filter(|table| belongs(table))
                .map(|table| self.table_card(table))
                .collect(),
        };
        let mut groups = vec![
            group("listing.tables-real", |table| !table.illustrative && !table.derived),
            group("listing.tables-derived", |table| table.derived && !table.illustrative),
            group("listing.tables-illustrative", |table| table.illustrative),
        ];
        groups.retain(|group| !group.items.is_empty());
        if let [only] = &mut groups[..]
            && self.model.tables.iter().all(|table| !table.illustrative && !table.derived)
        {
            only.title = None;
        }
        groups
    }

    /// Where the description of all tables is, if there is one.
    fn data_package(&self) -> Option<String> {
        data::has_package(self.config, self.model).then(|| self.addresses.url(DATA_PACKAGE))
    }

    fn sources(&self) -> Vec<SourceView> {
        let view = |(at, entry): (usize, &crate::model::Entry<Source>)| SourceView {
            id: entry.id.to_string(),
            kind: self.source_kind(&entry.value),
            text: citation::full(&entry.value, self.messages),
            page: self.addresses.source(at),
            url: entry.value.url.clone(),
            note: entry.value.note.clone(),
        };
        let mut views: Vec<SourceView> = self.model.sources.entries.iter().enumerate().map(view).collect();
        views.sort_by_key(|source| source.text.to_lowercase());
        views
    }

    fn bodies(&self) -> Vec<BodyView> {
        let view = |(at, entry): (usize, &crate::model::Entry<crate::read::data::Body>)| BodyView {
            id: entry.id.to_string(),
            name: entry.value.name.clone(),
            page: self.addresses.url(&entry.body_path()),
            short_name: entry.value.short_name.clone(),
            description: entry.value.description.clone(),
            url: entry.value.url.clone(),
            used_by: self.used_by(Entity::Body(at)),
        };
        let mut views: Vec<BodyView> = self.model.bodies.entries.iter().enumerate().map(view).collect();
        views.sort_by_key(|body| body.name.to_lowercase());
        views
    }
}
