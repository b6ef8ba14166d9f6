//! The pieces of a line: words, stress, links, pictures, mentions of footnotes.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::{Reader, target};
use crate::diagnostic::{Diagnostic, rules};
use crate::read::body::{Inline, Link, Target, plain_text};
use crate::read::locator::{LABELS, Locator};
use crate::read::scalar::{Reference, Scheme};
use crate::source::Span;

impl Reader<'_> {
    /// Inlines up to the next event that is none.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut words: Option<Range<usize>> = None;
        while self.at_inline() {
            let Some((event, range)) = self.events.next() else { break };
            let text = matches!(event, Event::Text(_));
            match (&mut words, text) {
                (Some(words), true) => words.end = range.end,
                (None, true) => words = Some(range.clone()),
                (_, false) => self.tell_lost(words.take()),
            }
            inlines.extend(self.inline(event, &range));
        }
        self.tell_lost(words);
        inlines
    }

    fn inline(&mut self, event: Event, range: &Range<usize>) -> Option<Inline> {
        Some(match event {
            Event::Text(text) => {
                self.body.words += text.split_ascii_whitespace().count();
                Inline::Text(text.into_string().into(), self.span(range).start)
            }
            Event::Code(code) => Inline::Code(code.into_string().into()),
            Event::SoftBreak => Inline::SoftBreak,
            Event::HardBreak => Inline::HardBreak,
            Event::TaskListMarker(done) => Inline::Checkbox(done),
            Event::FootnoteReference(name) => {
                let (note, mention) = self.note(&name);
                Inline::FootnoteMention(note, mention)
            }
            Event::InlineHtml(html) => {
                self.refuse_html(&html, range);
                return None;
            }
            Event::Start(Tag::Emphasis) => Inline::Emphasis(self.deeper(range, Self::line)),
            Event::Start(Tag::Strong) => Inline::Strong(self.deeper(range, Self::line)),
            Event::Start(Tag::Strikethrough) => Inline::Deleted(self.deeper(range, Self::line)),
            Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, .. }) => {
                self.link(&format!("mailto:{dest_url}"), "", range)
            }
            Event::Start(Tag::Link { dest_url, title, .. }) => self.link(&dest_url, &title, range),
            Event::Start(Tag::Image { dest_url, title, .. }) => self.image(&dest_url, &title, range),
            Event::Start(_) => {
                self.skip();
                return None;
            }
            _ => return None,
        })
    }

    fn link(&mut self, url: &str, title: &str, range: &Range<usize>) -> Inline {
        let content = self.deeper(range, Self::line);
        let text = plain_text(&content);
        let target = self.target(url, range);
        let names_itself = matches!(
            target,
            Target::Reference(_) | Target::Value(_) | Target::Document { fragment: None, .. } | Target::Refused
        ) || names_paragraph(&target);
        if text.trim().is_empty() && !names_itself {
            let span = self.span(range);
            self.tell(
                Diagnostic::new(&rules::LINK_TEXT, span, "this link has no words")
                    .help("say where it leads: `[the words](target)`"),
            );
        }
        if target == Target::Unverified && title.trim().is_empty() {
            let span = self.span(range);
            self.tell(
                Diagnostic::new(
                    &rules::NUMBER_UNVERIFIED,
                    span,
                    "this number is not confirmed, and it does not say why",
                )
                .help(format!("write the reason in quotes: `[{text}](unverified: \"one report gives it\")`")),
            );
        }
        Inline::Link(self.add_link(target, text, title, range), content)
    }

    fn image(&mut self, url: &str, title: &str, range: &Range<usize>) -> Inline {
        let alt = plain_text(&self.deeper(range, Self::line));
        let span = self.span(range);
        if alt.trim().is_empty() {
            let problem = Diagnostic::new(&rules::MARKDOWN_IMAGE_ALT, span, "this picture has no text alternative");
            self.tell(problem.help("say between the square brackets what the picture tells: `![what it shows](…)`"));
        }
        let target = self.target(url, range);
        let target = match target {
            Target::Site(path) => Target::Site(path),
            Target::Refused => Target::Refused,
            _ => {
                let problem =
                    Diagnostic::new(&rules::MARKDOWN_URL, span, format!("the picture `{url}` is not on this site"));
                self.tell(problem.help("put the file into content/static/ and write its path: `/pictures/map.png`"));
                Target::Refused
            }
        };
        Inline::Image(self.add_link(target, alt.clone(), title, range), alt.into())
    }

    fn target(&mut self, url: &str, range: &Range<usize>) -> Target {
        target::parse(url).unwrap_or_else(|refusal| {
            let span = self.span(range);
            self.tell(Diagnostic::new(&rules::MARKDOWN_URL, span, refusal.message).help(refusal.help));
            Target::Refused
        })
    }

    fn add_link(&mut self, target: Target, text: String, title: &str, range: &Range<usize>) -> usize {
        let span = self.span(range);
        let locator = self.locator(&target, title, span);
        self.body.links.push(Link { target, text, title: title.to_owned(), locator, span });
        self.body.links.len() - 1
    }

    /// The part of a source that a link means.
    fn locator(&mut self, target: &Target, title: &str, span: Span) -> Option<Locator> {
        if title.is_empty() {
            return None;
        }
        match target {
            Target::Reference(Reference { scheme: Scheme::Source, .. }) => {}
            // The reason of what is not confirmed stands there.
            Target::Unverified | Target::Refused => return None,
            _ => {
                let message = format!("`{title}` would not be published: only a source has parts to name after it");
                let problem = Diagnostic::new(&rules::LOCATOR, span, message);
                self.tell(problem.help("take it out, or say it in the text"));
                return None;
            }
        }
        let told = |why: &str| {
            let forms: Vec<String> = LABELS.iter().map(|row| format!("{} 1", row.forms[0])).collect();
            Diagnostic::new(&rules::LOCATOR, span, format!("`{title}` says no part of the source: {why}"))
                .help(format!("write one of: {}; several as `pp. 12-14`", forms.join(", ")))
        };
        title.parse().map_err(|why| self.tell(told(why))).ok()
    }

    /// A block of HTML, with the words that stand in it: all of it is refused but comments, which are the author's own.
    pub(super) fn html_block(&mut self, range: &Range<usize>) {
        let mut html = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Html(line) | Event::Text(line) => html.push_str(&line),
                Event::End(_) => break,
                _ => {}
            }
        }
        self.refuse_html(&html, range);
    }

    /// Raw HTML is never published.
    fn refuse_html(&mut self, html: &str, range: &Range<usize>) {
        let left = without_comments(html);
        let left = left.trim();
        if left.is_empty() {
            return;
        }
        let tag = left.find('<').map_or("", |at| &left[at + 1..]);
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        // A closing tag of an element that was told is no news.
        if tag.starts_with('/') && left.ends_with('>') && !left.contains('\n') && self.elements.contains(&name) {
            return;
        }
        self.elements.insert(name.clone());
        let source = &self.excerpt.text[range.clone()];
        let line = source.find(['\r', '\n']).unwrap_or(source.len());
        let span = self.span(&(range.start..range.start + line));
        let message = if name.is_empty() {
            "raw HTML is not published".to_owned()
        } else {
            format!("raw HTML (`<{name}>`) is not published")
        };
        self.tell(Diagnostic::new(&rules::MARKDOWN_HTML, span, message).help(instead(&name.to_ascii_lowercase())));
    }
}

