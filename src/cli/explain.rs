//! `explain`: what a rule asks, why, and how to mend a breach.

use crate::diagnostic::explain::{Part, parts};
use crate::diagnostic::rules::{GROUPS, RULES};
use crate::diagnostic::{Rule, Severity, did_you_mean};

use super::Trouble;

/// Letters in a line, as on the terminals that are least wide.
const WIDTH: usize = 80;

/// The explanation of the rule with a code, or the list of all rules.
pub(super) fn explain(code: Option<&str>) -> Result<String, Trouble> {
    let Some(code) = code else { return Ok(list()) };
    let rule = RULES.iter().find(|rule| rule.code == code).ok_or_else(|| {
        let help = did_you_mean(code, RULES.iter().map(|rule| rule.code));
        let help = help.unwrap_or_else(|| "`findings explain` lists all rules".to_owned());
        Trouble(format!("there is no rule `{code}`\n  help: {help}"))
    })?;
    Ok(whole(rule))
}

fn whole(rule: &Rule) -> String {
    let title = format!("{}[{}]: {}", rule.severity, rule.code, rule.summary);
    let mut blocks = vec![wrapped(&title, 0), effect(rule)];
    let parts = parts(rule.explanation);
    for (at, part) in parts.iter().enumerate() {
        blocks.push(match part {
            Part::Text(text) => wrapped(text, 0),
            Part::Heading(heading) => format!("{heading}\n{}", "-".repeat(heading.len())),
            // What is right repeats the files that were right already.
            Part::File { path, .. } if parts[..at].contains(part) => format!("{path} stays as it is."),
            Part::File { path, text } => format!("{path}\n\n{}", indented(text)),
        });
    }
    blocks.join("\n\n")
}

/// What a breach does, and how a project takes the rule otherwise if it can.
fn effect(rule: &Rule) -> String {
    let effect = match rule.severity {
        Severity::Error => "Nothing is published until this is mended.",
        Severity::Warning => "The site is published all the same, unless with --strict.",
    };
    if !rule.is_open {
        return wrapped(&format!("{effect} No setting changes that."), 0);
    }
    let how = "This can be changed for the whole site in content/site.yaml, and for one page in its front matter:";
    let code = rule.code;
    let lines = format!("levels: {{{code}: off}}  # or error, or warning\nallow: [{{rule: {code}, why: \"…\"}}]");
    format!("{}\n\n{}", wrapped(&format!("{effect} {how}"), 0), indented(&lines))
}

/// All rules with what they ask, in groups.
fn list() -> String {
    let widest = RULES.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let mark = |rule: &Rule| if rule.is_open { '*' } else { ' ' };
    let row = |rule: &&Rule| format!("{} {:widest$}  {}", mark(rule), rule.code, wrapped(rule.summary, widest + 4));
    let group = |(name, rules): &(&str, &[&Rule])| {
        let rows: Vec<String> = rules.iter().map(row).collect();
        format!("{name}\n{}\n\n", rows.join("\n"))
    };
    let groups: String = GROUPS.iter().map(group).collect();
    let marks = "Rules with * can be taken otherwise: `levels` in site.yaml, `allow` in front matter.\n";
    groups + marks + "For more about one of them: findings explain CODE"
}

/// Lines of at most [`WIDTH`] letters, as long as no word is longer; all but the first are set in by `margin` letters, for
/// which the first has room too.
fn wrapped(text: &str, margin: usize) -> String {
    let mut out = String::new();
    let mut width = margin;
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        if width == margin {
            width += letters;
        } else if width + 1 + letters <= WIDTH {
            out.push(' ');
            width += 1 + letters;
        } else {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', margin));
            width = margin + letters;
        }
        out.push_str(word);
    }
    out
}

/// The lines of a file as they are, set in from the text around them.
fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
