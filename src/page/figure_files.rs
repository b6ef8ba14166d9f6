//! The files of each chart, for slides, for cards of social networks and for use elsewhere: `figures/<id>.<extension>`.
//!
//! Each row of [`FORMATS`] is one file; adding a format is a file and a row. Pages say how large the files are, so they
//! are made before the pages, and go into the site at once: only what pages say of them is kept.

mod chosen;
mod csv;
mod png;
mod subject;
mod svg;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::figure::Figure;
use crate::memo::Naming;
use crate::model::document::{DocId, Document};
use crate::read::body::FigureRecord;

use super::memo::{Keys, Memo};
use super::views::Views;
use super::{Content, File, Made};

use chosen::chosen;
use png::Letters;
use subject::Subject;

pub use chosen::{check_figure_files, figure_formats};
pub use png::check_fonts;

/// A file that a chart is published as. What a link to it says is the text `figure.file.<id>`.
#[derive(Debug)]
pub struct Format {
    /// Its name in the settings and in the catalogue, and what the file's name ends in.
    pub id: &'static str,
    /// What a browser is told it is.
    pub media_type: &'static str,
    /// Whether it is made where the settings say nothing.
    usual: bool,
    /// The file, or why there is none.
    make: fn(&Subject) -> Result<Bytes, Vec<Diagnostic>>,
}

/// Every format, in the order in which they are offered.
pub const FORMATS: &[Format] = &[
    Format { id: "svg", media_type: "image/svg+xml", usual: true, make: svg::file },
    // Pixels take a hundred times as long as lines, so nobody gets them who did not ask.
    Format { id: "png", media_type: "image/png", usual: false, make: png::file },
    Format { id: "csv", media_type: "text/csv", usual: true, make: csv::file },
];

/// What is in a file.
struct Bytes {
    bytes: Vec<u8>,
    /// Its width and height, if it is made of pixels.
    pixels: Option<(u32, u32)>,
}

/// What pages say of a file.
#[derive(Clone, Debug)]
pub struct FigureFile {
    /// What it is.
    pub format: &'static Format,
    /// Where it is on the site.
    pub path: String,
    /// How many bytes it has.
    pub size: usize,
    /// Its width and height, if it is made of pixels.
    pub pixels: Option<(u32, u32)>,
}

/// The files of a chart: what pages say of each, and what is in it.
pub struct Pictured {
    files: Vec<FigureFile>,
    bytes: Vec<crate::memo::Bytes>,
}

/// The files of each figure, by the places of its document and of the figure in it.
pub struct FigureFiles(Vec<Vec<Option<Arc<Pictured>>>>);

impl FigureFiles {
    /// The files of a figure.
    pub fn of(&self, document: DocId, figure: usize) -> &[FigureFile] {
        let made = self.0.get(document.0).and_then(|figures| figures.get(figure)?.as_ref());
        made.map_or(&[], |pictured| &pictured.files)
    }
}

/// Makes the files of every chart.
pub(super) fn make(content: &Content, views: &Views, keys: &Keys, memo: &Memo) -> (FigureFiles, Made) {
    let formats = chosen(content.config);
    let (letters, _) = Letters::new(content.theme);
    let making = Making { content, views, keys, memo, letters: &letters, formats: &formats };
    let documents = content.model.documents.par_iter().enumerate();
    let made: Vec<_> = documents.map(|(at, document)| of_document(&making, at, document)).collect();
    let (mut all, mut files, mut problems) = (Vec::with_capacity(made.len()), Vec::new(), Vec::new());
    for (kept, (more, wrong)) in made {
        all.push(kept);
        files.extend(more);
        problems.extend(wrong);
    }
    (FigureFiles(all), (files, problems))
}

/// What all files are made with.
struct Making<'a> {
    content: &'a Content<'a>,
    views: &'a Views<'a>,
    keys: &'a Keys,
    memo: &'a Memo,
    letters: &'a Letters,
    formats: &'a [&'static Format],
}

fn of_document(making: &Making, at: usize, document: &Document) -> (Vec<Option<Arc<Pictured>>>, Made) {
    let (mut all, mut files, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    let figures = making.content.figures.get(at).map_or(&[][..], Vec::as_slice);
    for (number, (figure, written)) in figures.iter().zip(&document.body.figures).enumerate() {
        let mut kept = None;
        if let (Some(Figure::Chart(table, drawing, key)), FigureRecord::Chart(record)) = (figure, &written.record) {
            let key = Naming::new("pictured").key(making.keys.picture(*table, *key)).end();
            let table = &making.content.model.tables[*table];
            let make = || pictured(making, &Subject::new(making, (DocId(at), number), record, table, drawing));
            let made = making.memo.pictures.try_get(key, make).unwrap_or_else(|(made, wrong)| {
                problems.extend(wrong);
                made
            });
            let place = record.spans.value(&["id".into()]);
            let each = made.files.iter().zip(&made.bytes);
            files.extend(each.map(|(file, bytes)| File::new(&file.path, bytes.clone(), place)));
            kept = Some(made);
        }
        all.push(kept);
    }
    (all, (files, problems))
}

/// The files of a chart; with an error, those that could be made.
fn pictured(making: &Making, subject: &Subject) -> Result<Arc<Pictured>, (Arc<Pictured>, Vec<Diagnostic>)> {
    let mut made = Pictured { files: Vec::new(), bytes: Vec::new() };
    let mut problems = Vec::new();
    for format in making.formats {
        match (format.make)(subject) {
            Ok(Bytes { bytes, pixels }) => {
                let path = format!("figures/{}.{}", subject.record.value.id, format.id);
                made.files.push(FigureFile { format, path, size: bytes.len(), pixels });
                made.bytes.push(bytes.into());
            }
            Err(wrong) => problems.extend(wrong),
        }
    }
    let made = Arc::new(made);
    if problems.is_empty() { Ok(made) } else { Err((made, problems)) }
}

#[cfg(test)]
mod tests {
    use super::FORMATS;

    #[test]
    fn every_format_has_words_for_its_link() {
        let messages = crate::theme::english();
        assert!(FORMATS.iter().all(|format| messages.has(&format!("figure.file.{}", format.id))));
    }
}
