//! A page for each rule, from its row and its explanation, and the page that lists them.

use findings::diagnostic::Rule;
use findings::diagnostic::Severity;
use findings::diagnostic::rules::{GROUPS, RULES};

use super::page;

const INTRO: &str = "\
Each message of the program ends with a code in square brackets. The code names the rule that was broken. Each rule has a \
page here. It says why the rule is there, with an example that breaks it, and the same example put right. In a terminal, `findings explain` \
followed by the code tells the same.

The rules stand in the order in which the program looks for them. You may take those that are marked as open \
[otherwise](../levels.md): as an error, a warning or nothing.
";

pub fn pages() -> impl Iterator<Item = (String, String)> {
    let list = ("content/check/rules/_index.md".to_owned(), list());
    let rules = RULES.iter().map(|rule| (format!("content/check/rules/{}.md", rule.code), one(rule)));
    std::iter::once(list).chain(rules)
}

fn list() -> String {
    let groups: String = GROUPS.iter().map(|(name, rules)| format!("\n## {name}\n\n{}", rows(rules))).collect();
    let front = [
        ("title", "All messages"),
        ("summary", "Every rule that the program holds your content to, with its reason and an example."),
        ("weight", "9"),
        ("readers", "professional"),
    ];
    page("src/diagnostic/rules.rs", &front, &(INTRO.to_owned() + &groups))
}

fn rows(rules: &[&Rule]) -> String {
    let row = |rule: &&Rule| {
        let open = if rule.is_open { " (open)" } else { "" };
        format!("- [{code}]({code}.md){open}: {}\n", rule.summary, code = rule.code)
    };
    rules.iter().map(row).collect()
}

fn one(rule: &Rule) -> String {
    let effect = match rule.severity {
        Severity::Error => "This is an error: the program publishes nothing until you mend it.",
        Severity::Warning => {
            "This is a warning: the program publishes the site all the same, unless you build with `--strict`."
        }
    };
    let freedom = match rule.is_open {
        true => "[You may take it otherwise](../levels.md).",
        false => "[No setting changes it](../levels.md).",
    };
    let body = format!("**{}** {effect} {freedom}\n\n{}", rule.summary, with_captions(rule.explanation));
    let from = format!("src/diagnostic/rules.rs and src/diagnostic/explain/{}.md", rule.code);
    let front = [("title", rule.code), ("summary", &rule.summary.replace('`', ""))];
    page(&from, &front, &body)
}

/// An explanation whose blocks say their language before the file that they are.
fn with_captions(explanation: &str) -> String {
    let line = |line: &str| {
        let path = line.trim_start_matches('`');
        let ticks = &line[..line.len() - path.len()];
        if ticks.len() < 3 || !path.contains('/') {
            return format!("{line}\n");
        }
        let language = match path.rsplit_once('.').map(|(_, end)| end) {
            Some("md") => "markdown",
            Some(end @ ("yaml" | "csv" | "html" | "css")) => end,
            _ => "text",
        };
        format!("{ticks}{language} {path}\n")
    };
    explanation.lines().map(line).collect()
}
