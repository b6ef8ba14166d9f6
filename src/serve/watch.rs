//! Notices edits of the sources.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use std::{fs, path};

use notify::event::EventKind;
use notify::{Config, ErrorKind, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::look::Look;
use super::{Notice, ServeError};
use crate::source::{FOLDERS, is_aside};

/// How long there must be quiet before an edit counts as finished: an editor saves a file in a few steps, one right after
/// the other.
const QUIET: Duration = Duration::from_millis(10);

/// How long there must be quiet after more than a few files, such as a checkout changes.
const QUIET_MANY: Duration = Duration::from_millis(80);

/// How many files are a few.
const FEW: usize = 3;

/// How long edits may go on before there is a build all the same.
const STARVE: Duration = Duration::from_millis(2000);

/// How long there must be quiet before it is looked whether the system told of all edits.
const SETTLED: Duration = Duration::from_millis(300);

/// How often the sources are looked through where the system does not tell of edits.
const POLL: Duration = Duration::from_millis(1000);

type News = notify::Result<Event>;

/// Edits of the sources below a root.
pub(super) struct Changes {
    root: PathBuf,
    sender: Sender<News>,
    receiver: Receiver<News>,
    watcher: Box<dyn Watcher + Send>,
    polling: bool,
    /// The sources as they were before the last build.
    last: Look,
    /// Whether it was seen since that nothing was missed.
    settled: bool,
}

impl Changes {
    /// Begins to watch. Where the system cannot tell of edits, the sources are looked through again and again.
    pub fn watch(root: &Path, tell: &mut impl FnMut(Notice<'_>)) -> Result<Self, ServeError> {
        let failed = |why: String| ServeError::Watch { why };
        // Events name paths with links resolved on some systems and as they were given on others.
        let root =
            fs::canonicalize(root).or_else(|_| path::absolute(root)).map_err(|error| failed(error.to_string()))?;
        let (sender, receiver) = channel();
        let (watcher, polling) = match told(&root, sender.clone()) {
            Ok(watcher) => (watcher, false),
            Err(error) => {
                let watcher = polled(&root, sender.clone()).map_err(|error| failed(error.to_string()))?;
                tell(Notice::Polling { why: &why(&error) });
                (watcher, true)
            }
        };
        let last = Look::now(&root);
        Ok(Changes { root, sender, receiver, watcher, polling, last, settled: false })
    }

    /// The root, as an absolute path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Waits for an edit, and for those that follow at once. Gives the files, by their paths below the root, as far as
    /// they are known.
    pub fn wait(&mut self, tell: &mut impl FnMut(Notice<'_>)) -> Result<Vec<String>, ServeError> {
        let mut batch = self.first()?;
        let start = Instant::now();
        let mut last = start;
        loop {
            let quiet = if batch.paths.len() > FEW { QUIET_MANY } else { QUIET };
            let left = (last + quiet).min(start + STARVE).saturating_duration_since(Instant::now());
            match self.receiver.recv_timeout(left) {
                Ok(news) => {
                    if batch.add(&self.root, news) {
                        last = Instant::now();
                    }
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
            }
            if start.elapsed() >= STARVE {
                break;
            }
        }
        self.keep_up(&batch, tell)?;
        let now = Look::now(&self.root);
        // A file that came and went again is nobody's but the editor's.
        batch.paths.retain(|path| now.has(path) || self.last.has(path));
        self.last = now;
        self.settled = false;
        Ok(batch.paths.iter().filter_map(|path| below(&self.root, path)).collect())
    }

    /// Waits for the first edit. Once it is quiet after a build, what the system did not tell of is looked for.
    fn first(&mut self) -> Result<Batch, ServeError> {
        let mut batch = Batch::default();
        while !batch.edited {
            let news = if self.settled {
                self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                self.receiver.recv_timeout(SETTLED)
            };
            match news {
                Ok(news) => {
                    batch.add(&self.root, news);
                }
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
                Err(RecvTimeoutError::Timeout) => {
                    batch.paths.extend(Look::now(&self.root).since(&self.last));
                    batch.edited = !batch.paths.is_empty();
                    self.settled = true;
                }
            }
        }
        Ok(batch)
    }

    /// Watches on after folders came or went, or after the system reached a limit.
    fn keep_up(&mut self, batch: &Batch, tell: &mut impl FnMut(Notice<'_>)) -> Result<(), ServeError> {
        let mut limit = batch.limit.clone();
        if batch.folders && limit.is_none() {
            limit = arm(&mut *self.watcher, &self.root).err().map(|error| why(&error));
        }
        if let Some(why) = limit.filter(|_| !self.polling) {
            self.watcher = polled(&self.root, self.sender.clone())
                .map_err(|error| ServeError::Watch { why: error.to_string() })?;
            self.polling = true;
            tell(Notice::Polling { why: &why });
        }
        Ok(())
    }
}

fn ended() -> ServeError {
    ServeError::Watch { why: "the system stopped telling of edits".to_owned() }
}

/// What a run of news comes to.
#[derive(Default)]
struct Batch {
    /// Whether any of it was about a source.
    edited: bool,
    /// The sources that it was about.
    paths: BTreeSet<PathBuf>,
    /// Whether a watched folder itself came or went; the system forgets a folder that goes.
    folders: bool,
    /// Why the system can tell no more.
    limit: Option<String>,
}

impl Batch {
    /// Whether this was about a source.
    fn add(&mut self, root: &Path, news: News) -> bool {
        let edited = match news {
            Ok(event) => {
                let edited = is_edit(root, &event);
                let is_folder = |path: &PathBuf| FOLDERS.iter().any(|folder| *path == root.join(folder));
                self.folders |= edited && (event.need_rescan() || event.paths.iter().any(is_folder));
                if edited {
                    self.paths.extend(event.paths.into_iter().filter(|path| is_source(root, path)));
                }
                edited
            }
            Err(error) => {
                if matches!(error.kind, ErrorKind::MaxFilesWatch | ErrorKind::Io(_)) {
                    self.limit = Some(why(&error));
                }
                // Something changed, only it is not known what.
                true
            }
        };
        self.edited |= edited;
        edited
    }
}

/// A path as the sources are named: below the root, with `/` between its segments.
fn below(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_string_lossy());
    Some(parts.collect::<Vec<_>>().join("/"))
}

/// The system's own watcher.
fn told(root: &Path, sender: Sender<News>) -> notify::Result<Box<dyn Watcher + Send>> {
    let config = Config::default().with_follow_symlinks(false);
    let mut watcher: Box<dyn Watcher + Send> = Box::new(RecommendedWatcher::new(sender, config)?);
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    arm(&mut *watcher, root)?;
    Ok(watcher)
}

/// A watcher that looks for itself.
fn polled(root: &Path, sender: Sender<News>) -> notify::Result<Box<dyn Watcher + Send>> {
    let config = Config::default().with_follow_symlinks(false).with_poll_interval(POLL);
    let mut watcher: Box<dyn Watcher + Send> = Box::new(PollWatcher::new(sender, config)?);
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    arm(&mut *watcher, root)?;
    Ok(watcher)
}

/// Watches the folders that are there, anew if need be. The root is watched besides, so that the others are noticed
/// when they come.
fn arm(watcher: &mut dyn Watcher, root: &Path) -> notify::Result<()> {
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        // That it was not watched, or is there no more, is no matter.
        let _ = watcher.unwatch(&folder);
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// What an error says, with what to do where that is known.
fn why(error: &notify::Error) -> String {
    match error.kind {
        ErrorKind::MaxFilesWatch => {
            "the system's limit of watched folders is reached; raise fs.inotify.max_user_watches".to_owned()
        }
        _ => error.to_string(),
    }
}

fn is_edit(root: &Path, event: &Event) -> bool {
    let touched = !matches!(event.kind, EventKind::Access(_));
    event.need_rescan() || (touched && event.paths.iter().any(|path| is_source(root, path)))
}

/// Whether a path is one of the sources, and not a file that an editor keeps beside them for itself.
fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(root) else { return false };
    let mut names = below.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    names.next().is_some_and(|first| FOLDERS.contains(&&*first)) && names.all(|name| !is_aside(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_from_what_editors_keep_beside_them() {
        let root = Path::new("/project");
        for path in ["content", "content/a.md", "themes/mine/static/a.css", "content/a#b.md"] {
            assert!(is_source(root, &root.join(path)), "{path}");
        }
        for path in [
            "",
            "output/index.html",
            "README.md",
            "content/.a.md.swp",
            "content/a.md~",
            "content/#a.md#",
            "content/4913",
            "content/.git/index",
        ] {
            assert!(!is_source(root, &root.join(path)), "{path}");
        }
        assert!(!is_source(root, Path::new("/elsewhere/content/a.md")));
    }

    #[test]
    fn reading_is_no_edit() {
        use notify::event::{AccessKind, ModifyKind};
        let root = Path::new("/project");
        let event = |kind| Event::new(kind).add_path(root.join("content/a.md"));
        assert!(!is_edit(root, &event(EventKind::Access(AccessKind::Read))));
        assert!(is_edit(root, &event(EventKind::Modify(ModifyKind::Any))));
    }

    #[test]
    fn edits_are_noticed_by_looking_as_well() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        let (sender, receiver) = channel();
        let watcher = polled(&root, sender.clone()).unwrap();
        let last = Look::now(&root);
        let mut changes = Changes { root: root.clone(), sender, receiver, watcher, polling: true, last, settled: true };
        fs::write(root.join("content/a.md"), "x").unwrap();
        assert_eq!(changes.wait(&mut |_| panic!("it polls already")).unwrap(), ["content/a.md"]);
    }

    #[test]
    fn what_the_system_does_not_tell_is_found_once_it_is_quiet() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        let (sender, receiver) = channel();
        // A watcher that watches nothing.
        let watcher: Box<dyn Watcher + Send> = Box::new(notify::NullWatcher);
        let last = Look::now(&root);
        let mut changes =
            Changes { root: root.clone(), sender, receiver, watcher, polling: false, last, settled: false };
        fs::write(root.join("content/a.md"), "x").unwrap();
        assert_eq!(changes.wait(&mut |_| panic!("nothing to tell")).unwrap(), ["content/a.md"]);
    }

    #[test]
    fn a_limit_of_the_system_leads_to_polling() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let mut changes = Changes::watch(folder.path(), &mut |_| panic!("no limit yet")).unwrap();
        changes.sender.send(Err(notify::Error::new(ErrorKind::MaxFilesWatch))).unwrap();
        let mut told = Vec::new();
        let mut tell = |notice: Notice<'_>| told.push(format!("{notice:?}"));
        changes.wait(&mut tell).unwrap();
        fs::write(folder.path().join("content/a.md"), "x").unwrap();
        changes.wait(&mut tell).unwrap();
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("max_user_watches"), "{told:?}");
    }
}
