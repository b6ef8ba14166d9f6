//! `serve` as a user has it: a program that is started, edited under, and ended.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{HOME, SETTINGS};

/// A preview in a process of its own.
struct Program {
    child: Child,
    lines: Receiver<String>,
    port: u16,
}

impl Program {
    fn start(root: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_findings"))
            .args(["serve", "--root"])
            .arg(root)
            .args(more)
            .env("SOURCE_DATE_EPOCH", "1795478400")
            .env_remove("FINDINGS_EDITOR")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        let hear = |from: Box<dyn Read + Send>| {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(from).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        };
        let out: ChildStdout = child.stdout.take().unwrap();
        hear(Box::new(out));
        hear(Box::new(child.stderr.take().unwrap()));
        let mut program = Program { child, lines, port: 0 };
        let ready = program.until("Showing the site at ");
        program.port = ready.split([':', '/']).nth(4).unwrap().parse().unwrap();
        program
    }

    /// The next line that begins so.
    fn until(&self, start: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60)).expect(start);
            if line.starts_with(start) {
                return line;
            }
        }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Waits until the home page shows a text: a page is there a moment after the line that tells of it.
    fn shows(&self, text: &str) {
        let deadline = Instant::now() + Duration::from_secs(10);
        while !self.get("/").contains(text) {
            assert!(Instant::now() < deadline, "{text} is not in {}", self.get("/"));
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Sends a signal, as Ctrl-C does.
    fn end(mut self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        assert_eq!(self.until("The preview"), "The preview has ended.");
        TcpListener::bind(("127.0.0.1", self.port)).expect("the port is free again");
    }
}

fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn it_says_what_changed_and_what_is_wrong_and_ends_when_it_is_told_to() {
    let folder = project(&[("content/site.yaml", SETTINGS), ("content/_index.md", HOME)]);
    let home = folder.path().join("content/_index.md");
    let program = Program::start(folder.path(), &["--port", "0"]);
    fs::write(&home, HOME.replace("Hello", "Hello again")).unwrap();
    assert!(program.until("content/_index.md changed: rebuilt in ").ends_with(" ms."));
    fs::write(&home, HOME.replace("Hello", "[here](nowhere.md)")).unwrap();
    assert_eq!(program.until("content/_index.md"), "content/_index.md changed: 1 error. The last good page stays.");
    program.shows("vscode://file");
    program.shows("Hello again");
    // Told once, not on each save.
    fs::write(&home, HOME.replace("Hello", "[here](nowhere.md)!")).unwrap();
    let again = program.until("content/_index.md");
    assert!(again.starts_with("content/_index.md changed: 1 error"), "{again}");
    fs::write(&home, HOME).unwrap();
    assert!(program.until("content/_index.md changed: rebuilt in ").ends_with(" ms. No problems."));
    program.end("-INT");
}

#[test]
fn it_starts_without_settings_or_content_and_goes_on_when_they_come() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(folder.path(), &["--port", "0", "--editor", "none"]);
    assert!(program.get("/any/").starts_with("HTTP/1.1 500 "));
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/_index.md"), HOME).unwrap();
    program.shows("content/site.yaml");
    fs::write(folder.path().join("content/site.yaml"), SETTINGS).unwrap();
    program.until("content/site.yaml changed: rebuilt in ");
    program.shows("Hello.");
    // Settings that are broken later do not take the page away.
    fs::write(folder.path().join("content/site.yaml"), "title: [\n").unwrap();
    program.shows("class=\"panel errors\"");
    program.shows("Hello.");
    program.end("-TERM");
}

#[test]
fn drafts_are_shown_with_a_mark_unless_the_site_is_shown_as_published() {
    let draft = "---\ntitle: Plans\ndraft: true\n---\nOur plans.\n";
    let files = [("content/site.yaml", SETTINGS), ("content/_index.md", HOME), ("content/plans.md", draft)];
    let folder = project(&files);
    let program = Program::start(folder.path(), &["--port", "0"]);
    assert!(program.get("/plans/").contains("Draft: not published"));
    program.end("-INT");
    let program = Program::start(folder.path(), &["--port", "0", "--as-published"]);
    assert!(program.get("/plans/").starts_with("HTTP/1.1 404 "));
    program.end("-INT");
}
