//! News to an open page, as server-sent events.

use std::io::{self, ErrorKind, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::http;
use super::live::{Live, Shown};
use super::page::{Stamps, stamps};

/// How often it is looked whether the page is still there.
const LOOK: Duration = Duration::from_secs(1);

/// How often something is sent, so that nothing between takes the connection for dead.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The page that hears the news.
pub(super) struct Listener {
    /// Its file in the site.
    pub file: String,
    /// Where the site begins on its host.
    pub url: String,
}

/// What a page is told; `preview.js` reads it.
#[derive(Serialize)]
struct News<'a> {
    build: u64,
    #[serde(flatten)]
    stamps: Stamps,
    /// Another one for other problems.
    key: String,
    problems: &'a str,
}

/// Sends what is shown, now and after each build, until the page is closed.
pub(super) fn send(stream: &TcpStream, live: &Live, listener: &Listener) -> io::Result<()> {
    http::write_head(stream, 200, "text/event-stream", &[])?;
    let mut to = stream;
    // A page that lost the connection, because the preview was ended, is soon back when it is started again.
    to.write_all(b"retry: 500\n\n")?;
    let mut shown = live.shown();
    loop {
        to.write_all(event(&shown, listener)?.as_bytes())?;
        let mut sent = Instant::now();
        shown = loop {
            if let Some(next) = live.wait(shown.build, LOOK) {
                break next;
            }
            if is_closed(stream)? {
                return Ok(());
            }
            if sent.elapsed() >= KEEP_ALIVE {
                to.write_all(b": still here\n\n")?;
                sent = Instant::now();
            }
        };
    }
}

/// One event. Its JSON is one line, so no text can begin an event of its own.
fn event(shown: &Shown, listener: &Listener) -> io::Result<String> {
    let news = News {
        build: shown.build,
        stamps: stamps(shown, &listener.file, &listener.url),
        key: format!("{:x}", shown.told.key),
        problems: &shown.told.html,
    };
    Ok(format!("data: {}\n\n", serde_json::to_string(&news)?))
}

/// Whether the other side has gone. A page sends nothing after its request, so all there can be to read is the end.
fn is_closed(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let peeked = stream.peek(&mut [0]);
    stream.set_nonblocking(false)?;
    match peeked {
        Ok(count) => Ok(count == 0),
        Err(error) => Ok(error.kind() != ErrorKind::WouldBlock && error.kind() != ErrorKind::Interrupted),
    }
}
