//! Views of what was put right: on one page, and on the whole site.

use std::collections::BTreeMap;

use crate::model::document::{DocId, Document};
use crate::model::table::Table;
use crate::page::view::{CardView, CorrectionView, DateView, HistoryView, LogEntryView, PageView, StatusView};
use crate::read::correction::{Correction, Severity};
use crate::read::front_matter::Listing;
use crate::read::scalar::Date;

use super::Views;

impl Views<'_> {
    /// The history of a document.
    pub(super) fn document_history(&self, id: DocId, document: &Document) -> HistoryView {
        let history = self.history(&document.common.corrections);
        let is_log = self.model.listings.get(&Listing::Corrections) == Some(&id);
        HistoryView {
            feed: history.feed.or_else(|| is_log.then(|| self.corrections_feed())),
            version: document.common.version.filter(|version| *version > 1),
            earlier: self.earlier(id),
            ..history
        }
    }

    /// A generated page of a table with the history of that table.
    pub(in crate::page) fn with_history(&self, page: PageView, table: &Table) -> PageView {
        let updated = table.last_changed().map(|date| self.date(date));
        PageView { updated, history: self.history(&table.corrections), ..page }
    }

    fn history(&self, corrections: &[Correction]) -> HistoryView {
        if corrections.is_empty() {
            return HistoryView::default();
        }
        let corrections = self.corrections(corrections);
        HistoryView {
            latest: corrections.iter().find(|correction| correction.about.is_none()).cloned(),
            corrections,
            log: self.model.listings.get(&Listing::Corrections).map(|page| self.short_link(*page)),
            feed: self.model.listings.contains_key(&Listing::Corrections).then(|| self.corrections_feed()),
            ..HistoryView::default()
        }
    }

    /// Where the feed of all corrections is.
    pub(in crate::page) fn corrections_feed(&self) -> String {
        self.addresses.url("corrections.xml")
    }

    /// Corrections as a page has them, the latest first.
    pub(super) fn corrections(&self, corrections: &[Correction]) -> Vec<CorrectionView> {
        let mut of_day: BTreeMap<Date, usize> = BTreeMap::new();
        let mut views: Vec<(jiff::civil::Date, CorrectionView)> = Vec::new();
        for correction in corrections {
            let nth = of_day.entry(correction.date).or_insert(0);
            *nth += 1;
            views.push((correction.date.first_day(), self.correction(correction, *nth)));
        }
        views.reverse();
        views.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        views.into_iter().map(|(_, view)| view).collect()
    }

    fn correction(&self, correction: &Correction, nth: usize) -> CorrectionView {
        let date: DateView = self.date(correction.date);
        let more = if nth > 1 { format!("-{nth}") } else { String::new() };
        let id = match correction.severity {
            Severity::Minor => "minor",
            Severity::Substantive => "substantive",
        };
        CorrectionView {
            id: format!("page-correction-{}{more}", date.iso),
            severity: StatusView { id, text: self.messages.text(&format!("correction.severity.{id}"), &[]) },
            first_day: correction.date.first_day().to_string(),
            date,
            said: correction.said.clone(),
            says: correction.says.clone(),
            why: correction.why.clone(),
            place: correction.place.clone(),
            about: correction.about.as_ref().and_then(|source| self.citation(source)),
        }
    }

    /// Every correction of the site, the latest first.
    pub(in crate::page) fn correction_log(&self) -> Vec<LogEntryView> {
        let documents = self.model.documents().filter(|(_, document)| !document.common.corrections.is_empty());
        let documents = documents.map(|(id, document)| (self.card(id), &document.common.corrections));
        let tables = self.model.tables.iter().filter(|table| !table.corrections.is_empty());
        let tables = tables.map(|table| (self.table_card(table), &table.corrections));
        let entries = documents.chain(tables).flat_map(|(page, corrections): (CardView, &Vec<Correction>)| {
            let entry = |correction: CorrectionView| LogEntryView {
                url: format!("{}#{}", page.url, correction.id),
                page: page.clone(),
                correction,
            };
            self.corrections(corrections).into_iter().map(entry).collect::<Vec<_>>()
        });
        let mut log: Vec<LogEntryView> = entries.collect();
        log.sort_by(|a, b| b.correction.first_day.cmp(&a.correction.first_day));
        log
    }
}
