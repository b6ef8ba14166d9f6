//! Diagnostics, held by the Markdown files of `tests/cases/`.
//!
//! Each heading of level 2 begins a case. A fenced block whose first line names a path is a file of the project; the block
//! `told` is what a build must tell, no more and no less, in the short form. `BLESS=1 cargo test` writes what is told now
//! into the files, for the difference to be read.

use std::collections::BTreeSet;
use std::fs;

use findings::diagnostic::rules::RULES;
use findings::source::Sources;

use crate::blocks::{self, Case};
use crate::support;

/// The project of a case. `\t` and the like in a file are written as themselves; `␍` stands for a carriage return.
pub fn project(case: &Case) -> Sources {
    let files = case.blocks.iter().filter(|block| block.info != "told");
    let files: Vec<(String, String)> = files.map(|block| (block.info.clone(), block.text.replace('␍', "\r"))).collect();
    support::project(&files)
}

/// What a case tells.
fn run(case: &Case) -> String {
    support::told(&project(case))
}

#[test]
fn each_case_tells_what_it_should() {
    blocks::hold("cases", |case| Ok(run(case)));
}

/// Rules about files that no text can show, or that are missing; the tests at the end hold them. Those about other sites are
/// held by the tests of the module that asks.
const SHOWN_ELSEWHERE: [&str; 8] = [
    "file-refused",
    "no-content",
    "settings-missing",
    "theme-palette",
    "theme-font",
    "outside-gone",
    "outside-moved",
    "outside-unsure",
];

#[test]
fn each_rule_has_a_case_that_breaks_it() {
    let told: String = blocks::files("cases").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
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
        let told = told(&project_with("themes/default/static/charts.css", Content::Bytes(css.into_bytes().into())));
        let line = "error[theme-palette]: `teal` is not a colour that the pictures of charts can have\n";
        assert!(told.starts_with("themes/default/static/charts.css:") && told.ends_with(line), "{told}");
    }

    #[test]
    fn a_font_that_is_none_is_told() {
        let told = told(&project_with("themes/default/fonts/a.ttf", Content::Bytes("no font".into())));
        assert_eq!(told, "themes/default/fonts/a.ttf: error[theme-font]: the file is not a font that can be read\n");
    }

    #[test]
    fn settings_and_home_page_are_asked_for() {
        assert!(told(&project_without("content/site.yaml")).contains("content/site.yaml: error[settings-missing]"));
        assert!(told(&project_without("content/_index.md")).contains("content/_index.md: error[no-content]"));
    }
}
