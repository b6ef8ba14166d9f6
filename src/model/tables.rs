//! From a table file as it is written to a [`Table`] whose every cell says something.

mod cell;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, did_you_mean, rules};
use crate::memo::Key;
use crate::messages::Messages;
use crate::read::data;
use crate::read::scalar::{Id, slug};
use crate::read::source::Source;
use crate::read::yaml::{Record, Spans};
use crate::source::{FileId, Sources, Span};

use super::account::{self, Standing};
use super::table::{Cell, Field, FieldKind, Measures, Role, Row, Table, says_illustrative};
use super::{List, apart, citation};
use cell::cell;

/// What ids in cells are shown as.
pub(super) struct Names<'a> {
    /// The bibliography.
    pub sources: &'a List<Source>,
    /// The texts of the site's language.
    pub messages: &'a Messages,
}

impl Names<'_> {
    /// The name of a source; one that is not there, which is told elsewhere, keeps its id.
    fn source(&self, id: &Id) -> String {
        let entry = self.sources.entries.iter().find(|entry| entry.id == *id);
        entry.map_or_else(|| id.to_string(), |entry| citation::short(&entry.value, self.messages))
    }

    fn standing(&self, standing: Standing) -> String {
        self.messages.text(&format!("standing.{}", standing.name()), &[])
    }
}

/// The sources that the cells of a table name, each once, with the row that first does.
pub(super) fn named_in_cells(fields: &[Field], rows: &[Row]) -> Vec<(Id, Span)> {
    let mut named: Vec<(Id, Span)> = Vec::new();
    for (at, _) in fields.iter().enumerate().filter(|(_, field)| field.kind == FieldKind::Source) {
        for row in rows {
            let Cell::Named { id, .. } = &row.cells[at] else { continue };
            if let Ok(id) = id.parse::<Id>()
                && named.iter().all(|(other, _)| *other != id)
            {
                named.push((id, row.span));
            }
        }
    }
    named
}

/// Rows as they were typed.
struct Typed {
    rows: Vec<TypedRow>,
}

/// A row as it was typed, with its place and those of its cells.
struct TypedRow {
    cells: Vec<String>,
    span: Span,
    places: Vec<Span>,
}

/// Makes a table, whose key is `key`, or tells all that is wrong with it.
pub(super) fn table(
    sources: &Sources,
    (file, key): (FileId, Key),
    id: &str,
    record: &Record<data::Table>,
    names: &Names,
) -> Result<Table, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let written = &record.value;
    let fields = fields(written, &record.spans, &mut problems);
    facts(written, &record.spans, &mut problems);
    let typed = match (&written.rows, &written.csv) {
        (Some(rows), None) => inline(rows, &record.spans),
        (None, Some(name)) => csv(sources, file, name, &fields, &record.spans, &mut problems),
        (rows, _) => {
            let place = record.spans.key(&["csv".into()]);
            let help = match rows {
                Some(_) => "keep one of the two",
                None => "add `rows:` with a list for each row, or `csv:` with the name of a file beside this one",
            };
            problems.push(Diagnostic::new(&rules::TABLE_SHAPE, place, "a table has either `rows` or `csv`").help(help));
            Typed { rows: Vec::new() }
        }
    };
    if typed.rows.is_empty() && problems.is_empty() {
        let key = if written.csv.is_some() { "csv" } else { "rows" };
        let problem = Diagnostic::new(&rules::TABLE_SHAPE, record.spans.key(&[key.into()]), "the table has no rows");
        problems.push(problem.help("add one row at least"));
    }
    let place = record.spans.key(&["fields".into()]);
    let rows = rows((&fields, place), &written.fields, typed, names, &mut problems);
    account::check(&fields, &rows, &mut problems);
    let apart = apart::read(record, &fields, &rows, &mut problems);
    let Ok(id) = id.parse() else { return Err(problems) };
    if !problems.is_empty() {
        return Err(problems);
    }
    let in_cells: Vec<Id> = named_in_cells(&fields, &rows).into_iter().map(|(id, _)| id).collect();
    Ok(Table {
        id,
        span: record.spans.value(&["title".into()]),
        key,
        title: written.title.clone(),
        description: written.description.clone(),
        sources: written
            .source
            .iter()
            .chain(in_cells.iter().filter(|id| !written.source.contains(id)))
            .cloned()
            .collect(),
        derived: false,
        as_of: written.as_of,
        licence: written.licence.clone(),
        base: written.base.clone(),
        illustrative: written.illustrative,
        fields,
        rows: rows.into(),
        notes: written.notes.clone(),
        apart,
        corrections: written.corrections.clone(),
    })
}

