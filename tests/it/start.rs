//! A start in one minute: `init` makes a site that builds without a word, and what `new` begins in it does, too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use findings::schema::{Place, rows};

/// Runs the program in a folder, on a fixed day.
fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_findings"));
    command.args(args).current_dir(folder).env("SOURCE_DATE_EPOCH", "1795392000").env("NO_COLOR", "1").output().unwrap()
}

/// What a command prints on its two outputs, which has to end well.
fn done(folder: &Path, args: &[&str]) -> (String, String) {
    let output = run(folder, args);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert!(output.status.success(), "{args:?}: {out}{err}");
    (out, err)
}

/// What a command says that does not run.
fn refused(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A folder with the site of `init` in it, and the site's own folder.
fn site() -> (tempfile::TempDir, PathBuf) {
    let desk = tempfile::tempdir().unwrap();
    done(desk.path(), &["init", "my-report"]);
    let site = desk.path().join("my-report");
    (desk, site)
}

fn below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => found.extend(below(&entry.path()).into_iter().map(|inner| format!("{name}/{inner}"))),
            false => found.push(name),
        }
    }
    found
}

#[test]
fn the_site_of_init_builds_without_a_diagnostic() {
    let (_desk, site) = site();
    assert_eq!(done(&site, &["check", "--strict"]).1, "Nothing to report.\n");
    assert_eq!(done(&site, &["check", "--strict", "--drafts"]).1, "Nothing to report.\n");
    let (out, _) = done(&site, &["build"]);
    assert!(out.starts_with("Published "), "{out}");
}

#[test]
fn every_page_of_it_says_that_it_is_illustrative() {
    let (_desk, site) = site();
    done(&site, &["build"]);
    let pages: Vec<String> = below(&site.join("output")).into_iter().filter(|path| path.ends_with(".html")).collect();
    assert!(pages.len() > 10, "{pages:?}");
    for page in pages {
        let html = fs::read_to_string(site.join("output").join(&page)).unwrap();
        // What only leads on to another address shows nothing.
        assert!(html.contains("illustrative") || html.contains("http-equiv=\"refresh\""), "{page}");
    }
}

#[test]
fn any_title_is_one_that_the_site_can_have() {
    for title in ["It’s “late”: \"lunch\" & more", "Über Äpfel 🎉", "#1 [x]", "- yes", "'", "C:\\temp \\n"] {
        let desk = tempfile::tempdir().unwrap();
        done(desk.path(), &["init", "site", "--title", title, "--ci", "none"]);
        let site = desk.path().join("site");
        assert_eq!(done(&site, &["check", "--strict"]).1, "Nothing to report.\n", "{title}");
        let settings = fs::read_to_string(site.join("content/site.yaml")).unwrap();
        let settings: serde_json::Value = serde_yaml::from_str(&settings).unwrap();
        assert_eq!(settings["title"], title);
    }
}

#[test]
fn hosts_are_chosen_and_each_runs_the_same_steps() {
    let desk = tempfile::tempdir().unwrap();
    for (hosts, files) in [
        ("github", &[".github/workflows/publish.yml"][..]),
        ("gitlab,netlify", &[".gitlab-ci.yml", "netlify.toml"]),
        ("cloudflare", &["wrangler.toml"]),
        ("none", &[]),
    ] {
        done(desk.path(), &["init", hosts, "--ci", hosts]);
        let there = below(&desk.path().join(hosts));
        for file in [".github/workflows/publish.yml", ".gitlab-ci.yml", "netlify.toml", "wrangler.toml"] {
            assert_eq!(there.iter().any(|path| path == file), files.contains(&file), "{hosts}: {file}");
        }
        assert_eq!(there.iter().any(|path| path == "ci/build.sh"), !files.is_empty(), "{hosts}");
        for file in files {
            let text = fs::read_to_string(desk.path().join(hosts).join(file)).unwrap();
            assert!(text.contains("sh ci/build.sh") && text.contains("FINDINGS_GIT"), "{file}");
            let is_yaml = file.ends_with("yml");
            assert!(!is_yaml || serde_yaml::from_str::<serde_yaml::Value>(&text).is_ok(), "{file}");
        }
    }
    let steps = fs::read_to_string(desk.path().join("github/ci/build.sh")).unwrap();
    let at = |words: &str| steps.find(words).unwrap_or_else(|| panic!("no `{words}`"));
    assert!(at("cargo install") < at("\nfindings check") && at("\nfindings check") < at("\nfindings build"));
}

