//! What a reader must know of any chart: symbols, the base of percentages, made-up data.

use super::words::MOST;
use crate::chart::kind;
use crate::chart::plot::{Plot, Point};
use crate::messages::Messages;
use crate::model::symbol::{SYMBOLS, Symbol};

/// Adds what its symbols mean.
pub fn add(sentences: &mut Vec<String>, plot: &Plot, messages: &Messages) {
    let mut missing = false;
    for (symbol, letter, _) in SYMBOLS {
        let marked = |point: &Point| point.symbol() == Some(*symbol);
        if let Some(sentence) = symbols(plot, messages, letter, marked) {
            missing |= stands_alone(plot, *symbol);
            sentences.push(sentence);
        }
    }
    if missing {
        sentences.push(messages.text(kind::of(plot.record.kind).missing, &[]));
    }
}

/// What is the same of charts side by side: the base of percentages, made-up data.
pub fn common(plot: &Plot, messages: &Messages) -> Vec<String> {
    let mut sentences: Vec<String> = base(plot, messages).into_iter().collect();
    if plot.table.illustrative {
        sentences.push(messages.text("chart.illustrative", &[]));
    }
    sentences
}

/// What the percentages of a chart are shares of, if it has any.
pub fn base(plot: &Plot, messages: &Messages) -> Option<String> {
    // Shares that were made of counts have said what they are shares of; the table's base is that of its own.
    let published = plot.measure().unit.as_deref() == Some("%") && plot.series[0].counts.is_none();
    let base = plot.table.base.as_deref().filter(|_| published)?;
    Some(messages.text("chart.base", &[("base", base.trim().trim_end_matches('.'))]))
}

fn stands_alone(plot: &Plot, symbol: Symbol) -> bool {
    plot.series.iter().any(|series| series.points.contains(&Point::Missing(symbol)))
}

/// Which numbers have a symbol in their place or beside them, and what it means.
fn symbols(plot: &Plot, messages: &Messages, letter: &str, marked: impl Fn(&Point) -> bool) -> Option<String> {
    let mut places = Vec::new();
    let mut alone = false;
    for series in &plot.series {
        for (point, category) in series.points.iter().zip(&plot.categories).filter(|(point, _)| marked(point)) {
            alone |= point.value().is_none();
            let several = plot.series.len() > 1;
            places.push(if several { format!("{} ({})", category.label, series.name) } else { category.label.clone() });
        }
    }
    if places.is_empty() {
        return None;
    }
    let meaning = messages.text(&format!("symbol.{letter}"), &[]);
    let values = [("letter", letter), ("meaning", &*meaning), ("places", &*messages.list(&places))];
    Some(match (alone, places.len() > MOST) {
        (true, false) => messages.text("chart.missing.named", &values),
        (true, true) => messages.count("chart.missing.counted", places.len(), &values),
        (false, false) => messages.text("chart.noted.named", &values),
        (false, true) => messages.count("chart.noted.counted", places.len(), &values),
    })
}
