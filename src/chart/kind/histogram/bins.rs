//! Ranges of equal width with round ends.

use crate::chart::plot::{self, Category};
use crate::messages::Messages;
use crate::model::number;
use crate::model::table::Field;

/// The fewest and the most ranges where their width is not given.
const FEWEST: f64 = 4.0;
const MOST: f64 = 20.0;

/// Ranges that lie beside each other. Each holds its lower end and not its upper one; the last one holds both.
#[derive(Debug)]
pub struct Bins {
    /// How many ranges from zero the first one is.
    first: f64,
    width: f64,
    /// How many there are, at least one.
    pub count: usize,
}

impl Bins {
    /// The ranges for some numbers, which are sorted, finite and at least one; none is narrower than numbers of so many
    /// decimals can be apart, unless its width is given.
    pub fn of(numbers: &[f64], decimals: Option<u8>, width: Option<f64>) -> Self {
        let (low, high) = (numbers[0], numbers[numbers.len() - 1]);
        let finest = decimals.map_or(0.0, |decimals| 10f64.powi(-i32::from(decimals.min(12))));
        // Floats tell some fifteen digits apart.
        let finest = f64::max(finest, low.abs().max(high.abs()) * 1e-12).max(1e-12);
        let with = |width: f64| {
            let first = (low / width + 1e-9).floor();
            let last = (high / width - 1e-9).ceil().max(first + 1.0);
            // A float beyond what an integer holds saturates.
            Bins { first, width, count: (last - first) as usize }
        };
        match width {
            Some(width) => with(width.max(finest * 1e-3)),
            None => with(chosen_width(numbers, finest, |width| with(width).count as f64)),
        }
    }

    /// Where a range starts, and the one before it ends.
    pub fn edge(&self, at: usize) -> f64 {
        // A product of a whole number and a width such as 0.1 is not quite the round number that it stands for.
        let edge = (self.first + at as f64) * self.width;
        number::plain(edge, Some(12)).parse().unwrap_or(edge)
    }

    /// How many of some numbers are in each range.
    pub fn counts(&self, numbers: &[f64]) -> Vec<usize> {
        let mut counts = vec![0; self.count];
        for number in numbers {
            let at = (number / self.width + 1e-9).floor() - self.first;
            counts[(at.max(0.0) as usize).min(self.count - 1)] += 1;
        }
        counts
    }

    /// The ranges as categories, under names that say which end is in them.
    pub fn categories(&self, field: &Field, messages: &Messages) -> Vec<Category> {
        let field = self.edges(field);
        let category = |at: usize| {
            let key = if at + 1 < self.count { "chart.span.under" } else { "chart.span.closed" };
            let end = |at: usize| plot::short(&field, self.edge(at), messages);
            let label = messages.text(key, &[("from", &end(at)), ("to", &end(at + 1))]);
            Category { label, number: Some(self.edge(at)), symbol: None }
        };
        (0..self.count).map(category).collect()
    }

    /// The field with as many decimals as tell the edges apart.
    fn edges(&self, field: &Field) -> Field {
        let decimals = (0..=self.count).map(|at| number::decimals(self.edge(at))).max().unwrap_or(0);
        plot::with_decimals(field, decimals)
    }
}

/// The width by the rule of Freedman and Diaconis (1981), twice the interquartile range over the cube root of the
/// count, as the nearest 1, 2 or 5 times a power of ten that gives some four to twenty ranges.
fn chosen_width(numbers: &[f64], finest: f64, count: impl Fn(f64) -> f64) -> f64 {
    let range = numbers[numbers.len() - 1] - numbers[0];
    if range <= 0.0 {
        // Of one number alone, its own size is all there is to go by.
        let size = if numbers[0] == 0.0 { 1.0 } else { numbers[0].abs() };
        return finest.max(10f64.powf(size.log10().floor()));
    }
    let quartile = |share: f64| numbers[((numbers.len() - 1) as f64 * share).round() as usize];
    let rule = 2.0 * (quartile(0.75) - quartile(0.25)) / (numbers.len() as f64).cbrt();
    let wanted = rule.clamp(range / MOST, range / FEWEST);
    let power = 10f64.powf(wanted.log10().floor());
    let round = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0].map(|digit| (digit * power).max(finest));
    let far = |width: f64| {
        let outside = !(FEWEST..=MOST).contains(&count(width));
        (outside, (width / wanted).ln().abs())
    };
    let nearer = |a: &f64, b: &f64| {
        let (a, b) = (far(*a), far(*b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    };
    round.into_iter().min_by(nearer).unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edges(numbers: &[f64], decimals: Option<u8>, width: Option<f64>) -> Vec<f64> {
        let bins = Bins::of(numbers, decimals, width);
        (0..=bins.count).map(|at| bins.edge(at)).collect()
    }

    #[test]
    fn edges_are_round_and_whole_numbers_have_no_finer_ones() {
        let numbers: Vec<f64> = (0..100).map(|at| f64::from(at) * 0.97).collect();
        assert_eq!(edges(&numbers, None, None), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(edges(&[1.0, 2.0, 2.0, 3.0], Some(0), None), [1.0, 2.0, 3.0]);
        assert_eq!(edges(&[7.0, 7.0], Some(0), None), [7.0, 8.0]);
        assert_eq!(edges(&[0.0], None, None).len(), 2);
        assert_eq!(edges(&[-3.0, 0.05], None, Some(0.7))[4], -0.7);
    }

    #[test]
    fn a_number_on_an_edge_is_in_the_range_that_starts_there() {
        let bins = Bins::of(&[0.0, 0.3, 0.6, 0.9], None, Some(0.3));
        assert_eq!(bins.counts(&[0.0, 0.29, 0.3, 0.6, 0.9]), [2, 1, 2]);
    }

    proptest! {
        #[test]
        fn every_number_is_in_one_range(mut numbers in proptest::collection::vec(-1e15..1e15f64, 1..80), shrink in 0..20i32) {
            numbers.iter_mut().for_each(|number| *number /= 10f64.powi(shrink));
            numbers.sort_by(f64::total_cmp);
            let bins = Bins::of(&numbers, None, None);
            prop_assert!((1..=40).contains(&bins.count), "{bins:?}");
            prop_assert_eq!(bins.counts(&numbers).iter().sum::<usize>(), numbers.len());
            let slack = bins.width * 1e-6;
            prop_assert!(bins.edge(0) <= numbers[0] + slack && bins.edge(bins.count) >= numbers[numbers.len() - 1] - slack);
        }
    }
}
