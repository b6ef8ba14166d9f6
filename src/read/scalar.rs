//! The small values that front matter and data are made of: ids, dates, references.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Visitor};

use super::schema::Form;

/// The permanent name of a record: lower-case letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Id {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if text.is_empty() || !text.chars().all(fits) || text.starts_with('-') || text.ends_with('-') {
            return Err("an id of lower-case letters a-z, digits and hyphens between them");
        }
        Ok(Id(text.to_owned()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Makes an id of any text, as headings and row keys need it: letters and digits stay, the rest becomes hyphens.
/// Letters of every script count; only ASCII ones are lowered in place, others by Unicode's rules.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if matches!(c, '\'' | '\u{2019}') {
            // An apostrophe joins: "board's" is one word.
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// A date as far as it is known: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Date {
    /// The year.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// The month, from 1, if it is known.
    pub fn month(&self) -> Option<i8> {
        self.month
    }

    /// The day of the month, from 1, if it is known.
    pub fn day(&self) -> Option<i8> {
        self.day
    }

    /// The first day that the date can mean; what is not known counts as the first.
    pub fn first_day(&self) -> jiff::civil::Date {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        // `from_str` made sure that this is a day of the calendar.
        jiff::civil::Date::new(self.year, month, day).unwrap_or(jiff::civil::Date::ZERO)
    }

    /// The last day that the date can mean: `2013-02` is over after the 28th.
    pub fn last_day(&self) -> jiff::civil::Date {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first_day(),
            (Some(_), None) => self.first_day().last_of_month(),
            (None, _) => self.first_day().last_of_year(),
        }
    }

    /// Whether the day is known.
    pub fn is_day(&self) -> bool {
        self.day.is_some()
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(day: jiff::civil::Date) -> Self {
        Date { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }
}

impl fmt::Display for Date {
    /// As HTML's `datetime` wants it, and as it was written: `2013-11-26`, `2013-11`, `2013`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        match self.day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

/// What to write in place of a date in another form.
fn written_as_a_date(text: &str) -> String {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let short = |part: &str| part.parse::<u8>().ok().filter(|part| *part > 0);
    match parts[..] {
        [day, month, year] if year.len() == 4 => match (short(day), short(month)) {
            (Some(day), Some(month @ 1..=12)) if day > 12 => {
                format!("write the year first: {year}-{month:02}-{day:02}")
            }
            (Some(day @ 1..=12), Some(month @ 1..=12)) if day != month => {
                format!(
                    "write the year first: {year}-{month:02}-{day:02}, or {year}-{day:02}-{month:02} if the month came first"
                )
            }
            _ => "write 2013-11-26, 2013-11 or 2013".to_owned(),
        },
        _ => "write 2013-11-26, 2013-11 or 2013".to_owned(),
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        if !digits || !matches!(lengths[..], [4] | [4, 2] | [4, 2, 2]) {
            return Err(format!("`{text}` is not a date; {}", written_as_a_date(text)));
        }
        let part = |at: usize| parts.get(at).and_then(|part| part.parse::<i8>().ok());
        let year = parts[0].parse::<i16>().map_err(|_| format!("`{text}` is not a date"))?;
        let (month, day) = (part(1), part(2));
        if let Some(month) = month.filter(|month| !(1..=12).contains(month)) {
            return Err(format!("`{text}` is not a date: there is no month {month}"));
        }
        let date = jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1));
        date.map_err(|_| format!("`{text}` is not a date: that month has no day {}", day.unwrap_or(1)))?;
        Ok(Date { year, month, day })
    }
}

/// What a reference can name; the scheme of a link in Markdown and the first part of a reference in front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// A finding.
    Finding,
    /// A recommendation.
    Recommendation,
    /// A report.
    Report,
    /// A chapter of a report.
    Chapter,
    /// A framework.
    Framework,
    /// A principle of a framework.
    Principle,
    /// A data table.
    Table,
    /// A figure on some page.
    Figure,
    /// A bibliography entry.
    Source,
    /// A glossary entry.
    Term,
    /// An organisation.
    Body,
}

/// Every scheme with its name, one row each.
pub const SCHEMES: &[(Scheme, &str)] = &[
    (Scheme::Finding, "finding"),
    (Scheme::Recommendation, "recommendation"),
    (Scheme::Report, "report"),
    (Scheme::Chapter, "chapter"),
    (Scheme::Framework, "framework"),
    (Scheme::Principle, "principle"),
    (Scheme::Table, "table"),
    (Scheme::Figure, "figure"),
    (Scheme::Source, "source"),
    (Scheme::Term, "term"),
    (Scheme::Body, "body"),
];

