//! Whether what a text states is true of a quantity.
//!
//! A number in digits is held against the quantity rounded to the digits that were typed. Words are wider, and how much is
//! written in [`BOUNDS`] and [`PORTIONS`], one row each: they are what this program takes the words to promise a reader.

use super::number;
use super::quantity::Quantity;
use super::statement::{Amount, Number, Statement, Way};
use super::words::{Words, tokens};
use crate::read::address::Operation;

/// How near a statement claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// As it is typed.
    Exactly,
    /// Somewhere near.
    About,
    /// More, and not by much.
    JustOver,
    /// Less, and not by much.
    JustUnder,
    /// More.
    Over,
    /// Less.
    Under,
    /// As much or more.
    AtLeast,
    /// As much or less.
    AtMost,
}

/// What a bound allows.
pub struct BoundRow {
    /// The bound.
    pub bound: Bound,
    /// The key of its words.
    pub words: &'static str,
    /// What it promises, for the help of a mismatch.
    pub promise: &'static str,
    /// Whether a size keeps it, against the one that was typed and the half of its last digit.
    holds: fn(size: f64, typed: f64, half: f64) -> bool,
}

/// How far "about" may be off, as a part of what was typed.
const ABOUT: f64 = 0.05;

/// How far "just over" and "just under" may be off, and what a fraction in words is rounded by, as a part of it.
const JUST: f64 = 0.1;

/// How far a fraction in words may be off at most: half a percentage point, so that 67% and 66.7% are two thirds.
const POINT: f64 = 0.005;

/// How far what is typed with a scale may be off at most, as a part of it: rounded to whole millions, 500,000 would be one
/// million, and so would 1.49 million.
const SCALED: f64 = 0.25;

/// What gets lost when decimal fractions are multiplied.
const NOISE: f64 = 1e-9;

fn at_most(size: f64, limit: f64) -> bool {
    size <= limit + NOISE * limit.abs().max(1.0)
}

/// Every bound, one row each.
pub const BOUNDS: &[BoundRow] = &[
    BoundRow {
        bound: Bound::Exactly,
        words: "statement.exactly",
        promise: "the number, rounded to the digits that are typed",
        holds: |size, typed, half| at_most((size - typed).abs(), half),
    },
    BoundRow {
        bound: Bound::About,
        words: "statement.about",
        promise: "within 5% of what is typed, or half of its last digit; a fraction, within a tenth of itself",
        holds: |size, typed, half| at_most((size - typed).abs(), half.max(ABOUT * typed)),
    },
    BoundRow {
        bound: Bound::JustOver,
        words: "statement.just-over",
        promise: "more than what is typed, by a tenth of it at most",
        holds: |size, typed, _| size > typed && at_most(size, typed * (1.0 + JUST)),
    },
    BoundRow {
        bound: Bound::JustUnder,
        words: "statement.just-under",
        promise: "less than what is typed, by a tenth of it at most",
        holds: |size, typed, _| size < typed && at_most(typed * (1.0 - JUST), size),
    },
    BoundRow {
        bound: Bound::Over,
        words: "statement.over",
        promise: "more than what is typed",
        holds: |size, typed, _| size > typed,
    },
    BoundRow {
        bound: Bound::Under,
        words: "statement.under",
        promise: "less than what is typed",
        holds: |size, typed, _| size < typed,
    },
    BoundRow {
        bound: Bound::AtLeast,
        words: "statement.at-least",
        promise: "as much as is typed, or more",
        holds: |size, typed, _| at_most(typed, size),
    },
    BoundRow {
        bound: Bound::AtMost,
        words: "statement.at-most",
        promise: "as much as is typed, or less",
        holds: |size, typed, _| at_most(size, typed),
    },
];

/// A part of a whole that is said without a number.
#[derive(Debug)]
pub struct Portion {
    /// The key of its words.
    pub words: &'static str,
    /// What it promises, for the help of a mismatch.
    pub promise: &'static str,
    /// Whether a share from 0 to 1 keeps it.
    holds: fn(share: f64) -> bool,
}

