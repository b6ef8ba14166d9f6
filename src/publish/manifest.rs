//! What this program wrote into a folder: the path, length and hash of every file.
//!
//! The manifest is the licence to delete, so it is read strictly: one that was cut short, merged or edited does not
//! match its own last line and counts for nothing.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::io;
use std::path::Path;

use blake3::{Hash, Hasher};
use rayon::prelude::*;

use crate::site::{Site, SitePath};

/// The manifest of a complete site, in its folder.
pub(super) const NAME: &str = ".findings-manifest";

/// The same manifest in a folder that is still being filled. It takes its final name when the last file is there.
pub(super) const DRAFT: &str = ".findings-stage";

const FIRST_LINE: &str = "findings-manifest 1";
const LAST_LINE: &str = "end ";

/// What tells whether a file is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print {
    pub length: u64,
    pub hash: Hash,
}

impl Print {
    fn of(bytes: &[u8]) -> Self {
        Print { length: bytes.len() as u64, hash: blake3::hash(bytes) }
    }

    /// The print of a file on disk.
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut hasher = Hasher::new();
        hasher.update_reader(File::open(path)?)?;
        Ok(Print { length: hasher.count(), hash: hasher.finalize() })
    }
}

/// Every file of a site by its path, with `/` between the segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    entries: BTreeMap<String, Print>,
}

impl Manifest {
    pub fn of(site: &Site) -> Self {
        let files: Vec<_> = site.files().collect();
        let print = |(path, bytes): (&SitePath, &[u8])| (path.as_str().to_owned(), Print::of(bytes));
        Manifest { entries: files.into_par_iter().map(print).collect() }
    }

    pub fn entries(&self) -> &BTreeMap<String, Print> {
        &self.entries
    }

    /// Whether a file of the site is below this folder.
    pub fn has_below(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        self.entries.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below))
    }

    pub fn text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        for (path, print) in &self.entries {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{} {} {path}", print.hash, print.length);
        }
        let sum = blake3::hash(text.as_bytes());
        let _ = writeln!(text, "{LAST_LINE}{sum}");
        text
    }

    /// Reads what [`Manifest::text`] wrote; nothing if it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let body_end = text.rfind(LAST_LINE)?;
        let (body, last) = text.split_at(body_end);
        let sum = last.strip_prefix(LAST_LINE)?.strip_suffix('\n')?;
        if Hash::from_hex(sum).ok()? != blake3::hash(body.as_bytes()) {
            return None;
        }
        let lines = body.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?;
        let entries = lines.lines().map(entry).collect::<Option<_>>()?;
        Some(Manifest { entries })
    }
}

fn entry(line: &str) -> Option<(String, Print)> {
    let mut parts = line.splitn(3, ' ');
    let hash = Hash::from_hex(parts.next()?).ok()?;
    let length = parts.next()?.parse().ok()?;
    // As a `SitePath` it cannot point out of the folder.
    let path = SitePath::new(parts.next()?).ok()?;
    Some((path.as_str().to_owned(), Print { length, hash }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let mut site = Site::default();
        for path in ["b c/index.html", "a.html"] {
            site.insert(SitePath::new(path).unwrap(), path.into()).unwrap();
        }
        Manifest::of(&site)
    }

    #[test]
    fn a_manifest_is_read_back_as_it_was_written() {
        assert_eq!(Manifest::parse(&manifest().text()), Some(manifest()));
    }

    #[test]
    fn a_manifest_that_was_cut_short_or_edited_counts_for_nothing() {
        let text = manifest().text();
        for end in 0..text.len() {
            assert_eq!(Manifest::parse(&text[..end]), None, "cut at {end}");
        }
        assert_eq!(Manifest::parse(&text.replace("a.html", "b.html")), None);
    }

    #[test]
    fn a_manifest_cannot_name_a_file_outside_its_folder() {
        let mut text = format!("{FIRST_LINE}\n{} 0 ../x\n", blake3::hash(b""));
        let sum = blake3::hash(text.as_bytes());
        text.push_str(&format!("{LAST_LINE}{sum}\n"));
        assert_eq!(Manifest::parse(&text), None);
    }
}
