//! What a text states agrees with the number it is bound to, and what cannot be compared does not stand in one sentence.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, rules};
use crate::memo::{Key, Naming};
use crate::model::Model;
use crate::model::document::Document;
use crate::model::links::Resolved;
use crate::model::numbers::prose::{Passage, passages};
use crate::model::numbers::{occurrences, titles};
use crate::model::table::Cell;
use crate::model::value::apart::apart_within;
use crate::model::value::quantity::Quantity;
use crate::model::value::words::{Words, tokens};
use crate::model::value::{CellAt, Value, label_cells, statement};
use crate::source::Span;

use super::Subject;

/// Every number that disagrees with its cell.
pub(super) fn agree(subject: &Subject) -> Vec<Diagnostic> {
    let states = |document: &&Document| {
        let is_value = |link: &Resolved| matches!(link, Resolved::Value(_));
        document.links.iter().any(is_value) || !document.figures.is_empty()
    };
    let documents = subject.model.documents.par_iter().filter(states);
    let told = documents.flat_map_iter(|document| {
        let found = || Arc::new(Reading { subject, document }.problems());
        subject.memo.documents.get(key(subject, document), found).to_vec()
    });
    told.collect()
}

/// The key of what a document states and of the cells that it states it of.
fn key(subject: &Subject, document: &Document) -> Key {
    let naming = Naming::new("agree").key(document.key).key(subject.texts);
    let links = document.links.iter().chain(&document.figures);
    let values = links.filter_map(|link| match link {
        Resolved::Value(value) => Some(value),
        _ => None,
    });
    let all = values.fold(naming, |naming, value| {
        value.cells.iter().fold(naming.debug(&value.operation), |naming, cell| {
            let table = subject.model.tables[cell.table].key;
            naming.key(table).number(cell.row as u64).number(cell.field as u64)
        })
    });
    all.end()
}

struct Reading<'a> {
    subject: &'a Subject<'a>,
    document: &'a Document,
}

impl Reading<'_> {
    fn problems(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for passage in passages(&self.document.body) {
            for (range, at) in &passage.links {
                let (link, resolved) = (&self.document.body.links[*at], &self.document.links[*at]);
                if let Resolved::Value(value) = resolved {
                    let sentence = passage.shown(passage.sentence(range.start));
                    let typed = self.read_on(link.text.trim(), &passage, range, value);
                    found.extend(self.compare(&typed, value, &sentence, link.span));
                }
            }
            found.extend(self.side_by_side(&passage));
        }
        found.extend(self.figures());
        found
    }

    /// What is typed, with what stands right before and after the link and belongs to the number for every reader: a
    /// minus, the sign of a currency, a scale, per cent. `[16](value:…) thousand` says 16,000.
    fn read_on(&self, typed: &str, passage: &Passage, range: &Range<usize>, value: &Value) -> String {
        if !typed.starts_with(|c: char| c.is_alphanumeric()) {
            return typed.to_owned();
        }
        let words = Words::new(self.subject.messages);
        let mut before = passage.text[..range.start].chars().rev();
        let sign = before.next().filter(|sign| matches!(sign, '-' | '\u{2212}' | '£' | '€' | '$'));
        let is_alone = before.next().is_none_or(|c| c.is_whitespace() || c == '(');
        let mut all: String = sign.filter(|_| is_alone).into_iter().chain(typed.chars()).collect();
        let rest = tokens(&passage.text[range.end..]);
        let is_share = value.cells[0].field(&self.model().tables).unit.as_deref() == Some("%");
        let points = if is_share { "statement.points" } else { "statement.percent" };
        let mut at = 0;
        for key in ["statement.thousand", "statement.million", "statement.billion", "statement.percent", points] {
            let length = words.phrase(key, &rest[at..]);
            for word in &rest[at..at + length] {
                all.push(' ');
                all.push_str(word);
            }
            at += length;
        }
        all
    }

    /// What `figures` binds states its number rightly, and is there to be bound.
    fn figures(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let titles = titles(self.document);
        for (typed, resolved) in self.document.common.figures.keys().zip(&self.document.figures) {
            let path = ["figures".into(), typed.as_str().into()];
            let Some((text, _)) = titles.iter().find(|(text, _)| occurrences(text, typed).next().is_some()) else {
                let message = format!("`{typed}` stands in no title, summary or title of a chart of this page");
                let problem = Diagnostic::new(&rules::FIGURES_IDLE, self.document.spans.key(&path), message);
                found.push(problem.help("write it as it is typed there; a number in the text is bound with a link"));
                continue;
            };
            if let Resolved::Value(value) = resolved {
                found.extend(self.compare(typed, value, text, self.document.spans.key(&path)));
            }
        }
        found
    }

    fn model(&self) -> &Model {
        self.subject.model
    }

    fn compare(&self, typed: &str, value: &Value, sentence: &str, place: Span) -> Option<Diagnostic> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let tables = &self.model().tables;
        let mismatch = |message: String| {
            let message = format!("{message}, in \u{201c}{sentence}\u{201d}");
            label_cells(Diagnostic::new(&rules::VALUE_MISMATCH, place, message), &value.cells, tables)
        };
        let cell = value.cells[0];
        // The model has no value that cannot be worked out.
        let Some(quantity) = Quantity::of(value, tables).ok()? else {
            return match cell.cell(tables) {
                Cell::Text(text) | Cell::Named { text, .. } if text == typed => None,
                Cell::Text(text) | Cell::Named { text, .. } => {
                    Some(mismatch(format!("the sentence says `{typed}` and {} says `{text}`", self.name(cell))))
                }
                other => {
                    let symbol = other.symbol().map_or("", |symbol| symbol.letter());
                    let message = format!(
                        "the sentence says `{typed}` and {} holds no number but the symbol [{symbol}]",
                        self.name(cell)
                    );
                    Some(
                        mismatch(message).help(
                            "a number that is not in the table cannot be stated; say in words why it is not there",
                        ),
                    )
                }
            };
        };
        let words = Words::new(self.subject.messages);
        let Some(statement) = statement::read(typed, words) else {
            let shown = self.shown(value, &quantity);
            let message = format!("`{typed}` is not a number that can be compared, and {shown}");
            let help = slip(typed, &quantity, words).unwrap_or_else(|| unreadable(typed).to_owned());
            return Some(mismatch(message).help(help));
        };
        if statement.agrees(&quantity, words) {
            return None;
        }
        let message = format!("the sentence says `{typed}` and {}", self.shown(value, &quantity));
        let mend = "correct the sentence, or the table if the table is wrong";
        let help = slip(typed, &quantity, words).unwrap_or_else(|| match statement.promise() {
            Some(promise) => format!("`{typed}` promises {promise}; {mend}"),
            None => mend.to_owned(),
        });
        Some(mismatch(message).help(help))
    }

    fn name(&self, cell: CellAt) -> String {
        cell.name(&self.model().tables)
    }

    /// What a number is and where it is from: `table …, row …, field … says 6%`, or how it is worked out.
    fn shown(&self, value: &Value, quantity: &Quantity) -> String {
        let text = quantity.text(self.subject.messages);
        match quantity.how(self.subject.messages) {
            None => format!("{} says `{text}`", self.name(value.cells[0])),
            Some(how) => {
                let operation = value.operation.map_or("", |operation| operation.name());
                format!("the {operation} of its cells is `{text}` ({how})")
            }
        }
    }

    /// Numbers in one sentence are read as a comparison, whatever the sentence says of them.
    fn side_by_side(&self, passage: &Passage) -> Option<Diagnostic> {
        let values = passage.links.iter().filter_map(|(range, at)| match &self.document.links[*at] {
            Resolved::Value(value) => Some((passage.sentence(range.start).start, *at, value)),
            _ => None,
        });
        let values: Vec<(usize, usize, &Value)> = values.collect();
        values.iter().enumerate().find_map(|(place, (sentence, at, value))| {
            let beside =
                values[..place].iter().filter(|(other, ..)| other == sentence).flat_map(|(.., value)| &value.cells);
            let mut cells: Vec<CellAt> = beside.chain(&value.cells).copied().collect();
            cells.dedup();
            let (one, other, why) = apart_within(&cells, &self.model().tables)?;
            let message = format!(
                "{} and {} stand in one sentence and are not to be compared: {why}",
                self.name(one),
                self.name(other)
            );
            let problem = Diagnostic::new(&rules::VALUE_APART, self.document.body.links[*at].span, message);
            let problem = problem.help("give each number a sentence of its own, which says what it measures");
            Some(label_cells(problem, &[one, other], &self.model().tables))
        })
    }
}

