//! The preview: shows the site in a browser on this computer and follows the edits.
//!
//! It knows nothing of how a site is made: the caller gives a function that makes one. What it promises:
//!
//! - **For this computer only.** It listens on the loopback address alone and answers only who asks for it by a name
//!   of this computer, so neither the network nor a web page that is open elsewhere reaches a draft.
//! - **As published.** Paths, the page for what is missing and the Content-Security-Policy are those of the published
//!   site; nothing is read from disk for an answer. What live reload needs is put into a page as it is sent.
//! - **The last good page stays.** After a build, the open pages that are different are loaded anew, at the place where the
//!   reader was; problems are told on top of the page, the last good one where there is no new one.
//! - **No edit is missed.** What is edited while a build runs leads to another one, and once it is quiet it is looked whether
//!   the system told of all.

mod editor;
mod events;
mod http;
mod inject;
mod live;
mod look;
mod missing;
mod overlay;
mod page;
mod respond;
mod stop;
#[cfg(test)]
mod tests;
mod watch;

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{error, fmt, thread};

use crate::diagnostic::problem::Problem;
use crate::site::Site;
use editor::Opener;
pub use editor::{EDITORS, Editor};
use live::Live;
use respond::{Answer, Place};
pub use stop::{Stop, Stopper};
use watch::Changes;

/// What to serve and where.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The project's root, whose sources are watched.
    pub root: PathBuf,
    /// Where to listen.
    pub port: Port,
    /// The path that the site will have on its host: `/`, or `/reports/` for a site that is not at the top.
    pub prefix: String,
    /// What opens the place of a problem.
    pub editor: Option<&'static Editor>,
}

/// A port of this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one and no other; 0 takes any that is free.
    Named(u16),
    /// This one, or the next that is free.
    From(u16),
}

/// How many ports are tried.
const PORTS: u16 = 20;

/// What a build is for.
#[derive(Clone, Copy, Debug)]
pub struct Edits<'a> {
    /// The address at which the site is shown.
    pub address: &'a str,
    /// The sources that were edited, by their paths below the root, as far as they are known; none for the first build.
    pub changed: &'a [String],
}

/// What a build came to.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The site; `None` where problems forbid to make one, and the one before stays.
    pub site: Option<Site>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// What the caller is told while the preview runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice<'a> {
    /// The port is in use, and another one was taken.
    Taken {
        /// The port that was wanted.
        port: u16,
        /// The one that is used.
        instead: u16,
    },
    /// The site can be looked at.
    Ready {
        /// The address of its home page.
        address: &'a str,
    },
    /// Edits are noticed a little later than they could be.
    Polling {
        /// Why.
        why: &'a str,
    },
}

/// Why the preview cannot go on.
#[derive(Debug)]
pub enum ServeError {
    /// The port cannot be had.
    Port {
        /// The port.
        port: u16,
        /// What the system said.
        cause: io::Error,
    },
    /// The sources cannot be watched.
    Watch {
        /// What was said.
        why: String,
    },
    /// The system gave no thread.
    Thread(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::Port { port, cause } if cause.kind() == ErrorKind::AddrInUse => {
                write!(
                    f,
                    "port {port} is in use by another program; choose another with --port, or 0 for any, or leave --port \
                     out for the next one that is free"
                )
            }
            ServeError::Port { port, cause } => {
                write!(f, "cannot listen on port {port}: {cause}; choose another with --port, or 0 for any")
            }
            ServeError::Watch { why } => write!(f, "cannot watch the sources: {why}"),
            ServeError::Thread(cause) => write!(f, "cannot start a thread: {cause}"),
        }
    }
}

impl error::Error for ServeError {}

/// How much room the thread has that builds: what the first thread of a program has by custom.
const STACK: usize = 8 * 1024 * 1024;

