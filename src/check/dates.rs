//! Dates stand in the order in which they can have happened.

use crate::diagnostic::{Diagnostic, rules};
use crate::model::Model;
use crate::model::document::{Content, DocId, Document};
use crate::read::scalar::Date;
use crate::read::yaml::Step;

use super::Subject;

pub(super) fn in_order(subject: &Subject) -> Vec<Diagnostic> {
    subject.model.documents().flat_map(|(id, one)| document(subject.model, id, one)).collect()
}

/// A recommendation without a date of its own was made when its report was published.
fn document(model: &Model, id: DocId, document: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let of_report = || model.document(model.report_of(id)?).common.published;
    let published = match &document.content {
        Content::Recommendation(_) => document.common.published.or_else(of_report),
        _ => document.common.published,
    };
    let Some(published) = published else { return found };
    let mut later: Vec<(Date, Vec<Step>)> = Vec::new();
    later.extend(document.common.updated.map(|date| (date, vec!["updated".into()])));
    let corrections = document.common.corrections.iter().map(|correction| correction.date).enumerate();
    later.extend(corrections.map(|(at, date)| (date, vec!["corrections".into(), at.into(), "date".into()])));
    if let Content::Recommendation(record) = &document.content {
        let responses = record.responses.iter().map(|response| response.date).enumerate();
        later.extend(responses.map(|(at, date)| (date, vec!["responses".into(), at.into(), "date".into()])));
        let assessments = record.assessments.iter().map(|assessment| assessment.date).enumerate();
        later.extend(assessments.map(|(at, date)| (date, vec!["assessments".into(), at.into(), "date".into()])));
        later.extend(record.due.map(|date| (date, vec!["due".into()])));
    }
    for (date, path) in later.into_iter().filter(|(date, _)| surely_before(*date, published)) {
        let place = document.spans.value(&path);
        let problem =
            Diagnostic::new(&rules::DATE_ORDER, place, format!("{date} is before the publication on {published}"));
        found.push(problem.help("correct one of the two dates"));
    }
    found
}

/// Whether a date lies before another as far as both are known: `2013` is not before `2013-11`.
fn surely_before(date: Date, other: Date) -> bool {
    let known = |date: Date| (date.year(), date.month(), date.day());
    let ((year, month, day), (other_year, other_month, other_day)) = (known(date), known(other));
    if year != other_year {
        return year < other_year;
    }
    match (month, other_month) {
        (Some(month), Some(other_month)) if month != other_month => month < other_month,
        (Some(_), Some(_)) => matches!((day, other_day), (Some(day), Some(other_day)) if day < other_day),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_held_against_a_date() {
        let before = |a: &str, b: &str| surely_before(a.parse().unwrap(), b.parse().unwrap());
        assert!(before("2012", "2013-11"));
        assert!(before("2013-10", "2013-11-26"));
        assert!(before("2013-11-25", "2013-11-26"));
        assert!(!before("2013", "2013-11"));
        assert!(!before("2013-11", "2013-11-26"));
    }
}
