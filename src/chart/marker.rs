//! The shapes of points, one for each series, so that lines can be told apart without their colours.

use super::canvas::{Canvas, Frame, Point};
use super::ink::{Hue, Ink};

/// Half the width of the largest marker.
const HALF: f64 = 6.2;

/// Draws a marker in the shape of a series, which no remark may cover.
pub fn draw(canvas: &Canvas, series: usize, hue: Hue, (x, y): Point) {
    let ink = Ink::Mark(hue);
    canvas.take(Frame { left: x - HALF, top: y - HALF, right: x + HALF, bottom: y + HALF });
    let corners = |offsets: &[Point]| offsets.iter().map(|(dx, dy)| (x + dx, y + dy)).collect::<Vec<_>>();
    match series % 6 {
        0 => canvas.circle((x, y), 4.6, ink),
        1 => canvas.rectangle((x - 4.2, y - 4.2), (x + 4.2, y + 4.2), ink),
        2 => canvas.polygon(&corners(&[(0.0, -5.8), (5.6, 4.2), (-5.6, 4.2)]), ink),
        3 => canvas.polygon(&corners(&[(0.0, -6.2), (6.2, 0.0), (0.0, 6.2), (-6.2, 0.0)]), ink),
        4 => canvas.polygon(&corners(&[(0.0, 5.8), (5.6, -4.2), (-5.6, -4.2)]), ink),
        _ => canvas.polygon(
            &corners(&[
                (-1.9, -5.6),
                (1.9, -5.6),
                (1.9, -1.9),
                (5.6, -1.9),
                (5.6, 1.9),
                (1.9, 1.9),
                (1.9, 5.6),
                (-1.9, 5.6),
                (-1.9, 1.9),
                (-5.6, 1.9),
                (-5.6, -1.9),
                (-1.9, -1.9),
            ]),
            ink,
        ),
    }
}
