//! Every text that a reader meets outside the content: labels, headings and the sentences about charts.
//!
//! The texts live in the theme, one catalogue a language, never in code. An entry is a text with `{name}` places, or a
//! group of plural forms, `one` and `other`, or a list of words that are only looked for. English, less its words to look
//! for, lies under every other language and has all keys that the code asks for, which a test holds; the keys of templates
//! are looked up before the first page is made. So no text is missing on a page.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::memo::{Key, Naming};
use crate::read::scalar::Date;

/// An entry as it is written.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Entry {
    /// One text.
    Text(String),
    /// Words that are looked for, not shown.
    Words(Vec<String>),
    /// A text for each plural category of the language, or a group of further entries.
    Group(BTreeMap<String, Entry>),
}

/// The texts of one language.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    texts: BTreeMap<String, String>,
    words: BTreeMap<String, Vec<String>>,
}

/// The plural category of every language; the others are optional.
const OTHER: &str = "other";

impl Messages {
    /// Flattens a catalogue: `page: {skip: …}` becomes `page.skip`.
    pub fn new(catalogue: BTreeMap<String, Entry>) -> Self {
        let mut messages = Messages::default();
        messages.flatten("", catalogue);
        messages
    }

    fn flatten(&mut self, prefix: &str, catalogue: BTreeMap<String, Entry>) {
        for (key, entry) in catalogue {
            let path = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
            match entry {
                Entry::Text(text) => {
                    self.texts.insert(path, text);
                }
                Entry::Words(words) => {
                    self.words.insert(path, words);
                }
                Entry::Group(group) => self.flatten(&path, group),
            }
        }
    }

    /// These texts, with `over` in place of those it has too.
    #[must_use]
    pub fn overlaid(mut self, over: Messages) -> Self {
        self.texts.extend(over.texts);
        self.words.extend(over.words);
        self
    }

    /// These texts without words to look for, which are those of one language alone.
    #[must_use]
    pub fn without_words(self) -> Self {
        Messages { words: BTreeMap::new(), ..self }
    }

    /// Whether a text or a set of plural forms has this key.
    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
            || self.words.contains_key(key)
            || self.texts.contains_key(&format!("{key}.{OTHER}"))
    }

    /// The key of all texts.
    pub fn key(&self) -> Key {
        Naming::new("messages").debug(self).end()
    }

    /// All keys, plural forms and lists of words included.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().chain(self.words.keys()).map(String::as_str)
    }

    /// A list of words to look for; none where the language has no such list.
    pub fn words(&self, key: &str) -> &[String] {
        self.words.get(key).map_or(&[], Vec::as_slice)
    }

    /// The text of a key, its `{name}` places filled. A key that is missing gives itself: see [`Messages::has`].
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.texts.get(key).map_or(key, String::as_str), values)
    }

    /// The text of a key in the form that goes with `count`, which fills `{n}` as well: `one`, `two` where the text has
    /// such a form, or `other`.
    pub fn count(&self, key: &str, count: usize, values: &[(&str, &str)]) -> String {
        let category = match count {
            1 => "one",
            2 => "two",
            _ => OTHER,
        };
        let form = [format!("{key}.{category}"), format!("{key}.{OTHER}"), key.to_owned()];
        let form = form.iter().find_map(|key| self.texts.get(key));
        let number = self.number(&count.to_string());
        let all: Vec<(&str, &str)> = values.iter().copied().chain([("n", &*number)]).collect();
        fill(form.map_or(key, String::as_str), &all)
    }

    /// A plain decimal number (`-1234.5`) with the language's separators: `−1,234.5`.
    pub fn number(&self, plain: &str) -> String {
        let (sign, digits) = match plain.strip_prefix('-') {
            Some(digits) => ("\u{2212}", digits),
            None => ("", plain),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut out = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 3 {
                out.push_str(&self.text("number.thousands", &[]));
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(&self.text("number.decimal", &[]));
            out.push_str(fraction);
        }
        out
    }

    /// The plain decimal number that [`Messages::number`] made a text of; `None` for any other text.
    pub fn plain(&self, shown: &str) -> Option<String> {
        let (sign, digits) = match shown.strip_prefix('\u{2212}') {
            Some(digits) => ("-", digits),
            None => ("", shown),
        };
        let decimal = self.text("number.decimal", &[]);
        let (whole, fraction) = digits.split_once(&*decimal).unwrap_or((digits, ""));
        let whole = whole.replace(&*self.text("number.thousands", &[]), "");
        let plain = if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") };
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        (!whole.is_empty() && is_number(&whole) && is_number(fraction) && self.number(&plain) == shown).then_some(plain)
    }

    /// A date in words, as exact as it is known: `26 November 2013`, `November 2013`, `2013`.
    pub fn date(&self, date: Date) -> String {
        let year = date.year().to_string();
        let Some(month) = date.month() else { return year };
        let month = self.text(&format!("date.month-{month}"), &[]);
        match date.day() {
            Some(day) => self.text("date.day", &[("day", &day.to_string()), ("month", &month), ("year", &year)]),
            None => self.text("date.month", &[("month", &month), ("year", &year)]),
        }
    }

    /// Several things in a sentence: `A, B and C`.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                self.text("list.and", &[("first", &first.join(&self.text("list.comma", &[]))), ("last", last)])
            }
        }
    }
}

/// Puts values into `{name}` places, in one pass, so that a value that looks like a place is left alone.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|close| open + close) else { break };
        out.push_str(&rest[..open]);
        match values.iter().find(|(name, _)| *name == &rest[open + 1..close]) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(yaml: &str) -> Messages {
        Messages::new(serde_yaml::from_str(yaml).unwrap())
    }

    #[test]
    fn places_are_filled_and_values_are_not_looked_into() {
        let messages = messages("a: 'Of {x}, by {y}'");
        assert_eq!(messages.text("a", &[("x", "{y}"), ("y", "me")]), "Of {y}, by me");
    }

    #[test]
    fn a_number_comes_back_from_its_text() {
        for number in ["number: {thousands: ',', decimal: '.'}", "number: {thousands: ' ', decimal: ','}"] {
            let messages = messages(number);
            for plain in ["0", "-3", "12.50", "-1234567.25", "1000"] {
                assert_eq!(messages.plain(&messages.number(plain)).as_deref(), Some(plain));
            }
            for text in ["", "a", "\u{2212}", "1..2", "10,00,000", "-3", "3 to 5"] {
                assert_eq!(messages.plain(text), None, "{text}");
            }
        }
    }

    #[test]
    fn plural_forms_follow_the_count() {
        let messages = messages("n: {one: '{n} page', other: '{n} pages'}\nnumber: {thousands: ',', decimal: '.'}");
        assert_eq!(messages.count("n", 1, &[]), "1 page");
        assert_eq!(messages.count("n", 1200, &[]), "1,200 pages");
    }

    #[test]
    fn numbers_are_grouped_in_threes() {
        let messages = messages("number: {thousands: ',', decimal: '.'}");
        for (plain, shown) in
            [("7", "7"), ("999", "999"), ("16500", "16,500"), ("-1234.50", "−1,234.50"), ("1234567", "1,234,567")]
        {
            assert_eq!(messages.number(plain), shown);
        }
    }
}
