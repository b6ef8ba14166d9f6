//! A laid-out diagram as an `svg` element.
//!
//! Classes only: the theme gives the colours. Each box is a link named by its text; kinds differ in shape and in the word
//! above the title, so that no colour is needed to tell them apart. Arrows are hidden from assistive
//! technology, to which the list beside the drawing says the same.

use std::fmt::Write as _;

use crate::chart::text::{LINE, wrap};
use crate::page::escape::escape_into;

use super::layout::{Arrow, Frame, Layout};

/// The room between the edge of a box and its text.
const PAD: f64 = 12.0;

/// The room between the kind and the title.
const APART: f64 = 4.0;

/// The room round the whole for the ring of a box that has the focus.
const EDGE: f64 = 4.0;

/// The size of the head of an arrow.
const HEAD: (f64, f64) = (11.0, 6.5);

/// The radius with which an arrow turns into its lane.
const TURN: f64 = 6.0;

/// How far the cut corners of a box are cut.
const CUT: f64 = 12.0;

/// A sheet to draw on: at the least width at which it is shown, its letters are 12 pixels high.
pub struct Sheet {
    /// Its name in classes.
    pub name: &'static str,
    /// Its width in pixels.
    pub width: f64,
    /// The size of letters.
    pub letters: f64,
}

/// For wide screens and print, from 600 pixels on.
pub const WIDE: Sheet = Sheet { name: "wide", width: 800.0, letters: 16.0 };

/// For telephones, from 280 pixels on.
pub const NARROW: Sheet = Sheet { name: "narrow", width: 340.0, letters: 15.0 };

impl Sheet {
    /// The width that is left for boxes and arrows.
    pub fn room(&self) -> f64 {
        self.width - 2.0 * EDGE
    }
}

/// What outline a box has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Something that is asked for: cut corners.
    Asked,
    /// Something that was found: a heavy bar on the left.
    Found,
    /// Data: a line under its kind, as under the head of a table.
    Data,
    /// Something that was published before: round ends.
    Source,
}

impl Shape {
    fn class(self) -> &'static str {
        match self {
            Shape::Asked => "asked",
            Shape::Found => "found",
            Shape::Data => "data",
            Shape::Source => "source",
        }
    }
}

/// What a box says.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its outline.
    pub shape: Shape,
    /// What it is, in a word.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Where it goes.
    pub url: String,
    /// Whether it is the page that the drawing is on.
    pub current: bool,
}

impl Label {
    /// The kind and the title in lines that fit a box of such a width.
    fn lines(&self, width: f64, letters: f64) -> (Vec<&str>, Vec<&str>) {
        let room = width - 2.0 * PAD;
        (wrap(&self.kind, letters, room), wrap(&self.title, letters, room))
    }

    /// The height of a box of such a width.
    pub fn height(&self, width: f64, letters: f64) -> f64 {
        let (kind, title) = self.lines(width, letters);
        (2.0 * PAD + (kind.len() + title.len()) as f64 * letters * LINE + APART).ceil()
    }
}

