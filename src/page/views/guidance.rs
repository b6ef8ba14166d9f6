//! Views of frameworks, their principles, their audiences and their questions.

use crate::model::document::{Content, DocId, Document};
use crate::model::evidence::Direction;
use crate::model::kind::Kind;
use crate::model::links::Entity;
use crate::page::questions::{ANSWERS, QuestionFile, Selection, is_for, selections};
use crate::page::view::{
    AudiencePrincipleView, AudienceView, FrameworkView, LinkView, PrincipleView, QuestionFileView, QuestionGroupView,
    QuestionView, QuestionsView, SiblingView, StatusView,
};
use crate::read::data::{Question, QuestionGroup, Questions};
use crate::read::front_matter::{Audience, Framework, Page};
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
            audiences: framework.audiences.iter().map(|audience| self.audience_link(id, audience)).collect(),
            principles: self.cards(&principles),
            source: framework.source.as_ref().and_then(|source| self.citation(source)),
            status_note: framework.status_note.clone(),
            questions: questions.map(|questions| self.questions_link(id, questions)),
            cited_by: self.cited_by(Entity::Document(id), self.model.children(id)),
            pages: self.cards(&pages),
        }
    }

    /// Where the questions of a framework are, below the site's root; those for one audience have a page of their own.
    pub(in crate::page) fn questions_path(&self, framework: DocId, audience: Option<&Audience>) -> String {
        let audience = audience.map(|audience| format!("{}/", audience.id)).unwrap_or_default();
        format!("{}{QUESTIONS}{audience}", self.model.document(framework).url)
    }

    /// The title of a page of questions.
    pub(in crate::page) fn questions_title(&self, selection: &Selection) -> String {
        let title = &selection.questions.title;
        let with = |audience: &Audience| {
            self.messages.text("questions.title-for", &[("title", title), ("audience", &audience.title)])
        };
        selection.audience.map_or_else(|| title.clone(), with)
    }

    fn questions_link(&self, framework: DocId, questions: &Questions) -> LinkView {
        LinkView { title: questions.title.clone(), url: self.addresses.url(&self.questions_path(framework, None)) }
    }

    fn selection_link(&self, selection: &Selection) -> LinkView {
        let path = self.questions_path(selection.id, selection.audience);
        LinkView { title: self.questions_title(selection), url: self.addresses.url(&path) }
    }

    /// Where the page that is made for an audience is, below the site's root.
    pub(in crate::page) fn audience_path(&self, framework: DocId, audience: &Audience) -> String {
        format!("{}{}/", self.model.document(framework).url, audience.id)
    }

    fn audience_link(&self, framework: DocId, audience: &Audience) -> LinkView {
        let url = match self.model.audience_page(framework, &audience.id) {
            Some(page) => self.addresses.document(page),
            None => self.addresses.url(&self.audience_path(framework, audience)),
        };
        LinkView { title: audience.title.clone(), url }
    }

    /// What a page shows after its text that is for an audience of its framework.
    pub(super) fn page_audience(&self, id: DocId, page: &Page) -> Option<AudienceView> {
        let parent = self.model.document(id).parent?;
        let Content::Framework(framework, _) = &self.model.document(parent).content else { return None };
        let audience = framework.audiences.iter().find(|audience| page.audience.as_ref() == Some(&audience.id))?;
        Some(self.audience(parent, framework, audience))
    }

    /// Every principle of a framework, with the questions for one audience.
    pub(in crate::page) fn audience(&self, id: DocId, framework: &Framework, audience: &Audience) -> AudienceView {
        let questions = match &self.model.document(id).content {
            Content::Framework(_, questions) => questions.as_ref(),
            _ => None,
        };
        let of_principle = |principle: &str| {
            let mut views: Vec<QuestionView> = Vec::new();
            for (at, group) in questions.iter().flat_map(|questions| questions.groups.iter().enumerate()) {
                if group.principle.as_ref().is_some_and(|id| id.as_str() == principle) {
                    let wanted = |question: &Question| is_for(question, &audience.id);
                    views.extend(self.group_questions(framework, at, group, wanted));
                }
            }
            // Whom they are for is what the page says.
            views.into_iter().map(|question| QuestionView { audiences: Vec::new(), ..question }).collect()
        };
        let view = |principle: DocId| {
            let document = self.model.document(principle);
            let LinkView { title, url } = self.link(principle);
            let summary = document.common.summary.clone();
            AudiencePrincipleView { title, url, summary, questions: of_principle(&document.id) }
        };
        let all = questions.map(|questions| selections(id, framework, questions)).unwrap_or_default();
        let own = all.iter().find(|one| one.audience.is_some_and(|own| own.id == audience.id)).or(all.first());
        AudienceView {
            title: audience.title.clone(),
            framework: self.link(id),
            principles: self.principles(id).into_iter().map(view).collect(),
            questions: own.map(|own| self.selection_link(own)),
        }
    }

    /// The principles of a framework, in their order.
    fn principles(&self, framework: DocId) -> Vec<DocId> {
        let children = self.model.children(framework).iter().copied();
        children.filter(|child| self.model.document(*child).kind == Kind::Principle).collect()
    }

    pub(in crate::page) fn principle(&self, id: DocId, document: &Document) -> PrincipleView {
        let framework = document.parent.filter(|parent| self.model.document(*parent).kind == Kind::Framework);
        let (questions, page) =
            framework.map(|framework| self.principle_questions(framework, &document.id)).unwrap_or_default();
        let siblings = framework.map(|framework| self.principles(framework));
        PrincipleView {
            number: document.number.map(|number| number.to_string()),
            framework: framework.map(|framework| self.link(framework)),
            principles: siblings.map(|siblings| self.siblings(&siblings, id)).unwrap_or_default(),
            findings: self.trail(Entity::Document(id), Direction::Below),
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
        let views = own.flat_map(|(at, group)| self.group_questions(record, at, group, |_| true)).collect();
        (views, Some(self.questions_link(framework, questions)))
    }

    /// The questions of a group that are `wanted`, with the numbers that they have among all.
    fn group_questions(
        &self,
        framework: &Framework,
        group_at: usize,
        group: &QuestionGroup,
        wanted: impl Fn(&Question) -> bool,
    ) -> Vec<QuestionView> {
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
        group.questions.iter().enumerate().filter(|(_, question)| wanted(question)).map(view).collect()
    }

    /// The groups that have questions of a selection.
    pub(in crate::page) fn question_groups(&self, selection: &Selection) -> Vec<QuestionGroupView> {
        let group = |(at, group): (usize, &QuestionGroup)| QuestionGroupView {
            title: group.title.clone(),
            principle: group.principle.as_ref().and_then(|principle| self.named_link(Scheme::Principle, principle)),
            questions: self.group_questions(selection.framework, at, group, |question| selection.has(question)),
        };
        let groups = selection.questions.groups.iter().enumerate().map(group);
        groups.filter(|group| !group.questions.is_empty()).collect()
    }

    pub(in crate::page) fn questions(&self, selection: &Selection, files: &[QuestionFile]) -> QuestionsView {
        let is_this = |other: &Selection| other.audience.map(|one| &one.id) == selection.audience.map(|one| &one.id);
        let sibling = |other: &Selection| SiblingView {
            title: other.audience.map_or_else(|| self.messages.text("questions.all", &[]), |one| one.title.clone()),
            url: self.selection_link(other).url,
            current: is_this(other),
        };
        let all = selections(selection.id, selection.framework, selection.questions);
        let groups = self.question_groups(selection);
        let answer = |id: &'static str| StatusView { id, text: self.messages.text(&format!("answer.{id}"), &[]) };
        let file = |file: &QuestionFile| QuestionFileView {
            id: file.format.id,
            url: self.addresses.url(&file.path),
            size: self.size(file.bytes.len()),
            media_type: file.format.media_type,
        };
        QuestionsView {
            framework: self.link(selection.id),
            note: selection.questions.note.clone(),
            audience: selection.audience.map(|audience| audience.title.clone()),
            number: groups.iter().map(|group| group.questions.len()).sum(),
            selections: if all.len() > 1 { all.iter().map(sibling).collect() } else { Vec::new() },
            groups,
            answers: ANSWERS.into_iter().map(answer).collect(),
            files: files.iter().map(file).collect(),
            save_as: format!("{}-answers.csv", self.model.document(selection.id).id),
        }
    }
}
