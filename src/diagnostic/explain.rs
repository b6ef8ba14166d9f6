//! Reading the explanation of a rule.
//!
//! An explanation is written in a small part of Markdown: paragraphs, headings of level 2, and fenced blocks whose info
//! string is the path of a file. First come paragraphs that say why the rule is there and how to mend a breach; then
//! `## Wrong` with files that break the rule, and `## Right` with the same files mended.

/// A part of an explanation.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// A paragraph, as one line.
    Text(String),
    /// A heading, without its signs.
    Heading(&'a str),
    /// A file of an example.
    File {
        /// Where it stands in a project.
        path: &'a str,
        /// What is in it.
        text: String,
    },
}

/// The parts of an explanation, in their order.
pub fn parts(explanation: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut lines = explanation.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            parts.push(Part::Heading(heading));
        } else if let ticks @ 3.. = ticks(line) {
            let inner = lines.by_ref().take_while(|inner| *inner != &line[..ticks]);
            parts.push(Part::File { path: line[ticks..].trim(), text: inner.flat_map(|line| [line, "\n"]).collect() });
        } else if !line.is_empty() {
            let mut text = line.to_owned();
            while let Some(more) = lines.next_if(|more| !more.is_empty() && !more.starts_with("## ") && ticks(more) < 3)
            {
                text.push(' ');
                text.push_str(more);
            }
            parts.push(Part::Text(text));
        }
    }
    parts
}

/// How many backticks a line begins with.
fn ticks(line: &str) -> usize {
    line.len() - line.trim_start_matches('`').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_ends_with_as_many_signs_as_it_begins_with() {
        let text = "One\ntwo.\n\n## Wrong\n\n````content/a.md\n```chart\n\nid: a\n```\n````\nThree.\n";
        let file = Part::File { path: "content/a.md", text: "```chart\n\nid: a\n```\n".to_owned() };
        let whole = [Part::Text("One two.".to_owned()), Part::Heading("Wrong"), file, Part::Text("Three.".to_owned())];
        assert_eq!(parts(text), whole);
    }
}
