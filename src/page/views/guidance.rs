//! Views of frameworks, their principles and their questions.

use crate::model::document::{Content, DocId, Document};
use crate::model::kind::Kind;
use crate::model::links::Entity;
use crate::page::view::{
    AudienceView, FrameworkView, LinkView, PrincipleView, QuestionGroupView, QuestionView, QuestionsView,
};
use crate::read::data::{Question, QuestionGroup, Questions};
use crate::read::front_matter::{Framework, Principle};
use crate::read::scalar::Scheme;

use super::Views;

/// The name of the page of questions, below its framework.
const QUESTIONS: &str = "questions/";

impl Views<'_> {
    pub(in crate::page) fn framework(
        &self,
        id: DocId,
        framework: &Framework,
        questions: Option<&Questions>,
    ) -> FrameworkView {
        let (principles, pages): (Vec<DocId>, Vec<DocId>) =
            self.model.children(id).iter().partition(|child| self.model.document(**child).kind == Kind::Principle);
        FrameworkView {
            subtitle: framework.subtitle.clone(),
            aims: framework.aims.clone(),
            audiences: framework.audiences.iter().map(|audience| audience.title.clone()).collect(),
            principles: self.cards(&principles),
            source: framework.source.as_ref().and_then(|source| self.citation(source)),
            status_note: framework.status_note.clone(),
            questions: questions.map(|questions| self.questions_link(id, questions)),
            cited_by: self.cited_by(id, self.model.children(id)),
            pages: self.cards(&pages),
        }
    }

    /// Where the questions of a framework are, below the site's root.
    pub(in crate::page) fn questions_path(&self, framework: DocId) -> String {
        format!("{}{QUESTIONS}", self.model.document(framework).url)
    }

    fn questions_link(&self, framework: DocId, questions: &Questions) -> LinkView {
        LinkView { title: questions.title.clone(), url: self.addresses.url(&self.questions_path(framework)) }
    }

    pub(in crate::page) fn principle(&self, id: DocId, document: &Document, principle: &Principle) -> PrincipleView {
        let framework = document.parent.filter(|parent| self.model.document(*parent).kind == Kind::Framework);
        let (questions, page) =
            framework.map(|framework| self.principle_questions(framework, &document.id)).unwrap_or_default();
        let siblings = framework.map(|framework| {
            self.model
                .children(framework)
                .iter()
                .copied()
                .filter(|child| self.model.document(*child).kind == Kind::Principle)
                .collect::<Vec<DocId>>()
        });
        let findings: Vec<DocId> = principle
            .findings
            .iter()
            .filter_map(|finding| match self.model.index.get(Scheme::Finding, finding.as_str()) {
                Some(Entity::Document(finding)) => Some(finding),
                _ => None,
            })
            .collect();
        PrincipleView {
            number: document.number.map(|number| number.to_string()),
            framework: framework.map(|framework| self.link(framework)),
            principles: siblings.map(|siblings| self.siblings(&siblings, id)).unwrap_or_default(),
            findings: self.cards(&findings),
            questions,
            questions_page: page,
        }
    }

    /// The questions that test a principle, and the page of all questions.
    fn principle_questions(&self, framework: DocId, principle: &str) -> (Vec<QuestionView>, Option<LinkView>) {
        let Content::Framework(record, Some(questions)) = &self.model.document(framework).content else {
            return (Vec::new(), None);
        };
        let groups = questions.groups.iter().enumerate();
        let own = groups.filter(|(_, group)| group.principle.as_ref().is_some_and(|id| id.as_str() == principle));
        let views = own.flat_map(|(at, group)| self.group_questions(record, at, group)).collect();
        (views, Some(self.questions_link(framework, questions)))
    }

    fn group_questions(&self, framework: &Framework, group_at: usize, group: &QuestionGroup) -> Vec<QuestionView> {
        let titles = |question: &Question| {
            let wanted = framework.audiences.iter().filter(|audience| question.audiences.contains(&audience.id));
            wanted.map(|audience| audience.title.clone()).collect::<Vec<_>>()
        };
        let view = |(at, question): (usize, &Question)| QuestionView {
            id: question.id.to_string(),
            number: format!("{}.{}", group_at + 1, at + 1),
            text: question.text.clone(),
            audiences: titles(question),
        };
        group.questions.iter().enumerate().map(view).collect()
    }

    pub(in crate::page) fn questions(&self, id: DocId, framework: &Framework, questions: &Questions) -> QuestionsView {
        let group = |(at, group): (usize, &QuestionGroup)| QuestionGroupView {
            title: group.title.clone(),
            principle: group.principle.as_ref().and_then(|principle| self.named_link(Scheme::Principle, principle)),
            questions: self.group_questions(framework, at, group),
        };
        QuestionsView {
            framework: self.link(id),
            note: questions.note.clone(),
            audiences: framework
                .audiences
                .iter()
                .map(|audience| AudienceView { id: audience.id.to_string(), title: audience.title.clone() })
                .collect(),
            groups: questions.groups.iter().enumerate().map(group).collect(),
        }
    }
}
