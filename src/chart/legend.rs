//! A legend: a sample and a name for each series, in the order of the data, where names cannot stand beside the marks;
//! and for each line to compare with.

use super::canvas::{Align, Canvas, Point};
use super::ink::{Hue, Ink};
use super::marker;
use super::plot::{self, Plot};
use super::sheet::{EDGE, Key, Sheet};
use super::text;
use crate::messages::Messages;

/// What the samples look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Squares.
    Bars,
    /// Pieces of line with a marker.
    Lines,
    /// Markers.
    Marks,
    /// A piece of a line to compare with.
    Reference,
}

impl Sample {
    fn width(self) -> f64 {
        match self {
            Sample::Bars | Sample::Marks => 16.0,
            Sample::Lines | Sample::Reference => 34.0,
        }
    }
}

/// A legend whose entries have their places.
#[derive(Debug, Default)]
pub struct Legend {
    entries: Vec<Entry>,
    /// The height of it all, with the space below; nothing for no entries.
    pub height: f64,
}

#[derive(Debug)]
struct Entry {
    sample: Sample,
    /// Of the series, or of the line.
    at: usize,
    hue: Hue,
    place: Point,
    lines: Vec<String>,
}

/// Between a sample and its name, between two entries, and below them all.
const GAP: f64 = 8.0;
const APART: f64 = 26.0;
const BELOW: f64 = 14.0;

impl Legend {
    /// The legend of a chart on a sheet: of its series, if a sample is given, and of its lines to compare with. Charts
    /// side by side have theirs above them.
    pub fn new(plot: &Plot, sample: Option<Sample>, sheet: &Sheet, messages: &Messages) -> Self {
        match sheet.key {
            Key::Here => Legend::complete(plot, sample, sheet, messages),
            Key::Above => Legend::default(),
        }
    }

    /// The legend, wherever the chart is.
    pub fn complete(plot: &Plot, sample: Option<Sample>, sheet: &Sheet, messages: &Messages) -> Self {
        let series = plot
            .series
            .iter()
            .enumerate()
            .filter_map(|(at, one)| sample.map(|sample| (sample, at, plot.hue_of_series(at), one.name.clone())));
        let references = plot.record.reference_lines.iter().enumerate().map(|(at, line)| {
            let value = plot::short(&plot::as_typed(plot.measure(), line.value), line.value, messages);
            let name = messages.text("chart.reference.name", &[("label", line.label.trim()), ("value", &value)]);
            (Sample::Reference, at, Hue::Series(at), name)
        });
        let mut entries: Vec<Entry> = Vec::new();
        let (mut x, mut y, mut row) = (EDGE, EDGE, 0.0);
        for (sample, at, hue, name) in series.chain(references) {
            let before = sample.width() + GAP;
            let lines: Vec<String> =
                text::wrap(&name, sheet.letters, sheet.room() - before).into_iter().map(str::to_owned).collect();
            let width = before + text::widest(&lines, sheet.letters);
            if x > EDGE && x + width > sheet.width - EDGE {
                (x, y, row) = (EDGE, y + row, 0.0);
            }
            row = f64::max(row, lines.len() as f64 * sheet.line() + 4.0);
            entries.push(Entry { sample, at, hue, place: (x, y), lines });
            x += width + APART;
        }
        let height = if entries.is_empty() { 0.0 } else { y + row + BELOW - EDGE };
        Legend { entries, height }
    }

    /// Draws the legend.
    pub fn draw(&self, canvas: &Canvas, sheet: &Sheet) {
        if self.entries.is_empty() {
            return;
        }
        canvas.group("key", || self.entries.iter().for_each(|entry| entry.draw(canvas, sheet)));
    }
}

impl Entry {
    fn draw(&self, canvas: &Canvas, sheet: &Sheet) {
        let (x, y) = self.place;
        let middle = y + sheet.line() / 2.0;
        let width = self.sample.width();
        match self.sample {
            Sample::Bars => canvas.rectangle((x, middle - 8.0), (x + width, middle + 8.0), Ink::Bar(self.hue)),
            Sample::Marks => marker::draw(canvas, self.at, self.hue, (x + width / 2.0, middle)),
            Sample::Lines => {
                canvas.line(&[(x, middle), (x + width, middle)], Ink::Line(self.hue));
                marker::draw(canvas, self.at, self.hue, (x + width / 2.0, middle));
            }
            Sample::Reference => canvas.line(&[(x, middle), (x + width, middle)], Ink::Reference(self.at)),
        }
        canvas.lines(&self.lines, (x + width + GAP, y), Align::Left, Ink::Label);
    }
}