fn fields(written: &data::Table, spans: &Spans, problems: &mut Vec<Diagnostic>) -> Vec<Field> {
    let mut seen = BTreeMap::new();
    for (at, field) in written.fields.iter().enumerate() {
        let place = spans.value(&["fields".into(), at.into(), "id".into()]);
        if let Some(first) = seen.insert(field.id.clone(), place) {
            let problem = Diagnostic::new(&rules::TABLE_FIELD, place, format!("two fields have the id `{}`", field.id));
            problems.push(problem.label(first, "the first one"));
        }
        let measured = matches!(field.kind, FieldKind::Integer | FieldKind::Number);
        for (key, given) in [
            ("unit", field.unit.is_some()),
            ("unit-one", field.unit_one.is_some()),
            ("measures", field.measures.is_some()),
            ("decimals", field.decimals.is_some()),
            ("minimum", field.minimum.is_some()),
            ("maximum", field.maximum.is_some()),
        ] {
            if given && !measured {
                let place = spans.key(&["fields".into(), at.into(), key.into()]);
                problems.push(Diagnostic::new(
                    &rules::TABLE_FIELD,
                    place,
                    format!("`{key}` belongs to fields of type number or integer"),
                ));
            }
        }
        if field.unit_one.is_some() && field.unit.is_none() {
            let place = spans.key(&["fields".into(), at.into(), "unit-one".into()]);
            let problem = Diagnostic::new(&rules::TABLE_FIELD, place, "`unit-one` stands without `unit`");
            problems.push(problem.help("add `unit`, which goes with all other numbers"));
        }
        problems.extend(contradiction(field).map(|(message, help)| {
            let place = spans.value(&["fields".into(), at.into(), "measures".into()]);
            Diagnostic::new(&rules::TABLE_FIELD, place, message).help(help)
        }));
        if field.decimals.is_some() && field.kind == FieldKind::Integer {
            let place = spans.key(&["fields".into(), at.into(), "decimals".into()]);
            let problem = Diagnostic::new(&rules::TABLE_FIELD, place, "an integer has no decimals");
            problems.push(problem.help("say `type: number`, or take `decimals` out"));
        }
        for (key, bound) in [("minimum", field.minimum), ("maximum", field.maximum)] {
            if bound.is_some_and(|bound| !bound.is_finite()) {
                let place = spans.value(&["fields".into(), at.into(), key.into()]);
                problems.push(Diagnostic::new(&rules::TABLE_FIELD, place, format!("`{key}` is not a finite number")));
            }
        }
        if field.decimals.is_some_and(|decimals| decimals > 9) {
            let place = spans.value(&["fields".into(), at.into(), "decimals".into()]);
            problems.push(Diagnostic::new(&rules::TABLE_FIELD, place, "a number has at most 9 decimals"));
        }
    }
    written.fields.iter().map(field).collect()
}

/// What a field measures, against its unit.
fn contradiction(field: &data::Field) -> Option<(String, &'static str)> {
    let unit = field.unit.as_deref();
    match field.measures? {
        Measures::Share => unit.filter(|unit| *unit != "%").map(|unit| {
            (format!("a share has the unit `%` or none, and here is `{unit}`"), "say what else it is, such as `rate`")
        }),
        Measures::Count => (unit == Some("%"))
            .then(|| ("a count has not the unit `%`".to_owned(), "say `share`, or the unit of what is counted")),
        Measures::Rate | Measures::Mean | Measures::Index => None,
    }
}

