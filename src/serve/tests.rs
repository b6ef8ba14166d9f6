//! The preview as a browser meets it: over real sockets, with real edits.

mod edits;
mod shown;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Edits, Notice, Port, Preview, ServeError, Settings, Stop, Stopper, serve};
use crate::diagnostic::problem::Problem;
use crate::site::{Site, SitePath};

const PAGE: &str = "<html><head></head><body>home</body></html>";

fn site(home: &str) -> Site {
    let mut site = Site::default();
    for (path, text) in [
        ("index.html", home),
        ("404.html", "<body>lost</body>"),
        ("reports/a b/index.html", "<body>report</body>"),
        ("site.css", "</head></body>"),
        ("chart.svg", "<svg/>"),
        ("table.csv", "a,b"),
        ("odd.bin", "?"),
    ] {
        site.insert(SitePath::new(path).unwrap(), text.into()).unwrap();
    }
    site
}

/// A preview that runs until the tests end, and the project it watches.
struct Running {
    folder: TempDir,
    port: u16,
    address: String,
    /// What the next build comes to.
    next: Arc<Mutex<Preview>>,
    /// For each build, what was edited.
    builds: Receiver<Vec<String>>,
    stopper: Stopper,
}

/// A preview with a site, or with something wrong, or both.
fn preview(site: Option<Site>, problem: Option<&str>) -> Preview {
    let problems = problem.map(|message| Problem::of_project("content/a.md", message, "mend it"));
    Preview { site, problems: problems.into_iter().collect() }
}

impl Running {
    fn start(prefix: &str) -> Self {
        Running::with(prefix, preview(Some(site(PAGE)), None))
    }

    fn with(prefix: &str, first: Preview) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let settings = settings(folder.path().to_path_buf(), Port::Named(0), prefix);
        let next = Arc::new(Mutex::new(first));
        let (ready, address) = channel();
        let (built, builds) = channel();
        let preview = Arc::clone(&next);
        let stop = Stop::default();
        let stopper = stop.stopper();
        thread::spawn(move || {
            let rebuild = move |edits: &Edits<'_>| {
                let _ = built.send(edits.changed.to_vec());
                preview.lock().unwrap().clone()
            };
            let tell = move |notice: Notice<'_>| {
                if let Notice::Ready { address } = notice {
                    ready.send(address.to_owned()).unwrap();
                }
            };
            serve(&settings, rebuild, tell, stop).unwrap();
        });
        let address = address.recv().unwrap();
        let port = address.split([':', '/']).nth(4).unwrap().parse().unwrap();
        builds.recv().unwrap();
        Running { folder, port, address, next, builds, stopper }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream
    }

    fn raw(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8(answer).unwrap()
    }

    fn ask(&self, method: &str, target: &str) -> String {
        self.raw(&format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port))
    }

    fn get(&self, target: &str) -> String {
        self.ask("GET", target)
    }

    /// Opens the stream of news of the home page and reads what is shown now.
    fn events(&self) -> (BufReader<TcpStream>, serde_json::Value) {
        self.events_of("/")
    }

    fn events_of(&self, page: &str) -> (BufReader<TcpStream>, serde_json::Value) {
        let mut stream = self.connect();
        write!(stream, "GET /_findings/events?page={page} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).unwrap();
        let mut reader = BufReader::new(stream);
        let first = news(&mut reader);
        (reader, first)
    }

    /// Has something else built, and edits a source.
    fn edit(&self, site: Option<Site>, problem: Option<&str>) {
        *self.next.lock().unwrap() = preview(site, problem);
        fs::write(self.path("content/a.md"), format!("{:?}", Instant::now())).unwrap();
    }

    fn builds_within(&self, time: Duration) -> bool {
        self.builds.recv_timeout(time).is_ok()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stopper.stop();
    }
}

fn settings(root: PathBuf, port: Port, prefix: &str) -> Settings {
    Settings { root, port, prefix: prefix.to_owned(), editor: None }
}

fn news(reader: &mut BufReader<TcpStream>) -> serde_json::Value {
    loop {
        let mut line = String::new();
        assert!(reader.read_line(&mut line).unwrap() > 0, "the stream ended");
        if let Some(data) = line.strip_prefix("data: ") {
            return serde_json::from_str(data).unwrap();
        }
    }
}

