//! What every chart of the shipped site holds for a reader who does not see it: a name, words and numbers that agree.

use std::collections::BTreeSet;
use std::path::Path;

use findings::chart::{Drawing, Picture};
use findings::figure::{self, Figure};
use findings::model::{self, Model};
use findings::read::body::FigureRecord;
use findings::read::figure::{ChartKind, ChartRecord};
use findings::{source, theme};

use crate::support::options;

fn model() -> Model {
    let sources = source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    model::read(&sources, options().edition, &findings::theme::english(), &Default::default()).0
}

/// Calls `look` with every chart of the shipped site.
fn each_chart(mut look: impl FnMut(&ChartRecord, &Drawing)) {
    let model = model();
    let (figures, told) = figure::draw_all(&model, &theme::english(), &Default::default());
    assert_eq!(told, []);
    let written = model.documents.iter().flat_map(|document| &document.body.figures);
    for (written, drawn) in written.zip(figures.iter().flatten()) {
        if let (FigureRecord::Chart(record), Some(Figure::Chart(_, drawing, _))) = (&written.record, drawn) {
            look(&record.value, drawing);
        }
    }
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

#[test]
fn every_kind_is_in_use() {
    let mut used = Vec::new();
    each_chart(|record, _| used.push(record.kind));
    for kind in ChartKind::ALL {
        assert!(used.contains(&kind), "no chart of the kind {kind:?}");
    }
}

#[test]
fn a_name_says_kind_and_time_and_is_no_other_charts() {
    let mut names = BTreeSet::new();
    each_chart(|record, drawing| {
        let letters = drawing.name.chars().count();
        assert!((30..=200).contains(&letters), "{letters} letters: {}", drawing.name);
        assert!(has_year(&drawing.name), "no year: {}", drawing.name);
        assert!(drawing.name.contains(": ") && drawing.name.contains(record.title.trim()), "{}", drawing.name);
        assert!(names.insert(drawing.name.clone()), "two charts are called {}", drawing.name);
    });
}

#[test]
fn a_description_has_forty_words_and_numbers_of_the_data() {
    each_chart(|record, drawing| {
        let said = drawing.description.join(" ");
        let cells: BTreeSet<&str> = drawing.grid.rows.iter().flatten().map(String::as_str).collect();
        if record.kind == ChartKind::KeyFigure {
            // One number is said in one sentence.
            assert!(cells.iter().any(|cell| said.contains(cell)), "{said}");
            return;
        }
        assert!(said.split_whitespace().count() >= 40, "{}: {said}", record.id);
        assert!(cells.iter().filter(|cell| said.contains(**cell)).count() >= 2, "{}: {said}", record.id);
    });
}

#[test]
fn every_number_of_a_drawing_is_in_its_table() {
    each_chart(|record, drawing| {
        let Picture::Drawn { wide, narrow } = &drawing.picture else { return };
        let cells: BTreeSet<&str> = drawing.grid.rows.iter().flatten().map(String::as_str).collect();
        for svg in [wide, narrow] {
            for value in texts(svg, "value").chain(texts(svg, "inside")) {
                let number =
                    |word: &str| word.trim_matches(|c: char| !c.is_ascii_digit() && c != '\u{2212}').to_owned();
                let is_there = |word: &str| cells.iter().any(|cell| number(cell) == number(word));
                let numbers = value.split(' ').filter(|word| word.contains(|c: char| c.is_ascii_digit()));
                let missing: Vec<&str> = numbers.filter(|word| !is_there(word)).collect();
                assert!(
                    missing.is_empty(),
                    "{}: {missing:?} of \u{201c}{value}\u{201d} is not in the table",
                    record.id
                );
            }
        }
    });
}

#[test]
fn a_drawing_is_light_on_grid_lines() {
    each_chart(|record, drawing| {
        let Picture::Drawn { wide, .. } = &drawing.picture else { return };
        let panels = if record.panels.is_some() { 12 } else { 1 };
        let lines = wide.matches("class=\"grid\"").count();
        assert!(lines <= 11 * panels, "{}: {lines} grid lines", record.id);
    });
}

/// The texts of a drawing whose class begins with a word.
fn texts<'s>(svg: &'s str, class: &str) -> impl Iterator<Item = &'s str> {
    let start = format!("<text class=\"{class}");
    svg.match_indices(&start).map(|(at, _)| at).collect::<Vec<_>>().into_iter().filter_map(move |at| {
        let text = svg[at..].split_once('>')?.1;
        text.split_once("</text>").map(|(text, _)| text)
    })
}
