//! Bound numbers: what a sentence says is compared with the cell it names.

use crate::diagnostic::{Diagnostic, did_you_mean, rules};
use crate::read::body::Link;

use super::number;
use super::table::{Cell, Field, Table};

/// Finds the cell of a bound number, and holds the typed text against it.
///
/// # Errors
/// When there is no such cell, or the text disagrees with it.
pub fn resolve(table: &Table, row: &str, column: &str, link: &Link) -> Result<(usize, usize), Diagnostic> {
    let field = table.field(column).ok_or_else(|| {
        let known = table.fields.iter().map(|field| field.id.as_str());
        unknown(link, format!("the table `{}` has no field `{column}`", table.id), column, known)
    })?;
    let at = table.rows.iter().position(|candidate| candidate.key == row).ok_or_else(|| {
        let known = table.rows.iter().map(|row| row.key.as_str());
        unknown(link, format!("the table `{}` has no row `{row}`", table.id), row, known)
    })?;
    compare(&table.fields[field], &table.rows[at].cells[field], link, table.rows[at].span)?;
    Ok((at, field))
}

fn unknown<'a>(link: &Link, message: String, typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let some: Vec<&str> = known.clone().take(8).collect();
    let help = did_you_mean(typed, known).unwrap_or_else(|| format!("there is: {}", some.join(", ")));
    Diagnostic::new(&rules::VALUE_UNKNOWN, link.span, message).help(help)
}

fn compare(field: &Field, cell: &Cell, link: &Link, row: crate::source::Span) -> Result<(), Diagnostic> {
    let typed = link.text.trim();
    let mismatch =
        |message: String| Diagnostic::new(&rules::VALUE_MISMATCH, link.span, message).label(row, "the row of the cell");
    match cell {
        Cell::Missing(symbol) => {
            let message = format!("the cell holds no number but the symbol [{}]", symbol.letter());
            Err(mismatch(message)
                .help("a number that is not in the table cannot be stated; say in words why it is not there"))
        }
        Cell::Text(text) if typed.is_empty() || text == typed => Ok(()),
        Cell::Text(text) => Err(mismatch(format!("the sentence says `{typed}` and the cell says `{text}`"))),
        Cell::Number(..) if typed.is_empty() => Ok(()),
        Cell::Number(value, _) => {
            let Some(stated) = Stated::parse(typed) else {
                let message = format!("`{typed}` is not a number that can be compared with the cell");
                return Err(mismatch(message).help("write it in digits, such as 6%, 16,500 or 2.4 million"));
            };
            let units = [field.unit.as_deref(), field.unit_one.as_deref().or(field.unit.as_deref())];
            if units.iter().any(|unit| stated.agrees(*value, *unit, field.published_decimals())) {
                return Ok(());
            }
            let plain = number::plain(*value, field.decimals);
            let unit = match plain.as_str() {
                "1" => units[1],
                _ => units[0],
            };
            let held = match unit {
                None => plain,
                Some("%") => format!("{plain}%"),
                Some(unit) => format!("{plain} {unit}"),
            };
            let problem = mismatch(format!("the sentence says `{typed}` and the cell says `{held}`"));
            Err(problem.help("correct the sentence, or the table if the table is wrong"))
        }
    }
}

/// A number as a sentence states it.
struct Stated {
    /// Its digits with a sign and a decimal point.
    digits: String,
    /// How many decimals it was stated with.
    decimals: u8,
    /// What it counts in: 1, a thousand, a million.
    scale: f64,
    /// What stands after it and its scale.
    unit: String,
    /// What stands after its digits, scale and all.
    after: String,
}

/// Words that scale a number.
const SCALES: &[(&str, f64)] =
    &[("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("k", 1e3), ("m", 1e6), ("bn", 1e9)];

impl Stated {
    fn parse(typed: &str) -> Option<Self> {
        let (negative, rest) = match typed.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, typed),
        };
        let (currency, rest) = match rest.chars().next().filter(|c| matches!(c, '£' | '€' | '$')) {
            Some(sign) => (sign.to_string(), &rest[sign.len_utf8()..]),
            None => (String::new(), rest),
        };
        let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let grouped = whole.contains(',');
        let groups: Vec<&str> = whole.split(',').collect();
        let well_grouped = !grouped || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
        if whole.is_empty()
            || groups[0].is_empty()
            || !well_grouped
            || fraction.contains([',', '.'])
            || (number.contains('.') && fraction.is_empty())
        {
            return None;
        }
        let after = after.trim();
        let (scale, unit) = match SCALES.iter().find(|(word, _)| after.split_whitespace().next() == Some(word)) {
            Some((word, scale)) => (*scale, after[word.len()..].trim()),
            None => (1.0, after),
        };
        let sign = if negative { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        Some(Stated {
            digits: format!("{sign}{}{point}{fraction}", groups.concat()),
            decimals: u8::try_from(fraction.len()).ok()?,
            scale,
            after: after.to_owned(),
            unit: if currency.is_empty() { unit.to_owned() } else { currency },
        })
    }

    /// Whether the cell, rounded as the statement is, is what is stated, and the unit is the field's.
    fn agrees(&self, value: f64, unit: Option<&str>, decimals: Option<u8>) -> bool {
        let same_unit = match (self.unit.as_str(), unit) {
            ("", _) => true,
            ("%" | "per cent" | "percent", unit) => unit == Some("%"),
            (stated, Some(unit)) => stated == unit || stated == unit.trim_end_matches('s'),
            (_, None) => false,
        };
        // A unit such as `m` may look like a scale; the field's own unit comes first.
        let (same_unit, scale) =
            if !self.after.is_empty() && unit == Some(&self.after) { (true, 1.0) } else { (same_unit, self.scale) };
        let Ok(stated) = self.digits.parse::<f64>() else { return false };
        // What the table publishes as more than nothing is not nothing in a sentence.
        let vanishes = stated == 0.0 && number::plain(value, decimals).bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        let plain = |value: f64| number::plain(value, Some(self.decimals));
        same_unit && !vanishes && plain(stated) == plain(value / scale)
    }
}

#[cfg(test)]
mod tests {
    use super::Stated;

    fn agrees(typed: &str, value: f64, unit: Option<&str>) -> bool {
        Stated::parse(typed).is_some_and(|stated| stated.agrees(value, unit, None))
    }

    #[test]
    fn a_statement_may_round_and_scale() {
        for (typed, value, unit) in [
            ("6%", 6.0, Some("%")),
            ("6%", 6.2, Some("%")),
            ("6.2%", 6.2, Some("%")),
            ("6 per cent", 6.2, Some("%")),
            ("16,500", 16500.0, None),
            ("16.5 thousand", 16500.0, None),
            ("16.5k", 16500.0, None),
            ("2.4 million", 2_409_000.0, None),
            ("188 young people", 188.0, Some("young people")),
            ("\u{2212}4", -4.0, None),
            ("5 m", 5.0, Some("m")),
            ("0%", 0.0, Some("%")),
        ] {
            assert!(agrees(typed, value, unit), "{typed} for {value}");
        }
    }

    #[test]
    fn a_statement_that_differs_is_found() {
        for (typed, value, unit) in [
            ("7%", 6.2, Some("%")),
            ("6.0%", 6.2, Some("%")),
            ("6%", 6.0, None),
            ("16,50", 16500.0, None),
            ("1,6500", 16500.0, None),
            ("six", 6.0, None),
            ("6 boards", 6.0, Some("police forces")),
            ("", 6.0, None),
            ("0%", 0.4, Some("%")),
        ] {
            assert!(!agrees(typed, value, unit), "{typed} for {value}");
        }
    }
}
