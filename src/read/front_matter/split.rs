//! A Markdown file, cut into front matter and text.

use crate::diagnostic::{Diagnostic, rules};
use crate::read::Excerpt;

/// A Markdown file cut in two.
pub struct Parts<'s> {
    /// The YAML between the lines.
    pub front_matter: Excerpt<'s>,
    /// What follows.
    pub body: Excerpt<'s>,
}

/// Cuts a Markdown file into front matter and body.
///
/// # Errors
/// When it does not begin with a line `---`, or no second one follows.
pub fn split(excerpt: Excerpt<'_>) -> Result<Parts<'_>, Diagnostic> {
    let text = excerpt.text;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    if first.trim_end() != "---" {
        let problem =
            Diagnostic::new(&rules::FRONT_MATTER_MISSING, excerpt.first_line(), "this file has no front matter");
        return Err(problem.help("begin the file with a line `---`, then `title: …`, then a line `---`"));
    }
    let start = first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            let body = excerpt.part(at + line.len()..text.len());
            return Ok(Parts { front_matter: excerpt.part(start..at), body });
        }
        at += line.len();
    }
    let problem =
        Diagnostic::new(&rules::FRONT_MATTER_OPEN, excerpt.span(0..3), "the front matter that begins here never ends");
    Err(problem.help("put a line `---` after the last key, before the text"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn excerpt(text: &str) -> Excerpt<'_> {
        Excerpt { file: FileId(0), offset: 0, text }
    }

    #[test]
    fn front_matter_and_body_are_cut_at_the_lines() {
        let parts = split(excerpt("---\ntitle: A\n---\n\nText\n")).ok().unwrap();
        assert_eq!((parts.front_matter.text, parts.body.text), ("title: A\n", "\nText\n"));
        assert_eq!(parts.body.offset, 17);
    }

    #[test]
    fn windows_line_endings_cut_alike() {
        let parts = split(excerpt("---\r\ntitle: A\r\n---\r\nText")).ok().unwrap();
        assert_eq!((parts.front_matter.text, parts.body.text), ("title: A\r\n", "Text"));
    }

    #[test]
    fn front_matter_that_never_ends_is_told() {
        assert_eq!(split(excerpt("---\ntitle: A\n")).err().unwrap().rule, &rules::FRONT_MATTER_OPEN);
        assert_eq!(split(excerpt("# Title\n")).err().unwrap().rule, &rules::FRONT_MATTER_MISSING);
    }
}
