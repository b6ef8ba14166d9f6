//! The names that the records define, by their words.
//!
//! A name of several words is found by its two longest ones: where one word of it is wrong, at least one of the two is
//! right. So a word of a text costs one look into a table, and letters are compared only where a name may stand.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::source::Span;

use super::words::{Line, bare, is_one_slip, is_other_form, is_slip, same, with_straight};

/// How many letters a name of one word has for a slip in it to be told, and where a sentence begins with it.
const ALONE: usize = 6;
const ALONE_AT_START: usize = 8;

/// Where a name is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The place of the name.
    pub place: Span,
    /// The file, as it is named to an editor.
    pub file: String,
}

/// Words that are right as they stand.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// As the record has them.
    pub shown: String,
    /// Where a name is defined; `None` for other words, such as those of the glossary and of titles.
    pub origin: Option<Origin>,
    words: Vec<Box<str>>,
    lower: Vec<Box<str>>,
    gaps: Vec<Box<str>>,
}

/// What stands in a text for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub range: Range<usize>,
    /// Which phrase it nearly is.
    pub phrase: usize,
    /// The word in lower case, where the name has one word only: it may be a word of its own.
    pub word: Option<Box<str>>,
}

/// All phrases.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Names before other words.
    pub phrases: Vec<Phrase>,
    /// By a word in lower case: the phrases it is in, and where. Looked into by key alone, as all tables here.
    anchors: HashMap<Box<str>, Vec<(usize, usize)>>,
    /// By the first byte of a word: a bit for each length that a word in `anchors` has.
    lengths: Vec<u64>,
    /// Names of one word, by its first byte.
    single: Vec<Vec<usize>>,
    /// Every word of every phrase, in lower case.
    vocabulary: HashSet<Box<str>>,
}

impl Phrase {
    fn new(text: &str, origin: Option<Origin>) -> Self {
        let shown = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text).trim().to_owned();
        let line = Line::new(&shown);
        let words = line.words.iter().map(|range| shown[range.clone()].into()).collect();
        let lower = line.words.iter().map(|range| with_straight(&line.lower[range.clone()]).into()).collect();
        let gaps = line.words.windows(2).map(|pair| shown[pair[0].end..pair[1].start].into()).collect();
        Phrase { words, lower, gaps, origin, shown }
    }

    /// Its longest words, the first of them first.
    fn longest(&self, count: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.lower.len()).collect();
        all.sort_by_key(|at| std::cmp::Reverse(self.lower[*at].len()));
        all.truncate(count);
        all
    }

    /// Whether the words of a line from one on are this phrase, or nearly; `None` where they are something else.
    fn compare(&self, line: &Line, from: usize) -> Option<Likeness> {
        let ranges = line.words.get(from..from + self.words.len())?;
        let last = self.words.len() - 1;
        let mut differences = Differences::default();
        for (at, word) in self.words.iter().enumerate() {
            let whole = ranges[at].clone();
            let range =
                if at == last && bare(&self.lower[at]) == &*self.lower[at] { line.bare(from + at) } else { whole };
            let (typed, lower) = (&line.text[range.clone()], &line.lower[range]);
            let is_given = at == 0 && line.begins_sentence(from);
            let (is_capital, has_capital) = (begins_with_capital(typed), begins_with_capital(word));
            differences.has_own_capital |= is_capital && has_capital && !is_given;
            if same(lower, &self.lower[at]) {
                let is_right = same(typed, word) || (is_given && is_capital && !has_capital);
                differences.case |= !is_right;
            } else if at == last && is_other_form(lower, &self.lower[at]) {
                differences.number = true;
            } else if self.origin.is_some() && is_capital == has_capital && is_slip(lower, &self.lower[at]) {
                differences.slips += 1;
            } else {
                return None;
            }
        }
        for (pair, gap) in ranges.windows(2).zip(&self.gaps) {
            let typed = &line.text[pair[0].end..pair[1].start];
            differences.joined |= match (joins(typed), joins(gap)) {
                (Some(a), Some(b)) => a != b,
                _ if typed == &**gap => false,
                _ => return None,
            };
        }
        let whole = &line.text[ranges[0].start..ranges[last].end];
        differences.case &= whole.chars().any(char::is_lowercase);
        let is_in_compound =
            line.text[ranges[last].end..].starts_with('-') || line.text[..ranges[0].start].ends_with('-');
        differences.likeness(self.origin.is_some(), is_in_compound)
    }
}

