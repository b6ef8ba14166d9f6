//! What machines read of the whole site: the Atom feed, the sitemap, `robots.txt`.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::document::{Content, Document};
use crate::read::scalar::Date;

use super::date;
use super::templates::Prepared;
use super::view::{FeedEntryView, SitemapUrlView};
use super::{File, Made, Maker};

/// How many entries the feed has.
const FEED_ENTRIES: usize = 50;

pub(super) fn make(maker: &Maker) -> Made {
    super::split(vec![feed(maker), sitemap(maker), Ok(robots(maker))])
}

#[derive(Serialize)]
struct Feed {
    entries: Vec<FeedEntryView>,
    updated: String,
    feed_url: String,
}

fn last_change(document: &Document) -> Option<Date> {
    document.common.updated.or(document.common.published)
}

/// Dated reports, findings, recommendations and pages, the latest first.
fn feed(maker: &Maker) -> Result<File, Diagnostic> {
    let mut dated: Vec<(Date, usize, FeedEntryView)> = Vec::new();
    for (id, document) in maker.content.model.documents() {
        let Some(changed) = last_change(document) else { continue };
        if matches!(document.content, Content::Chapter(_)) {
            continue;
        }
        let url = maker.content.config.base.absolute(&maker.views.addresses.document(id));
        let entry = FeedEntryView {
            title: document.common.title.clone(),
            id: url.clone(),
            url,
            updated: date::rfc3339(changed),
            summary: document.common.summary.clone(),
        };
        dated.push((changed, id.0, entry));
    }
    dated.sort_by(|a, b| b.0.first_day().cmp(&a.0.first_day()).then(a.1.cmp(&b.1)));
    dated.truncate(FEED_ENTRIES);
    let updated =
        dated.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |(_, _, entry)| entry.updated.clone());
    let feed = Feed {
        entries: dated.into_iter().map(|(.., entry)| entry).collect(),
        updated,
        feed_url: maker.content.config.base.absolute(&maker.views.addresses.url("feed.xml")),
    };
    let site = Prepared::new(&maker.views.site(None));
    let text = maker.templates.render_page("atom.xml", &site, &feed, "", &feed)?;
    Ok(File {
        path: "feed.xml".to_owned(),
        bytes: text.into_bytes(),
        origin: Place::Path("templates/atom.xml".to_owned()),
    })
}

#[derive(Serialize)]
struct Sitemap {
    urls: Vec<SitemapUrlView>,
}

fn sitemap(maker: &Maker) -> Result<File, Diagnostic> {
    let base = &maker.content.config.base;
    let addresses = &maker.views.addresses;
    let documents = maker.content.model.documents().map(|(id, document)| SitemapUrlView {
        loc: base.absolute(&addresses.document(id)),
        lastmod: last_change(document).map(|date| date.to_string()),
    });
    let questions = maker
        .content
        .model
        .documents()
        .filter(|(_, document)| matches!(document.content, Content::Framework(_, Some(_))));
    let questions = questions.map(|(id, _)| SitemapUrlView {
        loc: base.absolute(&addresses.url(&maker.views.questions_path(id))),
        lastmod: None,
    });
    let tables = maker
        .content
        .model
        .tables
        .iter()
        .map(|table| SitemapUrlView { loc: base.absolute(&addresses.url(&table.url())), lastmod: None });
    let view = Sitemap { urls: documents.chain(questions).chain(tables).collect() };
    let text = maker.templates.render("sitemap.xml", &view)?;
    Ok(File {
        path: "sitemap.xml".to_owned(),
        bytes: text.into_bytes(),
        origin: Place::Path("templates/sitemap.xml".to_owned()),
    })
}

fn robots(maker: &Maker) -> File {
    let sitemap = maker.content.config.base.absolute(&maker.views.addresses.url("sitemap.xml"));
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n");
    File { path: "robots.txt".to_owned(), bytes: text.into_bytes(), origin: Place::Path("robots.txt".to_owned()) }
}
