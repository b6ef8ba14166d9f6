//! The canvas that plotters draws on: SVG elements with classes.
//!
//! plotters counts in whole pixels, which is too coarse for bars of equal width, so it is told a canvas ten times as
//! large ([`UNITS`]), and the `viewBox` shrinks it back. Nothing is written but elements, places, classes and text: no
//! colour, no style, no transformation, so no text can be turned.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::{ink, text};

/// How many units of the drawing make one pixel.
pub const UNITS: f64 = 10.0;

/// A length in pixels as units.
pub fn units(pixels: f64) -> i32 {
    // A float that is out of range saturates here, and what is not a number becomes 0.
    (pixels * UNITS).round() as i32
}

/// SVG elements in the making.
pub struct Svg<'a> {
    out: &'a mut String,
    size: (u32, u32),
    origin: BackendCoord,
    letters: i32,
}

impl<'a> Svg<'a> {
    /// Elements that are added to `out`, on a canvas of so many units whose upper left corner is at `origin` of the whole
    /// drawing, where letters have the size `letters` unless they say another.
    pub fn new(out: &'a mut String, size: (u32, u32), origin: BackendCoord, letters: i32) -> Self {
        Svg { out, size, origin, letters }
    }

    /// Begins a group of elements that belong together.
    pub fn open(&mut self, class: &str) {
        self.write("<g class=\"");
        self.write(class);
        self.write("\">");
    }

    /// Ends the last group.
    pub fn close(&mut self) {
        self.write("</g>");
    }

    /// A place on this canvas as one of the whole drawing.
    fn placed(&self, (x, y): BackendCoord) -> BackendCoord {
        (x + self.origin.0, y + self.origin.1)
    }

    fn write(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A whole number, written by hand: a drawing is mostly numbers, and the standard formatting takes twice as long.
    fn number(&mut self, number: i32) {
        self.out.push_str(itoa::Buffer::new().format(number));
    }

    fn attribute(&mut self, name: &str, value: i32) {
        self.write(" ");
        self.write(name);
        self.write("=\"");
        self.number(value);
        self.write("\"");
    }

    /// Begins an element, with its classes.
    fn element(&mut self, name: &str, color: BackendColor) {
        let (class, hue) = ink::class(color);
        self.write("<");
        self.write(name);
        self.write(" class=\"");
        self.write(class);
        if let Some(hue) = hue {
            self.write(" ");
            self.write(hue);
        }
        self.write("\"");
    }

    /// A path through points, each told from the one before, which is shorter.
    fn path(&mut self, points: impl IntoIterator<Item = BackendCoord>, color: BackendColor, end: &str) -> Written {
        self.element("path", color);
        self.write(" d=\"");
        let mut before = None;
        for point in points {
            let (sign, x, y) = match before {
                None => ("M", point.0 + self.origin.0, point.1 + self.origin.1),
                Some((x, y)) => ("l", point.0 - x, point.1 - y),
            };
            self.write(sign);
            self.number(x);
            self.write(" ");
            self.number(y);
            before = Some(point);
        }
        self.write(end);
        self.write("\"/>");
        Ok(())
    }
}

type Written = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Written {
        self.path([(x, y), (x + 1, y)], color, "")
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Written {
        self.path([from, to], style.color(), "")
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, _: bool) -> Written {
        self.element("rect", style.color());
        let (x, y) = self.placed((a.0.min(b.0), a.1.min(b.1)));
        self.attribute("x", x);
        self.attribute("y", y);
        self.attribute("width", (a.0 - b.0).abs());
        self.attribute("height", (a.1 - b.1).abs());
        self.write("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Written {
        self.path(path, style.color(), "")
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Written {
        self.path(path, style.color(), "z")
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _: bool) -> Written {
        let (x, y) = self.placed(at);
        self.element("circle", style.color());
        self.attribute("cx", x);
        self.attribute("cy", y);
        // A radius in units is far below what an i32 holds.
        self.attribute("r", i32::try_from(radius).unwrap_or(i32::MAX));
        self.write("/>");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Written {
        let (x, y) = self.placed(at);
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        // Half the height of a capital below the middle; SVG counts from the baseline.
        let drop = match style.anchor().v_pos {
            VPos::Top => 0.93,
            VPos::Center => 0.35,
            VPos::Bottom => -0.24,
        };
        self.element("text", style.color());
        let baseline = y + (style.size() * drop).round() as i32;
        let letters = style.size().round() as i32;
        if letters != self.letters {
            self.attribute("font-size", letters);
        }
        self.attribute("x", x);
        self.attribute("y", baseline);
        self.write(anchor);
        self.write(">");
        escape(text, self.out);
        self.write("</text>");
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let height = style.size() * text::LINE;
        Ok((text::width(text, style.size()).ceil() as u32, height.ceil() as u32))
    }
}

/// Adds a text to a document, so that it means nothing but itself. Control characters, which YAML's escapes can write
/// and no document may hold, are left out, and so are the two that are no characters at all.
pub fn escape(text: &str, out: &mut String) {
    let plain = |byte: u8| matches!(byte, 0x20..=0x7E) && !matches!(byte, b'&' | b'<' | b'>');
    if text.bytes().all(plain) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\t' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::ink::{Hue, Ink};
    use plotters::element::{PathElement, Rectangle};
    use plotters::prelude::IntoDrawingArea;

    #[test]
    fn shapes_have_classes_and_no_colours_and_stand_where_their_canvas_does() {
        let mut out = String::new();
        let root = Svg::new(&mut out, (1000, 1000), (100, 0), 150).into_drawing_area();
        root.draw(&Rectangle::new([(10, 60), (40, 20)], Ink::Bar(Hue::Series(1)).filled())).unwrap();
        root.draw(&PathElement::new(vec![(0, 0), (5, 5), (9, 0)], Ink::Line(Hue::Series(0)).stroke())).unwrap();
        drop(root);
        let rect = r#"<rect class="bar series-2" x="110" y="20" width="30" height="40"/>"#;
        assert_eq!(out, format!("{rect}{}", r#"<path class="line series-1" d="M100 0l5 5l4 -5"/>"#));
    }

    #[test]
    fn texts_cannot_become_markup() {
        let mut out = String::new();
        escape("a <b> & \u{0}\u{1b}\u{ffff}c\nd", &mut out);
        assert_eq!(out, "a &lt;b&gt; &amp; c d");
    }
}
