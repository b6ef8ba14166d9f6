//! How to cite what the site publishes: each report, chapter, finding, recommendation, table and source as a work, and each
//! work in the forms that reference managers read.
//!
//! Each row of [`FORMATS`] is a form; adding one is one file and one row. What it is called is the text `cite-format.<id>`.

mod bibtex;
mod csl;
mod ris;
mod works;

use rayon::prelude::*;

use crate::diagnostic::Place;
use crate::messages::Messages;
use crate::model::document::DocId;
use crate::read::front_matter::Listing;
use crate::read::source::Source;

use super::views::Views;
use super::{File, Made, Maker, citation};

/// Something that can be cited.
#[derive(Clone, Debug)]
pub struct Work {
    /// Its name in files, unique on the site: letters, digits and hyphens.
    pub id: String,
    /// What is known of it.
    pub source: Source,
}

/// A form of citation.
pub struct CiteFormat {
    /// Its name in the catalogue.
    pub id: &'static str,
    /// What the name of a file ends in.
    pub extension: &'static str,
    /// What a browser is told it is.
    pub media_type: &'static str,
    /// Writes works in it, in their order.
    write: fn(&[Work], &Messages) -> String,
}

/// Every form, in the order in which they are offered. The first is plain text, which a page shows of itself: only lists of
/// works have a file of it.
pub const FORMATS: &[CiteFormat] = &[
    CiteFormat { id: "text", extension: "txt", media_type: "text/plain", write: text },
    CiteFormat { id: "bibtex", extension: "bib", media_type: "application/x-bibtex", write: bibtex::file },
    CiteFormat { id: "ris", extension: "ris", media_type: "application/x-research-info-systems", write: ris::file },
    CiteFormat {
        id: "csl-json",
        extension: "json",
        media_type: "application/vnd.citationstyles.csl+json",
        write: csl::file,
    },
];

/// The forms of a single work, whose plain text is on its page.
pub const OF_ONE: &[CiteFormat] = FORMATS.split_at(1).1;

/// The name of the files of a page itself, of the paragraphs of a chapter, and of all sources, without their ends.
pub const NAMES: [&str; 3] = ["cite", "paragraphs", "sources"];

/// Each work in a line of its own.
fn text(works: &[Work], messages: &Messages) -> String {
    works.iter().map(|work| citation::copied(&work.source, messages) + "\n").collect()
}

/// A text in one line, without signs that are not meant to be seen.
fn line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn make(maker: &Maker) -> Made {
    let (views, model) = (&maker.views, maker.content.model);
    let documents: Vec<_> = model.documents().collect();
    let of_documents = documents.par_iter().flat_map_iter(|(id, document)| {
        let Some(work) = views.work(*id) else { return Vec::new() };
        let mut files = files(views.messages, &document.url, NAMES[0], OF_ONE, &[work], document.file.into());
        files.extend(paragraphs(views, *id));
        files
    });
    let mut made: Vec<File> = of_documents.collect();
    for (at, table) in model.tables.iter().enumerate() {
        made.extend(files(views.messages, &table.url(), NAMES[0], OF_ONE, &[views.table_work(at)], table.span.into()));
    }
    made.extend(of_sources(maker));
    (made, Vec::new())
}

/// The files of each numbered paragraph of a chapter, all in one of each form.
fn paragraphs(views: &Views, id: DocId) -> Vec<File> {
    let works = views.paragraph_works(id);
    if works.is_empty() {
        return Vec::new();
    }
    let document = views.model.document(id);
    files(views.messages, &document.url, NAMES[1], FORMATS, &works, document.file.into())
}

/// The files of each source, and those of all beside the page that lists them.
fn of_sources(maker: &Maker) -> Vec<File> {
    let (views, model) = (&maker.views, maker.content.model);
    let Some((file, _)) = &model.sources.file else { return Vec::new() };
    let works: Vec<Work> = (0..model.sources.entries.len()).map(|at| views.source_work(at)).collect();
    let mut made = Vec::new();
    for work in &works {
        let folder = format!("sources/{}/", work.id);
        made.extend(files(views.messages, &folder, NAMES[0], OF_ONE, std::slice::from_ref(work), (*file).into()));
    }
    if let Some(list) = model.listings.get(&Listing::Sources) {
        let folder = &model.document(*list).url;
        made.extend(files(views.messages, folder, NAMES[2], FORMATS, &works, (*file).into()));
    }
    made
}

fn files(
    messages: &Messages,
    folder: &str,
    name: &str,
    formats: &[CiteFormat],
    works: &[Work],
    origin: Place,
) -> Vec<File> {
    let file = |format: &CiteFormat| {
        let text = (format.write)(works, messages);
        File::new(format!("{folder}{name}.{}", format.extension), text.into_bytes(), origin.clone())
    };
    formats.iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::{Name, SourceKind};

    /// A work with everything that a format could trip over.
    pub(super) fn nasty() -> Work {
        let person =
            |family: &str, given: &str| Name::Person { family: family.to_owned(), given: Some(given.to_owned()) };
        Work {
            id: "a-report".to_owned(),
            source: Source {
                author: vec![
                    person("von Ash", "A."),
                    Name::Literal("Research, Data and Records".to_owned()),
                    Name::Person { family: "Elm".to_owned(), given: None },
                ],
                editor: vec![person("Cedar", "C.")],
                issued: "2013-11-26".parse().ok(),
                publisher: Some("Bark & Leaf".to_owned()),
                number: Some("HC_{68}".to_owned()),
                url: Some("https://example.org/a_b?c=1&d={2}#e".to_owned()),
                isbn: "978-0-306-40615-7".parse().ok(),
                doi: "10.1000/1_2".parse().ok(),
                page: Some("12-14".to_owned()),
                note: Some("One line.\nER  - \nAnother \\ line.".to_owned()),
                ..Source::titled(SourceKind::Report, "100% of $5 & #1 ~ the {first}^2 \"report\"")
            },
        }
    }

    #[test]
    fn every_format_has_a_name() {
        let messages = crate::theme::english();
        assert!(FORMATS.iter().all(|format| messages.has(&format!("cite-format.{}", format.id))));
    }

    #[test]
    fn plain_text_has_a_line_for_each_work() {
        let messages = crate::theme::english();
        assert_eq!(text(&[nasty(), nasty()], &messages).lines().count(), 2);
    }

    #[test]
    fn what_stands_in_several_lines_comes_in_one() {
        assert_eq!(line("  one\n\ttwo\u{8}three "), "one two three");
    }
}
