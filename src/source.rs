//! The only place where the program reads: every input of a build as one value.
//!
//! [`load`] walks the project's `content/` and `themes/` folders once and keeps what it finds; [`reload`] walks them again
//! and reads only what changed. Everything after it is a pure function of [`Sources`], so a build can be tested, repeated
//! and compared without a disk. A file that cannot be used (a link, a text that is not UTF-8, a file too large) is kept as
//! [`Content::Refused`]: it is a problem of the content, told with all the others, and not a reason to stop.

mod disk;

use crate::memo::Bytes;

pub use disk::{LoadError, is_aside, load, reload};

use disk::{Stamp, decode, is_text};

/// The largest text file (Markdown, YAML, CSV, template) that is read, in bytes.
pub const TEXT_LIMIT: u64 = 8 * 1024 * 1024;

/// The largest file that is copied from `content/static/`, in bytes.
pub const ASSET_LIMIT: u64 = 64 * 1024 * 1024;

/// The folders below the root that are read.
pub const FOLDERS: [&str; 2] = ["content", "themes"];

/// Which file of a [`Sources`], in the order of their paths. It stays with its path when other files come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `range` in `file`. Texts are under [`TEXT_LIMIT`], so offsets fit 32 bits.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        Span { file, start: offset(range.start), end: offset(range.end) }
    }
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// What a source file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text, without its byte order mark.
    Text(String),
    /// A file that is published as it is.
    Bytes(Bytes),
    /// A file that cannot be used, and why.
    Refused(Refusal),
}

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A symbolic link; links are not followed, so nothing outside the root can be read.
    Link,
    /// Neither a file nor a folder: a device, a socket, a pipe.
    Special,
    /// The name is not UTF-8, so it cannot become a URL.
    Name,
    /// Larger than the limit; both in bytes.
    TooLarge {
        /// The file's size.
        size: u64,
        /// What is allowed.
        limit: u64,
    },
    /// Not UTF-8 from this byte on.
    NotUtf8 {
        /// Offset of the first byte that is not UTF-8.
        offset: usize,
        /// Whether the file begins with the mark of UTF-16.
        utf16: bool,
    },
    /// Holds a character that no text may hold, at this line.
    Control {
        /// The character.
        character: char,
        /// Line, from 1.
        line: usize,
    },
    /// The system would not give the file.
    Unreadable(String),
}

/// One input file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path below the root with `/` between its segments: `content/reports/final/_index.md`.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// How far apart ids are of files that others may follow, so that new files get ids between those of their neighbours.
const GAP: u32 = 1024;

/// Every input of a build, sorted by path, and so by id.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    id: FileId,
    file: SourceFile,
    /// By which a change of it on the disk is known.
    stamp: Option<Stamp>,
}

impl Sources {
    /// Sources from files that are already in memory; sorts them by path. Their ids count from 0.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let entry = |(file, id): (SourceFile, u32)| Entry { id: FileId(id), file, stamp: None };
        Sources { files: files.into_iter().zip(0..).map(entry).collect() }
    }

    /// Sources from files in memory, of which each that was there before, at its path, keeps its id.
    #[must_use]
    pub fn renewed(&self, files: Vec<SourceFile>) -> Self {
        self.followed_by(files.into_iter().map(|file| (file, None)).collect())
    }

    fn followed_by(&self, mut files: Vec<(SourceFile, Option<Stamp>)>) -> Self {
        files.sort_by(|a, b| a.0.path.cmp(&b.0.path));
        let known: Vec<Option<FileId>> = files.iter().map(|(file, _)| self.find(&file.path)).collect();
        let ids = between(&known).unwrap_or_else(|| apart(known.len()));
        let entry = |((file, stamp), id): ((SourceFile, Option<Stamp>), u32)| Entry { id: FileId(id), file, stamp };
        Sources { files: files.into_iter().zip(ids).map(entry).collect() }
    }

    /// Sources from texts in memory, each taken as [`load`] would take a file at its path.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let content = |path: &str, text: &str| {
            if is_text(path) { decode(text.as_bytes()) } else { Content::Bytes(text.as_bytes().into()) }
        };
        let file = |(path, text): (&str, &str)| SourceFile { path: path.to_owned(), content: content(path, text) };
        Sources::new(texts.into_iter().map(file).collect())
    }

    /// The same files with their ids, below a folder: `../content/reports/final/_index.md`.
    #[must_use]
    pub fn below(&self, folder: &str) -> Self {
        let moved =
            |file: &SourceFile| SourceFile { path: format!("{folder}/{}", file.path), content: file.content.clone() };
        // The same beginning leaves the order of files as it is.
        let entry = |entry: &Entry| Entry { id: entry.id, file: moved(&entry.file), stamp: None };
        Sources { files: self.files.iter().map(entry).collect() }
    }

    /// All files with their ids.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().map(|entry| (entry.id, &entry.file))
    }

    /// A file by its id, if the id is of these sources.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        let at = self.files.binary_search_by_key(&id, |entry| entry.id).ok()?;
        Some(&self.files[at].file)
    }

    /// The path of a file, or a question mark for an id of other sources.
    pub fn path(&self, id: FileId) -> &str {
        self.file(id).map_or("?", |file| &file.path)
    }

    /// A part of a text as it was written.
    pub fn excerpt(&self, span: Span) -> &str {
        self.text(span.file).get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The text of a file, be it published as it is; empty for one that holds none.
    pub fn text(&self, id: FileId) -> &str {
        match self.file(id).map(|file| &file.content) {
            Some(Content::Text(text)) => text,
            Some(Content::Bytes(bytes)) => std::str::from_utf8(bytes).unwrap_or_default(),
            Some(Content::Refused(_)) | None => "",
        }
    }

    /// The id of the file at a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.place(path).map(|at| self.files[at].id)
    }

    fn place(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|entry| entry.file.path.as_str().cmp(path)).ok()
    }
}

