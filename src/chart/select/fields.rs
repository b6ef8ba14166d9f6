//! The fields that a chart names.

use super::{Block, keys};
use crate::chart::kind::{self, Across};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::table::{Field, Role, Table};
use crate::read::figure::ChartRecord;
use crate::read::yaml::{Record, Step};

/// The columns of a chart, by their places in the table.
#[derive(Debug)]
pub struct Columns {
    /// The categories, or the measure along the other axis.
    pub x: Option<usize>,
    /// The measures. A kind that counts rows has none.
    pub y: Vec<usize>,
    /// Whose values make the series.
    pub series: Option<usize>,
    /// Whose values make charts of their own.
    pub panels: Option<usize>,
    /// The lower and the upper bounds.
    pub interval: Option<(usize, usize)>,
}

/// Finds the columns.
///
/// # Errors
/// Every field that does not exist or does not fit.
pub fn columns(record: &Record<ChartRecord>, table: &Table) -> Result<Columns, Vec<Diagnostic>> {
    let names = Names { block: Block(record), table };
    let mut found = Vec::new();
    let chart = &record.value;
    let x = chart.x.as_ref().map(|id| names.find(&["x".into()], id.as_str(), &mut found));
    let y: Vec<Option<usize>> = (chart.y.0.iter().enumerate())
        .map(|(at, id)| names.find(&["y".into(), at.into()], id.as_str(), &mut found))
        .collect();
    let series = chart.series.as_ref().map(|id| names.find(&["series".into()], id.as_str(), &mut found));
    let panels = chart.panels.as_ref().map(|id| names.find(&["panels".into()], id.as_str(), &mut found));
    // Of a kind that has no interval, this was told before.
    let interval = chart.interval.as_ref().filter(|_| keys::knows(chart.kind, "interval"));
    let bounds = interval.map(|interval| {
        let lower = names.find(&["interval".into(), "lower".into()], interval.lower.as_str(), &mut found);
        let upper = names.find(&["interval".into(), "upper".into()], interval.upper.as_str(), &mut found);
        lower.zip(upper)
    });
    let (x, series, panels, interval) = (x.flatten(), series.flatten(), panels.flatten(), bounds.flatten());
    if let Some(x) = x {
        names.check_x(x, &mut found);
    }
    for (at, column) in y.iter().enumerate() {
        if let Some(column) = column {
            names.check_y(at, *column, &y[..at], &mut found);
        }
    }
    names.check_groups("series", series, &[("x", x)], &mut found);
    names.check_groups("panels", panels, &[("x", x), ("series", series)], &mut found);
    if let (Some(interval), Some(Some(y))) = (interval, y.first()) {
        names.check_interval(interval, *y, &mut found);
    }
    if y.is_empty() && record.spans.entry(&["y".into()]).is_some() {
        found.push(names.block.field(&["y".into()], "`y` names no field"));
    }
    match (y.into_iter().collect::<Option<Vec<_>>>(), found.is_empty()) {
        (Some(y), true) => Ok(Columns { x, y, series, panels, interval }),
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
        let (wrong, help) = match kind::of(self.block.record().kind).across {
            Across::Categories if self.is_told_of_x(field) => (
                format!("`{}` is a measure; `x` of this kind of chart is a field of categories", field.id),
                self.others("`x`", |f| f.role != Role::Measure),
            ),
            Across::Measure if !field.is_measure() => (
                format!("`{}` holds no numbers that were measured, and `x` of this kind of chart does", field.id),
                self.others("`x`", is_measured),
            ),
            _ => return,
        };
        found.push(self.block.field(&["x".into()], wrong).maybe_help(help));
    }

    fn check_y(&self, at: usize, column: usize, before: &[Option<usize>], found: &mut Vec<Diagnostic>) {
        let path: [Step; 2] = ["y".into(), at.into()];
        let field = &self.table.fields[column];
        if !field.is_measure() {
            let problem = format!("`{}` holds no numbers that were measured; `y` is what the chart shows", field.id);
            found.push(self.block.field(&path, problem).maybe_help(self.others("`y`", is_measured)));
        } else if self.block.record().x.as_ref() == Some(&field.id) && !self.is_told_of_x(field) {
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

    /// Whether a field is refused as `x` for what it is.
    fn is_told_of_x(&self, field: &Field) -> bool {
        kind::of(self.block.record().kind).across == Across::Categories && field.role == Role::Measure
    }

    /// A field whose values divide the rows: into series or into panels.
    fn check_groups(
        &self,
        key: &'static str,
        column: Option<usize>,
        others: &[(&str, Option<usize>)],
        found: &mut Vec<Diagnostic>,
    ) {
        let Some(column) = column else { return };
        let field = &self.table.fields[column];
        let path: [Step; 1] = [key.into()];
        if key == "series" && self.block.record().y.0.len() > 1 {
            let problem = "with several fields in `y`, each is a series of its own, so there can be no `series`";
            found.push(self.block.field(&path, problem).help("name one field in `y`, or take `series` out"));
        } else if let Some((other, _)) = others.iter().find(|(_, other)| *other == Some(column)) {
            found.push(self.block.field(&path, format!("`{}` is both `{other}` and `{key}`", field.id)));
        } else if field.role == Role::Measure {
            let problem = format!("`{}` is a measure; `{key}` is a field of categories", field.id);
            let fitting = self.others(&format!("`{key}`"), |f| f.role != Role::Measure);
            found.push(self.block.field(&path, problem).maybe_help(fitting));
        }
    }

    /// Both bounds are numbers in the unit of the measure.
    fn check_interval(&self, (lower, upper): (usize, usize), y: usize, found: &mut Vec<Diagnostic>) {
        let measure = &self.table.fields[y];
        for (key, column) in [("lower", lower), ("upper", upper)] {
            let field = &self.table.fields[column];
            let path: [Step; 2] = ["interval".into(), key.into()];
            if !field.is_measure() {
                let problem = format!("`{}` holds no numbers that were measured", field.id);
                found.push(self.block.field(&path, problem).maybe_help(self.others("a bound", is_measured)));
            } else if field.unit != measure.unit {
                let problem = format!("`{}` does not have the unit of `{}`, around which it is", field.id, measure.id);
                found.push(self.block.field(&path, problem));
            }
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