#[test]
fn the_script_of_the_hosts_builds_with_the_program_at_hand() {
    let (_desk, site) = site();
    let program = Path::new(env!("CARGO_BIN_EXE_findings")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let script = |envs: &[(&str, &str)]| {
        let mut command = Command::new("sh");
        command.arg("ci/build.sh").current_dir(&site).env("PATH", &path).envs(envs.iter().copied());
        command.output().unwrap()
    };
    let output = script(&[("OUTPUT", "public"), ("BASE_URL", "https://example.org/a/b/")]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let home = fs::read_to_string(site.join("public/index.html")).unwrap();
    assert!(home.contains("https://example.org/a/b/"));
    let output = script(&[("CF_PAGES_URL", "https://x.pages.example"), ("CF_PAGES_BRANCH", "try")]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(fs::read_to_string(site.join("output/index.html")).unwrap().contains("https://x.pages.example/"));
}

#[test]
fn the_editor_is_told_of_every_file_that_has_a_schema() {
    let (_desk, site) = site();
    let settings = fs::read_to_string(site.join(".vscode/settings.json")).unwrap();
    let settings: serde_json::Value = serde_json::from_str(&settings).unwrap();
    for row in rows() {
        assert!(site.join(".findings/schemas").join(row.file_name()).is_file());
        if let Place::Files(globs) = row.place {
            assert_eq!(
                settings["yaml.schemas"][format!("./.findings/schemas/{}.schema.json", row.name)],
                serde_json::json!(globs)
            );
        }
    }
    for file in ["extensions.json", "findings.code-snippets"] {
        let text = fs::read_to_string(site.join(".vscode").join(file)).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{file}");
    }
}

#[test]
fn init_never_writes_over_anything() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("notes.txt"), "mine").unwrap();
    done(desk.path(), &["init", ".", "--ci", "none"]);
    assert_eq!(fs::read_to_string(desk.path().join("notes.txt")).unwrap(), "mine");
    let other = tempfile::tempdir().unwrap();
    fs::write(other.path().join("README.md"), "mine").unwrap();
    let words = refused(other.path(), &["init", "."]);
    assert!(words.contains("nothing was made") && words.contains("README.md"), "{words}");
    assert_eq!(below(other.path()), ["README.md"]);
}

/// Everything that can be begun, with a title that needs quotes.
const KINDS: [&str; 8] = ["page", "section", "report", "chapter", "finding", "recommendation", "framework", "table"];

#[test]
fn what_is_begun_builds_as_a_draft_without_a_diagnostic() {
    let (_desk, site) = site();
    for kind in KINDS {
        let title = format!("A new {kind}: “one” & #2");
        let mut args = vec!["new", kind, &title];
        if matches!(kind, "chapter" | "finding" | "recommendation") {
            args.extend(["--report", "first-report"]);
        }
        let (out, err) = done(&site, &args);
        assert!(site.join(out.trim_end()).is_file(), "{out}");
        assert!(err.starts_with("Next: "), "{err}");
    }
    let (out, _) = done(&site, &["new", "principle", "Listen first", "--framework", "a-new-framework-one-2"]);
    assert_eq!(out, "content/guidance/a-new-framework-one-2/principles/01-listen-first.md\n");
    assert_eq!(done(&site, &["check", "--strict"]).1, "Nothing to report.\n");
    // No page can link to these two yet, and that is all there is to tell.
    let (told, _) = done(&site, &["check", "--drafts", "--format", "short"]);
    let orphans = [
        "content/a-new-page-one-2.md: warning[page-orphan]",
        "content/a-new-section-one-2/_index.md: warning[page-orphan]",
    ];
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.lines().zip(orphans).all(|(line, start)| line.starts_with(start)), "{told}");
}

#[test]
fn what_is_begun_goes_on_with_the_numbers_of_its_report() {
    let (_desk, site) = site();
    let begin = |kind: &str, title: &str| done(&site, &["new", kind, title, "--report", "first-report"]).0;
    let read = |path: &str| fs::read_to_string(site.join(path.trim_end())).unwrap();
    let finding = begin("finding", "Boards did not count victims");
    assert_eq!(finding, "content/reports/first-report/findings/boards-did-not-count-victims.md\n");
    assert!(read(&finding).contains("\nnumber: \"2\"\n"));
    assert!(read(&begin("finding", "another-one")).contains("title: \"Another one\"\nnumber: \"3\"\n"));
    assert!(read(&begin("recommendation", "Count them")).contains("\nnumber: \"2\"\n"));
    assert_eq!(begin("chapter", "How we looked"), "content/reports/first-report/02-how-we-looked.md\n");
    assert_eq!(begin("chapter", "What is next"), "content/reports/first-report/03-what-is-next.md\n");
    // Outside of a report there is nothing to go on with.
    let (out, _) = done(&site, &["new", "finding", "Of no report"]);
    assert!(!read(&out).contains("number:"));
}

#[test]
fn new_never_writes_over_anything_and_names_a_free_id() {
    let (_desk, site) = site();
    let args = ["new", "finding", "Long waits", "--report", "first-report"];
    let words = refused(&site, &args);
    assert!(words.contains("is there already\n  help: choose another id, such as --id long-waits-2"), "{words}");
    let (out, _) = done(&site, &[&args[..], &["--id", "long-waits-2"]].concat());
    assert_eq!(out, "content/reports/first-report/findings/long-waits-2.md\n");
}

