//! One cell: a text, a year, a number or a symbol.

use crate::diagnostic::did_you_mean;
use crate::model::account::{STANDINGS, Standing};
use crate::model::symbol::{SYMBOLS, Stands, Symbol};
use crate::model::table::{Cell, Field, FieldKind, Role};
use crate::read::data;
use crate::read::scalar::Id;

use super::Names;

/// The greatest size of a number. Beyond it a chart cannot be drawn and a double no longer counts in ones.
const LARGEST: f64 = 1e15;

type Wrong = (String, Option<String>);

/// Reads a cell; `names` are what ids are shown as.
///
/// # Errors
/// What is wrong with it, and what to write instead.
pub fn cell(field: &Field, written: &data::Field, text: &str, names: &Names) -> Result<Cell, Wrong> {
    let id = &field.id;
    if text.is_empty() {
        let help = "a gap is never a zero: write a symbol that says why, such as [x] not available, [z] not applicable, \
                    [c] confidential";
        return Err((format!("`{id}` is empty"), Some(help.to_owned())));
    }
    if let Some((symbol, stands)) = whole_symbol(text)? {
        return match stands {
            Stands::Alone if field.role == Role::Key => {
                Err((format!("`{id}` names the row and cannot be a symbol"), None))
            }
            Stands::Alone => Ok(Cell::Missing(symbol)),
            Stands::AfterNumber => Err((
                format!("[{}] in `{id}` stands without a number", symbol.letter()),
                Some("write the number before it".to_owned()),
            )),
        };
    }
    match field.kind {
        FieldKind::Text => Ok(Cell::Text(text.to_owned())),
        FieldKind::Year if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(Cell::Text(text.to_owned()))
        }
        FieldKind::Year => {
            let help = "write four digits, such as 2013; a field of names such as 2013-14 has `type: text`";
            Err((format!("`{text}` in `{id}` is not a year"), Some(help.to_owned())))
        }
        FieldKind::Integer | FieldKind::Number => number(field, written, text),
        FieldKind::Source => match text.parse::<Id>() {
            Ok(source) => Ok(Cell::Named { id: text.to_owned(), text: names.source(&source) }),
            Err(form) => Err((
                format!("`{text}` in `{id}` is not the id of a source"),
                Some(format!("write {form}, which sources.yaml has as a key")),
            )),
        },
        FieldKind::Standing => match Standing::of(text) {
            Some(standing) => Ok(Cell::Named { id: text.to_owned(), text: names.standing(standing) }),
            None => {
                let known = STANDINGS.iter().map(|(_, name)| *name);
                let all: Vec<&str> = known.clone().collect();
                let help = did_you_mean(text, known).unwrap_or_else(|| format!("one of {}", all.join(", ")));
                Err((format!("`{text}` in `{id}` is not a standing"), Some(help)))
            }
        },
    }
}

/// A cell that is nothing but a symbol in brackets.
fn whole_symbol(text: &str) -> Result<Option<(Symbol, Stands)>, Wrong> {
    match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        Some(letter) => symbol(letter).map(Some),
        None => Ok(None),
    }
}

fn symbol(letter: &str) -> Result<(Symbol, Stands), Wrong> {
    Symbol::of(letter).ok_or_else(|| {
        let known: Vec<String> = SYMBOLS.iter().map(|(_, letter, _)| format!("[{letter}]")).collect();
        let lower = letter.to_lowercase();
        let help = match Symbol::of(&lower) {
            Some(_) => format!("did you mean [{lower}]?"),
            None => format!("one of {}", known.join(", ")),
        };
        (format!("`[{letter}]` is not a symbol that is known"), Some(help))
    })
}

