//! Drawing in pixels: texts, shapes and coordinate systems on one sheet, through plotters.

use plotters::coord::Shift;
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::prelude::IntoDrawingArea;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::DrawingBackend;

use super::axis::Axis;
use super::backend::{Svg, units};
use super::ink::Ink;
use super::text::LINE;

/// A place or a size in pixels.
pub type Point = (f64, f64);

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// Which point of a text is put at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

/// A sheet that is being drawn on.
pub struct Canvas<'a> {
    root: DrawingArea<Svg<'a>, Shift>,
    letters: f64,
}

/// A coordinate system on a sheet.
pub type Area<'a> = DrawingArea<Svg<'a>, Cartesian2d<Axis, Axis>>;

impl<'a> Canvas<'a> {
    /// A sheet of so many pixels with letters of one size, whose elements are added to `out`.
    pub fn new(out: &'a mut String, (width, height): Point, letters: f64) -> Self {
        let size = (units(width).unsigned_abs(), units(height).unsigned_abs());
        Canvas { root: Svg::new(out, size).into_drawing_area(), letters }
    }

    /// A text; its middle is at the height of `at`.
    pub fn text(&self, text: &str, at: Point, align: Align, ink: Ink) {
        let h_pos = match align {
            Align::Left => HPos::Left,
            Align::Middle => HPos::Center,
            Align::Right => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::SansSerif, f64::from(units(self.letters)), FontStyle::Normal);
        let style = TextStyle::from(font).color(&ink).pos(Pos::new(h_pos, VPos::Center));
        draw(&self.root, &Text::new(text, to_units(at), style));
    }

    /// Lines of text below each other, the first one's upper edge at the height of `at`.
    pub fn lines<T: AsRef<str>>(&self, lines: &[T], at: Point, align: Align, ink: Ink) {
        let height = self.letters * LINE;
        for (line, text) in lines.iter().enumerate() {
            self.text(text.as_ref(), (at.0, at.1 + (line as f64 + 0.5) * height), align, ink);
        }
    }

    /// A filled rectangle.
    pub fn rectangle(&self, a: Point, b: Point, ink: Ink) {
        draw(&self.root, &Rectangle::new([to_units(a), to_units(b)], ink.filled()));
    }

    /// A line through points.
    pub fn line(&self, points: &[Point], ink: Ink) {
        let points: Vec<_> = points.iter().copied().map(to_units).collect();
        draw(&self.root, &PathElement::new(points, ink.stroke()));
    }

    /// A filled shape with corners.
    pub fn polygon(&self, corners: &[Point], ink: Ink) {
        let corners: Vec<_> = corners.iter().copied().map(to_units).collect();
        draw(&self.root, &Polygon::new(corners, ink.filled()));
    }

    /// A filled circle.
    pub fn circle(&self, middle: Point, radius: f64, ink: Ink) {
        draw(&self.root, &Circle::new(to_units(middle), units(radius), ink.filled()));
    }

    /// A coordinate system within a frame, `y` growing downwards as pixels do unless the frame is upside down.
    pub fn area(&self, frame: Frame, x: Axis, y: Axis) -> Area<'a> {
        let across = units(frame.left)..units(frame.right);
        let down = units(frame.top)..units(frame.bottom);
        self.root.apply_coord_spec(Cartesian2d::new(x, y, (across, down)))
    }
}

/// Draws a line across the area at each tick of its axes.
pub fn grid(area: &Area) {
    let mesh = area.draw_mesh(
        |backend, line| match line {
            MeshLine::XMesh(from, to, _) | MeshLine::YMesh(from, to, _) => {
                backend.draw_line(from, to, &Ink::Grid.stroke())
            }
        },
        usize::MAX,
        usize::MAX,
    );
    settle(mesh);
}

/// Draws an element in the coordinates of an area.
pub fn draw<'e, 'a, C, E>(area: &DrawingArea<Svg<'a>, C>, element: &'e E)
where
    C: plotters::coord::CoordTranslate,
    &'e E: PointCollection<'e, C::From>,
    E: Drawable<Svg<'a>>,
{
    settle(area.draw(element));
}

/// Drawing cannot fail: the backend writes to a string, and its one other cause, a backend that is in use, needs two
/// drawings within each other, which no element here begins.
fn settle<E: std::error::Error>(drawn: Result<(), E>) {
    debug_assert!(drawn.is_ok());
}

fn to_units((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}
