//! What an open page must know to follow the edits: whether it has changed, or one of the files that it is made with.

use serde::Serialize;

use super::live::Shown;

/// What a page is made of, as of a build.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Stamps {
    /// Another one when the page must be loaded anew.
    pub page: String,
    /// Its style sheets with a stamp each: these are exchanged without loading the page anew.
    pub styles: Vec<(String, String)>,
}

/// The stamps of the page in a file of the site; `url` is where the site begins on its host.
pub(super) fn stamps(shown: &Shown, file: &str, url: &str) -> Stamps {
    let Some(site) = &shown.site else {
        return Stamps { page: format!("{:x}-none", shown.run), styles: Vec::new() };
    };
    let Some(bytes) = site.get(file) else {
        // The page may come back, and the pages that are near may be others.
        return Stamps { page: format!("{:x}-missing-{}", shown.run, shown.last_change()), styles: Vec::new() };
    };
    let changed = |file: &str| shown.changes.get(file).copied().unwrap_or(0);
    let (mut last, mut styles) = (changed(file), Vec::new());
    for link in links(bytes) {
        let Some(name) = link.strip_prefix(url).filter(|name| site.get(name).is_some()) else { continue };
        if name.ends_with(".css") {
            styles.push((link.to_owned(), format!("{:x}-{}", shown.run, changed(name))));
        } else if !name.ends_with(".html") && !name.ends_with(".xml") {
            last = last.max(changed(name));
        }
    }
    styles.dedup();
    Stamps { page: format!("{:x}-{last}", shown.run), styles }
}

/// The files that a page names; one that it only links to, such as a table to download, does no harm.
fn links(page: &[u8]) -> impl Iterator<Item = &str> {
    let page = std::str::from_utf8(page).unwrap_or_default();
    [" src=\"", " href=\""].into_iter().flat_map(move |name| {
        page.split(name).skip(1).filter_map(|rest| rest.split('"').next()).filter(|link| !link.ends_with('/'))
    })
}
