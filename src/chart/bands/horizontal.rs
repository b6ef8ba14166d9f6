//! Bars from left to right, in rows.

use super::{BETWEEN, Bands, Bar, Form, ends};
use crate::chart::canvas::{Align, Area, Canvas};
use crate::chart::ink::{Hue, Ink};
use crate::chart::kind::Sketch;
use crate::chart::remarks;
use crate::chart::rows::{self, BESIDE, Contents, Heights, Rows, place};
use crate::chart::scale::Scale;
use crate::chart::sheet::Sheet;
use crate::chart::text;
use crate::messages::Messages;

/// Draws the bars.
pub fn draw(bands: &Bands, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let thickness = match bands.slots {
        1 if bands.bars.len() <= rows::FEW => 26.0,
        _ => sheet.line(),
    };
    let rows = layout(bands, scale, sheet, thickness, messages);
    let height = rows.height();
    let mut elements = String::with_capacity(256 + 220 * bands.bars.len());
    let canvas = Canvas::new(&mut elements, sheet, height);
    let area = rows.draw(&canvas, sheet);
    let top = |category: usize, slot: usize| rows.marks[category].0 + slot as f64 * (thickness + BETWEEN);
    let all = || bands.bars.iter().enumerate().flat_map(|(category, bars)| bars.iter().map(move |bar| (category, bar)));
    canvas.group("marks", || {
        for (category, bar) in all().filter(|(_, bar)| bar.form != Form::Symbol) {
            let top = top(category, bar.slot);
            let (from, to) = ends(bar, place(&area, bar.from), place(&area, bar.to), 1.0);
            canvas.rectangle((from, top), (to, top + thickness), Ink::Bar(bands.hue(category, bar)));
        }
    });
    canvas.line(&rows.upright(&area, 0.0), Ink::Axis);
    for (at, line) in bands.plot.record.reference_lines.iter().enumerate() {
        canvas.reference(rows.upright(&area, line.value), at);
    }
    // Texts lie on top of the lines to compare with.
    rows.draw_names(&canvas, sheet);
    canvas.group("values", || {
        for (category, bar) in all() {
            let middle = top(category, bar.slot) + thickness / 2.0;
            draw_value(&canvas, &area, middle, sheet, (bar, bands.hue(category, bar)));
        }
    });
    remarks::draw(&canvas, bands.plot, |series, category| {
        let bar = bands.bars[category].iter().find(|bar| bar.series == series);
        let (slot, to) = bar.map_or((0, 0.0), |bar| (bar.slot, bar.to));
        (place(&area, to), top(category, slot) + thickness / 2.0)
    });
    drop((area, canvas));
    Sketch { height, elements, across: rows.across() }
}

fn layout<'p>(bands: &'p Bands, scale: &'p Scale, sheet: &Sheet, thickness: f64, messages: &Messages) -> Rows<'p> {
    let labelled = |is_below: bool| {
        let labelled = bands.all().filter(move |bar| bar.is_labelled_beside() && (bar.to < 0.0) == is_below);
        labelled.map(|bar| (bar.to, BESIDE + text::width(&bar.label, sheet.letters))).collect()
    };
    let contents = Contents { plot: bands.plot, scale, before: labelled(true), after: labelled(false), margin: 0.0 };
    let height = bands.slots as f64 * (thickness + BETWEEN) - BETWEEN;
    let gap = match bands.slots {
        1 if bands.bars.len() <= rows::FEW => 14.0,
        1 => 6.0,
        _ => 18.0,
    };
    let heights = Heights { marks: vec![height; bands.bars.len()], gap, head: 0.0 };
    rows::across(&contents, sheet, messages).down(bands.legend(sheet, messages), &heights, sheet)
}

fn draw_value(canvas: &Canvas, area: &Area, middle: f64, sheet: &Sheet, (bar, hue): (&Bar, Hue)) {
    let (from, to) = ends(bar, place(area, bar.from), place(area, bar.to), 1.0);
    if bar.form == Form::Part {
        if text::width(&bar.label, sheet.letters) + 10.0 <= (to - from).abs() {
            canvas.text(&bar.label, ((from + to) / 2.0, middle), Align::Middle, Ink::Inside(hue));
        }
    } else if bar.to < 0.0 {
        canvas.text(&bar.label, (to - BESIDE, middle), Align::Right, Ink::Value);
    } else {
        canvas.text(&bar.label, (to + BESIDE, middle), Align::Left, Ink::Value);
    }
}
