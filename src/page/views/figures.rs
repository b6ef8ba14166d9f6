//! Views of tables and charts.

use crate::chart::{Drawing, Picture};
use crate::model::grid::{ColumnKind, Grid};
use crate::model::links::Entity;
use crate::model::table::{ApartBy, FieldKind, Table};
use crate::page::html::NARROW_COLUMNS;
use crate::page::view::{
    ColumnView, FieldView, FigureView, FileView, GridView, PictureView, SymbolView, TableView, TileView,
};
use crate::read::figure::{ChartRecord, TableRecord};
use crate::read::scalar::Id;

use super::Views;

impl Views<'_> {
    pub(in crate::page) fn table(&self, at: usize, csv_bytes: usize) -> TableView {
        let table = &self.model.tables[at];
        let all: Vec<usize> = (0..table.fields.len()).collect();
        let field = |field: &crate::model::table::Field| FieldView {
            id: field.id.to_string(),
            title: field.title.clone(),
            kind: self.messages.text(field_kind(field.kind), &[]),
            unit: field.unit.clone(),
            description: field.description.clone(),
        };
        TableView {
            description: table.description.clone(),
            sources: self.citations(&table.sources),
            as_of: self.date(table.as_of),
            licence: table.licence.clone(),
            base: table.base.clone(),
            illustrative: table.illustrative,
            fields: table.fields.iter().map(field).collect(),
            grid: self.grid(&table.title, &table.grid(&all, self.messages)),
            notes: self.notes(table),
            csv: self.csv(table, csv_bytes),
            used_by: self.used_by(Entity::Table(at)),
        }
    }

    /// What a reader must know of a table: its notes, and what in it cannot be compared.
    fn notes(&self, table: &Table) -> Vec<String> {
        let apart = table.apart.iter().map(|apart| {
            let names: Vec<String> = match &apart.of {
                ApartBy::Fields(fields) => fields.iter().map(|field| table.fields[*field].title.clone()).collect(),
                ApartBy::Values(_, values) => values.clone(),
            };
            let names = self.messages.list(&names);
            self.messages.text("table.not-comparable", &[("names", &names), ("why", &apart.why)])
        });
        table.notes.iter().cloned().chain(apart).collect()
    }

    pub(in crate::page) fn grid(&self, caption: &str, grid: &Grid) -> GridView {
        let column = |column: &crate::model::grid::Column| ColumnView {
            heading: column.heading.clone(),
            kind: match column.kind {
                ColumnKind::Key => "key",
                ColumnKind::Number => "number",
                ColumnKind::Text => "text",
            },
        };
        let symbol = |symbol: &crate::model::symbol::Symbol| SymbolView {
            letter: symbol.letter(),
            meaning: self.messages.text(&format!("symbol.{}", symbol.letter()), &[]),
        };
        GridView {
            caption: caption.to_owned(),
            columns: grid.columns.iter().map(column).collect(),
            rows: grid.rows.clone(),
            symbols: grid.symbols.iter().map(symbol).collect(),
            wide: grid.columns.len() > NARROW_COLUMNS,
        }
    }

    fn csv(&self, table: &Table, bytes: usize) -> FileView {
        let kilobytes = bytes.div_ceil(1024);
        FileView {
            url: self.addresses.url(&table.csv_path()),
            size: self.messages.text("file.kilobytes", &[("n", &self.messages.number(&kilobytes.to_string()))]),
        }
    }

    pub(in crate::page) fn chart(
        &self,
        record: &ChartRecord,
        table: &Table,
        drawing: &Drawing,
        csv_bytes: usize,
    ) -> FigureView {
        let notes = record.notes.iter().cloned().chain(self.notes(table));
        FigureView {
            id: format!("figure-{}", record.id),
            kind: "chart",
            title: record.title.clone(),
            subtitle: record.subtitle.clone(),
            picture: Some(picture(&drawing.picture)),
            author_description: record.description.clone(),
            description: drawing.description.clone(),
            grid: self.grid(&record.title, &drawing.grid),
            notes: notes.collect(),
            sources: self.citations(&table.sources),
            as_of: self.date(table.as_of),
            base: table.base.clone().filter(|_| shows_percentages(record, table)),
            illustrative: table.illustrative,
            csv: self.csv(table, csv_bytes),
            table_url: self.addresses.url(&table.url()),
            block: None,
        }
    }

    /// A table in a text; `number` tells several of one page apart.
    pub(in crate::page) fn table_figure(
        &self,
        record: &TableRecord,
        number: usize,
        table: &Table,
        columns: &[usize],
        csv_bytes: usize,
    ) -> FigureView {
        let title = record.title.as_ref().unwrap_or(&table.title);
        FigureView {
            id: format!("figure.table.{number}"),
            kind: "table",
            title: title.clone(),
            subtitle: None,
            picture: None,
            author_description: None,
            description: Vec::new(),
            grid: self.grid(title, &table.grid(columns, self.messages)),
            notes: self.notes(table),
            sources: self.citations(&table.sources),
            as_of: self.date(table.as_of),
            base: table.base.clone(),
            illustrative: table.illustrative,
            csv: self.csv(table, csv_bytes),
            table_url: self.addresses.url(&table.url()),
            block: None,
        }
    }
}

/// Whether the numbers of a chart are shares, which say nothing without what they are shares of.
fn shows_percentages(record: &ChartRecord, table: &Table) -> bool {
    let is_share = |id: &Id| {
        let field = table.field(id.as_str()).map(|field| &table.fields[field]);
        field.is_some_and(|field| field.unit.as_deref() == Some("%"))
    };
    record.y.0.iter().chain(&record.x).any(is_share)
}

fn picture(picture: &Picture) -> PictureView {
    match picture {
        Picture::Drawn { wide, narrow } => {
            PictureView { wide: Some(wide.clone()), narrow: Some(narrow.clone()), ..PictureView::default() }
        }
        Picture::Shaded(shades) => PictureView { shades: shades.clone(), ..PictureView::default() },
        Picture::Tiles(tiles) => {
            let tile = |(number, words): &(String, String)| TileView { number: number.clone(), words: words.clone() };
            PictureView { tiles: tiles.iter().map(tile).collect(), ..PictureView::default() }
        }
    }
}

fn field_kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "field.text",
        FieldKind::Integer => "field.integer",
        FieldKind::Number => "field.number",
        FieldKind::Year => "field.year",
    }
}