/// Ids for files without one, between those of their neighbours; `None` where there is no room.
fn between(known: &[Option<FileId>]) -> Option<Vec<u32>> {
    let mut ids: Vec<u32> = Vec::with_capacity(known.len());
    let mut at = 0;
    while at < known.len() {
        if let Some(id) = known[at] {
            ids.push(id.0);
            at += 1;
            continue;
        }
        let count = known[at..].iter().take_while(|id| id.is_none()).count();
        let first = ids.last().map_or(Some(0), |last| last.checked_add(1))?;
        let step = match known.get(at + count).copied().flatten() {
            Some(next) => next.0.checked_sub(first)? / u32::try_from(count).ok()?,
            None => GAP,
        };
        // The first file of all has the first id, and any other stands apart from the one before.
        let start = if ids.is_empty() { 0 } else { first + step.checked_sub(1)? / 2 };
        let last = u64::from(start) + u64::from(step) * (count as u64 - 1);
        if step == 0 || last > u64::from(u32::MAX) {
            return None;
        }
        ids.extend((0..count as u32).map(|nth| start + nth * step));
        at += count;
    }
    Some(ids)
}

/// New ids for all files, as far apart as there is room.
fn apart(count: usize) -> Vec<u32> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let gap = (u32::MAX / count.max(1)).clamp(1, GAP);
    (0..count).map(|at| at.saturating_mul(gap)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(paths: &[&str]) -> Vec<SourceFile> {
        paths
            .iter()
            .map(|path| SourceFile { path: (*path).to_owned(), content: Content::Text(String::new()) })
            .collect()
    }

    fn is_in_order(sources: &Sources) -> bool {
        sources.files.windows(2).all(|pair| pair[0].id < pair[1].id && pair[0].file.path < pair[1].file.path)
    }

    #[test]
    fn files_keep_their_ids_when_others_come_and_go() {
        let before = Sources::default().renewed(sources(&["b", "d", "f"]));
        let after = before.renewed(sources(&["c", "d", "e", "f", "g"]));
        assert!(is_in_order(&before) && is_in_order(&after));
        assert_eq!(["d", "f"].map(|path| after.find(path)), ["d", "f"].map(|path| before.find(path)));
    }

    #[test]
    fn ids_are_in_the_order_of_paths_whatever_comes() {
        let mut paths = vec!["m".to_owned()];
        let mut all = Sources::new(sources(&["m"]));
        // Always before the same file, until there is no room, and always at the front.
        for n in 0..40 {
            paths.push(format!("l{n:02}"));
            paths.push(format!("b{:02}", 99 - n));
            all = all.renewed(sources(&paths.iter().map(String::as_str).collect::<Vec<_>>()));
            assert!(is_in_order(&all), "{n}: {all:?}");
            assert_eq!(all.files.len(), paths.len());
        }
    }
}
