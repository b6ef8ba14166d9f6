//! Signs, some of them filled: 1 in 12.

mod drawing;

use super::{Across, Kind, Refusal, Shown, Wants};
use crate::chart::describe::signs;
use crate::chart::grid;
use crate::chart::plot::{Plot, Series};
use crate::chart::scale::Scale;
use crate::chart::select::pivot;
use crate::messages::Messages;
use crate::model::number;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.proportion",
    needs: &["y"],
    takes: &["x", "panels", "out-of", "sort", "highlight"],
    across: Across::Categories,
    wants: Wants::One,
    sample: None,
    most: MOST_ROWS,
    missing: "chart.missing.proportion",
    pivot: pivot::crossed,
    refuses,
    scale: of_signs,
    draw: drawing::draw,
    describe: signs::describe,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

/// Signs of more shares than this are not counted by anybody.
const MOST_ROWS: usize = 24;

/// As many signs as are easily counted, and as many as a percentage has parts.
const FEW: u32 = 20;
/// Of so many, people speak: 3 in 5, 7 in 20, and not 3 in 13. "1 in 13" is plain enough.
const USUAL: [u32; 8] = [2, 3, 4, 5, 8, 10, 12, 20];
const HUNDRED: u32 = 100;

/// Some signs out of a whole, and what they say of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// Not a single one.
    None,
    /// Every one.
    All,
    /// The share is exactly so many.
    Exactly(u32),
    /// The share is nearest to so many.
    About(u32),
    /// The share is more than nothing, and none is filled.
    FewerThanOne,
    /// The share is less than everything, and all but one are filled.
    AllButOne,
}

impl Signs {
    /// What a percentage is out of so many signs. Nothing is ever shown as something, something as nothing, or less than
    /// all as all.
    pub fn of(percentage: f64, out_of: u32) -> Self {
        let exact = percentage / 100.0 * f64::from(out_of);
        let filled = exact.round() as u32;
        match filled {
            _ if percentage <= 0.0 => Signs::None,
            _ if percentage >= 100.0 => Signs::All,
            0 => Signs::FewerThanOne,
            _ if filled >= out_of => Signs::AllButOne,
            _ if (exact - exact.round()).abs() < 1e-9 => Signs::Exactly(filled),
            _ => Signs::About(filled),
        }
    }

    /// How many signs are filled.
    pub fn filled(self, out_of: u32) -> u32 {
        match self {
            Signs::None | Signs::FewerThanOne => 0,
            Signs::All => out_of,
            Signs::Exactly(filled) | Signs::About(filled) => filled,
            Signs::AllButOne => out_of - 1,
        }
    }

    fn words(self, out_of: u32, messages: &Messages) -> String {
        let key = match self {
            Signs::None => "chart.proportion.none",
            Signs::All => "chart.proportion.all",
            Signs::Exactly(_) => "chart.proportion.exactly",
            Signs::About(_) => "chart.proportion.about",
            Signs::FewerThanOne => "chart.proportion.fewer",
            Signs::AllButOne => "chart.proportion.more",
        };
        let (filled, all) = (messages.number(&self.filled(out_of).to_string()), messages.number(&out_of.to_string()));
        messages.text(key, &[("k", &filled), ("n", &all)])
    }
}

/// From no sign to a whole of them, the same for all shares so that they can be compared: as many as the author says;
/// else the least of those in use, of which some number rounds to each published share; else a hundred.
fn of_signs(plots: &[Plot]) -> Scale {
    let shares = |plot: &Plot, tells: &dyn Fn(&Series, f64) -> bool| {
        let series = &plot.series[0];
        series.shown().into_iter().all(|(_, share)| tells(series, share))
    };
    let tells =
        |out_of: &u32| plots.iter().all(|plot| shares(plot, &|series, share| rounds_to(series, share, *out_of)));
    let one =
        |out_of: u32| plots.iter().all(|plot| shares(plot, &|_, share| Signs::of(share, out_of).filled(out_of) <= 1));
    let is_usual = |out_of: &u32| USUAL.contains(out_of) || one(*out_of);
    let least = || (2..=FEW).filter(is_usual).find(tells).unwrap_or(HUNDRED);
    let signs = plots[0].record.out_of.unwrap_or_else(least);
    let high = f64::from(signs);
    Scale { low: 0.0, high, ticks: vec![0.0, high], decimals: 0 }
}

/// How many signs make a whole.
pub fn out_of(scale: &Scale) -> u32 {
    // The scale was made of a whole number of signs.
    scale.high as u32
}

/// Whether some number out of so many is a share, as it is published.
fn rounds_to(series: &Series, share: f64, out_of: u32) -> bool {
    let decimals = series.field.published_decimals().unwrap_or_else(|| number::decimals(share));
    let signs = Signs::of(share, out_of);
    let whole = f64::from(signs.filled(out_of)) * 100.0 / f64::from(out_of);
    !matches!(signs, Signs::FewerThanOne | Signs::AllButOne)
        && number::plain(whole, Some(decimals)) == number::plain(share, Some(decimals))
}

/// What is written beside the signs of a category: `6%, about 1 in 16`.
pub fn label(plot: &Plot, category: usize, out_of: u32, messages: &Messages) -> String {
    let series = &plot.series[0];
    let point = series.points[category];
    let value = series.label(point, messages);
    let Some(share) = point.value().map(|share| series.published(share)) else { return value };
    let words = Signs::of(share, out_of).words(out_of, messages);
    messages.text("chart.proportion.label", &[("value", &value), ("words", &words)])
}

fn refuses(plot: &Plot) -> Option<Refusal> {
    let field = plot.measure();
    if field.unit.as_deref() != Some("%") {
        let message = format!("`{}` is not a percentage, so it is not a share of a number of signs", field.id);
        let help = "name a field with `unit: \"%\"` and numbers from 0 to 100";
        return Some(Refusal { key: "y", message, help: Some(help) });
    }
    let is_outside = |(_, value): &(usize, f64)| !(0.0..=100.0).contains(value);
    let (category, _) = plot.series[0].shown().into_iter().find(is_outside)?;
    let message = format!("the share of `{}` is not between 0% and 100%", plot.categories[category].label);
    Some(Refusal { key: "y", message, help: Some("use `kind: bar`, which shows any number") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_nothing_and_something_is_not() {
        assert_eq!(Signs::of(0.0, 12), Signs::None);
        assert_eq!(Signs::of(0.4, 12), Signs::FewerThanOne);
        assert_eq!(Signs::of(25.0, 12), Signs::Exactly(3));
        assert_eq!(Signs::of(8.0, 12), Signs::About(1));
        assert_eq!(Signs::of(99.6, 12), Signs::AllButOne);
        assert_eq!(Signs::of(100.0, 12), Signs::All);
        assert_eq!([0.0, 0.4, 25.0, 99.6, 100.0].map(|share| Signs::of(share, 12).filled(12)), [0, 0, 3, 11, 12]);
    }
}
