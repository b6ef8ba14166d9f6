//! The finished site as a value: every published byte, by path.
//!
//! Nothing is written while a site is being made. A site is complete before [`crate::publish`] or
//! [`crate::serve`] sees it, so neither can meet half of one, and a second file at one path is refused here
//! rather than silently winning on disk.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};
use std::fmt;

use crate::memo::Bytes;

/// A path inside the site, relative and with `/` between its segments: `reports/final/index.html`.
///
/// It cannot leave the output folder: see [`SitePath::new`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// Accepts a path whose every segment is an ordinary name that any file system can hold.
    ///
    /// # Errors
    /// Says in a few words what is wrong: an empty or dotted segment, a leading `/`, a backslash, a colon or a
    /// control character.
    pub fn new(path: impl Into<String>) -> Result<Self, &'static str> {
        let path = path.into();
        for segment in path.split('/') {
            if segment.is_empty() {
                return Err("a path may not be empty, begin or end with `/`, or hold `//`");
            }
            if segment.starts_with('.') && segment != ".nojekyll" {
                return Err("a name may not begin with a dot");
            }
            if segment.chars().any(|c| c.is_control() || matches!(c, '\\' | ':' | '?' | '*' | '"' | '<' | '>' | '|')) {
                return Err("a name may not hold control characters or any of \\ : ? * \" < > |");
            }
        }
        Ok(SitePath(path))
    }

    /// The path as text, with `/` between its segments.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Every file of a site, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Site {
    files: BTreeMap<SitePath, Bytes>,
    /// Every folder that a file stands in. Only ever asked for one.
    folders: HashSet<String>,
}

impl PartialEq for Site {
    fn eq(&self, other: &Self) -> bool {
        self.files == other.files
    }
}

impl Eq for Site {}

impl Site {
    /// Adds a file.
    ///
    /// # Errors
    /// Gives the path of the file in the way: one at the same path, one where a folder would be, or one in a folder of that
    /// name.
    pub fn insert(&mut self, path: SitePath, bytes: Bytes) -> Result<(), SitePath> {
        if self.folders.contains(&path.0) {
            let inside = format!("{}/", path.0);
            let first = self.files.range(SitePath(inside)..).next();
            return Err(first.map_or(path, |(other, _)| other.clone()));
        }
        let folder = path.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        if !folder.is_empty() && !self.folders.contains(folder) {
            self.make_folders(folder)?;
        }
        match self.files.entry(path) {
            Entry::Vacant(place) => {
                place.insert(bytes);
                Ok(())
            }
            Entry::Occupied(place) => Err(place.key().clone()),
        }
    }

    /// Notes a folder and those above it, unless a file stands where one of them must.
    fn make_folders(&mut self, folder: &str) -> Result<(), SitePath> {
        let above = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        let folders: Vec<SitePath> = above.map(|end| SitePath(folder[..end].to_owned())).collect();
        match folders.iter().find(|folder| self.files.contains_key(*folder)) {
            Some(file) => Err(file.clone()),
            None => {
                self.folders.extend(folders.into_iter().map(|folder| folder.0));
                Ok(())
            }
        }
    }

    /// The bytes at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        // A `SitePath` borrows as its text only through a key of its own, so look up by a made one.
        self.files.get(&SitePath(path.to_owned())).map(|bytes| &**bytes)
    }

    /// All files, sorted by path.
    pub fn files(&self) -> impl ExactSizeIterator<Item = (&SitePath, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, &**bytes))
    }

    /// All files as they are shared, sorted by path.
    pub fn shared(&self) -> impl ExactSizeIterator<Item = (&SitePath, &Bytes)> {
        self.files.iter()
    }

    /// How many files the site has.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether the site has no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_the_output_folder() {
        for bad in ["", "/etc/passwd", "../up", "a/../b", "a//b", "a/", "a\\b", "c:/x", ".git/config", "a/\u{7}"] {
            assert!(SitePath::new(bad).is_err(), "{bad:?} was accepted");
        }
        assert!(SitePath::new("reports/final/index.html").is_ok());
    }

    #[test]
    fn a_second_file_at_one_path_is_refused() {
        let mut site = Site::default();
        let path = SitePath::new("a.html").unwrap();
        assert_eq!(site.insert(path.clone(), "one".into()), Ok(()));
        assert_eq!(site.insert(path.clone(), "two".into()), Err(path));
        assert_eq!(site.get("a.html"), Some(&b"one"[..]));
    }

    #[test]
    fn a_file_does_not_stand_where_a_folder_must() {
        let path = |text: &str| SitePath::new(text).unwrap();
        let mut site = Site::default();
        assert_eq!(site.insert(path("about/index.html"), "".into()), Ok(()));
        assert_eq!(site.insert(path("about"), "".into()), Err(path("about/index.html")));
        assert_eq!(site.insert(path("about-us"), "".into()), Ok(()));
        assert_eq!(site.insert(path("about-us/a.html"), "".into()), Err(path("about-us")));
    }
}
