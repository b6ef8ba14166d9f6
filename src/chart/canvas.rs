//! Drawing in pixels: texts, shapes and coordinate systems on one sheet, through plotters.

use std::cell::RefCell;
use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::prelude::IntoDrawingArea;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::axis::Axis;
use super::backend::{Svg, units};
use super::ink::Ink;
use super::sheet::Sheet;
use super::text::{self, LINE};

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

impl Frame {
    /// Its left and its right edge.
    pub fn across(self) -> (f64, f64) {
        (self.left, self.right)
    }

    /// Whether two rectangles share a place.
    pub fn meets(self, other: Frame) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// How far a text is set off from a line to compare with. Fonts differ in how wide they are, so this is generous.
const HALO: f64 = 6.0;

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
    size: Point,
    /// What texts and markers take up, so that others can be put beside them.
    taken: RefCell<Vec<Frame>>,
    /// Where lines to compare with run, from which texts are set off.
    references: RefCell<Vec<Frame>>,
}

/// A coordinate system on a sheet.
pub type Area<'a> = DrawingArea<Svg<'a>, Cartesian2d<Axis, Axis>>;

impl<'a> Canvas<'a> {
    /// A sheet of such a height, whose elements are added to `out`.
    pub fn new(out: &'a mut String, sheet: &Sheet, height: f64) -> Self {
        let size = (units(sheet.width).unsigned_abs(), units(height).unsigned_abs());
        let root = Svg::new(out, size, to_units(sheet.origin), units(sheet.letters)).into_drawing_area();
        let size = (sheet.width, height);
        Canvas { root, letters: sheet.letters, size, taken: RefCell::default(), references: RefCell::default() }
    }

    /// Draws elements that belong together, as a group with a class.
    pub fn group(&self, class: &'static str, draw: impl FnOnce()) {
        settle(self.root.draw(&Bracket::Open(class)));
        draw();
        settle(self.root.draw(&Bracket::Close));
    }

    /// Keeps a place from being covered by what looks for one that is free.
    pub fn take(&self, place: Frame) {
        self.taken.borrow_mut().push(place);
    }

    /// Whether a rectangle lies on the sheet and covers no text and no marker that was drawn before.
    pub fn is_free(&self, place: Frame) -> bool {
        let inside = place.left >= 0.0 && place.top >= 0.0 && place.right <= self.size.0 && place.bottom <= self.size.1;
        inside && !self.taken.borrow().iter().any(|taken| taken.meets(place))
    }

    /// A text; its middle is at the height of `at`.
    pub fn text(&self, text: &str, at: Point, align: Align, ink: Ink) {
        self.text_of(self.letters, text, at, align, ink);
    }

    /// A text in letters of another size.
    pub fn text_of(&self, letters: f64, text: &str, at: Point, align: Align, ink: Ink) {
        let width = text::width(text, letters);
        let left = match align {
            Align::Left => at.0,
            Align::Middle => at.0 - width / 2.0,
            Align::Right => at.0 - width,
        };
        let half = letters * 0.6;
        let place = Frame { left, right: left + width, top: at.1 - half, bottom: at.1 + half };
        self.take(place);
        let h_pos = match align {
            Align::Left => HPos::Left,
            Align::Middle => HPos::Center,
            Align::Right => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::SansSerif, f64::from(units(letters)), FontStyle::Normal);
        let write = |ink: Ink| {
            let style = TextStyle::from(font.clone()).color(&ink).pos(Pos::new(h_pos, VPos::Center));
            draw(&self.root, &Text::new(text, to_units(at), style));
        };
        let is_met = self.references.borrow().iter().any(|line| line.meets(place));
        ink.halo().filter(|_| is_met).into_iter().for_each(write);
        write(ink);
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

    /// A line to compare with, across or upright, on a ground that sets it off from marks of any colour. Texts that are
    /// drawn after it interrupt it.
    pub fn reference(&self, ends: [Point; 2], at: usize) {
        let [(x1, y1), (x2, y2)] = ends;
        let (left, right) = (x1.min(x2) - HALO, x1.max(x2) + HALO);
        let (top, bottom) = (y1.min(y2) - HALO, y1.max(y2) + HALO);
        self.references.borrow_mut().push(Frame { left, top, right, bottom });
        self.line(&ends, Ink::Ground);
        self.line(&ends, Ink::Reference(at));
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

/// The beginning or the end of a group, in the guise of an element, since elements are all that reaches the backend.
enum Bracket {
    Open(&'static str),
    Close,
}

impl<'b> PointCollection<'b, (i32, i32)> for &'b Bracket {
    type Point = (i32, i32);
    type IntoIter = std::option::IntoIter<(i32, i32)>;

    fn point_iter(self) -> Self::IntoIter {
        None.into_iter()
    }
}

impl<'a> Drawable<Svg<'a>> for Bracket {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut Svg<'a>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        match self {
            Bracket::Open(class) => backend.open(class),
            Bracket::Close => backend.close(),
        }
        Ok(())
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
