//! What a table says may not be compared: checked against its fields and its rows.

use crate::diagnostic::{Diagnostic, did_you_mean, rules};
use crate::read::data;
use crate::read::yaml::{Record, Step};

use super::table::{Apart, ApartBy, Field, Row};

/// Reads these entries; each names at least two measures or two values, all of which are there.
pub(super) fn read(
    record: &Record<data::Table>,
    fields: &[Field],
    rows: &[Row],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Apart> {
    let mut all = Vec::new();
    for (at, written) in record.value.not_comparable.iter().enumerate() {
        let reader = Reader { record, at, fields, rows };
        let of = match (&written.fields, &written.field, &written.values, &written.table) {
            (Some(names), None, None, None) => reader.fields(names, problems),
            (None, Some(field), Some(values), None) => reader.values(field.as_str(), values, problems),
            // Whether there is such a table is asked once all of them are known.
            (None, None, None, Some(table)) => Some(ApartBy::Table(table.clone())),
            _ => {
                let message = "it is several `fields`, or a `field` and several of its `values`, or another `table`";
                problems.push(reader.problem(&[], message));
                None
            }
        };
        all.extend(of.map(|of| Apart { of, why: written.why.trim().to_owned() }));
    }
    all
}

struct Reader<'a> {
    record: &'a Record<data::Table>,
    at: usize,
    fields: &'a [Field],
    rows: &'a [Row],
}

impl Reader<'_> {
    fn problem(&self, path: &[Step], message: impl Into<String>) -> Diagnostic {
        let path: Vec<Step> =
            ["not-comparable".into(), self.at.into()].into_iter().chain(path.iter().copied()).collect();
        Diagnostic::new(&rules::TABLE_FIELD, self.record.spans.value(&path), message)
    }

    fn field(&self, path: &[Step], id: &str, problems: &mut Vec<Diagnostic>) -> Option<usize> {
        let place = self.fields.iter().position(|field| field.id.as_str() == id);
        if place.is_none() {
            let known = self.fields.iter().map(|field| field.id.as_str());
            let problem = self.problem(path, format!("the table has no field `{id}`"));
            problems.push(problem.maybe_help(did_you_mean(id, known)));
        }
        place
    }

    fn fields(&self, names: &[crate::read::scalar::Id], problems: &mut Vec<Diagnostic>) -> Option<ApartBy> {
        if names.len() < 2 {
            problems.push(self.problem(&["fields".into()], "one measure alone cannot be compared anyway"));
            return None;
        }
        let field = |(at, id): (usize, &crate::read::scalar::Id)| {
            self.field(&["fields".into(), at.into()], id.as_str(), problems)
        };
        names.iter().enumerate().map(field).collect::<Option<Vec<_>>>().map(ApartBy::Fields)
    }

    fn values(&self, field: &str, values: &[String], problems: &mut Vec<Diagnostic>) -> Option<ApartBy> {
        let column = self.field(&["field".into()], field, problems)?;
        if values.len() < 2 {
            problems.push(self.problem(&["values".into()], "one value alone cannot be compared anyway"));
            return None;
        }
        let told = problems.len();
        for (at, value) in values.iter().enumerate() {
            if !self.rows.iter().any(|row| row.cells[column].is(value)) {
                let message = format!("`{value}` never occurs in `{field}`");
                problems.push(self.problem(&["values".into(), at.into()], message));
            }
        }
        (problems.len() == told).then(|| ApartBy::Values(column, values.to_vec()))
    }
}
