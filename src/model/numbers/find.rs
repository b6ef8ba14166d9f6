//! Which numbers of a text look like statistics: what can be true or false of the world, rather than a date, the number of
//! a section, a code or a way of speaking.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::value::words::Words;

/// The years that four digits without a comma are taken for.
const YEARS: std::ops::RangeInclusive<u32> = 1700..=2060;

/// A word, a number or a sign, with its place.
#[derive(Debug)]
struct Token {
    place: Range<usize>,
    kind: Kind,
    /// Whether it begins with a capital letter.
    is_capital: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Digits,
    Word,
    Sign,
}

/// The places of the numbers of a text that look like statistics, in their order; a unit, a scale or a whole that belongs to
/// a number is part of it: `16.5 thousand`, `6%`, `one in twelve`.
pub fn numbers(text: &str, words: Words) -> Vec<Range<usize>> {
    Finder::new(words).numbers(text)
}

/// Finds numbers in many texts.
pub struct Finder<'m> {
    words: Words<'m>,
    /// The first words of all phrases that can begin a number: most words of a text are none of them.
    starts: BTreeSet<&'m str>,
    /// Whether one of these begins with this byte, or a number in digits or an amount of money does.
    begins: [bool; 256],
}

/// The lists whose phrases can begin a number.
const STARTS: [&str; 7] = [
    "statement.nearly-all",
    "statement.hardly-any",
    "numbers.multiples",
    "statement.part",
    "statement.article",
    "statement.units",
    "statement.tens",
];

