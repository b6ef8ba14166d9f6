//! Publishing into real folders.

#[cfg(unix)]
mod killed;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use tempfile::TempDir;
use walkdir::WalkDir;

use super::manifest::NAME;
use super::work::Work;
use super::{Foreign, PublishError, Published, Target, publish};
use crate::site::{Site, SitePath};

/// A project in a folder of its own.
struct Project {
    folder: TempDir,
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        Project { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn publish_to(&self, output: &Path, site: &Site, foreign: Foreign) -> Result<Published, PublishError> {
        publish(site, &Target { root: self.folder.path(), output, foreign })
    }

    fn publish(&self, site: &Site) -> Result<Published, PublishError> {
        self.publish_to(&self.path("output"), site, Foreign::Refuse)
    }

    /// Every file and empty folder below the output but the manifest, with its text.
    #[track_caller]
    fn assert_output(&self, expected: &[(&str, &str)]) {
        let mut found = tree(&self.path("output"));
        assert!(found.remove(NAME).is_some(), "there is no manifest");
        let expected: BTreeMap<_, _> = expected.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())).collect();
        assert_eq!(found, expected);
        assert!(!self.path(".output.findings").exists(), "the work folder is still there");
    }
}

fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_file() {
            found.insert(path, fs::read_to_string(entry.path()).unwrap());
        } else if entry.path_is_symlink() {
            found.insert(path, "link".to_owned());
        } else if fs::read_dir(entry.path()).unwrap().next().is_none() {
            found.insert(path, "nothing".to_owned());
        }
    }
    found
}

fn site(files: &[(&str, &str)]) -> Site {
    let mut site = Site::default();
    for (path, text) in files {
        site.insert(SitePath::new(*path).unwrap(), (*text).into()).unwrap();
    }
    site
}

const FIRST: &[(&str, &str)] = &[("index.html", "one"), ("reports/final/index.html", "final"), ("style.css", "css")];
const SECOND: &[(&str, &str)] = &[("index.html", "two"), ("about/index.html", "about"), ("style.css", "css")];

#[test]
fn the_second_site_takes_the_place_of_the_first() {
    let project = Project::new();
    let first = project.publish(&site(FIRST)).unwrap();
    assert_eq!(first, Published { files: 3, bytes: 11, written: 3, removed: 0, kept: 0, replaced: true });
    project.assert_output(FIRST);
    let second = project.publish(&site(SECOND)).unwrap();
    assert_eq!(second, Published { files: 3, bytes: 11, written: 2, removed: 1, kept: 0, replaced: true });
    project.assert_output(SECOND);
}

#[test]
fn a_site_that_stands_there_already_is_left_alone() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    let before = fs::metadata(project.path("output")).unwrap();
    let again = project.publish(&site(FIRST)).unwrap();
    assert_eq!(again, Published { files: 3, bytes: 11, ..Published::default() });
    let after = fs::metadata(project.path("output")).unwrap();
    assert_eq!(before.modified().unwrap(), after.modified().unwrap());
    assert_eq!(before.created().unwrap(), after.created().unwrap());
}

#[test]
fn an_unchanged_file_keeps_its_time_of_change() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    let time = || fs::metadata(project.path("output/style.css")).unwrap().modified().unwrap();
    let before = time();
    project.publish(&site(SECOND)).unwrap();
    assert_eq!(time(), before);
}

#[test]
fn the_manifest_is_the_same_for_the_same_site() {
    let text = || {
        let project = Project::new();
        project.publish(&site(FIRST)).unwrap();
        fs::read_to_string(project.path("output").join(NAME)).unwrap()
    };
    assert_eq!(text(), text());
}

#[test]
fn what_is_missing_is_written_again() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    fs::remove_file(project.path("output/reports/final/index.html")).unwrap();
    fs::remove_file(project.path("output/style.css")).unwrap();
    assert!(project.publish(&site(FIRST)).unwrap().replaced);
    project.assert_output(FIRST);
}

#[test]
fn missing_parents_and_an_empty_folder_are_fine() {
    let project = Project::new();
    let deep = project.path("a/b/c");
    project.publish_to(&deep, &site(FIRST), Foreign::Refuse).unwrap();
    assert_eq!(tree(&deep).len(), 4);
    fs::create_dir(project.path("output")).unwrap();
    project.publish(&site(FIRST)).unwrap();
    project.assert_output(FIRST);
}

