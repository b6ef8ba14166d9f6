//! A legend: a sample and a name for each series, in the order of the data, where names cannot stand beside the marks.

use super::canvas::{Align, Canvas, Point};
use super::ink::Ink;
use super::marker;
use super::plot::Series;
use super::sheet::{EDGE, Sheet};
use super::text;

/// What the samples look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Squares.
    Bars,
    /// Pieces of line with a marker.
    Lines,
}

impl Sample {
    fn width(self) -> f64 {
        match self {
            Sample::Bars => 16.0,
            Sample::Lines => 34.0,
        }
    }
}

/// A legend whose entries have their places.
#[derive(Debug)]
pub struct Legend<'p> {
    sample: Sample,
    entries: Vec<Entry<'p>>,
    /// The height of it all, with the space below; nothing for no entries.
    pub height: f64,
}

#[derive(Debug)]
struct Entry<'p> {
    at: Point,
    lines: Vec<&'p str>,
}

/// Between a sample and its name, between two entries, and below them all.
const GAP: f64 = 8.0;
const APART: f64 = 26.0;
const BELOW: f64 = 14.0;

impl<'p> Legend<'p> {
    /// Places the series' names in rows.
    pub fn new(series: &'p [Series], sample: Sample, sheet: &Sheet) -> Self {
        let before = sample.width() + GAP;
        let mut entries: Vec<Entry> = Vec::new();
        let (mut x, mut y, mut row) = (EDGE, EDGE, 0.0);
        for one in series {
            let lines = text::wrap(&one.name, sheet.letters, sheet.room() - before);
            let width = before + text::widest(&lines, sheet.letters);
            if x > EDGE && x + width > sheet.width - EDGE {
                (x, y, row) = (EDGE, y + row, 0.0);
            }
            row = f64::max(row, lines.len() as f64 * sheet.line() + 4.0);
            entries.push(Entry { at: (x, y), lines });
            x += width + APART;
        }
        let height = if entries.is_empty() { 0.0 } else { y + row + BELOW - EDGE };
        Legend { sample, entries, height }
    }

    /// No legend: of one series, whose name the axis says.
    pub fn none() -> Self {
        Legend { sample: Sample::Bars, entries: Vec::new(), height: 0.0 }
    }

    /// Draws the legend.
    pub fn draw(&self, canvas: &Canvas, sheet: &Sheet) {
        for (series, entry) in self.entries.iter().enumerate() {
            let (x, y) = entry.at;
            let middle = y + sheet.line() / 2.0;
            match self.sample {
                Sample::Bars => canvas.rectangle((x, middle - 8.0), (x + 16.0, middle + 8.0), Ink::Bar(series)),
                Sample::Lines => {
                    canvas.line(&[(x, middle), (x + self.sample.width(), middle)], Ink::Line(series));
                    marker::draw(canvas, series, (x + self.sample.width() / 2.0, middle));
                }
            }
            canvas.lines(&entry.lines, (x + self.sample.width() + GAP, y), Align::Left, Ink::Label);
        }
    }
}
