//! The scale of values: a range with round numbers for ends, and the round numbers in it.
//!
//! Whatever the values, a scale is finite, has a width, and has at least two and at most ten ticks; nothing else may be
//! given to plotters, which loops over the range it is given.

/// No number beyond this, either way, is drawn: past it, neighbouring whole numbers are no longer told apart.
pub const LARGEST: f64 = 1e15;

/// A range of values, both ends of which are ticks.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The least value.
    pub low: f64,
    /// The greatest value.
    pub high: f64,
    /// Round numbers from the least to the greatest.
    pub ticks: Vec<f64>,
    /// How many decimals tell the ticks apart.
    pub decimals: u8,
}

/// The least distance of two ticks: no table holds finer numbers that are still of use in a drawing.
const FINEST: f64 = 1e-12;

impl Scale {
    /// The scale from `low` to `high`, with some `wanted` ticks (2 to 8), none closer than the last of `decimals` places.
    pub fn nice(low: f64, high: f64, wanted: usize, decimals: Option<u8>) -> Self {
        let least = decimals.map_or(FINEST, |decimals| 10f64.powi(-i32::from(decimals.min(12))));
        let (low, high) = (sound(low.min(high)), sound(low.max(high)));
        // Nothing but zeros says nothing of how large numbers would be.
        let high = if low == 0.0 && high == 0.0 { 1.0 } else { high };
        // Floats tell some fifteen digits apart; ticks on numbers must differ in the twelfth.
        let least = least.max(low.abs().max(high.abs()) * 1e-12);
        let intervals = wanted.clamp(2, 8) as f64;
        let step = round_up(((high - low) / intervals).max(least));
        let first = (low / step + 1e-9).floor();
        // At least one interval, also where all values are the same.
        let last = (high / step - 1e-9).ceil().max(first + 1.0);
        let ticks: Vec<f64> = (0..=(last - first) as usize).map(|at| (first + at as f64) * step).collect();
        let decimals = (-step.log10().floor()).clamp(0.0, 12.0) as u8;
        Scale { low: first * step, high: last * step, ticks, decimals }
    }

    /// This range with fewer and fewer ticks, both ends and zero always among them.
    pub fn coarser(&self) -> impl Iterator<Item = Vec<f64>> {
        let (low, high) = (self.low, self.high);
        let intervals = self.ticks.len() - 1;
        let step = (high - low) / intervals as f64;
        // Two and a half times 2 is 5, of 1 and 5 it would not be round.
        let half = is_two(step).then_some(2.5);
        let times = [Some(2.0), half].into_iter().flatten().chain((3..=intervals).map(|times| times as f64));
        times.filter_map(move |times| multiples(low, high, step * times))
    }

    /// How far along the scale a value is, from 0 to 1.
    pub fn fraction(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// The multiples of a step from `low` to `high`, if both are among them.
fn multiples(low: f64, high: f64, step: f64) -> Option<Vec<f64>> {
    let (first, last) = ((low / step).round(), (high / step).round());
    let near = |times: f64, value: f64| (times * step - value).abs() < step * 1e-6;
    let fits = near(first, low) && near(last, high) && last > first;
    fits.then(|| (0..=(last - first) as usize).map(|at| (first + at as f64) * step).collect())
}

/// Whether a step is 2, 20, 0.2 and so on.
fn is_two(step: f64) -> bool {
    let digit = step / 10f64.powf((step.log10() + 1e-9).floor());
    (digit - 2.0).abs() < 1e-6
}

/// Any value as one that can be drawn.
fn sound(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(-LARGEST, LARGEST) }
}

/// The next 1, 2 or 5 times a power of ten that is not less than `step`, which is positive.
fn round_up(step: f64) -> f64 {
    let power = 10f64.powf((step.log10() + 1e-9).floor());
    let digit = step / power;
    let round = [1.0, 2.0, 5.0].into_iter().find(|round| digit <= round * (1.0 + 1e-9)).unwrap_or(10.0);
    round * power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ends_are_round() {
        let scale = Scale::nice(0.0, 94.0, 5, Some(0));
        assert_eq!((scale.low, scale.high, scale.ticks.len()), (0.0, 100.0, 6));
        let scale = Scale::nice(0.0, 0.3, 5, None);
        assert_eq!((scale.high, scale.decimals), (0.30000000000000004, 1));
    }

    #[test]
    fn ticks_are_no_finer_than_the_numbers() {
        assert_eq!(Scale::nice(0.0, 3.0, 5, Some(0)).ticks, [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(Scale::nice(0.0, 0.0, 5, Some(0)).ticks, [0.0, 1.0]);
        assert_eq!(Scale::nice(0.0, 0.0, 2, None).ticks, [0.0, 0.5, 1.0]);
    }

    #[test]
    fn coarser_ticks_keep_both_ends_and_zero() {
        let coarser = |low, high| Scale::nice(low, high, 6, Some(0)).coarser().collect::<Vec<_>>();
        assert_eq!(coarser(0.0, 10.0), [vec![0.0, 5.0, 10.0], vec![0.0, 10.0]]);
        assert_eq!(coarser(0.0, 12.0), [vec![0.0, 4.0, 8.0, 12.0], vec![0.0, 6.0, 12.0], vec![0.0, 12.0]]);
        assert_eq!(coarser(-40.0, 20.0), [vec![-40.0, -20.0, 0.0, 20.0]]);
        assert!(coarser(0.0, 1.0).is_empty());
        assert_eq!(Scale::nice(0.0, 1.0, 6, None).coarser().next(), Some(vec![0.0, 0.5, 1.0]));
    }

    #[test]
    fn zero_is_a_tick_between_negative_and_positive() {
        assert!(Scale::nice(-7.0, 30.0, 5, Some(0)).ticks.contains(&0.0));
    }

    proptest! {
        #[test]
        fn every_scale_is_finite_and_holds_its_values(low in any::<f64>(), high in any::<f64>(), wanted in 0usize..50, decimals in proptest::option::of(0u8..20)) {
            let scale = Scale::nice(low, high, wanted, decimals);
            prop_assert!(scale.low.is_finite() && scale.high.is_finite() && scale.low < scale.high);
            prop_assert!((2..=11).contains(&scale.ticks.len()), "{scale:?}");
            let (low, high) = (sound(low.min(high)), sound(low.max(high)));
            let slack = (scale.high - scale.low) * 1e-6;
            prop_assert!(scale.low <= low + slack && scale.high >= high - slack, "{scale:?}");
        }
    }
}
