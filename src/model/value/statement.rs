//! What a text states about a number: a pure function from its words to a [`Statement`].
//!
//! `about 6%`, `16.5 thousand`, `31 of 38`, `one in twelve`, `nearly all`, `fell by a third`, `more than doubled`. What the
//! text has to be for the statement to be true is for [`super::agree`].

use super::agree::{BOUNDS, Bound, PORTIONS, Portion};
use super::words::{Words, tokens};

/// What is stated.
#[derive(Clone, Debug)]
pub struct Statement {
    /// How near.
    pub bound: Bound,
    /// Which way something went, where the text says so.
    pub way: Option<Way>,
    /// How much.
    pub amount: Amount,
}

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To more.
    Rise,
    /// To less.
    Fall,
}

/// How much.
#[derive(Clone, Debug)]
pub enum Amount {
    /// A number with its unit.
    Number(Number),
    /// A part of a whole: two thirds, one in twelve.
    Fraction(f64),
    /// Both a part and its whole: `31 of 38`. What is said "out of" a whole may be a fraction too.
    Of(Number, Number, Option<f64>),
    /// So many times as much; the number where it was typed with decimals.
    Times(f64, u8),
    /// A part without a number: nearly all.
    Portion(&'static Portion),
}

/// A number as it is typed.
#[derive(Clone, Debug, Default)]
pub struct Number {
    /// Its digits with a sign and a decimal point.
    pub digits: String,
    /// How many decimals it was stated with.
    pub decimals: u8,
    /// What stands after its digits, scale and all; the sign of a currency where one stands before them.
    pub after: String,
    /// The scale that `after` begins with, such as a thousand, and what follows that.
    pub scaled: Option<(f64, String)>,
}

impl Number {
    /// Its value without scale.
    pub fn value(&self) -> f64 {
        self.digits.parse().unwrap_or(f64::NAN)
    }
}

/// Reads a text, the whole of which has to state one number; `None` where it does not.
pub fn read(text: &str, words: Words) -> Option<Statement> {
    let tokens = tokens(text);
    let mut reader = Reader { words, tokens: &tokens, at: 0 };
    let statement = reader.statement()?;
    (reader.at == tokens.len()).then_some(statement)
}

/// The scales, with the key of their words.
const SCALES: [(&str, f64); 3] = [("statement.thousand", 1e3), ("statement.million", 1e6), ("statement.billion", 1e9)];

/// Multiples that are one word, with the key of their words.
const MULTIPLES: [(&str, f64); 4] =
    [("statement.double", 2.0), ("statement.triple", 3.0), ("statement.quadruple", 4.0), ("statement.halve", 0.5)];

struct Reader<'t> {
    words: Words<'t>,
    tokens: &'t [String],
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &[String] {
        &self.tokens[self.at.min(self.tokens.len())..]
    }

    /// Goes past a phrase of a list, if one stands here.
    fn take(&mut self, key: &str) -> bool {
        let length = self.words.phrase(key, self.rest());
        self.at += length;
        length > 0
    }

    fn statement(&mut self) -> Option<Statement> {
        if let Some(portion) = self.portion() {
            return Some(Statement { bound: Bound::Exactly, way: None, amount: Amount::Portion(portion) });
        }
        let before = self.bound();
        let way = self.way();
        let bound = if before == Bound::Exactly { self.bound() } else { before };
        let amount = self.amount()?;
        let (way, amount) = self.compared(way, amount);
        Some(Statement { bound, way, amount })
    }

