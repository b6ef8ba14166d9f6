//! The words of a text, and when two of them are nearly the same.

use std::borrow::Cow;
use std::ops::Range;

/// A name has to have a word of so many letters before a slip in it can be told from another word.
const LETTERS: usize = 5;

/// Of words of so many letters, two may be wrong.
const LONG: usize = 9;

/// A text with its words: letters and digits, and apostrophes between them.
pub struct Line<'a> {
    /// The text.
    pub text: &'a str,
    /// The text with its ASCII letters in lower case, so that places in the two are the same.
    pub lower: String,
    /// Where its words are.
    pub words: Vec<Range<usize>>,
}

impl<'a> Line<'a> {
    /// The words of a text.
    pub fn new(text: &'a str) -> Self {
        let mut words = Vec::new();
        let mut letters = text.char_indices().peekable();
        let mut start = None;
        while let Some((at, letter)) = letters.next() {
            let goes_on = letter.is_alphanumeric()
                || (start.is_some()
                    && straight(letter) == '\''
                    && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric()));
            match (goes_on, start) {
                (true, None) => start = Some(at),
                (false, Some(first)) => {
                    words.push(first..at);
                    start = None;
                }
                _ => {}
            }
        }
        words.extend(start.map(|first| first..text.len()));
        Line { text, lower: text.to_ascii_lowercase(), words }
    }

    /// A word as it is written, without the `'s` of a possessive.
    pub fn bare(&self, word: usize) -> Range<usize> {
        let range = self.words[word].clone();
        range.start..range.start + bare(&self.lower[range]).len()
    }

    /// Whether a sentence begins with a word, which gives it a capital.
    pub fn begins_sentence(&self, word: usize) -> bool {
        let before = self.text[..self.words[word].start].trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, '"' | '\'' | '\u{201c}' | '\u{2018}' | '(' | '[')
        });
        before.chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '\u{2026}' | '\u{2014}'))
    }
}

/// A word without the `'s` of a possessive.
pub fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word)
}

/// A word with straight apostrophes.
pub fn with_straight(word: &str) -> Cow<'_, str> {
    if word.contains('\u{2019}') { Cow::Owned(word.replace('\u{2019}', "'")) } else { Cow::Borrowed(word) }
}

/// A straight and a curly apostrophe are one.
fn straight(letter: char) -> char {
    if letter == '\u{2019}' { '\'' } else { letter }
}

fn letters(word: &str) -> impl Iterator<Item = char> + Clone {
    word.chars().map(straight)
}

/// Whether two words are the same, be an apostrophe straight or curly.
pub fn same(a: &str, b: &str) -> bool {
    a == b || letters(a).eq(letters(b))
}

/// Whether one of two words in lower case is the other in another number, or its possessive.
pub fn is_other_form(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    [bare(long), long].iter().any(|long| ["", "s", "es"].iter().any(|end| long.strip_suffix(end) == Some(short)))
}

/// Whether a word that is typed is the word of a name but for a slip: one letter wrong, missing or too many, or two that
/// changed places; two slips in long words. Both are in lower case. A slip is seldom in the first letter, and a word that
/// goes on for two letters more is another word: Commission, Commissioner.
pub fn is_slip(typed: &str, word: &str) -> bool {
    let count = word.chars().count();
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if count < LETTERS || typed.chars().next() != word.chars().next() || has_digit(typed) || has_digit(word) {
        return false;
    }
    within(letters(typed), letters(word), 1)
        || (count >= LONG
            && !typed.starts_with(word)
            && !word.starts_with(typed)
            && within(letters(typed), letters(word), 2))
}

/// Whether a word that is typed is a word with one slip; as [`is_slip`], for names of one word.
pub fn is_one_slip(typed: &str, word: &str) -> bool {
    typed.len().abs_diff(word.len()) <= 2 && within(letters(typed), letters(word), 1)
}

/// Whether so many slips make one word of the other: the distance of Damerau and Levenshtein in which no part is changed
/// twice ("optimal string alignment").
fn within<I: Iterator<Item = char> + Clone>(mut a: I, mut b: I, slips: usize) -> bool {
    loop {
        let (whole_a, whole_b) = (a.clone(), b.clone());
        let (first_a, first_b) = (a.next(), b.next());
        if first_a.is_none() && first_b.is_none() {
            return true;
        }
        if first_a == first_b {
            continue;
        }
        let Some(left) = slips.checked_sub(1) else { return false };
        return within(a.clone(), b.clone(), left)
            || within(a.clone(), whole_b, left)
            || within(whole_a, b.clone(), left)
            || (a.next() == first_b && b.next() == first_a && within(a, b, left));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_or_two_that_changed_places() {
        for typed in ["harbor", "harbuor", "harboour", "harbowr", "harbou"] {
            assert!(is_slip(typed, "harbour"), "{typed}");
        }
        for typed in ["arbour", "barbour", "harrow", "harbor1", "harbourer"] {
            assert!(!is_slip(typed, "harbour"), "{typed}");
        }
        assert!(is_slip("bedforshrie", "bedfordshire"));
        assert!(!is_slip("commission", "commissioner") && !is_slip("moat", "boat"));
    }

    #[test]
    fn numbers_and_possessives_are_forms_of_a_word() {
        assert!(is_other_form("councils", "council") && is_other_form("force", "forces"));
        assert!(is_other_form("council\u{2019}s", "council") && !is_other_form("councillor", "council"));
    }

    #[test]
    fn words_keep_their_apostrophes() {
        let line = Line::new("The Children\u{2019}s \u{2018}Office\u{2019}, 2013. Été");
        let words: Vec<&str> = line.words.iter().map(|range| &line.text[range.clone()]).collect();
        assert_eq!(words, ["The", "Children\u{2019}s", "Office", "2013", "Été"]);
        assert_eq!(&line.text[line.bare(1)], "Children");
        let begins: Vec<bool> = (0..5).map(|word| line.begins_sentence(word)).collect();
        assert_eq!(begins, [true, false, false, false, true]);
    }
}
