//! What was asked before, in a file of the user's caches: a line that says what the file is, then a line of JSON an address.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::Verdict;

/// The first line of the file. Its number changes where the lines have another meaning.
const HEADER: &str = r#"{"findings-outside-links":1}"#;

/// The name of the file in its folder.
const FILE: &str = "outside-links.jsonl";

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A line of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Line {
    url: String,
    /// When it was asked, in seconds since 1970.
    at: u64,
    verdict: Verdict,
}

/// Why the answers of before are not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// The file is damaged; it is written anew.
    Broken,
    /// The file is something else, and stays as it is.
    Foreign,
}

/// The answers of before and of now.
#[derive(Debug, Default)]
pub struct Cache {
    /// Where they are kept; `None` for nowhere.
    path: Option<PathBuf>,
    now: u64,
    lines: BTreeMap<String, Line>,
}

/// The folder where a user's programs keep what can be made again, and in it that of this one.
pub fn folder() -> Option<PathBuf> {
    let named = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let caches = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else {
        named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")))
    };
    caches.map(|caches| caches.join("findings"))
}

impl Cache {
    /// Reads what is kept in a folder. A file that is not there is an empty one.
    pub fn open(folder: &Path, now: SystemTime) -> (Self, Option<Ignored>) {
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let path = folder.join(FILE);
        let empty = Cache { path: Some(path.clone()), now, lines: BTreeMap::new() };
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (empty, None),
            Err(_) => return (Cache { path: None, ..empty }, Some(Ignored::Foreign)),
        };
        let text = String::from_utf8_lossy(&bytes);
        let Some(rest) = text.strip_prefix(HEADER).and_then(|rest| rest.strip_prefix('\n')) else {
            return (Cache { path: None, ..empty }, Some(Ignored::Foreign));
        };
        match rest.lines().map(serde_json::from_str::<Line>).collect::<Result<Vec<_>, _>>() {
            Ok(lines) => {
                let fresh = lines.into_iter().filter(|line| is_fresh(line, now));
                (Cache { lines: fresh.map(|line| (line.url.clone(), line)).collect(), ..empty }, None)
            }
            Err(_) => (empty, Some(Ignored::Broken)),
        }
    }

    /// What is known of an address and still holds.
    pub fn get(&self, url: &str) -> Option<Verdict> {
        self.lines.get(url).map(|line| line.verdict.clone())
    }

    /// Keeps what was found now.
    pub fn put(&mut self, url: &str, verdict: &Verdict) {
        let line = Line { url: url.to_owned(), at: self.now, verdict: verdict.clone() };
        self.lines.insert(url.to_owned(), line);
    }

    /// Writes the file, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save(&self) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let mut text = format!("{HEADER}\n");
        for line in self.lines.values() {
            text.push_str(&serde_json::to_string(line)?);
            text.push('\n');
        }
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let begun = path.with_extension(format!("{}.part", std::process::id()));
        fs::write(&begun, text)?;
        fs::rename(&begun, path)
    }
}

/// Good news holds for a week, everything else for a day. What was asked later than now was asked by a wrong clock.
fn is_fresh(line: &Line, now: u64) -> bool {
    let holds = if line.verdict == Verdict::Good { DAY * 7 } else { DAY };
    now.checked_sub(line.at).is_some_and(|age| age < holds.as_secs())
}
