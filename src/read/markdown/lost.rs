//! Links and mentions that are none, because of a slip: they would be published as they were typed.

use std::ops::Range;

use super::Reader;
use crate::diagnostic::{Diagnostic, rules};
use crate::read::scalar::Scheme;

/// How many bytes after an opening bracket are looked at. A name is short, and looking further for the end of each would
/// make many of them slow.
const LONGEST: usize = 200;

impl Reader<'_> {
    /// Tells what was meant to be more than words, in a run of words of one line.
    pub(super) fn tell_lost(&mut self, words: Option<Range<usize>>) {
        let Some(words) = words else { return };
        self.tell_undefined_notes(&words);
        self.tell_lost_links(&words);
        self.tell_misplaced_brackets(&words);
    }

    /// A mention of a footnote that is defined nowhere.
    fn tell_undefined_notes(&mut self, words: &Range<usize>) {
        let source = &self.excerpt.text[words.clone()];
        for at in unescaped(source, "[^") {
            let Some((name, _)) = start(&source[at + 2..]).split_once(']') else { continue };
            if name.is_empty() || name.contains(char::is_whitespace) {
                continue;
            }
            let span = self.span(&(words.start + at..words.start + at + name.len() + 3));
            let problem = Diagnostic::new(&rules::FOOTNOTE, span, format!("the footnote `{name}` is not defined"));
            self.tell(problem.help(format!("add a line `[^{name}]: …` to this file")));
        }
    }

    /// A link whose target has a space in it, or something else that ends a target for Markdown.
    fn tell_lost_links(&mut self, words: &Range<usize>) {
        let source = &self.excerpt.text[words.clone()];
        for at in unescaped(source, "](") {
            let inside = start(&source[at + 2..]);
            let end = closing(inside);
            let (target, whole) = (&inside[..end.unwrap_or(inside.len())], 1 + end.map_or(inside.len(), |end| end + 1));
            let place = at + 1..at + 1 + whole;
            let message = format!("`{}` after square brackets is not the target of a link", &source[place.clone()]);
            let span = self.span(&(words.start + place.start..words.start + place.end));
            self.tell(Diagnostic::new(&rules::MARKDOWN_URL, span, message).help(match end {
                Some(_) => mended(target.trim()),
                None => "close the round bracket on the same line: `[the words](target)`".to_owned(),
            }));
        }
    }

    /// A link whose brackets stand otherwise than Markdown wants them.
    fn tell_misplaced_brackets(&mut self, words: &Range<usize>) {
        let source = &self.excerpt.text[words.clone()];
        for (sign, closing, read) in MISPLACED {
            for at in unescaped(source, sign) {
                let (before, after) = (&source[..at], start(&source[at + sign.len()..]));
                let Some((inside, _)) = after.split_once(closing) else { continue };
                let Some(Misplaced { before, mended }) = read(before, inside) else { continue };
                let end = at + sign.len() + inside.len() + closing.len();
                let span = self.span(&(words.start + at - before..words.start + end));
                let typed = &source[at - before..end];
                let problem =
                    Diagnostic::new(&rules::MARKDOWN_URL, span, format!("`{typed}` is not a link for Markdown"));
                self.tell(problem.help(format!("write `{mended}`")));
            }
        }
    }
}

/// Reads what stands before a sign and within it as a link that was meant.
type Reading = fn(&str, &str) -> Option<Misplaced>;

/// Brackets that were meant for a link: as a wiki has them, the other way round, or apart.
const MISPLACED: &[(&str, &str, Reading)] =
    &[("[[", "]]", as_in_a_wiki), (")[", "]", the_other_way_round), ("] (", ")", apart)];

/// A link that was meant, and how many bytes before its sign it begins.
struct Misplaced {
    before: usize,
    mended: String,
}

