//! What areas show.

use super::words::{Spot, Words};
use super::{lines, shares};
use crate::chart::plot::Plot;
use crate::chart::scale::Scale;
use crate::messages::Messages;
use crate::model::table::Measures;

/// One area, or several on top of each other.
pub fn describe(plot: &Plot, scale: &Scale, messages: &Messages) -> Vec<String> {
    let words = Words { plot, messages };
    let mut sentences = lines::opening(&words, "chart.areas.several");
    if plot.series.len() > 1 {
        sentences.extend(whole(&words));
    }
    sentences.extend((0..plot.series.len()).filter_map(|series| lines::course(&words, series)));
    if plot.series.len() == 1 && words.spots().len() > 1 {
        sentences.extend(words.extremes());
    }
    sentences.extend(lines::breaks(&words, "chart.areas.break"));
    sentences.push(words.axis(scale));
    sentences
}

/// What the areas come to together: 100%, or a sum that rises and falls.
fn whole(words: &Words) -> Vec<String> {
    if words.plot.measure().measures() == Some(Measures::Share) {
        return shares::said(words, ("chart.shares.area", "chart.areas.hundred"));
    }
    let total = |category: usize| Some(Spot { series: 0, category, value: words.total(category)? });
    let totals: Vec<Spot> = (0..words.plot.categories.len()).filter_map(total).collect();
    let name = words.text("chart.areas.total", &[]);
    // What is the same throughout has no course, and two points are the highest and the lowest of theirs.
    let moves = totals.iter().any(|total| total.value != totals[0].value);
    let course = lines::course_of(words, &name, &totals).filter(|_| moves);
    let range = words.range_of(&name, &totals).filter(|_| !moves || totals.len() > 2);
    course.into_iter().chain(range).collect()
}