#[test]
fn new_makes_nothing_that_would_keep_the_site_from_being_built() {
    let (_desk, site) = site();
    let before = below(&site);
    for (args, why) in [
        (&["new", "page", "About"][..], "two pages have the URL /about/"),
        (&["new", "finding", "Long waits"], "two documents of the kind finding have the id `long-waits`"),
        (&["new", "term", "waiting time"], "waiting time"),
    ] {
        let words = refused(&site, args);
        assert!(words.contains(why) && words.contains("--id"), "{args:?}: {words}");
    }
    assert_eq!(below(&site), before);
}

#[test]
fn a_slip_in_the_name_of_a_report_is_told() {
    let (_desk, site) = site();
    let words = refused(&site, &["new", "finding", "A", "--report", "first-reprot"]);
    assert_eq!(words, "error: there is no report `first-reprot`\n  help: did you mean `first-report`?\n");
    let words = refused(&site, &["new", "chapter", "A"]);
    assert_eq!(words, "error: a chapter belongs to a report\n  help: name it with --report: --report first-report\n");
}

#[test]
fn entries_of_lists_are_added_and_comments_stay() {
    let (_desk, site) = site();
    for (kind, file) in [("source", "sources.yaml"), ("body", "bodies.yaml"), ("term", "glossary.yaml")] {
        let before = fs::read_to_string(site.join("content").join(file)).unwrap();
        let (out, _) = done(&site, &["new", kind, "A “new” one: #2"]);
        assert_eq!(out, format!("content/{file}\n"));
        let after = fs::read_to_string(site.join("content").join(file)).unwrap();
        assert!(after.starts_with(&before) && after.contains("\n  a-new-one-2:\n"), "{after}");
        assert!(refused(&site, &["new", kind, "A new one 2"]).contains("has an entry `a-new-one-2` already"));
    }
    // Nothing refers to them yet, and that is all there is to tell.
    let told = String::from_utf8(run(&site, &["check", "--format", "short"]).stdout).unwrap();
    assert!(told.lines().count() == 3 && told.lines().all(|line| line.contains("[record-unused]")), "{told}");
}

#[test]
fn every_command_finds_the_project_from_a_folder_inside() {
    let (desk, site) = site();
    let report = site.join("content/reports/first-report");
    assert_eq!(done(&report, &["check"]).1, "Nothing to report.\n");
    let (out, _) = done(&report, &["new", "finding", "From here"]);
    assert_eq!(out, "../../../content/reports/first-report/findings/from-here.md\n");
    assert!(report.join("findings/from-here.md").is_file());
    let (out, _) = done(&report, &["build"]);
    assert!(out.contains(" in ../../../output "), "{out}");
    assert!(site.join("output/index.html").is_file());
    fs::write(report.join("02-slip.md"), "---\ntitel: A\n---\n").unwrap();
    let told = |folder: &Path, args: &[&str]| String::from_utf8(run(folder, args).stdout).unwrap();
    let short = ["check", "--format", "short"];
    assert!(told(&report, &short).starts_with("../../../content/reports/first-report/02-slip.md:"));
    assert!(told(&site, &short).starts_with("content/reports/first-report/02-slip.md:"));
    let named = [&short[..], &["--root", "my-report"]].concat();
    assert!(told(desk.path(), &named).starts_with("my-report/content/reports/first-report/02-slip.md:"));
    let words = refused(desk.path(), &["check"]);
    assert!(words.contains("no content/site.yaml here") && words.contains("findings init"), "{words}");
}

#[test]
fn a_project_has_archetypes_of_its_own() {
    let (_desk, site) = site();
    let folder = site.join("themes/default/archetypes");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("page.md"), "---\ntitle: {title}\nsummary: Of {date}.\n---\n{id} {other}\n").unwrap();
    let (out, _) = done(&site, &["new", "page", "about/contact"]);
    let text = fs::read_to_string(site.join(out.trim_end())).unwrap();
    assert_eq!(text, "---\ntitle: \"Contact\"\nsummary: Of 2026-11-23.\n---\ncontact {other}\n");
    let told = String::from_utf8(run(&site, &["check", "--format", "short"]).stdout).unwrap();
    assert!(told.contains("archetypes/page.md:5:6: error[template]: nothing fills the hole `other`"), "{told}");
}

#[test]
fn each_shell_and_each_command_has_what_it_wants() {
    let desk = tempfile::tempdir().unwrap();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (text, _) = done(desk.path(), &["completions", shell]);
        assert!(text.contains("snapshot") && text.contains("base-url"), "{shell}");
    }
    assert!(done(desk.path(), &["man"]).0.contains(".TH FINDINGS 1"));
    let (out, _) = done(desk.path(), &["man", "--output", "man"]);
    let pages = below(&desk.path().join("man"));
    assert_eq!(out, format!("Wrote {} pages into man\n", pages.len()));
    for command in ["findings.1", "findings-build.1", "findings-new.1", "findings-man.1"] {
        assert!(pages.iter().any(|page| page == command), "{pages:?}");
    }
    assert!(pages.iter().all(|page| !page.contains("help")));
}
