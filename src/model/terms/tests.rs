//! What is found in a text, shown with marks: `[words]{id}` for a use, `(= …)` for an abbreviation that is written out.

use super::*;
use crate::model::{self, Edition, Model};
use crate::read::body::{Block, Inline};
use crate::source::Sources;

const GLOSSARY: &str = "glossary:
  base: {term: base, definition: D, match: false}
  boards: {term: local safeguarding children board, abbreviation: LSCB, definition: D}
  care: {term: residential care, definition: D, forms: [care in a home]}
  home: {term: care, definition: D}
  protocol: {term: information-sharing protocol, definition: D}
  pshe: {term: \"personal, social and health education\", abbreviation: PSHE, definition: D}
";

fn model(text: &str) -> Model {
    let page = format!("---\ntitle: A\n---\n{text}\n");
    let list = "---\ntitle: Words\nlists: glossary\n---\nA local safeguarding children board.\n";
    let files = [("content/a.md", page.as_str()), ("content/glossary.yaml", GLOSSARY), ("content/words.md", list)];
    let edition = Edition { drafts: false, as_of: jiff::civil::date(2026, 1, 1) };
    model::read(&Sources::from_texts(files), edition, &crate::theme::english(), &Default::default()).0
}

/// The first paragraph or heading of a text, with what was found in it.
fn marked(text: &str) -> String {
    let model = model(text);
    let document = model.document(model.index.path("a.md").unwrap());
    let mut out = String::new();
    let mut blocks: Vec<&Block> = document.body.blocks.iter().rev().collect();
    while let Some(block) = blocks.pop() {
        match block {
            Block::Paragraph(inlines) => mark(&model, document, inlines, &mut out),
            Block::Heading(at) => mark(&model, document, &document.body.headings[*at].content, &mut out),
            Block::Quote(inner) => blocks.extend(inner.iter().rev()),
            other => panic!("{other:?}"),
        }
    }
    out
}

fn mark(model: &Model, document: &Document, inlines: &[Inline], out: &mut String) {
    let id = |at: usize| model.terms.entries[document.words.uses[at].term].id.as_str();
    let expansion = |at: usize| document.words.uses[at].expansion.as_deref().map(|words| format!(" (= {words})"));
    for inline in inlines {
        match inline {
            Inline::Text(text, start) => {
                let mut from = 0;
                for (byte, edge) in document.words.edges(*start) {
                    out.push_str(&text[from..byte]);
                    from = byte;
                    match edge {
                        Edge::Begin(_) => out.push('['),
                        Edge::End(at) => {
                            out.push_str(&format!("]{{{}}}{}", id(at), expansion(at).unwrap_or_default()));
                        }
                    }
                }
                out.push_str(&text[from..]);
            }
            Inline::Link(at, inner) => {
                let found = document.words.uses.iter().position(|found| found.at == At::Link(*at));
                out.push('<');
                mark(model, document, inner, out);
                out.push('>');
                out.push_str(&found.map(|at| format!("{{{}}}", id(at))).unwrap_or_default());
                out.push_str(&found.and_then(expansion).unwrap_or_default());
            }
            Inline::Strong(inner) => mark(model, document, inner, out),
            _ => out.push(' '),
        }
    }
}

#[test]
fn the_first_use_of_a_term_is_found_and_later_ones_are_not() {
    for (text, found) in [
        ("Good residential care is residential care.", "Good [residential care]{care} is residential care."),
        // At the start of a sentence, and several.
        ("Residential care.", "[Residential care]{care}."),
        ("RESIDENTIAL CARE.", "RESIDENTIAL CARE."),
        ("Two information-sharing protocols.", "Two [information-sharing protocols]{protocol}."),
        // With a space for the hyphen, and over the end of a line.
        ("An information sharing protocol.", "An [information sharing protocol]{protocol}."),
        ("An information-sharing\nprotocol.", "An [information-sharing protocol]{protocol}."),
        // Another form, and the longest of those that fit.
        ("Some care in a home.", "Some [care in a home]{care}."),
        ("Some care in a house.", "Some [care]{home} in a house."),
        ("For residential care, or care.", "For [residential care]{care}, or [care]{home}."),
        // Whole words only, and with what stands between them.
        ("Careful.", "Careful."),
        ("Personal, social and health education.", "[Personal, social and health education]{pshe}."),
        ("Personal social and health education.", "Personal social and health education."),
        ("The board's **residential care**.", "The board's [residential care]{care}."),
        // Only where its author says so.
        ("The base.", "The base."),
        ("The [base](term:base).", "The <base>{base}."),
    ] {
        assert_eq!(marked(text), found);
    }
}

#[test]
fn nothing_is_added_to_headings_and_links() {
    for (text, found) in [
        ("## Residential care\n\nResidential care.", "Residential care[Residential care]{care}."),
        ("[residential care](https://example.org/) is care.", "<residential care> is [care]{home}."),
        ("A [home](term:care) for residential care.", "A <home>{care} for residential care."),
        ("Residential care in [a home](term:care).", "[Residential care]{care} in <a home>."),
    ] {
        assert_eq!(marked(text), found);
    }
}

#[test]
fn an_abbreviation_is_written_out_once_unless_its_author_did() {
    let full = "local safeguarding children board";
    for (text, found) in [
        ("An LSCB and an LSCB.", format!("An [LSCB]{{boards}} (= {full}) and an LSCB.")),
        ("The LSCBs' work.", format!("The [LSCBs]{{boards}} (= {full}s)' work.")),
        ("A local safeguarding children board (LSCB). The LSCB.", format!("A [{full}]{{boards}} (LSCB). The LSCB.")),
        ("LSCB (local safeguarding children board).", format!("[LSCB]{{boards}} ({full}).")),
        // The words alone do not tell what the letters stand for.
        (
            "A local safeguarding children board. The LSCB.",
            format!("A [{full}]{{boards}}. The [LSCB]{{boards}} (= {full})."),
        ),
        ("An [LSCB](term:boards).", format!("An <LSCB>{{boards}} (= {full}).")),
        (
            "A [local safeguarding children board](term:boards) (LSCB). An LSCB.",
            format!("A <{full}>{{boards}} (LSCB). An LSCB."),
        ),
        // A quotation stays as it is.
        ("> The LSCB.\n\nThe LSCB.", format!("The [LSCB]{{boards}}.The [LSCB]{{boards}} (= {full}).")),
    ] {
        assert_eq!(marked(text), found, "{text}");
    }
}

#[test]
fn on_the_page_of_the_glossary_nothing_is_found() {
    let model = model("");
    assert_eq!(model.document(model.index.path("words.md").unwrap()).words.uses, []);
}

#[test]
fn words_in_capitals_are_noted_once_with_their_place() {
    let model = model(
        "The ABCs and the ABC. The home office (HO). XY (ex why) and XIV. SEE ME. `QQ` A1B Z ABCDEFG\n\n## The DEF",
    );
    let document = model.document(model.index.path("a.md").unwrap());
    let seen = document.words.capitals.iter().map(|word| (&*word.word, word.written_out, word.span.start));
    let expected = [("ABC", false, 21), ("HO", true, 56), ("XY", true, 61), ("DEF", false, 117)];
    assert_eq!(seen.collect::<Vec<_>>(), expected);
}