#[track_caller]
fn assert_starts(answer: &str, start: &str) {
    assert!(answer.starts_with(start), "{answer}");
}

#[track_caller]
fn assert_holds(answer: &str, part: &str) {
    assert!(answer.contains(part), "{part:?} is not in {answer}");
}

#[test]
fn pages_and_files_come_with_their_types_and_the_policy() {
    let preview = Running::start("/");
    assert_eq!(preview.address, format!("http://127.0.0.1:{}/", preview.port));
    for (target, status, content_type) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html?x=1", 200, "text/html; charset=utf-8"),
        ("/reports/a%20b/", 200, "text/html; charset=utf-8"),
        ("/site.css", 200, "text/css; charset=utf-8"),
        ("/chart.svg", 200, "image/svg+xml; charset=utf-8"),
        ("/table.csv", 200, "text/csv; charset=utf-8"),
        ("/odd.bin", 200, "application/octet-stream"),
        ("/_findings/preview.js", 200, "text/javascript; charset=utf-8"),
        ("/_findings/place.js", 200, "text/javascript; charset=utf-8"),
        ("/_findings/overlay.css", 200, "text/css; charset=utf-8"),
        ("/_findings/other", 404, "text/plain; charset=utf-8"),
        ("/missing", 404, "text/html; charset=utf-8"),
        ("/reports/", 404, "text/html; charset=utf-8"),
    ] {
        let answer = preview.get(target);
        assert_starts(&answer, &format!("HTTP/1.1 {status} "));
        assert_holds(&answer, &format!("\r\nContent-Type: {content_type}\r\n"));
        assert_holds(&answer, "\r\nCache-Control: no-store\r\n");
        assert_holds(&answer, "\r\nContent-Security-Policy: default-src 'none'; img-src 'self'; style-src 'self'; ");
    }
    assert_holds(&preview.get("/missing"), "lost");
}

#[test]
fn a_page_without_its_slash_is_redirected() {
    let preview = Running::start("/");
    let answer = preview.get("/reports/a%20b?x=1");
    assert_starts(&answer, "HTTP/1.1 302 ");
    assert_holds(&answer, "\r\nLocation: /reports/a%20b/?x=1\r\n");
    for target in ["//reports/a%20b", "/%2Freports/a%20b", "//evil.example", "/reports//a%20b"] {
        assert_starts(&preview.get(target), "HTTP/1.1 404 ");
    }
}

#[test]
fn a_site_below_the_top_is_served_there() {
    let preview = Running::start("/sub/");
    assert_eq!(preview.address, format!("http://127.0.0.1:{}/sub/", preview.port));
    assert_starts(&preview.get("/sub/"), "HTTP/1.1 200 ");
    assert_holds(&preview.get("/"), "\r\nLocation: /sub/\r\n");
    assert_holds(&preview.get("/sub"), "\r\nLocation: /sub/\r\n");
    assert_holds(&preview.get("/sub/reports/a%20b"), "\r\nLocation: /sub/reports/a%20b/\r\n");
    assert_starts(&preview.get("/site.css"), "HTTP/1.1 404 ");
}

#[test]
fn only_pages_get_what_follows_the_edits() {
    let preview = Running::start("/");
    let answer = preview.get("/");
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    assert_holds(&answer, &format!("Content-Length: {}\r\n", body.len()));
    assert_holds(body, "<link rel=\"stylesheet\" href=\"/_findings/overlay.css\">");
    assert_holds(body, "/_findings/preview.js\" defer></script>\n</body>");
    assert_holds(&preview.get("/missing"), "/_findings/preview.js");
    assert!(preview.get("/site.css").ends_with("\r\n\r\n</head></body>"));
}

#[test]
fn only_get_and_head_are_answered() {
    let preview = Running::start("/");
    let (whole, head) = (preview.get("/"), preview.ask("HEAD", "/"));
    assert!(whole.starts_with(&head) && head.ends_with("\r\n\r\n"), "{head}");
    assert_starts(&preview.ask("HEAD", "/_findings/events"), "HTTP/1.1 200 ");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"] {
        let answer = preview.ask(method, "/");
        assert_starts(&answer, "HTTP/1.1 405 ");
        assert_holds(&answer, "\r\nAllow: GET, HEAD\r\n");
    }
    // A body that nobody reads does not cost the answer.
    let post = format!("POST / HTTP/1.1\r\nHost: localhost:{}\r\nContent-Length: 30000\r\n\r\n", preview.port);
    assert_starts(&preview.raw(&(post + &"x".repeat(30_000))), "HTTP/1.1 405 ");
}

