//! A page for each audience of a framework that no author has written one for.

use crate::diagnostic::{Diagnostic, Place};
use crate::model::document::{Content, DocId, Document};
use crate::read::front_matter::{Audience, Framework};

use super::views::frame::Generated;
use super::{File, Made, Maker};

pub(super) fn make(maker: &Maker) -> Made {
    let mut made = Vec::new();
    for (id, document) in maker.content.model.documents() {
        let Content::Framework(framework, _) = &document.content else { continue };
        let without = |audience: &&Audience| maker.content.model.audience_page(id, &audience.id).is_none();
        let each = framework.audiences.iter().filter(without);
        made.extend(each.map(|audience| page(maker, id, document, framework, audience)));
    }
    super::split(made)
}

fn page(
    maker: &Maker,
    id: DocId,
    document: &Document,
    framework: &Framework,
    audience: &Audience,
) -> Result<File, Diagnostic> {
    let values = [("framework", document.common.title.as_str()), ("audience", audience.title.as_str())];
    let generated = Generated {
        title: audience.title.clone(),
        template: "audience",
        path: maker.views.audience_path(id, audience),
        description: maker.views.messages.text("audience.summary", &values),
        parent: Some(id),
    };
    let place = document.spans.value(&["audiences".into()]);
    maker.generated(&generated, Place::Span(place), &maker.views.audience(id, framework, audience))
}
