//! Whether the kind of chart can show the data without misleading.

use super::{Block, some};
use crate::chart::ink;
use crate::chart::kind::{self, Shape, Wants};
use crate::chart::plot::Plot;
use crate::chart::scale::LARGEST;
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::symbol::SYMBOLS;
use crate::read::figure::ChartRecord;
use crate::read::yaml::Record;

/// The most bars, or points of a line, that one drawing may have: a reader cannot tell more apart.
const MOST_BARS: usize = 600;
const MOST_POINTS: usize = 5_000;

/// The most letters of a number beside its mark: two of these, one on each side of zero, just fit on the narrow sheet.
const MOST_LETTERS: usize = 16;

/// Every reason not to draw this plot.
pub fn problems(record: &Record<ChartRecord>, plot: &Plot, messages: &Messages) -> Vec<Diagnostic> {
    let block = Block(record);
    let mut found = Vec::new();
    check_series(&block, plot, &mut found);
    check_size(&block, plot, &mut found);
    check_values(&block, plot, messages, &mut found);
    if found.is_empty() {
        let kind = kind::of(record.value.kind);
        found.extend((kind.refuses)(plot).map(|refusal| {
            block.data(&[refusal.key.into()], refusal.message).maybe_help(refusal.help.map(str::to_owned))
        }));
    }
    found
}

fn check_series(block: &Block, plot: &Plot, found: &mut Vec<Diagnostic>) {
    let kind = kind::of(plot.record.kind);
    let count = plot.series.len();
    let key = if plot.record.series.is_some() { "series" } else { "y" };
    if count > ink::SERIES {
        let problem = format!("the chart has {count} series; more than {} cannot be told apart", ink::SERIES);
        found.push(block.data(&[key.into()], problem).help("choose some with `filter`, or draw several charts"));
    }
    match kind.wants {
        Wants::One if count > 1 => {
            let problem = format!("a bar chart shows one series, and here are {count}");
            let help = "use `kind: grouped-bar` to set them side by side or `kind: stacked-bar` to add them up";
            found.push(block.data(&[key.into()], problem).help(help));
        }
        Wants::Several if count == 1 => {
            let problem = "there is only one series, so there is nothing to group or to stack";
            found.push(
                block
                    .data(&["kind".into()], problem)
                    .help("use `kind: bar`, or name several fields in `y` or one in `series`"),
            );
        }
        _ => {}
    }
}

fn check_size(block: &Block, plot: &Plot, found: &mut Vec<Diagnostic>) {
    let count = plot.categories.len() * plot.series.len();
    let (most, what) = match kind::of(plot.record.kind).shape {
        Shape::Bars => (MOST_BARS, "bars"),
        Shape::Line => (MOST_POINTS, "points"),
    };
    if count > most {
        let problem = format!("the chart would have {count} {what}; at most {most} can be shown");
        found.push(block.data(&["x".into()], problem).help("choose rows with `filter`"));
    }
}

fn check_values(block: &Block, plot: &Plot, messages: &Messages, found: &mut Vec<Diagnostic>) {
    let path = |at: usize| if plot.has_several_measures() { ["y".into(), at.into()] } else { ["y".into(), 0.into()] };
    if plot.values().next().is_none() {
        let found_symbols: Vec<String> = SYMBOLS
            .iter()
            .filter(|(symbol, ..)| {
                plot.series.iter().any(|s| s.points.iter().any(|p| p.cell().symbol() == Some(*symbol)))
            })
            .map(|(_, letter, _)| format!("[{letter}]"))
            .collect();
        let problem = format!("there is no number to show, only {}", some(&found_symbols));
        found.push(block.data(&path(0), problem).help("show the table in place, with a ```table block"));
    }
    for (at, series) in plot.series.iter().enumerate() {
        for (point, category) in series.points.iter().zip(&plot.categories) {
            let Some(value) = point.value() else { continue };
            if !value.is_finite() || value.abs() > LARGEST {
                let problem = format!("the number for `{}` is too large to be drawn", category.label);
                found.push(block.data(&path(at), problem).help("give the field a larger unit, such as thousands"));
                return;
            }
            let label = series.label(*point, messages);
            if label.chars().count() > MOST_LETTERS {
                let problem = format!(
                    "the number for `{}` has too many digits to stand beside its mark: {label:.40}",
                    category.label
                );
                let id = &series.field.id;
                let help = format!("give field `{id}` a larger unit, such as thousands, or the setting `decimals`");
                found.push(block.data(&path(at), problem).help(help));
                return;
            }
        }
    }
}
