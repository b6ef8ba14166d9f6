//! Rows become categories and series.

use std::collections::BTreeMap;

use super::fields::Columns;
use super::{Block, some};
use crate::chart::plot::{Category, Plot, Point, Series};
use crate::chart::scale::LARGEST;
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::symbol::Symbol;
use crate::model::table::{Cell, Field, FieldKind, Row, Table};
use crate::read::figure::{ChartKind, ChartRecord, Sort};
use crate::read::yaml::Record;

/// The plot of the rows, in its order.
///
/// # Errors
/// Two rows for one point, none for another, rows without a category.
pub fn pivot<'a>(
    record: &'a Record<ChartRecord>,
    table: &'a Table,
    columns: &Columns,
    rows: &[&Row],
    messages: &Messages,
) -> Result<Plot<'a>, Vec<Diagnostic>> {
    let block = Block(record);
    let x = &table.fields[columns.x];
    let categories = Names::of(columns.x, rows, x, messages);
    let unnamed = |field: &Field| {
        let problem = format!("`{}` has rows without a value, which have no place in the chart", field.id);
        block.data(&["x".into()], problem).help("leave those rows out with `filter`")
    };
    if categories.of_row.contains(&None) {
        return Err(vec![unnamed(x)]);
    }
    let series = match columns.series {
        Some(column) => {
            let field = &table.fields[column];
            let names = Names::of(column, rows, field, messages);
            if names.of_row.contains(&None) {
                return Err(vec![unnamed(field)]);
            }
            pivoted(&block, &table.fields[columns.y[0]], columns.y[0], (&categories, &names), rows)?
        }
        None => columns
            .y
            .iter()
            .map(|column| measured(&block, &table.fields[*column], *column, &categories, rows))
            .collect::<Result<_, _>>()?,
    };
    let category = |(label, first): (&String, &usize)| Category {
        label: label.clone(),
        number: number(x, &rows[*first].cells[columns.x]),
    };
    let categories = categories.names.iter().zip(&categories.first).map(category).collect();
    Ok(in_order(Plot { record: &record.value, table, x, categories, series }))
}

/// The names in a column, in the order in which they first occur.
struct Names {
    names: Vec<String>,
    /// The row in which each name first occurs.
    first: Vec<usize>,
    /// Which name each row has.
    of_row: Vec<Option<usize>>,
}

impl Names {
    fn of(column: usize, rows: &[&Row], field: &Field, messages: &Messages) -> Self {
        let mut places = BTreeMap::new();
        let (mut names, mut first) = (Vec::new(), Vec::new());
        let mut place = |(at, row): (usize, &&Row)| {
            let name = match &row.cells[column] {
                Cell::Text(text) => text.trim().to_owned(),
                Cell::Number(value, _) => field.number(*value, messages),
                Cell::Missing(_) => return None,
            };
            Some(*places.entry(name).or_insert_with_key(|name| {
                names.push(name.clone());
                first.push(at);
                names.len() - 1
            }))
        };
        let of_row = rows.iter().enumerate().map(&mut place).collect();
        Names { names, first, of_row }
    }
}

/// The number or year that a cell of the categories is.
fn number(x: &Field, cell: &Cell) -> Option<f64> {
    let number = match (x.kind, cell) {
        (FieldKind::Year, Cell::Text(year)) => year.trim().parse().ok(),
        (_, cell) => cell.number(),
    };
    number.filter(|number| number.abs() <= LARGEST)
}

/// One series for a measure.
fn measured<'a>(
    block: &Block,
    field: &'a Field,
    column: usize,
    categories: &Names,
    rows: &[&Row],
) -> Result<Series<'a>, Vec<Diagnostic>> {
    let mut points: Vec<Option<Point>> = vec![None; categories.names.len()];
    for (row, of_row) in rows.iter().zip(&categories.of_row) {
        let Some(at) = *of_row else { continue };
        if points[at].is_some() {
            return Err(vec![twice(block, rows, (categories, at), None)]);
        }
        points[at] = Some(point(&row.cells[column]));
    }
    // Each category is the name of some row, so each has a point.
    let points = points.into_iter().map(|point| point.unwrap_or(Point::Missing(Symbol::NotAvailable))).collect();
    Ok(Series { name: field.title.clone(), field, points })
}

