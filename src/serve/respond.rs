//! What is answered to a request: a pure function of the request and of what is shown.

use super::events::Listener;
use super::http::{Method, Request, Response, reason};
use super::inject::{Addition, inject};
use super::live::{Live, Shown};
use super::{missing, page};

/// The path that the preview keeps for itself.
pub(super) const OWN: &str = "/_findings/";

/// The files of the preview itself.
const FILES: &[(&str, &str)] = &[
    ("preview.js", include_str!("preview.js")),
    ("place.js", include_str!("place.js")),
    ("overlay.css", include_str!("overlay.css")),
];

/// Shown where the site has no page for what is missing.
const NOT_FOUND: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Not found</title></head>\n\
    <body><main><h1>Not found</h1><p>The site has no page here.</p></main></body>\n</html>\n";

/// Shown at every address as long as there never was a site; the problems follow it.
const NO_SITE: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
    <meta name=\"color-scheme\" content=\"light dark\"><title>No preview yet</title>\
    <link rel=\"stylesheet\" href=\"/_findings/overlay.css\"></head>\n\
    <body class=\"no-site\"><main><h1>There is no page to show yet</h1>\
    <p>Something keeps the site from being made. This page follows your edits.</p></main></body>\n</html>\n";

const PLAIN: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

/// What the extension of a file says about its content.
const TYPES: &[(&str, &str)] = &[
    ("html", HTML),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("txt", PLAIN),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

/// Where the site is: its port and the path before its own.
#[derive(Clone, Debug)]
pub(super) struct Place {
    port: u16,
    /// Begins and ends with `/`.
    prefix: String,
}

impl Place {
    pub fn new(port: u16, prefix: &str) -> Self {
        // As part of an address it may hold `%XX`; paths are compared without.
        let prefix = decode(prefix).unwrap_or_default();
        let inner = prefix.trim_matches('/');
        let prefix = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Place { port, prefix }
    }

    /// The address of the home page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, encode(&self.prefix))
    }

    /// Whether a `Host` is this computer by one of its own names. A page elsewhere can make its own name lead here,
    /// and would be let in to read if only the connection were looked at.
    fn is_host(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port),
            _ => (host, "80"),
        };
        port == self.port.to_string()
            && ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
    }
}

/// What is sent back.
pub(super) enum Answer {
    /// All at once.
    Whole(Response),
    /// News for as long as the page is open.
    Events(Listener),
}

/// Answers a request.
pub(super) fn respond(request: &Request, place: &Place, live: &Live) -> Answer {
    if !place.is_host(&request.host) {
        return Answer::Whole(refusal(403));
    }
    if request.method == Method::Other {
        let allow = Some(("Allow", "GET, HEAD".to_owned()));
        return Answer::Whole(Response { header: allow, ..refusal(405) });
    }
    let (path, query) = match request.target.split_once('?') {
        Some((path, _)) => (path, &request.target[path.len()..]),
        None => (request.target.as_str(), ""),
    };
    let head_only = request.method == Method::Head;
    let response = match decode(path) {
        Some(path) => match path.strip_prefix(OWN) {
            Some("events") if !head_only => return Answer::Events(listener(query, place)),
            Some(name) => own(name),
            None => of_site(&path, query, place, &live.shown()),
        },
        None => refusal(400),
    };
    Answer::Whole(Response { head_only, ..response })
}

/// An answer that only says what is wrong.
pub(super) fn refusal(status: u16) -> Response {
    plain(status, PLAIN, format!("{status} {}\n", reason(status)).into_bytes())
}

fn plain(status: u16, content_type: &'static str, body: Vec<u8>) -> Response {
    Response { status, content_type, header: None, body, head_only: false }
}

fn own(name: &str) -> Response {
    match FILES.iter().find(|(file, _)| *file == name) {
        Some((_, text)) => plain(200, content_type(name), text.as_bytes().to_vec()),
        None if name == "events" => plain(200, "text/event-stream", Vec::new()),
        None => refusal(404),
    }
}

