//! Numbers with the unit of the chart: each has to be a value of the chart, or follow from two of them.

use super::Contradiction;
use super::text::{Clause, Lexicon, ends_with, find, normal};
use super::trend::series;
use crate::chart::describe::words::{Spot, Words};
use crate::chart::plot::{self, Plot};
use crate::messages::Messages;
use crate::model::number;

/// A number that was typed, with its unit.
struct Typed<'t> {
    value: f64,
    decimals: u8,
    /// The words before it.
    before: &'t str,
    said: &'t str,
}

/// A number that is nowhere in the chart.
pub fn check(plots: &[Plot], clause: &Clause, lexicon: &Lexicon, messages: &Messages) -> Option<Contradiction> {
    let unit = plots[0].measure().unit.as_deref()?;
    let typed = typed(clause.said, unit, lexicon, messages);
    if let ([plot], [only]) = (plots, &typed[..])
        && let Some(contradiction) = misplaced(plot, clause, only, lexicon, messages)
    {
        return Some(contradiction);
    }
    let wrong = typed.iter().find(|typed| !is_there(plots, typed, lexicon))?;
    Some(Contradiction(format!(
        "the chart has no {}, nor two values that differ by it or add up to it",
        wrong.said.trim()
    )))
}

/// One number said of one category, and of nothing else, that is not its value.
fn misplaced(
    plot: &Plot,
    clause: &Clause,
    typed: &Typed,
    lexicon: &Lexicon,
    messages: &Messages,
) -> Option<Contradiction> {
    let relative = [lexicon.more, lexicon.less, lexicon.rise, lexicon.fall, lexicon.over, lexicon.under];
    if relative.iter().any(|words| clause.has(words)) || clause.has(lexicon.points) || clause.has(lexicon.unless) {
        return None;
    }
    let [(category, _)] = clause.categories(plot)[..] else { return None };
    let series = series(plot, clause)?;
    let value = plot.series[series].points[category].value()?;
    let words = Words { plot, messages };
    let told = format!("it is {} {}", words.quantity(Spot { series, category, value }), words.place(category));
    (!typed.is(value)).then_some(Contradiction(told))
}

impl Typed<'_> {
    /// Whether a value is what was typed, in the decimals that were.
    fn is(&self, value: f64) -> bool {
        let plain = |value: f64| number::plain(value.abs(), Some(self.decimals));
        plain(value) == plain(self.value)
    }
}

/// The numbers of a clause that have the unit after them, or before them where it is a currency.
fn typed<'t>(said: &'t str, unit: &str, lexicon: &Lexicon, messages: &Messages) -> Vec<Typed<'t>> {
    let (thousands, decimal) = (messages.text("number.thousands", &[]), messages.text("number.decimal", &[]));
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(first) = said[start..].find(|c: char| c.is_ascii_digit()).map(|at| start + at) {
        let is_part = |c: char| c.is_ascii_digit() || thousands.contains(c) || decimal.contains(c);
        let run = said[first..].find(|c: char| !is_part(c)).map_or(said.len(), |at| first + at);
        let digits = said[first..run].trim_end_matches(|c: char| !c.is_ascii_digit());
        let end = first + digits.len();
        start = run;
        let rest = &said[end..];
        let has_unit = rest.trim_start().starts_with(unit)
            || said[..first].ends_with(unit)
            || unit == "%" && lexicon.percent.iter().any(|word| find(&normal(rest), word) == Some(0));
        let plain = digits.replace(&thousands, "").replace(&decimal, ".");
        if let (true, Ok(value)) = (has_unit, plain.parse()) {
            let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len().min(9) as u8);
            found.push(Typed {
                value,
                decimals,
                before: &said[..first],
                said: &said[first..end + unit_length(rest, unit)],
            });
        }
    }
    found
}

fn unit_length(rest: &str, unit: &str) -> usize {
    let spaces = rest.len() - rest.trim_start().len();
    if rest.trim_start().starts_with(unit) { spaces + unit.len() } else { 0 }
}

fn is_there(plots: &[Plot], typed: &Typed, lexicon: &Lexicon) -> bool {
    let values: Vec<f64> = plot::values(plots).collect();
    let before = normal(typed.before);
    if ends_with(&before, lexicon.over) {
        return values.iter().any(|value| *value > typed.value);
    }
    if ends_with(&before, lexicon.under) {
        return values.iter().any(|value| *value < typed.value);
    }
    let rounds_to = |value: f64| typed.is(value);
    let is_share = plots[0].measure().unit.as_deref() == Some("%");
    let whole = is_share && (typed.value == 100.0 || values.iter().any(|value| rounds_to(100.0 - value)));
    whole || values.iter().any(|value| rounds_to(*value)) || follows(&values, rounds_to)
}

/// Whether a number is the sum or the difference of two values. With very many values nearly every number is.
fn follows(values: &[f64], is_it: impl Fn(f64) -> bool) -> bool {
    const MOST: usize = 200;
    values.len() > MOST
        || values
            .iter()
            .enumerate()
            .any(|(at, one)| values[at + 1..].iter().any(|other| is_it(one - other) || is_it(one + other)))
        || is_it(values.iter().sum())
}