/// Every portion, one row each; words of one that begin another stand after it.
pub const PORTIONS: &[Portion] = &[
    Portion {
        words: "statement.nearly-all",
        promise: "90% or more, and not all",
        holds: |share| (0.9..1.0).contains(&share),
    },
    Portion { words: "statement.all", promise: "the whole", holds: |share| share == 1.0 },
    Portion { words: "statement.most", promise: "more than half", holds: |share| share > 0.5 && share <= 1.0 },
    Portion {
        words: "statement.minority",
        promise: "less than half, and some",
        holds: |share| share > 0.0 && share < 0.5,
    },
    Portion {
        words: "statement.hardly-any",
        promise: "10% or less, and some",
        holds: |share| share > 0.0 && share <= 0.1,
    },
    Portion { words: "statement.none", promise: "nothing", holds: |share| share == 0.0 },
];

impl Statement {
    /// What its words promise, where they are not plain digits.
    pub fn promise(&self) -> Option<&'static str> {
        match &self.amount {
            Amount::Portion(portion) => Some(portion.promise),
            Amount::Fraction(_) | Amount::Times(_, 0) if self.bound == Bound::Exactly => {
                Some("that much, rounded to the nearest percentage point")
            }
            Amount::Number(number) if self.bound == Bound::Exactly && number.scaled.is_some() => {
                Some("the number, rounded to the digits that are typed, and within a quarter of it")
            }
            _ if self.bound == Bound::Exactly => None,
            _ => BOUNDS.iter().find(|row| row.bound == self.bound).map(|row| row.promise),
        }
    }

    /// Whether it is true of a quantity.
    pub fn agrees(&self, quantity: &Quantity, words: Words) -> bool {
        if !self.way.is_none_or(|way| goes(quantity, way)) {
            return false;
        }
        match &self.amount {
            Amount::Number(number) => self.number(number, quantity, words),
            Amount::Fraction(fraction) => self.fraction(*fraction, quantity),
            Amount::Of(part, whole, loose) => {
                let both = quantity.parts().is_some_and(|[(first, first_field), (second, second_field)]| {
                    // The part stands before the unit of both.
                    let part = Number { after: whole.after.clone(), scaled: None, ..part.clone() };
                    [(&part, first, first_field), (whole, second, second_field)].iter().all(|(typed, value, field)| {
                        units(field, words).any(|unit| exact(typed, *value, unit, field.published_decimals(), words))
                    })
                });
                both || loose.is_some_and(|fraction| whole.after.is_empty() && self.fraction(fraction, quantity))
            }
            Amount::Times(times, decimals) => {
                // "Doubled" leaves some room; "2.1 times" is rounded as it is typed.
                let half = if *decimals > 0 { 0.5 / 10_f64.powi(i32::from(*decimals)) } else { ABOUT * times };
                quantity.times().is_some_and(|size| self.holds(size, *times, half))
            }
            Amount::Portion(portion) => {
                // Rounding is no reason to call 99.6% the whole. A change is no part of anything, and none of anything is
                // nothing.
                let share = quantity.share().filter(|_| !quantity.is_change());
                let nothing = || (quantity.value == 0.0).then_some(0.0);
                share.or_else(nothing).is_some_and(|share| (portion.holds)(share))
            }
        }
    }

    fn holds(&self, size: f64, typed: f64, half: f64) -> bool {
        BOUNDS.iter().find(|row| row.bound == self.bound).is_some_and(|row| (row.holds)(size, typed, half))
    }

    fn fraction(&self, fraction: f64, quantity: &Quantity) -> bool {
        let Some(share) = quantity.share() else { return false };
        let size = if quantity.is_change() { share.abs() } else { share };
        let half = match self.bound {
            Bound::About => JUST * fraction,
            _ => POINT.min(JUST * fraction),
        };
        self.holds(size, fraction, half)
    }

    fn number(&self, typed: &Number, quantity: &Quantity, words: Words) -> bool {
        let is_signed = typed.digits.starts_with('-');
        let size = if (quantity.is_change() || self.way.is_some()) && !is_signed {
            quantity.value.abs()
        } else {
            quantity.value
        };
        let decimals = quantity.field.published_decimals();
        units(&quantity.field, words).any(|unit| {
            if self.bound == Bound::Exactly {
                return exact(typed, size, unit, decimals, words);
            }
            scale(typed, unit, words).is_some_and(|scale| {
                let (stated, half) = (typed.value() * scale, 0.5 / 10_f64.powi(i32::from(typed.decimals)) * scale);
                let half = if scale > 1.0 { half.min(ABOUT * stated.abs()) } else { half };
                self.holds(size, stated, half)
            })
        })
    }
}