/// `[[page]]` or `[[page|words]]`
fn as_in_a_wiki(_: &str, inside: &str) -> Option<Misplaced> {
    let (page, words) = inside.split_once('|').unwrap_or((inside, "the words"));
    let page = page.trim();
    let target =
        if is_target(page) { page.to_owned() } else { format!("{}.md", page.replace(' ', "-").to_lowercase()) };
    (!page.is_empty()).then(|| Misplaced { before: 0, mended: format!("[{}]({target})", words.trim()) })
}

/// `(words)[target]`
fn the_other_way_round(before: &str, inside: &str) -> Option<Misplaced> {
    let words = &before[before.rfind('(')? + 1..];
    is_target(inside).then(|| Misplaced { before: words.len() + 1, mended: format!("[{words}]({inside})") })
}

/// `[words] (target)`
fn apart(before: &str, inside: &str) -> Option<Misplaced> {
    let words = &before[before.rfind('[')? + 1..];
    is_target(inside).then(|| Misplaced { before: words.len() + 1, mended: format!("[{words}]({inside})") })
}

/// Whether a text in brackets can hardly be anything but the target of a link.
fn is_target(text: &str) -> bool {
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    let known = Scheme::of(scheme).is_some() || matches!(scheme, "value" | "http" | "https" | "mailto");
    !text.contains(char::is_whitespace) && (known || text.ends_with(".md") || text.contains(".md#"))
}

/// What to write in place of a target that Markdown does not take for one.
fn mended(target: &str) -> String {
    const CURLY: [char; 4] = ['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}'];
    let straight = target.replace(CURLY, "\"");
    if straight != target {
        return format!("use straight quotation marks: `({straight})`");
    }
    let (first, rest) = target.split_once(char::is_whitespace).unwrap_or((target, ""));
    let rest = rest.trim();
    let part = rest.trim_matches(['"', '\'']);
    let names_source = Scheme::of(first.split(':').next().unwrap_or("")) == Some(Scheme::Source);
    if first == "unverified:" && !part.is_empty() {
        format!("put quotation marks around the reason: `(unverified: \"{part}\")`")
    } else if first.ends_with(':') && !rest.is_empty() {
        format!("take the space out: `({first}{rest})`")
    } else if first.starts_with("value:") && !rest.is_empty() {
        format!("take the spaces out: `({})`", target.replace(char::is_whitespace, ""))
    } else if names_source && !part.is_empty() {
        format!("put quotation marks around the part of the source: `({} \"{part}\")`", first.trim_end_matches(','))
    } else {
        "take the spaces out; in a web address a space is %20".to_owned()
    }
}

/// Where `sign` stands in a text without a backslash before it.
fn unescaped<'a>(text: &'a str, sign: &'a str) -> impl Iterator<Item = usize> + use<'a> {
    text.match_indices(sign).map(|(at, _)| at).filter(|at| !text[..*at].ends_with('\\'))
}

/// Where the bracket ends that was opened before a text; one that opens in it, as in `value:sum(…)`, ends before.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0;
    text.find(|c: char| match c {
        '(' => {
            open += 1;
            false
        }
        ')' if open > 0 => {
            open -= 1;
            false
        }
        _ => c == ')',
    })
}

/// At most [`LONGEST`] bytes of a text.
fn start(text: &str) -> &str {
    let mut end = LONGEST.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn a_target_is_mended_where_it_can_be() {
        for (typed, help) in [
            ("value: t/r/c", "take the space out: `(value:t/r/c)`"),
            ("value:sum(t/r/c, s)", "take the spaces out: `(value:sum(t/r/c,s))`"),
            ("source:a p. 12", "put quotation marks around the part of the source: `(source:a \"p. 12\")`"),
            ("source:a, p. 12", "put quotation marks around the part of the source: `(source:a \"p. 12\")`"),
            ("source:a \u{201c}p. 12\u{201d}", "use straight quotation marks: `(source:a \"p. 12\")`"),
            ("unverified: one report", "put quotation marks around the reason: `(unverified: \"one report\")`"),
            ("my map.md", "take the spaces out; in a web address a space is %20"),
        ] {
            assert_eq!(mended(typed), help, "{typed}");
        }
    }
}
