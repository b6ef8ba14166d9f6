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
use crate::memo::{Bytes, Key, Naming};
use crate::messages::Messages;
use crate::model::document::{DocId, Document};
use crate::model::links::Entity;
use crate::read::front_matter::Listing;
use crate::read::source::Source;

use super::address::source_path;
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
    let of_documents = documents.par_iter().flat_map_iter(|(id, document)| of_document(maker, *id, document));
    let mut made: Vec<File> = of_documents.collect();
    for (at, table) in model.tables.iter().enumerate() {
        let works = || vec![views.table_work(at)];
        let set = Set { folder: &table.url(), name: NAMES[0], formats: OF_ONE, origin: table.span.into() };
        made.extend(files(maker, maker.keys.table(at), &set, works));
    }
    made.extend(of_sources(maker));
    (made, Vec::new())
}

/// The files of a document, and those of its numbered paragraphs, all in one of each form.
fn of_document(maker: &Maker, id: DocId, document: &Document) -> Vec<File> {
    let views = &maker.views;
    if works::scheme(document).is_none() {
        return Vec::new();
    }
    let key = maker.keys.work(views, id, document);
    let set = Set { folder: &document.url, name: NAMES[0], formats: OF_ONE, origin: document.file.into() };
    let mut made = files(maker, key, &set, || views.work(id).into_iter().collect());
    if !document.paragraphs.is_empty() {
        let set = Set { name: NAMES[1], formats: FORMATS, ..set };
        made.extend(files(maker, key, &set, || views.paragraph_works(id).collect()));
    }
    made
}

/// The files of each source, and those of all beside the page that lists them.
fn of_sources(maker: &Maker) -> Vec<File> {
    let (views, model) = (&maker.views, maker.content.model);
    let Some((file, _)) = &model.sources.file else { return Vec::new() };
    let places = 0..model.sources.entries.len();
    let keys: Vec<Key> = places.clone().map(|at| maker.keys.entity(views, Entity::Source(at))).collect();
    let mut made = Vec::new();
    for at in places.clone() {
        let folder = source_path(&model.sources.entries[at].id);
        let set = Set { folder: &folder, name: NAMES[0], formats: OF_ONE, origin: (*file).into() };
        made.extend(files(maker, keys[at], &set, || vec![views.source_work(at)]));
    }
    if let Some(list) = model.listings.get(&Listing::Sources) {
        let folder = &model.document(*list).url;
        let key = Naming::new("works").keys(keys).end();
        let set = Set { folder, name: NAMES[2], formats: FORMATS, origin: (*file).into() };
        made.extend(files(maker, key, &set, || places.map(|at| views.source_work(at)).collect()));
    }
    made
}

/// Files of the same works, one of each form.
struct Set<'a> {
    folder: &'a str,
    name: &'a str,
    formats: &'a [CiteFormat],
    origin: Place,
}

/// The files of the works whose key is `key`.
fn files(maker: &Maker, key: Key, set: &Set, works: impl FnOnce() -> Vec<Work>) -> Vec<File> {
    let key = Naming::new("cite").key(maker.keys.site).key(key).text(set.name).end();
    let bytes = maker.files(key, || {
        let works = works();
        set.formats.iter().map(|format| (format.write)(&works, maker.views.messages).into()).collect()
    });
    let file = |(format, bytes): (&CiteFormat, &Bytes)| {
        File::new(format!("{}{}.{}", set.folder, set.name, format.extension), bytes.clone(), set.origin.clone())
    };
    set.formats.iter().zip(bytes.iter()).map(file).collect()
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
