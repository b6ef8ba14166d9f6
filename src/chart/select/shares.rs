//! Counts become shares of the wholes that they are parts of.

use std::borrow::Cow;

use super::pivot::{in_order, unsorted};
use super::{Selection, some};
use crate::chart::plot::{self, Data, Point, Series};
use crate::diagnostic::Diagnostic;
use crate::model::table::{Field, FieldKind, Measures, Row};

/// A whole of more than this is large enough for its shares to have a decimal.
const LARGE: f64 = 1_000.0;

/// Categories and series as [`super::pivot::crossed`] makes them; where `as-percent` asks for it, with shares of each
/// category's whole for values, and the numbers that they are made of beside them.
///
/// # Errors
/// Those of the pivot, and wholes of which there are no shares.
pub fn crossed<'a>(chosen: &Selection<'a>, rows: &[&'a Row]) -> Result<Data<'a>, Vec<Diagnostic>> {
    let mut data = unsorted(chosen, rows)?;
    if chosen.block.record().as_percent {
        let problems = problems(chosen, &data);
        if !problems.is_empty() {
            return Err(problems);
        }
        divide(chosen, &mut data);
    }
    Ok(in_order(chosen.block.record(), data))
}

fn divide<'a>(chosen: &Selection<'a>, data: &mut Data<'a>) {
    let wholes: Vec<f64> = (0..data.categories.len()).map(|at| whole(data, at)).collect();
    let decimals = decimals(data, &wholes);
    let share = |(point, whole): (&Point, &f64)| match *point {
        Point::Value(value, symbol) => Point::Value(value * 100.0 / whole, symbol),
        other => other,
    };
    let columns = &chosen.columns.y;
    for (at, series) in data.series.iter_mut().enumerate() {
        // Each field is a series, or all series are of the only one.
        let counts = &chosen.table.fields[*columns.get(at).unwrap_or(&columns[0])];
        let shares = series.points.iter().zip(&wholes).map(share).collect();
        series.counts = Some((counts, std::mem::replace(&mut series.points, shares)));
        let title = chosen.messages.text("chart.shares.title", &[("measure", &counts.title)]);
        series.field = Cow::Owned(Field {
            title,
            kind: FieldKind::Number,
            unit: Some("%".to_owned()),
            declared: Some(Measures::Share),
            decimals: Some(decimals),
            ..counts.clone()
        });
    }
}

/// One decimal where all wholes are large; and as many as show something as something and less than all as less, up to
/// three.
fn decimals(data: &Data, wholes: &[f64]) -> u8 {
    const MOST: u8 = 3;
    let usual = u8::from(wholes.iter().all(|whole| *whole > LARGE));
    let shares = data.series.iter().flat_map(|series| series.points.iter().zip(wholes));
    let shares: Vec<f64> = shares.filter_map(|(point, whole)| Some(point.value()? * 100.0 / whole)).collect();
    let tells = |decimals: &u8| {
        let least = 0.5 * 10f64.powi(-i32::from(*decimals));
        let is_lost = |share: &f64| *share > 0.0 && *share < least || *share < 100.0 && *share >= 100.0 - least;
        !shares.iter().any(is_lost)
    };
    (usual..MOST).find(tells).unwrap_or(MOST)
}

fn whole(data: &Data, category: usize) -> f64 {
    let parts: Vec<f64> = data.series.iter().filter_map(|series| series.points[category].value()).collect();
    plot::sum(data.measure(), &parts)
}

/// Why there are no shares to show.
fn problems(chosen: &Selection, data: &Data) -> Vec<Diagnostic> {
    let path = ["as-percent".into()];
    let problem = |message: String, help: &str| vec![chosen.block.data(&path, message).help(help)];
    let not_counts = |series: &&Series| series.field.measures().is_some_and(|measures| measures != Measures::Count);
    if let Some(series) = data.series.iter().find(not_counts) {
        let message =
            format!("`{}` does not count the parts of a whole, so there is nothing to take shares of", series.field.id);
        return problem(message, "take `as-percent` out, or name a field of counts in `y`");
    }
    if data.series.len() == 1 {
        let message = "there is only one series, and each whole is 100% of itself".to_owned();
        return problem(message, "name several fields in `y` or one in `series`, or take `as-percent` out");
    }
    let spots =
        || data.series.iter().flat_map(|one| one.points.iter().zip(&data.categories).map(move |spot| (one, spot)));
    let named = |wrong: fn(Point) -> bool| -> Vec<String> {
        let name =
            |(one, (_, category)): (&Series, (&Point, &plot::Category))| format!("{}, {}", category.label, one.name);
        spots().filter(|(_, (point, _))| wrong(**point)).map(name).collect()
    };
    let missing = named(|point| point.value().is_none());
    if !missing.is_empty() {
        let message =
            format!("there is no number for {}, so the whole is not known, nor any share of it", some(&missing));
        return problem(message, "leave those rows out with `filter`, or take `as-percent` out");
    }
    let negative = named(|point| point.value().is_some_and(|value| value < 0.0));
    if !negative.is_empty() {
        let message = format!("the number for {} is below zero, and parts of a whole are not", some(&negative));
        return problem(message, "take `as-percent` out");
    }
    let empty = |at: &usize| whole(data, *at) == 0.0;
    let empty: Vec<&str> =
        (0..data.categories.len()).filter(empty).map(|at| data.categories[at].label.as_str()).collect();
    if !empty.is_empty() {
        let message = format!("the numbers for {} add up to zero, and there are no shares of nothing", some(&empty));
        return problem(message, "leave those rows out with `filter`");
    }
    Vec::new()
}
