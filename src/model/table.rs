//! A data table: typed fields, and rows whose every cell says something.

use crate::memo::{Key, Shared};
use crate::messages::Messages;
use crate::read::correction::{self, Correction};
use crate::read::scalar::{Date, Id};
use crate::source::Span;

use super::number;
use super::symbol::{SYMBOLS, Symbol};

pub use crate::read::data::{FieldKind, Measures, Role};

/// The place on the site of the file that describes all tables to programs.
pub const DATA_PACKAGE: &str = "data/datapackage.json";

/// Whether a title says that what it stands over is made up, as the title of everything that is must.
pub fn says_illustrative(title: &str) -> bool {
    title.to_lowercase().contains("illustrative")
}

/// A complete table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its permanent name.
    pub id: Id,
    /// Where its file says its title, for diagnostics about the whole table.
    pub span: Span,
    /// The key of everything it is made from.
    pub key: Key,
    /// What it shows.
    pub title: String,
    /// In one or two sentences.
    pub description: String,
    /// Ids of the sources it is from, all of which exist.
    pub sources: Vec<Id>,
    /// Whether the program made it, from the register of recommendations.
    pub derived: bool,
    /// When it was true.
    pub as_of: Date,
    /// Terms of use.
    pub licence: Option<String>,
    /// What percentages are a share of; there wherever a field has the unit `%`.
    pub base: Option<String>,
    /// Made up, to demonstrate something.
    pub illustrative: bool,
    /// The columns.
    pub fields: Vec<Field>,
    /// The rows; each has exactly one cell for each field.
    pub rows: Shared<Vec<Row>>,
    /// What a reader must know.
    pub notes: Vec<String>,
    /// What may not be shown in one chart, nor worked with together.
    pub apart: Vec<Apart>,
    /// Mistakes that were put right.
    pub corrections: Vec<Correction>,
}

/// Measures, or rows, that are not to be compared with each other.
#[derive(Clone, Debug)]
pub struct Apart {
    /// Which ones.
    pub of: ApartBy,
    /// Why, in a sentence.
    pub why: String,
}

/// How what is not to be compared is told apart.
#[derive(Clone, Debug)]
pub enum ApartBy {
    /// By the places of the measures.
    Fields(Vec<usize>),
    /// By values of the field at this place.
    Values(usize, Vec<String>),
    /// By their tables: the numbers of this one are apart from those of the table with this id.
    Table(Id),
}

/// A column.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in references.
    pub id: Id,
    /// Its heading.
    pub title: String,
    /// What its cells are.
    pub kind: FieldKind,
    /// What it is for.
    pub role: Role,
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// The form of the unit that goes with the number 1, where it has one.
    pub unit_one: Option<String>,
    /// What its file says that its numbers measure; [`Field::measures`] also knows what the unit tells.
    pub declared: Option<Measures>,
    /// How many decimals its numbers have; `None` shows what was typed.
    pub decimals: Option<u8>,
    /// The least value that can be true.
    pub minimum: Option<f64>,
    /// The greatest value that can be true.
    pub maximum: Option<f64>,
    /// What it is, in words.
    pub description: Option<String>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The slugs of its key cells joined by dots, or an id where the program made the table; unique in its table.
    pub key: String,
    /// One for each field.
    pub cells: Vec<Cell>,
    /// Where the row stands in its file.
    pub span: Span,
    /// Where each cell stands in its file.
    pub places: Vec<Span>,
}

/// What a cell holds. There is no empty cell: what is not there has a symbol that says why.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, or a year.
    Text(String),
    /// A finite number, and a symbol that goes with it.
    Number(f64, Option<Symbol>),
    /// No number, and why.
    Missing(Symbol),
    /// Something that is written by its id and shown by its name: a source, a standing.
    Named {
        /// What was typed.
        id: String,
        /// What is shown.
        text: String,
    },
}

impl Row {
    /// Where a cell stands, or its row where that is all that is known.
    pub fn place(&self, field: usize) -> Span {
        self.places.get(field).copied().unwrap_or(self.span)
    }
}

impl Cell {
    /// The number, if there is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Cell::Number(number, _) => Some(*number),
            Cell::Text(_) | Cell::Named { .. } | Cell::Missing(_) => None,
        }
    }

    /// The words, if it holds words: those that are shown.
    pub fn text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) | Cell::Named { text, .. } => Some(text),
            Cell::Number(..) | Cell::Missing(_) => None,
        }
    }

    /// Whether it holds what was typed: a text, a number in any spelling, or a symbol in brackets.
    pub fn is(&self, typed: &str) -> bool {
        let typed = typed.trim();
        match self {
            Cell::Text(text) => text.trim() == typed,
            Cell::Named { id, text } => id == typed || text == typed,
            Cell::Number(number, _) => typed.parse() == Ok(*number),
            Cell::Missing(symbol) => {
                typed.strip_prefix('[').and_then(|typed| typed.strip_suffix(']')) == Some(symbol.letter())
            }
        }
    }

    /// The symbol, if there is one.
    pub fn symbol(&self) -> Option<Symbol> {
        match self {
            Cell::Number(_, symbol) => *symbol,
            Cell::Missing(symbol) => Some(*symbol),
            Cell::Text(_) | Cell::Named { .. } => None,
        }
    }
}

