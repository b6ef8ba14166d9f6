//! The questions of frameworks: each belongs to one, for audiences and principles that it has.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, did_you_mean, rules};
use crate::model::audience;
use crate::model::document::Content;
use crate::model::kind::Kind;
use crate::read::data::{QuestionGroup, Questions};
use crate::read::front_matter::Audience;
use crate::read::scalar::{Id, Reference, Scheme};
use crate::read::yaml::{Record, Spans};
use crate::source::Span;

use super::Assembly;

impl Assembly<'_> {
    pub(super) fn place_questions(&mut self) {
        for (file, folder, record) in std::mem::take(&mut self.questions) {
            let path = format!("guidance/{folder}/_index.md");
            if self.model.index.is_out_of_reach(&path) {
                continue;
            }
            let framework = self.model.index.path(&path);
            let Some(framework) = framework.filter(|id| self.model.document(*id).kind == Kind::Framework) else {
                let problem = Diagnostic::new(&rules::KIND_PLACE, file, "these questions belong to no framework");
                self.problems.push(problem.help(format!("make the file content/guidance/{folder}/_index.md")));
                continue;
            };
            self.problems.extend(repeated(&record));
            if let Content::Framework(framework, _) = &self.model.document(framework).content {
                self.problems.extend(for_nobody(&record, &framework.audiences));
            }
            self.tell_principles(&folder, &record);
            if let Content::Framework(_, questions) = &mut self.model.documents[framework.0].content {
                *questions = Some(record.value);
            }
        }
    }

    /// A group names a principle, and one of its own framework.
    fn tell_principles(&mut self, folder: &str, record: &Record<Questions>) {
        let of_framework = format!("guidance/{folder}/");
        let principles = self.model.of_kind(Kind::Principle);
        let own: Vec<String> = principles
            .filter(|(_, principle)| principle.path.starts_with(&of_framework))
            .map(|(_, principle)| principle.id.clone())
            .collect();
        for (at, group) in record.value.groups.iter().enumerate() {
            let problem = match &group.principle {
                Some(id) if own.iter().any(|own| own == id.as_str()) => None,
                Some(id) => {
                    let place = record.spans.value(&["groups".into(), at.into(), "principle".into()]);
                    self.tell_principle(id, place, &own)
                }
                None if own.is_empty() => None,
                None => Some(without_principle(group, at, &record.spans)),
            };
            self.problems.extend(problem);
        }
    }

    fn tell_principle(&self, id: &Id, place: Span, own: &[String]) -> Option<Diagnostic> {
        let reference = Reference { scheme: Scheme::Principle, id: id.to_string() };
        match self.model.index.resolve(&reference, place) {
            Err(problem) => problem,
            Ok(_) => {
                let message = format!("the principle `{id}` is of another framework");
                let help = did_you_mean(id.as_str(), own.iter().map(String::as_str));
                Some(Diagnostic::new(&rules::REFERENCE_UNKNOWN, place, message).maybe_help(help))
            }
        }
    }
}

fn without_principle(group: &QuestionGroup, at: usize, spans: &Spans) -> Diagnostic {
    let place = spans.value(&["groups".into(), at.into(), "title".into()]);
    let message = format!("the questions “{}” test no principle", group.title);
    let help = "add `principle: …` with the id of the principle, which is the name of its file";
    Diagnostic::new(&rules::QUESTIONS_PRINCIPLE, place, message).help(help)
}

/// Ids that two questions have.
fn repeated(record: &Record<Questions>) -> Vec<Diagnostic> {
    let mut seen = BTreeMap::new();
    let mut problems = Vec::new();
    for (at, group) in record.value.groups.iter().enumerate() {
        for (question_at, question) in group.questions.iter().enumerate() {
            let place =
                record.spans.value(&["groups".into(), at.into(), "questions".into(), question_at.into(), "id".into()]);
            if let Some(first) = seen.insert(&question.id, place) {
                let message = format!("two questions have the id `{}`", question.id);
                problems.push(Diagnostic::new(&rules::ID_DUPLICATE, place, message).label(first, "the first one"));
            }
        }
    }
    problems
}

/// Audiences of questions that the framework does not have.
fn for_nobody(record: &Record<Questions>, audiences: &[Audience]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (at, group) in record.value.groups.iter().enumerate() {
        for (question_at, question) in group.questions.iter().enumerate() {
            for (audience_at, id) in question.audiences.iter().enumerate() {
                if audiences.iter().any(|audience| audience.id == *id) {
                    continue;
                }
                let path = [
                    "groups".into(),
                    at.into(),
                    "questions".into(),
                    question_at.into(),
                    "audiences".into(),
                    audience_at.into(),
                ];
                problems.push(audience::unknown(id, record.spans.value(&path), audiences));
            }
        }
    }
    problems
}
