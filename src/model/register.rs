//! The register of recommendations: how each stands on the day of the build.
//!
//! Everything here follows from front matter and that day. What bodies said and what the publisher found stay two
//! histories: a [`Standing`] has the last entry of each, and neither is made from the other. Where nothing was written
//! there is no entry, never a status that nobody gave.

mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil;

use crate::read::front_matter::{Assessment, Position, Recommendation, Response};
use crate::read::scalar::{Date, Id, Scheme};

use super::Model;
use super::document::{Content, DocId};
use super::kind::Kind;
use super::links::Entity;

pub use tables::{ALL, MADE, found_id, said_id, tables};

/// Every recommendation, in the order of the register: by report, those of no report last.
#[derive(Clone, Debug, Default)]
pub struct Register {
    standings: Vec<Standing>,
    places: BTreeMap<DocId, usize>,
}

/// How a recommendation stands on the day of the build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The recommendation.
    pub id: DocId,
    /// The report it is of.
    pub report: Option<DocId>,
    /// The bodies that are asked, in the order as written.
    pub asked: Vec<Asked>,
    /// What the publisher last found, as a place in its assessments.
    pub assessment: Option<usize>,
    /// For how many days it has been due and is not known to be settled.
    pub overdue: Option<u32>,
    /// The recommendations in whose place it stands.
    pub replaces: Vec<DocId>,
}

/// A body that is asked to do what a recommendation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its place in the list of bodies.
    pub body: usize,
    /// What it last said, as a place in the recommendation's responses.
    pub response: Option<usize>,
    /// How it stands with the time that the report set for an answer.
    pub clock: Option<Clock>,
}

/// The time that a body had, or has, for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The last day on which an answer is in time.
    pub until: civil::Date,
    /// Whether there was one.
    pub state: ClockState,
}

/// Whether an answer came, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// There is none, and there is time left.
    Awaited,
    /// There is none, and the time ran out so many days ago.
    Late(u32),
    /// It came in time.
    InTime,
    /// It came so many days late.
    AnsweredLate(u32),
    /// It came so many days late at least: its date is known by month or year.
    AnsweredLateAtLeast(u32),
    /// It came, and its date does not tell whether in time.
    Answered,
}

impl Register {
    /// The register of a model whose documents and bodies have their names.
    pub(super) fn new(model: &Model) -> Self {
        let mut ids: Vec<DocId> = model.of_kind(Kind::Recommendation).map(|(id, _)| id).collect();
        let report = |id: &DocId| model.report_of(*id).map_or((1, None), |report| (0, Some(model.order(report))));
        ids.sort_by_key(|id| (report(id), model.order(*id)));
        let mut replaced: BTreeMap<&str, Vec<DocId>> = BTreeMap::new();
        for id in &ids {
            if let Some(by) = record(model, *id).and_then(|record| record.superseded_by.as_ref()) {
                replaced.entry(by.as_str()).or_default().push(*id);
            }
        }
        let standing = |id: &DocId| {
            let replaces = replaced.remove(model.document(*id).id.as_str()).unwrap_or_default();
            standing(model, *id, replaces)
        };
        let standings: Vec<Standing> = ids.iter().filter_map(standing).collect();
        let places = standings.iter().enumerate().map(|(at, standing)| (standing.id, at)).collect();
        Register { standings, places }
    }

    /// Every recommendation in the order of the register.
    pub fn iter(&self) -> impl Iterator<Item = &Standing> {
        self.standings.iter()
    }

    /// Whether there is no recommendation.
    pub fn is_empty(&self) -> bool {
        self.standings.is_empty()
    }

    /// How many recommendations there are.
    pub fn len(&self) -> usize {
        self.standings.len()
    }

    /// How a recommendation stands.
    pub fn get(&self, id: DocId) -> Option<&Standing> {
        self.places.get(&id).map(|at| &self.standings[*at])
    }

    /// The recommendations that ask a body, by its place in the list of bodies; and what is known of its answer.
    pub fn of_body(&self, body: usize) -> impl Iterator<Item = (&Standing, &Asked)> {
        self.standings.iter().filter_map(move |standing| {
            let asked = standing.asked.iter().find(|asked| asked.body == body)?;
            Some((standing, asked))
        })
    }
}

