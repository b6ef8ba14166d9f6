//! What a mark is drawn with: a class, which the theme's style sheet gives a colour.
//!
//! plotters hands a backend nothing but a colour with each mark, so an ink travels as one: red holds the role, green the
//! series. No colour is ever written into a drawing; the page's scheme, the reader's own colours and print decide.

use plotters::style::{Color, ShapeStyle};
use plotters_backend::BackendColor;

/// The classes that a mark can have, by role.
const CLASSES: [&str; 10] = ["axis", "grid", "leader", "bar", "line", "mark", "label", "tick", "value", "inside"];

/// How many series have a colour of their own.
pub const SERIES: usize = 6;

/// An ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The line that values are measured from.
    Axis,
    /// A line to read values by.
    Grid,
    /// From a label to what it names.
    Leader,
    /// A bar of a series, from 0.
    Bar(usize),
    /// A line of a series.
    Line(usize),
    /// A point of a series.
    Mark(usize),
    /// A name.
    Label,
    /// A number on an axis.
    Tick,
    /// A number of the data.
    Value,
    /// A number within a bar of a series.
    Inside(usize),
}

impl Ink {
    fn code(self) -> (u8, u8) {
        let series = |series: usize| (series % SERIES) as u8 + 1;
        match self {
            Ink::Axis => (0, 0),
            Ink::Grid => (1, 0),
            Ink::Leader => (2, 0),
            Ink::Bar(at) => (3, series(at)),
            Ink::Line(at) => (4, series(at)),
            Ink::Mark(at) => (5, series(at)),
            Ink::Label => (6, 0),
            Ink::Tick => (7, 0),
            Ink::Value => (8, 0),
            Ink::Inside(at) => (9, series(at)),
        }
    }

    /// This ink, to fill a shape with.
    pub fn filled(self) -> ShapeStyle {
        Color::filled(&self)
    }

    /// This ink, to draw a line with. The style sheet says how wide; plotters only has to leave the line to the backend.
    pub fn stroke(self) -> ShapeStyle {
        Color::stroke_width(&self, 2)
    }
}

impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        let (role, series) = self.code();
        BackendColor { alpha: 1.0, rgb: (role, series, 0) }
    }
}

/// The class of a colour that was an ink, and its series, from 1; 0 where it is of none.
pub fn class(color: BackendColor) -> (&'static str, u8) {
    (CLASSES.get(usize::from(color.rgb.0)).copied().unwrap_or("mark"), color.rgb.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ink_comes_back_as_its_class() {
        assert_eq!(class(Ink::Bar(2).to_backend_color()), ("bar", 3));
        assert_eq!(class(Ink::Grid.filled().color.to_backend_color()), ("grid", 0));
        assert_eq!(class(Ink::Inside(5).to_backend_color()), ("inside", 6));
    }
}
