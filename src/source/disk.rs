//! Reading the project from the disk, and reading it again.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fmt, fs};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{ASSET_LIMIT, Content, FOLDERS, Refusal, SourceFile, Sources, TEXT_LIMIT};

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

/// Reads the project at `root`: everything below `content/` and `themes/` but what [`is_aside`].
///
/// # Errors
/// When `root/content` is missing or a folder cannot be listed. A single file that cannot be used is no error here
/// but a [`Content::Refused`].
pub fn load(root: &Path) -> Result<Sources, LoadError> {
    reload(root, Sources::default())
}

/// Reads the project again: files that did not change since `before` are taken from there, with their ids.
///
/// # Errors
/// As [`load`].
pub fn reload(root: &Path, mut before: Sources) -> Result<Sources, LoadError> {
    let content = root.join("content");
    fs::read_dir(&content).map_err(|cause| LoadError { path: content, cause })?;
    let now = SystemTime::now();
    let mut found = Vec::new();
    for folder in FOLDERS {
        let start = root.join(folder);
        if start.is_dir() {
            walk(root, &start, &mut found)?;
        }
    }
    let read: Vec<Read> = found.into_par_iter().map(|found| read(found, &before, now)).collect();
    let file = |read: Read| match read {
        Read::Anew(file, stamp) => (file, stamp),
        Read::AsBefore(at) => {
            let entry = &mut before.files[at];
            let content = std::mem::replace(&mut entry.file.content, Content::Refused(Refusal::Name));
            (SourceFile { path: entry.file.path.clone(), content }, entry.stamp)
        }
    };
    let files: Vec<(SourceFile, Option<Stamp>)> = read.into_iter().map(file).collect();
    Ok(before.followed_by(files))
}

/// By which a change of a file is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    modified: SystemTime,
    /// Which file it is and when anything about it changed, where the system tells: one that is put in the place of
    /// another may be older than it.
    changed: (u64, i64, i64),
}

/// For how long after it changed a file is read again and again: the clock of the disk is coarse, and two changes within
/// one of its steps look like one.
const UNSETTLED: Duration = Duration::from_secs(2);

impl Stamp {
    /// The stamp of a file; `None` where it may change without another one.
    fn of(path: &Path, now: SystemTime) -> Option<Self> {
        let data = fs::symlink_metadata(path).ok()?;
        let modified = data.modified().ok()?;
        let is_settled = now.duration_since(modified).is_ok_and(|since| since > UNSETTLED);
        is_settled.then(|| Stamp { size: data.len(), modified, changed: changed(&data) })
    }
}

#[cfg(unix)]
fn changed(data: &fs::Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (data.ino(), data.ctime(), data.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &fs::Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// A file that was found and not read yet.
struct Found {
    full: PathBuf,
    path: String,
    refusal: Option<Refusal>,
}

/// A file that was read, or that is as it was: at this place among those before.
enum Read {
    Anew(SourceFile, Option<Stamp>),
    AsBefore(usize),
}

/// Whether a file is one that an editor or the system keeps beside the sources for itself: hidden files, and the backups
/// and swap files of Emacs, Vim, Kate, JetBrains and office programs. They are not read.
pub fn is_aside(name: &str) -> bool {
    let ends = ["~", ".swp", ".swo", ".swx", ".tmp", "___jb_tmp___", "___jb_old___"];
    name.starts_with('.')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "4913"
        || ends.iter().any(|end| name.ends_with(end))
}

fn walk(root: &Path, start: &Path, found: &mut Vec<Found>) -> Result<(), LoadError> {
    let visible = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_aside(&entry.file_name().to_string_lossy());
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

fn read(found: Found, before: &Sources, now: SystemTime) -> Read {
    if let Some(refusal) = found.refusal {
        return Read::Anew(SourceFile { path: found.path, content: Content::Refused(refusal) }, None);
    }
    // Before the file is read: a change while it is read gives it another stamp.
    let stamp = Stamp::of(&found.full, now);
    let same = |at: &usize| stamp.is_some() && before.files[*at].stamp == stamp;
    if let Some(at) = before.place(&found.path).filter(same) {
        return Read::AsBefore(at);
    }
    let content = read_content(&found.full, is_text(&found.path));
    Read::Anew(SourceFile { path: found.path, content }, stamp)
}

fn read_content(path: &Path, text: bool) -> Content {
    let limit = if text { TEXT_LIMIT } else { ASSET_LIMIT };
    match read_at_most(path, limit) {
        Ok(Ok(bytes)) if text => decode(&bytes),
        Ok(Ok(bytes)) => Content::Bytes(bytes.into()),
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
pub(super) fn is_text(path: &str) -> bool {
    let mut parts = path.split('/');
    let published = match parts.next() {
        Some("content") => parts.next() == Some("static"),
        _ => parts.nth(1) == Some("static"),
    };
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    !published && matches!(extension, "md" | "yaml" | "yml" | "csv" | "html" | "xml" | "txt")
}

/// UTF-8 with or without a byte order mark, lines ending in LF or CRLF; anything else is refused.
pub(super) fn decode(bytes: &[u8]) -> Content {
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
