//! Views of tables: the page of one, its cells, its files.

use crate::model::evidence::Direction;
use crate::model::grid::{Column, ColumnKind, Grid};
use crate::model::links::Entity;
use crate::model::symbol::Symbol;
use crate::model::table::{ApartBy, Cell, Field, FieldKind, Role, Row, Table};
use crate::page::data::{self, DataFile};
use crate::page::evidence;
use crate::page::html::NARROW_COLUMNS;
use crate::page::view::{
    CellView, ColumnView, FieldView, FileView, GridView, NamedView, PartView, SymbolView, TableView,
};
use crate::read::scalar::Scheme;

use super::Views;

/// A table with more rows than this is folded: the first rows are shown, the others can be unfolded in parts.
const FOLD_ABOVE: usize = 200;

/// How many rows of a folded table are shown at once.
const SHOWN: usize = 100;

/// How many rows are unfolded at once.
const PART: usize = 500;

/// How many rows a table needs for a reader to want them in another order.
const SORTABLE_FROM: usize = 3;

impl Views<'_> {
    pub(in crate::page) fn table(&self, at: usize, files: &[DataFile]) -> TableView {
        let (table, node) = (&self.model.tables[at], Entity::Table(at));
        let all: Vec<usize> = (0..table.fields.len()).collect();
        let marks = data::marks(table, self.messages);
        let field = |field: &Field| FieldView {
            id: field.id.to_string(),
            title: field.title.clone(),
            kind: self.messages.text(field_kind(field.kind), &[]),
            unit: field.unit.clone(),
            description: field.description.clone(),
            key: field.role == Role::Key,
            mark: marks.iter().find(|(id, _)| *id == field.id.as_str()).map(|(_, mark)| mark.clone()),
        };
        let licence = data::licence(table, self.config);
        TableView {
            description: table.description.clone(),
            sources: self.table_sources(table),
            as_of: self.date(table.as_of),
            licence: licence.map(|licence| NamedView { name: licence.text, url: licence.url }),
            base: table.base.clone(),
            illustrative: table.illustrative,
            fields: table.fields.iter().map(field).collect(),
            grid: self.table_grid(&table.title, table, &all),
            notes: self.notes(table),
            files: self.files(files),
            above: self.trail(node, Direction::Above),
            linked_data: evidence::of_page(self, node),
            used_by: self.cited_by(node, &self.model.evidence.documents_above(node).collect::<Vec<_>>()),
            cite: self.cite_one(&self.table_work(at), &table.url()),
        }
    }

    /// What a reader must know of a table: its notes, and what in it cannot be compared.
    pub(in crate::page) fn notes(&self, table: &Table) -> Vec<String> {
        let apart = table.apart.iter().map(|apart| {
            let names: Vec<String> = match &apart.of {
                ApartBy::Fields(fields) => fields.iter().map(|field| table.fields[*field].title.clone()).collect(),
                ApartBy::Values(_, values) => values.clone(),
                ApartBy::Table(id) => {
                    let other = self.model.tables.iter().find(|table| table.id == *id);
                    let title = other.map_or(id.to_string(), |table| table.title.clone());
                    let about = [("title", title.as_str()), ("why", &apart.why)];
                    return self.messages.text("table.not-comparable-table", &about);
                }
            };
            let names = self.messages.list(&names);
            self.messages.text("table.not-comparable", &[("names", &names), ("why", &apart.why)])
        });
        table.notes.iter().cloned().chain(apart).collect()
    }

    /// Some columns of a table, with links from sources and signs of standings.
    pub(super) fn table_grid(&self, caption: &str, table: &Table, columns: &[usize]) -> GridView {
        let is_named = |at: &&usize| matches!(table.fields[**at].kind, FieldKind::Source | FieldKind::Standing);
        let dress = match columns.iter().any(|at| is_named(&at)) {
            true => {
                table.rows.iter().map(|row| columns.iter().map(|at| self.dress(table, row, *at)).collect()).collect()
            }
            false => Vec::new(),
        };
        GridView { dress, ..self.grid(caption, &table.grid(columns, self.messages)) }
    }

    fn dress(&self, table: &Table, row: &Row, at: usize) -> Option<CellView> {
        let Cell::Named { id, .. } = &row.cells[at] else { return None };
        match table.fields[at].kind {
            FieldKind::Source => {
                let source = self.model.index.get(Scheme::Source, id)?;
                Some(CellView { url: self.addresses.entity(source), tag: None })
            }
            _ => Some(CellView { url: None, tag: Some(id.clone()) }),
        }
    }

    pub(in crate::page) fn grid(&self, caption: &str, grid: &Grid) -> GridView {
        let symbol = |symbol: &Symbol| SymbolView {
            letter: symbol.letter(),
            meaning: self.messages.text(&format!("symbol.{}", symbol.letter()), &[]),
        };
        GridView {
            caption: caption.to_owned(),
            columns: columns(&grid.columns),
            parts: self.parts(&grid.rows),
            symbols: grid.symbols.iter().map(symbol).collect(),
            dress: Vec::new(),
            wide: grid.columns.len() > NARROW_COLUMNS,
            sortable: grid.rows.len() >= SORTABLE_FROM,
        }
    }

    /// The rows in the parts in which a page has them.
    fn parts(&self, rows: &[Vec<String>]) -> Vec<PartView> {
        let number = |n: usize| self.messages.number(&n.to_string());
        let part = |(from, to): (usize, usize)| PartView {
            title: (to - from < rows.len()).then(|| {
                let places = [("from", number(from + 1)), ("to", number(to)), ("n", number(rows.len()))];
                let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
                self.messages.text("table.part", &places)
            }),
            first: from,
            rows: rows[from..to].to_vec(),
        };
        ranges(rows.len()).into_iter().map(part).collect()
    }

    /// The files of a table, as links to download them.
    pub(super) fn files(&self, files: &[DataFile]) -> Vec<FileView> {
        let view = |file: &DataFile| FileView {
            name: self.messages.text(&format!("format.{}", file.format.id), &[]),
            about: self.messages.text(&format!("format-about.{}", file.format.id), &[]),
            url: self.addresses.url(&file.path),
            size: self.size(file.bytes.len()),
            media_type: file.format.media_type,
            describes: file.format.describes.is_some(),
        };
        files.iter().map(view).collect()
    }

    /// The size of a file in words: whole kilobytes, or megabytes with one decimal; always rounded up.
    pub(super) fn size(&self, bytes: usize) -> String {
        let kilobytes = bytes.div_ceil(1024);
        if kilobytes < 1024 {
            return self.messages.text("file.kilobytes", &[("n", &self.messages.number(&kilobytes.to_string()))]);
        }
        let tenths = (bytes * 10).div_ceil(1024 * 1024);
        let megabytes = self.messages.number(&format!("{}.{}", tenths / 10, tenths % 10));
        self.messages.text("file.megabytes", &[("n", &megabytes)])
    }
}