/// One series for each name in a column.
fn pivoted<'a>(
    block: &Block,
    field: &'a Field,
    column: usize,
    (categories, names): (&Names, &Names),
    rows: &[&Row],
) -> Result<Vec<Series<'a>>, Vec<Diagnostic>> {
    let mut points: Vec<Vec<Option<Point>>> = vec![vec![None; categories.names.len()]; names.names.len()];
    for (row, (category, series)) in rows.iter().zip(categories.of_row.iter().zip(&names.of_row)) {
        let (Some(category), Some(series)) = (*category, *series) else { continue };
        if points[series][category].is_some() {
            return Err(vec![twice(block, rows, (categories, category), Some((names, series)))]);
        }
        points[series][category] = Some(point(&row.cells[column]));
    }
    let mut holes = Vec::new();
    let mut all = Vec::new();
    for (name, points) in names.names.iter().zip(points) {
        let holed = points.iter().zip(&categories.names).filter(|(point, _)| point.is_none());
        holes.extend(holed.map(|(_, category)| format!("{category}, {name}")));
        all.push(Series { name: name.clone(), field, points: points.into_iter().flatten().collect() });
    }
    if holes.is_empty() { Ok(all) } else { Err(vec![absent(block, &holes)]) }
}

fn point(cell: &Cell) -> Point {
    match cell {
        Cell::Number(value, symbol) => Point::Value(*value, *symbol),
        Cell::Missing(symbol) => Point::Missing(*symbol),
        // A measure has no text in it; the table's own checks see to that.
        Cell::Text(_) => Point::Missing(Symbol::NotAvailable),
    }
}

/// Two rows want to be one point; their places in the table are shown.
fn twice(
    block: &Block,
    rows: &[&Row],
    (categories, at): (&Names, usize),
    series: Option<(&Names, usize)>,
) -> Diagnostic {
    let in_series = |row: usize| series.is_none_or(|(names, series)| names.of_row[row] == Some(series));
    let places = (0..rows.len()).filter(|row| categories.of_row[*row] == Some(at) && in_series(*row));
    let name = match series {
        Some((names, series)) => format!("`{}` of `{}`", categories.names[at], names.names[series]),
        None => format!("`{}`", categories.names[at]),
    };
    let mut problem =
        block.data(&["x".into()], format!("several rows are for {name}, so there is no one value to show"));
    for row in places.take(2) {
        problem = problem.label(rows[row].span, format!("a row for {name}"));
    }
    problem.help("choose rows with `filter`, or name the field that tells them apart in `series`")
}

fn absent(block: &Block, holes: &[String]) -> Diagnostic {
    let problem = format!("the table has no row for {}", some(holes));
    block.data(&["series".into()], problem).help(
        "add the row, with a symbol such as \"[x]\" (not available) or \"[z]\" (not applicable) where there is no number",
    )
}

/// Sorts the categories: by value where that was asked for; those of a line along its axis.
fn in_order(mut plot: Plot) -> Plot {
    let mut order: Vec<usize> = (0..plot.categories.len()).collect();
    if plot.record.kind == ChartKind::Line {
        let positions = plot.positions();
        order.sort_by(|a, b| positions[*a].total_cmp(&positions[*b]));
    } else if plot.record.sort != Sort::Data {
        let sizes: Vec<Option<f64>> = order.iter().map(|category| size(&plot, *category)).collect();
        order.sort_by(|a, b| match (sizes[*a], sizes[*b]) {
            (Some(a), Some(b)) if plot.record.sort == Sort::Ascending => a.total_cmp(&b),
            (Some(a), Some(b)) => b.total_cmp(&a),
            // What has no size comes last, either way.
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
    } else {
        return plot;
    }
    plot.categories = order.iter().map(|at| plot.categories[*at].clone()).collect();
    for series in &mut plot.series {
        series.points = order.iter().map(|at| series.points[*at]).collect();
    }
    plot
}

/// By what a category is sorted: the whole of a stack, else the value of the first series.
fn size(plot: &Plot, category: usize) -> Option<f64> {
    let mut values = plot.series.iter().map(|series| series.points[category].value());
    match plot.record.kind {
        ChartKind::StackedBar => values.flatten().reduce(|sum, next| sum + next),
        _ => values.next().flatten(),
    }
}