impl<'m> Finder<'m> {
    /// A finder for texts of a language.
    pub fn new(words: Words<'m>) -> Self {
        let phrases = STARTS.iter().flat_map(|key| words.list(key));
        let starts: BTreeSet<&str> = phrases.filter_map(|phrase| phrase.split(' ').next()).collect();
        let mut begins = [false; 256];
        let signs = ["£", "€", "$", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        for first in starts.iter().chain(&signs).filter_map(|text| text.bytes().next()) {
            begins[usize::from(first)] = true;
            begins[usize::from(first.to_ascii_uppercase())] = true;
        }
        Finder { words, starts, begins }
    }

    /// Whether a word or a sign of the text begins like something that begins a number. What is not ASCII may be a letter
    /// in another case.
    fn may_hold_one(&self, text: &str) -> bool {
        let mut is_inside = false;
        text.bytes().any(|byte| {
            let was_inside = std::mem::replace(&mut is_inside, byte.is_ascii_alphabetic());
            !byte.is_ascii() || (self.begins[usize::from(byte)] && !(was_inside && is_inside))
        })
    }

    /// The places of the numbers of a text, as [`numbers`] says.
    pub fn numbers(&self, text: &str) -> Vec<Range<usize>> {
        if !self.may_hold_one(text) {
            return Vec::new();
        }
        let reading = Reading::new(self.words, text);
        let may_begin = |at: usize| match reading.tokens[at].kind {
            Kind::Digits => true,
            Kind::Sign => matches!(reading.text(at), "£" | "€" | "$"),
            Kind::Word => self.starts.contains(reading.text(at)),
        };
        let mut found = Vec::new();
        let mut at = 0;
        while at < reading.tokens.len() {
            match may_begin(at).then(|| reading.number(at)).flatten() {
                Some((end, is_statistic)) => {
                    if is_statistic {
                        found.push(reading.tokens[at].place.start..reading.tokens[end - 1].place.end);
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}');
    let mut all = Vec::with_capacity(text.len() / 5 + 1);
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let rest = &text[start..];
        let (kind, length) = if first.is_ascii_digit() {
            (Kind::Digits, digits(rest.as_bytes()))
        } else if first.is_alphabetic() {
            (Kind::Word, rest.find(|c| !letter(c)).unwrap_or(rest.len()))
        } else {
            (Kind::Sign, first.len_utf8())
        };
        if !first.is_whitespace() {
            all.push(Token { place: start..start + length, kind, is_capital: first.is_uppercase() });
        }
        start += length;
    }
    all
}

/// How long the number is that a text begins with: a comma or a point belongs to it where a digit follows.
fn digits(text: &[u8]) -> usize {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end) || (matches!(text.get(end), Some(b',' | b'.')) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

/// A token in lower case.
fn lower(token: &str) -> Cow<'_, str> {
    match token.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        true => Cow::Borrowed(token),
        false => Cow::Owned(token.to_lowercase()),
    }
}

/// A text being read.
struct Reading<'m, 't> {
    words: Words<'m>,
    tokens: Vec<Token>,
    /// The tokens in lower case.
    texts: Vec<Cow<'t, str>>,
}

impl<'m, 't> Reading<'m, 't> {
    fn new(words: Words<'m>, text: &'t str) -> Self {
        let tokens = tokens(text);
        let texts = tokens.iter().map(|token| lower(&text[token.place.clone()])).collect();
        Reading { words, tokens, texts }
    }

    fn text(&self, at: usize) -> &str {
        self.texts.get(at).map_or("", |text| text)
    }

    /// The token before a place; nothing before the first.
    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.text(at))
    }

    fn is_in(&self, key: &str, word: &str) -> bool {
        self.words.place(key, word).is_some()
    }

    /// How many tokens from a place on are a phrase of a list.
    fn phrase(&self, key: &str, at: usize) -> usize {
        self.words.phrase(key, self.texts.get(at..).unwrap_or_default())
    }

    /// Whether a token follows the one before it without a space.
    fn is_glued(&self, at: usize) -> bool {
        let pair = at.checked_sub(1).and_then(|before| Some((self.tokens.get(before)?, self.tokens.get(at)?)));
        pair.is_some_and(|(before, token)| before.place.end == token.place.start)
    }

    /// The number that begins at a token: where it ends, and whether it looks like a statistic.
    fn number(&self, at: usize) -> Option<(usize, bool)> {
        for key in ["statement.nearly-all", "statement.hardly-any", "numbers.multiples"] {
            let length = self.phrase(key, at);
            if length > 0 {
                return Some((at + length, true));
            }
        }
        if let Some(end) = self.fraction(at) {
            return Some((end, true));
        }
        let start = at + usize::from(matches!(self.text(at), "£" | "€" | "$"));
        let end = match self.tokens.get(start)?.kind {
            Kind::Digits => start + 1,
            Kind::Word if start == at => self.words_end(at)?,
            _ => return None,
        };
        let whole = self.with_whole(end);
        Some((whole, start > at || whole > end || !self.is_idle(start, end)))
    }

    /// Half, a third of, two thirds: where it ends.
    fn fraction(&self, at: usize) -> Option<usize> {
        let is_part = |at: usize| self.is_in("statement.part", self.text(at));
        let is_half = |at: usize| self.words.place("statement.part", self.text(at)) == Some(0);
        if is_half(at) {
            // "Half an hour" is a time, and "half-written" a way of speaking.
            let is_idle = self.is_in("statement.article", self.text(at + 1)) || self.text(at + 1) == "-";
            return (!is_idle).then_some(at + 1);
        }
        let is_article = self.is_in("statement.article", self.text(at));
        if is_article && is_half(at + 1) && self.text(at + 2) != "-" {
            return Some(at + 2);
        }
        // "A third" may be the next after two: it is a part where it is one of something, or an amount.
        let amounts = ["statement.by", "statement.over", "statement.under", "statement.about", "statement.just-under"];
        let is_amount = amounts.iter().any(|key| self.is_in(key, self.before(at)))
            || self.before(at) == "than"
            || self.phrase("statement.of", at + 2) > 0;
        if is_article && is_part(at + 1) && is_amount {
            return Some(at + 2);
        }
        let end = self.words_end(at).or_else(|| (self.text(at) == self.one()).then_some(at + 1))?;
        let end = end + usize::from(self.text(end) == "-" && self.is_glued(end));
        let is_plural = self.is_in("statement.parts", self.text(end));
        (is_plural || (self.text(at) == self.one() && is_part(end))).then_some(end + 1)
    }

    /// The word for the number 1, which is a pronoun too.
    fn one(&self) -> &str {
        self.words.list("statement.units").get(1).map_or("", String::as_str)
    }

    /// Where a number in words ends that begins here; `None` for one that is none, or is a pronoun.
    fn words_end(&self, at: usize) -> Option<usize> {
        let small = |at: usize| {
            let text = self.text(at);
            self.words.place("statement.units", text).is_some_and(|place| place > 1)
                || self.is_in("statement.tens", text)
        };
        let large = |at: usize| {
            let keys = [
                "statement.hundred",
                "statement.dozen",
                "statement.thousand",
                "statement.million",
                "statement.billion",
            ];
            keys.iter().any(|key| self.is_in(key, self.text(at)))
        };
        let is_one = self.text(at) == self.one() && !self.one().is_empty();
        let mut end = if small(at) {
            at + 1
        } else if (is_one || self.is_in("statement.article", self.text(at))) && large(at + 1) {
            at + 2
        } else if is_one && (self.is_counted_one(at) || self.whole(at + 1).is_some()) {
            at + 1
        } else {
            return None;
        };
        loop {
            let joins = self.is_in("statement.and", self.text(end)) || self.text(end) == "-";
            let next = end + usize::from(joins && (large(end - 1) || self.text(end) == "-"));
            let is_more = small(next) || (next == end && large(next)) || (next > end && self.text(next) == self.one());
            // "Two, three" are two numbers.
            if !is_more
                || (next == end && small(end - 1) && !large(next) && !self.is_in("statement.tens", self.text(end - 1)))
            {
                return Some(end);
            }
            end = next + 1;
        }
    }

    /// "Only one board" counts; "one of the", "no one" and "the only one" do not.
    fn is_counted_one(&self, at: usize) -> bool {
        let is_only =
            self.is_in("numbers.only", self.before(at)) && at.checked_sub(1).is_some_and(|at| self.before(at) != "the");
        let is_noun = self.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Word);
        is_only && is_noun && !self.is_in("numbers.after-pronoun", self.text(at + 1))
    }