/// How words differ from a phrase.
#[derive(Default)]
struct Differences {
    slips: usize,
    case: bool,
    joined: bool,
    number: bool,
    /// Whether a word has the capital of the name, and not that of its sentence.
    has_own_capital: bool,
}

#[derive(PartialEq, Eq)]
enum Likeness {
    Same,
    Nearly,
}

impl Differences {
    fn likeness(&self, is_name: bool, is_in_compound: bool) -> Option<Likeness> {
        let count = self.slips + usize::from(self.case) + usize::from(self.joined);
        let is_same = if is_name { count == 0 } else { self.slips == 0 };
        if is_same {
            return Some(Likeness::Same);
        }
        let is_told = count == 1 && !self.number && self.has_own_capital && !(self.joined && is_in_compound);
        (is_name && is_told).then_some(Likeness::Nearly)
    }
}

/// Whether what stands between two words joins them, and then whether it is a hyphen.
fn joins(gap: &str) -> Option<bool> {
    match gap {
        " " | "\u{a0}" => Some(false),
        "-" | "\u{2010}" | "\u{2011}" => Some(true),
        _ => None,
    }
}

fn begins_with_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

impl Lexicon {
    /// The lexicon of names and other phrases; what stands twice is kept once, as it stood first.
    pub fn new(phrases: impl IntoIterator<Item = (String, Option<Origin>)>) -> Self {
        let mut lexicon = Lexicon { lengths: vec![0; 256], single: vec![Vec::new(); 256], ..Lexicon::default() };
        let mut seen = HashSet::new();
        for (text, origin) in phrases {
            let phrase = Phrase::new(&text, origin);
            if !phrase.words.is_empty() && seen.insert(phrase.shown.clone()) {
                lexicon.add(phrase);
            }
        }
        lexicon
    }

    fn add(&mut self, phrase: Phrase) {
        let number = self.phrases.len();
        for at in phrase.longest(if phrase.origin.is_some() { 2 } else { 1 }) {
            let key = bare(&phrase.lower[at]);
            self.lengths[first_byte(key)] |= length_bit(key);
            self.anchors.entry(key.into()).or_default().push((number, at));
        }
        if let ([word], Some(_)) = (&*phrase.lower, &phrase.origin)
            && begins_with_capital(&phrase.words[0])
            && word.chars().count() >= ALONE
        {
            self.single[first_byte(word)].push(number);
        }
        self.vocabulary.extend(phrase.lower.iter().cloned());
        self.phrases.push(phrase);
    }

    /// Whether there is no name to look for.
    pub fn has_no_names(&self) -> bool {
        self.phrases.iter().all(|phrase| phrase.origin.is_none())
    }