/// Whether a link goes to a numbered paragraph of a record, which is named by its number.
fn names_paragraph(target: &Target) -> bool {
    let number =
        |part: &str| part.strip_prefix("p-").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    matches!(target, Target::Part(_, part) if number(part))
}

/// The text less its complete comments.
fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        match after.split_once("-->") {
            Some((_, after)) => rest = after,
            None => return out + "<!--",
        }
    }
    out + rest
}

/// What to write in place of an HTML element.
fn instead(element: &str) -> &'static str {
    match element {
        "script" | "style" | "iframe" | "object" | "embed" | "form" => {
            "this cannot be part of the content; take it out"
        }
        "br" => "end the line with a backslash `\\`",
        "img" | "picture" => "write `![what it shows](/pictures/file.png)`",
        "a" => "write `[words](target)`, and an anchor as `## Heading {#anchor}`",
        "b" | "strong" => "write `**words**`",
        "i" | "em" => "write `*words*`",
        "table" | "tr" | "td" | "th" => "write a Markdown table with `|`, or a `table` block over a data file",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write `## Heading`",
        "details" | "summary" | "div" | "aside" => "write a callout: `> [!NOTE]`",
        "abbr" | "dfn" => "put the word into glossary.yaml and link it: `[](term:id)`",
        _ => "write it in Markdown; if the sign `<` itself is meant, write `\\<`",
    }
}
