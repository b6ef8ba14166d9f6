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
}

/// A page that cites a source, and which parts of it.
#[derive(Clone, Debug, Serialize)]
pub struct CitingView {
    pub title: String,
    pub url: String,
    pub label: String,
    pub locators: Vec<String>,
}
