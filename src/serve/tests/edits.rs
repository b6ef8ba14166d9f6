//! Which edits lead to a build, and to how many.

use std::fs;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::{Running, preview, settings, site};
use crate::serve::{Edits, Port, Stop, serve};
use crate::site::Site;

#[test]
fn what_is_no_source_is_not_built_for() {
    let preview = Running::start("/");
    fs::write(preview.path("README.md"), "x").unwrap();
    fs::write(preview.path("content/.a.md.swp"), "x").unwrap();
    fs::write(preview.path("content/a.md~"), "x").unwrap();
    fs::create_dir(preview.path("output")).unwrap();
    fs::write(preview.path("output/index.html"), "x").unwrap();
    assert!(!preview.builds_within(Duration::from_millis(700)));
    preview.edit(Some(site("x")), None);
    assert!(preview.builds_within(Duration::from_secs(10)));
}

#[test]
fn many_edits_at_once_make_few_builds() {
    let preview = Running::start("/");
    for n in 0..500 {
        fs::write(preview.path(&format!("content/{n}.md")), "x").unwrap();
    }
    let mut builds = 0;
    while preview.builds_within(Duration::from_millis(1500)) {
        builds += 1;
    }
    assert!((1..=3).contains(&builds), "{builds}");
}

#[test]
fn a_file_that_is_saved_by_renaming_another_one_is_one_edit() {
    let preview = Running::start("/");
    fs::write(preview.path("content/a.md"), "one").unwrap();
    assert_eq!(preview.builds.recv_timeout(Duration::from_secs(10)).unwrap(), ["content/a.md"]);
    while preview.builds_within(Duration::from_millis(700)) {}
    // As Vim does it: the old text is moved aside and taken away when the new one is written.
    fs::rename(preview.path("content/a.md"), preview.path("content/a.md~")).unwrap();
    fs::write(preview.path("content/a.md"), "two").unwrap();
    fs::remove_file(preview.path("content/a.md~")).unwrap();
    assert_eq!(preview.builds.recv_timeout(Duration::from_secs(10)).unwrap(), ["content/a.md"]);
    assert!(!preview.builds_within(Duration::from_millis(700)));
    // As many others do: the new text is written aside and moved into its place.
    fs::write(preview.path("content/.a.md.tmp"), "three").unwrap();
    fs::rename(preview.path("content/.a.md.tmp"), preview.path("content/a.md")).unwrap();
    assert_eq!(preview.builds.recv_timeout(Duration::from_secs(10)).unwrap(), ["content/a.md"]);
    fs::remove_file(preview.path("content/a.md")).unwrap();
    assert_eq!(preview.builds.recv_timeout(Duration::from_secs(10)).unwrap(), ["content/a.md"]);
}

#[test]
fn content_that_comes_later_is_watched() {
    let preview = Running::start("/");
    fs::remove_dir(preview.path("content")).unwrap();
    while preview.builds_within(Duration::from_millis(700)) {}
    fs::create_dir_all(preview.path("content/reports/new")).unwrap();
    fs::write(preview.path("content/reports/new/_index.md"), "x").unwrap();
    assert!(preview.builds_within(Duration::from_secs(10)));
    while preview.builds_within(Duration::from_millis(700)) {}
    fs::write(preview.path("content/reports/new/_index.md"), "y").unwrap();
    assert_eq!(preview.builds.recv_timeout(Duration::from_secs(10)).unwrap(), ["content/reports/new/_index.md"]);
}

#[test]
fn an_edit_during_a_build_leads_to_another() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("content/a.md");
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(&source, "0").unwrap();
    let settings = settings(folder.path().to_path_buf(), Port::Named(0), "/");
    let (built, builds) = channel();
    let stop = Stop::default();
    let stopper = stop.stopper();
    thread::spawn(move || {
        let rebuild = move |_: &Edits<'_>| {
            let read = fs::read_to_string(&source).unwrap();
            // The first three builds are edited while they run.
            if let Some(next) = read.parse::<u32>().ok().filter(|read| *read < 3) {
                fs::write(&source, (next + 1).to_string()).unwrap();
                thread::sleep(Duration::from_millis(50));
            }
            let _ = built.send(read);
            preview(Some(Site::default()), None)
        };
        serve(&settings, rebuild, |_| {}, stop).unwrap();
    });
    let read: Vec<String> = (0..4).map(|_| builds.recv_timeout(Duration::from_secs(10)).unwrap()).collect();
    assert_eq!(read, ["0", "1", "2", "3"]);
    stopper.stop();
}

#[test]
fn folders_that_come_later_or_come_back_are_watched() {
    let preview = Running::start("/");
    let built = || preview.builds_within(Duration::from_secs(10));
    let settle = || while preview.builds_within(Duration::from_millis(700)) {};
    fs::create_dir_all(preview.path("themes/mine")).unwrap();
    assert!(built());
    settle();
    fs::write(preview.path("themes/mine/theme.yaml"), "x").unwrap();
    assert!(built());
    settle();
    // As a checkout of another branch does it.
    fs::rename(preview.path("content"), preview.path("aside")).unwrap();
    fs::create_dir(preview.path("content")).unwrap();
    assert!(built());
    settle();
    fs::write(preview.path("content/new.md"), "x").unwrap();
    assert!(built());
}
