//! Links, pictures, style sheets, entries of feeds and redirects lead to something that is on the site.

use std::borrow::Cow;

use rayon::prelude::*;

use super::address::{Target, target};
use super::facts::Use;
use super::{Found, Looked, Node, Read};
use crate::diagnostic::{nearest, rules};

/// What a file of the site leads to.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// Pages that a reader can go on to, each once.
    pub pages: Vec<usize>,
    /// Files that are not pages, each once.
    pub files: Vec<usize>,
    /// What leads nowhere.
    broken: Vec<Found>,
}

/// Follows every address of every file: pages first, then the others.
pub fn follow(looked: &Looked) -> Vec<Followed> {
    let pages = looked.audit.pages.par_iter().map(|page| {
        let mut followed = Followed::default();
        for link in page.facts.links.iter().filter(|link| !is_empty(link.url)) {
            // Linked data names things by addresses of its own making behind `#`.
            let part = link.purpose != Use::Machine;
            step(looked, page, link.url, part, link.purpose == Use::Page, &mut followed);
        }
        tidied(followed)
    });
    let files = looked.audit.files.par_iter().map(|file| {
        let mut followed = Followed::default();
        file.facts.urls.iter().for_each(|url| step(looked, file, url, false, false, &mut followed));
        tidied(followed)
    });
    let mut all: Vec<Followed> = pages.collect();
    all.extend(files.collect::<Vec<Followed>>());
    all
}

fn tidied(mut followed: Followed) -> Followed {
    for list in [&mut followed.pages, &mut followed.files] {
        list.sort_unstable();
        list.dedup();
    }
    followed
}

fn is_empty(url: &str) -> bool {
    let url = url.trim();
    url.is_empty() || url.get(..11).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript:"))
}

/// Follows one address. `part` tells whether what stands behind `#` is looked for, `reader` whether readers follow it.
fn step<F>(looked: &Looked, file: &Read<F>, url: &str, part: bool, reader: bool, followed: &mut Followed) {
    let base = &looked.subject.config.base;
    let (path, fragment) = match target(url, file.path.as_str(), base) {
        Target::Inside(path, fragment) => (path, fragment),
        Target::Outside | Target::Other => return,
        Target::Beside => {
            let message = format!("`{url}` is beside the site, which is published below `{}`", base.root());
            let help = format!(
                "write `{}{}`, in a template `{{{{ site.root }}}}{}`; for another site on this host write the whole address",
                base.root(),
                url.trim_start_matches('/'),
                url.trim_start_matches('/'),
            );
            followed.broken.push(file.found(&rules::LINK_BROKEN, message, clues(looked, url)).help(help));
            return;
        }
        Target::Above => {
            let message = format!("`{url}` leads out of the site");
            let help = "there are more `..` in it than folders above the page; begin with `/`, the root of the site";
            followed.broken.push(file.found(&rules::LINK_BROKEN, message, clues(looked, url)).help(help));
            return;
        }
    };
    match looked.paths.get(&*path) {
        Some(Node::Page(at)) => {
            if reader {
                followed.pages.push(*at);
            }
            let fragment = fragment.filter(|fragment| part && *fragment != "top");
            followed.broken.extend(fragment.and_then(|fragment| no_part(looked, file, url, *at, &fragment)));
        }
        Some(Node::File(at)) => followed.files.push(*at),
        None => followed.broken.push(nothing(looked, file, url, &path)),
    }
}

/// An address of a part that the page does not have.
fn no_part<F>(looked: &Looked, file: &Read<F>, url: &str, page: usize, fragment: &str) -> Option<Found> {
    let page = &looked.audit.pages[page];
    let ids = &page.facts.ids;
    if ids.binary_search_by(|id| id.as_str().cmp(fragment)).is_ok() {
        return None;
    }
    // One link of a layout to its own page is one mistake, whatever page it is on.
    let message = match url.starts_with('#') {
        true => format!("`{url}` leads to a part that the page does not have"),
        false => format!("`{url}` leads to a part that {} does not have", looked.url(&page.path)),
    };
    let near = nearest(fragment, ids.iter().map(String::as_str));
    let help = near.map_or_else(
        || "link to the page as a whole, or give the heading this anchor: `## Words {#anchor}`".to_owned(),
        |near| format!("did you mean `#{near}`?"),
    );
    Some(file.found(&rules::ANCHOR_UNKNOWN, message, clues(looked, url)).help(help))
}

/// An address at which there is nothing.
fn nothing<F>(looked: &Looked, file: &Read<F>, url: &str, path: &str) -> Found {
    let root = looked.subject.config.base.root();
    let found = |message: String| file.found(&rules::LINK_BROKEN, message, clues(looked, url));
    if looked.paths.contains_key(&*format!("{path}/")) {
        return found(format!("`{url}` is the address of a folder without the slash at its end"))
            .help(format!("write `{root}{path}/`: without it some servers give an error, and others a detour"));
    }
    let known = looked.addresses();
    let lower = path.trim_end_matches('/').to_lowercase();
    if let Some(same) = known.iter().find(|known| known.trim_end_matches('/').to_lowercase() == lower) {
        return found(format!("`{url}` differs from the address `{root}{same}` by more than it seems"))
            .help(format!("write `{root}{same}`: capital and small letters, and the slash at the end, count"));
    }
    let near = nearest(path, known.iter().copied());
    let help = near.map_or_else(
        || "link to a page or file that there is, or put the file into content/static/".to_owned(),
        |near| format!("did you mean `{root}{near}`?"),
    );
    found(format!("`{url}` leads to nothing that is on the site")).help(help)
}

/// An address as it may be written in a source: whole, as markup, behind the site's root, its last part alone.
pub fn clues(looked: &Looked, url: &str) -> Vec<String> {
    let base = &looked.subject.config.base;
    let mut clues = vec![url.to_owned()];
    let mut add = |clue: Cow<str>| {
        // A word alone stands in many a sentence; with a slash or a point it is an address.
        if clue.len() > 2 && clue.contains(['/', '.', '#']) && !clues.iter().any(|known| *known == clue) {
            clues.push(clue.into_owned());
        }
    };
    if url.contains('&') {
        add(url.replace('&', "&amp;").into());
    }
    let below = url.strip_prefix(&base.absolute("")).unwrap_or(url);
    let below = below.strip_prefix(base.root()).unwrap_or(below);
    add(format!("/{below}").into());
    add(below.into());
    let name = below.trim_end_matches('/').rsplit('/').next().unwrap_or(below);
    add(name.into());
    clues
}

/// Every address of the site leads somewhere.
pub fn lead_somewhere(looked: &Looked) -> Vec<Found> {
    looked.followed.iter().flat_map(|followed| followed.broken.iter().cloned()).collect()
}

/// A link has an address.
pub fn are_filled(looked: &Looked) -> Vec<Found> {
    let mut found = Vec::new();
    for page in looked.pages() {
        // A form without an address sends to its own page, which is in order.
        for link in page.facts.links.iter().filter(|link| is_empty(link.url) && link.purpose != Use::Form) {
            let what = link.name.filter(|name| !name.is_empty()).unwrap_or("without words");
            let message = match link.purpose {
                Use::Page => format!("the link `{what}` has no address"),
                _ => "an address of the page is empty".to_owned(),
            };
            let clues = [format!("[{what}]("), format!(">{what}<"), "href=\"\"".to_owned(), "src=\"\"".to_owned()];
            let help = "say where it leads, or take it out; what only a script can follow is a button";
            found.push(page.found(&rules::LINK_EMPTY, message, clues).help(help));
        }
    }
    found
}
