//! A look at the sources: which files there are, and when each was last written.
//!
//! The system tells of edits, and now and then it does not: a folder that is made and filled at once, more edits than it
//! can keep, a disk of another machine. A look after it has become quiet finds what was not told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

use crate::source::{FOLDERS, is_aside};

/// How deep folders are followed, which no project comes near.
const DEPTH: usize = 64;

/// The files below the root as they were at one moment, by their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look(BTreeMap<PathBuf, Seen>);

/// What tells one state of a file from another without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    size: u64,
    written: Option<SystemTime>,
    /// Where the system has it: when anything about the file last changed. It tells of a file in whose place another one was
    /// moved, whatever that one's own time.
    changed: Option<(i64, i64)>,
}

impl Look {
    /// Looks now.
    pub fn now(root: &Path) -> Self {
        let mut look = Look::default();
        for folder in FOLDERS {
            // What cannot be read now is as good as not there; the build tells of it.
            let _ = look.folder(&root.join(folder), 0);
        }
        look
    }

    fn folder(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let Ok(entry) = entry else { continue };
            if is_aside(&entry.file_name().to_string_lossy()) {
                continue;
            }
            let Ok(data) = entry.metadata() else { continue };
            if !data.is_dir() {
                let seen = Seen { size: data.len(), written: data.modified().ok(), changed: changed(&data) };
                self.0.insert(entry.path(), seen);
            } else if depth < DEPTH {
                let _ = self.folder(&entry.path(), depth + 1);
            }
        }
        Ok(())
    }

    /// Whether a file was there.
    pub fn has(&self, path: &Path) -> bool {
        self.0.contains_key(path)
    }

    /// The files that came, went or were written since an earlier look.
    pub fn since(&self, last: &Look) -> Vec<PathBuf> {
        let came = self.0.iter().filter(|(path, seen)| last.0.get(*path) != Some(seen));
        let went = last.0.iter().filter(|(path, _)| !self.0.contains_key(*path));
        came.chain(went).map(|(path, _)| path.clone()).collect()
    }
}

#[cfg(unix)]
fn changed(data: &fs::Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((data.ctime(), data.ctime_nsec()))
}

#[cfg(not(unix))]
fn changed(_: &fs::Metadata) -> Option<(i64, i64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_went_or_was_replaced_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join("content").join(name);
        fs::create_dir(path("")).unwrap();
        for name in ["gone.md", "same.md", "replaced.md"] {
            fs::write(path(name), "one").unwrap();
        }
        let first = Look::now(folder.path());
        assert_eq!(Look::now(folder.path()).since(&first), Vec::<PathBuf>::new());

        fs::write(folder.path().join("two"), "two").unwrap();
        fs::rename(folder.path().join("two"), path("replaced.md")).unwrap();
        fs::remove_file(path("gone.md")).unwrap();
        fs::create_dir(path("new")).unwrap();
        fs::write(path("new/came.md"), "").unwrap();
        fs::write(path(".came.md.swp"), "").unwrap();
        let found = Look::now(folder.path()).since(&first);
        assert_eq!(found, [path("new/came.md"), path("replaced.md"), path("gone.md")]);
    }
}