/// The page that asks for news, by the path that it names: `?page=/reports/`.
fn listener(query: &str, place: &Place) -> Listener {
    // The path is all that follows: it may hold a `&` of its own.
    let path = query.strip_prefix("?page=").and_then(decode).unwrap_or_default();
    Listener { file: file_at(path.strip_prefix(&place.prefix).unwrap_or(&path)), url: place.prefix.clone() }
}

/// The file of the site that an address below that of the site stands for.
fn file_at(inner: &str) -> String {
    if inner.is_empty() || inner.ends_with('/') { format!("{inner}index.html") } else { inner.to_owned() }
}

fn of_site(path: &str, query: &str, place: &Place, shown: &Shown) -> Response {
    let Some(inner) = path.strip_prefix(&place.prefix) else {
        let is_above = path == "/" || place.prefix.strip_suffix('/') == Some(path);
        return if is_above { redirect(&place.prefix, query) } else { missing(path, place, shown) };
    };
    let Some(site) = &shown.site else {
        let stamps = page::stamps(shown, "", &place.prefix);
        let addition = Addition { shown, stamps: &stamps, hint: "", is_whole: true };
        return plain(500, HTML, inject(NO_SITE.as_bytes(), &addition));
    };
    let file = file_at(inner);
    if let Some(bytes) = site.get(&file) {
        let content_type = content_type(&file);
        if content_type != HTML {
            return plain(200, content_type, bytes.to_vec());
        }
        let stamps = page::stamps(shown, &file, &place.prefix);
        return plain(200, HTML, inject(bytes, &Addition { shown, stamps: &stamps, hint: "", is_whole: false }));
    }
    if site.get(&format!("{inner}/index.html")).is_some() {
        return redirect(&format!("{path}/"), query);
    }
    missing(inner, place, shown)
}

fn missing(inner: &str, place: &Place, shown: &Shown) -> Response {
    let stamps = page::stamps(shown, &file_at(inner), &place.prefix);
    let hint = missing::hint(shown, inner, &encode(&place.prefix));
    let page = shown.site.as_ref().and_then(|site| site.get("404.html")).unwrap_or(NOT_FOUND.as_bytes());
    plain(404, HTML, inject(page, &Addition { shown, stamps: &stamps, hint: &hint, is_whole: false }))
}

/// For this once only: a browser that kept it would go there also when another site is served here.
fn redirect(path: &str, query: &str) -> Response {
    let location = Some(("Location", format!("{}{query}", encode(path))));
    Response { header: location, ..refusal(302) }
}

fn content_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    TYPES.iter().find(|(known, _)| *known == extension).map_or("application/octet-stream", |(_, found)| found)
}

/// A path with its `%XX` resolved; nothing if one is cut short or the whole is no text that a path could be.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            let digit = |at: usize| char::from(*tail.get(at)?).to_digit(16);
            bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
            rest = tail.get(2..)?;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.chars().any(char::is_control))
}

/// A path with everything as `%XX` that may not stand in one.
pub(super) fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_computer_with_the_right_port_are_answered() {
        let place = Place::new(8000, "/");
        for host in ["localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"] {
            assert!(place.is_host(host), "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:80",
            "localhost:08000",
            "evil.example:8000",
            "[::1]",
            "127.0.0.1.evil.example:8000",
            "localhost:8000:8000",
        ] {
            assert!(!place.is_host(host), "{host}");
        }
        assert!(Place::new(80, "/").is_host("localhost"));
        assert!(Place::new(80, "/").is_host("[::1]"));
    }

    #[test]
    fn paths_are_decoded_and_encoded() {
        assert_eq!(decode("/a%20b/%C3%A9").as_deref(), Some("/a b/é"));
        assert_eq!(encode("/a b/é"), "/a%20b/%C3%A9");
        for bad in ["/%", "/%2", "/%zz", "/%+1", "/%00", "/%0d%0a", "/%ff"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
