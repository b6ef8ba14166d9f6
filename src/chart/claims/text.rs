//! Sentences taken apart: clauses, the words in them, and the names of the chart that they hold.

use crate::chart::plot::Plot;
use crate::messages::Messages;

/// The words that make a statement, by what they state; in lower case.
pub struct Lexicon<'m> {
    /// Upwards.
    pub rise: &'m [String],
    /// Downwards.
    pub fall: &'m [String],
    /// Two times as much.
    pub double: &'m [String],
    /// Half as much.
    pub halve: &'m [String],
    /// Above all others.
    pub highest: &'m [String],
    /// Below all others.
    pub lowest: &'m [String],
    /// Above another.
    pub more: &'m [String],
    /// Below another.
    pub less: &'m [String],
    /// Between what is compared and what it is compared with.
    pub than: &'m [String],
    /// Before a number that is exceeded.
    pub over: &'m [String],
    /// Before a number that is not reached.
    pub under: &'m [String],
    /// Before the place from which something is followed to the end.
    pub since: &'m [String],
    /// Before the place up to which something is followed from the beginning.
    pub until: &'m [String],
    /// What makes a statement mean something else: not, second, one of.
    pub unless: &'m [String],
    /// Per cent in words.
    pub percent: &'m [String],
    /// After a number that is a difference of shares.
    pub points: &'m [String],
    /// Before a number that need not be exact.
    pub about: &'m [String],
    /// What makes a number one of several values taken together: a sum, a mean.
    pub together: &'m [String],
    /// Before a number that others are for: per 1,000.
    pub per: &'m [String],
    /// After a number that is of another size: million.
    pub scale: &'m [String],
    /// Before two numbers or places that belong together: between.
    pub range: &'m [String],
    /// At the beginning of a clause that is about some of all.
    pub within: &'m [String],
    /// What a measure of any sort is called, and what joins that to the rest of its name.
    pub subject: &'m [String],
    /// What a measure that is no share may be called too.
    pub counts: &'m [String],
    /// Before the name of a place along the axis: in, was for.
    pub places: &'m [String],
    /// Between clauses.
    between: &'m [String],
}

impl<'m> Lexicon<'m> {
    /// The lists of the catalogue.
    pub fn new(messages: &'m Messages) -> Self {
        Lexicon {
            rise: messages.words("chart.claims.rise"),
            fall: messages.words("chart.claims.fall"),
            double: messages.words("chart.claims.double"),
            halve: messages.words("chart.claims.halve"),
            highest: messages.words("chart.claims.highest"),
            lowest: messages.words("chart.claims.lowest"),
            more: messages.words("chart.claims.more"),
            less: messages.words("chart.claims.less"),
            than: messages.words("chart.claims.than"),
            over: messages.words("chart.claims.over"),
            under: messages.words("chart.claims.under"),
            since: messages.words("chart.claims.since"),
            until: messages.words("chart.claims.until"),
            unless: messages.words("chart.claims.unless"),
            percent: messages.words("chart.claims.percent"),
            points: messages.words("chart.claims.points"),
            about: messages.words("chart.claims.about"),
            together: messages.words("chart.claims.together"),
            per: messages.words("chart.claims.per"),
            scale: messages.words("chart.claims.scale"),
            range: messages.words("chart.claims.range"),
            within: messages.words("chart.claims.within"),
            subject: messages.words("chart.claims.subject"),
            counts: messages.words("chart.claims.counts"),
            places: messages.words("chart.claims.places"),
            between: messages.words("chart.claims.between"),
        }
    }
}

/// A clause.
pub struct Clause<'t> {
    /// As it was written.
    pub said: &'t str,
    /// In lower case, with one space before and after each word and no other mark.
    pub words: String,
    /// The whole sentence in this form.
    pub sentence: String,
}

