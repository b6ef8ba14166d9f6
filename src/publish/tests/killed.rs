//! Swaps that are cut short, and what the next run makes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::{FIRST, Project, SECOND, site, tree};
use crate::publish::manifest::{DRAFT, NAME};
use crate::publish::work::Work;
use crate::publish::{Foreign, Target, publish, swap};
use crate::site::{Site, SitePath};

#[test]
fn where_folders_cannot_be_exchanged_two_renames_do_it() {
    let project = Project::new();
    let work = Work::open(&project.path("output")).unwrap();
    project.write("output/a", "old");
    project.write(".output.findings/stage/a", "new");
    swap::two_renames(&work).unwrap();
    assert_eq!(tree(&project.path("output"))["a"], "new");
    assert_eq!(tree(&work.old())["a"], "old");
}

#[test]
fn where_the_second_rename_fails_the_first_is_taken_back() {
    let project = Project::new();
    let work = Work::open(&project.path("output")).unwrap();
    project.write("output/a", "old");
    assert!(swap::two_renames(&work).is_err());
    assert_eq!(tree(&project.path("output"))["a"], "old");
}

#[test]
fn a_stage_that_was_left_half_made_is_cleared_away() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    // A draft names files of which one is half written and others are missing.
    let donor = Project::new();
    donor.publish(&site(SECOND)).unwrap();
    let draft = fs::read_to_string(donor.path("output").join(NAME)).unwrap();
    project.write(&format!(".output.findings/stage/{DRAFT}"), &draft);
    project.write(".output.findings/stage/about/index.html", "ab");
    project.write(".output.findings/copy", "half a co");
    project.write(".output.findings/lock", "");
    project.publish(&site(FIRST)).unwrap();
    project.assert_output(FIRST);
}

#[test]
fn a_draft_that_was_left_half_written_is_cleared_away() {
    let project = Project::new();
    project.write(&format!(".output.findings/stage/{DRAFT}"), "findings-man");
    project.publish(&site(FIRST)).unwrap();
    project.assert_output(FIRST);
}

#[test]
fn a_run_killed_between_two_renames_is_mended() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    fs::create_dir(project.path(".output.findings")).unwrap();
    fs::rename(project.path("output"), project.path(".output.findings/old")).unwrap();
    // Publishing what stood there shows that it came back: nothing is written.
    assert!(!project.publish(&site(FIRST)).unwrap().replaced);
    project.assert_output(FIRST);
}

#[test]
fn a_run_killed_after_the_exchange_is_mended() {
    let project = Project::new();
    project.write("output/.git/HEAD", "ref");
    project.write("output/.gitignore", "*");
    project.publish(&site(FIRST)).unwrap();
    let work = project.path(".output.findings");
    fs::create_dir(&work).unwrap();
    fs::rename(project.path("output"), work.join("stage")).unwrap();
    let donor = Project::new();
    donor.write("output/.gitignore", "*");
    donor.publish(&site(SECOND)).unwrap();
    fs::rename(donor.path("output"), project.path("output")).unwrap();
    assert!(!project.publish(&site(SECOND)).unwrap().replaced);
    project.assert_output(&[SECOND, &[(".git/HEAD", "ref"), (".gitignore", "*")]].concat());
}

/// Publishes two sites in turn until it is killed; does nothing unless the test below starts it.
#[test]
fn publishes_until_it_is_killed() {
    let Ok(root) = std::env::var("FINDINGS_TEST_KILLED") else { return };
    let root = Path::new(&root);
    for n in 0.. {
        let files = if n % 2 == 0 { many("even") } else { many("odd") };
        publish(&files, &Target { root, output: &root.join("output"), foreign: Foreign::Keep }).unwrap();
    }
}

fn many(text: &str) -> Site {
    let mut site = site(&[("same.css", "same")]);
    for n in 0..60 {
        site.insert(SitePath::new(format!("{text}/{n}/index.html")).unwrap(), text.repeat(n).into()).unwrap();
        site.insert(SitePath::new(format!("both/{n}.html")).unwrap(), text.into()).unwrap();
    }
    site
}

fn texts(site: &Site) -> BTreeMap<String, String> {
    site.files().map(|(path, bytes)| (path.to_string(), String::from_utf8_lossy(bytes).into_owned())).collect()
}

#[test]
fn a_run_that_is_killed_at_any_moment_leaves_a_whole_site() {
    use std::process::{Command, Stdio};
    let project = Project::new();
    project.write("output/kept.txt", "kept");
    project.write("output/.git/HEAD", "ref");
    project.publish_to(&project.path("output"), &many("odd"), Foreign::Keep).unwrap();
    let mut halfway = 0;
    for round in 0..25 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "publish::tests::killed::publishes_until_it_is_killed"])
            .env("FINDINGS_TEST_KILLED", project.folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_micros(20_000 + round * 1_733));
        child.kill().unwrap();
        child.wait().unwrap();
        halfway += usize::from(project.path(".output.findings").exists());
        let mut found = tree(&project.path("output"));
        found.remove(".git/HEAD");
        assert_eq!(found.remove("kept.txt").as_deref(), Some("kept"));
        assert!(found.remove(NAME).is_some());
        let whole = ["even", "odd"].iter().any(|text| texts(&many(text)) == found);
        assert!(whole, "round {round} left {:?}", found.keys());
    }
    assert!(halfway > 0, "no run was killed while it published");
    project.publish_to(&project.path("output"), &site(FIRST), Foreign::Keep).unwrap();
    project.assert_output(&[FIRST, &[("kept.txt", "kept"), (".git/HEAD", "ref")]].concat());
}
