//! The tables that are made from the register: all recommendations, and how many stand how. They are like any other table,
//! so that pages, files, charts and numbers in sentences can be made of them.

use crate::memo::{Key, Naming};
use crate::messages::Messages;
use crate::model::Model;
use crate::model::symbol::Symbol;
use crate::model::table::{Cell, Field, FieldKind, Role, Row, Table, says_illustrative};
use crate::read::front_matter::{Position, Progress};
use crate::read::scalar::Date;
use crate::source::Span;

use super::{Asked, Standing};

/// The table of all recommendations.
pub const ALL: &str = "recommendations";

/// The ids of all tables that can be made.
pub const MADE: [&str; 4] =
    [ALL, "recommendations-by-assessment", "recommendations-by-response", "recommendations-by-body"];

/// The tables; none where there is no recommendation, and none about bodies where none is asked. A row is named by an id,
/// not by the words of its key, so that references last when words change.
pub fn tables(model: &Model, messages: &Messages) -> Vec<Table> {
    let Some(first) = model.register.iter().next() else { return Vec::new() };
    let span = model.document(first.id).spans.value(&["title".into()]);
    let maker = Maker { model, messages, span };
    let mut tables = vec![maker.all(), maker.by_assessment()];
    if model.register.iter().any(|standing| !standing.asked.is_empty()) {
        tables.extend([maker.by_response(), maker.by_body()]);
    }
    tables.into_iter().flatten().collect()
}

struct Maker<'a> {
    model: &'a Model,
    messages: &'a Messages,
    /// The place that diagnostics about the tables have.
    span: Span,
}