fn number(field: &Field, written: &data::Field, text: &str) -> Result<Cell, Wrong> {
    let id = &field.id;
    let (digits, mark) = match text.split_once('[') {
        Some((digits, mark)) => match symbol(mark.trim_end_matches(']'))? {
            (symbol, Stands::AfterNumber) => (digits.trim(), Some(symbol)),
            (symbol, Stands::Alone) => {
                return Err((
                    format!("[{}] in `{id}` stands in place of a number, not beside one", symbol.letter()),
                    None,
                ));
            }
        },
        None => (text, None),
    };
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'+' | b'e' | b'E'));
    let value = digits.parse::<f64>().ok().filter(|_| plain && digits.bytes().any(|byte| byte.is_ascii_digit()));
    let Some(value) = value else {
        return Err((format!("`{digits}` in `{id}` is not a number"), Some(instead(digits))));
    };
    if !value.is_finite() || value.abs() > LARGEST {
        return Err((
            format!("`{digits}` in `{id}` is too large to publish"),
            Some("numbers go up to 1,000,000,000,000,000; use a larger unit".to_owned()),
        ));
    }
    if field.kind == FieldKind::Integer && value.fract() != 0.0 {
        return Err((
            format!("`{digits}` in `{id}` is not a whole number"),
            Some("say `type: number` for the field; a point does not separate thousands".to_owned()),
        ));
    }
    for (bound, breached, word) in [
        (written.minimum, written.minimum.is_some_and(|least| value < least), "below the minimum"),
        (written.maximum, written.maximum.is_some_and(|most| value > most), "above the maximum"),
    ] {
        if let (Some(bound), true) = (bound, breached) {
            let help = "correct the cell, or the bound of the field if it is wrong".to_owned();
            return Err((format!("{digits} in `{id}` is {word} of {bound}"), Some(help)));
        }
    }
    Ok(Cell::Number(value, mark))
}

/// What to write in place of a text that is no number.
fn instead(typed: &str) -> String {
    if let Some(plain) = plain(typed) {
        return format!("write {plain}: digits alone, without a unit or a separator, and a point before decimals");
    }
    if typed.starts_with(['<', '\u{2264}']) {
        return "a number that is too low to be published is \"[c]\" (confidential) or \"[k]\" (low figure)".to_owned();
    }
    match Symbol::of(&typed.to_lowercase()) {
        Some((symbol, Stands::Alone)) => format!("a symbol stands in brackets and quotes: \"[{}]\"", symbol.letter()),
        _ => "write digits with a decimal point; a gap has a symbol, such as \"[x]\" for not available".to_owned(),
    }
}

/// The number that was meant by one with a unit, separators of thousands or a decimal comma; `None` where that is unclear.
fn plain(typed: &str) -> Option<String> {
    let kept = typed.replace('\u{2212}', "-").replace(['%', '\u{a3}', '\u{20ac}', '$', '\'', '\u{2019}'], "");
    let mut kept: String = kept.chars().filter(|c| !c.is_whitespace()).collect();
    let in_threes = |digits: &str, sign: char| digits.split(sign).skip(1).all(|group| group.len() == 3);
    match kept.rsplit_once(',') {
        None => {}
        Some((whole, after)) if after.len() != 3 && !whole.contains(',') && !after.contains('.') => {
            kept = format!("{}.{after}", whole.replace('.', ""));
        }
        Some(_) if in_threes(kept.split('.').next().unwrap_or(&kept), ',') => kept.retain(|c| c != ','),
        Some(_) => return None,
    }
    let digits = kept.strip_prefix('-').unwrap_or(&kept);
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_plain && kept.parse::<f64>().is_ok()).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::instead;

    #[test]
    fn a_number_of_a_spreadsheet_comes_back_plain() {
        for (typed, plain) in [
            ("20%", "20"),
            ("20,5", "20.5"),
            ("1,200", "1200"),
            ("1.234,5", "1234.5"),
            ("1 200", "1200"),
            ("\u{a3}1,200.50", "1200.50"),
            ("\u{2212}3", "-3"),
        ] {
            assert!(instead(typed).starts_with(&format!("write {plain}:")), "{typed}: {}", instead(typed));
        }
    }

    #[test]
    fn what_is_no_number_gets_a_symbol() {
        assert_eq!(instead("c"), "a symbol stands in brackets and quotes: \"[c]\"");
        assert!(instead("<5").contains("[k]"));
        for typed in ["-", "n/a", "one", "1-2", ".", "1,2,3,4,5,6"] {
            assert!(instead(typed).contains("[x]"), "{typed}: {}", instead(typed));
        }
    }
}
