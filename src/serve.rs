//! The preview: shows the site in a browser on this computer and follows the edits.
//!
//! It knows nothing of how a site is made: the caller gives a function that makes one. What it promises:
//!
//! - **For this computer only.** It listens on the loopback address alone and answers only who asks for it by a name
//!   of this computer, so neither the network nor a web page that is open elsewhere reaches a draft.
//! - **As published.** Paths, the page for what is missing and the Content-Security-Policy are those of the published
//!   site; nothing is read from disk for an answer. What live reload needs is put into a page as it is sent.
//! - **The last good page stays.** A rebuild without problems reloads the open pages; one with problems is told on
//!   top of the last good page.

mod events;
mod http;
mod inject;
mod live;
mod respond;
#[cfg(test)]
mod tests;
mod watch;

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{error, fmt, thread};

use crate::site::Site;
use live::Live;
use respond::{Answer, Place};
use watch::Changes;

/// What to serve and where.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The project's root, whose sources are watched.
    pub root: PathBuf,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// The path that the site will have on its host: `/`, or `/reports/` for a site that is not at the top.
    pub prefix: String,
}

/// What a build came to.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The site. With problems it is shown only as long as there never was one without.
    pub site: Site,
    /// What is wrong, as plain text.
    pub problems: Option<String>,
}

/// What the caller is told while the preview runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice<'a> {
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
                write!(f, "port {port} is in use by another program; choose another with --port, or 0 for any")
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

/// Serves what `rebuild` makes, and has it made anew after each edit, until the program is ended.
///
/// `rebuild` and `tell` are called on this thread.
///
/// # Errors
/// When the port is taken or the sources cannot be watched at all.
pub fn serve(
    settings: &Settings,
    mut rebuild: impl FnMut() -> Preview,
    mut tell: impl FnMut(Notice<'_>),
) -> Result<Infallible, ServeError> {
    let port_error = |cause| ServeError::Port { port: settings.port, cause };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port)).map_err(port_error)?;
    let port = listener.local_addr().map_err(port_error)?.port();
    // Before the first build, so that an edit made while it runs is noticed.
    let mut changes = Changes::watch(&settings.root, &mut tell)?;

    let live = Arc::new(Live::new(rebuild()));
    let place = Place::new(port, &settings.prefix);
    let address = place.address();
    let shown = Arc::clone(&live);
    thread::Builder::new().spawn(move || accept(&listener, &place, &shown)).map_err(ServeError::Thread)?;
    tell(Notice::Ready { address: &address });
    loop {
        changes.wait(&mut tell)?;
        live.show(rebuild());
    }
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
        Answer::Events => events::send(&stream, live),
    };
    http::close(&stream);
}
