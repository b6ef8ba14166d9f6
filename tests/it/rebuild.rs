//! A build with what the last build made comes to what a build without it comes to, whatever was edited in between.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use findings::diagnostic::format::{Colour, FORMATS};
use findings::source::{self, Content, SourceFile, Sources};
use findings::{Built, Memo, build, build_again};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::support::options;

/// The files of a project by their paths.
type Files = BTreeMap<String, Content>;

/// The sites of `tests/sites/`, which between them have everything that a site can have.
static SITES: LazyLock<Vec<Files>> = LazyLock::new(|| {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    ["charts", "inquiry", "register", "releases"]
        .map(|name| {
            let sources = source::load(&sites.join(name).join("in")).unwrap();
            sources.files().map(|(_, file)| (file.path.clone(), file.content.clone())).collect()
        })
        .to_vec()
});

/// What is done between two builds; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Edit {
    /// A paragraph more at the end of a page.
    Paragraph(usize),
    /// Another title of a page, a table, or of the site.
    Title(usize),
    /// Another last digit in a line of a table.
    Digit(usize, usize),
    /// A page becomes a draft, or is one no longer.
    Draft(usize),
    /// A line less.
    Line(usize, usize),
    /// A file less.
    Remove(usize),
    /// A page more, before or after others.
    Add(bool),
    /// A file under another name.
    Rename(usize),
    /// A setting more.
    Setting(&'static str),
    /// A text of the interface that the project says otherwise.
    Text,
    /// A template of the project's own.
    Template,
    /// All as it was at first.
    Restore,
}

fn edit() -> impl Strategy<Value = Edit> {
    let nth = 0_usize..1000;
    let settings = ["notice: A notice\n", "figure-files: [csv]\n", "downloads: [csv, json]\n", "licence: {name: L}\n"];
    prop_oneof![
        4 => nth.clone().prop_map(Edit::Paragraph),
        3 => nth.clone().prop_map(Edit::Title),
        3 => (nth.clone(), nth.clone()).prop_map(|(file, line)| Edit::Digit(file, line)),
        2 => nth.clone().prop_map(Edit::Draft),
        1 => (nth.clone(), nth.clone()).prop_map(|(file, line)| Edit::Line(file, line)),
        1 => nth.clone().prop_map(Edit::Remove),
        2 => any::<bool>().prop_map(Edit::Add),
        1 => nth.prop_map(Edit::Rename),
        1 => proptest::sample::select(settings.to_vec()).prop_map(Edit::Setting),
        1 => Just(Edit::Text),
        1 => Just(Edit::Template),
        3 => Just(Edit::Restore),
    ]
}

/// Edits one of the texts whose path ends so, if there is one.
fn change(files: &mut Files, nth: usize, ending: &str, with: impl Fn(&str) -> String) {
    let mut fitting: Vec<&mut Content> = files
        .iter_mut()
        .filter(|(path, content)| path.ends_with(ending) && matches!(content, Content::Text(_)))
        .map(|(_, content)| content)
        .collect();
    let count = fitting.len().max(1);
    if let Some(content) = fitting.get_mut(nth % count)
        && let Content::Text(text) = content
    {
        *text = with(text);
    }
}

