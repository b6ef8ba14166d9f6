//! What the targets share: sources made of bytes, and what must hold of every diagnostic and every site.

use findings::Options;
use findings::diagnostic::format::{Colour, FORMATS};
use findings::diagnostic::{Diagnostic, Place};
use findings::model::Edition;
use findings::read::Excerpt;
use findings::read::yaml::{self, Record};
use findings::site::Site;
use findings::source::{Content, FileId, SourceFile, Sources, Span};
use serde::de::DeserializeOwned;

/// What cuts the bytes of the target `site` into files. No text may hold it, so it costs nothing.
pub const CUT: u8 = 0x1E;

/// The files that the target `site` can write; the first byte of a piece chooses one.
pub const PATHS: [&str; 16] = [
    "content/_index.md",
    "content/a.md",
    "content/about/_index.md",
    "content/reports/r/_index.md",
    "content/reports/r/01-c.md",
    "content/findings/f.md",
    "content/recommendations/m.md",
    "content/guidance/g/_index.md",
    "content/guidance/g/principles/01-p.md",
    "content/guidance/g/questions.yaml",
    "content/data/t.yaml",
    "content/data/t.csv",
    "content/bodies.yaml",
    "content/sources.yaml",
    "content/glossary.yaml",
    "content/site.yaml",
];

const SETTINGS: &str =
    "title: T\ndescription: D.\nbase-url: https://example.org/\nlanguage: en\npublisher: {name: P}\n";
const HOME: &str = "---\ntitle: H\n---\nHello.\n";
const TABLE: &str = "title: Illustrative t\ndescription: D.\nillustrative: true\nas-of: 2013\nfields:\n  - {id: k, title: K, type: text, role: key}\n  - {id: n, title: N, type: number}\nrows:\n  - [a, 1]\n  - [b, 2.5]\n";

/// The least project.
const OWN: [(&str, &str); 3] =
    [("content/site.yaml", SETTINGS), ("content/_index.md", HOME), ("content/data/t.yaml", TABLE)];

/// A project of one text, if the loader would take it.
pub fn one(path: &str, bytes: &[u8]) -> Option<Sources> {
    Some(Sources::from_texts([(path, std::str::from_utf8(bytes).ok()?)]))
}

/// The project that the bytes write, over the least one.
pub fn project(bytes: &[u8]) -> Option<Sources> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut files: Vec<(&str, &str)> = OWN.to_vec();
    for piece in text.split(char::from(CUT)) {
        let Some(first) = piece.chars().next() else { continue };
        let path = PATHS[first as usize % PATHS.len()];
        files.retain(|(other, _)| *other != path);
        files.push((path, &piece[first.len_utf8()..]));
    }
    Some(Sources::from_texts(files))
}

/// Options of a build on a fixed day.
pub fn options() -> Options {
    Options { edition: Edition { drafts: true, as_of: jiff::civil::date(2026, 11, 23) }, base_url: None, strict: false }
}

/// Reads a record of a type and holds what is told to the rules.
pub fn record<T: DeserializeOwned>(sources: &Sources, excerpt: Excerpt) -> Option<Record<T>> {
    yaml::record(excerpt)
        .map_err(|problems| {
            assert!(!problems.is_empty(), "a record was refused without a word");
            diagnostics(&problems, sources);
        })
        .ok()
}

/// Every place lies in its text, and every form can tell it.
pub fn diagnostics(told: &[Diagnostic], sources: &Sources) {
    for diagnostic in told {
        if let Place::Span(span) = &diagnostic.place {
            inside(*span, sources);
        }
        diagnostic.labels.iter().for_each(|label| inside(label.span, sources));
    }
    for format in FORMATS {
        for colour in [Colour::Plain, Colour::Terminal] {
            (format.render)(told, sources, colour);
        }
    }
}

/// Offsets may stand inside a character, since forms round them down; they may not stand outside the text.
fn inside(span: Span, sources: &Sources) {
    let length = sources.text(span.file).len();
    assert!(span.start <= span.end, "{span:?} ends before it begins");
    assert!(span.end as usize <= length, "{span:?} ends after the text of {length} bytes");
}

/// No page holds a script: the default theme has none, so one would be the content's.
pub fn no_script(site: &Site) {
    for (path, bytes) in site.files().filter(|(path, _)| is_page(path.as_str())) {
        let script = bytes.windows(7).any(|window| window.eq_ignore_ascii_case(b"<script"));
        assert!(!script, "{path} holds a script");
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".xml")
}

/// The one file of a project of one text.
pub fn only(sources: &Sources) -> Excerpt<'_> {
    Excerpt::whole(sources, FileId(0))
}

/// Whether the loader took the text.
pub fn readable(sources: &Sources) -> bool {
    matches!(sources.file(FileId(0)), Some(SourceFile { content: Content::Text(_), .. }))
}
