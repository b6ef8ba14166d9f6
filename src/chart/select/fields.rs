//! The fields that a chart names.

use super::Block;
use crate::chart::kind::{self, Shape};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::table::{Field, Role, Table};
use crate::read::figure::ChartRecord;
use crate::read::yaml::{Record, Step};

/// The columns of a chart, by their places in the table.
#[derive(Debug)]
pub struct Columns {
    /// The categories.
    pub x: usize,
    /// The measures, at least one.
    pub y: Vec<usize>,
    /// Whose values make the series.
    pub series: Option<usize>,
}

/// Finds the columns.
///
/// # Errors
/// Every field that does not exist or does not fit.
pub fn columns(record: &Record<ChartRecord>, table: &Table) -> Result<Columns, Vec<Diagnostic>> {
    let names = Names { block: Block(record), table };
    let mut found = Vec::new();
    let chart = &record.value;
    let x = names.find(&["x".into()], chart.x.as_str(), &mut found);
    let y: Vec<Option<usize>> = (chart.y.0.iter().enumerate())
        .map(|(at, id)| names.find(&["y".into(), at.into()], id.as_str(), &mut found))
        .collect();
    let series = chart.series.as_ref().map(|id| names.find(&["series".into()], id.as_str(), &mut found));
    if let Some(x) = x {
        names.check_x(x, &mut found);
    }
    for (at, column) in y.iter().enumerate() {
        if let Some(column) = column {
            names.check_y(at, *column, &y[..at], &mut found);
        }
    }
    names.check_series(x, series.flatten(), &mut found);
    if y.is_empty() {
        found.push(names.block.field(&["y".into()], "`y` names no field"));
    }
    match (x, y.into_iter().collect::<Option<Vec<_>>>(), found.is_empty()) {
        (Some(x), Some(y), true) => Ok(Columns { x, y, series: series.flatten() }),
        _ => Err(found),
    }
}

/// The place of a field that a filter names.
pub fn filtered(record: &Record<ChartRecord>, table: &Table, id: &str, found: &mut Vec<Diagnostic>) -> Option<usize> {
    let names = Names { block: Block(record), table };
    let column = table.field(id);
    if column.is_none() {
        let span = record.spans.key(&["filter".into(), id.into()]);
        found.push(Diagnostic { place: span.into(), ..names.unknown(&["filter".into()], id) });
    }
    column
}

struct Names<'r> {
    block: Block<'r>,
    table: &'r Table,
}

impl Names<'_> {
    fn find(&self, path: &[Step], id: &str, found: &mut Vec<Diagnostic>) -> Option<usize> {
        let column = self.table.field(id);
        if column.is_none() {
            found.push(self.unknown(path, id));
        }
        column
    }

    fn unknown(&self, path: &[Step], id: &str) -> Diagnostic {
        let known: Vec<&str> = self.table.fields.iter().map(|field| field.id.as_str()).collect();
        let problem = self.block.field(path, format!("table `{}` has no field `{id}`", self.table.id));
        problem.help(format!("its fields are {}", quoted(&known))).maybe_help(did_you_mean(id, known))
    }

    fn check_x(&self, column: usize, found: &mut Vec<Diagnostic>) {
        let field = &self.table.fields[column];
        let bars = kind::of(self.block.0.value.kind).shape == Shape::Bars;
        if bars && field.role == Role::Measure {
            let problem = format!("`{}` is a measure; `x` of a bar chart is a field of categories", field.id);
            found.push(
                self.block.field(&["x".into()], problem).maybe_help(self.others("`x`", |f| f.role != Role::Measure)),
            );
        }
    }

    fn check_y(&self, at: usize, column: usize, before: &[Option<usize>], found: &mut Vec<Diagnostic>) {
        let path: [Step; 2] = ["y".into(), at.into()];
        let field = &self.table.fields[column];
        if !field.is_measure() {
            let problem = format!("`{}` holds no numbers that were measured; `y` is what the chart shows", field.id);
            found.push(self.block.field(&path, problem).maybe_help(self.others("`y`", is_measured)));
        } else if self.block.0.value.x == field.id {
            found.push(self.block.field(&path, format!("`{}` is both `x` and `y`", field.id)));
        } else if before.contains(&Some(column)) {
            found.push(self.block.field(&path, format!("`{}` is named twice", field.id)));
        }
        let first = before.iter().flatten().next().map(|first| &self.table.fields[*first]);
        if let Some(first) = first.filter(|first| first.unit != field.unit && field.is_measure()) {
            let unit =
                |field: &Field| field.unit.as_ref().map_or("no unit".to_owned(), |unit| format!("the unit `{unit}`"));
            let problem = format!(
                "`{}` has {}, `{}` has {}; one axis shows one unit",
                first.id,
                unit(first),
                field.id,
                unit(field)
            );
            found.push(self.block.field(&path, problem).help("draw a chart for each unit"));
        }
    }

    fn check_series(&self, x: Option<usize>, series: Option<usize>, found: &mut Vec<Diagnostic>) {
        let Some(column) = series else { return };
        let field = &self.table.fields[column];
        let path: [Step; 1] = ["series".into()];
        if self.block.0.value.y.0.len() > 1 {
            let problem = "with several fields in `y`, each is a series of its own, so there can be no `series`";
            found.push(self.block.field(&path, problem).help("name one field in `y`, or take `series` out"));
        } else if Some(column) == x {
            found.push(self.block.field(&path, format!("`{}` is both `x` and `series`", field.id)));
        } else if field.role == Role::Measure {
            let problem = format!("`{}` is a measure; `series` is a field of categories", field.id);
            found.push(
                self.block.field(&path, problem).maybe_help(self.others("`series`", |f| f.role != Role::Measure)),
            );
        }
    }

    /// The fields that would fit.
    fn others(&self, what: &str, fits: impl Fn(&Field) -> bool) -> Option<String> {
        let fitting: Vec<&str> = self.table.fields.iter().filter(|f| fits(f)).map(|field| field.id.as_str()).collect();
        (!fitting.is_empty()).then(|| format!("fields that fit {what}: {}", quoted(&fitting)))
    }
}

fn is_measured(field: &Field) -> bool {
    field.is_measure() && field.role == Role::Measure
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
