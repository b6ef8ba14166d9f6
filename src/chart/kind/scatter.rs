//! A dot for each row, placed by two measures.

mod drawing;

use std::borrow::Cow;

use super::{Across, Kind, Refusal, Shown, Wants, line};
use crate::chart::describe::scatter;
use crate::chart::grid::{self, Filled};
use crate::chart::ink;
use crate::chart::legend::Sample;
use crate::chart::plot::{self, Category, Data, Plot, Point, Series};
use crate::chart::scale::{LARGEST, Scale};
use crate::chart::select::{Selection, named, pivot};
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::grid::{Column, ColumnKind, Grid};
use crate::model::symbol::Symbol;
use crate::model::table::{Cell, Row};

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.scatter",
    needs: &["x", "y"],
    takes: &["series", "panels", "highlight", "annotations", "reference-lines"],
    across: Across::Measure,
    wants: Wants::UpTo(ink::SERIES),
    sample: Some(Sample::Marks),
    most: MOST_DOTS,
    missing: "chart.missing.scatter",
    pivot: rows_as_dots,
    refuses,
    scale,
    draw: drawing::draw,
    describe: scatter::describe,
    grid: of_rows,
    shown: Shown::Drawing,
};

/// More dots than this cannot be told apart.
const MOST_DOTS: usize = 600;

/// A row that has both numbers.
#[derive(Clone, Copy, Debug)]
pub struct Dot {
    /// Its place among the series.
    pub series: usize,
    /// Its place among the rows.
    pub category: usize,
    /// Its number along the axis across.
    pub x: f64,
    /// Its number along the axis upwards.
    pub y: f64,
}

/// The rows that have both numbers, as dots.
pub fn dots(data: &Data) -> Vec<Dot> {
    let of = |(series, one): (usize, &Series)| {
        let dot = |(category, point): (usize, &Point)| {
            let (x, y) = (data.categories[category].number?, point.value()?);
            Some(Dot { series, category, x, y })
        };
        one.points.iter().enumerate().filter_map(dot).collect::<Vec<_>>()
    };
    data.series.iter().enumerate().flat_map(of).collect()
}

/// The scale of the axis across, the same for charts side by side.
pub fn across(plot: &Plot) -> Scale {
    let (low, high) = plot.span.unwrap_or((0.0, 0.0));
    line::near(low, high, plot.x.published_decimals())
}

fn scale(plots: &[Plot]) -> Scale {
    let references = plots.iter().flat_map(|plot| plot.record.reference_lines.iter().map(|line| line.value));
    let values: Vec<f64> = plots.iter().flat_map(|plot| dots(&plot.data)).map(|dot| dot.y).chain(references).collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    line::near(low, high, plot::decimals_of(plots))
}

/// Each row is a category with a name and a number; of all series but its own it is elsewhere.
fn rows_as_dots<'a>(chosen: &Selection<'a>, rows: &[&'a Row]) -> Result<Data<'a>, Vec<Diagnostic>> {
    let (Some(x), [y]) = (chosen.columns.x, &chosen.columns.y[..]) else {
        let problem = "a scatter plot shows one measure against another, and `y` names several";
        return Err(vec![chosen.block.data(&["y".into()], problem).help("draw a chart for each")]);
    };
    let field = &chosen.table.fields[x];
    let too_large = |row: &&&Row| row.cells[x].number().is_some_and(|value| value.is_nan() || value.abs() > LARGEST);
    if let Some(row) = rows.iter().find(too_large) {
        let problem = format!("a number of `{}` is too large to be drawn", field.id);
        let problem = chosen.block.data(&["x".into()], problem).label(row.span, "the row");
        return Err(vec![problem.help("give the field a larger unit, such as thousands")]);
    }
    let key = named::columns(chosen);
    let category = |row: &&Row| Category {
        label: named::label(chosen, &key, row),
        number: row.cells[x].number(),
        symbol: row.cells[x].symbol(),
    };
    let numbers = || chosen.rows.iter().filter_map(|row| row.cells[x].number());
    let span = numbers().reduce(f64::min).zip(numbers().reduce(f64::max));
    Ok(Data {
        x: Cow::Borrowed(field),
        heading: named::heading(chosen, &key),
        categories: rows.iter().map(category).collect(),
        span,
        counted: Vec::new(),
        series: series(chosen, *y, rows)?,
    })
}

/// The series of all charts side by side, so that one looks the same in each.
fn series<'a>(chosen: &Selection<'a>, y: usize, rows: &[&'a Row]) -> Result<Vec<Series<'a>>, Vec<Diagnostic>> {
    let Some(column) = chosen.columns.series else {
        let name = chosen.table.fields[y].title.clone();
        return Ok(vec![pivot::series(chosen, name, y, rows)]);
    };
    let field = &chosen.table.fields[column];
    let all = pivot::named(chosen, column, &chosen.rows)?;
    let here = pivot::Names::of(column, rows, field, chosen.messages);
    let of = |name: &String| {
        let at = here.names.iter().position(|here| here == name);
        let mut series = pivot::series(chosen, name.clone(), y, rows);
        for (point, of_row) in series.points.iter_mut().zip(&here.of_row) {
            if at.is_none() || *of_row != at {
                *point = Point::Elsewhere;
            }
        }
        series
    };
    Ok(all.names.iter().map(of).collect())
}

fn refuses(plot: &Plot) -> Option<Refusal> {
    if dots(&plot.data).is_empty() {
        let message = format!("no row has a number both in `{}` and in `{}`", plot.x.id, plot.measure().id);
        return Some(Refusal { key: "x", message, help: Some("show the table in place, with a ```table block") });
    }
    let unplaced = plot.remarks.iter().find(|remark| plot.categories[remark.category].number.is_none())?;
    let message = format!("`{}` has no dot that a remark could point at", plot.categories[unplaced.category].label);
    Some(Refusal { key: "annotations", message, help: Some("say it in `notes`") })
}

/// The name of each row, its series where there are several, and both numbers.
fn of_rows(plot: &Plot, messages: &Messages) -> Grid {
    let key = Column { heading: plot.heading.clone(), kind: ColumnKind::Key };
    let of_row = |category: usize| {
        let is_here = |series: &&Series| series.points[category] != Point::Elsewhere;
        plot.series.iter().find(is_here).unwrap_or(&plot.series[0])
    };
    let rows = 0..plot.categories.len();
    let number = |one: &Category| match (one.number, one.symbol) {
        (Some(number), symbol) => Cell::Number(number, symbol),
        (None, symbol) => Cell::Missing(symbol.unwrap_or(Symbol::NotAvailable)),
    };
    let across = plot.categories.iter().map(|one| plot.x.cell(&number(one), messages)).collect();
    let upwards = rows.clone().map(|at| of_row(at).field.cell(&of_row(at).points[at].cell(), messages)).collect();
    let title = |column: &str| plot.table.field(column).map(|at| plot.table.fields[at].heading()).unwrap_or_default();
    let series = plot.record.series.as_ref().map(|id| {
        let column = Column { heading: title(id.as_str()), kind: ColumnKind::Text };
        (column, rows.map(|at| of_row(at).name.clone()).collect())
    });
    let names = plot.categories.iter().map(|category| category.label.clone()).collect();
    let mut columns: Vec<Filled> = vec![(key, names)];
    columns.extend(series);
    columns.push((Column { heading: plot.x.heading(), kind: ColumnKind::Number }, across));
    columns.push((Column { heading: plot.measure().heading(), kind: ColumnKind::Number }, upwards));
    grid::filled_with(columns, grid::symbols(plot))
}