impl Standing {
    /// The record that it is made from.
    pub fn record<'m>(&self, model: &'m Model) -> Option<&'m Recommendation> {
        record(model, self.id)
    }

    /// What the publisher last found.
    pub fn last_found<'m>(&self, model: &'m Model) -> Option<&'m Assessment> {
        self.record(model)?.assessments.get(self.assessment?)
    }

    /// Whether some body that was asked has let its time for an answer run out.
    pub fn is_unanswered(&self) -> bool {
        self.asked.iter().any(Asked::is_late)
    }
}

impl Asked {
    /// What it last said.
    pub fn last_said<'m>(&self, model: &'m Model, id: DocId) -> Option<&'m Response> {
        record(model, id)?.responses.get(self.response?)
    }

    /// Whether its time for an answer has run out without one.
    pub fn is_late(&self) -> bool {
        self.clock.is_some_and(|clock| matches!(clock.state, ClockState::Late(_)))
    }
}

fn record(model: &Model, id: DocId) -> Option<&Recommendation> {
    match &model.document(id).content {
        Content::Recommendation(record) => Some(record),
        _ => None,
    }
}

/// From which day on a body has time to answer, and how many days: those of the report, from its publication or from that
/// of the recommendation, where it has one of its own.
pub fn clock_start(model: &Model, id: DocId) -> Option<(Option<Date>, u16)> {
    let report = model.report_of(id)?;
    let Content::Report(of_report) = &model.document(report).content else { return None };
    let published = |id: DocId| model.document(id).common.published;
    Some((published(id).or(published(report)), of_report.response_days?.get()))
}

fn standing(model: &Model, id: DocId, replaces: Vec<DocId>) -> Option<Standing> {
    let record = record(model, id)?;
    let until = clock_start(model, id).and_then(|(start, days)| last_day_to_answer(start?, days));
    let body = |body: &Id| match model.index.get(Scheme::Body, body.as_str()) {
        Some(Entity::Body(at)) => Some(at),
        _ => None,
    };
    let mut asked: Vec<Asked> = Vec::new();
    for (name, at) in record.addressed_to.iter().filter_map(|name| Some((name, body(name)?))) {
        // A body that is named twice is asked once.
        if asked.iter().all(|other| other.body != at) {
            asked.push(ask(record, name, at, until, model.as_of));
        }
    }
    let assessment = latest(record.assessments.iter().map(|assessment| assessment.date));
    let is_settled = assessment.is_some_and(|at| record.assessments[at].status.is_settled());
    let overdue = record.due.filter(|_| !is_settled).and_then(|due| days_after(due.last_day(), model.as_of));
    Some(Standing { id, report: model.report_of(id), asked, assessment, overdue, replaces })
}

fn ask(record: &Recommendation, name: &Id, body: usize, until: Option<civil::Date>, as_of: civil::Date) -> Asked {
    let of_body = || record.responses.iter().enumerate().filter(|(_, response)| response.body == *name);
    let places: Vec<usize> = of_body().map(|(at, _)| at).collect();
    let response = latest(places.iter().map(|at| record.responses[*at].date)).map(|nth| places[nth]);
    let answers = of_body().filter(|(_, response)| response.position != Position::None);
    let first = answers.map(|(_, response)| response.date).min_by_key(Date::first_day);
    let clock = until.map(|until| Clock { until, state: clock_state(until, first, as_of) });
    Asked { body, response, clock }
}

/// The place of the latest date; of several that are alike, of the last one written.
fn latest(dates: impl Iterator<Item = Date>) -> Option<usize> {
    dates.enumerate().max_by_key(|(_, date)| date.first_day()).map(|(at, _)| at)
}

/// The last day on which an answer is in time: with one day, it is the day after `start`. None where that day is not known.
fn last_day_to_answer(start: Date, days: u16) -> Option<civil::Date> {
    let start = start.is_day().then(|| start.first_day())?;
    start.checked_add(jiff::Span::new().days(days)).ok()
}

fn clock_state(until: civil::Date, first: Option<Date>, as_of: civil::Date) -> ClockState {
    let Some(first) = first else {
        return days_after(until, as_of).map_or(ClockState::Awaited, ClockState::Late);
    };
    match days_after(until, first.first_day()) {
        Some(days) if first.is_day() => ClockState::AnsweredLate(days),
        Some(days) => ClockState::AnsweredLateAtLeast(days),
        None if first.last_day() <= until => ClockState::InTime,
        None => ClockState::Answered,
    }
}

/// How many days a day lies after another; none where it does not.
fn days_after(day: civil::Date, later: civil::Date) -> Option<u32> {
    let days = (later - day).get_days();
    u32::try_from(days).ok().filter(|days| *days > 0)
}
