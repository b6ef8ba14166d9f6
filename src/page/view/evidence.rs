//! What templates see of the evidence graph.

use serde::Serialize;

use super::CardView;

/// A station of a trail, and those that follow it.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    pub card: CardView,
    /// Why what follows is not here: `again`, where it stands further up; `further`, where it is on its own page.
    pub left_out: Option<&'static str>,
    pub steps: Vec<StepView>,
}

/// A drawing of a part of the graph: how many boxes it has, and its two forms. Neither is there where it would be too
/// crowded, and no narrow one where only that would be.
#[derive(Clone, Debug, Serialize)]
pub struct DiagramView {
    pub boxes: usize,
    pub wide: Option<String>,
    pub narrow: Option<String>,
}

/// The evidence of a report, of a framework, or of what is of neither.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceGroupView {
    pub id: String,
    pub title: String,
    pub url: Option<String>,
    pub parts: Vec<EvidencePartView>,
}

/// A part of such a group with a drawing of its own: the whole of it, or one of its conclusions, which is its title then.
#[derive(Clone, Debug, Serialize)]
pub struct EvidencePartView {
    pub title: Option<String>,
    pub diagram: Option<DiagramView>,
    pub steps: Vec<StepView>,
}

/// The whole graph as files.
#[derive(Clone, Debug, Serialize)]
pub struct GraphFilesView {
    pub json: String,
    pub linked: String,
}
