//! The files of each chart, for slides, for cards of social networks and for use elsewhere: `figures/<id>.<extension>`.
//!
//! Each row of [`FORMATS`] is one file; adding a format is a file and a row. Pages say how large the files are, so they
//! are made before the pages, and go into the site at once: only what pages say of them is kept.

mod chosen;
mod csv;
mod png;
mod subject;
mod svg;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::figure::Figure;
use crate::model::document::{DocId, Document};
use crate::read::body::FigureRecord;

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

/// The files of each figure, by the places of its document and of the figure in it.
pub struct FigureFiles(Vec<Vec<Vec<FigureFile>>>);

impl FigureFiles {
    /// The files of a figure.
    pub fn of(&self, document: DocId, figure: usize) -> &[FigureFile] {
        self.0.get(document.0).and_then(|figures| figures.get(figure)).map_or(&[], Vec::as_slice)
    }
}

/// Makes the files of every chart.
pub(super) fn make(content: &Content, views: &Views) -> (FigureFiles, Made) {
    let formats = chosen(content.config);
    let (letters, _) = Letters::new(content.theme);
    let documents = content.model.documents.par_iter().enumerate();
    let made: Vec<_> = documents
        .map(|(at, document)| {
            of_document(&Making { content, views, letters: &letters, formats: &formats }, at, document)
        })
        .collect();
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
    letters: &'a Letters,
    formats: &'a [&'static Format],
}

fn of_document(making: &Making, at: usize, document: &Document) -> (Vec<Vec<FigureFile>>, Made) {
    let (mut all, mut files, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    let figures = making.content.figures.get(at).map_or(&[][..], Vec::as_slice);
    for (number, (figure, written)) in figures.iter().zip(&document.body.figures).enumerate() {
        let mut kept = Vec::new();
        if let (Some(Figure::Chart(table, drawing, _)), FigureRecord::Chart(record)) = (figure, &written.record) {
            let table = &making.content.model.tables[*table];
            let subject = Subject::new(making, (DocId(at), number), record, table, drawing);
            for format in making.formats {
                match (format.make)(&subject) {
                    Ok(Bytes { bytes, pixels }) => {
                        let path = format!("figures/{}.{}", record.value.id, format.id);
                        kept.push(FigureFile { format, path: path.clone(), size: bytes.len(), pixels });
                        files.push(File::new(path, bytes, record.spans.value(&["id".into()])));
                    }
                    Err(wrong) => problems.extend(wrong),
                }
            }
        }
        all.push(kept);
    }
    (all, (files, problems))
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
