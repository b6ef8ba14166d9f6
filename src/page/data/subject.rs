//! What the files of a table are made from: the table, and what is known about it on the site.

use serde::Serialize;

use crate::config::Config;
use crate::messages::Messages;
use crate::model::symbol::{SYMBOLS, Stands, Symbol};
use crate::model::table::Table;
use crate::page::citation;
use crate::page::views::Views;
use crate::read::scalar::Id;
use crate::read::source::Source;

use super::columns::{self, Column};

/// Something with a name that may have an address on the web: a source, or terms of use.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Named {
    /// In words.
    pub text: String,
    /// Where it is.
    pub url: Option<String>,
}

/// A table and all that goes with it.
pub struct Subject<'a> {
    /// The table.
    pub table: &'a Table,
    /// Its columns in files.
    pub columns: Vec<Column<'a>>,
    /// Where it is from.
    pub sources: Vec<Named>,
    /// What a reader must know.
    pub notes: Vec<String>,
    /// Terms of use: its own, else those of the site.
    pub licence: Option<Named>,
    /// The settings of the site.
    pub config: &'a Config,
    /// The whole address of its page.
    pub page: String,
    /// The texts of the site's language.
    pub messages: &'a Messages,
}

impl<'a> Subject<'a> {
    /// Gathers what is known about a table.
    pub fn new(views: &Views<'a>, table: &'a Table) -> Self {
        let entries = &views.model.sources.entries;
        let source = |id: &Id| entries.iter().find(|entry| entry.id == *id).map(|entry| &entry.value);
        let named = |source: &Source| Named { text: citation::full(source, views.messages), url: source.url.clone() };
        let mut sources: Vec<Named> = table.sources.iter().filter_map(source).map(named).collect();
        if table.derived {
            let own = views.table_sources(table).into_iter();
            sources.extend(own.map(|own| Named { text: own.text, url: Some(views.config.base.absolute(&own.url)) }));
        }
        Subject {
            table,
            columns: columns::of(table, views.messages),
            sources,
            notes: views.notes(table),
            licence: licence(table, views.config),
            config: views.config,
            page: views.config.base.absolute(&views.addresses.url(&table.url())),
            messages: views.messages,
        }
    }

    /// The symbols that occur, with their meaning, in the order of a legend.
    pub fn symbols(&self) -> Vec<(Symbol, String)> {
        let all: Vec<usize> = (0..self.table.fields.len()).collect();
        let meaning = |symbol: Symbol| (symbol, self.messages.text(&format!("symbol.{}", symbol.letter()), &[]));
        self.table.symbols(&all).into_iter().map(meaning).collect()
    }

    /// The texts in cells that stand for no value.
    pub fn missing(&self) -> Vec<String> {
        let alone = |symbol: Symbol| SYMBOLS.iter().any(|row| row.0 == symbol && row.2 == Stands::Alone);
        let symbols = self.symbols().into_iter().map(|(symbol, _)| symbol);
        symbols.filter(|symbol| alone(*symbol)).map(bracketed).collect()
    }

    /// What a reader must know, in sentences: the base of percentages, that the data is made up, and the notes.
    pub fn remarks(&self) -> Vec<String> {
        let text = |key: &str| self.messages.text(key, &[]);
        let illustrative = self
            .table
            .illustrative
            .then(|| format!("{} {}", text("table.illustrative"), text("table.illustrative-note")));
        let base = self.table.base.as_ref().map(|base| self.messages.text("file.base", &[("base", base)]));
        illustrative.into_iter().chain(base).chain(self.notes.iter().cloned()).collect()
    }
}

/// A symbol as it stands in a cell.
pub fn bracketed(symbol: Symbol) -> String {
    format!("[{}]", symbol.letter())
}

/// The terms of use of a table: its own, else those of the site. An own one that is the site's has its address too.
pub fn licence(table: &Table, config: &Config) -> Option<Named> {
    let site = config.licence.as_ref().map(|licence| Named { text: licence.name.clone(), url: licence.url.clone() });
    match &table.licence {
        Some(own) if site.as_ref().is_none_or(|site| site.text != *own) => Some(Named { text: own.clone(), url: None }),
        _ => site,
    }
}