    /// What is nearly a name in a text, in its order. Words in lower case that are nearly a name of one word are put into
    /// `plain`: they are words of their own.
    pub fn read(&self, text: &str, plain: &mut impl Extend<Box<str>>) -> Vec<Found> {
        let line = Line::new(text);
        let mut right: Vec<Range<usize>> = Vec::new();
        let mut found: Vec<Found> = Vec::new();
        for at in 0..line.words.len() {
            let typed = &line.lower[line.bare(at)];
            for (phrase, offset) in self.phrases_with(typed) {
                let Some(from) = at.checked_sub(offset) else { continue };
                let to = from + self.phrases[phrase].words.len();
                match self.phrases[phrase].compare(&line, from) {
                    Some(Likeness::Same) => right.push(line.words[from].start..line.words[to - 1].end),
                    Some(Likeness::Nearly) => {
                        let range = line.words[from].start..line.bare(to - 1).end;
                        found.push(Found { range, phrase, word: None });
                    }
                    None => {}
                }
            }
            found.extend(self.alone(&line, at, plain));
        }
        found.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end), found.phrase));
        let mut end = 0;
        found.retain(|found| {
            let is_right = right.iter().any(|right| right.start <= found.range.start && found.range.end <= right.end);
            let is_first = found.range.start >= end && !is_right;
            if is_first {
                end = found.range.end;
            }
            is_first
        });
        found
    }

    /// The phrases in which a word in lower case stands, with its place in each.
    fn phrases_with(&self, word: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
        let word = with_straight(word);
        let may_be = self.lengths[first_byte(&word)] & length_bit(&word) != 0;
        let found = if may_be { self.anchors.get(&*word) } else { None };
        found.into_iter().flatten().copied()
    }

    /// A word that is nearly a name of one word.
    fn alone(&self, line: &Line, at: usize, plain: &mut impl Extend<Box<str>>) -> Option<Found> {
        let range = line.bare(at);
        let (typed, lower) = (&line.text[range.clone()], &line.lower[range.clone()]);
        let names = &self.single[first_byte(lower)];
        let is_near = |phrase: &&usize| {
            let word = &self.phrases[**phrase].lower[0];
            is_one_slip(lower, word) && !is_other_form(lower, word)
        };
        let phrase = *names.iter().find(is_near)?;
        if !begins_with_capital(typed) {
            plain.extend([lower.into()]);
            return None;
        }
        let least = if line.begins_sentence(at) { ALONE_AT_START } else { ALONE };
        let is_long = lower.chars().count() >= least;
        let is_in_capitals = !typed.chars().any(char::is_lowercase);
        if !is_long || is_in_capitals || self.vocabulary.contains(&*with_straight(lower)) {
            return None;
        }
        Some(Found { phrase, word: Some(lower.into()), range })
    }
}

fn first_byte(word: &str) -> usize {
    word.bytes().next().map_or(0, usize::from)
}

fn length_bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn near(names: &[&str], text: &'static str) -> Vec<&'static str> {
        let origin = || Origin { place: Span::new(FileId(0), 0..1), file: "bodies.yaml".into() };
        let others = ["Harbour Counsel", "The harbour council of Example"].map(|text| (text.to_owned(), None));
        let names = names.iter().map(|name| ((*name).to_owned(), Some(origin())));
        let lexicon = Lexicon::new(names.chain(others));
        lexicon.read(text, &mut Vec::new()).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn a_slip_in_one_word_is_found_with_the_whole_name() {
        let names = ["Office of the Children's Commissioner", "Harbour Council"];
        assert_eq!(
            near(&names, "the Ofice of the Children\u{2019}s Commissioner"),
            ["Ofice of the Children\u{2019}s Commissioner"]
        );
        assert_eq!(near(&names, "the Office of the Childrens Commissioner"), ["Office of the Childrens Commissioner"]);
        assert_eq!(near(&names, "what the Harbuor Council's Office did"), ["Harbuor Council"]);
        assert_eq!(near(&names, "the Harbour council; the harbour Council"), ["Harbour council", "harbour Council"]);
        assert_eq!(near(&names, "the Harbour-Council"), ["Harbour-Council"]);
    }

    #[test]
    fn what_is_right_or_something_else_is_left() {
        let names = ["Harbour Council", "Police forces", "the harbour board"];
        for text in [
            "The Harbour Council, Harbour Councils, the Harbour Council\u{2019}s, Harbour Councillors",
            "Harbour councils meet. Harbour council. A harbour council. A harbor council. HARBOUR COUNCIL",
            "The Harbour Counsel, the harbour Council of Example",
            "Policy forces us. The Barbour Council. A Harbour-Council-led plan. The Harbour Board",
        ] {
            assert!(near(&names, text).is_empty(), "{text}: {:?}", near(&names, text));
        }
    }

    #[test]
    fn a_name_of_one_word_is_found_where_it_has_its_own_capital() {
        let names = ["Berelowitz", "Garner", "Coy"];
        assert_eq!(near(&names, "Berelowtiz and Garnerr said"), ["Berelowtiz", "Garnerr"]);
        assert!(
            near(&names, "Garnet is a stone. Garners. Warner. the Cox. GARNET. berelowtiz. Berelowitz's").is_empty()
        );
    }
}