#[test]
fn a_file_of_others_stops_the_run() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    project.write("output/notes/mine.txt", "mine");
    let error = project.publish(&site(SECOND)).unwrap_err();
    assert!(matches!(&error, PublishError::Foreign { files, .. } if files == &[Path::new("notes/mine.txt")]));
    assert!(error.to_string().contains("`notes/mine.txt`; nothing was touched; choose"), "{error}");
    assert_eq!(fs::read_to_string(project.path("output/index.html")).unwrap(), "one");
    assert!(!project.path(".output.findings").exists());
}

#[test]
fn a_folder_full_of_others_files_stops_the_first_run() {
    let project = Project::new();
    for n in 0..9 {
        project.write(&format!("output/{n}.jpg"), "photo");
    }
    let error = project.publish(&site(FIRST)).unwrap_err().to_string();
    assert!(error.contains("`3.jpg`, `4.jpg` and 4 more; "), "{error}");
    assert_eq!(tree(&project.path("output")).len(), 9);
}

#[test]
fn files_of_others_are_carried_over_on_request() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    project.write("output/notes/mine.txt", "mine");
    project.write("output/style.css", "changed");
    fs::create_dir(project.path("output/empty")).unwrap();
    let without_style = &SECOND[..2];
    let keep = |files| project.publish_to(&project.path("output"), &site(files), Foreign::Keep);
    assert_eq!(keep(without_style).unwrap().kept, 3);
    let kept = [("empty", "nothing"), ("notes/mine.txt", "mine"), ("style.css", "changed")];
    project.assert_output(&[without_style, &kept].concat());
    assert!(!keep(without_style).unwrap().replaced);
}

#[test]
fn a_file_of_others_where_the_site_has_one_stops_the_run_even_then() {
    for (theirs, ours) in [("a.html", "a.html"), ("a.html/b", "a.html"), ("a", "a/b.html"), (NAME, "a.html")] {
        let project = Project::new();
        project.write(&format!("output/{theirs}"), "theirs");
        let error = project.publish_to(&project.path("output"), &site(&[(ours, "ours")]), Foreign::Keep);
        assert!(
            matches!(&error, Err(PublishError::Conflict { files, .. }) if files == &[Path::new(theirs)]),
            "{error:?}"
        );
        assert_eq!(tree(&project.path("output")), BTreeMap::from([(theirs.to_owned(), "theirs".to_owned())]));
    }
}

#[test]
fn a_file_that_was_changed_is_not_overwritten() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    // Of the same length, so only the hash can tell.
    project.write("output/index.html", "ONE");
    for foreign in [Foreign::Refuse, Foreign::Keep] {
        assert!(project.publish_to(&project.path("output"), &site(SECOND), foreign).is_err());
    }
    assert_eq!(fs::read_to_string(project.path("output/index.html")).unwrap(), "ONE");
}

#[test]
fn a_manifest_that_was_damaged_allows_nothing() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    let manifest = project.path("output").join(NAME);
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, &text[..text.len() / 2]).unwrap();
    assert!(matches!(project.publish(&site(SECOND)), Err(PublishError::Foreign { .. })));
    // Without one, what the site would write anyway is no loss.
    fs::remove_file(&manifest).unwrap();
    assert!(project.publish(&site(FIRST)).unwrap().replaced);
    project.assert_output(FIRST);
}

#[test]
fn git_files_are_always_kept() {
    let project = Project::new();
    project.write("output/.gitignore", "*");
    project.write("output/.git/HEAD", "ref");
    project.write("output/deep/.gitkeep", "");
    for files in [FIRST, SECOND] {
        assert_eq!(project.publish(&site(files)).unwrap().kept, 0);
        let git = [(".gitignore", "*"), (".git/HEAD", "ref"), ("deep/.gitkeep", "")];
        project.assert_output(&[files, &git].concat());
    }
}

#[cfg(unix)]
#[test]
fn a_symlink_in_the_output_is_neither_followed_nor_lost() {
    use std::os::unix::fs::symlink;
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    project.write("elsewhere/index.html", "final");
    fs::remove_dir_all(project.path("output/reports/final")).unwrap();
    symlink(project.path("elsewhere"), project.path("output/reports/final")).unwrap();
    symlink(project.path("elsewhere/index.html"), project.path("output/link.html")).unwrap();
    assert!(matches!(project.publish(&site(FIRST)), Err(PublishError::Foreign { .. })));
    assert!(project.publish_to(&project.path("output"), &site(FIRST), Foreign::Keep).is_err());
    project.publish_to(&project.path("output"), &site(SECOND), Foreign::Keep).unwrap();
    assert_eq!(tree(&project.path("elsewhere")).len(), 1);
    assert!(project.path("output/reports/final").is_symlink());
    assert_eq!(fs::read_link(project.path("output/link.html")).unwrap(), project.path("elsewhere/index.html"));
}

