//! What templates see of frameworks, principles, audiences and questions.

use serde::Serialize;

use super::{CardView, CitationView, LinkView, SiblingView, StatusView, StepView};

#[derive(Clone, Debug, Serialize)]
pub struct FrameworkView {
    pub subtitle: Option<String>,
    pub aims: Vec<String>,
    pub audiences: Vec<LinkView>,
    pub principles: Vec<CardView>,
    pub source: Option<CitationView>,
    pub status_note: Option<String>,
    pub questions: Option<LinkView>,
    pub pages: Vec<CardView>,
    pub cited_by: Vec<CardView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PrincipleView {
    pub number: Option<String>,
    pub framework: Option<LinkView>,
    pub principles: Vec<SiblingView>,
    pub findings: Vec<StepView>,
    pub questions: Vec<QuestionView>,
    pub questions_page: Option<LinkView>,
}

/// What a framework has for one of its audiences.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceView {
    pub title: String,
    pub framework: LinkView,
    pub principles: Vec<AudiencePrincipleView>,
    pub questions: Option<LinkView>,
}

/// A principle, and the questions for one audience that test it.
#[derive(Clone, Debug, Serialize)]
pub struct AudiencePrincipleView {
    pub title: String,
    pub url: String,
    pub summary: Option<String>,
    pub questions: Vec<QuestionView>,
}

/// A page of questions, for one audience or for all.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionsView {
    pub framework: LinkView,
    pub note: Option<String>,
    pub audience: Option<String>,
    pub number: usize,
    pub selections: Vec<SiblingView>,
    pub groups: Vec<QuestionGroupView>,
    pub answers: Vec<StatusView>,
    pub files: Vec<QuestionFileView>,
    /// What a file of answers is called that a reader saves.
    pub save_as: String,
}

/// A file of questions, and its size in words.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionFileView {
    pub id: &'static str,
    pub url: String,
    pub size: String,
    pub media_type: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct QuestionGroupView {
    pub title: String,
    pub principle: Option<LinkView>,
    pub questions: Vec<QuestionView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    pub id: String,
    pub number: String,
    pub text: String,
    pub audiences: Vec<String>,
}
