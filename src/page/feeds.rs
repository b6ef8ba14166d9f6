//! What machines read of the whole site: the Atom feeds, the sitemap, `robots.txt`.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::document::{Content, DocId};
use crate::read::front_matter::Listing;
use crate::read::scalar::Date;

use super::date;
use super::templates::Prepared;
use super::view::{FeedEntryView, LogEntryView, SitemapUrlView};
use super::{File, Listed, Made, Maker};

/// How many entries the feed has.
const FEED_ENTRIES: usize = 50;

pub(super) fn make(maker: &Maker) -> Made {
    super::split([Some(feed(maker)), corrections(maker), Some(Ok(robots(maker)))].into_iter().flatten().collect())
}

#[derive(Serialize)]
struct Feed {
    title: String,
    entries: Vec<FeedEntryView>,
    updated: String,
    feed_url: String,
}

/// Dated reports, findings, recommendations and pages, the latest first.
fn feed(maker: &Maker) -> Result<File, Diagnostic> {
    let fed = maker.content.model.documents().filter(|(_, document)| !matches!(document.content, Content::Chapter(_)));
    let mut dated: Vec<(Date, DocId)> = fed.filter_map(|(id, document)| Some((document.last_changed()?, id))).collect();
    dated.sort_by_key(|(changed, id)| (std::cmp::Reverse(changed.first_day()), *id));
    let entry = |(changed, id): (Date, DocId)| {
        let document = maker.content.model.document(id);
        let url = maker.content.config.base.absolute(&maker.views.addresses.document(id));
        FeedEntryView {
            title: document.common.title.clone(),
            id: url.clone(),
            url,
            updated: date::rfc3339(changed),
            summary: document.common.summary.clone(),
        }
    };
    let entries = dated.into_iter().take(FEED_ENTRIES).map(entry).collect();
    atom(maker, "feed.xml", maker.content.config.title.clone(), entries)
}

/// Every correction, the latest first, where a page lists them.
fn corrections(maker: &Maker) -> Option<Result<File, Diagnostic>> {
    let (views, base) = (&maker.views, &maker.content.config.base);
    views.model.listings.get(&Listing::Corrections)?;
    let text = |key: &str, values: &[(&str, &str)]| views.messages.text(key, values);
    let entry = |entry: LogEntryView| {
        let url = base.absolute(&entry.url);
        let (said, says) = (entry.correction.said.as_str(), entry.correction.says.as_str());
        FeedEntryView {
            title: text("correction.of", &[("title", &entry.page.title)]),
            id: url.clone(),
            url,
            updated: format!("{}T00:00:00Z", entry.correction.first_day),
            summary: Some(text("correction.in-short", &[("said", said), ("says", says)])),
        }
    };
    let entries = views.correction_log().into_iter().map(entry).collect();
    let title = text("correction.feed", &[("site", &maker.content.config.title)]);
    Some(atom(maker, "corrections.xml", title, entries))
}

/// A feed of the latest of these entries, which stand with the latest first.
pub(super) fn atom(
    maker: &Maker,
    path: &str,
    title: String,
    mut entries: Vec<FeedEntryView>,
) -> Result<File, Diagnostic> {
    entries.truncate(FEED_ENTRIES);
    let updated = entries.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |entry| entry.updated.clone());
    let feed_url = maker.content.config.base.absolute(&maker.views.addresses.url(path));
    let feed = Feed { title, entries, updated, feed_url };
    let site = Prepared::new(&maker.views.site(None));
    let text = maker.templates.render_page("atom.xml", &site, &feed, "", &feed)?;
    Ok(File::new(path, text.into_bytes(), Place::Path("templates/atom.xml".to_owned())))
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
    let text = maker.rendered("sitemap.xml", &view)?;
    Ok(File::new("sitemap.xml", text, Place::Path("templates/sitemap.xml".to_owned())))
}

fn robots(maker: &Maker) -> File {
    let sitemap = maker.content.config.base.absolute(&maker.views.addresses.url("sitemap.xml"));
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n");
    File::new("robots.txt", text.into_bytes(), Place::Path("robots.txt".to_owned()))
}