    /// `in twelve` after a number: where it ends.
    fn whole(&self, at: usize) -> Option<usize> {
        let length = self.phrase("statement.in", at).max(self.phrase("statement.out-of", at));
        if length == 0 {
            return None;
        }
        let start = at + length;
        let is_year = self.text(start).parse().is_ok_and(|year: u32| YEARS.contains(&year));
        match self.tokens.get(start)?.kind {
            Kind::Digits if !is_year => Some(start + 1),
            Kind::Word => {
                let place = self.words.place("statement.units", self.text(start)).filter(|place| *place > 1);
                (place.is_some() || self.is_in("statement.tens", self.text(start))).then_some(start + 1)
            }
            _ => None,
        }
    }

    /// The scale, the per cent or the whole after a number.
    fn with_whole(&self, end: usize) -> usize {
        if let Some(end) = self.whole(end) {
            return end;
        }
        let scales = ["statement.thousand", "statement.million", "statement.billion"];
        let end = end + scales.iter().map(|key| self.phrase(key, end)).max().unwrap_or(0);
        end + self.phrase("statement.percent", end).max(usize::from(self.text(end) == "‰"))
    }

    /// Whether a number says nothing that could be counted.
    fn is_idle(&self, start: usize, end: usize) -> bool {
        self.is_code(start, end)
            || self.is_date(start, end)
            || self.is_reference(start)
            || self.is_time(start, end)
            || self.counts_the_text(end)
    }

    /// Part of a name or a code: `A4`, `COVID-19`, `Q672`, `1st`, `0800`, `10:30`, `16-year-old`.
    fn is_code(&self, start: usize, end: usize) -> bool {
        let is_digits = self.tokens[start].kind == Kind::Digits;
        let is_word = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
        let joins = |at: usize| matches!(self.text(at), "/" | ":" | "@" | "_" | "#" | "=" | "+");
        let hyphen = |at: usize| matches!(self.text(at), "-" | "\u{2010}" | "\u{2011}");
        let glued_before = self.is_glued(start)
            && start.checked_sub(1).is_some_and(|before| {
                is_word(before)
                    || joins(before)
                    || (hyphen(before) && self.is_glued(before) && is_word(before.wrapping_sub(1)))
            });
        let glued_after = self.is_glued(end)
            && ((is_digits && is_word(end))
                || (joins(end) && self.is_glued(end + 1))
                || (hyphen(end) && self.is_glued(end + 1) && is_word(end + 1)));
        // A number that is dialled begins with a zero or a plus.
        let first = self.first_group(start);
        let text = self.text(first);
        let is_dialled =
            self.before(first) == "+" || (text.starts_with('0') && text.len() > 1 && !text.starts_with("0."));
        // Codes of papers and books: HC 68, ISBN 978-0-306-40615-7.
        let is_capital = first.checked_sub(1).is_some_and(|before| self.tokens[before].is_capital);
        let is_series = is_capital && self.is_in("numbers.series", self.before(first));
        glued_before || glued_after || (is_digits && (is_dialled || is_series))
    }

