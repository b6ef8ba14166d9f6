//! Views of the register of recommendations and of the bodies that they are made to.

use std::collections::BTreeSet;

use crate::model::document::DocId;
use crate::model::links::Entity;
use crate::model::register::{self, Asked, Clock, ClockState, Standing, found_id, said_id};
use crate::page::date;
use crate::page::view::{
    AskedView, BodyPageView, ClockView, EvidenceView, FiltersView, LinkView, OptionView, RegisterView, StandingView,
};
use crate::read::front_matter::{Assessment, Position, Progress, Recommendation};
use crate::read::scalar::{Date, Scheme};

use super::Views;

/// The feed of what happens to recommendations.
pub(in crate::page) const FEED: &str = "recommendations.xml";

/// The file of the whole register, for programs.
pub(in crate::page) const WHOLE: &str = "register.json";

impl Views<'_> {
    /// The register; `None` where there is no recommendation.
    pub(super) fn register(&self) -> Option<RegisterView> {
        if self.model.register.is_empty() {
            return None;
        }
        let standings: Vec<&Standing> = self.model.register.iter().collect();
        let table = self.model.tables.iter().find(|table| table.derived && table.id.as_str() == register::ALL);
        Some(RegisterView {
            summary: self.summary("register.summary.all", &standings, &|asked| asked.is_late()),
            entries: standings.iter().map(|standing| self.entry(standing, |_| true)).collect(),
            filters: self.filters(&standings),
            feed: self.addresses.url(FEED),
            whole: self.addresses.url(WHOLE),
            table: table.map(|table| self.addresses.url(&table.url())),
        })
    }

    /// The page of a body, by its place in the list of bodies.
    pub(in crate::page) fn body_page(&self, at: usize) -> BodyPageView {
        let body = &self.model.bodies.entries[at].value;
        let standings: Vec<&Standing> = self.model.register.of_body(at).map(|(standing, _)| standing).collect();
        let own: BTreeSet<DocId> = standings.iter().map(|standing| standing.id).collect();
        let others = self.model.uses(Entity::Body(at)).iter().filter(|id| !own.contains(id));
        BodyPageView {
            description: body.description.clone(),
            url: body.url.clone(),
            short_name: body.short_name.clone().filter(|short| *short != body.name),
            summary: self.summary("register.summary.body", &standings, &|asked| asked.body == at && asked.is_late()),
            entries: standings.iter().map(|standing| self.entry(standing, |asked| asked.body == at)).collect(),
            overdue: standings.iter().any(|standing| standing.overdue.is_some()),
            feed: (!self.model.register.is_empty()).then(|| self.addresses.url(FEED)),
            used_by: others.map(|id| self.card(*id)).collect(),
        }
    }

    /// How many recommendations there are and how they stand on the day of the build, in sentences. `first` is the key of
    /// the first sentence; `is_late` tells which late answers are counted.
    fn summary(&self, first: &str, standings: &[&Standing], is_late: &dyn Fn(&Asked) -> bool) -> Vec<String> {
        let today = self.date(Date::from(self.model.as_of)).text;
        if standings.is_empty() {
            return vec![self.messages.text("register.summary.body-none", &[])];
        }
        let mut sentences = vec![self.messages.count(first, standings.len(), &[("date", &today)])];
        let found = |standing: &Standing| standing.last_found(self.model).map(|found| found.status);
        let count = |is: &dyn Fn(&Standing) -> bool| standings.iter().filter(|standing| is(standing)).count();
        let done = count(&|standing| found(standing) == Some(Progress::Implemented));
        let unknown = count(&|standing| found(standing).is_none());
        let overdue = count(&|standing| standing.overdue.is_some());
        let late = standings.iter().flat_map(|standing| &standing.asked).filter(|asked| is_late(asked)).count();
        let mut say = |key: &str, count: usize| sentences.push(self.messages.count(key, count, &[]));
        match done {
            0 => say("register.summary.none-done", 0),
            _ => say("register.summary.done", done),
        }
        for (key, count) in [
            ("register.summary.unknown", unknown),
            ("register.summary.overdue", overdue),
            ("register.summary.late", late),
        ] {
            if count > 0 {
                say(key, count);
            }
        }
        sentences
    }

    /// A recommendation, with those of the bodies asked that `is_shown` chooses.
    fn entry(&self, standing: &Standing, is_shown: impl Fn(&Asked) -> bool) -> StandingView {
        let document = self.model.document(standing.id);
        let record = standing.record(self.model);
        let found = standing.last_found(self.model);
        let shown: Vec<&Asked> = standing.asked.iter().filter(|asked| is_shown(asked)).collect();
        StandingView {
            title: document.common.title.clone(),
            url: self.addresses.document(standing.id),
            number: record.and_then(|record| record.number.clone()),
            report: standing.report.map(|report| self.report_option(report)),
            report_url: standing.report.map(|report| self.addresses.document(report)),
            asked: shown.iter().map(|asked| self.asked(standing.id, asked)).collect(),
            due: record.and_then(|record| record.due).map(|due| self.date(due)),
            overdue: self.overdue(standing),
            found: self.progress(found.map(|found| found.status)),
            found_on: found.map(|found| self.date(found.date)),
            late: shown.iter().any(|asked| asked.is_late()),
        }
    }

    fn report_option(&self, report: DocId) -> OptionView {
        let document = self.model.document(report);
        OptionView { id: document.id.clone(), text: document.common.title.clone() }
    }

    fn asked(&self, id: DocId, asked: &Asked) -> AskedView {
        let entity = Entity::Body(asked.body);
        let said = asked.last_said(self.model, id);
        AskedView {
            id: self.model.bodies.entries[asked.body].id.to_string(),
            body: LinkView {
                title: self.addresses.name(entity),
                url: self.addresses.entity(entity).unwrap_or_default(),
            },
            said: self.position(said.map(|said| said.position)),
            said_on: said.map(|said| self.date(said.date)),
            clock: asked.clock.map(|clock| self.clock_words(clock)),
            late: asked.is_late(),
        }
    }

    fn clock_words(&self, clock: Clock) -> String {
        let until = self.date(Date::from(clock.until)).text;
        let days = |days: u32| self.messages.count("date.days", days as usize, &[]);
        match clock.state {
            ClockState::Awaited => self.messages.text("register.clock.awaited", &[("date", &until)]),
            ClockState::Late(_) => {
                let time = date::elapsed(clock.until, self.model.as_of, self.messages);
                self.messages.text("register.clock.late", &[("date", &until), ("time", &time)])
            }
            ClockState::InTime => self.messages.text("register.clock.in-time", &[]),
            ClockState::AnsweredLate(late) => {
                self.messages.text("register.clock.answered-late", &[("time", &days(late))])
            }
            ClockState::AnsweredLateAtLeast(late) => {
                self.messages.text("register.clock.answered-late-at-least", &[("time", &days(late))])
            }
            ClockState::Answered => self.messages.text("register.clock.answered", &[]),
        }
    }

    /// For how long a recommendation has been due, in words.
    pub(super) fn overdue(&self, standing: &Standing) -> Option<String> {
        standing.overdue?;
        let due = standing.record(self.model)?.due?;
        Some(date::elapsed(due.last_day(), self.model.as_of, self.messages))
    }

    /// What the register can be filtered by, in the order of the words, or of what can have been said and found.
    fn filters(&self, standings: &[&Standing]) -> FiltersView {
        let sorted = |options: BTreeSet<(String, OptionView)>| options.into_iter().map(|(_, option)| option).collect();
        let keyed = |option: OptionView| (option.text.to_lowercase(), option);
        let reports = standings.iter().filter_map(|standing| standing.report).map(|id| keyed(self.report_option(id)));
        let asked = || standings.iter().flat_map(|standing| standing.asked.iter().map(move |asked| (standing, asked)));
        let bodies = asked().map(|(_, asked)| {
            let id = self.model.bodies.entries[asked.body].id.to_string();
            keyed(OptionView { id, text: self.addresses.name(Entity::Body(asked.body)) })
        });
        let said = |position: &Option<Position>| {
            asked().any(|(standing, asked)| {
                asked.last_said(self.model, standing.id).map(|said| said.position) == *position
            })
        };
        let found = |progress: &Option<Progress>| {
            standings.iter().any(|one| one.last_found(self.model).map(|found| found.status) == *progress)
        };
        let option = |id: &str, text: String| OptionView { id: id.to_owned(), text };
        let said = Position::ALL.into_iter().map(Some).chain([None]).filter(said);
        let found = Progress::ALL.into_iter().map(Some).chain([None]).filter(found);
        FiltersView {
            reports: sorted(reports.collect()),
            bodies: sorted(bodies.collect()),
            said: said.map(|position| option(said_id(position), self.position(position).text)).collect(),
            found: found.map(|progress| option(found_id(progress), self.progress(progress).text)).collect(),
            overdue: standings.iter().any(|standing| standing.overdue.is_some()),
            late: asked().any(|(_, asked)| asked.is_late()),
        }
    }

    /// The time that the report of a recommendation set for answers, and how each body stands with it.
    pub(super) fn clock(&self, standing: &Standing) -> Option<ClockView> {
        let (_, days) = register::clock_start(self.model, standing.id)?;
        let until = standing.asked.iter().find_map(|asked| asked.clock)?.until;
        let until = self.date(Date::from(until)).text;
        Some(ClockView {
            rule: self.messages.count("recommendation.clock", days.into(), &[("date", &until)]),
            asked: standing.asked.iter().map(|asked| self.asked(standing.id, asked)).collect(),
        })
    }

    /// What shows that it was done, where each thing can be found.
    pub(super) fn proof(&self, assessment: &Assessment) -> Vec<EvidenceView> {
        let view = |evidence: &crate::read::front_matter::Evidence| {
            let entity = self.model.index.get(evidence.reference.scheme, &evidence.reference.id)?;
            Some(EvidenceView { card: self.entity_card(entity)?, text: evidence.text.clone() })
        };
        assessment.evidence.iter().filter_map(view).collect()
    }

    /// The recommendations in whose place one stands, and the one in its place.
    pub(super) fn replaced(&self, standing: Option<&Standing>, record: &Recommendation) -> (Vec<DocId>, Option<DocId>) {
        let by = record.superseded_by.as_ref().and_then(|by| self.model.index.get(Scheme::Recommendation, by.as_str()));
        let by = match by {
            Some(Entity::Document(by)) => Some(by),
            _ => None,
        };
        (standing.map(|standing| standing.replaces.clone()).unwrap_or_default(), by)
    }
}

/// The parts of a recommendation's page that its responses and its assessments have, in the order as written. They are
/// named by what happened when, so that a link to one lasts when others are added.
pub(in crate::page) fn anchors(record: &Recommendation) -> (Vec<String>, Vec<String>) {
    let said = record.responses.iter().map(|response| format!("page-said-{}-{}", response.body, response.date));
    let found = record.assessments.iter().map(|assessment| format!("page-found-{}", assessment.date));
    (distinct(said), distinct(found))
}

/// Names, each once: the second of two that are alike gets a 2 after it.
fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        let again = (2..).map(|n: usize| format!("{name}.{n}"));
        let free = std::iter::once(name.clone()).chain(again).find(|name| !all.contains(name));
        all.push(free.unwrap_or(name));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn two_entries_of_one_day_have_names_of_their_own() {
        let names = ["a-2014", "a-2014-02", "a-2014", "a-2014"].map(str::to_owned);
        assert_eq!(distinct(names.into_iter()), ["a-2014", "a-2014-02", "a-2014.2", "a-2014.3"]);
    }
}
