//! A page that is not there: where it may have gone.

use crate::diagnostic::nearest;
use crate::site::Site;

use super::live::Shown;
use super::respond::encode;

/// How many pages are offered.
const MOST: usize = 3;

/// The pages that may have been meant by an address, as addresses below the site's own; the likeliest first.
fn near(shown: &Shown, inner: &str) -> Vec<String> {
    let Some(site) = &shown.site else { return Vec::new() };
    let asked = inner.trim_matches('/').trim_end_matches("/index.html");
    let went = shown.changes.get(&format!("{asked}/index.html")).filter(|_| !asked.is_empty());
    let name = |page: &str| page.rsplit('/').next().unwrap_or_default().to_owned();
    let mut found: Vec<String> = Vec::new();
    // In another folder under the same name; then what came when the page went, which is what renaming looks like.
    found.extend(pages(site).filter(|page| !asked.is_empty() && name(page) == name(asked)).map(str::to_owned));
    let came = |page: &&str| went.is_some_and(|went| shown.changes.get(&format!("{page}/index.html")) == Some(went));
    let mut together: Vec<&str> = pages(site).filter(came).filter(|page| is_sibling(page, asked)).collect();
    together.sort_unstable();
    found.extend(together.into_iter().map(str::to_owned));
    found.extend(nearest(asked, pages(site)).map(str::to_owned));
    let mut seen = Vec::new();
    found.retain(|page| {
        !seen.contains(page) && {
            seen.push(page.clone());
            true
        }
    });
    found.truncate(MOST);
    found.into_iter().map(|page| format!("{page}/")).collect()
}

/// The pages of a site but its home page, without a slash at their ends.
fn pages(site: &Site) -> impl Iterator<Item = &str> {
    site.files().filter_map(|(path, _)| path.as_str().strip_suffix("/index.html"))
}

/// Whether two pages are in one folder.
fn is_sibling(page: &str, other: &str) -> bool {
    let folder = |page: &str| page.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    folder(page) == folder(other)
}

/// What the page for what is missing tells the editor, as HTML; `root` is where the site begins on its host.
pub(super) fn hint(shown: &Shown, inner: &str, root: &str) -> String {
    let (was_there, near) = (was_there(shown, inner), near(shown, inner));
    if !was_there && near.is_empty() {
        return String::new();
    }
    let mut out = String::from("<section class=\"hint\" aria-label=\"Preview\"><p>");
    out.push_str(match was_there {
        true => "This page was there in an earlier build and is not now.",
        false => "The site has no page at this address.",
    });
    if !near.is_empty() {
        out.push_str(" Perhaps you look for:</p><ul>");
        for page in &near {
            // An address of the site holds no character that could be read as markup once it is encoded.
            let url = encode(page);
            out.push_str(&format!("<li><a href=\"{root}{url}\">/{url}</a></li>"));
        }
        out.push_str("</ul>");
    } else {
        out.push_str("</p>");
    }
    if was_there {
        let alias = encode(inner.trim_matches('/'));
        out.push_str(&format!(
            "<p>If you have moved it, write <code>aliases: [{alias}]</code> in the front matter of the page it has \
             become, and links to it go on working.</p>"
        ));
    }
    out.push_str("</section>");
    out
}

/// Whether a page that is asked for was there in an earlier build.
fn was_there(shown: &Shown, inner: &str) -> bool {
    let page = inner.trim_matches('/');
    !page.is_empty() && shown.changes.contains_key(&format!("{page}/index.html"))
}