#[test]
fn who_asks_by_another_name_is_refused() {
    let preview = Running::start("/");
    let with = |host: &str| preview.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
    for name in ["localhost", "127.0.0.1", "[::1]"] {
        assert_starts(&with(&format!("{name}:{}", preview.port)), "HTTP/1.1 200 ");
    }
    let named = format!("evil.example:{}", preview.port);
    for host in ["evil.example", &named, "localhost", "127.0.0.1:1", ""] {
        let answer = with(host);
        assert_starts(&answer, "HTTP/1.1 403 ");
        assert!(!answer.contains("home"));
    }
    assert_starts(&preview.raw("GET / HTTP/1.1\r\n\r\n"), "HTTP/1.1 400 ");
    let events = preview.raw(&format!("GET /_findings/events HTTP/1.1\r\nHost: {named}\r\n\r\n"));
    assert_starts(&events, "HTTP/1.1 403 ");
}

#[test]
fn nothing_but_the_site_can_be_reached() {
    let preview = Running::start("/");
    fs::write(preview.path("content/secret.md"), "secret").unwrap();
    for target in [
        "/../content/secret.md",
        "/%2e%2e/content/secret.md",
        "/..%2fcontent/secret.md",
        "/./index.html",
        "/reports/../index.html",
        "/content/secret.md",
        "/etc/passwd",
        "/..\\content\\secret.md",
    ] {
        assert_starts(&preview.get(target), "HTTP/1.1 404 ");
    }
    for target in ["/%00", "/index.html%00.css", "/%", "/%zz", "/%ff", "*", "http://localhost/", "index.html"] {
        assert_starts(&preview.get(target), "HTTP/1.1 400 ");
    }
    assert_starts(&preview.get(&format!("/{}", "a".repeat(20_000))), "HTTP/1.1 431 ");
}

#[test]
fn connections_that_break_off_do_no_harm() {
    let preview = Running::start("/");
    for part in ["", "GET", "GET / HTTP/1.1\r\nHost: localhost"] {
        preview.connect().write_all(part.as_bytes()).unwrap();
    }
    // Head and end may come in any parts.
    let mut slow = preview.connect();
    for byte in format!("GET / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port).bytes() {
        slow.write_all(&[byte]).unwrap();
        slow.flush().unwrap();
    }
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert_starts(&answer, "HTTP/1.1 200 ");
}

#[test]
fn pages_that_were_closed_make_room() {
    let preview = Running::start("/");
    let open: Vec<_> = (0..super::CONNECTIONS).map(|_| preview.events()).collect();
    assert_starts(&preview.get("/"), "HTTP/1.1 503 ");
    drop(open);
    let deadline = Instant::now() + Duration::from_secs(10);
    while !preview.get("/").starts_with("HTTP/1.1 200 ") {
        assert!(Instant::now() < deadline, "the connections are still held");
        thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_named_port_that_is_taken_is_told_of() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let settings = settings(PathBuf::from("."), Port::Named(port), "/");
    let error = serve(&settings, |_| unreachable!("nothing is built"), |_| {}, Stop::default()).unwrap_err();
    assert!(matches!(error, ServeError::Port { .. }));
    assert_holds(&error.to_string(), &format!("port {port} is in use by another program; choose another with --port"));
}

#[test]
fn without_a_name_the_next_free_port_is_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let wanted = taken.local_addr().unwrap().port();
    let (_, port) = super::listen(Port::From(wanted)).unwrap();
    assert!((wanted..wanted.saturating_add(super::PORTS)).contains(&port) && port != wanted, "{port}");
}

#[test]
fn a_preview_ends_when_it_is_told_to() {
    let stop = Stop::default();
    let stopper = stop.stopper();
    let folder = tempfile::tempdir().unwrap();
    let settings = settings(folder.path().to_path_buf(), Port::Named(0), "/");
    let ready = move |notice: Notice<'_>| {
        if matches!(notice, Notice::Ready { .. }) {
            stopper.stop();
        }
    };
    serve(&settings, |_| Preview::default(), ready, stop).unwrap();
}
