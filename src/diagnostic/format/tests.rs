//! The forms in which diagnostics are told.

use serde_json::Value;

use super::{Colour, FORMATS};
use crate::diagnostic::{Diagnostic, Place, Severity, rules};
use crate::source::{FileId, Sources, Span};

fn sources(first: &str) -> Sources {
    Sources::from_texts([("content/a.md", first), ("content/ŵ, b%.md", "one\ntwo\n")])
}

fn rendered(form: &str, told: &[Diagnostic], sources: &Sources) -> String {
    let format = FORMATS.iter().find(|format| format.name == form).unwrap();
    (format.render)(told, sources, Colour::Plain)
}

fn span(file: u32, range: std::ops::Range<usize>) -> Span {
    Span::new(FileId(file), range)
}

fn error(place: impl Into<Place>, message: &str) -> Diagnostic {
    Diagnostic::new(&rules::ID_DUPLICATE, place, message)
}

/// One of every sort of place, with and without labels and help.
fn all_sorts() -> Vec<Diagnostic> {
    vec![
        error(Place::Path("content/_index.md".into()), "a file is missing"),
        error(FileId(0), "a file is odd").label(span(1, 4..7), "this one too"),
        Diagnostic::new(&rules::RECORD_UNUSED, span(0, 6..9), "ŵ is wide").help("say 100%,\nor: less"),
        error(span(1, 0..7), "two lines").label(span(1, 4..7), "the second").label(span(0, 0..5), "elsewhere"),
    ]
}

const TEXT: &str = "Words\nŵy ends\n";

#[test]
fn people_are_told_file_by_file_with_an_excerpt_for_each_place() {
    let human = rendered("human", &all_sorts(), &sources(TEXT));
    let headings: Vec<&str> = human
        .lines()
        .zip(human.lines().skip(1))
        .filter(|(_, line)| line.starts_with("=="))
        .map(|(one, _)| one)
        .collect();
    assert_eq!(
        headings,
        ["content/_index.md: 1 error", "content/a.md: 1 error, 1 warning", "content/ŵ, b%.md: 1 error"]
    );
    for words in ["^^^", "--- this one too", "--- the second", "----- elsewhere", "= help: say 100%,"] {
        assert!(human.contains(words), "{words} in\n{human}");
    }
    let one = rendered("human", &all_sorts()[..1], &sources(TEXT));
    assert!(!one.contains("=="), "what is told once has no heading\n{one}");
}

#[test]
fn of_a_long_line_the_part_around_the_place_is_shown() {
    let long = format!("{}here{}\n", "before ".repeat(200), " after".repeat(200));
    let at = long.find("here").unwrap();
    let human = rendered("human", &[error(span(0, at..at + 4), "long")], &sources(&long));
    assert!(human.lines().all(|line| line.chars().count() < 140), "{human}");
    assert!(human.contains("before here after") && human.contains("^^^^"), "{human}");
    let whole = rendered("human", &[error(span(0, 0..long.len()), "long")], &sources(&long));
    assert!(whole.lines().all(|line| line.chars().count() < 140), "{whole}");
}