fn apply(edit: &Edit, files: &mut Files, first: &Files) {
    let line = |text: &str, nth: usize, with: &dyn Fn(&str) -> String| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let at = nth % lines.len().max(1);
        if let Some(line) = lines.get_mut(at) {
            *line = with(line);
        }
        lines.join("\n") + "\n"
    };
    match edit {
        Edit::Paragraph(nth) => {
            change(files, *nth, ".md", |text| format!("{text}\nOne more, of the ABCD, since 12%.\n"))
        }
        Edit::Title(nth) => {
            let ending = if nth % 3 == 0 { ".yaml" } else { ".md" };
            change(files, *nth, ending, |text| text.replacen("title: ", "title: New ", 1));
        }
        Edit::Digit(nth, at) => {
            let other = |line: &str| line.replace('1', "2").replace('7', "8");
            change(files, *nth, ".yaml", |text| line(text, *at, &other));
        }
        Edit::Draft(nth) => change(files, *nth, ".md", |text| match text.contains("draft: true\n") {
            true => text.replacen("draft: true\n", "", 1),
            false => text.replacen("---\n", "---\ndraft: true\n", 1),
        }),
        Edit::Line(nth, at) => change(files, *nth, "", |text| line(text, *at, &|_| String::new())),
        Edit::Remove(nth) => {
            let path = files.keys().nth(nth % files.len()).cloned();
            path.and_then(|path| files.remove(&path));
        }
        Edit::Add(before) => {
            let path = if *before { "content/a-new-page.md" } else { "content/zz/new-page.md" };
            files.insert(path.to_owned(), Content::Text("---\ntitle: A new page\n---\nWords.\n".to_owned()));
        }
        Edit::Rename(nth) => {
            let path = files.keys().nth(nth % files.len()).cloned();
            if let Some((path, content)) = path.and_then(|path| files.remove_entry(&path)) {
                files.insert(path.replace(".md", "-now.md").replace(".yaml", "-now.yaml"), content);
            }
        }
        Edit::Setting(setting) => change(files, 0, "site.yaml", |text| format!("{text}{setting}")),
        Edit::Text => {
            let texts = "page:\n  skip: Past all this\nkind:\n  report: A report of ours\n";
            files.insert("themes/default/messages/en.yaml".to_owned(), Content::Text(texts.to_owned()));
        }
        Edit::Template => {
            let template = "<p>{{ figure.title }}</p>\n";
            files.insert("themes/default/templates/figure.html".to_owned(), Content::Text(template.to_owned()));
        }
        Edit::Restore => *files = first.clone(),
    }
}

fn files(files: &Files) -> Vec<SourceFile> {
    files.iter().map(|(path, content)| SourceFile { path: path.clone(), content: content.clone() }).collect()
}

fn told(built: &Built, sources: &Sources) -> String {
    let json = FORMATS.iter().find(|format| format.name == "json").expect("the form exists");
    (json.render)(&built.diagnostics, sources, Colour::Plain)
}

/// Builds afresh and again, and holds the two against each other; gives whether there is a site.
fn is_built_alike(all: &Files, before: &mut Sources, memo: &mut Memo) -> bool {
    let fresh = Sources::new(files(all));
    *before = before.renewed(files(all));
    let (plain, again) = (build(&fresh, &options()), build_again(before, &options(), memo));
    assert_eq!(told(&again, before), told(&plain, &fresh));
    match (&again.site, &plain.site) {
        (Some(again), Some(plain)) => {
            let paths =
                |site: &findings::site::Site| site.files().map(|(path, _)| path.to_string()).collect::<Vec<_>>();
            assert_eq!(paths(again), paths(plain));
            for ((path, again), (_, plain)) in again.files().zip(plain.files()) {
                assert_eq!(String::from_utf8_lossy(again), String::from_utf8_lossy(plain), "{path}");
            }
            true
        }
        (None, None) => false,
        (again, _) => panic!("only one of the two has a site: {}", if again.is_some() { "again" } else { "afresh" }),
    }
}

#[test]
fn a_rebuild_after_any_edits_is_a_build() {
    let config = Config {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { Config::default().cases } else { 12 },
        rng_seed: RngSeed::Fixed(2013),
        failure_persistence: None,
        max_shrink_iters: 40,
        ..Config::default()
    };
    let built = std::cell::Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(config);
    runner
        .run(&(0..SITES.len(), proptest::collection::vec(edit(), 1..6)), |(site, edits)| {
            let first = &SITES[site];
            let mut all = first.clone();
            let (mut before, mut memo) = (Sources::default(), Memo::default());
            assert!(is_built_alike(&all, &mut before, &mut memo), "the site builds");
            for edit in edits {
                apply(&edit, &mut all, first);
                built.set(built.get() + u32::from(is_built_alike(&all, &mut before, &mut memo)));
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(built.get() > 12, "only {} of the edits left a site", built.get());
}
