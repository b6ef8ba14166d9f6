//! What is shown now, and waiting for it to change.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::Preview;
use super::editor::Opener;
use super::overlay::{self, Count};
use crate::site::Site;

/// What is shown: the last good site and what is wrong with the sources now.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Tells this run of the program from others on the same port, whose pages may still be open.
    pub run: u64,
    /// How many builds there were.
    pub build: u64,
    /// The site, shared with the answers that are being sent; `None` as long as none could be made.
    pub site: Option<Arc<Site>>,
    /// The build in which each file last changed, those that are gone included.
    pub changes: Arc<BTreeMap<String, u64>>,
    /// What is wrong.
    pub told: Arc<Told>,
}

/// Problems as pages show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// How many.
    pub count: Count,
    /// All of them.
    pub html: String,
    /// Another one for other problems.
    pub key: u64,
}

impl Told {
    fn new(next: &Preview, opener: Option<&Opener>, is_kept: bool) -> Self {
        let html = overlay::html(&next.problems, opener, is_kept);
        let mut hasher = DefaultHasher::new();
        html.hash(&mut hasher);
        Told { count: Count::of(&next.problems), html, key: hasher.finish() }
    }
}

impl Shown {
    /// The build in which something of the site last changed.
    pub fn last_change(&self) -> u64 {
        self.changes.values().max().copied().unwrap_or(0)
    }
}

/// The one place where the build and the connections meet.
pub(super) struct Live {
    shown: Mutex<Shown>,
    changed: Condvar,
    opener: Option<Opener>,
}

impl Live {
    pub fn new(first: Preview, opener: Option<Opener>) -> Self {
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros() as u64);
        let told = Arc::new(Told::new(&first, opener.as_ref(), false));
        let changes = first.site.iter().flat_map(|site| site.files().map(|(path, _)| (path.to_string(), 1))).collect();
        let shown = Shown { run, build: 1, site: first.site.map(Arc::new), changes: Arc::new(changes), told };
        Live { shown: Mutex::new(shown), changed: Condvar::new(), opener }
    }

    /// What is shown now.
    pub fn shown(&self) -> Shown {
        self.lock().clone()
    }

    /// Shows what a build came to. Without a site, the one before stays.
    pub fn show(&self, next: Preview) {
        let mut shown = self.shown();
        shown.build += 1;
        let is_kept = next.site.is_none() && shown.site.is_some();
        shown.told = Arc::new(Told::new(&next, self.opener.as_ref(), is_kept));
        if let Some(site) = next.site {
            // Compared outside the lock: sites can be large.
            let changed = changed(shown.site.as_deref(), &site);
            if !changed.is_empty() || shown.site.is_none() {
                let build = shown.build;
                Arc::make_mut(&mut shown.changes).extend(changed.into_iter().map(|path| (path, build)));
                shown.site = Some(Arc::new(site));
            }
        }
        *self.lock() = shown;
        self.changed.notify_all();
    }

    /// Waits until something was built after `build`, for some time at most, and gives what is shown then.
    pub fn wait(&self, build: u64, at_most: Duration) -> Option<Shown> {
        let same = |shown: &mut Shown| shown.build == build;
        let waited = self.changed.wait_timeout_while(self.lock(), at_most, same);
        let (shown, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        (!timeout.timed_out()).then(|| shown.clone())
    }

    /// What is shown is replaced as a whole, so a panic elsewhere cannot leave half of it.
    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The files that came, went or are different.
fn changed(last: Option<&Site>, next: &Site) -> Vec<String> {
    let Some(last) = last else { return next.files().map(|(path, _)| path.to_string()).collect() };
    let came = next.files().filter(|(path, bytes)| last.get(path.as_str()) != Some(bytes));
    let went = last.files().filter(|(path, _)| next.get(path.as_str()).is_none());
    came.chain(went).map(|(path, _)| path.to_string()).collect()
}