    /// The first of the groups of digits that a number is one of, with nothing but spaces and hyphens between them:
    /// `0808 800 5000`.
    fn first_group(&self, start: usize) -> usize {
        let is_group = |at: usize| self.tokens[at].kind == Kind::Digits && !self.text(at).contains(',');
        let mut first = start;
        while let Some(before) = first.checked_sub(1) {
            let is_hyphen = self.text(before) == "-" && self.is_glued(before) && self.is_glued(first);
            match before.checked_sub(usize::from(is_hyphen)).filter(|before| is_group(*before)) {
                Some(before) => first = before,
                None => break,
            }
        }
        first
    }

    fn is_date(&self, start: usize, end: usize) -> bool {
        let text = self.text(start);
        let Some(value) = text.parse::<u32>().ok().filter(|_| self.tokens[start].kind == Kind::Digits) else {
            return false;
        };
        if text.len() == 4 && YEARS.contains(&value) && !self.is_in("numbers.counted", self.text(end)) {
            return true;
        }
        let is_month = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.is_capital) && self.is_in("numbers.months", self.text(at))
        };
        if !(1..=31).contains(&value) {
            return false;
        }
        // 2013-11-26
        let is_after_date = self.before(start) == "-"
            && self.is_glued(start)
            && start.checked_sub(2).is_some_and(|at| self.is_date(at, at + 1));
        // 27 April, April 27, 27 and 28 April.
        let joins = ["statement.and", "numbers.range"];
        let is_joined =
            joins.iter().any(|key| self.is_in(key, self.text(end))) || matches!(self.text(end), "-" | "\u{2013}");
        is_after_date || is_month(end) || start.checked_sub(1).is_some_and(is_month) || (is_joined && is_month(end + 2))
    }

    /// After the name of what it numbers: paragraph 19, chapters 2 and 3, aged 10 to 17. At the beginning of a line, before a full stop or a
    /// bracket, it numbers the line.
    fn is_reference(&self, start: usize) -> bool {
        let before = self.before(start);
        // No. 3, s.47.
        let short = start.checked_sub(2).filter(|at| before == "." && self.is_glued(at + 1)).map(|at| self.text(at));
        let is_named = |word: &str| ["numbers.reference", "numbers.age"].iter().any(|key| self.is_in(key, word));
        if is_named(before) || short.is_some_and(|short| self.is_in("plain.before-numbers", short)) {
            return true;
        }
        if start == 0 || (start == 1 && before == "(") {
            return matches!(self.text(start + 1), "." | ")") && self.tokens.len() > start + 2;
        }
        let joins = ["statement.and", "numbers.range"];
        let is_joined = joins.iter().any(|key| self.is_in(key, before)) || matches!(before, "," | "-" | "\u{2013}");
        let is_number = start.checked_sub(2).is_some_and(|at| self.tokens[at].kind == Kind::Digits);
        is_joined && is_number && self.is_reference(start - 2)
    }

    /// What is told by its place in an order, and a time that is told from another: the first two reports, the last 12
    /// months, two months later. "The two" are those that were named before.
    fn is_time(&self, start: usize, end: usize) -> bool {
        let is_unit = self.is_in("numbers.time", self.text(end));
        let is_last = self.is_in("numbers.last", self.before(start));
        let is_later = self.is_in("numbers.later", self.text(end + 1));
        let is_clock = self.is_in("numbers.clock", self.text(end));
        let is_pair = self.words.place("statement.units", self.text(start)) == Some(2);
        is_last || is_clock || (is_unit && is_later) || (is_pair && self.is_in("numbers.pair", self.before(start)))
    }

    /// Whether it counts what the text itself has or does: two things, three kinds, both numbers.
    fn counts_the_text(&self, end: usize) -> bool {
        let is_own = |at: usize| self.is_in("numbers.own", self.text(at));
        let is_word = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
        // "Five percentage points" are of what is counted; "five points" may be of the text.
        if self.phrase("statement.points", end) > 1 {
            return false;
        }
        is_own(end) || (is_word(end) && is_own(end + 1) && !self.is_in("statement.of", self.text(end)))
    }
}

#[cfg(test)]
mod tests;
