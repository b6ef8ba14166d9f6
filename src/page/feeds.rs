//! What machines read of the whole site: the Atom feed, the sitemap, `robots.txt`.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::document::{Content, Document};
use crate::read::scalar::Date;

use super::date;
use super::templates::Prepared;
use super::view::{FeedEntryView, SitemapUrlView};
use super::{File, Listed, Made, Maker};

/// How many entries the feed has.
const FEED_ENTRIES: usize = 50;

pub(super) fn make(maker: &Maker) -> Made {
    super::split(vec![feed(maker), Ok(robots(maker))])
}

#[derive(Serialize)]
struct Feed {
    entries: Vec<FeedEntryView>,
    updated: String,
    feed_url: String,
}

pub(super) fn last_change(document: &Document) -> Option<Date> {
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
    Ok(File::new("feed.xml", text.into_bytes(), Place::Path("templates/atom.xml".to_owned())))
}

#[derive(Serialize)]
struct Sitemap {
    urls: Vec<SitemapUrlView>,
}

/// Every page that readers should find.
pub(super) fn sitemap(maker: &Maker, listed: &[Listed]) -> Result<File, Diagnostic> {
    let entry = |page: &Listed| SitemapUrlView {
        loc: maker.content.config.base.absolute(&maker.views.addresses.url(&page.url)),
        lastmod: page.changed.map(|date| date.to_string()),
    };
    let view = Sitemap { urls: listed.iter().map(entry).collect() };
    let text = maker.templates.render("sitemap.xml", &view)?;
    Ok(File::new("sitemap.xml", text.into_bytes(), Place::Path("templates/sitemap.xml".to_owned())))
}

fn robots(maker: &Maker) -> File {
    let sitemap = maker.content.config.base.absolute(&maker.views.addresses.url("sitemap.xml"));
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n");
    File::new("robots.txt", text.into_bytes(), Place::Path("robots.txt".to_owned()))
}