fn field(written: &data::Field) -> Field {
    let measured = matches!(written.kind, FieldKind::Integer | FieldKind::Number);
    Field {
        id: written.id.clone(),
        title: written.title.clone(),
        kind: written.kind,
        role: written.role.unwrap_or(if measured { Role::Measure } else { Role::Attribute }),
        unit: written.unit.clone(),
        unit_one: written.unit_one.clone(),
        declared: written.measures,
        decimals: written.decimals,
        minimum: written.minimum,
        maximum: written.maximum,
        description: written.description.clone(),
    }
}

/// What a reader must be told of every table.
fn facts(written: &data::Table, spans: &Spans, problems: &mut Vec<Diagnostic>) {
    let title = spans.value(&["title".into()]);
    let in_cells = written.fields.iter().any(|field| field.kind == FieldKind::Source);
    // What a draft is from may still have to be found.
    if written.source.is_empty() && !in_cells && !written.illustrative && !written.draft {
        let problem = Diagnostic::new(&rules::TABLE_FACTS, title, "the table does not say its source");
        problems.push(
            problem.help("add `source: [id]` with ids of sources.yaml; data that is made up says `illustrative: true`"),
        );
    }
    if written.illustrative && !says_illustrative(&written.title) {
        let problem =
            Diagnostic::new(&rules::TABLE_FACTS, title, "the data is illustrative and the title does not say so");
        problems.push(problem.help("put the word Illustrative into the title"));
    }
    let share = written.fields.iter().position(|field| field.unit.as_deref() == Some("%"));
    if let (Some(at), None) = (share, &written.base) {
        let place = spans.value(&["fields".into(), at.into(), "unit".into()]);
        let problem = Diagnostic::new(
            &rules::TABLE_FACTS,
            place,
            "the table has percentages and does not say what they are a share of",
        );
        problems.push(
            problem
                .help("add `base: …` beside the title, such as `base: local safeguarding children boards in England`"),
        );
    }
}

fn inline(rows: &[Vec<String>], spans: &Spans) -> Typed {
    let places = spans.items(&["rows".into()]);
    let row = |(at, (cells, span)): (usize, (&Vec<String>, Span))| TypedRow {
        cells: cells.clone(),
        span,
        places: spans.items(&["rows".into(), at.into()]),
    };
    Typed { rows: rows.iter().zip(places).enumerate().map(row).collect() }
}

/// Where the cells of a row of CSV stand: between the commas that are not inside quotes.
fn csv_places(line: &str, row: Span) -> Vec<Span> {
    let mut places = Vec::new();
    let (mut start, mut is_quoted) = (row.start, false);
    let mut at = row.start;
    for byte in line.bytes() {
        if byte == b',' && !is_quoted {
            places.push(Span { start, end: at, ..row });
            start = at + 1;
        }
        is_quoted ^= byte == b'"';
        at += 1;
    }
    places.push(Span { start, end: at, ..row });
    places
}

