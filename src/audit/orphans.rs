//! Pages that nobody comes to, and files that nobody needs.

use std::collections::BTreeSet;

use super::{Found, Looked, Read, is_page};
use crate::diagnostic::{Place, rules};
use crate::site::SitePath;

/// A page that no other page links to, or a file that nothing refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// Its path on the site.
    pub path: SitePath,
    /// Its address from the root of the host on.
    pub url: String,
    /// What it is made from.
    pub origin: Place,
    /// Whether it is a page.
    pub page: bool,
}

/// Files that programs look for by their names, without being told of them.
const WELL_KNOWN: [&str; 13] = [
    "favicon.ico",
    "robots.txt",
    "humans.txt",
    "ads.txt",
    "security.txt",
    "CNAME",
    ".nojekyll",
    "_headers",
    "_redirects",
    "apple-touch-icon.png",
    "apple-touch-icon-precomposed.png",
    "browserconfig.xml",
    "netlify.toml",
];

/// Every page but the first is linked from another.
pub fn pages(looked: &Looked) -> Vec<Found> {
    let tell = |page: &Read<_>| {
        let message = format!("no other page links to {}", looked.url(&page.path));
        page.found(&rules::PAGE_ORPHAN, message, [])
            .help("link to it where a reader would look for it, or name it under `navigation` or `footer` in site.yaml")
    };
    lonely_pages(looked).into_iter().map(tell).collect()
}

/// Every file that the project brings is used by a page, a style sheet or a script.
pub fn assets(looked: &Looked) -> Vec<Found> {
    let tell = |file: &Read<_>| {
        let message = format!("nothing on the site refers to {}", looked.url(&file.path));
        file.found(&rules::ASSET_UNUSED, message, []).help("link to it or show it on a page, or delete it")
    };
    idle_files(looked).into_iter().map(tell).collect()
}

/// Both, in the order of their paths.
pub fn all(looked: &Looked) -> Vec<Orphan> {
    let orphan = |path: &SitePath, page: bool| {
        let origin = looked.subject.origins.get(path).cloned().unwrap_or_else(|| Place::Path(path.to_string()));
        Orphan { path: path.clone(), url: looked.url(path), origin, page }
    };
    let pages = lonely_pages(looked).into_iter().map(|page| orphan(&page.path, true));
    let files = idle_files(looked).into_iter().map(|file| orphan(&file.path, false));
    pages.chain(files).collect()
}

fn lonely_pages<'a>(looked: &Looked<'a>) -> Vec<&'a Read<super::PageFacts>> {
    let mut reached = vec![false; looked.audit.pages.len()];
    for (from, followed) in looked.followed.iter().enumerate().take(looked.audit.pages.len()) {
        // A page that only sends readers on is no way to what it sends them to.
        if !looked.audit.pages[from].facts.redirect {
            followed.pages.iter().filter(|to| **to != from).for_each(|to| reached[*to] = true);
        }
    }
    // Search engines ask for a file by which they know whose site it is: `google` and a number in hexadecimal digits.
    let proof = |path: &str| {
        let number = path.strip_prefix("google").and_then(|name| name.strip_suffix(".html"));
        number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let start = |path: &str| matches!(path, "index.html" | "404.html") || proof(path);
    let pages = looked.audit.pages.iter().zip(reached);
    let lonely = pages.filter(|(page, reached)| !reached && !page.facts.redirect && !start(page.path.as_str()));
    lonely.map(|(page, _)| page).filter(|page| !is_by_the_way(looked, &page.path)).collect()
}

/// Whether a page is made beside that of a document, as the tables are that count the recommendations: nobody wrote it,
/// so nobody has to lead to it. Sources and bodies that nothing refers to are told as such.
fn is_by_the_way(looked: &Looked, page: &SitePath) -> bool {
    let origin = looked.subject.origins.get(page);
    let Some(Place::Span(span)) = origin else { return false };
    let file = looked.subject.sources.path(span.file);
    file.ends_with(".md") || matches!(file, "content/sources.yaml" | "content/bodies.yaml")
}

fn idle_files<'a>(looked: &Looked<'a>) -> Vec<&'a Read<super::FileFacts>> {
    let mut used = vec![false; looked.audit.files.len()];
    looked.followed.iter().flat_map(|followed| &followed.files).for_each(|at| used[*at] = true);
    let scripts = looked.audit.files.iter().filter(|file| file.facts.mentions);
    let scripts: Vec<&str> =
        scripts.filter_map(|file| std::str::from_utf8(looked.subject.site.get(file.path.as_str())?).ok()).collect();
    let own = own_files(looked);
    let files = looked.audit.files.iter().zip(used).filter(|(_, used)| !used).map(|(file, _)| file);
    let idle = files.filter(|file| {
        let path = file.path.as_str();
        let name = path.rsplit('/').next().unwrap_or(path);
        own.contains(&file.path) && !WELL_KNOWN.contains(&name) && !scripts.iter().any(|script| script.contains(name))
    });
    idle.collect()
}

/// The files of `content/static/` and those that the project adds to its theme.
fn own_files<'a>(looked: &Looked<'a>) -> BTreeSet<&'a SitePath> {
    let (sources, theme) = (looked.subject.sources, looked.subject.theme);
    let is_own = |(path, origin): &(&SitePath, &Place)| {
        let Place::File(file) = origin else { return false };
        let in_theme = path.as_str().strip_prefix("theme/").and_then(|name| theme.assets.get(name));
        let added = in_theme.is_some_and(|asset| asset.file == Some(*file) && !asset.overlaid);
        !is_page(path.as_str()) && (added || sources.path(*file).starts_with("content/static/"))
    };
    looked.subject.origins.iter().filter(is_own).map(|(path, _)| path).collect()
}
