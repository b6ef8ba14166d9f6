//! Frameworks, their audiences and questions, and the words of the glossary: what the pages and files have.

use findings::site::Site;
use proptest::prelude::*;

use crate::support::{options, project};

fn built(files: &[(&str, &str)]) -> Site {
    let files: Vec<(String, String)> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let built = findings::build(&project(&files), &options());
    assert_eq!(built.diagnostics, []);
    built.site.unwrap()
}

fn text<'s>(site: &'s Site, path: &str) -> Option<std::borrow::Cow<'s, str>> {
    let found = site.files().find(|(file, _)| file.as_str() == path);
    found.map(|(_, bytes)| String::from_utf8_lossy(bytes))
}

const FRAMEWORK: &str =
    "---\ntitle: See me\naudiences:\n  - {id: plan, title: Planners}\n  - {id: provide, title: Providers}\n---\n";
const PRINCIPLE: &str = "---\ntitle: Children are heard\nfindings: [unheard]\n---\n";
const FINDING: &str = "---\ntitle: Children were not heard\nevidence: [source:study]\nconfidence: low\n---\n";
const QUESTIONS: &str = "title: Questions
groups:
  - title: Being heard
    principle: voice
    questions:
      - {id: ask, text: Do you ask?, audiences: [provide]}
      - {id: time, text: \"=Is there time?\", audiences: [plan]}
      - {id: all, text: Do you listen?}
";

/// A framework with a principle behind which is a finding, and with questions for two audiences.
fn framework() -> Vec<(&'static str, &'static str)> {
    vec![
        ("content/guidance/see/_index.md", FRAMEWORK),
        ("content/guidance/see/principles/01-voice.md", PRINCIPLE),
        ("content/guidance/see/questions.yaml", QUESTIONS),
        ("content/findings/unheard.md", FINDING),
        ("content/sources.yaml", "sources:\n  study: {type: report, title: A study}\n"),
        ("content/sources.md", "---\ntitle: Sources\nlists: sources\n---\n"),
    ]
}

#[test]
fn each_audience_has_a_page_with_its_questions() {
    let site = built(&framework());
    let planners = text(&site, "guidance/see/plan/index.html").unwrap();
    assert!(planners.contains("=Is there time?") && planners.contains("Do you listen?"), "{planners}");
    assert!(!planners.contains("Do you ask?"), "{planners}");
    assert!(planners.contains("href=\"/guidance/see/questions/plan/\""), "{planners}");
    assert!(text(&site, "guidance/see/index.html").unwrap().contains("href=\"/guidance/see/plan/\""));
}

#[test]
fn a_page_that_an_author_wrote_for_an_audience_stands_in_its_place() {
    let mut files = framework();
    files.push(("content/guidance/see/planning.md", "---\ntitle: Planning\naudience: plan\n---\nOur own words.\n"));
    let site = built(&files);
    assert!(text(&site, "guidance/see/plan/index.html").is_none());
    let page = text(&site, "guidance/see/planning/index.html").unwrap();
    assert!(page.contains("Our own words.") && page.contains("=Is there time?"), "{page}");
    assert!(text(&site, "guidance/see/index.html").unwrap().contains("href=\"/guidance/see/planning/\""));
    assert!(text(&site, "guidance/see/provide/index.html").is_some());
}

#[test]
fn a_finding_leads_to_the_principles_that_answer_it_and_back() {
    let site = built(&framework());
    assert!(text(&site, "findings/unheard/index.html").unwrap().contains("href=\"/guidance/see/principles/voice/\""));
    assert!(text(&site, "guidance/see/principles/voice/index.html").unwrap().contains("href=\"/findings/unheard/\""));
}

#[test]
fn questions_for_one_audience_keep_their_numbers_and_are_files_too() {
    let site = built(&framework());
    let all = text(&site, "guidance/see/questions/questions.csv").unwrap();
    assert!(all.contains("\nask,Children are heard,1.1,Do you ask?,Providers,,,,,\n"), "{all}");
    let plan = text(&site, "guidance/see/questions/plan/questions.csv").unwrap();
    let ids: Vec<&str> = plan.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(ids, ["time", "all"]);
    // A spreadsheet would take it for a formula.
    assert!(plan.contains(",1.2,'=Is there time?,"), "{plan}");
    assert!(text(&site, "guidance/see/questions/plan/questions.xlsx").unwrap().starts_with("PK"));
}

#[test]
fn a_workbook_of_questions_is_the_same_bytes_each_time() {
    let workbook = || {
        let site = built(&framework());
        let found = site.files().find(|(path, _)| path.as_str() == "guidance/see/questions/questions.xlsx");
        found.map(|(_, bytes)| bytes.to_vec()).unwrap()
    };
    assert_eq!(workbook(), workbook());
}

#[test]
fn a_word_is_explained_once_at_the_end_of_the_page_with_the_way_back() {
    let glossary = "glossary:\n  boards: {term: safeguarding board, abbreviation: LSCB, definition: A board.}\n";
    let page = "---\ntitle: A\n---\nAn LSCB. Safeguarding\nboards, **LSCBs**.\n\n- A safeguarding board.\n";
    let site = built(&[
        ("content/glossary.yaml", glossary),
        ("content/words.md", "---\ntitle: Words\nlists: glossary\n---\n"),
        ("content/a.md", page),
    ]);
    let page = text(&site, "a/index.html").unwrap();
    let first = "An <a class=\"term\" href=\"#page-word-boards\" id=\"page-use-boards\">LSCB</a> (safeguarding board). \
                 Safeguarding\nboards, <strong>LSCBs</strong>.";
    assert!(page.contains(first), "{page}");
    assert_eq!(page.matches("class=\"term\"").count(), 1);
    assert_eq!(page.matches("id=\"page-word-boards\"").count(), 1);
    assert_eq!(page.matches("href=\"#page-use-boards\"").count(), 1);
    let words = text(&site, "words/index.html").unwrap();
    assert!(words.contains("href=\"/a/\"") && words.contains("href=\"#term-boards\""), "{words}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever the text: words are found within it, and no letter of it is lost.
    #[test]
    fn the_letters_of_a_text_stay(pieces in prop::collection::vec(prop::sample::select(vec![
        "LSCB", "LSCBs", "safeguarding", "board", "Safeguarding board", " ", "\n", "(", ")", "ŵ", "&amp;", "\\*", "é-",
        "**x**", "`LSCB`", "\u{a0}", "[a](term:boards)",
    ]), 0..24)) {
        let text_of_page = pieces.concat();
        let page = format!("---\ntitle: A\n---\n{text_of_page}\n\nLast.\n");
        let build = |glossary: &str| {
            let files = [
                ("content/glossary.yaml", glossary),
                ("content/words.md", "---\ntitle: Words\nlists: glossary\n---\n"),
                ("content/a.md", page.as_str()),
            ];
            let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
            let site = findings::build(&project(&files), &options()).site;
            site.map(|site| plain(&text(&site, "a/index.html").unwrap()))
        };
        let term = "glossary:\n  boards: {term: safeguarding board, definition: A board., ";
        let unmatched = build(&format!("{term}match: false}}\n"));
        let matched = build(&format!("{term}abbreviation: LSCB}}\n"));
        let without = |text: Option<String>| text.map(|text| text.replace(" (safeguarding boards)", "").replace(" (safeguarding board)", ""));
        prop_assert_eq!(without(matched), without(unmatched));
    }
}

/// The letters of the first paragraphs of a page, without tags.
fn plain(html: &str) -> String {
    let start = html.find("<div class=\"text\">").unwrap();
    let end = start + html[start..].find("Last.").unwrap();
    let mut out = String::new();
    let mut inside = false;
    for c in html[start..end].chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}
