//! Tables: a page for each, and each as files for programs and spreadsheets.
//!
//! Each row of [`FORMATS`] is a file of a table; adding a format is one file and one row. What a format is called, and
//! what it is good for, are the texts `format.<id>` and `format-about.<id>`.

mod columns;
pub(super) mod csv;
mod csvw;
mod json;
mod package;
mod published;
mod subject;
mod xlsx;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, rules};
use crate::memo::{Bytes, Naming};
use crate::model::table::{DATA_PACKAGE, Table};
use crate::read::front_matter::Listing;

use super::memo::{Keys, Memo};
use super::views::Views;
use super::views::frame::Generated;
use super::{File, Made, Maker};

use subject::Subject;

pub(super) use columns::marks;
pub(super) use json::pretty;
pub(super) use published::has_package;
pub(super) use published::published;
pub use published::{check_downloads, table_formats};
pub(super) use subject::{Named, licence};

/// A file that a table is published as.
pub struct Format {
    /// Its name in the settings and in the catalogue.
    pub id: &'static str,
    /// What the file's name ends in.
    pub extension: &'static str,
    /// What a browser is told it is.
    pub media_type: &'static str,
    /// The format that this file only describes, and is published with.
    pub describes: Option<&'static str>,
    /// The file, or why the table does not fit the format.
    make: fn(&Subject) -> Result<Vec<u8>, String>,
}

/// Every format, in the order in which they are offered.
pub const FORMATS: &[Format] = &[
    Format { id: "csv", extension: "csv", media_type: "text/csv", describes: None, make: csv::file },
    Format {
        id: "xlsx",
        extension: "xlsx",
        media_type: super::workbook::MEDIA_TYPE,
        describes: None,
        make: xlsx::file,
    },
    Format { id: "json", extension: "json", media_type: "application/json", describes: None, make: json::file },
    Format {
        id: "csvw",
        extension: "csv-metadata.json",
        media_type: "application/csvm+json",
        describes: Some("csv"),
        make: csvw::file,
    },
];

/// A file of a table, ready to publish.
pub struct DataFile {
    /// What it is.
    pub format: &'static Format,
    /// Where it goes.
    pub path: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// The files of a table, and why there are not more of them.
pub struct Tabled {
    /// The files, in the order of the formats.
    pub files: Vec<DataFile>,
    /// Which formats the table does not fit.
    pub problems: Vec<Diagnostic>,
}

/// Makes the files of every table, in the order of the tables.
pub(super) fn make(views: &Views, keys: &Keys, memo: &Memo) -> Vec<Arc<Tabled>> {
    let formats = published(views.config);
    let tables = views.model.tables.par_iter().enumerate();
    tables.map(|(at, table)| memo.tables.get(keys.table(at), || Arc::new(tabled(views, table, &formats)))).collect()
}

fn tabled(views: &Views, table: &Table, formats: &[&'static Format]) -> Tabled {
    let subject = Subject::new(views, table);
    let mut tabled = Tabled { files: Vec::new(), problems: Vec::new() };
    for format in formats {
        match (format.make)(&subject) {
            Ok(bytes) => {
                let path = table.file_path(format.extension);
                tabled.files.push(DataFile { format, path, bytes: bytes.into() });
            }
            Err(why) => tabled.problems.push(unfit(table, format, &why)),
        }
    }
    tabled
}

fn unfit(table: &Table, format: &Format, why: &str) -> Diagnostic {
    let message = format!("the table `{}` does not fit a file of the format `{}`: {why}", table.id, format.id);
    Diagnostic::new(&rules::TABLE_SHAPE, table.span, message)
        .help("split the table, or leave the format out of `downloads` in site.yaml")
}

pub(super) fn pages(maker: &Maker) -> Made {
    let made = maker.content.model.tables.par_iter().enumerate().map(|(at, table)| page(maker, at, table));
    super::split(made.collect())
}

fn page(maker: &Maker, at: usize, table: &Table) -> Result<File, Diagnostic> {
    let generated = Generated {
        title: table.title.clone(),
        template: "table",
        path: table.url(),
        description: table.description.clone(),
        parent: maker.content.model.listings.get(&Listing::Tables).copied().or(maker.content.model.home()),
    };
    let round = maker.views.with_history(maker.views.generated(&generated), table);
    let page =
        maker.laid_out(&generated, &round, Place::Span(table.span), &maker.views.table(at, &maker.data[at].files))?;
    Ok(page.changed(table.last_changed()))
}

pub(super) fn files(maker: &Maker) -> Made {
    let tables = maker.content.model.tables.iter().zip(&maker.data);
    let file = |(table, file): (&Table, &DataFile)| File::new(&file.path, file.bytes.clone(), table.span);
    let each = tables.flat_map(|(table, tabled)| tabled.files.iter().map(move |one| (table, one)));
    let mut files: Vec<File> = each.map(file).collect();
    if has_package(maker.content.config, maker.content.model) {
        let key = Naming::new("package").key(maker.keys.whole()).end();
        let made = maker.files(key, || vec![package::file(&maker.views, &maker.data).into()]);
        files.extend(made.iter().map(|bytes| File::new(DATA_PACKAGE, bytes.clone(), maker.content.config.file)));
    }
    (files, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::FORMATS;

    #[test]
    fn every_format_has_a_name_and_says_what_it_is_good_for() {
        let messages = crate::theme::english();
        for format in FORMATS {
            assert!(messages.has(&format!("format.{}", format.id)), "{}", format.id);
            assert!(messages.has(&format!("format-about.{}", format.id)), "{}", format.id);
        }
    }

    #[test]
    fn what_describes_a_format_names_one() {
        let describes = FORMATS.iter().filter_map(|format| format.describes);
        assert!(describes.into_iter().all(|id| FORMATS.iter().any(|format| format.id == id)));
    }
}
