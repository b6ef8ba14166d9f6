//! What templates see of the history of a page: what was put right on it.

use serde::Serialize;

use super::{CardView, CitationView, DateView, LinkView, StatusView};

/// The history of a page; empty for one that never changed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HistoryView {
    /// The latest first.
    pub corrections: Vec<CorrectionView>,
    /// The latest one of a mistake that was on this page.
    pub latest: Option<CorrectionView>,
    /// The page with all corrections of the site.
    pub log: Option<LinkView>,
    /// The feed of all corrections.
    pub feed: Option<String>,
    /// Which version it is, of a document that had others.
    pub version: Option<u32>,
    /// The versions before it, the latest first.
    pub earlier: Vec<EarlierView>,
    /// Whether the page is an earlier version itself, which search engines should leave out.
    pub old: bool,
}

/// A link to an earlier version.
#[derive(Clone, Debug, Serialize)]
pub struct EarlierView {
    pub number: u32,
    pub url: String,
    pub replaced: DateView,
}

/// An earlier version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionView {
    pub kind: String,
    pub number: Option<String>,
    pub version: u32,
    pub summary: Option<String>,
    pub replaced: DateView,
    pub current: LinkView,
    pub confidence: Option<StatusView>,
    pub evidence: Vec<CardView>,
}

/// A release in the list of all, and what it changed.
#[derive(Clone, Debug, Serialize)]
pub struct ReleaseView {
    pub date: DateView,
    /// Whether nothing came before it.
    pub first: bool,
    pub groups: Vec<ReleaseGroupView>,
}

/// What a release changed on one page.
#[derive(Clone, Debug, Serialize)]
pub struct ReleaseGroupView {
    pub title: String,
    pub url: Option<String>,
    pub lines: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CorrectionView {
    /// Its anchor on its page.
    pub id: String,
    pub date: DateView,
    /// The first day that the date can mean, in the form of ISO 8601.
    pub first_day: String,
    pub severity: StatusView,
    pub said: String,
    pub says: String,
    pub why: String,
    pub place: Option<String>,
    /// The publication with the mistake, where it was not this site's.
    pub about: Option<CitationView>,
}

/// A correction in the log of the site, and the page it belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct LogEntryView {
    pub correction: CorrectionView,
    pub page: CardView,
    /// Where the correction stands on its page.
    pub url: String,
}
