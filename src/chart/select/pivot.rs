//! Rows become categories and series.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Block, SOME, Selection, some_of};
use crate::chart::kind::{self, Across};
use crate::chart::plot::{Bounds, Category, Data, Point, Series};
use crate::chart::scale::LARGEST;
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::symbol::Symbol;
use crate::model::table::{Cell, Field, FieldKind, Measures, Row};
use crate::read::figure::{ChartKind, ChartRecord, Sort};

/// A category for each value of `x`, and a series for each measure or for each value of `series`.
///
/// # Errors
/// Two rows for one point, none for another, rows without a category.
pub fn crossed<'a>(chosen: &Selection<'a>, rows: &[&'a Row]) -> Result<Data<'a>, Vec<Diagnostic>> {
    unsorted(chosen, rows).map(|data| in_order(chosen.block.record(), data))
}

/// The same with the categories in the order of the table.
///
/// # Errors
/// As [`crossed`].
pub fn unsorted<'a>(chosen: &Selection<'a>, rows: &[&'a Row]) -> Result<Data<'a>, Vec<Diagnostic>> {
    let Selection { table, columns, .. } = chosen;
    let Some(x) = columns.x else { return alone(chosen, rows) };
    let field = &table.fields[x];
    let categories = named(chosen, x, rows)?;
    let series = match columns.series {
        Some(column) => {
            let names = named(chosen, column, rows)?;
            pivoted(chosen, columns.y[0], (&categories, &names), rows)?
        }
        None => {
            let one = |column: &usize| measured(chosen, *column, &categories, rows);
            columns.y.iter().map(one).collect::<Result<_, _>>()?
        }
    };
    let category = |(label, first): (&String, &usize)| Category {
        label: label.clone(),
        number: number(field, &rows[*first].cells[x]),
        symbol: None,
    };
    let categories: Vec<Category> = categories.names.iter().zip(&categories.first).map(category).collect();
    Ok(Data { x: Cow::Borrowed(field), heading: field.heading(), categories, span: None, counted: Vec::new(), series })
}

/// One row, whose measures are the series of one category without a name of its own.
fn alone<'a>(chosen: &Selection<'a>, rows: &[&'a Row]) -> Result<Data<'a>, Vec<Diagnostic>> {
    let [row] = rows else {
        let problem = format!("the chart shows one row of table `{}`, and here are {}", chosen.table.id, rows.len());
        return Err(vec![chosen.block.data(&["filter".into()], problem).help("choose one row with `filter`")]);
    };
    let field = &chosen.table.fields[chosen.columns.y[0]];
    let one = Names { names: vec![field.title.clone()], first: vec![0], of_row: vec![Some(0)] };
    let series = |column: &usize| measured(chosen, *column, &one, &[*row]);
    Ok(Data {
        x: Cow::Borrowed(field),
        heading: field.title.clone(),
        categories: vec![Category { label: field.title.clone(), number: None, symbol: None }],
        span: None,
        counted: Vec::new(),
        series: chosen.columns.y.iter().map(series).collect::<Result<_, _>>()?,
    })
}

/// The names in a column, in the order in which they first occur.
#[derive(Debug)]
pub struct Names {
    /// The names.
    pub names: Vec<String>,
    /// The row in which each name first occurs.
    pub first: Vec<usize>,
    /// Which name each row has.
    pub of_row: Vec<Option<usize>>,
}

impl Names {
    /// The names in a column of some rows.
    pub fn of(column: usize, rows: &[&Row], field: &Field, messages: &Messages) -> Self {
        let mut places = BTreeMap::new();
        let (mut names, mut first) = (Vec::new(), Vec::new());
        let mut place = |(at, row): (usize, &&Row)| {
            let name = match &row.cells[column] {
                Cell::Text(text) | Cell::Named { text, .. } => text.trim().to_owned(),
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

/// The names in a column in which every row has one.
pub fn named(chosen: &Selection, column: usize, rows: &[&Row]) -> Result<Names, Vec<Diagnostic>> {
    let field = &chosen.table.fields[column];
    let names = Names::of(column, rows, field, chosen.messages);
    if names.of_row.contains(&None) {
        let problem = format!("`{}` has rows without a value, which have no place in the chart", field.id);
        let key = if chosen.columns.series == Some(column) { "series" } else { "x" };
        return Err(vec![chosen.block.data(&[key.into()], problem).help("leave those rows out with `filter`")]);
    }
    Ok(names)
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
    chosen: &Selection<'a>,
    column: usize,
    categories: &Names,
    rows: &[&'a Row],
) -> Result<Series<'a>, Vec<Diagnostic>> {
    let mut places: Vec<Option<&Row>> = vec![None; categories.names.len()];
    for (row, of_row) in rows.iter().zip(&categories.of_row) {
        let Some(at) = *of_row else { continue };
        if places[at].is_some() {
            return Err(vec![twice(&chosen.block, rows, (categories, at), None)]);
        }
        places[at] = Some(row);
    }
    // Each category is the name of some row, so each has its row.
    let rows: Vec<&Row> = places.into_iter().flatten().collect();
    let field = &chosen.table.fields[column];
    Ok(series(chosen, field.title.clone(), column, &rows))
}

/// One series for each name in a column.
fn pivoted<'a>(
    chosen: &Selection<'a>,
    column: usize,
    (categories, names): (&Names, &Names),
    rows: &[&'a Row],
) -> Result<Vec<Series<'a>>, Vec<Diagnostic>> {
    // By series and category. A table has few rows and may have many names, and most of their pairs not at all.
    let mut places: BTreeMap<(usize, usize), &Row> = BTreeMap::new();
    for (row, (category, series)) in rows.iter().zip(categories.of_row.iter().zip(&names.of_row)) {
        let (Some(category), Some(series)) = (*category, *series) else { continue };
        if places.insert((series, category), row).is_some() {
            return Err(vec![twice(&chosen.block, rows, (categories, category), Some((names, series)))]);
        }
    }
    let pairs = (0..names.names.len()).flat_map(|series| (0..categories.names.len()).map(move |at| (series, at)));
    let holes = names.names.len().saturating_mul(categories.names.len()) - places.len();
    if holes > 0 {
        let name = |(series, at): (usize, usize)| format!("{}, {}", categories.names[at], names.names[series]);
        let first: Vec<String> = pairs.filter(|pair| !places.contains_key(pair)).take(SOME).map(name).collect();
        return Err(vec![absent(&chosen.block, &first, holes)]);
    }
    // Complete, and in the order of series and categories.
    let all: Vec<&Row> = places.into_values().collect();
    let rows = all.chunks(categories.names.len().max(1));
    Ok(names.names.iter().zip(rows).map(|(name, rows)| series(chosen, name.clone(), column, rows)).collect())
}

/// The series of a column, one point for each row.
pub fn series<'a>(chosen: &Selection<'a>, name: String, column: usize, rows: &[&Row]) -> Series<'a> {
    let fields = &chosen.table.fields;
    let bounds = |(lower, upper): (usize, usize)| {
        let pair = |row: &&Row| row.cells[lower].number().zip(row.cells[upper].number());
        // What is kept back must not be shown by its bounds.
        let pairs = rows.iter().map(|row| row.cells[column].number().and_then(|_| pair(row))).collect();
        let marks = rows.iter().map(|row| [lower, upper].map(|bound| row.cells[bound].symbol())).collect();
        Bounds { fields: (&fields[lower], &fields[upper]), pairs, marks }
    };
    Series {
        name,
        field: Cow::Borrowed(&fields[column]),
        points: rows.iter().map(|row| point(&row.cells[column])).collect(),
        interval: chosen.columns.interval.map(bounds),
        counts: None,
    }
}

/// A cell of a measure as a point.
pub fn point(cell: &Cell) -> Point {
    match cell {
        Cell::Number(value, symbol) => Point::Value(*value, *symbol),
        Cell::Missing(symbol) => Point::Missing(*symbol),
        // A measure has no text in it; the table's own checks see to that.
        Cell::Text(_) | Cell::Named { .. } => Point::Missing(Symbol::NotAvailable),
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

fn absent(block: &Block, first: &[String], holes: usize) -> Diagnostic {
    let problem = format!("the table has no row for {}", some_of(first, holes));
    block.data(&["series".into()], problem).help(
        "add the row, with a symbol such as \"[x]\" (not available) or \"[z]\" (not applicable) where there is no number",
    )
}

/// Sorts the categories: by value where that was asked for; those that follow each other along their axis.
pub fn in_order<'a>(record: &ChartRecord, data: Data<'a>) -> Data<'a> {
    let mut order: Vec<usize> = (0..data.categories.len()).collect();
    if kind::of(record.kind).across == Across::Order {
        let positions = data.positions();
        order.sort_by(|a, b| positions[*a].total_cmp(&positions[*b]));
    } else if record.sort != Sort::Data {
        let sizes: Vec<Option<f64>> = order.iter().map(|category| size(record, &data, *category)).collect();
        order.sort_by(|a, b| match (sizes[*a], sizes[*b]) {
            (Some(a), Some(b)) if record.sort == Sort::Ascending => a.total_cmp(&b),
            (Some(a), Some(b)) => b.total_cmp(&a),
            // What has no size comes last, either way.
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
    } else {
        return data;
    }
    data.reordered(&order)
}

/// By what a category is sorted: the whole of a stack, else the value of the first series, as where all wholes are 100%.
pub fn size(record: &ChartRecord, data: &Data, category: usize) -> Option<f64> {
    let mut values = data.series.iter().map(|series| series.points[category].value());
    match record.kind {
        ChartKind::StackedBar if data.measure().measures() != Some(Measures::Share) => {
            values.flatten().reduce(|sum, next| sum + next)
        }
        _ => values.next().flatten(),
    }
}
