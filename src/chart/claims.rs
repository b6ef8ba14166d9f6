//! What an author says of a chart, held against its data.
//!
//! A title is the message that most readers take away, so a title that says "fell" over a line that rises is the worst
//! error a chart can have. Only statements that are plain enough to be understood are checked: a number with the unit of
//! the chart, a direction, a highest or a lowest, a comparison of two things that the sentence names. Whatever is said
//! in any other way is left to people. The words that make a statement are in the catalogue, one list a language; a
//! language without such a list is not checked.

mod numbers;
mod rank;
mod text;
mod trend;

use super::kind::{self, Across};
use super::plot::Plot;
use super::select::Selected;
use crate::diagnostic::{Diagnostic, rules};
use crate::messages::Messages;
use crate::read::yaml::Step;

use text::{Clause, Lexicon};

/// A statement that the data contradicts: what the data says instead.
struct Contradiction(String);

/// Every statement of the title and the description that the data contradicts.
pub fn problems(selected: &Selected, messages: &Messages) -> Vec<Diagnostic> {
    let record = selected.block.record();
    let lexicon = Lexicon::new(messages);
    // Where it is not known what makes a statement mean something else, none is understood.
    if lexicon.unless.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let description = record.description.as_deref().unwrap_or_default();
    for (key, said) in [("title", record.title.as_str()), ("description", description)] {
        for clause in text::clauses(said, &lexicon) {
            let contradiction = contradicted(&selected.plots, &clause, &lexicon, messages);
            found.extend(contradiction.map(|Contradiction(why)| {
                let path: [Step; 1] = [key.into()];
                let message = format!("the data does not say \u{201c}{}\u{201d}: {why}", clause.said);
                Diagnostic::new(&rules::CHART_CLAIM, selected.block.span(&path), message).help(
                    "mend the words or the data; what the chart does not show belongs in the text, with its source",
                )
            }));
        }
    }
    found
}

fn contradicted(plots: &[Plot], clause: &Clause, lexicon: &Lexicon, messages: &Messages) -> Option<Contradiction> {
    if kind::of(plots[0].record.kind).across == Across::Measure {
        return None;
    }
    let numbers = numbers::check(plots, clause, lexicon, messages);
    // Of charts side by side, a clause does not say plainly which one it is about.
    let [plot] = plots else { return numbers };
    numbers
        .or_else(|| trend::check(plot, clause, lexicon, messages))
        .or_else(|| rank::check(plot, clause, lexicon, messages))
}

#[cfg(test)]
mod tests;
