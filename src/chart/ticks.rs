//! Labels along an axis, as many as fit beside each other.

use super::plot::{self, Plot};
use super::scale::Scale;
use super::text;
use crate::messages::Messages;
use crate::model::table::Field;

/// A tick of an axis: its value and its text.
pub type Tick = (f64, String);

/// The ticks of a scale with their texts.
pub fn values(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<Tick> {
    labelled(plot.measure(), scale, &scale.ticks, messages)
}

/// At most so many ticks of a scale that their texts in a row along `length` are a gap apart.
pub fn fitting(plot: &Plot, scale: &Scale, messages: &Messages, room: (f64, f64, usize)) -> Vec<Tick> {
    fitting_of(plot.measure(), scale, messages, room)
}

/// The same for an axis of any field.
pub fn fitting_of(
    field: &Field,
    scale: &Scale,
    messages: &Messages,
    (length, letters, most): (f64, f64, usize),
) -> Vec<Tick> {
    let fits = |ticks: &Vec<Tick>| {
        let widest = ticks.iter().map(|(_, text)| text::width(text, letters)).fold(0.0, f64::max) + 18.0;
        let apart = ticks.get(1).map_or(0.0, |second| second.0 - ticks[0].0) / (scale.high - scale.low) * length;
        ticks.len() <= most && apart >= widest
    };
    let all = labelled(field, scale, &scale.ticks, messages);
    if fits(&all) {
        return all;
    }
    // As many as fit; of equally many rather those with both ends.
    let coarser = scale.coarser().chain((2..all.len()).map(|stride| strided(scale, stride)));
    let fitting = coarser.map(|ticks| labelled(field, scale, &ticks, messages)).filter(fits);
    let most = fitting.reduce(|best, next| if next.len() > best.len() { next } else { best });
    // Where not even two fit beside each other, one tick is left, at zero if it can be.
    most.unwrap_or_else(|| all.into_iter().skip(zero(scale)).take(1).collect())
}

/// One tick of so many, counted from zero.
fn strided(scale: &Scale, stride: usize) -> Vec<f64> {
    let zero = zero(scale);
    let stays = |at: &usize| at.abs_diff(zero).is_multiple_of(stride);
    (0..scale.ticks.len()).filter(stays).map(|at| scale.ticks[at]).collect()
}

/// Which tick is zero; the first where none is.
fn zero(scale: &Scale) -> usize {
    scale.ticks.iter().position(|tick| *tick == 0.0).unwrap_or(0)
}

fn labelled(field: &Field, scale: &Scale, ticks: &[f64], messages: &Messages) -> Vec<Tick> {
    // Ticks need no more decimals than tell them apart: `0%`, not `0.00%`.
    let field = plot::with_decimals(field, scale.decimals);
    ticks.iter().map(|tick| (*tick, plot::short(&field, *tick, messages))).collect()
}

/// A label that has its place.
#[derive(Clone, Debug)]
pub struct Placed<'t> {
    /// Its lines.
    pub lines: Vec<&'t str>,
    /// Where its middle is.
    pub middle: f64,
    /// Which of the given labels it is.
    pub of: usize,
}

/// As many labels as fit between `left` and `right`, evenly chosen, each in at most three lines; those at the ends are
/// moved inside. `places` grow.
pub fn spread<'t>(labels: &[&'t str], places: &[f64], (left, right): (f64, f64), letters: f64) -> Vec<Placed<'t>> {
    let steps = steps(places);
    let last = steps.last().copied().unwrap_or(0);
    let mut stride = 1;
    while stride <= last {
        let chosen: Vec<usize> = (0..labels.len()).filter(|at| steps[*at].is_multiple_of(stride)).collect();
        if let Some(placed) = all_placed(labels, places, (left, right), letters, &chosen) {
            return placed;
        }
        stride = if stride < 6 { stride + 1 } else { stride + stride / 4 };
    }
    let only = |(label, place): (&&'t str, &f64)| place_one(label, *place, (left, right), letters, right - left, 0);
    labels.iter().zip(places).take(1).map(only).collect()
}

