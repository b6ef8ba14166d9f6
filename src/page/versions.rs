//! A page for each earlier version of a document, at an address of its own below that of the document.
//!
//! It is canonical to itself, since it says something else than the version that stands, and search engines are asked to
//! leave it out. No list, menu, feed or map has it; the document in its place links to it.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place};
use crate::memo::Key;
use crate::model::version::Version;
use crate::read::body::FigureRecord;

use super::escape::escape_into;
use super::html::Written;
use super::view::PageView;
use super::views::frame::Generated;
use super::{File, Made, Maker, Text, html};

pub(super) fn make(maker: &Maker) -> Made {
    super::split(maker.content.model.versions.par_iter().map(|version| page(maker, version)).collect())
}

fn page(maker: &Maker, version: &Version) -> Result<File, Diagnostic> {
    let (views, document) = (&maker.views, &version.document);
    let generated = Generated {
        title: document.common.title.clone(),
        template: "version",
        path: document.url.clone(),
        description: document.common.summary.clone().unwrap_or_else(|| maker.content.config.description.clone()),
        parent: Some(version.of),
    };
    let figures: Vec<String> = document.body.figures.iter().map(|figure| words(maker, &figure.record)).collect();
    let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
    let Written { body, notes } = html::write(document, &figures, &views.addresses, views.messages);
    let body = Text { key: Key::of(body.as_bytes()), html: &body };
    let number = version.number.to_string();
    let title = views.messages.text("version.page", &[("title", &generated.title), ("number", &number)]);
    let round = PageView { notes, full_title: views.full_title(&title), ..views.generated(&generated) };
    let round = views.of_version(round, version);
    let site = maker.menus.site(views.place_in_menu(None, generated.parent));
    let html = maker.render(site, &round, body, &views.version(version))?;
    Ok(File::new(format!("{}index.html", document.url), html, Place::File(document.file)))
}

/// What stands in the place of a chart or a table: drawn from the data of today, it would not be what was published.
fn words(maker: &Maker, record: &FigureRecord) -> String {
    let title = match record {
        FigureRecord::Chart(chart) => Some(chart.value.title.clone()),
        FigureRecord::Table(table) => table.value.title.clone(),
    };
    let messages = maker.views.messages;
    let text = match title {
        Some(title) => messages.text("version.figure", &[("title", &title)]),
        None => messages.text("version.figure-untitled", &[]),
    };
    let mut out = String::from("<p class=\"version-figure\">");
    escape_into(&mut out, &text);
    out.push_str("</p>");
    out
}
