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
    /// Whether it was said to be near.
    is_about: bool,
    /// The words before it.
    before: &'t str,
    said: &'t str,
}

/// A number that is nowhere in the chart.
pub fn check(plots: &[Plot], clause: &Clause, lexicon: &Lexicon, messages: &Messages) -> Option<Contradiction> {
    let unit = plots[0].measure().unit.as_deref()?;
    // A number that is denied, or that several values give together, is not said plainly enough.
    if [lexicon.unless, lexicon.together, lexicon.range].iter().any(|words| clause.has(words)) {
        return None;
    }
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
    if relative.iter().any(|words| clause.has(words)) || clause.has(lexicon.points) {
        return None;
    }
    let [(category, _)] = clause.categories(plot)[..] else { return None };
    let series = series(plot, clause)?;
    let value = plot.series[series].points[category].value()?;
    let words = Words { plot, messages };
    let told = format!("it is {} {}", words.quantity(Spot { series, category, value }), words.place(category));
    (!beside(plot, category, value).any(|one| typed.is(one))).then_some(Contradiction(told))
}

/// A value, and what a sentence about it may name as well: the rest of its whole, the bounds around it, a line to compare
/// it with.
fn beside(plot: &Plot, category: usize, value: f64) -> impl Iterator<Item = f64> {
    let rest = (plot.measure().unit.as_deref() == Some("%")).then_some(100.0 - value);
    let bounds = plot.bounds(category).into_iter().flat_map(|(low, high)| [low, high]);
    let lines = plot.record.reference_lines.iter().map(|line| line.value);
    std::iter::once(value).chain(rest).chain(bounds).chain(lines)
}

impl Typed<'_> {
    /// Whether a value is what was typed, in the decimals that were; or within a tenth of it, if it was said to be near.
    fn is(&self, value: f64) -> bool {
        if self.is_about && (value.abs() - self.value).abs() <= self.value / 10.0 {
            return true;
        }
        let plain = |value: f64| number::plain(value.abs(), Some(self.decimals));
        plain(value) == plain(self.value)
    }
}

/// The numbers of a clause that have the unit after them, or before them where it is a currency; without those that
/// others are for, that are of another size or that end a range.
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
        let (before, rest) = (&said[..first], &said[end..]);
        let is_plain = (has_unit_after(rest, unit) || before.ends_with(unit) || is_percent(rest, unit, lexicon))
            && !is_scaled(rest, lexicon)
            && !ends_with(&normal(before), lexicon.per)
            && !before.ends_with(['-', '\u{2013}']);
        let plain = digits.replace(&thousands, "").replace(&decimal, ".");
        if let (true, Ok(value)) = (is_plain, plain.parse()) {
            found.push(Typed {
                value,
                decimals: plain.split_once('.').map_or(0, |(_, fraction)| fraction.len().min(9) as u8),
                is_about: ends_with(&normal(before), lexicon.about),
                before,
                said: &said[first..end + unit_length(rest, unit)],
            });
        }
    }
    found
}

/// Whether a unit stands there as a word of its own: "boards", and not "boards' plans".
fn has_unit_after(rest: &str, unit: &str) -> bool {
    let after = rest.trim_start().strip_prefix(unit).map(|after| after.chars().next());
    let goes_on = |c: char| unit.ends_with(char::is_alphanumeric) && (c.is_alphanumeric() || matches!(c, '\'' | '’'));
    after.is_some_and(|next| !next.is_some_and(goes_on))
}

fn is_percent(rest: &str, unit: &str, lexicon: &Lexicon) -> bool {
    unit == "%" && lexicon.percent.iter().any(|word| find(&normal(rest), word) == Some(0))
}

/// Whether a number is in thousands or millions of the unit.
fn is_scaled(rest: &str, lexicon: &Lexicon) -> bool {
    lexicon.scale.iter().any(|word| find(&normal(rest), word) == Some(0))
}

fn unit_length(rest: &str, unit: &str) -> usize {
    let spaces = rest.len() - rest.trim_start().len();
    if has_unit_after(rest, unit) { spaces + unit.len() } else { 0 }
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
