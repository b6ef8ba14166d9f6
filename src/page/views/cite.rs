//! How to cite a page, as its readers see it.

use crate::model::document::DocId;
use crate::page::citation;
use crate::page::cite::{CiteFormat, FORMATS, NAMES, OF_ONE, Work};
use crate::page::view::{CiteFileView, CiteView, ParagraphsView};
use crate::read::front_matter::Listing;

use super::Views;

impl Views<'_> {
    /// How to cite a document and its paragraphs; `None` for one that is not cited by itself.
    pub(super) fn cite(&self, id: DocId) -> Option<CiteView> {
        let work = self.work(id)?;
        let url = &self.model.document(id).url;
        let paragraphs = self.paragraph_works(id).zip(self.model.document(id).paragraphs.iter()).next();
        let paragraphs = paragraphs.map(|(work, number)| ParagraphsView {
            number: number.number.clone(),
            text: citation::copied(&work.source, self.messages),
            files: self.cite_files(url, NAMES[1], FORMATS),
        });
        Some(CiteView { paragraphs, ..self.cite_one(&work, url) })
    }

    /// How to cite a page without paragraphs of its own; `folder` is its place on the site.
    pub(super) fn cite_one(&self, work: &Work, folder: &str) -> CiteView {
        CiteView {
            text: citation::copied(&work.source, self.messages),
            files: self.cite_files(folder, NAMES[0], OF_ONE),
            paragraphs: None,
        }
    }

    /// The files with all sources, beside the page that lists them.
    pub(super) fn source_files(&self) -> Vec<CiteFileView> {
        match self.model.listings.get(&Listing::Sources) {
            Some(list) if self.model.sources.file.is_some() => {
                self.cite_files(&self.model.document(*list).url, NAMES[2], FORMATS)
            }
            _ => Vec::new(),
        }
    }

    fn cite_files(&self, folder: &str, name: &str, formats: &[CiteFormat]) -> Vec<CiteFileView> {
        let view = |format: &CiteFormat| CiteFileView {
            name: self.messages.text(&format!("cite-format.{}", format.id), &[]),
            url: self.addresses.url(&format!("{folder}{name}.{}", format.extension)),
            media_type: format.media_type,
        };
        formats.iter().map(view).collect()
    }
}
