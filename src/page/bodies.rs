//! A page for each body: what it was asked, what it said, and where else it is spoken of.

use crate::diagnostic::{Diagnostic, Place};
use crate::model::Entry;
use crate::read::data::Body;
use crate::read::front_matter::Listing;

use super::views::frame::Generated;
use super::{File, Made, Maker};

pub(super) fn make(maker: &Maker) -> Made {
    let entries = &maker.content.model.bodies.entries;
    super::split(entries.iter().enumerate().map(|(at, entry)| page(maker, at, entry)).collect())
}

fn page(maker: &Maker, at: usize, entry: &Entry<Body>) -> Result<File, Diagnostic> {
    let model = maker.content.model;
    let generated = Generated {
        title: entry.value.name.clone(),
        template: "body",
        path: entry.body_path(),
        description: entry.value.description.clone().unwrap_or_else(|| maker.content.config.description.clone()),
        parent: model.listings.get(&Listing::Bodies).copied().or(model.home()),
    };
    let origin = match &model.bodies.file {
        Some((_, spans)) => Place::Span(spans.key(&["bodies".into(), entry.id.as_str().into()])),
        None => Place::Path("content/bodies.yaml".to_owned()),
    };
    maker.generated(&generated, origin, &maker.views.body_page(at))
}
