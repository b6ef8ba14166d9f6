//! Diagnostics, held by the Markdown files of `tests/cases/`.
//!
//! Each heading of level 2 begins a case. A fenced block whose first line names a path is a file of the project; the block
//! `told` is what a build must tell, no more and no less, in the short form. `BLESS=1 cargo test` writes what is told now
//! into the files, for the difference to be read.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use findings::diagnostic::rules::RULES;

use crate::support;

struct Block {
    info: String,
    text: String,
    /// First and last line of the inside.
    lines: (usize, usize),
}

struct Case {
    title: String,
    blocks: Vec<Block>,
}

fn case_files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn parse(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((_, line)) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.to_owned(), blocks: Vec::new() });
            continue;
        }
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let fence = "`".repeat(ticks);
        let mut block = Block { info: line[ticks..].trim().to_owned(), text: String::new(), lines: (0, 0) };
        for (at, inner) in lines.by_ref() {
            if block.lines.0 == 0 {
                block.lines.0 = at;
            }
            block.lines.1 = at;
            if inner == fence {
                break;
            }
            block.text.push_str(inner);
            block.text.push('\n');
        }
        cases.last_mut().expect("a block stands below a heading of level 2").blocks.push(block);
    }
    cases
}

/// What a case tells. `\t` and the like in a file are written as themselves; `␍` stands for a carriage return.
fn run(case: &Case) -> String {
    let files = case.blocks.iter().filter(|block| block.info != "told");
    let files: Vec<(String, String)> = files.map(|block| (block.info.clone(), block.text.replace('␍', "\r"))).collect();
    support::told(&support::project(&files))
}

#[test]
fn each_case_tells_what_it_should() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for path in case_files() {
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for case in parse(&text).iter().rev() {
            let told = run(case);
            let expected = case
                .blocks
                .iter()
                .find(|block| block.info == "told")
                .unwrap_or_else(|| panic!("{}: no block `told`", case.title));
            if told == expected.text {
                continue;
            }
            wrong.push(format!("{} / {}\nexpected:\n{}told:\n{told}", path.display(), case.title, expected.text));
            lines.splice(expected.lines.0..expected.lines.1, told.lines().map(str::to_owned));
        }
        if bless {
            fs::write(&path, lines.join("\n") + "\n").unwrap();
        }
    }
    assert!(bless || wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Rules about files that no text can show, or that are missing; the tests at the end hold them.
const SHOWN_ELSEWHERE: [&str; 5] = ["file-refused", "no-content", "settings-missing", "theme-palette", "theme-font"];

#[test]
fn each_rule_has_a_case_that_breaks_it() {
    let told: String = case_files().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let shown: BTreeSet<&str> =
        RULES.iter().map(|rule| rule.code).filter(|code| told.contains(&format!("[{code}]"))).collect();
    let missing: Vec<&str> = RULES
        .iter()
        .map(|rule| rule.code)
        .filter(|code| !shown.contains(code) && !SHOWN_ELSEWHERE.contains(code))
        .collect();
    assert!(missing.is_empty(), "rules without a case: {missing:?}");
}

mod unreadable {
    use crate::support::{project_with, project_without, told};
    use findings::source::{Content, Refusal};

    #[test]
    fn a_file_that_cannot_be_used_is_told_with_its_reason() {
        let page = "content/a.md";
        for (refusal, words) in [
            (Refusal::Link, "this is a symbolic link"),
            (
                Refusal::TooLarge { size: 100_000_000, limit: 8_388_608 },
                "this file has 100.0 MB and at most 8.4 MB are read",
            ),
            (Refusal::NotUtf8 { offset: 3, utf16: false }, "this file is not UTF-8: byte 4 begins no character"),
            (Refusal::NotUtf8 { offset: 0, utf16: true }, "this file is UTF-16"),
            (Refusal::Control { character: '\r', line: 2 }, "line 2 ends with a carriage return alone"),
            (Refusal::Name, "the name of this file is not UTF-8"),
        ] {
            let told = told(&project_with(page, Content::Refused(refusal)));
            assert!(told.starts_with(&format!("{page}: error[file-refused]: {words}")), "{told}");
        }
    }

    #[test]
    fn a_style_sheet_without_the_colours_of_pictures_is_told_where() {
        let css = include_str!("../../themes/default/static/charts.css").replacen("#28a197", "teal", 1);
        let told = told(&project_with("themes/default/static/charts.css", Content::Bytes(css.into_bytes())));
        let line = "error[theme-palette]: `teal` is not a colour that the pictures of charts can have\n";
        assert!(told.starts_with("themes/default/static/charts.css:") && told.ends_with(line), "{told}");
    }

    #[test]
    fn a_font_that_is_none_is_told() {
        let told = told(&project_with("themes/default/fonts/a.ttf", Content::Bytes(b"no font".to_vec())));
        assert_eq!(told, "themes/default/fonts/a.ttf: error[theme-font]: the file is not a font that can be read\n");
    }

    #[test]
    fn settings_and_home_page_are_asked_for() {
        assert!(told(&project_without("content/site.yaml")).contains("content/site.yaml: error[settings-missing]"));
        assert!(told(&project_without("content/_index.md")).contains("content/_index.md: error[no-content]"));
    }
}
