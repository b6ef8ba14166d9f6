//! What templates see. Views are made from the model for one page at a time and only ever serialised; a template that
//! asks for a field that is not here is told so.

mod evidence;
mod guidance;
mod history;
mod register;
mod sources;
mod tables;
mod words;

use serde::Serialize;

pub use evidence::{DiagramView, EvidenceGroupView, EvidencePartView, GraphFilesView, StepView};
pub use guidance::{
    AudiencePrincipleView, AudienceView, FrameworkView, PrincipleView, QuestionFileView, QuestionGroupView,
    QuestionView, QuestionsView,
};
pub use history::{CorrectionView, EarlierView, HistoryView, LogEntryView, ReleaseGroupView, ReleaseView, VersionView};
pub use register::{
    AskedView, BodyPageView, ClockView, EvidenceView, FiltersView, OptionView, RegisterView, StandingView,
};
pub use sources::{CiteFileView, CiteView, CitingView, ParagraphsView, SourcePageView};
pub use tables::{CellView, ColumnView, FieldView, FileView, GridView, PartView, SymbolView, TableView};
pub use words::{EntryView, LetterView, TermView, WordView};

/// A date: for machines and in words.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    pub iso: String,
    pub text: String,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    pub title: String,
    pub url: String,
}

/// A link among siblings, one of which may be this page.
#[derive(Clone, Debug, Serialize)]
pub struct SiblingView {
    pub title: String,
    pub url: String,
    pub current: bool,
}

/// An entry of the main menu: `page` when it is this page, `section` when this page is below it, else empty.
#[derive(Clone, Debug, Serialize)]
pub struct NavigationView {
    pub title: String,
    pub url: String,
    pub current: &'static str,
}

/// A word out of a closed set, and what it says.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    pub id: &'static str,
    pub text: String,
}

/// Anything that is listed.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    pub title: String,
    pub url: String,
    pub summary: Option<String>,
    pub label: String,
    pub number: Option<String>,
    pub date: Option<DateView>,
    pub status: Option<StatusView>,
}

/// A source that something rests on.
#[derive(Clone, Debug, Serialize)]
pub struct CitationView {
    pub text: String,
    pub url: String,
}

/// A licence or a publisher.
#[derive(Clone, Debug, Serialize)]
pub struct NamedView {
    pub name: String,
    pub url: Option<String>,
}

/// The site, the same on every page but for the place in the menu.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    pub title: String,
    pub description: String,
    pub language: String,
    pub publisher: NamedView,
    pub notice: Option<String>,
    pub licence: Option<NamedView>,
    pub root: String,
    pub home: String,
    pub navigation: Vec<NavigationView>,
    pub footer: Vec<LinkView>,
    pub feed: String,
    pub version: &'static str,
}

/// A heading in the contents list.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsView {
    pub id: String,
    pub title: String,
    pub level: u8,
}

/// What every page has.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    pub title: String,
    pub full_title: String,
    pub template: &'static str,
    pub url: String,
    pub canonical: String,
    /// Why the page is shown in a preview only.
    pub held: Option<String>,
    pub description: String,
    pub breadcrumbs: Vec<LinkView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    pub contents: Vec<ContentsView>,
    pub published: Option<DateView>,
    pub updated: Option<DateView>,
    pub content_note: Option<String>,
    pub image: Option<ImageView>,
    pub history: HistoryView,
    /// Footnotes and references, already HTML.
    pub notes: String,
    /// The words of the glossary that the text uses.
    pub words: Vec<WordView>,
    pub cite: Option<CiteView>,
    pub linked_data: Option<String>,
}

/// A picture that stands for a page elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct ImageView {
    pub url: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
}

