//! As much of HTTP/1.1 as a preview needs: one request a connection, read with limits of size and time.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// How long the head of a request may be, in bytes.
const HEAD_LIMIT: usize = 16 * 1024;

/// How long a request may take to arrive.
const HEAD_TIME: Duration = Duration::from_secs(5);

/// How long a browser may take to accept some of an answer.
const WRITE_TIME: Duration = Duration::from_secs(10);

/// What the published site is told to be served with: nothing inline, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The methods that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
    Other,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub method: Method,
    /// Path and query as they were sent: visible ASCII, beginning with `/`.
    pub target: String,
    pub host: String,
}

/// An answer that is complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Response {
    pub status: u16,
    pub content_type: &'static str,
    /// One more header.
    pub header: Option<(&'static str, String)>,
    pub body: Vec<u8>,
    /// Whether the body is told of but not sent.
    pub head_only: bool,
}

/// Reads a request. The inner error is the status to refuse it with.
pub(super) fn read(stream: &TcpStream) -> io::Result<Result<Request, u16>> {
    // A socket may inherit from its listener that it does not wait.
    stream.set_nonblocking(false)?;
    let deadline = Instant::now() + HEAD_TIME;
    let mut head = Vec::new();
    let mut part = [0; 2048];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(Err(408));
        }
        stream.set_read_timeout(Some(left))?;
        let mut from = stream;
        let count = match from.read(&mut part) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => return Ok(Err(408)),
            Err(error) => return Err(error),
        };
        // The end may lie across two parts.
        let from = head.len().saturating_sub(3);
        head.extend_from_slice(&part[..count]);
        if let Some(end) = head[from..].windows(4).position(|four| four == b"\r\n\r\n") {
            return Ok(parse(&head[..from + end]));
        }
        if head.len() > HEAD_LIMIT {
            return Ok(Err(431));
        }
    }
}

/// The request in a head, without the empty line that ends it.
fn parse(head: &[u8]) -> Result<Request, u16> {
    let head = std::str::from_utf8(head).map_err(|_| 400_u16)?;
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version), None) = (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(400);
    };
    if !matches!(version, "HTTP/1.1" | "HTTP/1.0") {
        return Err(505);
    }
    if !target.starts_with('/') || !target.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(400);
    }
    let mut host = None;
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(400_u16)?;
        // A name followed by a space has been used to smuggle headers past others.
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(400);
        }
        if name.eq_ignore_ascii_case("host") && host.replace(value.trim()).is_some() {
            return Err(400);
        }
    }
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        _ => Method::Other,
    };
    Ok(Request { method, target: target.to_owned(), host: host.ok_or(400_u16)?.to_owned() })
}

/// Sends an answer.
pub(super) fn write(stream: &TcpStream, response: &Response) -> io::Result<()> {
    let length = response.body.len().to_string();
    let mut headers = vec![("Content-Length", length.as_str())];
    if let Some((name, value)) = &response.header {
        headers.push((*name, value));
    }
    write_head(stream, response.status, response.content_type, &headers)?;
    let mut to = stream;
    if response.head_only { Ok(()) } else { to.write_all(&response.body) }
}

/// Sends the head of an answer, with the headers that every answer has.
pub(super) fn write_head(
    stream: &TcpStream,
    status: u16,
    content_type: &str,
    headers: &[(&str, &str)],
) -> io::Result<()> {
    stream.set_write_timeout(Some(WRITE_TIME))?;
    let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
    let always = [
        ("Content-Type", content_type),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", POLICY),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Connection", "close"),
    ];
    for (name, value) in always.iter().chain(headers) {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut to = stream;
    to.write_all(head.as_bytes())
}

/// Ends a connection so that the browser gets all of the answer: one that is closed while there is something left to
/// read is reset, and what was sent is lost.
pub(super) fn close(stream: &TcpStream) {
    let _ = stream.shutdown(Shutdown::Write);
    let deadline = Instant::now() + Duration::from_secs(1);
    let mut part = [0; 4096];
    let mut from = stream;
    while Instant::now() < deadline && stream.set_read_timeout(Some(Duration::from_millis(200))).is_ok() {
        match from.read(&mut part) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// What a status is called.
pub(super) fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read() {
        let request = parse(b"GET /a?b HTTP/1.1\r\nAccept: */*\r\nhOST:  localhost:80 ").unwrap();
        let expected = Request { method: Method::Get, target: "/a?b".into(), host: "localhost:80".into() };
        assert_eq!(request, expected);
    }

    #[test]
    fn what_is_not_quite_a_request_is_refused() {
        for (status, head) in [
            (400, "GET /"),
            (400, "GET / HTTP/1.1"),
            (400, "GET  / HTTP/1.1\r\nHost: a"),
            (400, "GET http://a/ HTTP/1.1\r\nHost: a"),
            (400, "GET /\u{7f} HTTP/1.1\r\nHost: a"),
            (400, "GET /é HTTP/1.1\r\nHost: a"),
            (400, "GET / HTTP/1.1\r\nHost: a\r\nHost: b"),
            (400, "GET / HTTP/1.1\r\nHost : a"),
            (400, "GET / HTTP/1.1\r\nHost: a\r\n folded"),
            (505, "GET / HTTP/2.0\r\nHost: a"),
        ] {
            assert_eq!(parse(head.as_bytes()), Err(status), "{head:?}");
        }
    }
}
