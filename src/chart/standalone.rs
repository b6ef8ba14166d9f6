//! A chart as a picture of its own, with all that is needed to read it drawn into it.
//!
//! Such a file goes where no page surrounds it: on a slide, into a document, into a card of a social network. So it has
//! its title, its notes, its sources and where it is from, and it needs no style sheet, no font that is not common, and
//! nothing that an older program would not know.

use std::fmt::Write;

use super::backend::{escape, units};
use super::canvas::{Align, Canvas};
use super::ink::Ink;
use super::plot::Plot;
use super::sheet::{EDGE, Sheet, WIDE};
use super::{describe, dress, grid, kind, panels, select, text};
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::symbol::{SYMBOLS, Symbol};
use crate::model::table::Table;
use crate::read::figure::ChartRecord;
use crate::read::yaml::Record;
use crate::theme::palette::Palette;

/// What is told in a picture that the chart itself does not know, in words.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The language of all words, as in HTML's `lang`.
    pub language: String,
    /// The sources of the table.
    pub sources: Vec<String>,
    /// When the table was true.
    pub as_of: String,
    /// The title of the site.
    pub site: String,
    /// The whole address of the figure.
    pub url: String,
    /// Terms of use.
    pub licence: Option<String>,
}

/// The room round everything.
const MARGIN: f64 = 24.0;

/// The width of a picture in pixels, before anything scales it; its height follows from what is on it.
pub const WIDTH: f64 = WIDE.width + 2.0 * MARGIN;

/// Sizes of letters.
const TITLE: f64 = 23.0;
const SUBTITLE: f64 = 17.0;
const NOTES: f64 = 13.0;

/// Between the head, the drawing and the notes.
const APART: f64 = 16.0;

/// Fonts that are common, and after them whatever the program has.
const FONTS: &str = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/// Draws a chart as a complete SVG document.
///
/// # Errors
/// As [`super::draw`].
pub fn standalone(
    record: &Record<ChartRecord>,
    table: &Table,
    messages: &Messages,
    palette: &Palette,
    facts: &Facts,
) -> Result<String, Vec<Diagnostic>> {
    let plots = select::select(record, table, messages)?.plots;
    let scale = (kind::of(record.value.kind).scale)(&plots);
    let mut elements = String::new();
    let mut y = MARGIN;
    y += head(&plots[0], messages, y, &mut elements) + APART;
    let sheet = Sheet { origin: (MARGIN, y), ..WIDE };
    let sketch = panels::draw(&plots, &scale, &sheet, messages);
    elements.push_str(&sketch.elements);
    y += sketch.height + APART;
    y += foot(&notes(&plots, messages, facts), y, &mut elements) + MARGIN;
    let name = describe::name(&plots[0], messages);
    let description = describe::description(&plots, &scale, messages).join(" ");
    Ok(document(&dress::dress(&elements, palette), y, palette, facts, (&name, &description)))
}

/// Paragraphs of one size, from `y` down, no word left alone; gives their height.
fn paragraphs(texts: &[String], letters: f64, y: f64, ink: Ink, out: &mut String) -> f64 {
    let height = letters * text::LINE;
    let lines: Vec<&str> = texts.iter().flat_map(|text| text::balanced(text, letters, WIDE.room())).collect();
    let total = lines.len() as f64 * height;
    let canvas = Canvas::new(out, &Sheet { origin: (MARGIN, y), ..WIDE }, total);
    for (at, line) in lines.iter().enumerate() {
        canvas.text_of(letters, line, (EDGE, (at as f64 + 0.5) * height), Align::Left, ink);
    }
    total
}

/// That the data is made up, the title and the subtitle.
fn head(plot: &Plot, messages: &Messages, top: f64, out: &mut String) -> f64 {
    let mut y = top;
    if plot.table.illustrative {
        y += flag(&messages.text("chart.file.illustrative", &[]), y, out) + 10.0;
    }
    y += paragraphs(std::slice::from_ref(&plot.record.title), TITLE, y, Ink::Heading, out);
    y += 4.0;
    y += paragraphs(&[describe::subtitle(plot, messages)], SUBTITLE, y, Ink::Tick, out);
    y - top
}

