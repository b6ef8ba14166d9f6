//! What templates see of a table, its cells and its files.

use serde::Serialize;

use super::{CardView, CitationView, CiteView, DateView, NamedView, StepView};

#[derive(Clone, Debug, Serialize)]
pub struct TableView {
    pub description: String,
    pub sources: Vec<CitationView>,
    pub as_of: DateView,
    pub licence: Option<NamedView>,
    pub base: Option<String>,
    pub illustrative: bool,
    pub fields: Vec<FieldView>,
    pub grid: GridView,
    pub notes: Vec<String>,
    pub files: Vec<FileView>,
    pub above: Vec<StepView>,
    pub linked_data: Option<String>,
    pub used_by: Vec<CardView>,
    pub cite: CiteView,
}

#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    pub id: String,
    pub title: String,
    pub kind: String,
    pub unit: Option<String>,
    pub description: Option<String>,
    /// Whether it names the row.
    pub key: bool,
    /// The column of the CSV file and the workbook that has the symbols after its numbers.
    pub mark: Option<String>,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    pub name: String,
    pub about: String,
    pub url: String,
    /// In words.
    pub size: String,
    pub media_type: &'static str,
    /// Whether it only describes another file, to programs.
    pub describes: bool,
}

/// The cells of a table, ready to read. A large one is in several parts, the first of which is shown at once.
#[derive(Clone, Debug, Serialize)]
pub struct GridView {
    pub caption: String,
    pub columns: Vec<ColumnView>,
    pub parts: Vec<PartView>,
    pub symbols: Vec<SymbolView>,
    /// What goes with cells, by row and column; empty where nothing goes with any.
    pub dress: Vec<Vec<Option<CellView>>>,
    pub wide: bool,
    /// Whether there is anything to sort.
    pub sortable: bool,
}

/// What goes with the text of a cell: the page of the source that it names, or the sign of the standing that it names.
#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    pub url: Option<String>,
    pub tag: Option<String>,
}

/// Rows that stand together: which ones, in words, where these are not all.
#[derive(Clone, Debug, Serialize)]
pub struct PartView {
    pub title: Option<String>,
    /// The place of the first one among all.
    pub first: usize,
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ColumnView {
    pub heading: String,
    pub kind: &'static str,
    /// Whether its cells head their rows.
    pub heads: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct SymbolView {
    pub letter: &'static str,
    pub meaning: String,
}
