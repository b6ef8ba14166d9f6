//! `check --external`: what is found is told where it is written, as the project takes it. Nobody but this machine is asked.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use findings::diagnostic::format;
use findings::outside::{Asked, Verdict, tell};
use findings::source::Sources;

use crate::support;

const PAGE: &str = "---\ntitle: Home\n---\nSee [this report](https://example.com/report#results) and [that](https://a.example.net/).\n";

/// What is told of a project where each of these addresses is what it is, and whether it can be published.
fn asked(files: &[(&str, &str)], verdicts: &[(&str, Verdict)]) -> (String, bool) {
    let files: Vec<(String, String)> = files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    let sources: Sources = support::project(&files);
    let verdicts: BTreeMap<String, Verdict> = verdicts.iter().map(|(url, is)| ((*url).into(), is.clone())).collect();
    let asked = Asked { verdicts, ..Asked::default() };
    let built = findings::build_asking(&sources, &support::options(), |outside| tell(outside, &asked));
    let short = format::FORMATS.iter().find(|format| format.name == "short").unwrap();
    ((short.render)(&built.diagnostics, &sources, format::Colour::Plain), built.site.is_some())
}

fn gone() -> Vec<(&'static str, Verdict)> {
    vec![("https://example.com/report", Verdict::Gone("the server knows no such page (404)".into()))]
}

#[test]
fn an_address_that_is_gone_is_told_where_it_is_written() {
    let line = "content/_index.md:4:19: warning[outside-gone]: `https://example.com/report#results` is not there: the server knows no such page (404)\n";
    assert_eq!(asked(&[("content/_index.md", PAGE)], &gone()), (line.to_owned(), true));
}

#[test]
fn the_new_address_keeps_the_part_of_the_page() {
    let moved = [("https://example.com/report", Verdict::Moved("https://example.com/new".into()))];
    let told = asked(&[("content/_index.md", PAGE)], &moved).0;
    assert!(told.contains("warning[outside-moved]") && told.contains("to `https://example.com/new#results`"), "{told}");
}

#[test]
fn settings_and_documents_have_their_say() {
    let error = format!("{}\n", support::SETTINGS.replace("page-orphan: off", "page-orphan: off, outside-gone: error"));
    let (told, is_published) = asked(&[("content/site.yaml", &error), ("content/_index.md", PAGE)], &gone());
    assert!(told.contains("error[outside-gone]") && !is_published, "{told}");

    let left_out = format!("{}external-links: {{ignore: [\"https://*.com/rep\"]}}\n", support::SETTINGS);
    let nothing = (String::new(), true);
    assert_eq!(asked(&[("content/site.yaml", &left_out), ("content/_index.md", PAGE)], &gone()), nothing);

    let allow = "title: Home\nallow: [{rule: outside-gone, at: this report, why: We say that it was taken away.}]";
    let allowed = PAGE.replace("title: Home", allow);
    assert_eq!(asked(&[("content/_index.md", &allowed)], &gone()), nothing);
    // A build asks nobody, and does not take the exception for idle.
    let files = [("content/_index.md".to_owned(), allowed)];
    assert_eq!(support::told(&support::project(&files)), "");
}

#[test]
fn of_content_with_errors_nobody_is_asked() {
    let files = [("content/_index.md".to_owned(), PAGE.replace("title: Home", "titel: Home"))];
    let ask = |_: &[findings::audit::Outside]| panic!("asked");
    assert!(findings::build_asking(&support::project(&files), &support::options(), ask).site.is_none());
}

/// A server on this machine, and how many questions it had.
fn server() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
            answer(stream.unwrap());
        }
    });
    (port, count)
}

fn answer(mut stream: TcpStream) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() == 1 {
        head.extend(byte);
    }
    let head = String::from_utf8(head).unwrap();
    assert!(head.contains(concat!("findings/", env!("CARGO_PKG_VERSION"), " (link check)")), "{head}");
    let line = head.lines().next().unwrap();
    let says = match line.rsplit_once(' ').unwrap().0 {
        "HEAD /good" | "GET /no-head" => "200 OK\r\n",
        "HEAD /no-head" => "405 Method Not Allowed\r\n",
        "HEAD /old" => "301 Moved Permanently\r\nLocation: /good\r\n",
        "HEAD /busy" | "GET /busy" => "503 Service Unavailable\r\nRetry-After: 0\r\n",
        _ => "404 Not Found\r\n",
    };
    write!(stream, "HTTP/1.1 {says}Content-Length: 0\r\nConnection: close\r\n\r\n").unwrap();
}

fn check(root: &Path, path: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_findings"));
    path.map(|path| command.env("PATH", path));
    command.args(["check", "--external", "--format", "short", "--as-of", "2026-11-23", "--root"]).arg(root);
    command.arg("--cache").arg(root.join("cache")).output().unwrap()
}

fn write_project(root: &Path, page: &str) {
    fs::create_dir(root.join("content")).unwrap();
    fs::write(root.join("content/site.yaml"), support::SETTINGS).unwrap();
    fs::write(root.join("content/_index.md"), page).unwrap();
}

#[test]
fn the_command_asks_by_curl_and_remembers() {
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("SKIPPED: there is no curl here, so nobody can be asked");
        return;
    }
    let (port, count) = server();
    let folder = tempfile::tempdir().unwrap();
    let pages = ["good", "no-head", "old", "busy", "gone"];
    let links: Vec<String> =
        pages.iter().map(|page| format!("[The page {page}](http://127.0.0.1:{port}/{page})\n")).collect();
    write_project(folder.path(), &format!("---\ntitle: Home\n---\n{}", links.concat()));
    let address = format!("http://127.0.0.1:{port}");
    let line =
        |at: usize, page: &str, told: &str| format!("content/_index.md:{at}:{}: warning{told}\n", 13 + page.len());
    let told = [
        line(6, "old", &format!("[outside-moved]: `{address}/old` has moved for good to `{address}/good`")),
        line(
            7,
            "busy",
            &format!(
                "[outside-unsure]: nobody can say whether `{address}/busy` is there: the server has a fault (503)"
            ),
        ),
        line(8, "gone", &format!("[outside-gone]: `{address}/gone` is not there: the server knows no such page (404)")),
    ];
    let first = check(folder.path(), None);
    let root = format!("{}/", folder.path().display());
    assert_eq!(String::from_utf8_lossy(&first.stdout).replace(&root, ""), told.concat());
    assert_eq!(
        String::from_utf8_lossy(&first.stderr),
        "Asked other sites for 5 addresses; 0 more known from an earlier check.\nFound 3 warnings.\n"
    );
    assert_eq!(first.status.code(), Some(0));
    let questions = count.load(Ordering::SeqCst);
    let second = check(folder.path(), None);
    assert_eq!(second.stdout, first.stdout);
    assert_eq!(count.load(Ordering::SeqCst), questions, "what is known is not asked again");
}

#[test]
fn without_curl_the_command_says_so() {
    let folder = tempfile::tempdir().unwrap();
    write_project(folder.path(), support::HOME);
    let output = check(folder.path(), folder.path().to_str());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("error: other sites are asked with the program curl") && said.contains("help: "),
        "{said}"
    );
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}
