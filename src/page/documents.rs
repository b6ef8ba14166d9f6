//! A page for each document, and the one for what is not found.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::memo::Bytes;
use crate::model::document::{Content, DocId, Document};

use super::templates::Prepared;
use super::view::PageView;
use super::views::Views;
use super::views::frame::Generated;
use super::{File, Made, Maker, Text, figures, html};

/// The site as seen from each place in the menu, made ready once: it is the same on thousands of pages.
pub(super) struct Menus(BTreeMap<Option<(DocId, bool)>, Prepared>);

impl Menus {
    pub(super) fn new(views: &Views) -> Self {
        let entries = views.navigation();
        let places = entries.into_iter().flat_map(|id| [Some((id, true)), Some((id, false))]).chain([None]);
        Menus(places.map(|place| (place, Prepared::new(&views.site(place)))).collect())
    }

    /// The site as a page sees it.
    pub(super) fn site(&self, place: Option<(DocId, bool)>) -> &Prepared {
        // Every place that `place_in_menu` can give was made; the place outside the menu always is.
        self.0.get(&place).unwrap_or_else(|| &self.0[&None])
    }
}

pub(super) fn make(maker: &Maker) -> Made {
    let documents: Vec<(DocId, &Document)> = maker.content.model.documents().collect();
    let mut made: Vec<Result<File, Diagnostic>> =
        documents.par_iter().map(|(id, document)| page(maker, *id, document)).collect();
    made.push(not_found(maker));
    super::split(made)
}

fn page(maker: &Maker, id: DocId, document: &Document) -> Result<File, Diagnostic> {
    let views = &maker.views;
    let figures = figures::render(maker, id, document)?;
    let key = maker.keys.text(views, document, figures.iter().map(|figure| figure.key));
    let write = || {
        let figures: Vec<&str> = figures.iter().map(|figure| &*figure.html).collect();
        Arc::new(html::write(document, &figures, &views.addresses, views.messages))
    };
    let written = maker.memo.texts.get(key, write);
    let body = Text { html: &written.body, key };
    let page = views.page(id, document, figures::image(maker, id), written.notes.clone());
    let site = maker.menus.site(views.place_in_menu(Some(id), None));
    let file =
        |view: Result<Bytes, Diagnostic>| Ok(File::page(&document.url, view?, document.file, document.last_changed()));
    let render = Render { maker, site, page: &page, body };
    file(match &document.content {
        Content::Page(_) if page.template == "home" => render.with(&views.home()),
        Content::Page(record) => render.with(&views.section(id, record)),
        Content::Report(report) => render.with(&views.report(id, document, report)),
        Content::Chapter(_) => render.with(&views.chapter(id, document)),
        Content::Finding(finding) => render.with(&views.finding(id, finding)),
        Content::Recommendation(recommendation) => render.with(&views.recommendation(id, recommendation)),
        Content::Framework(framework, questions) => render.with(&views.framework(id, framework, questions.as_ref())),
        Content::Principle(_) => render.with(&views.principle(id, document)),
    })
}

/// A page that lacks only its view.
struct Render<'a> {
    maker: &'a Maker<'a>,
    site: &'a Prepared,
    page: &'a PageView,
    body: Text<'a>,
}

impl Render<'_> {
    fn with(&self, view: &impl Serialize) -> Result<Bytes, Diagnostic> {
        self.maker.render(self.site, self.page, self.body, view)
    }
}

#[derive(Serialize)]
struct Nothing {}

fn not_found(maker: &Maker) -> Result<File, Diagnostic> {
    let title = maker.views.messages.text("not-found.title", &[]);
    let generated = Generated {
        title,
        template: "not-found",
        path: "404.html".to_owned(),
        description: maker.content.config.description.clone(),
        parent: maker.content.model.home(),
    };
    let page = maker.views.generated(&generated);
    let text = Render { maker, site: maker.menus.site(None), page: &page, body: Text::default() }.with(&Nothing {})?;
    Ok(File::new("404.html", text, Place::Path("templates/not-found.html".to_owned())))
}