/// A list of the site: how much it holds, and the page it is on.
#[derive(Clone, Debug, Serialize)]
pub struct CountView {
    pub kind: &'static str,
    pub number: usize,
    pub url: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    pub counts: Vec<CountView>,
    pub reports: Vec<CardView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// The section that the page is a part of, and its pages, where they are read one after the other.
    pub part_of: Option<LinkView>,
    pub siblings: Vec<SiblingView>,
    pub children: Vec<CardView>,
    pub audience: Option<AudienceView>,
    pub listing: Option<ListingView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReportView {
    pub subtitle: Option<String>,
    pub summary: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<LinkView>,
    pub status: StatusView,
    pub superseded_by: Option<LinkView>,
    pub identifiers: Vec<String>,
    pub evidence_base: Option<String>,
    pub source: Option<CitationView>,
    pub chapters: Vec<CardView>,
    pub findings: Vec<CardView>,
    pub recommendations: Vec<CardView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChapterView {
    pub report: Option<LinkView>,
    pub number: Option<String>,
    pub chapters: Vec<SiblingView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FindingView {
    pub number: Option<String>,
    pub topics: Vec<String>,
    pub confidence: StatusView,
    pub confidence_note: Option<String>,
    pub report: Option<LinkView>,
    pub evidence: Vec<StepView>,
    pub above: Vec<StepView>,
    pub diagram: Option<DiagramView>,
    pub cited_by: Vec<CardView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RecommendationView {
    pub number: Option<String>,
    pub addressed_to: Vec<LinkView>,
    pub findings: Vec<StepView>,
    pub diagram: Option<DiagramView>,
    pub due: Option<DateView>,
    /// For how long it has been due, in words.
    pub overdue: Option<String>,
    /// The day of the build.
    pub as_of: DateView,
    pub clock: Option<ClockView>,
    pub superseded_by: Option<LinkView>,
    pub replaces: Vec<LinkView>,
    pub report: Option<LinkView>,
    pub status: StatusView,
    pub responses: Vec<ResponseView>,
    pub assessments: Vec<AssessmentView>,
    pub cited_by: Vec<CardView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ResponseView {
    /// The part of the page that it is.
    pub id: String,
    pub date: DateView,
    pub body: LinkView,
    pub position: StatusView,
    pub text: Option<String>,
    pub source: CitationView,
}

#[derive(Clone, Debug, Serialize)]
pub struct AssessmentView {
    /// The part of the page that it is.
    pub id: String,
    pub date: DateView,
    pub status: StatusView,
    pub text: Option<String>,
    pub source: CitationView,
    pub evidence: Vec<EvidenceView>,
}

/// A chart or a table in a text.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    pub id: String,
    pub kind: &'static str,
    pub title: String,
    pub subtitle: Option<String>,
    pub picture: Option<PictureView>,
    pub author_description: Option<String>,
    pub description: Vec<String>,
    pub grid: GridView,
    pub notes: Vec<String>,
    pub sources: Vec<CitationView>,
    pub as_of: DateView,
    pub base: Option<String>,
    pub illustrative: bool,
    pub files: Vec<FileView>,
    pub table_url: String,
    pub block: Option<String>,
    pub own_files: Vec<FigureFileView>,
}

/// A file of a chart itself, and its size in words.
#[derive(Clone, Debug, Serialize)]
pub struct FigureFileView {
    pub id: &'static str,
    pub url: String,
    pub size: String,
    pub media_type: &'static str,
}

/// What is shown of a chart: two drawings, or steps of shading for the cells of its grid, or numbers in large.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PictureView {
    pub wide: Option<String>,
    pub narrow: Option<String>,
    pub shades: Vec<Vec<Option<u8>>>,
    pub key: Vec<ShadeView>,
    pub measure: Option<String>,
    pub tiles: Vec<TileView>,
}

/// A step of shading, and what it stands for.
#[derive(Clone, Debug, Serialize)]
pub struct ShadeView {
    pub step: u8,
    pub words: String,
}

/// A number in large, and what it is the number of.
#[derive(Clone, Debug, Serialize)]
pub struct TileView {
    pub number: String,
    pub words: String,
    pub comparisons: Vec<String>,
}

/// A whole list. Which of the parts is filled follows from the kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ListingView {
    pub kind: &'static str,
    pub groups: Vec<GroupView>,
    pub register: Option<RegisterView>,
    pub package: Option<String>,
    pub evidence: Vec<EvidenceGroupView>,
    pub graph_files: Option<GraphFilesView>,
    pub sources: Vec<SourceView>,
    /// Files with all sources.
    pub source_files: Vec<CiteFileView>,
    pub bodies: Vec<BodyView>,
    pub corrections: Vec<LogEntryView>,
    pub releases: Vec<ReleaseView>,
    pub feed: Option<String>,
    pub letters: Vec<LetterView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    pub title: Option<String>,
    pub url: Option<String>,
    pub items: Vec<CardView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    pub id: String,
    pub kind: String,
    pub text: String,
    pub page: String,
    pub url: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct BodyView {
    pub id: String,
    pub name: String,
    /// Where its own page is.
    pub page: String,
    pub short_name: Option<String>,
    pub description: Option<String>,
    pub url: Option<String>,
    pub used_by: Vec<CardView>,
}

/// A page that sends the reader on.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    pub language: String,
    pub target: String,
    pub title: String,
}

/// An entry of the feed.
#[derive(Clone, Debug, Serialize)]
pub struct FeedEntryView {
    pub title: String,
    pub id: String,
    pub url: String,
    pub updated: String,
    pub summary: Option<String>,
}

/// A page in the sitemap.
#[derive(Clone, Debug, Serialize)]
pub struct SitemapUrlView {
    pub loc: String,
    pub lastmod: Option<String>,
}
