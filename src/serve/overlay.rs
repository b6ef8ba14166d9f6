//! What a page shows of problems, as HTML: the same for the page with scripts, without, and where there is no page yet.

use std::collections::BTreeSet;

use crate::diagnostic::explain::{Part, parts};
use crate::diagnostic::problem::{Beside, Line, Problem};
use crate::diagnostic::{LineColumn, Rule, Severity};

use super::editor::Opener;

/// How many problems are shown; who has more does not read them all, and the terminal has the rest.
const MOST: usize = 50;

/// How many there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub errors: usize,
    pub warnings: usize,
}

impl Count {
    /// Counts problems.
    pub fn of(problems: &[Problem]) -> Self {
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        Count { errors, warnings: problems.len() - errors }
    }

    /// In words: `2 errors, 1 warning`.
    pub fn words(self) -> String {
        let number = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        match (self.errors, self.warnings) {
            (errors, 0) => number(errors, "error"),
            (0, warnings) => number(warnings, "warning"),
            (errors, warnings) => format!("{}, {}", number(errors, "error"), number(warnings, "warning")),
        }
    }
}

/// The problems as HTML; nothing where there are none. `is_kept` says whether a page stands behind that is older than they.
pub(super) fn html(problems: &[Problem], opener: Option<&Opener>, is_kept: bool) -> String {
    // What keeps the site from being shown comes first, with the files that have it, however many warnings there are.
    let count = Count::of(problems);
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    let grave: BTreeSet<&str> = problems.iter().filter(is_error).map(|problem| &*problem.path).collect();
    let mut problems: Vec<&Problem> = problems.iter().collect();
    problems.sort_by_key(|problem| (!grave.contains(&*problem.path), &problem.path, !is_error(problem)));
    let Some(first) = problems.first() else { return String::new() };
    let (class, open) = if count.errors > 0 { ("errors", " open") } else { ("warnings", "") };
    let mut out = Html::default();
    let Count { errors, warnings } = count;
    out.tag(&format!(
        "<section class=\"panel {class}\" aria-label=\"Problems in the sources\" data-errors=\"{errors}\" \
         data-warnings=\"{warnings}\">"
    ));
    out.tag(&format!("<details class=\"all\"{open}><summary><span class=\"count\">"));
    out.text(&count.words());
    out.tag("</span></summary><div class=\"list\">");
    out.element("p", "lead", lead(count, is_kept));
    let mut shown = problems.iter().copied().take(MOST).peekable();
    while let Some(problem) = shown.next() {
        out.file(problem, opener);
        out.problem(problem, opener);
        while let Some(next) = shown.next_if(|next| next.path == problem.path) {
            out.problem(next, opener);
        }
        out.tag("</ol></section>");
    }
    if problems.len() > MOST {
        out.element("p", "lead", &format!("{} more are told in the terminal.", problems.len() - MOST));
    }
    out.tag("</div></details><p class=\"say\" hidden>");
    out.text(&format!("{}. {}: {}", count.words(), place(&first.path, first.at), first.message));
    out.tag("</p></section>");
    out.0
}

fn lead(count: Count, is_kept: bool) -> &'static str {
    match (count.errors, is_kept) {
        (0, _) => "The site can be published. These are worth a look.",
        (1, true) => "The page behind this is the last good one. It is made anew as soon as this is mended.",
        (_, true) => "The page behind this is the last good one. It is made anew as soon as these are mended.",
        (_, false) => "The site is shown as soon as there is no error left.",
    }
}

/// A place in words.
fn place(path: &str, at: Option<LineColumn>) -> String {
    match at {
        Some(at) => format!("{path}, line {}", at.line),
        None => path.to_owned(),
    }
}

/// HTML that is being written.
#[derive(Default)]
struct Html(String);