    fn portion(&mut self) -> Option<&'static Portion> {
        let whole = |portion: &&Portion| self.words.phrase(portion.words, self.rest()) == self.rest().len();
        let found = PORTIONS.iter().find(whole).filter(|_| !self.rest().is_empty())?;
        self.at = self.tokens.len();
        Some(found)
    }

    /// The longest of all phrases decides: "just over" is not "over", and "no more than" is not "more than".
    fn bound(&mut self) -> Bound {
        let lengths = BOUNDS.iter().map(|row| (self.words.phrase(row.words, self.rest()), row.bound));
        let (length, bound) = lengths.max_by_key(|(length, _)| *length).unwrap_or((0, Bound::Exactly));
        self.at += length;
        if length > 0 { bound } else { Bound::Exactly }
    }

    fn way(&mut self) -> Option<Way> {
        let way = if self.take("statement.rise") {
            Way::Rise
        } else if self.take("statement.fall") {
            Way::Fall
        } else {
            return None;
        };
        self.take("statement.by");
        Some(way)
    }

    fn amount(&mut self) -> Option<Amount> {
        for (key, multiple) in MULTIPLES {
            if self.take(key) {
                return Some(Amount::Times(multiple, 0));
            }
        }
        if let Some(part) = self.part(1.0) {
            return Some(Amount::Fraction(part));
        }
        let currency = self.rest().first().filter(|token| matches!(token.as_str(), "£" | "€" | "$")).cloned();
        self.at += usize::from(currency.is_some());
        let number = self.number()?;
        if currency.is_none() {
            if let Some(part) = self.part(number.value()) {
                return Some(Amount::Fraction(part));
            }
            if self.take("statement.times") {
                return Some(Amount::Times(number.value(), number.decimals));
            }
            if let Some(of) = self.of(&number) {
                return Some(of);
            }
        }
        Some(Amount::Number(self.with_unit(number, currency)))
    }

    /// `in twelve`, `of 38`, `out of ten`, after a number.
    fn of(&mut self, part: &Number) -> Option<Amount> {
        /// The wholes that make a fraction rather than a count: "eight out of ten" is a way to say 80%, and "40 out of 49"
        /// says how many there were.
        const SPOKEN: std::ops::RangeInclusive<f64> = 2.0..=12.0;
        const HUNDRED: f64 = 100.0;
        let start = self.at;
        let (is_out_of, is_in) = (self.take("statement.out-of"), self.take("statement.in"));
        if !is_out_of && !is_in && !self.take("statement.of") {
            return None;
        }
        let Some(whole) = self.number().filter(|whole| whole.value() > 0.0) else {
            self.at = start;
            return None;
        };
        let fraction = part.value() / whole.value();
        if is_in {
            return Some(Amount::Fraction(fraction));
        }
        let loose = (is_out_of && (SPOKEN.contains(&whole.value()) || whole.value() == HUNDRED)).then_some(fraction);
        let whole = self.with_unit(whole, None);
        Some(Amount::Of(part.clone(), whole, loose))
    }

    /// A word for parts of a whole, so many of them.
    fn part(&mut self, many: f64) -> Option<f64> {
        let skipped = usize::from(self.words.phrase("statement.article", self.rest()) == 1);
        let word = self.rest().get(skipped)?;
        let key = if many == 1.0 { "statement.part" } else { "statement.parts" };
        let place = self.words.place(key, word).or_else(|| self.words.place("statement.part", word))?;
        // "A third" is a part; "third" alone is a place in an order, and only "half" needs no article.
        let is_bare = skipped == 0 && self.at == 0 && place > 0;
        if is_bare {
            return None;
        }
        self.at += skipped + 1;
        Some(many / (place + 2) as f64)
    }

    /// What is left is the unit, with a scale before it perhaps.
    fn with_unit(&mut self, number: Number, currency: Option<String>) -> Number {
        let compared = ["statement.more", "statement.less"];
        let ends = |tokens: &[String]| {
            tokens.is_empty() || compared.iter().any(|key| self.words.phrase(key, tokens) == tokens.len())
        };
        let length = (0..=self.rest().len()).find(|at| ends(&self.rest()[*at..])).unwrap_or(0);
        let unit = self.rest()[..length].to_vec();
        self.at += length;
        let scale = SCALES.iter().find_map(|(key, scale)| {
            let words = self.words.phrase(key, &unit);
            (words > 0).then(|| (*scale, unit[words..].join(" ")))
        });
        let with_currency = |after: String| match &currency {
            Some(currency) if after.is_empty() => currency.clone(),
            Some(currency) => format!("{currency} {after}"),
            None => after,
        };
        Number {
            after: with_currency(unit.join(" ")),
            scaled: scale.map(|(scale, after)| (scale, with_currency(after))),
            ..number
        }
    }

    /// `more` or `fewer` after an amount says which way.
    fn compared(&mut self, way: Option<Way>, amount: Amount) -> (Option<Way>, Amount) {
        if self.take("statement.more") {
            return (Some(Way::Rise), amount);
        }
        if self.take("statement.less") {
            return (Some(Way::Fall), amount);
        }
        (way, amount)
    }

    fn number(&mut self) -> Option<Number> {
        let first = self.rest().first()?;
        if let Some(number) = digits(first) {
            self.at += 1;
            return Some(number);
        }
        let value = self.number_words()?;
        Some(Number { digits: value.to_string(), ..Number::default() })
    }

    /// A number in words. A scale at its end is left for the unit: "two thousand" is typed as `2 thousand` is.
    fn number_words(&mut self) -> Option<u64> {
        let mut total = 0;
        let mut group = self.below_thousand()?;
        for (key, scale) in SCALES.into_iter().rev() {
            let start = self.at;
            if !self.take(key) {
                continue;
            }
            let after = self.at;
            self.take("statement.and");
            let scaled = group * (scale as u64);
            match self.below_thousand() {
                Some(next) => {
                    total += scaled;
                    group = next;
                }
                None => {
                    // "Two thousand" leaves its scale to the unit; "one million two hundred thousand" cannot.
                    self.at = if total > 0 { after } else { start };
                    group = if total > 0 { scaled } else { group };
                    break;
                }
            }
        }
        Some(total + group)
    }

    fn below_thousand(&mut self) -> Option<u64> {
        let start = self.at;
        let is_article = self.take("statement.article");
        let small = if is_article { Some(1) } else { self.below_hundred() };
        let dozen = small.filter(|_| self.take("statement.dozen"));
        if let Some(dozens) = dozen {
            return Some(dozens * 12);
        }
        let hundreds = small.filter(|small| *small > 0 && self.take("statement.hundred"));
        let scales = |reader: &Self| SCALES.iter().any(|(key, _)| reader.words.phrase(key, reader.rest()) > 0);
        let Some(hundreds) = hundreds else {
            if is_article && !scales(self) {
                self.at = start;
                return None;
            }
            return small;
        };
        let before = self.at;
        let and = self.take("statement.and");
        match self.below_hundred() {
            Some(rest) => Some(hundreds * 100 + rest),
            None => {
                self.at = if and { before } else { self.at };
                Some(hundreds * 100)
            }
        }
    }

    fn below_hundred(&mut self) -> Option<u64> {
        let place = |reader: &Self, key: &str| {
            reader.rest().first().and_then(|token| reader.words.place(key, token)).map(|place| place as u64)
        };
        // "Ten" is both the first of the tens and one of the units.
        if let Some(tens) = place(self, "statement.tens").filter(|place| *place > 0) {
            self.at += 1;
            let unit = place(self, "statement.units").filter(|unit| (1..10).contains(unit));
            self.at += usize::from(unit.is_some());
            return Some((tens + 1) * 10 + unit.unwrap_or(0));
        }
        let unit = place(self, "statement.units")?;
        self.at += 1;
        Some(unit)
    }
}

/// A number in digits, well grouped.
fn digits(token: &str) -> Option<Number> {
    let (sign, number) = match token.strip_prefix('-') {
        Some(number) => ("-", number),
        None => ("", token),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let is_well_grouped = groups.len() == 1
        || (groups[0].len() <= 3 && groups[0] != "0" && groups[1..].iter().all(|group| group.len() == 3));
    if !whole.starts_with(|c: char| c.is_ascii_digit()) || !is_well_grouped || fraction.contains([',', '.']) {
        return None;
    }
    let point = if fraction.is_empty() { "" } else { "." };
    Some(Number {
        digits: format!("{sign}{}{point}{fraction}", groups.concat()),
        decimals: u8::try_from(fraction.len()).ok()?,
        ..Number::default()
    })
}
