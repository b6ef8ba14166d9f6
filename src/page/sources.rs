//! A page for each source, with everything that rests on it.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::Entry;
use crate::read::front_matter::Listing;
use crate::read::source::Source;

use super::address::source_path;
use super::citation;
use super::view::PageView;
use super::views::frame::Generated;
use super::{File, Made, Maker};

pub(super) fn pages(maker: &Maker) -> Made {
    let sources = maker.content.model.sources.entries.par_iter().enumerate();
    super::split(sources.map(|(at, entry)| page(maker, at, entry)).collect())
}

fn page(maker: &Maker, at: usize, entry: &Entry<Source>) -> Result<File, Diagnostic> {
    let model = maker.content.model;
    let generated = Generated {
        title: entry.value.title.clone(),
        template: "source",
        path: source_path(&entry.id),
        description: citation::full(&entry.value, maker.views.messages),
        parent: model.listings.get(&Listing::Sources).copied().or(model.home()),
    };
    // A source is often a report that has a page of its own on the site.
    let title = maker.views.messages.text("source.page", &[("title", &entry.value.title)]);
    let round = PageView { full_title: maker.views.full_title(&title), ..maker.views.generated(&generated) };
    maker.laid_out(&generated, &round, place(maker, entry), &maker.views.source(at))
}

/// Where the entry stands.
fn place(maker: &Maker, entry: &Entry<Source>) -> Place {
    match &maker.content.model.sources.file {
        Some((_, spans)) => Place::Span(spans.key(&["sources".into(), entry.id.as_str().into()])),
        None => Place::Path("content/sources.yaml".to_owned()),
    }
}