#[test]
fn programs_read_lines_of_json_that_the_schema_describes() {
    let schema: Value = serde_json::from_str(super::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let json = rendered("json", &all_sorts(), &sources(TEXT));
    let lines: Vec<Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    for line in &lines {
        let wrong: Vec<String> = validator.iter_errors(line).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{line}: {wrong:?}");
        // Every key that is printed is described.
        assert!(line.as_object().unwrap().keys().all(|key| schema["properties"].get(key).is_some()), "{line}");
    }
    assert_eq!(lines[2]["start"], serde_json::json!({"line": 2, "column": 1, "byte": 6}));
    assert_eq!(lines[2]["end"], serde_json::json!({"line": 2, "column": 3, "byte": 9}));
    let mut unfit = lines[0].clone();
    unfit["version"] = 2.into();
    assert!(!validator.is_valid(&unfit), "the schema holds the version");
}

#[test]
fn annotations_of_github_have_one_line_each_with_their_signs_escaped() {
    let github = rendered("github", &all_sorts(), &sources(TEXT));
    assert_eq!(
        github.lines().collect::<Vec<_>>(),
        [
            "::error file=content/_index.md,title=id-duplicate::a file is missing",
            "::error file=content/a.md,title=id-duplicate::a file is odd%0Acontent/ŵ, b%25.md:2:1: this one too",
            // Columns are only for a place on one line.
            "::error file=content/ŵ%2C b%25.md,line=1,endLine=2,title=id-duplicate::two lines\
             %0Acontent/ŵ, b%25.md:2:1: the second%0Acontent/a.md:1:1: elsewhere",
            "::warning file=content/a.md,line=2,endLine=2,col=1,endColumn=3,title=record-unused::\
             ŵ is wide%0Asay 100%25,%0Aor: less",
        ]
    );
}

#[test]
fn what_github_does_not_show_is_counted() {
    let many: Vec<Diagnostic> = (0..11).map(|at| error(span(0, 0..at), "again")).collect();
    let github = rendered("github", &many, &sources(TEXT));
    assert!(
        github.ends_with("::notice title=findings::11 errors; only the first 10 of each are shown here\n"),
        "{github}"
    );
    assert!(!rendered("github", &many[..10], &sources(TEXT)).contains("::notice"));
}

fn sarif(told: &[Diagnostic], sources: &Sources) -> Value {
    serde_json::from_str(&rendered("sarif", told, sources)).unwrap()
}

/// What a code host asks of a file beyond the schema: each result has a rule that is described, a message, exactly one
/// place in a file with a relative address, and a fingerprint of its own.
#[test]
fn code_hosts_can_take_the_results() {
    let log = sarif(&all_sorts(), &sources(TEXT));
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        for text in [&rule["shortDescription"]["text"], &rule["fullDescription"]["text"], &rule["help"]["text"]] {
            assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        assert!(rule["fullDescription"]["text"].as_str().unwrap().chars().count() <= 1024);
        assert!(rule["help"]["markdown"].as_str().unwrap().contains("## Wrong"));
        assert!(matches!(rule["defaultConfiguration"]["level"].as_str(), Some("error" | "warning")));
    }
    let results = run["results"].as_array().unwrap();
    let mut fingerprints: Vec<&str> = Vec::new();
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert_eq!(result["locations"].as_array().unwrap().len(), 1);
        let location = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        let artifact = location["index"].as_u64().unwrap() as usize;
        assert_eq!(run["artifacts"][artifact]["location"], *location);
        fingerprints.push(result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap());
    }
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), results.len());
    let last = &results[3];
    assert_eq!(last["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "content/%C5%B5%2C%20b%25.md");
    assert_eq!(last["locations"][0]["physicalLocation"]["region"]["endColumn"], 4);
    assert_eq!(last["relatedLocations"][1]["message"]["text"], "elsewhere");
    assert_eq!(results[2]["level"], "warning");
    assert_eq!(results[2]["message"]["text"], "ŵ is wide\nHelp: say 100%,\nor: less");
}

#[test]
fn a_fingerprint_stays_when_lines_are_added_above() {
    let prints = |text: &str, added: usize| -> Vec<Value> {
        let told = [error(span(0, added..added + 3), "a"), error(span(0, added + 6..added + 9), "b")];
        let log = sarif(&told, &sources(text));
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results.iter().map(|result| result["partialFingerprints"].clone()).collect()
    };
    let before = prints(TEXT, 0);
    assert_eq!(prints(&format!("New\n\n{TEXT}"), 5), before);
    assert_ne!(before[0], before[1]);
    // The same words twice in a file are told apart by their order.
    let twice = prints("Words\nWords\n", 0);
    assert_ne!(twice[0], twice[1]);
}

#[test]
fn nothing_to_tell_is_a_whole_file_too() {
    let log = sarif(&[], &sources(TEXT));
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(rendered("human", &[], &sources(TEXT)), "");
    assert_eq!(super::count(&[]), "");
}

#[test]
fn all_files_are_counted() {
    assert_eq!(super::count(&all_sorts()), "3 errors, 1 warning in 3 files");
    assert_eq!(super::count(&all_sorts()[..1]), "1 error");
    let warning = error(FileId(0), "a").at(Severity::Warning);
    assert_eq!(super::count(&[warning.clone(), warning]), "2 warnings");
}