fn csv(
    sources: &Sources,
    file: FileId,
    name: &str,
    fields: &[Field],
    spans: &Spans,
    problems: &mut Vec<Diagnostic>,
) -> Typed {
    let mut typed = Typed { rows: Vec::new() };
    let place = spans.value(&["csv".into()]);
    let folder = sources.path(file).rsplit_once('/').map_or("", |(folder, _)| folder);
    let found = if name.contains('/') { None } else { sources.find(&format!("{folder}/{name}")) };
    let Some(csv) = found else {
        let problem = Diagnostic::new(&rules::TABLE_SHAPE, place, format!("there is no file `{name}` beside this one"));
        let beside = sources.files().filter_map(|(_, file)| file.path.strip_prefix(folder)?.strip_prefix('/'));
        let meant = did_you_mean(name, beside.filter(|name| name.ends_with(".csv")));
        let form = || "name it without a folder, in the letters and the case of its own name".to_owned();
        problems.push(problem.help(meant.unwrap_or_else(form)));
        return typed;
    };
    let text = sources.text(csv);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header: Vec<String> =
        reader.headers().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).unwrap_or_default();
    let wanted: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
    if header != wanted {
        let end = text.find(['\r', '\n']).unwrap_or(text.len());
        let message = format!("the first row is `{}` and the fields are `{}`", header.join(","), wanted.join(","));
        let problem = Diagnostic::new(&rules::TABLE_SHAPE, Span::new(csv, 0..end), message);
        problems.push(problem.help(match &header[..] {
            [one] if one.contains([';', '\t']) => "save the file with commas between the cells",
            _ => "the first row of the CSV file names the fields of the table by their ids, in their order",
        }));
        return typed;
    }
    for row in reader.records() {
        match row {
            Ok(row) => {
                let start =
                    row.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0)).min(text.len());
                let line = text.get(start..).unwrap_or("").lines().next().unwrap_or("");
                let span = Span::new(csv, start..start + line.len());
                let places = csv_places(line, span);
                if row.iter().any(|cell| cell.contains('\n')) {
                    let place = places.last().copied().unwrap_or(span);
                    let message = "a quotation mark opens in this cell and none closes it on this line";
                    let problem = Diagnostic::new(&rules::TABLE_SHAPE, place, message);
                    problems.push(
                        problem.help("close it after the text, or take it out; within a quoted text write it twice"),
                    );
                    return typed;
                }
                typed.rows.push(TypedRow { cells: row.iter().map(str::to_owned).collect(), span, places });
            }
            Err(error) => {
                problems.push(Diagnostic::new(&rules::TABLE_SHAPE, csv, format!("the CSV cannot be read: {error}")))
            }
        }
    }
    typed
}

fn rows(
    (fields, fields_place): (&[Field], Span),
    written: &[data::Field],
    typed: Typed,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let keys: Vec<usize> = (0..fields.len()).filter(|at| fields[*at].role == Role::Key).collect();
    if keys.is_empty() && !fields.is_empty() {
        let problem = Diagnostic::new(&rules::TABLE_KEY, fields_place, "the table has no key");
        problems.push(problem.help("say `role: key` for the field, or the fields, that name a row"));
    }
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut rows = Vec::with_capacity(typed.rows.len());
    for TypedRow { cells, span, places } in typed.rows {
        if cells.len() != fields.len() {
            let message = format!("this row has {} cells and the table has {} fields", cells.len(), fields.len());
            let names: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
            let mut help = format!("a cell for each of: {}", names.join(", "));
            if cells.len() > fields.len() {
                help.push_str("; a comma separates cells, so write 16500 and 20.5, and a text with a comma in quotes");
            }
            problems.push(Diagnostic::new(&rules::TABLE_SHAPE, span, message).help(help));
            continue;
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            problems.push(Diagnostic::new(&rules::TABLE_SHAPE, span, "the row is empty").help("take it out"));
            continue;
        }
        let key: Vec<String> = keys.iter().map(|at| slug(&cells[*at])).collect();
        let key = key.join(".");
        match seen.get(&key) {
            Some(first) if !keys.is_empty() => {
                let problem = Diagnostic::new(&rules::TABLE_KEY, span, format!("two rows have the key `{key}`"));
                let problem = problem.help("correct one of the two keys, or take one of the rows out");
                problems.push(problem.label(*first, "the first one"));
            }
            _ => {
                seen.insert(key.clone(), span);
            }
        }
        let cell = |(at, text): (usize, &String)| {
            cell(&fields[at], &written[at], text.trim(), names).map_err(|(message, help)| {
                let place = places.get(at).copied().unwrap_or(span);
                problems.push(Diagnostic::new(&rules::TABLE_CELL, place, message).maybe_help(help));
            })
        };
        let read: Vec<Result<Cell, ()>> = cells.iter().enumerate().map(cell).collect();
        rows.extend(read.into_iter().collect::<Result<Vec<_>, ()>>().ok().map(|cells| Row {
            key,
            cells,
            span,
            places,
        }));
    }
    rows
}