/// The element. `name` is that of the whole drawing.
pub fn draw(labels: &[Label], layout: &Layout, sheet: &Sheet, name: &str) -> String {
    let mut svg = String::new();
    let (width, height) = (sheet.width, (layout.height + 2.0 * EDGE).ceil());
    let _ = write!(svg, "<svg class=\"diagram-drawing diagram-{}\" role=\"group\" aria-label=\"", sheet.name);
    escape_into(&mut svg, name);
    let _ = write!(
        svg,
        "\" viewBox=\"{} {} {width} {height}\" focusable=\"false\" direction=\"ltr\" font-size=\"{}\" \
         xmlns=\"http://www.w3.org/2000/svg\">\n<g class=\"diagram-arrows\" aria-hidden=\"true\">",
        -EDGE, -EDGE, sheet.letters
    );
    layout.arrows.iter().for_each(|arrow| draw_arrow(&mut svg, arrow));
    svg.push_str("</g>\n");
    // In the order of reading: column by column, each from the top.
    let mut order: Vec<usize> = (0..labels.len()).collect();
    let place = |at: &usize| (layout.boxes[*at].left, layout.boxes[*at].top);
    order.sort_by(|a, b| place(a).0.total_cmp(&place(b).0).then(place(a).1.total_cmp(&place(b).1)));
    for at in order {
        draw_box(&mut svg, &labels[at], layout.boxes[at], sheet.letters);
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw_arrow(svg: &mut String, arrow: &Arrow) {
    let (end, has_head) = match *arrow {
        Arrow::Across { from, to, passes } => {
            let middle = (from.0 + to.0) / 2.0;
            let last = if passes.is_some() { to.0 } else { to.0 - HEAD.0 };
            let _ = write!(
                svg,
                "<path d=\"M{:.1} {:.1}C{middle:.1} {:.1} {middle:.1} {:.1} {last:.1} {:.1}",
                from.0, from.1, from.1, to.1, to.1
            );
            if let Some(passes) = passes {
                let _ = write!(svg, "H{passes:.1}");
            }
            (to, passes.is_none())
        }
        Arrow::Down { from, lane, to } => {
            let inner = lane + TURN;
            let _ = write!(
                svg,
                "<path d=\"M{:.1} {:.1}H{inner:.1}Q{lane:.1} {:.1} {lane:.1} {:.1}V{:.1}Q{lane:.1} {:.1} {inner:.1} {:.1}H{:.1}",
                from.0,
                from.1,
                from.1,
                from.1 + TURN,
                to.1 - TURN,
                to.1,
                to.1,
                to.0 - HEAD.0
            );
            (to, true)
        }
    };
    svg.push_str("\"/>");
    if has_head {
        let (x, y) = (end.0 - HEAD.0, end.1);
        let (above, below) = (y - HEAD.1, y + HEAD.1);
        let _ = write!(svg, "<path class=\"head\" d=\"M{x:.1} {above:.1}L{:.1} {y:.1}L{x:.1} {below:.1}Z\"/>", end.0);
    }
}

fn draw_box(svg: &mut String, label: &Label, frame: Frame, letters: f64) {
    let current = if label.current { " aria-current=\"page\"" } else { "" };
    let _ = write!(svg, "<a class=\"box box-{}\"{current} href=\"", label.shape.class());
    escape_into(svg, &label.url);
    svg.push_str("\">");
    let line = letters * LINE;
    let (kind, title) = label.lines(frame.width, letters);
    outline(svg, label.shape, frame, PAD + kind.len() as f64 * line);
    svg.push_str("<text>");
    let mut top = frame.top + PAD + line * 0.75;
    let mut write = |class: &str, text: &str, lines: Vec<&str>| {
        for (line_text, is_apart) in apart(text, lines) {
            let _ = write!(svg, "<tspan class=\"box-{class}\" x=\"{:.1}\" y=\"{top:.1}\">", frame.left + PAD);
            escape_into(svg, line_text);
            svg.push_str(if is_apart { "</tspan> " } else { "</tspan>" });
            top += line;
        }
        top += APART;
    };
    write("kind", &label.kind, kind);
    write("title", &label.title, title);
    svg.push_str("</text></a>\n");
}

/// The lines of a text, and after which of them a space keeps words apart when all are read as one: not where a line was
/// broken at a hyphen, or between the signs of a script without spaces.
fn apart<'a>(text: &'a str, lines: Vec<&'a str>) -> Vec<(&'a str, bool)> {
    let mut rest = text;
    let line = |line: &'a str| {
        let line = line.trim_end();
        rest = rest.split_once(line).map_or(rest, |(_, after)| after);
        (line, rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    lines.into_iter().map(line).collect()
}

/// The outline of a box, and what beside it tells its kind; `head` is where its kind ends, below the upper edge.
fn outline(svg: &mut String, shape: Shape, frame: Frame, head: f64) {
    let Frame { left, top, width, height } = frame;
    let (right, bottom) = (left + width, top + height);
    let rect = |radius: f64| {
        format!(
            "<rect class=\"box-shape\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{radius}\"/>"
        )
    };
    match shape {
        Shape::Asked => {
            let _ = write!(
                svg,
                "<path class=\"box-shape\" d=\"M{:.1} {top:.1}H{:.1}L{right:.1} {:.1}V{:.1}L{:.1} {bottom:.1}H{:.1}L{left:.1} {:.1}V{:.1}Z\"/>",
                left + CUT,
                right - CUT,
                top + CUT,
                bottom - CUT,
                right - CUT,
                left + CUT,
                bottom - CUT,
                top + CUT
            );
        }
        Shape::Found => {
            svg.push_str(&rect(2.0));
            let _ = write!(svg, "<path class=\"box-bar\" d=\"M{:.1} {top:.1}V{bottom:.1}\"/>", left + 3.0);
        }
        Shape::Data => {
            svg.push_str(&rect(0.0));
            let _ = write!(svg, "<path class=\"box-rule\" d=\"M{left:.1} {:.1}H{right:.1}\"/>", top + head);
        }
        Shape::Source => svg.push_str(&rect(18.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_the_text_that_they_are_of() {
        let text = "Police forces with strong information-sharing protocols";
        let read = |lines: Vec<(&str, bool)>| {
            let pieces = lines.into_iter().map(|(line, is_apart)| format!("{line}{}", if is_apart { " " } else { "" }));
            pieces.collect::<String>()
        };
        for room in [60.0, 90.0, 120.0, 400.0] {
            let lines = wrap(text, 16.0, room);
            assert_eq!(read(apart(text, lines)).trim_end(), text, "{room}");
        }
    }
}
