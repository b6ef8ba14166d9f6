//! Views of charts, and of tables in a text.

use crate::chart::{Drawing, Picture, Tile};
use crate::model::table::Table;
use crate::page::data::DataFile;
use crate::page::figure_files::FigureFile;
use crate::page::view::{FigureFileView, FigureView, PictureView, ShadeView, TileView};
use crate::read::figure::{ChartRecord, TableRecord};
use crate::read::scalar::Id;

use super::Views;

impl Views<'_> {
    pub(in crate::page) fn chart(
        &self,
        record: &ChartRecord,
        table: &Table,
        drawing: &Drawing,
        files: &[DataFile],
        own: &[FigureFile],
    ) -> FigureView {
        let notes = record.notes.iter().cloned().chain(self.notes(table));
        // A chart with a file of its numbers leaves those of the whole table to the page of the table, one link away.
        let has_numbers = own.iter().any(|file| file.format.media_type == "text/csv");
        FigureView {
            id: format!("figure-{}", record.id),
            kind: "chart",
            title: record.title.clone(),
            subtitle: Some(drawing.subtitle.clone()),
            picture: Some(picture(&drawing.picture)),
            author_description: record.description.clone(),
            description: drawing.description.clone(),
            grid: self.grid(&record.title, &drawing.grid),
            notes: notes.collect(),
            sources: self.table_sources(table),
            as_of: self.date(table.as_of),
            base: table.base.clone().filter(|_| shows_percentages(record, table)),
            illustrative: table.illustrative,
            files: if has_numbers { Vec::new() } else { self.files(files) },
            table_url: self.addresses.url(&table.url()),
            block: None,
            own_files: self.own_files(own),
        }
    }

    fn own_files(&self, files: &[FigureFile]) -> Vec<FigureFileView> {
        let view = |file: &FigureFile| FigureFileView {
            id: file.format.id,
            url: self.addresses.url(&file.path),
            size: self.size(file.size),
            media_type: file.format.media_type,
        };
        files.iter().map(view).collect()
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
            picture: None,
            author_description: None,
            description: Vec::new(),
            grid: self.table_grid(title, table, columns),
            notes: self.notes(table),
            sources: self.table_sources(table),
            as_of: self.date(table.as_of),
            base: table.base.clone(),
            illustrative: table.illustrative,
            files: self.files(files),
            table_url: self.addresses.url(&table.url()),
            block: None,
            own_files: Vec::new(),
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
        Picture::Shaded { cells, key, measure } => {
            let shade = |(step, words): &(u8, String)| ShadeView { step: *step, words: words.clone() };
            PictureView {
                shades: cells.clone(),
                measure: Some(measure.clone()),
                key: key.iter().map(shade).collect(),
                ..PictureView::default()
            }
        }
        Picture::Tiles(tiles) => {
            let tile = |tile: &Tile| TileView {
                number: tile.number.clone(),
                words: tile.name.clone(),
                comparisons: tile.comparisons.clone(),
            };
            PictureView { tiles: tiles.iter().map(tile).collect(), ..PictureView::default() }
        }
    }
}