/// Serves what `rebuild` makes, and has it made anew after each edit, until `stop` is told to end.
///
/// `rebuild` and `tell` are called on a thread of their own, so that a build that takes long does not keep the preview from
/// ending.
///
/// # Errors
/// When the port is taken or the sources cannot be watched at all.
///
/// # Panics
/// When `rebuild` or `tell` does.
pub fn serve(
    settings: &Settings,
    rebuild: impl FnMut(&Edits<'_>) -> Preview + Send + 'static,
    mut tell: impl FnMut(Notice<'_>) + Send + 'static,
    stop: Stop,
) -> Result<(), ServeError> {
    let (listener, port) = listen(settings.port)?;
    if let Port::From(wanted) = settings.port
        && wanted != port
    {
        tell(Notice::Taken { port: wanted, instead: port });
    }
    let settings = settings.clone();
    // Before the first build, so that an edit made while it runs is noticed.
    let mut changes = Changes::watch(&settings.root, &mut tell)?;
    let place = Place::new(port, &settings.prefix);
    stop.until_ended(STACK, move || {
        let (mut rebuild, address) = (rebuild, place.address());
        let opener = settings.editor.map(|editor| Opener::new(changes.root().to_path_buf(), editor));
        let live = Arc::new(Live::new(rebuild(&Edits { address: &address, changed: &[] }), opener));
        let shown = Arc::clone(&live);
        thread::Builder::new().spawn(move || accept(&listener, &place, &shown)).map_err(ServeError::Thread)?;
        tell(Notice::Ready { address: &address });
        loop {
            let changed = changes.wait(&mut tell)?;
            live.show(rebuild(&Edits { address: &address, changed: &changed }));
        }
    })
}

/// Listens on the port, or on the next that is free where another will do.
fn listen(port: Port) -> Result<(TcpListener, u16), ServeError> {
    let (first, tries) = match port {
        Port::Named(port) => (port, 1),
        Port::From(port) => (port, PORTS),
    };
    let bind = |port: u16| {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        Ok((listener, port))
    };
    let mut last = None;
    for port in (0..tries).map_while(|more| first.checked_add(more)) {
        match bind(port) {
            Ok(bound) => return Ok(bound),
            Err(cause) => last = last.or(Some(cause)),
        }
    }
    Err(ServeError::Port { port: first, cause: last.unwrap_or_else(|| ErrorKind::AddrInUse.into()) })
}

/// How many connections are open at once at most. A browser opens six, and each open page holds one.
const CONNECTIONS: usize = 128;

/// Answers each connection on a thread of its own.
fn accept(listener: &TcpListener, place: &Place, live: &Arc<Live>) {
    let open = Arc::new(AtomicUsize::new(0));
    loop {
        let Ok((stream, _)) = listener.accept() else {
            // Out of file handles, most likely; some come free when connections end.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        let ticket = Ticket::new(&open);
        let (place, live) = (place.clone(), Arc::clone(live));
        // Without a thread the connection is dropped, and the browser tries again.
        let _ = thread::Builder::new().spawn(move || converse(stream, &ticket, &place, &live));
    }
}

/// One open connection; counted until it is dropped, also by a panic.
struct Ticket {
    open: Arc<AtomicUsize>,
    number: usize,
}

impl Ticket {
    fn new(open: &Arc<AtomicUsize>) -> Self {
        let number = open.fetch_add(1, Ordering::Relaxed) + 1;
        Ticket { open: Arc::clone(open), number }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.open.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Reads one request and answers it. Whatever goes wrong here is the browser's to notice: it has gone away, mostly.
fn converse(stream: TcpStream, ticket: &Ticket, place: &Place, live: &Live) {
    let answer = match http::read(&stream) {
        Err(_) => return,
        Ok(_) if ticket.number > CONNECTIONS => Answer::Whole(respond::refusal(503)),
        Ok(Err(status)) => Answer::Whole(respond::refusal(status)),
        Ok(Ok(request)) => respond::respond(&request, place, live),
    };
    let _ = match answer {
        Answer::Whole(response) => http::write(&stream, &response),
        Answer::Events(listener) => events::send(&stream, live, &listener),
    };
    http::close(&stream);
}
