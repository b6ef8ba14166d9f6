//! What templates see of the register: all recommendations, and those made to one body.

use serde::Serialize;

use super::{CardView, DateView, LinkView, StatusView};

/// All recommendations, and what the page needs to filter them and to hand them out.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterView {
    /// How many there are and how they stand, in sentences.
    pub summary: Vec<String>,
    pub entries: Vec<StandingView>,
    pub filters: FiltersView,
    pub feed: String,
    /// The file with both histories of each recommendation.
    pub whole: String,
    /// The page of the table of all recommendations.
    pub table: Option<String>,
}

/// A recommendation in the register.
#[derive(Clone, Debug, Serialize)]
pub struct StandingView {
    pub title: String,
    pub url: String,
    pub number: Option<String>,
    pub report: Option<OptionView>,
    pub report_url: Option<String>,
    pub asked: Vec<AskedView>,
    pub due: Option<DateView>,
    /// For how long it has been due, in words.
    pub overdue: Option<String>,
    pub found: StatusView,
    pub found_on: Option<DateView>,
    /// Whether the time for an answer has run out for one of those who were asked.
    pub late: bool,
}

/// A body that is asked, and how it stands with its answer.
#[derive(Clone, Debug, Serialize)]
pub struct AskedView {
    pub id: String,
    pub body: LinkView,
    pub said: StatusView,
    pub said_on: Option<DateView>,
    /// How it stands with the time for an answer, in words.
    pub clock: Option<String>,
    pub late: bool,
}

/// What the register can be filtered by: only what occurs in it.
#[derive(Clone, Debug, Serialize)]
pub struct FiltersView {
    pub reports: Vec<OptionView>,
    pub bodies: Vec<OptionView>,
    pub said: Vec<OptionView>,
    pub found: Vec<OptionView>,
    pub overdue: bool,
    pub late: bool,
}

/// A value to filter by: its name in the page's address, and its words.
#[derive(Clone, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct OptionView {
    pub id: String,
    pub text: String,
}

/// The page of a body.
#[derive(Clone, Debug, Serialize)]
pub struct BodyPageView {
    pub description: Option<String>,
    pub url: Option<String>,
    pub short_name: Option<String>,
    pub summary: Vec<String>,
    pub entries: Vec<StandingView>,
    /// Whether one of them is overdue.
    pub overdue: bool,
    pub feed: Option<String>,
    pub used_by: Vec<CardView>,
}

/// Something that shows what was done, and where in it to look.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceView {
    pub card: CardView,
    pub text: Option<String>,
}

/// The time that a report set for answers.
#[derive(Clone, Debug, Serialize)]
pub struct ClockView {
    /// The rule and the day, in a sentence.
    pub rule: String,
    pub asked: Vec<AskedView>,
}
