//! Ending a preview from outside, also while it builds.

use std::convert::Infallible;
use std::panic;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::ServeError;

/// Why a preview ends.
enum End {
    /// It was told to.
    Asked,
    /// It cannot go on.
    Failed(ServeError),
    /// Something in it panicked.
    Panicked,
}

/// What a preview waits for; whoever has its [`Stopper`] can end it.
pub struct Stop {
    sender: Sender<End>,
    receiver: Receiver<End>,
}

/// Ends a preview.
#[derive(Clone)]
pub struct Stopper(Sender<End>);

impl Default for Stop {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Stop { sender, receiver }
    }
}

impl Stop {
    /// What ends it.
    pub fn stopper(&self) -> Stopper {
        Stopper(self.sender.clone())
    }

    /// Runs `work` on a thread of its own until it fails or is told to end; then the thread is left to itself, since it may
    /// be in the middle of something long that nobody waits for any more.
    pub(super) fn until_ended(
        self,
        stack: usize,
        work: impl FnOnce() -> Result<Infallible, ServeError> + Send + 'static,
    ) -> Result<(), ServeError> {
        let Stop { sender, receiver } = self;
        let watched = Watched(sender.clone());
        let run = move || {
            let watched = watched;
            let Err(error) = work();
            let _ = watched.0.send(End::Failed(error));
        };
        let thread = thread::Builder::new().stack_size(stack).spawn(run).map_err(ServeError::Thread)?;
        match receiver.recv() {
            Ok(End::Failed(error)) => Err(error),
            Ok(End::Panicked) => match thread.join() {
                Err(bug) => panic::resume_unwind(bug),
                Ok(()) => Ok(()),
            },
            Ok(End::Asked) | Err(_) => Ok(()),
        }
    }
}

impl Stopper {
    /// Ends the preview, if it has not ended yet.
    pub fn stop(&self) {
        // Nobody hears it any more where it has ended.
        let _ = self.0.send(End::Asked);
    }
}

/// Tells of a panic of its thread.
struct Watched(Sender<End>);

impl Drop for Watched {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(End::Panicked);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn work_that_takes_long_does_not_keep_it_from_ending() {
        let stop = Stop::default();
        let stopper = stop.stopper();
        let ended = stop.until_ended(1 << 16, move || {
            stopper.stop();
            thread::sleep(Duration::from_secs(3600));
            unreachable!("the test is over")
        });
        assert!(ended.is_ok());
    }

    #[test]
    fn a_failure_ends_it_and_so_does_a_panic() {
        let failed = Stop::default().until_ended(1 << 16, || Err(ServeError::Watch { why: "x".to_owned() }));
        assert!(failed.is_err());
        let panicked = panic::catch_unwind(|| Stop::default().until_ended(1 << 16, || panic!("on purpose")));
        assert!(panicked.is_err());
    }
}