impl Maker<'_> {
    fn text(&self, key: &str) -> String {
        self.messages.text(key, &[])
    }

    fn standings(&self) -> impl Iterator<Item = &Standing> {
        self.model.register.iter()
    }

    /// A table; `None` for an id that is none, which no id below is.
    fn table(&self, id: &str, fields: Vec<Field>, rows: Vec<Row>) -> Option<Table> {
        let unnamed = self.standings().filter(|standing| standing.asked.is_empty()).count();
        let counts_bodies = matches!(id, "recommendations-by-response" | "recommendations-by-body");
        let note = (counts_bodies && unnamed > 0).then(|| self.messages.count("register.table.unnamed", unnamed, &[]));
        let title = self.text(&format!("register.table.{id}.title"));
        // What is made of made-up recommendations is made up.
        let illustrative =
            self.standings().all(|standing| says_illustrative(&self.model.document(standing.id).common.title));
        let table = Table {
            id: id.parse().ok()?,
            span: self.span,
            key: Key::default(),
            title: match illustrative {
                true => self.messages.text("register.table.illustrative", &[("title", &title)]),
                false => title,
            },
            description: self.text(&format!("register.table.{id}.description")),
            sources: Vec::new(),
            derived: true,
            as_of: Date::from(self.model.as_of),
            licence: None,
            base: None,
            illustrative,
            fields,
            rows: rows.into(),
            notes: note.into_iter().collect(),
            apart: Vec::new(),
            corrections: Vec::new(),
        };
        Some(Table { key: Naming::new("derived").debug(&table).end(), ..table })
    }

    /// A field whose words are in the catalogue.
    fn field(&self, id: &str, kind: FieldKind, role: Role) -> Option<Field> {
        let about = format!("register.field-about.{id}");
        Some(Field {
            description: self.messages.has(&about).then(|| self.text(&about)),
            ..self.titled(id, self.text(&format!("register.field.{id}")), kind, role)?
        })
    }

    fn titled(&self, id: &str, title: String, kind: FieldKind, role: Role) -> Option<Field> {
        Some(Field {
            id: id.parse().ok()?,
            title,
            kind,
            role,
            unit: None,
            unit_one: None,
            declared: None,
            decimals: None,
            minimum: (kind == FieldKind::Integer).then_some(0.0),
            maximum: None,
            description: None,
        })
    }

    fn row(&self, key: &str, cells: Vec<Cell>) -> Row {
        Row { key: key.to_owned(), cells, span: self.span, places: Vec::new() }
    }

    fn all(&self) -> Option<Table> {
        let key = self.field("id", FieldKind::Text, Role::Key)?;
        let texts =
            |ids: &[&str]| ids.iter().filter_map(|id| self.field(id, FieldKind::Text, Role::Attribute)).collect();
        let number = |id: &str| self.field(id, FieldKind::Integer, Role::Measure);
        let mut fields = vec![key];
        let described: Vec<Field> =
            texts(&["number", "title", "report", "made-to", "published", "said", "answer-until"]);
        fields.extend(described);
        fields.extend(number("late"));
        fields.extend(self.field("due", FieldKind::Text, Role::Attribute));
        fields.extend(number("days-overdue"));
        let found: Vec<Field> = texts(&["found", "found-on"]);
        fields.extend(found);
        let rows = self.standings().map(|standing| self.whole_row(standing)).collect();
        self.table(ALL, fields, rows)
    }

    /// The row of a recommendation. What its record does not say is not known; what cannot be there does not apply.
    fn whole_row(&self, standing: &Standing) -> Row {
        let document = self.model.document(standing.id);
        let record = standing.record(self.model);
        let found = standing.last_found(self.model);
        let report = standing.report.map(|report| self.model.document(report));
        let published = document.common.published.or(report.and_then(|report| report.common.published));
        let names: Vec<String> = standing.asked.iter().map(|asked| self.name(asked)).collect();
        let until = standing.asked.iter().find_map(|asked| asked.clock).map(|clock| clock.until.to_string());
        let late = standing.asked.iter().filter(|asked| asked.is_late()).count();
        let known = |text: Option<String>| text.map_or(Cell::Missing(Symbol::NotAvailable), Cell::Text);
        let applies = |text: Option<String>| text.map_or(Cell::Missing(Symbol::NotApplicable), Cell::Text);
        let cells = vec![
            Cell::Text(document.id.clone()),
            known(record.and_then(|record| record.number.clone())),
            Cell::Text(document.common.title.clone()),
            applies(report.map(|report| report.common.title.clone())),
            known(Some(self.messages.list(&names)).filter(|_| !names.is_empty())),
            known(published.map(|date| date.to_string())),
            applies(self.all_said(standing)),
            applies(until.clone()),
            if until.is_some() { Cell::Number(late as f64, None) } else { Cell::Missing(Symbol::NotApplicable) },
            applies(record.and_then(|record| record.due).map(|date| date.to_string())),
            standing.overdue.map_or(Cell::Missing(Symbol::NotApplicable), |days| Cell::Number(days.into(), None)),
            Cell::Text(self.found(found.map(|found| found.status))),
            applies(found.map(|found| found.date.to_string())),
        ];
        self.row(&document.id, cells)
    }

    fn name(&self, asked: &Asked) -> String {
        self.model.bodies.entries[asked.body].value.name.clone()
    }

    /// What was last said: by whom, where several were asked.
    fn all_said(&self, standing: &Standing) -> Option<String> {
        let said = |asked: &Asked| {
            let said = self.said(asked.last_said(self.model, standing.id).map(|said| said.position));
            match standing.asked.len() {
                1 => said,
                _ => self.messages.text("register.said-by", &[("body", &self.name(asked)), ("said", &said)]),
            }
        };
        let all: Vec<String> = standing.asked.iter().map(said).collect();
        (!all.is_empty()).then(|| all.join(&self.text("register.and-said")))
    }

    fn said(&self, position: Option<Position>) -> String {
        self.text(&format!("position.{}", said_id(position)))
    }

    fn found(&self, progress: Option<Progress>) -> String {
        self.text(&format!("progress.{}", found_id(progress)))
    }

    fn by_assessment(&self) -> Option<Table> {
        let fields = self.counted("assessment", "recommendations")?;
        let of = |standing: &Standing| standing.last_found(self.model).map(|found| found.status);
        let row = |progress: Option<Progress>| {
            let count = self.standings().filter(|standing| of(standing) == progress).count();
            self.row(found_id(progress), vec![Cell::Text(self.found(progress)), number(count)])
        };
        self.table("recommendations-by-assessment", fields, every_progress().map(row).collect())
    }

    fn by_response(&self) -> Option<Table> {
        let fields = self.counted("response", "answers")?;
        let row = |position: Option<Position>| {
            let asked = self.standings().flat_map(|standing| standing.asked.iter().map(move |asked| (standing, asked)));
            let count = asked.filter(|(standing, asked)| self.position(standing, asked) == position).count();
            self.row(said_id(position), vec![Cell::Text(self.said(position)), number(count)])
        };
        self.table("recommendations-by-response", fields, every_position().map(row).collect())
    }

    /// A key and what is counted of it.
    fn counted(&self, key: &str, counted: &str) -> Option<Vec<Field>> {
        let key = self.field(key, FieldKind::Text, Role::Key)?;
        Some(vec![key, self.field(counted, FieldKind::Integer, Role::Measure)?])
    }

    fn position(&self, standing: &Standing, asked: &Asked) -> Option<Position> {
        asked.last_said(self.model, standing.id).map(|said| said.position)
    }

    fn by_body(&self) -> Option<Table> {
        let measure = |id: &str, title: String| self.titled(id, title, FieldKind::Integer, Role::Measure);
        let mut fields = self.counted("body", "recommendations")?;
        let said = |position| measure(&format!("said-{}", said_id(position)), self.said(position));
        fields.extend(every_position().filter_map(said));
        let found = |progress| measure(&format!("found-{}", found_id(progress)), self.found(progress));
        fields.extend(every_progress().filter_map(found));
        fields.extend(["overdue", "late"].iter().filter_map(|id| self.field(id, FieldKind::Integer, Role::Measure)));
        let bodies = 0..self.model.bodies.entries.len();
        self.table("recommendations-by-body", fields, bodies.filter_map(|body| self.body_row(body)).collect())
    }

    fn body_row(&self, body: usize) -> Option<Row> {
        let entry = &self.model.bodies.entries[body];
        let asked: Vec<(&Standing, &Asked)> = self.model.register.of_body(body).collect();
        if asked.is_empty() {
            return None;
        }
        let count = |is: &dyn Fn(&Standing, &Asked) -> bool| {
            number(asked.iter().filter(|(standing, asked)| is(standing, asked)).count())
        };
        let found = |standing: &Standing| standing.last_found(self.model).map(|found| found.status);
        let mut cells = vec![Cell::Text(entry.value.name.clone()), number(asked.len())];
        cells.extend(every_position().map(|said| count(&|standing, asked| self.position(standing, asked) == said)));
        cells.extend(every_progress().map(|progress| count(&|standing, _| found(standing) == progress)));
        cells.push(count(&|standing, _| standing.overdue.is_some()));
        cells.push(count(&|_, asked| asked.is_late()));
        Some(self.row(entry.id.as_str(), cells))
    }
}

fn number(count: usize) -> Cell {
    Cell::Number(count as f64, None)
}

/// What can have been found, and that nothing was looked into.
fn every_progress() -> impl Iterator<Item = Option<Progress>> {
    Progress::ALL.into_iter().map(Some).chain([None])
}

/// What can have been said, and that nothing is on record.
fn every_position() -> impl Iterator<Item = Option<Position>> {
    Position::ALL.into_iter().map(Some).chain([None])
}

/// The name of what was found; of nothing, that nothing was looked into.
pub fn found_id(progress: Option<Progress>) -> &'static str {
    progress.map_or("not-assessed", Progress::name)
}

/// The name of what was said; of nothing, that nothing is on record.
pub fn said_id(position: Option<Position>) -> &'static str {
    position.map_or("unanswered", Position::name)
}
