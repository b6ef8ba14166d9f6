//! Small tables and charts for tests, written as their authors would write them.

use super::sheet::{NARROW, WIDE};
use super::{Drawing, Picture, draw, kind, panels, select, wrap};
use crate::diagnostic::Diagnostic;
use crate::memo::Key;
use crate::messages::Messages;
use crate::model::symbol::Symbol;
use crate::model::table::{Cell, Field, FieldKind, Role, Row, Table};
use crate::read::Excerpt;
use crate::read::data;
use crate::read::figure::ChartRecord;
use crate::read::yaml::{self, Record};
use crate::source::{FileId, Span};

/// The texts that are built in.
pub fn messages() -> Messages {
    Messages::new(serde_yaml::from_str(include_str!("../../themes/default/messages/en.yaml")).unwrap())
}

/// A table of these fields and rows.
pub fn table(fields: &str, rows: &str) -> Table {
    let text = format!("title: A table\ndescription: Of something.\nas-of: 2013\nfields:\n{fields}\nrows:\n{rows}\n");
    let written: data::Table = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let fields: Vec<Field> = written.fields.iter().map(field).collect();
    let row = |(at, cells): (usize, &Vec<String>)| Row {
        key: format!("row-{at}"),
        cells: cells.iter().zip(&fields).map(|(cell, field)| typed(field, cell)).collect(),
        span: Span::new(FileId(1), at..at + 1),
        places: Vec::new(),
    };
    let rows: Vec<Row> = written.rows.iter().flatten().enumerate().map(row).collect();
    Table {
        corrections: Vec::new(),
        id: "table".parse().unwrap(),
        span: Span::new(FileId(1), 0..1),
        key: Key::default(),
        title: written.title,
        description: written.description,
        sources: Vec::new(),
        derived: false,
        as_of: written.as_of,
        licence: None,
        base: None,
        illustrative: false,
        fields,
        rows: rows.into(),
        notes: Vec::new(),
        apart: Vec::new(),
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
        minimum: None,
        maximum: None,
        description: None,
    }
}

fn typed(field: &Field, cell: &str) -> Cell {
    let symbol = |letter: &str| Symbol::of(letter.trim_matches(['[', ']'])).unwrap().0;
    if !field.is_measure() {
        return Cell::Text(cell.to_owned());
    }
    match cell.split_once(' ') {
        _ if cell.starts_with('[') => Cell::Missing(symbol(cell)),
        Some((number, letter)) => Cell::Number(number.parse().unwrap(), Some(symbol(letter))),
        None => Cell::Number(cell.parse().unwrap(), None),
    }
}

/// A chart block; id, table and title are given.
pub fn chart(block: &str) -> Record<ChartRecord> {
    let text = format!("id: some-chart\ntable: table\ntitle: It is so\n{block}");
    // The block lives on in the record's spans only as places, so the text may go.
    yaml::record(Excerpt { file: FileId(0), offset: 0, text: &text }).unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

/// The wide and the narrow sheet of a chart that is drawn.
#[track_caller]
pub fn sheets(drawing: &Drawing) -> [&str; 2] {
    let Picture::Drawn { wide, narrow } = &drawing.picture else { panic!("no drawing: {drawing:?}") };
    [wide, narrow]
}

/// Both sheets of a chart of any kind, also of one of which a page shows something else.
pub fn sketches(block: &str, table: &Table) -> Result<[String; 2], Vec<Diagnostic>> {
    let (record, messages) = (chart(block), messages());
    let plots = select::select(&record, table, &messages)?.plots;
    let scale = (kind::of(record.value.kind).scale)(&plots);
    let svg = |sheet| wrap("some-chart", sheet, &panels::draw(&plots, &scale, sheet, &messages), ("", ""));
    Ok([svg(&WIDE), svg(&NARROW)])
}

/// What is told of a chart that is not drawn: the message and the help of the only problem.
#[track_caller]
pub fn refusal(block: &str, table: &Table) -> (String, String) {
    let told = draw(&chart(block), table, &messages()).expect_err("the chart is drawn");
    let [problem] = &told[..] else { panic!("{told:#?}") };
    (problem.message.clone(), problem.help.clone().unwrap_or_default())
}

/// The text of a chart block, as [`chart`] makes it.
pub fn block_text(block: &str) -> String {
    format!("id: some-chart\ntable: table\ntitle: It is so\n{block}")
}

/// Shares of five areas, with a symbol and a provisional number.
pub fn areas() -> Table {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: share, title: Share of boards, type: number, unit: \"%\", decimals: 0}
  - {id: boards, title: Boards, type: integer}";
    let rows = "
  - [Derby, 6, 2]
  - [Oxford, 48, 9]
  - [Leeds, \"[x]\", 3]
  - [York, \"30 [p]\", 4]
  - [Bath, 48, 1]";
    let mut table = table(fields, rows);
    table.base = Some("boards in England.".to_owned());
    table
}

/// Numbers of two series over five years, one of which is not there.
pub fn years() -> Table {
    let fields = "
  - {id: year, title: Year, type: year, role: key}
  - {id: place, title: Place, type: text, role: key}
  - {id: cases, title: Cases, type: integer}";
    let rows = "
  - [2010, North, 5]
  - [2010, South, 9]
  - [2011, North, 8]
  - [2011, South, \"[c]\"]
  - [2012, North, 8]
  - [2012, South, 7]
  - [2013, North, 12]
  - [2013, South, 4]
  - [2015, North, 20]
  - [2015, South, 4]";
    table(fields, rows)
}

/// Parts of three wholes.
pub fn parts() -> Table {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: yes, title: \"Yes\", type: integer}
  - {id: partly, title: Partly, type: integer}
  - {id: no, title: \"No\", type: integer}
  - {id: share, title: Share, type: number, unit: \"%\"}
  - {id: rest, title: Rest, type: number, unit: \"%\"}
  - {id: change, title: Change, type: number}";
    let rows = "
  - [Derby, 4, 0, 1, 60, 40, -3]
  - [Oxford, 2, 2, 1, 33.3, 66.7, 2]
  - [Leeds, 1, 1, 1, 70, 70, 0]";
    table(fields, rows)
}

/// Shares with the bounds of their intervals, one of which has neither.
pub fn intervals() -> Table {
    let fields = "
  - {id: area, title: Area, type: text, role: key}
  - {id: share, title: Share, type: number, unit: \"%\", decimals: 0}
  - {id: low, title: Lower bound, type: number, unit: \"%\", decimals: 0}
  - {id: high, title: Upper bound, type: number, unit: \"%\", decimals: 0}
  - {id: boards, title: Boards, type: integer}";
    let rows = "
  - [Derby, 60, 50, 70, 1]
  - [Oxford, 48, 40, 55, 2]
  - [Leeds, \"[c]\", \"[c]\", \"[c]\", 3]
  - [York, 30, 25, 49, 4]
  - [Bath, 20, 10, 30, 5]";
    table(fields, rows)
}
