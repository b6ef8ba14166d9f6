//! The explanations of the rules: what each calls wrong breaks its rule, and what it calls right breaks none.

use std::collections::BTreeSet;

use findings::diagnostic::explain::{Part, parts};
use findings::diagnostic::rules::RULES;
use findings::diagnostic::{Diagnostic, Rule, has_errors};

use crate::support;

/// Rules about files that no text can show, or that are missing, and about other sites: their explanations say in words what is wrong.
const IN_WORDS: [&str; 8] = [
    "file-refused",
    "no-content",
    "settings-missing",
    "theme-palette",
    "theme-font",
    "outside-gone",
    "outside-moved",
    "outside-unsure",
];

/// The files of an example, as path and text.
type Files = Vec<(String, String)>;

/// The parts below a heading, up to the next.
fn below<'a>(parts: &'a [Part<'a>], heading: &str) -> &'a [Part<'a>] {
    let at = parts.iter().position(|part| *part == Part::Heading(heading)).map_or(parts.len(), |at| at + 1);
    let end = parts[at..].iter().position(|part| matches!(part, Part::Heading(_))).map_or(parts.len(), |end| at + end);
    &parts[at..end]
}

fn files(rule: &Rule, heading: &str) -> Files {
    let parts = parts(rule.explanation);
    let file = |part: &Part| match part {
        Part::File { path, text } => Some(((*path).to_owned(), text.clone())),
        _ => None,
    };
    below(&parts, heading).iter().filter_map(file).collect()
}

#[test]
fn every_explanation_says_why_then_what_is_wrong_then_what_is_right() {
    for rule in RULES {
        let parts = parts(rule.explanation);
        let headings: Vec<&Part> = parts.iter().filter(|part| matches!(part, Part::Heading(_))).collect();
        assert_eq!(headings, [&Part::Heading("Wrong"), &Part::Heading("Right")], "{}", rule.code);
        assert!(matches!(parts[0], Part::Text(_)), "{} does not say why", rule.code);
        for heading in ["Wrong", "Right"] {
            assert!(!below(&parts, heading).is_empty(), "{}: nothing is below {heading}", rule.code);
        }
    }
}

#[test]
fn what_an_explanation_calls_wrong_breaks_its_rule_and_no_other() {
    let breaks = |rule: &Rule, diagnostics: &[Diagnostic]| {
        !diagnostics.is_empty() && diagnostics.iter().all(|told| told.rule.code == rule.code)
    };
    assert_each("Wrong", breaks);
}

#[test]
fn what_an_explanation_calls_right_is_published() {
    let keeps = |rule: &Rule, diagnostics: &[Diagnostic]| {
        !has_errors(diagnostics) && diagnostics.iter().all(|told| told.rule.code != rule.code)
    };
    assert_each("Right", keeps);
}

/// Asks of each rule that what a build tells of its example below `heading` is as it should be.
fn assert_each(heading: &str, is_so: impl Fn(&Rule, &[Diagnostic]) -> bool) {
    let mut unfit = Vec::new();
    for rule in RULES.iter().filter(|rule| !IN_WORDS.contains(&rule.code)) {
        let files = files(rule, heading);
        let sources = support::project(&files);
        let diagnostics = findings::build(&sources, &support::options()).diagnostics;
        if files.is_empty() || !is_so(rule, &diagnostics) {
            unfit.push(format!("{}:\n{}", rule.code, support::told(&sources)));
        }
    }
    assert!(unfit.is_empty(), "{heading}\n{}", unfit.join("\n"));
}

/// What a project may turn off can be left as it is: the site is made all the same.
#[test]
fn a_rule_that_is_open_can_be_turned_off_and_the_site_is_made() {
    let mut unfit = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.is_open) {
        let mut files = files(rule, "Wrong");
        if !files.iter().any(|(path, _)| path == "content/site.yaml") {
            files.push(("content/site.yaml".to_owned(), support::SETTINGS.to_owned()));
        }
        let settings = files.iter_mut().find(|(path, _)| path == "content/site.yaml").expect("settings are there");
        // Numbers have levels by kind of document, which stand over the one for all.
        let is_own = |line: &&str| !line.starts_with("unbound-numbers") && !line.starts_with("levels");
        let own: Vec<&str> = settings.1.lines().filter(is_own).collect();
        let off = BTreeSet::from(["page-orphan", rule.code]).into_iter().map(|code| format!("{code}: off"));
        settings.1 = format!("{}\nlevels: {{{}}}\n", own.join("\n"), off.collect::<Vec<_>>().join(", "));
        let sources = support::project(&files);
        if findings::build(&sources, &support::options()).site.is_none() || !support::told(&sources).is_empty() {
            unfit.push(format!("{}:\n{}", rule.code, support::told(&sources)));
        }
    }
    assert!(unfit.is_empty(), "{}", unfit.join("\n"));
}
