//! The only place where the program reads: every input of a build as one value.
//!
//! [`load`] walks the project's `content/` and `themes/` folders once and keeps what it finds. Everything after it
//! is a pure function of [`Sources`], so a build can be tested, repeated and compared without a disk. A file that
//! cannot be used (a link, a text that is not UTF-8, a file too large) is kept as [`Content::Refused`]: it is a
//! problem of the content, told with all the others, and not a reason to stop.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use rayon::prelude::*;
use walkdir::WalkDir;

/// The largest text file (Markdown, YAML, CSV, template) that is read, in bytes.
pub const TEXT_LIMIT: u64 = 8 * 1024 * 1024;

/// The largest file that is copied from `content/static/`, in bytes.
pub const ASSET_LIMIT: u64 = 64 * 1024 * 1024;

/// The folders below the root that are read.
pub const FOLDERS: [&str; 2] = ["content", "themes"];

/// Which file of a [`Sources`]; its place in the sorted list.
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
    Bytes(Vec<u8>),
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

/// Every input of a build, sorted by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Sources from files that are already in memory; sorts them by path.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources { files }
    }

    /// Sources from texts in memory, each taken as [`load`] would take a file at its path.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let content = |path: &str, text: &str| {
            if is_text(path) { decode(text.as_bytes()) } else { Content::Bytes(text.as_bytes().to_vec()) }
        };
        let file = |(path, text): (&str, &str)| SourceFile { path: path.to_owned(), content: content(path, text) };
        Sources::new(texts.into_iter().map(file).collect())
    }

    /// All files with their ids.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(offset(at)), file))
    }

    /// A file by its id, if the id is of these sources.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
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
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|at| FileId(offset(at)))
    }
}

/// The root could not be read at all.
#[derive(Debug)]
pub struct LoadError {
    /// What could not be read.
    pub path: PathBuf,
    /// What the system said.
    pub cause: io::Error,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read `{}`: {}", self.path.display(), self.cause)
    }
}

impl std::error::Error for LoadError {}

/// Reads the project at `root`: everything below `content/` and `themes/` but hidden files.
///
/// # Errors
/// When `root/content` is missing or a folder cannot be listed. A single file that cannot be used is no error here
/// but a [`Content::Refused`].
pub fn load(root: &Path) -> Result<Sources, LoadError> {
    let content = root.join("content");
    fs::read_dir(&content).map_err(|cause| LoadError { path: content, cause })?;
    let mut found = Vec::new();
    for folder in FOLDERS {
        let start = root.join(folder);
        if start.is_dir() {
            walk(root, &start, &mut found)?;
        }
    }
    Ok(Sources::new(found.into_par_iter().map(read).collect()))
}

/// A file that was found and not read yet.
struct Found {
    full: PathBuf,
    path: String,
    refusal: Option<Refusal>,
}

fn walk(root: &Path, start: &Path, found: &mut Vec<Found>) -> Result<(), LoadError> {
    let visible =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    for entry in WalkDir::new(start).follow_links(false).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(start).to_path_buf();
            LoadError { path, cause: error.into() }
        })?;
        let kind = entry.file_type();
        if kind.is_dir() {
            continue;
        }
        // The walk starts below the root and follows no link, so the path cannot leave it; `strip_prefix` proves it.
        let Ok(below) = entry.path().strip_prefix(root) else { continue };
        let named = below.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>();
        let refusal = match &named {
            None => Some(Refusal::Name),
            Some(_) if kind.is_symlink() => Some(Refusal::Link),
            Some(_) if !kind.is_file() => Some(Refusal::Special),
            Some(_) => None,
        };
        let path = named.map_or_else(|| below.to_string_lossy().into_owned(), |parts| parts.join("/"));
        found.push(Found { full: entry.path().to_path_buf(), path, refusal });
    }
    Ok(())
}

fn read(found: Found) -> SourceFile {
    let content = match found.refusal {
        Some(refusal) => Content::Refused(refusal),
        None => read_content(&found.full, is_text(&found.path)),
    };
    SourceFile { path: found.path, content }
}

fn read_content(path: &Path, text: bool) -> Content {
    let limit = if text { TEXT_LIMIT } else { ASSET_LIMIT };
    match read_at_most(path, limit) {
        Ok(Ok(bytes)) if text => decode(&bytes),
        Ok(Ok(bytes)) => Content::Bytes(bytes),
        Ok(Err(size)) => Content::Refused(Refusal::TooLarge { size, limit }),
        Err(error) => Content::Refused(Refusal::Unreadable(error.to_string())),
    }
}

/// The file's bytes, or its size when that is over the limit. A file that grows while it is read stays bounded.
fn read_at_most(path: &Path, limit: u64) -> io::Result<Result<Vec<u8>, u64>> {
    let file = fs::File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(Err(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    Ok(if read > limit { Err(read) } else { Ok(bytes) })
}

/// Whether a file is read as text: what editors write and what themes are made of. Files below `content/static/`
/// and a theme's `static/` are published byte for byte.
fn is_text(path: &str) -> bool {
    let mut parts = path.split('/');
    let published = match parts.next() {
        Some("content") => parts.next() == Some("static"),
        _ => parts.nth(1) == Some("static"),
    };
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    !published && matches!(extension, "md" | "yaml" | "yml" | "csv" | "html" | "xml" | "txt")
}

/// UTF-8 with or without a byte order mark, lines ending in LF or CRLF; anything else is refused.
fn decode(bytes: &[u8]) -> Content {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
            return Content::Refused(Refusal::NotUtf8 { offset: error.valid_up_to(), utf16 });
        }
    };
    match forbidden(text) {
        Some((at, character)) => {
            let line = 1 + text[..at].bytes().filter(|byte| *byte == b'\n').count();
            Content::Refused(Refusal::Control { character, line })
        }
        None => Content::Text(text.to_owned()),
    }
}

/// The first control character that is neither a tab nor part of a line ending.
fn forbidden(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let at = bytes.iter().enumerate().position(|(at, byte)| match byte {
        b'\t' | b'\n' => false,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        byte => *byte < 0x20 || *byte == 0x7F,
    })?;
    Some((at, bytes[at] as char))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_taken_off_and_crlf_is_kept() {
        assert_eq!(decode(b"\xEF\xBB\xBFa\r\nb"), Content::Text("a\r\nb".into()));
    }

    #[test]
    fn a_lone_carriage_return_is_refused_with_its_line() {
        let refused = decode(b"one\ntwo\rthree");
        assert_eq!(refused, Content::Refused(Refusal::Control { character: '\r', line: 2 }));
    }

    #[test]
    fn utf16_is_named_as_such() {
        let refused = decode(b"\xFF\xFEa\0");
        assert_eq!(refused, Content::Refused(Refusal::NotUtf8 { offset: 0, utf16: true }));
    }

    #[test]
    fn static_files_are_bytes_and_the_rest_is_text() {
        assert!(is_text("content/data/a.csv"));
        assert!(!is_text("content/static/a.csv"));
        assert!(is_text("themes/default/templates/base.html"));
        assert!(!is_text("themes/default/static/site.css"));
    }
}