/// A warning that nobody can overlook.
fn flag(words: &str, y: f64, out: &mut String) -> f64 {
    const PAD: f64 = 8.0;
    let lines = text::wrap(words, WIDE.letters, WIDE.room() - 2.0 * PAD);
    let height = lines.len() as f64 * WIDE.line() + PAD;
    let canvas = Canvas::new(out, &Sheet { origin: (MARGIN, y), ..WIDE }, height);
    let right = EDGE + text::widest(&lines, WIDE.letters) + 2.0 * PAD;
    canvas.rectangle((EDGE, 0.0), (right, height), Ink::Badge);
    canvas.lines(&lines, (EDGE + PAD, PAD / 2.0), Align::Left, Ink::Remark);
    height
}

/// What a reader must know, where the data is from, and where the picture is from.
fn notes(plots: &[Plot], messages: &Messages, facts: &Facts) -> Vec<String> {
    let record = plots[0].record;
    let mut notes: Vec<String> = record.notes.iter().map(|notes| notes.trim().to_owned()).collect();
    notes.extend(describe::base(&plots[0], messages));
    notes.extend(symbols(plots, messages));
    if !facts.sources.is_empty() {
        let values = [("sources", &*facts.sources.join(" "))];
        notes.push(messages.count("chart.file.sources", facts.sources.len(), &values));
    }
    let mut terms = messages.text("chart.file.as-of", &[("date", &facts.as_of)]);
    if let Some(licence) = &facts.licence {
        terms.push(' ');
        terms.push_str(&messages.text("chart.file.licence", &[("licence", licence)]));
    }
    notes.push(terms);
    notes.extend([facts.site.clone(), facts.url.clone()]);
    notes
}

/// The meaning of the symbols that occur.
fn symbols(plots: &[Plot], messages: &Messages) -> Option<String> {
    let occurs = |symbol: &Symbol| plots.iter().any(|plot| grid::symbols(plot).contains(symbol));
    let meaning = |letter: &str| {
        let meaning = messages.text(&format!("symbol.{letter}"), &[]);
        messages.text("chart.file.symbol", &[("letter", letter), ("meaning", &meaning)])
    };
    let said: Vec<String> =
        SYMBOLS.iter().filter(|(symbol, ..)| occurs(symbol)).map(|(_, letter, _)| meaning(letter)).collect();
    let list = said.join(&messages.text("list.comma", &[]));
    (!said.is_empty()).then(|| list + &messages.text("chart.stop", &[]))
}

/// The notes below a line.
fn foot(notes: &[String], y: f64, out: &mut String) -> f64 {
    let canvas = Canvas::new(out, &Sheet { origin: (MARGIN, y), ..WIDE }, 1.0);
    canvas.line(&[(EDGE, 0.0), (WIDE.width - EDGE, 0.0)], Ink::Grid);
    drop(canvas);
    const BELOW: f64 = 10.0;
    BELOW + paragraphs(notes, NOTES, y + BELOW, Ink::Tick, out)
}

/// The document: one image with a name and a description, on a ground of its own.
fn document(elements: &str, height: f64, palette: &Palette, facts: &Facts, (name, text): (&str, &str)) -> String {
    let (width, height) = (WIDTH, height.ceil());
    let mut svg = String::with_capacity(elements.len() + name.len() + text.len() + 1024);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{}\" role=\"img\" aria-labelledby=\"title\" \
         aria-describedby=\"desc\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {} {}\" direction=\"ltr\">\n\
         <title id=\"title\">",
        facts.language,
        units(width),
        units(height),
    );
    escape(name, &mut svg);
    svg.push_str("</title>\n<desc id=\"desc\">");
    escape(text, &mut svg);
    let _ = write!(
        svg,
        "</desc>\n<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n\
         <g font-family=\"{FONTS}\" font-size=\"{}\" fill=\"{}\">",
        units(width),
        units(height),
        palette.background,
        units(WIDE.letters),
        palette.text,
    );
    svg.push_str(elements);
    svg.push_str("</g>\n</svg>\n");
    svg
}
