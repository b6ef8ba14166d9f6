//! What is read from a real folder, and what is not.

use std::fs;
use std::path::Path;

use findings::source::{self, Content, Refusal, Sources, TEXT_LIMIT};

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

fn refusal(sources: &Sources, path: &str) -> Refusal {
    let id = sources.find(path).unwrap_or_else(|| panic!("{path} was not found"));
    match &sources.file(id).unwrap().content {
        Content::Refused(refusal) => refusal.clone(),
        other => panic!("{path} was read: {other:?}"),
    }
}

#[test]
fn a_project_without_content_cannot_be_read() {
    let root = folder(&[("readme.md", b"")]);
    let error = source::load(root.path()).unwrap_err();
    assert_eq!(error.path, root.path().join("content"));
}

#[test]
fn files_are_sorted_and_hidden_ones_are_skipped() {
    let root = folder(&[
        ("content/b.md", b"b"),
        ("content/a/x.md", b"x"),
        ("content/.git/config", b""),
        ("content/.a.md.swp", b""),
        ("other/c.md", b""),
    ]);
    let sources = source::load(root.path()).unwrap();
    let paths: Vec<&str> = sources.files().map(|(_, file)| file.path.as_str()).collect();
    assert_eq!(paths, ["content/a/x.md", "content/b.md"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_wherever_they_lead() {
    let root = folder(&[("content/_index.md", b"x"), ("secret.txt", b"secret")]);
    let link =
        |target: &Path, name: &str| std::os::unix::fs::symlink(target, root.path().join("content").join(name)).unwrap();
    link(Path::new("/etc/passwd"), "passwd.md");
    link(Path::new("../secret.txt"), "secret.md");
    link(Path::new(".."), "loop");
    let sources = source::load(root.path()).unwrap();
    for path in ["content/passwd.md", "content/secret.md", "content/loop"] {
        assert_eq!(refusal(&sources, path), Refusal::Link, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_does_not_hang_the_program() {
    let root = folder(&[("content/_index.md", b"x")]);
    let made = std::process::Command::new("mkfifo").arg(root.path().join("content/pipe.md")).status().unwrap();
    assert!(made.success());
    assert_eq!(refusal(&source::load(root.path()).unwrap(), "content/pipe.md"), Refusal::Special);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let root = folder(&[("content/_index.md", b"x")]);
    let large = fs::File::create(root.path().join("content/large.md")).unwrap();
    large.set_len(100 * 1024 * 1024).unwrap();
    let expected = Refusal::TooLarge { size: 100 * 1024 * 1024, limit: TEXT_LIMIT };
    assert_eq!(refusal(&source::load(root.path()).unwrap(), "content/large.md"), expected);
}

#[test]
fn a_file_that_is_not_utf8_is_refused_with_its_place() {
    let root = folder(&[("content/latin.md", b"caf\xe9"), ("content/mark.md", b"\xEF\xBB\xBFtext")]);
    let sources = source::load(root.path()).unwrap();
    assert_eq!(refusal(&sources, "content/latin.md"), Refusal::NotUtf8 { offset: 3, utf16: false });
    assert_eq!(sources.text(sources.find("content/mark.md").unwrap()), "text");
}

#[test]
fn what_is_read_again_is_what_stands_there_now() {
    let root = folder(&[("content/site.yaml", b"")]);
    let path = |name: &str| root.path().join("content").join(name);
    let write = |name: &str, text: &str| fs::write(path(name), text).unwrap();
    let paths = |sources: &source::Sources| sources.files().map(|(_, file)| file.path.clone()).collect::<Vec<_>>();
    let text = |sources: &source::Sources, name: &str| {
        sources.find(&format!("content/{name}")).map(|id| sources.text(id).to_owned())
    };
    write("a.md", "one");
    write("c.md", "one");
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(60);
    for name in ["a.md", "c.md"] {
        fs::File::options().write(true).open(path(name)).unwrap().set_modified(old).unwrap();
    }
    let first = source::load(root.path()).unwrap();
    let ids = ["a.md", "c.md"].map(|name| first.find(&format!("content/{name}")));
    // Edited, put in place of another with the same size and date, come, and gone.
    write("a.md", "two");
    write("new", "two");
    fs::File::options().write(true).open(path("new")).unwrap().set_modified(old).unwrap();
    fs::rename(path("new"), path("c.md")).unwrap();
    write("b.md", "new");
    let second = source::reload(root.path(), first).unwrap();
    let fresh = source::load(root.path()).unwrap();
    assert_eq!(paths(&second), paths(&fresh));
    assert_eq!(["a.md", "b.md", "c.md"].map(|name| text(&second, name).unwrap()), ["two", "new", "two"]);
    assert_eq!(["a.md", "c.md"].map(|name| second.find(&format!("content/{name}"))), ids);
    fs::remove_file(path("a.md")).unwrap();
    let third = source::reload(root.path(), second).unwrap();
    assert_eq!((text(&third, "a.md"), text(&third, "c.md").as_deref()), (None, Some("two")));
}
