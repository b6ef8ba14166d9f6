//! The audiences of a framework, and the pages that are for them.

use crate::diagnostic::{Diagnostic, rules, which_there_are};
use crate::read::front_matter::Audience;
use crate::read::scalar::Id;
use crate::source::Span;

use super::Model;
use super::document::{Content, DocId};

impl Model {
    /// The page of a framework that is for one of its audiences, if its author has written one.
    pub fn audience_page(&self, framework: DocId, audience: &Id) -> Option<DocId> {
        let is_for = |id: &DocId| matches!(&self.document(*id).content, Content::Page(page) if page.audience.as_ref() == Some(audience));
        self.children(framework).iter().copied().find(is_for)
    }
}

/// An audience that a framework does not have.
pub fn unknown(id: &Id, place: Span, audiences: &[Audience]) -> Diagnostic {
    let known = audiences.iter().map(|audience| audience.id.as_str());
    Diagnostic::new(&rules::REFERENCE_UNKNOWN, place, format!("the framework has no audience `{id}`"))
        .maybe_help(which_there_are(id.as_str(), known))
}
