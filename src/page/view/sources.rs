//! What templates see of a source.

use serde::Serialize;

use super::CardView;

/// The page of a source: what it is, and everything that rests on it.
#[derive(Clone, Debug, Serialize)]
pub struct SourcePageView {
    pub text: String,
    pub kind: String,
    pub url: Option<String>,
    pub doi: Option<String>,
    pub note: Option<String>,
    /// Findings with this source, or a table from it, as their evidence.
    pub findings: Vec<CardView>,
    /// Recommendations that follow from these findings.
    pub recommendations: Vec<CardView>,
    pub tables: Vec<CardView>,
    /// Charts of these tables.
    pub figures: Vec<CardView>,
    pub cited_by: Vec<CitingView>,
    pub cite: CiteView,
}

/// A page that cites a source, and which parts of it.
#[derive(Clone, Debug, Serialize)]
pub struct CitingView {
    pub title: String,
    pub url: String,
    pub label: String,
    pub locators: Vec<String>,
}

/// How to cite a page: as text, and as files for reference managers.
#[derive(Clone, Debug, Serialize)]
pub struct CiteView {
    pub text: String,
    pub files: Vec<CiteFileView>,
    pub paragraphs: Option<ParagraphsView>,
}

/// A file of citations.
#[derive(Clone, Debug, Serialize)]
pub struct CiteFileView {
    pub name: String,
    pub url: String,
    pub media_type: &'static str,
}

/// How to cite a paragraph of a page, with one as the example, and the files of all.
#[derive(Clone, Debug, Serialize)]
pub struct ParagraphsView {
    pub number: String,
    pub text: String,
    pub files: Vec<CiteFileView>,
}