/// Columns as a page has them. The first key heads the rows, and so do the keys right after it: what heads a cell stands
/// before it.
fn columns(columns: &[Column]) -> Vec<ColumnView> {
    let is_key = |column: &Column| column.kind == ColumnKind::Key;
    let first = columns.iter().position(is_key).unwrap_or(columns.len());
    let heads = columns[first..].iter().take_while(|column| is_key(column)).count();
    let view = |(at, column): (usize, &Column)| ColumnView {
        heading: column.heading.clone(),
        kind: match column.kind {
            ColumnKind::Key => "key",
            ColumnKind::Number => "number",
            ColumnKind::Text => "text",
        },
        heads: (first..first + heads).contains(&at),
    };
    columns.iter().enumerate().map(view).collect()
}

/// The parts of a table with so many rows, as half-open ranges that follow one another.
fn ranges(rows: usize) -> Vec<(usize, usize)> {
    if rows <= FOLD_ABOVE {
        return vec![(0, rows)];
    }
    let folded = (SHOWN..rows).step_by(PART).map(|from| (from, rows.min(from + PART)));
    std::iter::once((0, SHOWN)).chain(folded).collect()
}

fn field_kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "field.text",
        FieldKind::Integer => "field.integer",
        FieldKind::Number => "field.number",
        FieldKind::Year => "field.year",
        FieldKind::Source => "field.source",
        FieldKind::Standing => "field.standing",
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, ColumnKind, columns, ranges};

    #[test]
    fn a_table_that_fits_is_whole() {
        assert_eq!(ranges(0), [(0, 0)]);
        assert_eq!(ranges(200), [(0, 200)]);
    }

    #[test]
    fn a_large_table_shows_its_first_rows_and_folds_the_others() {
        assert_eq!(ranges(201), [(0, 100), (100, 201)]);
        assert_eq!(ranges(1100), [(0, 100), (100, 600), (600, 1100)]);
    }

    #[test]
    fn no_row_is_lost_or_doubled() {
        for rows in [0, 1, 199, 200, 201, 599, 600, 601, 1099, 1101, 10_000] {
            let parts = ranges(rows);
            assert_eq!((parts[0].0, parts[parts.len() - 1].1), (0, rows));
            assert!(parts.windows(2).all(|pair| pair[0].1 == pair[1].0 && pair[1].0 < pair[1].1), "{rows}: {parts:?}");
        }
    }

    #[test]
    fn keys_that_stand_together_head_the_rows() {
        let heads = |kinds: &[ColumnKind]| {
            let all: Vec<Column> = kinds.iter().map(|kind| Column { heading: "h".to_owned(), kind: *kind }).collect();
            columns(&all).iter().map(|column| column.heads).collect::<Vec<_>>()
        };
        use ColumnKind::{Key, Number, Text};
        assert_eq!(heads(&[Key, Key, Number]), [true, true, false]);
        assert_eq!(heads(&[Text, Key, Number, Key]), [false, true, false, false]);
        assert_eq!(heads(&[Number]), [false]);
    }
}
