//! What is said of shares of wholes: that they are, of how many, and in which order they stand.

use super::words::Words;
use crate::chart::plot::Plot;
use crate::model::table::Field;
use crate::read::figure::Sort;

/// The most bases that are all said; of more, only the least and the greatest are.
const FEW: usize = 6;

/// What each whole is: one key says it of shares that were made of counts, whose bases follow, the other of published
/// ones.
pub fn said(words: &Words, (made, published): (&str, &str)) -> Vec<String> {
    let mut sentences = match base(words) {
        Some(base) => vec![words.text(made, &[]), base],
        None => vec![words.text(published, &[])],
    };
    if (0..words.plot.categories.len()).filter_map(|at| words.total(at)).any(|total| total != all(words.plot)) {
        sentences.push(words.text("chart.shares.rounded", &[]));
    }
    sentences
}

/// What the shares of one whole would add up to, were they not rounded.
fn all(plot: &Plot) -> f64 {
    if plot.measure().unit.is_none() { 1.0 } else { 100.0 }
}

/// What the percentages are shares of, and how many there are of it.
fn base(words: &Words) -> Option<String> {
    let plot = words.plot;
    let field = plot.series[0].counts.as_ref()?.0;
    let of = match plot.has_several_measures() {
        true => words.text("chart.shares.of-sum", &[("names", &words.names())]),
        false => words.text("chart.shares.of-measure", &[("measure", &field.title)]),
    };
    let wholes: Vec<(usize, f64)> =
        (0..plot.categories.len()).filter_map(|at| plot.whole(at).map(|whole| (at, whole))).collect();
    let by_size = |a: &&(usize, f64), b: &&(usize, f64)| a.1.total_cmp(&b.1);
    // Of several that are the same, the first.
    let (least, greatest) = (wholes.iter().min_by(by_size)?, wholes.iter().rev().max_by(by_size)?);
    if least.1 == greatest.1 {
        let key = if wholes.len() == 1 { "chart.shares.base" } else { "chart.shares.base-same" };
        return Some(words.text(
            key,
            &[("of", &of), ("bases", &item(words, field, *least)), ("n", &quantity(words, field, *least))],
        ));
    }
    if wholes.len() <= FEW {
        let items: Vec<String> = wholes.iter().map(|whole| item(words, field, *whole)).collect();
        return Some(words.text("chart.shares.base", &[("of", &of), ("bases", &words.messages.list(&items))]));
    }
    let (low, high) = (item(words, field, *least), item(words, field, *greatest));
    Some(words.text("chart.shares.base-range", &[("of", &of), ("low", &low), ("high", &high)]))
}

fn quantity(words: &Words, field: &Field, (_, whole): (usize, f64)) -> String {
    field.quantity(whole, words.messages)
}

fn item(words: &Words, field: &Field, whole: (usize, f64)) -> String {
    let values = [("n", &*quantity(words, field, whole)), ("place", &*words.place(whole.0))];
    words.text("chart.shares.item", &values)
}

/// The order of the bars, which are all of one length.
pub fn order(words: &Words) -> Option<String> {
    let key = match words.plot.sorted()? {
        Sort::Data => return None,
        Sort::Ascending => "chart.shares.ascending",
        Sort::Descending => "chart.shares.descending",
    };
    Some(words.text(key, &[("series", &words.plot.series[0].name)]))
}
