//! Whether the kind of chart can show the data without misleading.

use super::{Block, Selection, some};
use crate::chart::kind::{self, Shown, Wants};
use crate::chart::plot::{Plot, Point, Series};
use crate::chart::scale::LARGEST;
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::symbol::{SYMBOLS, Symbol};
use crate::model::table::{Cell, Row};

/// The most letters of a number beside its mark: two of these, one on each side of zero, just fit on the narrow sheet.
const MOST_LETTERS: usize = 16;

/// How many times as far from zero as all values a line to compare with may be.
const FAR: f64 = 20.0;

/// Every reason not to draw this plot.
pub fn problems(block: &Block, plot: &Plot, messages: &Messages) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    check_series(block, plot, &mut found);
    check_size(block, plot, &mut found);
    check_values(block, plot, messages, &mut found);
    check_bounds(block, plot, &mut found);
    if found.is_empty() {
        let refusal = (kind::of(plot.record.kind).refuses)(plot);
        found.extend(refusal.map(|refusal| {
            block.data(&[refusal.key.into()], refusal.message).maybe_help(refusal.help.map(str::to_owned))
        }));
    }
    found
}

fn check_series(block: &Block, plot: &Plot, found: &mut Vec<Diagnostic>) {
    let count = plot.series.len();
    let key = if plot.record.series.is_some() { "series" } else { "y" };
    let too_many = |most: usize| {
        let problem = format!("the chart has {count} series; more than {most} cannot be told apart");
        block.data(&[key.into()], problem).help("choose some with `filter`, or draw several charts")
    };
    match kind::of(plot.record.kind).wants {
        Wants::One if count > 1 => {
            let problem = format!("this kind of chart shows one series, and here are {count}");
            let help =
                "name one; or use `kind: grouped-bar` to set them side by side, `kind: stacked-bar` to add them up";
            found.push(block.data(&[key.into()], problem).help(help));
        }
        Wants::Several(_) if count == 1 => {
            let problem = "there is only one series, so there is nothing to compare or to add up";
            let help = "use `kind: bar`, or name several fields in `y` or one in `series`";
            found.push(block.data(&["kind".into()], problem).help(help));
        }
        Wants::Several(most) | Wants::UpTo(most) if count > most => found.push(too_many(most)),
        _ => {}
    }
}

fn check_size(block: &Block, plot: &Plot, found: &mut Vec<Diagnostic>) {
    let marks = |series: &Series| series.points.iter().filter(|point| **point != Point::Elsewhere).count();
    let count: usize = plot.series.iter().map(marks).sum();
    let most = kind::of(plot.record.kind).most;
    let wants_one = matches!(kind::of(plot.record.kind).wants, Wants::One);
    // Of too many series, these are what is told.
    if count > most && !(wants_one && plot.series.len() > 1) {
        let problem = format!("the chart would have {count} marks; a reader cannot tell more than {most} apart");
        found.push(block.data(&["x".into()], problem).help("choose rows with `filter`"));
    }
}

/// An interval has two ends, and what was measured lies between them.
fn check_bounds(block: &Block, plot: &Plot, found: &mut Vec<Diagnostic>) {
    for series in &plot.series {
        let Some(bounds) = &series.interval else { continue };
        for ((point, pair), category) in series.points.iter().zip(&bounds.pairs).zip(&plot.categories) {
            let problem = match (point.value(), pair) {
                (Some(_), Some((low, high))) if low > high => {
                    let problem = format!("the lower bound for `{}` is above the upper one", category.label);
                    let help = "`lower` and `upper` may stand in each other's place, here or in the table";
                    found.push(block.data(&["interval".into()], problem).help(help));
                    return;
                }
                (Some(value), Some((low, high))) if !(*low <= value && value <= *high) => {
                    format!("the value for `{}` does not lie between its bounds", category.label)
                }
                (Some(_), None) => format!("the value for `{}` has no bounds", category.label),
                (Some(_), Some((low, high))) if low.abs().max(high.abs()) > LARGEST => {
                    format!("a bound of the value for `{}` is too large to be drawn", category.label)
                }
                _ => continue,
            };
            found.push(
                block.data(&["interval".into()], problem).help("mend the table, or leave the row out with `filter`"),
            );
            return;
        }
    }
}

/// A line to compare with that is so far from all values that no difference between these could be seen.
pub fn far_lines(block: &Block, plots: &[Plot]) -> Vec<Diagnostic> {
    let is_drawn = plots.iter().all(|plot| !matches!(kind::of(plot.record.kind).shown, Shown::Tiles(_)));
    let reach = plots.iter().flat_map(|plot| plot.values()).map(f64::abs).fold(0.0, f64::max);
    let is_far = |value: f64| is_drawn && reach > 0.0 && value.abs() > FAR * reach;
    let far = block.record().reference_lines.iter().enumerate().filter(|(_, line)| is_far(line.value));
    far.map(|(at, line)| {
        let message = format!("`{}` is so far from all values that these could not be told apart", line.label.trim());
        block
            .data(&["reference-lines".into(), at.into(), "value".into()], message)
            .help("mend the value, or say it in the text")
    })
    .collect()
}

/// Bounds of a value that is held back. The chart would not show them, but its table does, and they tell the value.
pub fn bared(chosen: &Selection) -> Option<Diagnostic> {
    let (lower, upper) = chosen.columns.interval?;
    let is_held_back =
        |row: &Row| chosen.columns.y.iter().any(|value| row.cells[*value] == Cell::Missing(Symbol::Confidential));
    let has_bounds = |row: &Row| [lower, upper].iter().any(|bound| row.cells[*bound].number().is_some());
    let row = chosen.rows.iter().find(|row| is_held_back(row) && has_bounds(row))?;
    let problem = "the table holds a value back as confidential and tells its bounds";
    let problem = chosen.block.data(&["interval".into()], problem).label(row.span, "in this row");
    Some(problem.help("write \"[c]\" for the bounds as well"))
}

fn check_values(block: &Block, plot: &Plot, messages: &Messages, found: &mut Vec<Diagnostic>) {
    let path = |at: usize| if plot.has_several_measures() { ["y".into(), at.into()] } else { ["y".into(), 0.into()] };
    if plot.values().next().is_none() {
        let found_symbols: Vec<String> = SYMBOLS
            .iter()
            .filter(|(symbol, ..)| plot.series.iter().any(|s| s.points.iter().any(|p| p.symbol() == Some(*symbol))))
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
