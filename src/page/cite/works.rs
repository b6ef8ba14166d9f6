//! What the site publishes, as works that can be cited.

use crate::model::document::{Content, DocId, Document};
use crate::model::paragraphs::ParagraphNumber;
use crate::page::date;
use crate::page::views::Views;
use crate::read::front_matter::Report;
use crate::read::scalar::{Date, Id, Scheme};
use crate::read::source::{Name, Source, SourceKind};

use super::Work;

/// By what scheme a document is named that is cited by itself.
pub fn scheme(document: &Document) -> Option<Scheme> {
    match &document.content {
        Content::Report(_) => Some(Scheme::Report),
        Content::Chapter(_) => Some(Scheme::Chapter),
        Content::Finding(_) => Some(Scheme::Finding),
        Content::Recommendation(_) => Some(Scheme::Recommendation),
        Content::Page(_) | Content::Framework(..) | Content::Principle(_) => None,
    }
}

impl Views<'_> {
    /// A report, chapter, finding or recommendation; other documents are not cited by themselves.
    pub(in crate::page) fn work(&self, id: DocId) -> Option<Work> {
        let document = self.model.document(id);
        let scheme = scheme(document)?;
        let report = match document.content {
            Content::Report(_) => Some(id),
            _ => self.model.report_of(id),
        };
        let source = match report.map(|report| (report, self.model.document(report))) {
            Some((report, whole @ Document { content: Content::Report(record), .. })) if record.source.is_none() => {
                self.part_of_report(document, (report == id).then_some(record), (whole, record))
            }
            // What stands here is about a report that was published elsewhere: its authors did not write this page.
            _ => Source { issued: document.updated(), ..self.page_of_site(document) },
        };
        Some(Work { id: format!("{}-{}", scheme.name(), document.id), source: self.as_published(source, document, id) })
    }

    /// A report that is published here first, or a part of it.
    fn part_of_report(
        &self,
        document: &Document,
        own: Option<&Report>,
        (whole, record): (&Document, &Report),
    ) -> Source {
        let publisher =
            record.publisher.as_ref().map_or_else(|| self.config.publisher.name.clone(), |id| self.body(id));
        let authors: Vec<Name> = record.authors.iter().map(|author| Name::of(author)).collect();
        Source {
            author: if authors.is_empty() { vec![Name::Literal(publisher.clone())] } else { authors },
            container_title: own.is_none().then(|| whole.common.title.clone()),
            publisher: Some(publisher),
            issued: document.common.published.or(whole.common.published),
            number: own.map(|report| report.identifiers.join(", ")).filter(|numbers| !numbers.is_empty()),
            ..Source::titled(
                match own {
                    Some(_) => SourceKind::Report,
                    None => SourceKind::Chapter,
                },
                &document.common.title,
            )
        }
    }

    fn page_of_site(&self, document: &Document) -> Source {
        Source {
            author: vec![Name::Literal(self.config.publisher.name.clone())],
            container_title: Some(self.config.title.clone()),
            ..Source::titled(SourceKind::Webpage, &document.common.title)
        }
    }

    /// Where it is, in which language, and when it changed after it was published.
    fn as_published(&self, source: Source, document: &Document, id: DocId) -> Source {
        let changed = document.updated().filter(|updated| source.issued != Some(*updated));
        Source {
            url: Some(self.config.base.absolute(&self.addresses.document(id))),
            language: Some(self.config.language.clone()),
            note: changed.map(|date| self.changed(date)),
            ..source
        }
    }

    fn changed(&self, date: Date) -> String {
        self.messages.text("cite.changed", &[("date", &date::words(date, self.messages))])
    }

    /// The name of a body.
    fn body(&self, id: &Id) -> String {
        let found = self.model.bodies.entries.iter().find(|entry| entry.id == *id);
        found.map_or_else(|| self.config.publisher.name.clone(), |entry| entry.value.name.clone())
    }

    /// A table. Its numbers are from its sources, and this collection of them is the site's.
    pub(in crate::page) fn table_work(&self, at: usize) -> Work {
        let table = &self.model.tables[at];
        let source = Source {
            author: vec![Name::Literal(self.config.publisher.name.clone())],
            container_title: Some(self.config.title.clone()),
            issued: Some(table.as_of),
            url: Some(self.config.base.absolute(&self.addresses.url(&table.url()))),
            language: Some(self.config.language.clone()),
            ..Source::titled(SourceKind::Dataset, &table.title)
        };
        Work { id: format!("table-{}", table.id), source }
    }

    /// A source of the list, less what is said of it on this site alone.
    pub(in crate::page) fn source_work(&self, at: usize) -> Work {
        let entry = &self.model.sources.entries[at];
        Work { id: entry.id.to_string(), source: Source { note: None, ..entry.value.clone() } }
    }

    /// The numbered paragraphs of a chapter, each as a part of it.
    pub(in crate::page) fn paragraph_works(&self, id: DocId) -> impl Iterator<Item = Work> {
        let numbers = &self.model.document(id).paragraphs;
        let whole = self.work(id).filter(|_| !numbers.is_empty());
        let work = |whole: &Work, number: &ParagraphNumber| Work {
            id: format!("{}-{}", whole.id, number.anchor),
            source: Source {
                title: self
                    .messages
                    .text("cite.paragraph", &[("title", &whole.source.title), ("number", &number.number)]),
                url: whole.source.url.as_ref().map(|url| format!("{url}#{}", number.anchor)),
                ..whole.source.clone()
            },
        };
        whole.into_iter().flat_map(move |whole| numbers.iter().map(move |number| work(&whole, number)))
    }
}
