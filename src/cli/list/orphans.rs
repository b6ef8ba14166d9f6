//! Pages that nobody comes to, and files that nobody needs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::audit::Orphan;
use crate::diagnostic::Place;

use super::Content;

/// One of them: its address on the site, and the file that it is made from.
#[derive(Serialize)]
struct Entry {
    url: String,
    source: String,
}

#[derive(Serialize)]
struct Orphans {
    pages: Vec<Entry>,
    files: Vec<Entry>,
}

pub(super) fn human(content: &Content) -> String {
    let Some(Orphans { pages, files }) = orphans(content) else {
        return "Nothing was looked at: the content has errors, so there is no site.\n".to_owned();
    };
    let mut out = String::new();
    for (title, entries) in [("Pages that no other page links to", pages), ("Files that nothing refers to", files)] {
        let _ = writeln!(out, "{title}: {}", entries.len());
        for Entry { url, source } in entries {
            let _ = writeln!(out, "  {url} ({source})");
        }
    }
    out
}

pub(super) fn json(content: &Content) -> String {
    // A record of texts has nothing that JSON cannot hold; `null` where nothing could be looked at.
    let mut text = serde_json::to_string(&orphans(content)).unwrap_or_default();
    text.push('\n');
    text
}

/// All of them; `None` for content with errors, which has no site to look at.
fn orphans(content: &Content) -> Option<Orphans> {
    let all = crate::orphans(content.sources, content.options)?;
    let (pages, files): (Vec<Orphan>, Vec<Orphan>) = all.into_iter().partition(|orphan| orphan.page);
    let entry = |orphan: Orphan| {
        let source = match &orphan.origin {
            Place::Path(path) => path.clone(),
            Place::File(file) => content.sources.path(*file).to_owned(),
            Place::Span(span) => content.sources.path(span.file).to_owned(),
        };
        Entry { url: orphan.url, source }
    };
    Some(Orphans { pages: pages.into_iter().map(entry).collect(), files: files.into_iter().map(entry).collect() })
}