impl Clause<'_> {
    /// Where the first of some words begins.
    pub fn place(&self, words: &[String]) -> Option<usize> {
        words.iter().filter_map(|word| find(&self.words, word)).min()
    }

    /// What stands after the first of some words.
    pub fn after(&self, words: &[String]) -> Option<&str> {
        let end = |word: &String| find(&self.words, word).map(|at| (at, at + 1 + word.len()));
        words.iter().filter_map(end).min_by_key(|(at, end)| (*at, usize::MAX - end)).map(|(_, end)| &self.words[end..])
    }

    /// Whether it begins with one of some words.
    pub fn begins(&self, words: &[String]) -> bool {
        self.place(words) == Some(0)
    }

    /// Whether one of some words is there.
    pub fn has(&self, words: &[String]) -> bool {
        self.place(words).is_some()
    }

    /// The categories that are named, with where they are.
    pub fn categories(&self, plot: &Plot) -> Vec<(usize, usize)> {
        self.named(plot.categories.iter().map(|category| category.label.as_str()))
    }

    /// The series that are named, with where they are.
    pub fn series(&self, plot: &Plot) -> Vec<(usize, usize)> {
        self.named(plot.series.iter().map(|series| series.name.as_str()))
    }

    /// Which of some names the clause holds, in the order in which it does; not one that is only part of a longer one.
    fn named<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<(usize, usize)> {
        let normal: Vec<String> = names.map(normal).collect();
        let place = |(at, name): (usize, &String)| self.words.find(name.as_str()).map(|place| (at, place));
        let all: Vec<(usize, usize)> =
            normal.iter().enumerate().filter(|(_, name)| name.len() > 2).filter_map(place).collect();
        let part_of = |one: &str, other: &str| other.len() > one.len() && other.contains(one);
        let mut found: Vec<(usize, usize)> = all
            .iter()
            .copied()
            .filter(|(at, _)| !all.iter().any(|(other, _)| part_of(&normal[*at], &normal[*other])))
            .collect();
        found.sort_by_key(|(_, place)| *place);
        found
    }
}

/// Where a word stands in a text in its normal form: the place of the space before it.
pub fn find(text: &str, word: &str) -> Option<usize> {
    let whole = |at: &usize| {
        let before = text[..*at].ends_with(' ');
        before && text[at + word.len()..].starts_with(' ')
    };
    text.match_indices(word).map(|(at, _)| at).find(whole).map(|at| at - 1)
}

/// Whether a text in its normal form ends with one of some words.
pub fn ends_with(text: &str, words: &[String]) -> bool {
    let text = text.trim_end();
    words.iter().any(|word| text.strip_suffix(word.as_str()).is_some_and(|before| before.ends_with(' ')))
}

/// A text in the form in which words are looked for.
pub fn normal(text: &str) -> String {
    let kept: String =
        text.to_lowercase().chars().map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).collect();
    format!(" {} ", kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The clauses of a text.
pub fn clauses<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<Clause<'t>> {
    let mut all = Vec::new();
    for sentence in sentences(text) {
        for said in cut(sentence, lexicon) {
            all.push(Clause { said: said.trim(), words: normal(said), sentence: normal(sentence) });
        }
    }
    all
}

/// A sentence ends with its mark before a space, so that `6.5%` and `1,000` stay whole.
fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let ends =
            matches!(c, '.' | ';' | '!' | '?' | ':') && text[end..].chars().next().is_none_or(char::is_whitespace);
        if ends {
            all.push(&text[start..end]);
            start = end;
        }
    }
    all.push(&text[start..]);
    all.into_iter().filter(|sentence| !sentence.trim().is_empty()).collect()
}

/// A sentence cut before each of some words; ends of commas stay where they are. What belongs together is not cut:
/// "between 2010 and 2015".
fn cut<'t>(sentence: &'t str, lexicon: &Lexicon) -> Vec<&'t str> {
    let is_one = |words: &[String], word: &str| words.iter().any(|one| one.eq_ignore_ascii_case(word));
    let mut places = vec![0];
    let mut at = 0;
    let mut is_open = false;
    for word in sentence.split(' ') {
        if is_one(lexicon.range, word) {
            is_open = true;
        } else if at > 0 && is_one(lexicon.between, word) {
            if !is_open {
                places.push(at);
            }
            is_open = false;
        }
        at += word.len() + 1;
    }
    places.push(sentence.len());
    places.windows(2).map(|pair| &sentence[pair[0]..pair[1]]).collect()
}
