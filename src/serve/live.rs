//! What is shown now, and waiting for it to change.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::Preview;
use crate::site::Site;

/// What is shown: the last good site and what is wrong with the sources now.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Which site this is; another after each change and each start of the program.
    pub id: String,
    /// How many builds there were.
    pub build: u64,
    /// The site, shared with the answers that are being sent.
    pub site: Arc<Site>,
    /// What is wrong, as plain text.
    pub problems: Option<Arc<str>>,
    /// Whether the site was made without problems.
    good: bool,
}

/// The one place where the build and the connections meet.
pub(super) struct Live {
    shown: Mutex<Shown>,
    changed: Condvar,
    /// Tells this run of the program from others on the same port, whose pages may still be open.
    run: u128,
}

impl Live {
    pub fn new(first: Preview) -> Self {
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let good = first.problems.is_none();
        let problems = first.problems.map(Arc::from);
        let shown = Shown { id: id(run, 1), build: 1, site: Arc::new(first.site), problems, good };
        Live { shown: Mutex::new(shown), changed: Condvar::new(), run }
    }

    /// What is shown now.
    pub fn shown(&self) -> Shown {
        self.lock().clone()
    }

    /// Shows what a build came to. A site with problems does not take the place of a good one, and a site that is the
    /// same as before is not reloaded.
    pub fn show(&self, next: Preview) {
        let last = self.shown();
        let mut shown = last.clone();
        shown.build += 1;
        let good = next.problems.is_none();
        if good || !last.good {
            shown.good = good;
            // Compared outside the lock: sites can be large.
            if *last.site != next.site {
                shown.id = id(self.run, shown.build);
                shown.site = Arc::new(next.site);
            }
        }
        shown.problems = next.problems.map(Arc::from);
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

fn id(run: u128, build: u64) -> String {
    format!("{run:x}-{build}")
}
