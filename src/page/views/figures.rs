//! Views of charts, and of tables in a text.

use crate::chart::Drawing;
use crate::model::table::Table;
use crate::page::data::DataFile;
use crate::page::view::FigureView;
use crate::read::figure::{ChartRecord, TableRecord};

use super::Views;

impl Views<'_> {
    pub(in crate::page) fn chart(
        &self,
        record: &ChartRecord,
        table: &Table,
        drawing: &Drawing,
        files: &[DataFile],
    ) -> FigureView {
        let notes = record.notes.iter().cloned().chain(table.notes.iter().cloned());
        FigureView {
            id: format!("figure-{}", record.id),
            kind: "chart",
            title: record.title.clone(),
            subtitle: record.subtitle.clone(),
            wide: drawing.wide.clone(),
            narrow: drawing.narrow.clone(),
            author_description: record.description.clone(),
            description: drawing.description.clone(),
            grid: self.grid(&record.title, &drawing.grid),
            notes: notes.collect(),
            sources: self.citations(&table.sources),
            as_of: self.date(table.as_of),
            base: table.base.clone(),
            illustrative: table.illustrative,
            files: self.files(files),
            table_url: self.addresses.url(&table.url()),
        }
    }

    /// A table in a text; `number` tells several of one page apart.
    pub(in crate::page) fn table_figure(
        &self,
        record: &TableRecord,
        number: usize,
        table: &Table,
        columns: &[usize],
        files: &[DataFile],
    ) -> FigureView {
        let title = record.title.as_ref().unwrap_or(&table.title);
        FigureView {
            id: format!("figure.table.{number}"),
            kind: "table",
            title: title.clone(),
            subtitle: None,
            wide: String::new(),
            narrow: String::new(),
            author_description: None,
            description: Vec::new(),
            grid: self.grid(title, &table.grid(columns, self.messages)),
            notes: table.notes.clone(),
            sources: self.citations(&table.sources),
            as_of: self.date(table.as_of),
            base: table.base.clone(),
            illustrative: table.illustrative,
            files: self.files(files),
            table_url: self.addresses.url(&table.url()),
        }
    }
}
