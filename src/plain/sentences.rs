//! A text cut into sentences and words.

use std::ops::Range;

use super::guide::Guide;

/// The sentences of a paragraph, without the spaces around them. One ends with its mark, and what closes after it, before a
/// space; but not after `Dr.`, `e.g.`, `No. 3`, `J. Smith` or the number of a line, and never where a small letter follows.
pub(super) fn sentences(text: &str, guide: &Guide) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    // Where the mark stands that may end the sentence, while nothing but what closes has followed it.
    let mut mark: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match c {
            '.' | '!' | '?' | '…' => mark = Some(mark.unwrap_or(at)),
            '"' | '\'' | '\u{201d}' | '\u{2019}' | ')' | ']' => {}
            c if c.is_whitespace() => {
                if let Some(mark) = mark.take()
                    && is_end(text, start, mark, at, guide)
                {
                    all.push(start..at);
                    start = at;
                }
            }
            _ => mark = None,
        }
    }
    all.push(start..text.len());
    let trimmed = all.into_iter().map(|range| trim(text, range));
    trimmed.filter(|range| words(&text[range.clone()]).next().is_some()).collect()
}

/// Whether a mark ends the sentence that begins at `start`; the text goes on with the space at `after`.
fn is_end(text: &str, start: usize, mark: usize, after: usize, guide: &Guide) -> bool {
    let rest = text[after..].trim_start();
    let Some(next) = rest.chars().find(|c| !matches!(c, '"' | '\'' | '\u{201c}' | '\u{2018}' | '(' | '[')) else {
        return true;
    };
    if next.is_lowercase() {
        return false;
    }
    if !text[mark..].starts_with('.') || text[mark..].starts_with("..") {
        return true;
    }
    let before = &text[start..mark];
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '\u{201c}' | '\u{2018}')).next();
    let word = word.unwrap_or(before);
    // "1. The first": the number of a line.
    if word.len() == before.trim_start().len() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    // "J. Smith", but not "and I. Then".
    let mut letters = word.chars();
    if let (Some(initial), None) = (letters.next(), letters.next())
        && initial.is_uppercase()
        && initial != 'I'
    {
        return false;
    }
    !guide.goes_on_after(word, next)
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let whole = &text[range.clone()];
    let start = range.start + whole.len() - whole.trim_start().len();
    start..start.max(range.start + whole.trim_end().len())
}

/// The words of a text with where each begins: what stands between spaces, dashes and strokes, without the signs around it.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '/' | '\u{2013}' | '\u{2014}' | super::text::OPAQUE);
    text.split(parts).filter_map(move |piece| {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        // Both are parts of `text`, so that the difference of their places is where the word begins.
        (!word.is_empty()).then(|| (word.as_ptr() as usize - text.as_ptr() as usize, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain::guide::tests::english;

    /// Each text stands as its sentences, parted by `|`.
    const TEXTS: &[&str] = &[
        "It was 1.5 or 6.5%.| Then it ended.",
        "Dr. Smith and Mr. J. Jones came.| They sat.",
        "Some, e.g. Derby and i.e. Oxford, had one.| Others had none.",
        "See s.47 and s. 47 of the Act.| It says so.",
        "It is in No. 3 and on p. 12.| Look there.",
        "I said no.| It was so.",
        "She said \"No.\"| Then she left.",
        "\"Why?\" she asked.| Nobody knew!| \u{201c}I did.\u{201d}",
        "Smith et al. (2013) say so.| They may be right.",
        "It rained, snowed etc. and stopped.| Then etc.| More.",
        "1. The first of a list.| The rest.",
        "Wait... it goes on.| Wait…| It ended.",
        "It closed at 3 p.m. on Monday.| We left.",
        "Half",
        "Who? | What?",
        "It began in 2013.| 38 boards answered.",
    ];

    #[test]
    fn a_text_is_cut_where_a_reader_stops() {
        let messages = english();
        let guide = Guide::new(&messages);
        for marked in TEXTS {
            let text = marked.replace('|', "");
            let cut: Vec<&str> = sentences(&text, &guide).into_iter().map(|range| &text[range]).collect();
            let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
            assert_eq!(cut, wanted);
        }
        assert!(sentences(" … ", &guide).is_empty());
    }

    #[test]
    fn words_stand_between_spaces_and_dashes() {
        let cut = |text: &'static str| words(text).map(|(_, word)| word).collect::<Vec<_>>();
        assert_eq!(
            cut("The boards\u{2019} self-assessment \u{2013} or 6.5% \u{2014} and/or \u{201c}more\u{201d}."),
            ["The", "boards", "self-assessment", "or", "6.5", "and", "or", "more"]
        );
        assert_eq!(words("a (b)").collect::<Vec<_>>(), [(0, "a"), (3, "b")]);
    }
}
