//! What is known of English, from the catalogue: plainer words, forms of the passive, what a full stop does not end.

use std::collections::{HashMap, HashSet};

use crate::messages::Messages;

/// The words of the language, ready to be looked for.
#[derive(Debug, Default)]
pub struct Guide<'m> {
    /// Phrases that have a plainer one, by their first word, the longest first. Looked into by key alone, so that its order
    /// shows nowhere.
    plainer: HashMap<&'m str, Vec<Plainer<'m>>>,
    participles: HashSet<&'m str>,
    adjectives: HashSet<&'m str>,
    joins: HashSet<&'m str>,
    titles: &'m [String],
    before_numbers: &'m [String],
}

/// A phrase, and what to write in place of it.
#[derive(Debug)]
struct Plainer<'m> {
    rest: Vec<&'m str>,
    phrase: &'m str,
    instead: String,
}

/// The beginning of the keys of phrases that have a plainer one.
const INSTEAD: &str = "plain.instead.";

impl<'m> Guide<'m> {
    /// What the catalogue says.
    pub fn new(messages: &'m Messages) -> Self {
        let set = |key: &str| messages.words(key).iter().map(String::as_str).collect();
        let mut plainer: HashMap<&str, Vec<Plainer>> = HashMap::new();
        for key in messages.keys() {
            let Some(phrase) = key.strip_prefix(INSTEAD) else { continue };
            let instead = messages.text(key, &[]);
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or_default();
            // A theme takes a phrase out by leaving its text empty.
            if !instead.is_empty() {
                plainer.entry(first).or_default().push(Plainer { rest: words.collect(), phrase, instead });
            }
        }
        for phrases in plainer.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        Guide {
            plainer,
            participles: set("plain.participles"),
            adjectives: set("plain.adjectives"),
            joins: set("plain.joins"),
            titles: messages.words("plain.titles"),
            before_numbers: messages.words("plain.before-numbers"),
        }
    }

    /// The phrase that begins with the first of these words in small letters and has a plainer one: how many words it has,
    /// the phrase, and the plainer one.
    pub(super) fn plainer(&self, words: &[impl AsRef<str>]) -> Option<(usize, &'m str, &str)> {
        let (first, rest) = words.split_first()?;
        let fits = |phrase: &&Plainer| {
            phrase.rest.len() <= rest.len()
                && phrase.rest.iter().zip(rest).all(|(wanted, word)| *wanted == word.as_ref())
        };
        let found = self.plainer.get(first.as_ref())?.iter().find(fits)?;
        Some((found.rest.len() + 1, found.phrase, &found.instead))
    }

    /// Whether words in small letters say that something is done, and not who does it: a form of "be", and soon after it
    /// the form of a verb that ends in -ed, or is in the list.
    pub(super) fn is_passive(&self, words: &[impl AsRef<str>]) -> bool {
        words.iter().enumerate().any(|(at, word)| is_be(word.as_ref()) && self.is_participle_near(&words[at + 1..]))
    }

    fn is_participle_near(&self, words: &[impl AsRef<str>]) -> bool {
        let between = words.iter().take(MOST_BETWEEN).take_while(|word| is_between(word.as_ref())).count();
        let Some(word) = words.get(between).map(AsRef::as_ref) else { return false };
        if self.adjectives.contains(word) {
            return false;
        }
        self.participles.contains(word) || (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed"))
    }

    /// Whether a sentence may be cut before a word in small letters.
    pub(super) fn joins(&self, word: &str) -> bool {
        self.joins.contains(word)
    }

    /// Whether the full stop after a word belongs to it, and the sentence goes on with `next`.
    pub(super) fn goes_on_after(&self, word: &str, next: char) -> bool {
        let is_in = |list: &[String]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        is_in(self.titles) || (is_in(self.before_numbers) && next.is_ascii_digit())
    }
}

/// How many words may stand within a passive.
const MOST_BETWEEN: usize = 3;

fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "isn't"
            | "aren't"
            | "wasn't"
            | "weren't"
            | "isn\u{2019}t"
            | "aren\u{2019}t"
            | "wasn\u{2019}t"
            | "weren\u{2019}t"
    )
}

/// Was *not yet fully* put into practice.
fn is_between(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "also"
            | "never"
            | "still"
            | "often"
            | "then"
            | "now"
            | "first"
            | "only"
            | "once"
            | "always"
            | "already"
            | "since"
            | "later"
            | "yet"
            | "all"
            | "both"
            | "being"
            | "thus"
            | "soon"
            | "again"
    ) || (word.len() > 4 && word.ends_with("ly"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The catalogue of the built-in theme.
    pub(in crate::plain) fn english() -> Messages {
        crate::theme::english()
    }

    #[test]
    fn a_passive_is_a_form_of_be_and_a_participle() {
        let messages = english();
        let guide = Guide::new(&messages);
        let is_passive = |text: &str| guide.is_passive(&text.split(' ').collect::<Vec<_>>());
        for passive in [
            "the guidance was not fully put into practice",
            "it has been written by boards",
            "reports are being reviewed",
            "children were often not seen",
            "it was never really asked",
        ] {
            assert!(is_passive(passive), "{passive}");
        }
        for active in [
            "the boards put it into practice",
            "it is red",
            "they are interested in it",
            "there is a need",
            "it is based on slides",
            "it was a limited view",
            "they were tired",
            "one hundred were there",
        ] {
            assert!(!is_passive(active), "{active}");
        }
    }

    #[test]
    fn the_longest_phrase_that_has_a_plainer_one_is_found() {
        let messages = english();
        let guide = Guide::new(&messages);
        let found = |text: &str| {
            guide.plainer(&text.split(' ').collect::<Vec<_>>()).map(|(words, _, to)| (words, to.to_owned()))
        };
        assert_eq!(found("in order to see"), Some((3, "to".to_owned())));
        assert_eq!(found("utilise it"), Some((1, "use".to_owned())));
        assert_eq!(found("in time"), None);
    }
}
