//! Remarks on points: a number beside the point, and the words for it below the drawing, where they always have room.

use super::canvas::{Align, Canvas, Frame, Point};
use super::ink::Ink;
use super::plot::Plot;
use super::sheet::{EDGE, Sheet};
use super::text;

/// The radius of the disc behind a number.
const DISC: f64 = 10.5;

/// How far the middle of a number may be from its point, near places first; a thin line leads to those further away.
const PLACES: [Point; 16] = [
    (0.0, -21.0),
    (20.0, -14.0),
    (-20.0, -14.0),
    (0.0, 21.0),
    (20.0, 14.0),
    (-20.0, 14.0),
    (24.0, 0.0),
    (-24.0, 0.0),
    (0.0, -40.0),
    (0.0, 40.0),
    (34.0, -28.0),
    (-34.0, -28.0),
    (34.0, 28.0),
    (-34.0, 28.0),
    (48.0, 0.0),
    (-48.0, 0.0),
];

/// Puts the numbers beside their points, whose places are given by series and category, where no text is.
pub fn draw(canvas: &Canvas, plot: &Plot, place: impl Fn(usize, usize) -> Point) {
    if plot.remarks.is_empty() {
        return;
    }
    canvas.group("remarks", || {
        for remark in &plot.remarks {
            let point = place(remark.series, remark.category);
            let middles = PLACES.iter().map(|(dx, dy)| (point.0 + dx, point.1 + dy));
            let free = middles.clone().find(|middle| canvas.is_free(disc(*middle)));
            // Where nothing is free, only the point itself is left.
            let middle = free.unwrap_or(point);
            if (middle.0 - point.0).hypot(middle.1 - point.1) > 25.0 {
                canvas.line(&[point, middle], Ink::Leader);
            }
            canvas.circle(middle, DISC, Ink::Badge);
            canvas.text(&remark.number.to_string(), middle, Align::Middle, Ink::Remark);
        }
    });
}

fn disc((x, y): Point) -> Frame {
    Frame { left: x - DISC, right: x + DISC, top: y - DISC, bottom: y + DISC }
}

/// The words of all remarks, in their order, on a sheet of their own; nothing where there are none.
pub fn list(plots: &[Plot], sheet: &Sheet, out: &mut String) -> f64 {
    let mut remarks: Vec<_> = plots.iter().flat_map(|plot| &plot.remarks).collect();
    if remarks.is_empty() {
        return 0.0;
    }
    remarks.sort_by_key(|remark| remark.number);
    let left = EDGE + 2.0 * DISC + 9.0;
    let lines = |text| text::wrap(text, sheet.letters, sheet.width - EDGE - left);
    let texts: Vec<Vec<&str>> = remarks.iter().map(|remark| lines(remark.text)).collect();
    let tall = |lines: &Vec<&str>| (lines.len() as f64 * sheet.line()).max(2.0 * DISC) + 6.0;
    let height = 8.0 + texts.iter().map(tall).sum::<f64>();
    let canvas = Canvas::new(out, sheet, height);
    let mut y = 8.0;
    canvas.group("remarks", || {
        for (remark, lines) in remarks.iter().zip(&texts) {
            let middle = (EDGE + DISC, y + DISC);
            canvas.circle(middle, DISC, Ink::Badge);
            canvas.text(&remark.number.to_string(), middle, Align::Middle, Ink::Remark);
            canvas.lines(lines, (left, y + DISC - sheet.line() / 2.0), Align::Left, Ink::Label);
            y += tall(lines);
        }
    });
    height
}