impl Scheme {
    /// The scheme of a name.
    pub fn of(name: &str) -> Option<Self> {
        SCHEMES.iter().find(|(_, known)| *known == name).map(|(scheme, _)| *scheme)
    }

    /// The name, as in `name:id`.
    pub fn name(self) -> &'static str {
        SCHEMES.iter().find(|(scheme, _)| *scheme == self).map_or("", |(_, name)| name)
    }
}

/// A reference as it is written: `table:lscb-compliance`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// What is named.
    pub scheme: Scheme,
    /// Its id, as it was typed; whether it exists is for the model to say.
    pub id: String,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scheme.name(), self.id)
    }
}

impl FromStr for Reference {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = || SCHEMES.iter().map(|(_, name)| format!("{name}:")).collect::<Vec<_>>().join(", ");
        let (scheme, id) = text
            .split_once(':')
            .ok_or_else(|| format!("`{text}` is not a reference; begin with one of {}", known()))?;
        let scheme = Scheme::of(scheme)
            .ok_or_else(|| format!("`{scheme}:` is not known; references begin with one of {}", known()))?;
        Ok(Reference { scheme, id: id.trim().to_owned() })
    }
}

/// Implements `Deserialize` through `FromStr`, from the text of a scalar as it was typed, and tells editors its form.
macro_rules! from_text {
    ($type:ident, $expecting:literal, $form:expr) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let form: $crate::read::schema::Form = $form;
                form.schema()
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl Visitor<'_> for Text {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$type, E> {
                        <$type>::from_str(text).map_err(|error| {
                            // Our own words where there are some; the form of serde where the type only names what it wants.
                            let words = error.to_string();
                            if words.contains('`') {
                                E::custom(words)
                            } else {
                                E::custom(format!("`{text}` is not {words}"))
                            }
                        })
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
    };
}

pub(in crate::read) use from_text;

from_text!(
    Id,
    "an id of lower-case letters, digits and hyphens",
    Form {
        about: "An id: lower-case letters a-z, digits and hyphens between them.",
        pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$".into(),
        numbers: Some((0, None)),
        examples: &["final-report", "boards-2013"],
    }
);
from_text!(
    Date,
    "a date such as 2013-11-26, 2013-11 or 2013",
    Form {
        about: "A date as far as it is known: a day, a month or a year.",
        pattern: "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$".into(),
        numbers: Some((1000, Some(9999))),
        examples: &["2013-11-26", "2013-11", "2013"],
    }
);
from_text!(
    Reference,
    "a reference such as `table:some-id`",
    Form {
        about: "What is meant, by what it is and its id.",
        pattern: format!("^({}):", SCHEMES.iter().map(|(_, name)| *name).collect::<Vec<_>>().join("|")).into(),
        numbers: None,
        examples: &["table:some-table", "source:some-source", "finding:some-finding"],
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_exact_as_they_were_written() {
        for text in ["2013", "2013-11", "2013-11-26"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_date_means_days_from_its_first_to_its_last() {
        let last = |text: &str| text.parse::<Date>().unwrap().last_day().to_string();
        assert_eq!(last("2012"), "2012-12-31");
        assert_eq!(last("2012-02"), "2012-02-29");
        assert_eq!(last("2012-02-03"), "2012-02-03");
    }

    #[test]
    fn a_date_that_no_calendar_has_says_why() {
        assert!("2014-13-45".parse::<Date>().unwrap_err().contains("no month 13"));
        assert!("2014-02-30".parse::<Date>().unwrap_err().contains("no day 30"));
        assert!("26/11/2013".parse::<Date>().is_err());
    }

    #[test]
    fn slugs_keep_letters_of_every_script() {
        assert_eq!(slug("What goes wrong?"), "what-goes-wrong");
        assert_eq!(slug("The board’s Tŷ — 2013"), "the-boards-tŷ-2013");
        assert_eq!(slug("…"), "");
    }

    #[test]
    fn a_reference_has_a_known_scheme() {
        assert_eq!("table:x".parse::<Reference>().unwrap().scheme, Scheme::Table);
        assert!("tabel:x".parse::<Reference>().is_err());
    }
}