/// How many of the least distances each place is from the first, where all are a whole number of them, as years are;
/// else the places in order.
fn steps(places: &[f64]) -> Vec<usize> {
    let least = places.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    let count = |place: &f64| (place - places[0]) / least;
    let whole = |count: f64| (count - count.round()).abs() < 1e-3 && count < 1e4;
    if least > 0.0 && places.iter().all(|place| whole(count(place))) {
        return places.iter().map(|place| count(place).round() as usize).collect();
    }
    (0..places.len()).collect()
}

/// The chosen labels at their places; `None` where they do not fit.
fn all_placed<'t>(
    labels: &[&'t str],
    places: &[f64],
    edges: (f64, f64),
    letters: f64,
    chosen: &[usize],
) -> Option<Vec<Placed<'t>>> {
    let between = chosen.windows(2).map(|pair| places[pair[1]] - places[pair[0]]).fold(f64::INFINITY, f64::min);
    let room = between.min(edges.1 - edges.0) - 12.0;
    let mut end = f64::NEG_INFINITY;
    let mut placed = Vec::with_capacity(chosen.len());
    for at in chosen.iter().copied() {
        let fits = text::widest_word(labels[at], letters) <= room;
        let one = place_one(labels[at], places[at], edges, letters, room, at);
        let half = text::widest(&one.lines, letters) / 2.0;
        if !fits || one.lines.len() > 3 || one.middle - half < end + 10.0 {
            return None;
        }
        end = one.middle + half;
        placed.push(one);
    }
    Some(placed)
}

fn place_one<'t>(
    label: &'t str,
    place: f64,
    (left, right): (f64, f64),
    letters: f64,
    room: f64,
    of: usize,
) -> Placed<'t> {
    let lines = text::wrap(label, letters, room.max(letters));
    let half = text::widest(&lines, letters) / 2.0;
    let middle = place.max(left + half).min(right - half);
    Placed { lines, middle, of }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::fixture::{areas, chart, messages};

    #[test]
    fn years_are_thinned_evenly() {
        let years: Vec<String> = (1990..2020).map(|year| year.to_string()).collect();
        let labels: Vec<&str> = years.iter().map(String::as_str).collect();
        let places: Vec<f64> = (0..30).map(|at| 20.0 + f64::from(at) * 20.0).collect();
        let placed = spread(&labels, &places, (0.0, 640.0), 16.0);
        assert!(placed.len() > 5 && placed.len() < 16, "{placed:?}");
        let steps: Vec<usize> = placed.windows(2).map(|pair| pair[1].of - pair[0].of).collect();
        assert!(steps.iter().all(|step| *step == steps[0]));
    }

    #[test]
    fn years_that_are_missing_do_not_shift_the_others() {
        let labels = ["2005", "2006", "2007", "2009", "2010", "2011"];
        let places = [0.0, 30.0, 60.0, 120.0, 150.0, 180.0].map(|place| place + 20.0);
        let placed = spread(&labels, &places, (0.0, 220.0), 16.0);
        assert_eq!(placed.iter().map(|one| labels[one.of]).collect::<Vec<_>>(), ["2005", "2007", "2009", "2011"]);
    }

    #[test]
    fn as_many_ticks_as_fit_are_kept_and_zero_is_one() {
        let (record, table, messages) = (chart("kind: bar\nx: area\ny: boards"), areas(), messages());
        let plot = crate::chart::select::select(&record, &table, &messages).unwrap();
        let ticks = |low: f64, high: f64, length: f64| {
            let scale = Scale::nice(low, high, 6, Some(0));
            fitting(&plot.plots[0], &scale, &messages, (length, 15.0, 4))
                .into_iter()
                .map(|(tick, _)| tick)
                .collect::<Vec<_>>()
        };
        assert_eq!(ticks(0.0, 10.0, 300.0), [0.0, 5.0, 10.0]);
        assert_eq!(ticks(0.0, 2500.0, 300.0), [0.0, 1000.0, 2000.0]);
        assert_eq!(ticks(-40.0, 10.0, 300.0), [-40.0, -20.0, 0.0]);
        assert_eq!(ticks(-40.0, 10.0, 40.0), [0.0]);
    }

    #[test]
    fn labels_at_the_ends_stay_inside() {
        let placed = spread(&["a long first label", "a long last label"], &[0.0, 400.0], (0.0, 400.0), 16.0);
        assert_eq!(placed.len(), 2);
        assert!(placed[0].middle > 50.0 && placed[1].middle < 350.0);
    }
}
