//! What a text states agrees with the number it is bound to, and what cannot be compared does not stand in one sentence.

use crate::diagnostic::{Diagnostic, rules};
use crate::model::Model;
use crate::model::document::Document;
use crate::model::links::Resolved;
use crate::model::numbers::prose::{Passage, passages};
use crate::model::numbers::{occurrences, titles};
use crate::model::table::Cell;
use crate::model::value::apart::apart_within;
use crate::model::value::quantity::Quantity;
use crate::model::value::words::Words;
use crate::model::value::{CellAt, Value, label_cells, statement};
use crate::source::Span;

use super::Subject;

/// Every number that disagrees with its cell.
pub(super) fn agree(subject: &Subject) -> Vec<Diagnostic> {
    subject.model.documents.iter().flat_map(|document| Reading { subject, document }.problems()).collect()
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
                    found.extend(self.compare(&link.text, value, &sentence, link.span));
                }
            }
            found.extend(self.side_by_side(&passage));
        }
        found.extend(self.figures());
        found
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
            let message =
                format!("`{typed}` is not a number that can be compared with {}", self.shown(value, &quantity));
            let help = "write it in digits or words, such as 6%, about 16,500, 2.4 million, two thirds or nearly all, and the \
                        unit of the field or none";
            return Some(mismatch(message).help(help));
        };
        if statement.agrees(&quantity, words) {
            return None;
        }
        let message = format!("the sentence says `{typed}` and {}", self.shown(value, &quantity));
        let mend = "correct the sentence, or the table if the table is wrong";
        Some(mismatch(message).help(match statement.promise() {
            Some(promise) => format!("`{typed}` promises {promise}; {mend}"),
            None => mend.to_owned(),
        }))
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
