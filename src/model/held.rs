//! What is not published yet, and why: it is in no byte of a build, and a preview shows it with a mark.

use std::collections::BTreeMap;

use crate::read::front_matter::Common;
use crate::read::scalar::Date;

/// Why something is not published. The reason that lasts longer is the greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Its own date, or that of the page of its folder, is after the day of the build.
    Until(Date),
    /// It is a draft, or the page of its folder is one.
    Draft,
}

impl Held {
    /// Why a document is not published on a day, by its own front matter.
    pub(super) fn of(common: &Common, as_of: jiff::civil::Date) -> Option<Held> {
        let later = common.published.and_then(|date| Held::until(date, as_of));
        later.max(common.draft.then_some(Held::Draft))
    }

    /// Whether a day is before a date.
    pub(super) fn until(date: Date, as_of: jiff::civil::Date) -> Option<Held> {
        (date.first_day() > as_of).then_some(Held::Until(date))
    }
}

/// Folders whose own page is not published: nothing in them is either.
#[derive(Clone, Debug, Default)]
pub(super) struct HeldFolders(Vec<(String, Held)>);

impl HeldFolders {
    /// Notes why the page at a path below `content/` is not published, if it is the page of a folder.
    pub fn add(&mut self, path: &str, held: Option<Held>) {
        if let (Some(folder), Some(held)) = (path.strip_suffix("_index.md"), held) {
            self.0.push((folder.to_owned(), held));
        }
    }

    /// Why what is at a path is not published, because of the folders that it is in.
    pub fn of(&self, path: &str) -> Option<Held> {
        self.0.iter().filter(|(folder, _)| path.starts_with(folder.as_str())).map(|(_, held)| *held).max()
    }
}

/// Every page of the site that is not published, by its place; empty but in a preview.
#[derive(Clone, Debug, Default)]
pub struct HeldPages {
    /// By the place of each.
    pages: BTreeMap<String, Held>,
    /// Those that hold what is below them too: pages of folders, with what is made for them.
    folders: BTreeMap<String, Held>,
}

impl HeldPages {
    /// Notes why the page at a place, such as `about/contact/`, is not published.
    pub(super) fn add(&mut self, url: &str, held: Held) {
        self.pages.insert(url.to_owned(), held);
    }

    /// Notes why the page of a folder, such as `reports/final/`, is not published.
    pub(super) fn add_folder(&mut self, url: &str, held: Held) {
        self.folders.insert(url.to_owned(), held);
    }

    /// Why the page at a place is not published. The pages that are made for a folder, such as the questions of a
    /// framework, are below it and share its lot.
    pub fn of(&self, url: &str) -> Option<Held> {
        if self.is_empty() {
            return None;
        }
        let above = url.match_indices('/').map(|(at, _)| &url[..=at]);
        let folders = std::iter::once("").filter(|_| url.is_empty()).chain(above);
        folders.filter_map(|place| self.folders.get(place)).chain(self.pages.get(url)).max().copied()
    }

    /// Whether all is published.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.folders.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_held_longer_than_anything_with_a_date() {
        let until = |date: &str| Held::Until(date.parse().unwrap());
        assert!(Held::Draft > until("2999") && until("2027-03-03") > until("2027-03-02"));
        let mut folders = HeldFolders::default();
        folders.add("reports/a/_index.md", Some(until("2027")));
        folders.add("reports/a/02-b/_index.md", Some(Held::Draft));
        folders.add("reports/c.md", Some(Held::Draft));
        assert_eq!(folders.of("reports/a/01-x.md"), Some(until("2027")));
        assert_eq!(folders.of("reports/a/02-b/x.md"), Some(Held::Draft));
        assert_eq!(folders.of("reports/c.md"), None);
    }

    #[test]
    fn what_is_made_for_a_page_shares_its_lot() {
        let mut pages = HeldPages::default();
        pages.add_folder("guidance/safe/", Held::Draft);
        pages.add("topic/", Held::Draft);
        assert_eq!(pages.of("topic/"), Some(Held::Draft));
        assert_eq!(pages.of("topic/sub/"), None, "a page is no folder");
        assert_eq!(pages.of("guidance/safe/questions/"), Some(Held::Draft));
        for url in ["", "guidance/", "guidance/safer/"] {
            assert_eq!(pages.of(url), None, "{url}");
        }
        pages.add_folder("", Held::Draft);
        assert_eq!(pages.of(""), Some(Held::Draft));
        assert_eq!(pages.of("guidance/"), None);
    }
}