impl Html {
    fn tag(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                // What a text of HTML cannot hold.
                '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}' => self.0.push('\u{FFFD}'),
                c => self.0.push(c),
            }
        }
    }

    /// A text in which what is typed stands between backticks.
    fn words(&mut self, text: &str) {
        let mut parts = text.split('`').peekable();
        let mut is_code = false;
        while let Some(part) = parts.next() {
            // One that never ends is a backtick and nothing else.
            match (is_code, parts.peek().is_some()) {
                (true, true) => self.element("code", "typed", part),
                (true, false) => self.text(&format!("`{part}")),
                (false, _) => self.text(part),
            }
            is_code = !is_code;
        }
    }

    fn element(&mut self, name: &str, class: &str, text: &str) {
        self.tag(&format!("<{name} class=\"{class}\">"));
        self.text(text);
        self.tag(&format!("</{name}>"));
    }

    fn link(&mut self, url: &str, text: &str, more: &str) {
        self.tag("<a href=\"");
        self.text(url);
        self.tag("\">");
        self.text(text);
        self.element("span", "hidden", more);
        self.tag("</a>");
    }

    /// The beginning of what is told of a file.
    fn file(&mut self, problem: &Problem, opener: Option<&Opener>) {
        self.tag("<section class=\"file\"><h2>");
        match opener.filter(|_| problem.is_file) {
            Some(opener) => {
                let more = format!(" (opens in {})", opener.title());
                self.link(&opener.link(&problem.path, problem.at), &problem.path, &more);
            }
            None => self.text(&problem.path),
        }
        self.tag("</h2><ol>");
    }

    fn problem(&mut self, problem: &Problem, opener: Option<&Opener>) {
        let (class, word) = match problem.severity {
            Severity::Error => ("error", "Error"),
            Severity::Warning => ("warning", "Warning"),
        };
        self.tag(&format!("<li class=\"{class}\"><p class=\"message\">"));
        self.element("strong", "severity", word);
        self.text(" ");
        self.words(&problem.message);
        self.tag("</p>");
        if let Some(at) = problem.at {
            self.where_it_is(&problem.path, at, opener);
            self.tag("<pre>");
            for line in &problem.excerpt {
                self.line(line);
            }
            self.tag("</pre>");
        }
        for label in &problem.labels {
            self.label(label, problem, opener);
        }
        if let Some(help) = &problem.help {
            self.tag("<p class=\"help\"><strong>What to do:</strong> ");
            self.words(help);
            self.tag("</p>");
        }
        if let Some(rule) = problem.rule {
            self.explanation(rule);
        }
        self.tag("</li>");
    }

    fn where_it_is(&mut self, path: &str, at: LineColumn, opener: Option<&Opener>) {
        let words = format!("Line {}, column {}", at.line, at.column);
        self.tag("<p class=\"where\">");
        match opener {
            Some(opener) => {
                let text = format!("Open in {}", opener.title());
                self.text(&words);
                self.tag(" <a href=\"");
                self.text(&opener.link(path, Some(at)));
                self.tag("\">");
                self.text(&text);
                self.element("span", "hidden", &format!(": {path}, line {}", at.line));
                self.tag("</a>");
            }
            None => self.text(&words),
        }
        self.tag("</p>");
    }

    fn line(&mut self, line: &Line) {
        self.tag("<span class=\"line\">");
        self.tag("<span class=\"number\" aria-hidden=\"true\">");
        self.text(&line.number.to_string());
        self.tag("</span><code>");
        self.text(&line.before);
        if !line.marked.is_empty() {
            self.element("mark", "place", &line.marked);
        }
        self.text(&line.after);
        self.tag("</code></span>");
    }

    /// A second place, with its line unless that stands above already.
    fn label(&mut self, label: &Beside, problem: &Problem, opener: Option<&Opener>) {
        let is_shown = label.path == problem.path && problem.at.is_some_and(|at| at.line == label.at.line);
        self.tag("<div class=\"beside\"><p>");
        let words = if label.path == problem.path {
            format!("Line {}", label.at.line)
        } else {
            place(&label.path, Some(label.at))
        };
        match opener {
            Some(opener) => {
                let more = format!(" (opens in {})", opener.title());
                self.link(&opener.link(&label.path, Some(label.at)), &words, &more);
            }
            None => self.text(&words),
        }
        self.text(": ");
        self.words(&label.text);
        self.tag("</p>");
        if !is_shown {
            self.tag("<pre>");
            self.line(&label.line);
            self.tag("</pre>");
        }
        self.tag("</div>");
    }

    fn explanation(&mut self, rule: &Rule) {
        self.tag("<details class=\"why\"><summary>Why this is told <code>");
        self.text(rule.code);
        self.tag("</code></summary>");
        self.element("p", "rule", rule.summary);
        for part in parts(rule.explanation) {
            match part {
                Part::Text(text) => {
                    self.tag("<p>");
                    self.words(&text);
                    self.tag("</p>");
                }
                Part::Heading(heading) => self.element("h3", "", heading),
                Part::File { path, text } => {
                    self.element("p", "path", path);
                    self.tag("<pre><code>");
                    self.text(&text);
                    self.tag("</code></pre>");
                }
            }
        }
        self.tag("</details>");
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::diagnostic::problem::problems;
    use crate::diagnostic::{Diagnostic, rules};
    use crate::serve::editor::EDITORS;
    use crate::source::{FileId, Sources, Span};

    fn told(diagnostics: &[Diagnostic]) -> String {
        let sources = Sources::from_texts([("content/a.md", "one <b>two</b>\n"), ("content/b.md", "three\n")]);
        let opener = Opener::new(PathBuf::from("/project"), &EDITORS[0]);
        html(&problems(diagnostics, &sources), Some(&opener), true)
    }

    fn at(file: u32, range: std::ops::Range<usize>) -> Diagnostic {
        Diagnostic::new(&rules::LINK_TEXT, Span::new(FileId(file), range), "say <what> it is")
    }

    #[test]
    fn files_stand_apart_and_each_place_can_be_opened() {
        let out = told(&[at(0, 4..7), at(0, 7..10), at(1, 0..5).at(Severity::Warning)]);
        assert_eq!(out.matches("<section class=\"file\">").count(), 2);
        for part in [
            "<span class=\"count\">2 errors, 1 warning</span>",
            "<details class=\"all\" open>",
            "<h2><a href=\"vscode://file/project/content/a.md:1:5\">content/a.md",
            "Line 1, column 8 <a href=\"vscode://file/project/content/a.md:1:8\">Open in VS Code",
            "say &lt;what&gt; it is",
            "<code>one <mark class=\"place\">&lt;b&gt;</mark>two&lt;/b&gt;</code>",
            "<p class=\"say\" hidden>2 errors, 1 warning. content/a.md, line 1: say &lt;what&gt; it is</p>",
            "Why this is told <code>link-text</code>",
        ] {
            assert!(out.contains(part), "{part} is not in {out}");
        }
    }

    #[test]
    fn what_is_typed_is_told_apart() {
        let words = |text: &str| {
            let mut out = Html::default();
            out.words(text);
            out.0
        };
        assert_eq!(words("a `<b>` c"), "a <code class=\"typed\">&lt;b&gt;</code> c");
        assert_eq!(words("a ` c"), "a ` c");
    }

    #[test]
    fn warnings_are_folded_and_nothing_is_said_of_nothing() {
        let warning = at(1, 0..5).at(Severity::Warning);
        assert!(told(&[warning]).contains("<details class=\"all\"><summary><span class=\"count\">1 warning</span>"));
        assert_eq!(told(&[]), "");
    }

    #[test]
    fn a_problem_without_a_place_and_without_an_editor_is_told_too() {
        let out = html(&[Problem::of_project("content/", "there is none", "make one")], None, false);
        assert!(out.contains("<h2>content/</h2>") && out.contains("shown as soon as"), "{out}");
        assert!(!out.contains("<a ") && !out.contains("<pre>"), "{out}");
    }
}
