//! The table as a drawing. Where a sheet has no room for all columns, they stand in blocks below each other.

use super::{key, shade};
use crate::chart::canvas::{Align, Canvas, Frame};
use crate::chart::ink::{Hue, Ink};
use crate::chart::kind::Sketch;
use crate::chart::plot::{Plot, Point};
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Sheet};
use crate::chart::text;
use crate::messages::Messages;

/// The share of a sheet that the names of rows may take.
const NAMES: f64 = 0.36;

/// The room around the text in a cell, and the widest cell.
const PAD: f64 = 5.0;
const WIDEST: f64 = 120.0;

/// Between two cells, and between two blocks of columns.
const SEAM: f64 = 1.0;
const BETWEEN: f64 = 18.0;

struct Layout<'p> {
    title: Vec<String>,
    key: Vec<Sample>,
    names: Vec<Vec<&'p str>>,
    /// The upper edge of each row below the head of its block, and after them the lower edge of the last one.
    rows: Vec<f64>,
    /// Where the cells begin, and how wide one is.
    left: f64,
    width: f64,
    blocks: Vec<Block<'p>>,
    height: f64,
}

/// A shade and what it stands for.
struct Sample {
    shade: u8,
    text: String,
    place: Frame,
}

/// Some columns.
struct Block<'p> {
    first: usize,
    heads: Vec<Vec<&'p str>>,
    /// Where the heads end and the rows begin.
    top: f64,
}

/// Draws the table.
pub fn draw(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let layout = layout(plot, scale, sheet, messages);
    let mut elements = String::with_capacity(1024 + 180 * plot.categories.len() * plot.series.len());
    let canvas = Canvas::new(&mut elements, sheet, layout.height);
    canvas.lines(&layout.title, (EDGE, EDGE), Align::Left, Ink::Label);
    canvas.group("key", || {
        for Sample { shade, text, place } in &layout.key {
            canvas.rectangle((place.left, place.top), (place.right, place.bottom), Ink::Cell(Hue::Shade(*shade)));
            let middle = ((place.left + place.right) / 2.0, (place.top + place.bottom) / 2.0);
            canvas.text(text, middle, Align::Middle, Ink::InCell(Hue::Shade(*shade)));
        }
    });
    for block in &layout.blocks {
        canvas.group("names", || draw_names(&canvas, &layout, block, sheet));
        canvas.group("marks", || draw_cells(&canvas, &layout, block, plot, scale, messages));
    }
    drop(canvas);
    Sketch { height: layout.height, elements, across: sheet.across() }
}

fn layout<'p>(plot: &'p Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Layout<'p> {
    let (letters, line) = (sheet.letters, sheet.line());
    let title: Vec<String> =
        text::wrap(&plot.axis_title(messages), letters, sheet.room()).into_iter().map(str::to_owned).collect();
    let (key, top) = samples(plot, scale, sheet, EDGE + title.len() as f64 * line + 8.0, messages);
    let name =
        |category: &'p crate::chart::plot::Category| text::balanced(&category.label, letters, sheet.width * NAMES);
    let names: Vec<Vec<&str>> = plot.categories.iter().map(name).collect();
    let left = EDGE + names.iter().map(|lines| text::widest(lines, letters)).fold(0.0, f64::max) + 10.0;
    let mut rows = vec![0.0];
    for lines in &names {
        rows.push(rows[rows.len() - 1] + lines.len() as f64 * line + 8.0);
    }
    let labels = plot.series.iter().flat_map(|one| one.points.iter().map(|point| one.label(*point, messages)));
    let number = labels.map(|label| text::width(&label, letters)).fold(0.0, f64::max);
    // The one column of a single measure has its name in the title.
    let heads: Vec<&str> = plot.series.iter().map(|one| one.name.as_str()).filter(|_| plot.series.len() > 1).collect();
    let word = heads.iter().map(|head| text::widest_word(head, letters)).fold(0.0, f64::max);
    let room = sheet.width - EDGE - left;
    let least = (number.max(word.min(WIDEST - 2.0 * PAD)) + 2.0 * PAD).min(room);
    let most = ((room / least) as usize).clamp(1, plot.series.len());
    let blocks = plot.series.len().div_ceil(most);
    let columns = plot.series.len().div_ceil(blocks);
    let width = (room / columns as f64).min(WIDEST.max(least));
    let mut y = top;
    let mut placed = Vec::with_capacity(blocks);
    for first in (0..plot.series.len()).step_by(columns) {
        let block = heads.iter().skip(first).take(columns);
        let heads: Vec<Vec<&str>> = block.map(|head| text::wrap(head, letters, width - PAD)).collect();
        let tall = heads.iter().map(Vec::len).max().unwrap_or(0) as f64 * line + 4.0;
        placed.push(Block { first, heads, top: y + tall });
        y += tall + rows[rows.len() - 1] + BETWEEN;
    }
    Layout { title, key, names, rows, left, width, blocks: placed, height: y - BETWEEN + EDGE }
}

/// The samples of the shades from a height on, in as many lines as they need, and where they end.
fn samples(plot: &Plot, scale: &Scale, sheet: &Sheet, top: f64, messages: &Messages) -> (Vec<Sample>, f64) {
    let tall = sheet.line() + 6.0;
    let (mut left, mut top) = (EDGE, top);
    let mut samples = Vec::new();
    for (shade, text) in key(plot, scale, messages) {
        let width = text::width(&text, sheet.letters) + 2.0 * PAD;
        if left > EDGE && left + width > sheet.width - EDGE {
            (left, top) = (EDGE, top + tall + 2.0);
        }
        samples.push(Sample { shade, text, place: Frame { left, top, right: left + width, bottom: top + tall } });
        left += width + 2.0;
    }
    (samples, top + tall + 14.0)
}

fn draw_names(canvas: &Canvas, layout: &Layout, block: &Block, sheet: &Sheet) {
    for (at, lines) in block.heads.iter().enumerate() {
        let middle = layout.left + (at as f64 + 0.5) * layout.width;
        let top = block.top - 4.0 - lines.len() as f64 * sheet.line();
        canvas.lines(lines, (middle, top), Align::Middle, Ink::Label);
    }
    for (lines, top) in layout.names.iter().zip(&layout.rows) {
        canvas.lines(lines, (EDGE, block.top + top + 4.0), Align::Left, Ink::Label);
    }
}

fn draw_cells(canvas: &Canvas, layout: &Layout, block: &Block, plot: &Plot, scale: &Scale, messages: &Messages) {
    let columns = block.heads.len().max(1);
    for (at, series) in plot.series.iter().skip(block.first).take(columns).enumerate() {
        let left = layout.left + at as f64 * layout.width;
        for (point, ends) in series.points.iter().zip(layout.rows.windows(2)) {
            let (top, bottom) = (block.top + ends[0], block.top + ends[1]);
            let label = series.label(*point, messages);
            let middle = (left + layout.width / 2.0, (top + bottom) / 2.0);
            let Point::Value(value, _) = point else {
                canvas.text(&label, middle, Align::Middle, Ink::Value);
                continue;
            };
            let hue = Hue::Shade(shade(scale, series.published(*value)));
            let (from, to) = ((left + SEAM, top + SEAM), (left + layout.width - SEAM, bottom - SEAM));
            canvas.rectangle(from, to, Ink::Cell(hue));
            canvas.text(&label, middle, Align::Middle, Ink::InCell(hue));
        }
    }
}
