//! The numbers that publications have all over the world, checked as far as a number can be.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Visitor};

use crate::read::scalar::from_text;
use crate::read::schema::Form;

/// A digital object identifier, after ISO 26324: `10.1000/182`, without `https://doi.org/` before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doi(String);

impl Doi {
    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where it leads.
    pub fn url(&self) -> String {
        format!("https://doi.org/{}", self.0)
    }
}

impl FromStr for Doi {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bare = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:", "DOI:"];
        if let Some(rest) = bare.iter().find_map(|start| text.strip_prefix(start)) {
            return Err(format!("`{text}` has more than the identifier; write `{}`", rest.trim()));
        }
        let registrant = |prefix: &str| {
            let digits = prefix.strip_prefix("10.").unwrap_or("");
            digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        };
        match text.split_once('/') {
            Some((prefix, suffix))
                if registrant(prefix)
                    && !suffix.is_empty()
                    && !suffix.contains(|c: char| c.is_whitespace() || c.is_control()) =>
            {
                Ok(Doi(text.to_owned()))
            }
            _ => {
                Err(format!("`{text}` is not a DOI; one begins with `10.`, digits and a slash, such as `10.1000/182`"))
            }
        }
    }
}

/// An international standard book number, after ISO 2108, as it was written: with hyphens, spaces or neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Isbn(String);

impl Isbn {
    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Isbn {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let signs: Vec<char> = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
        let digits: Option<Vec<u32>> = signs.iter().enumerate().map(|(at, c)| digit(*c, at)).collect();
        let (10 | 13, Some(digits)) = (signs.len(), digits) else {
            return Err(format!("`{text}` is not an ISBN, which has 13 digits, or 10 where the last may be X"));
        };
        if is_checked(&digits) {
            return Ok(Isbn(text.to_owned()));
        }
        Err(format!("`{text}` is not an ISBN: its last digit does not go with the others, so one of them is a slip"))
    }
}

/// The worth of a sign; X is ten and stands only at the end of a number with ten digits.
fn digit(sign: char, at: usize) -> Option<u32> {
    match sign {
        'X' | 'x' if at == 9 => Some(10),
        _ => sign.to_digit(10),
    }
}

/// The check digit: of 13, weights 1 and 3 in turn and a sum that ten divides; of 10, weights 10 to 1 and eleven.
fn is_checked(digits: &[u32]) -> bool {
    if digits.len() == 13 {
        let sum: u32 = digits.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
        return sum.is_multiple_of(10) && digits.iter().all(|digit| *digit < 10);
    }
    let sum: u32 = digits.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    sum.is_multiple_of(11)
}

from_text!(
    Doi,
    "a DOI such as `10.1000/182`",
    Form {
        about: "A digital object identifier, without `https://doi.org/` before it.",
        pattern: r"^10\.[0-9][0-9.]*/\S+$".into(),
        numbers: None,
        examples: &["10.1000/182"],
    }
);
from_text!(
    Isbn,
    "an ISBN of 13 digits",
    Form {
        about: "An international standard book number of 13 digits, or of 10. Its last digit has to go with the others.",
        pattern: "^[- ]*([0-9][- ]*){9}([0-9Xx]|([0-9][- ]*){4})[- ]*$".into(),
        numbers: Some((1_000_000_000, None)),
        examples: &["978-0-306-40615-7"],
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_of_an_isbn_goes_with_the_others() {
        for good in ["978-0-306-40615-7", "9780306406157", "0-306-40615-2", "0 8044 2957 X"] {
            assert_eq!(good.parse::<Isbn>().map(|isbn| isbn.as_str().to_owned()).as_deref(), Ok(good));
        }
        for bad in ["978-0-306-40615-6", "0-306-40615-3", "97803064061X7", "123", "X306406152", ""] {
            assert!(bad.parse::<Isbn>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_doi_is_the_identifier_alone() {
        assert_eq!("10.1000/182".parse::<Doi>().unwrap().url(), "https://doi.org/10.1000/182");
        assert!("https://doi.org/10.1000/182".parse::<Doi>().unwrap_err().ends_with("write `10.1000/182`"));
        for bad in ["10.1000", "11.1000/182", "10./182", "10.1000/", "10.1000/1 2"] {
            assert!(bad.parse::<Doi>().is_err(), "{bad}");
        }
    }
}