/// Whether a quantity goes a way: what is worked out as a change does, and a number whose field can be below zero.
fn goes(quantity: &Quantity, way: Way) -> bool {
    let may = match quantity.operation {
        Some(Operation::Difference | Operation::Change) => true,
        // "Doubled" and "twice as many" are said of ratios too, but only upwards or downwards by their own words.
        Some(_) => false,
        None => quantity.value < 0.0 || quantity.field.minimum.is_some_and(|minimum| minimum < 0.0),
    };
    may && match way {
        Way::Rise => quantity.value > 0.0,
        Way::Fall => quantity.value < 0.0,
    }
}

/// The forms of a field's unit, as tokens with spaces between; nothing for a field without one.
fn units<'f>(field: &'f crate::model::table::Field, words: Words<'f>) -> impl Iterator<Item = Option<String>> + 'f {
    let normal = |unit: &str| tokens(unit).join(" ");
    let is_points = field.unit.as_deref().is_some_and(|unit| words.place("statement.points", &normal(unit)).is_some());
    let forms = [field.unit.as_deref(), field.unit_one.as_deref().or(field.unit.as_deref())];
    let points = if is_points { words.list("statement.points") } else { &[] };
    forms.into_iter().map(move |unit| unit.map(normal)).chain(points.iter().cloned().map(Some))
}

/// What a typed number counts in, where its unit is that of the field or none; `None` where it is another. A unit such as
/// `m` may look like a scale: the field's own unit comes first.
fn scale(typed: &Number, unit: Option<String>, words: Words) -> Option<f64> {
    if !typed.after.is_empty() && unit.as_deref() == Some(&typed.after) {
        return Some(1.0);
    }
    let (scale, after) = typed.scaled.as_ref().map_or((1.0, &typed.after), |(scale, after)| (*scale, after));
    let is_percent = |text: &str| words.place("statement.percent", text).is_some() || text == "%";
    let fits = match (after.as_str(), unit.as_deref()) {
        ("", _) => true,
        (stated, Some(unit)) if is_percent(stated) => is_percent(unit),
        (stated, Some(unit)) => stated == unit || stated == unit.trim_end_matches('s'),
        (_, None) => false,
    };
    fits.then_some(scale)
}

/// Whether a value, rounded as the number is typed, is that number, and the unit is the field's.
fn exact(typed: &Number, value: f64, unit: Option<String>, decimals: Option<u8>, words: Words) -> bool {
    let Some(scale) = scale(typed, unit, words) else { return false };
    let stated = typed.value();
    // What the table publishes as more than nothing is not nothing in a sentence.
    let vanishes = stated == 0.0 && number::plain(value, decimals).bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    let plain = |value: f64| number::plain(value, Some(typed.decimals));
    let is_far = scale > 1.0 && !at_most((value - stated * scale).abs(), SCALED * (stated * scale).abs());
    !vanishes && !is_far && stated.is_finite() && plain(stated) == plain(value / scale)
}
