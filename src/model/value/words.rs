//! The words of a language that state numbers, and a text taken apart into them.

use crate::messages::Messages;

/// The lists `statement.…` of the catalogue.
#[derive(Clone, Copy)]
pub struct Words<'m>(&'m Messages);

impl<'m> Words<'m> {
    /// The words of the language of these texts.
    pub fn new(messages: &'m Messages) -> Self {
        Words(messages)
    }

    /// A list, by its key: `statement.about`.
    pub fn list(self, key: &str) -> &'m [String] {
        self.0.words(key)
    }

    /// The place of a word in a list.
    pub fn place(self, key: &str, word: &str) -> Option<usize> {
        self.list(key).iter().position(|known| known == word)
    }

    /// How many of the next tokens are the longest phrase of a list that stands there; none for no such phrase.
    pub fn phrase(self, key: &str, tokens: &[impl AsRef<str>]) -> usize {
        let length = |phrase: &String| {
            let mut words = 0;
            for word in phrase.split(' ') {
                if tokens.get(words).is_none_or(|token| token.as_ref() != word) {
                    return 0;
                }
                words += 1;
            }
            words
        };
        self.list(key).iter().map(length).max().unwrap_or(0)
    }
}

/// A text in lower case as its words, numbers and signs. A hyphen between letters parts two words; one before a digit,
/// with nothing before it, is the sign of the number. A number keeps its commas and its point: `−16,500.5` is one token,
/// with a plain hyphen.
pub fn tokens(text: &str) -> Vec<String> {
    let mut characters: Vec<char> = text.to_lowercase().chars().map(plain_sign).collect();
    // An amount below zero has its sign before the currency; it belongs to the number.
    for at in 1..characters.len() {
        if characters[at - 1] == '-' && matches!(characters[at], '£' | '€' | '$') {
            characters.swap(at - 1, at);
        }
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let end = token_end(&characters, at);
        let token: String = characters[at..end].iter().collect();
        if !token.trim().is_empty() && token != "-" {
            tokens.push(token);
        }
        at = end;
    }
    tokens
}

/// Every sign that people type for a minus or an apostrophe, as one.
fn plain_sign(character: char) -> char {
    match character {
        '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{2019}' => '\'',
        other => other,
    }
}

/// Where the token that begins at a place ends; one character further at least.
fn token_end(characters: &[char], at: usize) -> usize {
    let is = |at: usize, fits: fn(char) -> bool| characters.get(at).copied().is_some_and(fits);
    let digit = |c: char| c.is_ascii_digit();
    let first = at + usize::from(characters[at] == '-');
    if is(first, digit) {
        let mut end = first + 1;
        // A comma or a point belongs to the number where a digit follows.
        while is(end, digit) || (is(end, |c| matches!(c, ',' | '.')) && is(end + 1, digit)) {
            end += 1;
        }
        return end;
    }
    let letter = |c: char| c.is_alphanumeric() || c == '\'';
    let mut end = at + 1;
    if is(at, letter) {
        while is(end, letter) && !is(end, digit) {
            end += 1;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn a_text_is_taken_apart() {
        for (text, apart) in [
            ("Twenty-one boards", vec!["twenty", "one", "boards"]),
            ("16.5k", vec!["16.5", "k"]),
            ("£16,500.", vec!["£", "16,500", "."]),
            ("\u{2212}4 %", vec!["-4", "%"]),
            ("\u{2212}£5", vec!["£", "-5"]),
            ("", vec![]),
            ("-", vec![]),
        ] {
            assert_eq!(tokens(text), apart, "{text}");
        }
    }
}