impl Table {
    /// The place of a field.
    pub fn field(&self, id: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.id.as_str() == id)
    }

    /// When a mistake in it was last put right.
    pub fn last_changed(&self) -> Option<Date> {
        correction::latest(&self.corrections)
    }

    /// The place of its page on the site.
    pub fn url(&self) -> String {
        format!("data/{}/", self.id)
    }

    /// The place of one of its files on the site, by what the file's name ends in: `csv`.
    pub fn file_path(&self, extension: &str) -> String {
        format!("data/{}.{extension}", self.id)
    }

    /// The row with a key.
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// The symbols that occur in the given columns, in the order of a legend.
    pub fn symbols(&self, columns: &[usize]) -> Vec<Symbol> {
        let used = |symbol: &Symbol| {
            self.rows
                .iter()
                .any(|row| columns.iter().any(|column| row.cells.get(*column).and_then(Cell::symbol) == Some(*symbol)))
        };
        SYMBOLS.iter().map(|(symbol, ..)| *symbol).filter(used).collect()
    }
}

impl Field {
    /// Whether its cells are measured numbers (years are labels).
    pub fn is_measure(&self) -> bool {
        matches!(self.kind, FieldKind::Integer | FieldKind::Number)
    }

    /// What its numbers measure: as its file says, or else as the unit tells. `%` is of shares; a unit with the word
    /// "per" or a slash, and `‰`, is of rates; whole numbers of another unit are counted. `None` where nothing tells.
    pub fn measures(&self) -> Option<Measures> {
        let unit = self.unit.as_deref().unwrap_or_default().trim();
        let told = match unit {
            "%" | "per cent" => Some(Measures::Share),
            _ if unit == "‰" || unit.contains('/') || unit.split_whitespace().any(|word| word == "per") => {
                Some(Measures::Rate)
            }
            _ if self.kind == FieldKind::Integer => Some(Measures::Count),
            _ => None,
        };
        self.declared.or(told)
    }

    /// How many decimals its numbers are published with; `None` for as many as were typed.
    pub fn published_decimals(&self) -> Option<u8> {
        if self.kind == FieldKind::Integer { Some(0) } else { self.decimals }
    }

    /// A number of this field as it is published, without its unit: `16,500`, `6.0`.
    pub fn number(&self, value: f64, messages: &Messages) -> String {
        messages.number(&number::plain(value, self.published_decimals()))
    }

    /// A number of this field with its unit, as a sentence has it: `6%`, `16,500 children`.
    pub fn quantity(&self, value: f64, messages: &Messages) -> String {
        with_unit(&self.number(value, messages), self.unit.as_deref(), self.unit_one.as_deref())
    }

    /// A cell of this field as a table shows it: without its unit, which is in the heading; symbols in brackets.
    pub fn cell(&self, cell: &Cell, messages: &Messages) -> String {
        match cell {
            Cell::Text(text) | Cell::Named { text, .. } => text.clone(),
            Cell::Number(value, None) => self.number(*value, messages),
            Cell::Number(value, Some(symbol)) => format!("{} [{}]", self.number(*value, messages), symbol.letter()),
            Cell::Missing(symbol) => format!("[{}]", symbol.letter()),
        }
    }

    /// The heading with the unit in it: `Share of boards (%)`.
    pub fn heading(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{} ({unit})", self.title),
            None => self.title.clone(),
        }
    }
}

/// A number as it is shown, with its unit: `6%`, `£5`, `16,500 children`; `unit_one` goes with the number 1.
pub fn with_unit(number: &str, unit: Option<&str>, unit_one: Option<&str>) -> String {
    match unit {
        Some(unit @ ("%" | "‰")) => format!("{number}{unit}"),
        Some(unit @ ("£" | "€" | "$")) => match number.strip_prefix('\u{2212}') {
            Some(amount) => format!("\u{2212}{unit}{amount}"),
            None => format!("{unit}{number}"),
        },
        Some(unit) => {
            let is_one = number.trim_start_matches('\u{2212}') == "1";
            format!("{number} {}", unit_one.filter(|_| is_one).unwrap_or(unit))
        }
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measures(kind: FieldKind, unit: Option<&str>, declared: Option<Measures>) -> Option<Measures> {
        let unit = unit.map(str::to_owned);
        let (title, role) = ("Title".to_owned(), Role::Measure);
        let (unit_one, decimals, description) = (None, None, None);
        let id = "id".parse().unwrap();
        let (minimum, maximum) = (None, None);
        let field = Field { id, title, kind, role, unit, unit_one, declared, decimals, minimum, maximum, description };
        field.measures()
    }

    #[test]
    fn a_unit_tells_what_is_measured() {
        let told = |unit| measures(FieldKind::Number, Some(unit), None);
        assert_eq!(told("%"), Some(Measures::Share));
        for rate in ["per 1,000 children", "children per board", "‰", "km/h"] {
            assert_eq!(told(rate), Some(Measures::Rate), "{rate}");
        }
        assert_eq!(told("tonnes of copper"), None);
        assert_eq!(measures(FieldKind::Integer, Some("children"), None), Some(Measures::Count));
        assert_eq!(measures(FieldKind::Integer, Some("per board"), None), Some(Measures::Rate));
        assert_eq!(measures(FieldKind::Number, None, None), None);
    }

    #[test]
    fn what_the_file_says_counts_for_more_than_the_unit() {
        assert_eq!(measures(FieldKind::Integer, None, Some(Measures::Index)), Some(Measures::Index));
        assert_eq!(measures(FieldKind::Number, Some("%"), Some(Measures::Rate)), Some(Measures::Rate));
    }
}
