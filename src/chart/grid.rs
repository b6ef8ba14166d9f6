//! The numbers of a chart as a table.

use super::plot::{Plot, Point, Series};
use crate::messages::Messages;
use crate::model::grid::{Column, ColumnKind, Grid};
use crate::model::symbol::{SYMBOLS, Symbol};
use crate::model::table::Field;

/// A row for each category; a column for each series, after it one for the count that a share was made of, and two for
/// the ends of an interval.
pub fn crossed(plot: &Plot, messages: &Messages) -> Grid {
    let key = Column { heading: plot.heading.clone(), kind: ColumnKind::Key };
    let columns: Vec<Filled> = plot.series.iter().flat_map(|series| of_series(plot, series, messages)).collect();
    let names: Filled = (key, plot.categories.iter().map(|category| category.label.clone()).collect());
    filled_with(std::iter::once(names).chain(columns).collect(), symbols(plot))
}

/// The grid of some columns, which are of equal length.
pub fn filled_with(columns: Vec<Filled>, symbols: Vec<Symbol>) -> Grid {
    let count = columns.iter().map(|(_, cells)| cells.len()).min().unwrap_or(0);
    let rows = (0..count).map(|at| columns.iter().map(|(_, cells)| cells[at].clone()).collect()).collect();
    Grid { columns: columns.into_iter().map(|(column, _)| column).collect(), rows, symbols }
}

/// A column and its cells, one for each row.
pub type Filled = (Column, Vec<String>);

fn of_series(plot: &Plot, series: &Series, messages: &Messages) -> Vec<Filled> {
    let single = plot.series.len() == 1;
    let mut columns = Vec::new();
    if let Some((field, points)) = &series.counts {
        columns.push(filled(field, &series.name, points, messages));
    }
    columns.push(filled(&series.field, &series.name, &series.points, messages));
    if let Some(bounds) = &series.interval {
        let ends = [(bounds.fields.0, 0), (bounds.fields.1, 1)];
        for (field, end) in ends {
            let point = |(at, point): (usize, &Point)| match bounds.pairs[at] {
                Some(pair) => Point::Value([pair.0, pair.1][end], bounds.marks[at][end]),
                None => Point::Missing(point.symbol().unwrap_or(Symbol::NotApplicable)),
            };
            let points: Vec<Point> = series.points.iter().enumerate().map(point).collect();
            let name = if single { field.title.clone() } else { format!("{}, {}", series.name, field.title) };
            columns.push(filled(field, &name, &points, messages));
        }
    }
    columns
}

fn filled(field: &Field, name: &str, points: &[Point], messages: &Messages) -> Filled {
    let heading = match &field.unit {
        Some(unit) => format!("{name} ({unit})"),
        None => name.to_owned(),
    };
    let cells = points.iter().map(|point| field.cell(&point.cell(), messages)).collect();
    (Column { heading, kind: ColumnKind::Number }, cells)
}

/// The symbols that occur in a chart, in the order of a legend.
pub fn symbols(plot: &Plot) -> Vec<Symbol> {
    let occurs = |symbol: &Symbol| {
        let is_it = |found: Option<Symbol>| found == Some(*symbol);
        let bounds = |series: &Series| -> Vec<Option<Symbol>> {
            let shown = series.interval.iter().flat_map(|bounds| bounds.pairs.iter().zip(&bounds.marks));
            shown.filter(|(pair, _)| pair.is_some()).flat_map(|(_, marks)| *marks).collect()
        };
        plot.series.iter().any(|series| series.points.iter().any(|point| is_it(point.symbol())))
            || plot.series.iter().flat_map(bounds).any(is_it)
            || plot.categories.iter().any(|category| is_it(category.symbol))
    };
    SYMBOLS.iter().map(|(symbol, ..)| *symbol).filter(occurs).collect()
}

/// The grids of charts side by side as one, with a column that names the chart of each row.
pub fn joined(plots: &[Plot], mut grids: Vec<Grid>, heading: &str) -> Grid {
    if grids.len() == 1 {
        // There is exactly one, so this gives it.
        return grids.remove(0);
    }
    let column = Column { heading: heading.to_owned(), kind: ColumnKind::Key };
    let columns = std::iter::once(column).chain(grids[0].columns.iter().cloned()).collect();
    let occurs = |symbol: &Symbol| grids.iter().any(|grid| grid.symbols.contains(symbol));
    let symbols = SYMBOLS.iter().map(|(symbol, ..)| *symbol).filter(occurs).collect();
    let row = |panel: &Option<String>, row: Vec<String>| panel.iter().cloned().chain(row).collect();
    let rows = plots.iter().zip(grids).flat_map(|(plot, grid)| {
        let panel = plot.panel.clone();
        grid.rows.into_iter().map(move |cells| row(&panel, cells))
    });
    Grid { columns, rows: rows.collect(), symbols }
}

/// The shading of charts side by side as of one grid; the column that names the chart has none.
pub fn shaded(plots: &[Plot], shades: impl Fn(&Plot) -> Vec<Vec<Option<u8>>>) -> Vec<Vec<Option<u8>>> {
    let several = plots.len() > 1;
    let row = |row: Vec<Option<u8>>| several.then_some(None).into_iter().chain(row).collect();
    plots.iter().flat_map(shades).map(row).collect()
}