#[cfg(unix)]
#[test]
fn the_output_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    fs::set_permissions(project.path("output"), fs::Permissions::from_mode(0o750)).unwrap();
    project.publish(&site(SECOND)).unwrap();
    assert_eq!(fs::metadata(project.path("output")).unwrap().permissions().mode() & 0o777, 0o750);
}

#[track_caller]
fn assert_refused(project: &Project, output: &Path, why: &str) {
    let error = project.publish_to(output, &site(FIRST), Foreign::Keep).unwrap_err().to_string();
    assert!(error.contains(why) && error.contains("--output"), "{}: {error}", output.display());
}

#[test]
fn folders_that_are_not_to_be_replaced_are_refused() {
    let project = Project::new();
    project.write("file", "");
    assert_refused(&project, Path::new("/"), "the root of the file system");
    assert_refused(&project, &project.path("file"), "not a folder");
    assert_refused(&project, &project.path("file/below"), "Not a directory");
    assert_refused(&project, Path::new("."), "was started in");
    assert_refused(&project, Path::new("src/.."), "was started in");
    assert_refused(&project, project.folder.path(), "holds the project");
    assert_refused(&project, &project.path("content"), "among them");
    assert_refused(&project, &project.path("content/../content/out"), "among them");
    assert_eq!(tree(project.folder.path()).len(), 2);
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_symlink_is_refused() {
    let project = Project::new();
    fs::create_dir(project.path("real")).unwrap();
    std::os::unix::fs::symlink(project.path("real"), project.path("output")).unwrap();
    assert_refused(&project, &project.path("output"), "symbolic link");
    std::os::unix::fs::symlink(project.path("content"), project.path("alias")).unwrap();
    assert_refused(&project, &project.path("alias/out"), "among them");
}

#[test]
fn two_runs_cannot_publish_into_one_folder() {
    let project = Project::new();
    let held = Work::open(&project.path("output")).unwrap();
    assert!(matches!(project.publish(&site(FIRST)), Err(PublishError::Busy { .. })));
    drop(held);
    project.publish(&site(FIRST)).unwrap();
}

#[test]
fn of_many_runs_at_once_each_publishes_or_is_told_to_wait() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    thread::scope(|scope| {
        for n in 0..8 {
            let project = &project;
            scope.spawn(move || {
                for round in 0..20 {
                    let text = format!("{n} {round}");
                    let result = project.publish(&site(&[("a.html", &text), ("b.html", &text)]));
                    assert!(matches!(result, Ok(_) | Err(PublishError::Busy { .. })), "{result:?}");
                }
            });
        }
    });
    let found = tree(&project.path("output"));
    assert_eq!(found["a.html"], found["b.html"]);
    project.publish(&site(FIRST)).unwrap();
    project.assert_output(FIRST);
}

#[test]
fn a_reader_never_meets_two_sites_at_once() {
    let project = Project::new();
    let version = |n: usize| site(&[("index.html", &n.to_string()), ("deep/page.html", &n.to_string())]);
    project.publish(&version(0)).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let read = |path| fs::read_to_string(project.path(path)).unwrap();
            let mut compared = 0;
            while !done.load(Ordering::Relaxed) {
                let (before, page, after) =
                    (read("output/index.html"), read("output/deep/page.html"), read("output/index.html"));
                // No swap came between the first and the last, as no version comes twice.
                if before == after {
                    assert_eq!(page, before);
                    compared += 1;
                }
            }
            compared
        });
        for n in 1..=50 {
            project.publish(&version(n)).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 50);
    });
}

#[test]
fn files_of_others_in_the_work_folder_are_not_removed() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    for folder in ["old", "stage"] {
        project.write(&format!(".output.findings/{folder}/mine.txt"), "mine");
        let error = project.publish(&site(SECOND)).unwrap_err();
        assert!(matches!(&error, PublishError::Stray { files, .. } if files == &[Path::new("mine.txt")]), "{error}");
        fs::remove_file(project.path(&format!(".output.findings/{folder}/mine.txt"))).unwrap();
    }
    project.publish(&site(SECOND)).unwrap();
    project.assert_output(SECOND);
}

#[test]
fn a_disk_that_cannot_hold_the_site_leaves_the_last_one() {
    let project = Project::new();
    project.publish(&site(FIRST)).unwrap();
    // No file system takes a name this long, which stands for whatever else may go wrong half-way.
    let long = "x".repeat(300);
    let error = project.publish(&site(&[("a.html", "a"), (&long, "b")])).unwrap_err();
    assert!(matches!(error, PublishError::Io { .. }));
    project.assert_output(FIRST);
}
