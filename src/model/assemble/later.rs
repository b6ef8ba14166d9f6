//! What is dated after the day of the build: it is left out, so that a build as on a former day says what was known then,
//! and told where the date is more likely a slip than a plan.

use crate::diagnostic::{Diagnostic, rules};
use crate::model::document::Content;
use crate::read::front_matter::{Common, Progress, Recommendation};
use crate::read::scalar::Date;
use crate::read::yaml::Spans;
use crate::source::Span;

use super::Assembly;

/// How many days ahead an entry may be written that tells of what has happened: it may wait for the day of a publication.
/// Most slips are in the year, and lie further ahead than half of one.
const AHEAD: i32 = 183;

/// How many days ahead a page may be held back.
const EMBARGO: i32 = 366;

impl Assembly<'_> {
    /// Whether what is dated so is known on the day of the build.
    pub(super) fn is_known(&self, date: Date) -> bool {
        self.edition.drafts || date.first_day() <= self.edition.as_of
    }

    /// Leaves out what is dated after the day of the build.
    pub(super) fn leave_out_later(&mut self, common: &mut Common, content: &mut Content, spans: &mut Spans) {
        if let Some(date) = common.updated {
            self.tell_far(date, spans.value(&["updated".into()]), "this update");
        }
        common.updated = common.updated.filter(|date| self.is_known(*date));
        self.keep_known(
            &mut common.corrections,
            |correction| correction.date,
            spans,
            ("corrections", "this correction"),
        );
        if let Content::Recommendation(record) = content {
            self.keep_known(&mut record.responses, |response| response.date, spans, ("responses", "this response"));
            let replaced = |record: &Recommendation| {
                record.assessments.iter().any(|assessment| assessment.status == Progress::Superseded)
            };
            let was_replaced = replaced(record);
            let key = ("assessments", "this assessment");
            self.keep_known(&mut record.assessments, |assessment| assessment.date, spans, key);
            if was_replaced && !replaced(record) {
                record.superseded_by = None;
            }
        }
    }

    fn keep_known<T>(
        &mut self,
        entries: &mut Vec<T>,
        date: fn(&T) -> Date,
        spans: &mut Spans,
        (key, name): (&str, &str),
    ) {
        for (at, entry) in entries.iter().enumerate() {
            self.tell_far(date(entry), spans.value(&[key.into(), at.into(), "date".into()]), name);
        }
        let known: Vec<bool> = entries.iter().map(|entry| self.is_known(date(entry))).collect();
        spans.retain(&[key.into()], |at| known[at]);
        let mut at = 0..;
        entries.retain(|_| at.next().is_some_and(|at: usize| known[at]));
    }

    /// Tells of something that has happened, and is dated so far ahead that the date must be a slip.
    pub(super) fn tell_far(&mut self, date: Date, place: Span, name: &str) {
        let Some(days) = self.days_ahead(date).filter(|days| *days > AHEAD) else { return };
        let message =
            format!("{name} is dated {date}, {days} days after the day of the build, and is left out until then");
        let help = "is the year right? What was said, found or put right has a day that has been";
        self.problems.push(Diagnostic::new(&rules::DATE_AHEAD, place, message).help(help));
    }

    /// Tells of a page that is held back for longer than anybody plans.
    pub(super) fn tell_far_embargo(&mut self, common: &Common, spans: &Spans) {
        let Some(date) = common.published.filter(|_| !common.draft) else { return };
        let Some(days) = self.days_ahead(date).filter(|days| *days > EMBARGO) else { return };
        let place = spans.value(&["published".into()]);
        let message = format!("this page is held back until {date}, for {days} days");
        let help = "is the year right? A page that is not finished says `draft: true`";
        self.problems.push(Diagnostic::new(&rules::DATE_AHEAD, place, message).help(help));
    }

    /// How many days a date lies after today, as far as the content tells of today: the day of the build, or that of the
    /// last release, where the build is as on a day before it.
    fn days_ahead(&self, date: Date) -> Option<i32> {
        let today = self.last_release.map_or(self.edition.as_of, |last| last.max(self.edition.as_of));
        let days = (date.first_day() - today).get_days();
        (days > 0).then_some(days)
    }
}