/// What to write in place of a text that states the right number in a wrong form.
fn slip(typed: &str, quantity: &Quantity, words: Words) -> Option<String> {
    let agrees = |text: &str| statement::read(text, words).is_some_and(|statement| statement.agrees(quantity, words));
    let joined = joined(typed);
    if joined != typed && agrees(&joined) {
        return Some("group digits with commas and nothing else: 16,500".to_owned());
    }
    let first = typed.find(|c: char| c.is_ascii_digit())?;
    let end = first
        + typed[first..].find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(typed.len() - first);
    let (before, rest) = (typed[..first].trim(), typed[end..].trim());
    if !rest.is_empty() && agrees(&typed[..end]) {
        return Some(format!(
            "the number agrees, and `{rest}` is not the unit of the field: take it out of the square brackets"
        ));
    }
    (!before.is_empty() && agrees(&typed[first..]))
        .then(|| format!("take `{before}` out of the square brackets: only a number and its unit stand there"))
}

/// The text without the spaces and full stops that group digits in other languages.
fn joined(typed: &str) -> String {
    let letters: Vec<char> = typed.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let groups = |at: usize| {
        matches!(letters[at], ' ' | '\u{a0}' | '\u{202f}' | '.')
            && digit(at.checked_sub(1))
            && (1..=3).all(|more| digit(Some(at + more)))
            && !digit(Some(at + 4))
    };
    letters.iter().enumerate().filter(|(at, _)| !groups(*at)).map(|(_, letter)| letter).collect()
}

/// What to write in place of a text that states no number.
fn unreadable(typed: &str) -> &'static str {
    let parts: Vec<&str> = typed.split(',').collect();
    let ends = |part: &str| part.ends_with(|c: char| c.is_ascii_digit());
    let begins = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    if parts.windows(2).any(|pair| ends(pair[0]) && begins(pair[1])) {
        "write decimals with a full stop, and a comma only before each three digits: 6.2%, 16,500"
    } else {
        "write it in digits or words, such as 6%, about 16,500, 2.4 million, two thirds or nearly all, and the unit of the \
         field or none"
    }
}

#[cfg(test)]
mod tests {
    use super::{joined, unreadable};

    #[test]
    fn only_what_groups_digits_is_taken_out() {
        let cases = [
            ("1 200 children", "1200 children"),
            ("1.200", "1200"),
            ("16\u{202f}500", "16500"),
            ("6.2%", "6.2%"),
            ("31 of 38", "31 of 38"),
            ("1 20", "1 20"),
            ("1.2000", "1.2000"),
        ];
        for (typed, plain) in cases {
            assert_eq!(joined(typed), plain, "{typed}");
        }
    }

    #[test]
    fn a_comma_before_decimals_is_told() {
        assert!(unreadable("6,2%").contains("decimals with a full stop"));
        assert!(unreadable("a lot").contains("digits or words"));
    }
}
