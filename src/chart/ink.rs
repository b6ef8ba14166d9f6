//! What a mark is drawn with: a class, which the theme's style sheet gives a colour.
//!
//! plotters hands a backend nothing but a colour with each mark, so an ink travels as one: red holds the role, green the
//! hue. No colour is ever written into a drawing; the page's scheme, the reader's own colours and print decide.

use plotters::style::{Color, ShapeStyle};
use plotters_backend::BackendColor;

use crate::theme::palette;

/// The classes that a mark can have, by role. Each has a rule in `charts.css` and a row in [`super::dress`].
pub const CLASSES: [&str; 21] = [
    "axis",
    "grid",
    "leader",
    "bar",
    "line",
    "mark",
    "label",
    "tick",
    "value",
    "inside",
    "area",
    "band",
    "cell",
    "in-cell",
    "reference",
    "badge",
    "remark",
    "heading",
    "empty",
    "ground",
    "halo",
];

/// How many series have a colour of their own.
pub const SERIES: usize = palette::SERIES;

/// How many steps of shading there are.
pub const SHADES: u8 = palette::SHADES as u8;

/// The classes of series and of steps of shading, from the first.
const SERIES_CLASSES: [&str; palette::SERIES] =
    ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6"];
const SHADE_CLASSES: [&str; palette::SHADES] = ["shade-1", "shade-2", "shade-3", "shade-4", "shade-5"];

/// Among marks of one role, which ones look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hue {
    /// Those of a series, from 0.
    Series(usize),
    /// Those that stand back behind others that are set off.
    Muted,
    /// Those of one step of shading, from 1 to [`SHADES`].
    Shade(u8),
}

/// An ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The line that values are measured from.
    Axis,
    /// A line to read values by.
    Grid,
    /// From a label to what it names.
    Leader,
    /// A bar.
    Bar(Hue),
    /// A line of a series.
    Line(Hue),
    /// A point.
    Mark(Hue),
    /// A name.
    Label,
    /// A number on an axis.
    Tick,
    /// A number of the data.
    Value,
    /// A number within a bar.
    Inside(Hue),
    /// A filled area.
    Area(Hue),
    /// Where a true value may lie, or from one point to another of the same category.
    Band(Hue),
    /// A cell of a table.
    Cell(Hue),
    /// A number within a cell.
    InCell(Hue),
    /// A line to compare with, from 0.
    Reference(usize),
    /// The ground of a number that stands for a remark.
    Badge,
    /// The number that stands for a remark.
    Remark,
    /// A title within the drawing, of one chart among several.
    Heading,
    /// A sign that is not filled.
    Empty,
    /// What sets off a line to compare with from the marks that it crosses.
    Ground,
    /// What sets off a text from a line to compare with that it meets, in the colour that is behind the text: that of
    /// the sheet, or of the bar that the text stands in.
    Halo(Option<Hue>),
}

impl Ink {
    fn code(self) -> (u8, u8) {
        match self {
            Ink::Axis => (0, 0),
            Ink::Grid => (1, 0),
            Ink::Leader => (2, 0),
            Ink::Bar(hue) => (3, hue.code()),
            Ink::Line(hue) => (4, hue.code()),
            Ink::Mark(hue) => (5, hue.code()),
            Ink::Label => (6, 0),
            Ink::Tick => (7, 0),
            Ink::Value => (8, 0),
            Ink::Inside(hue) => (9, hue.code()),
            Ink::Area(hue) => (10, hue.code()),
            Ink::Band(hue) => (11, hue.code()),
            Ink::Cell(hue) => (12, hue.code()),
            Ink::InCell(hue) => (13, hue.code()),
            Ink::Reference(at) => (14, Hue::Series(at).code()),
            Ink::Badge => (15, 0),
            Ink::Remark => (16, 0),
            Ink::Heading => (17, 0),
            Ink::Empty => (18, 0),
            Ink::Ground => (19, 0),
            Ink::Halo(hue) => (20, hue.map_or(0, Hue::code)),
        }
    }

    /// What sets off a text in this ink from a line behind it; none where it has a ground of its own.
    pub fn halo(self) -> Option<Ink> {
        match self {
            Ink::Inside(hue) => Some(Ink::Halo(Some(hue))),
            Ink::Label | Ink::Tick | Ink::Value | Ink::Heading => Some(Ink::Halo(None)),
            _ => None,
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

/// The code of what stands back; those of shades follow it.
const MUTED: u8 = 100;

impl Hue {
    /// 0 is no hue at all.
    fn code(self) -> u8 {
        match self {
            Hue::Series(at) => (at % SERIES) as u8 + 1,
            Hue::Muted => MUTED,
            Hue::Shade(step) => MUTED + step.clamp(1, SHADES),
        }
    }
}

impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        let (role, hue) = self.code();
        BackendColor { alpha: 1.0, rgb: (role, hue, 0) }
    }
}

/// The classes of a colour that was an ink: of its role, and of its hue if it has one.
pub fn class(color: BackendColor) -> (&'static str, Option<&'static str>) {
    let of = |names: &[&'static str], code: u8| names.get(usize::from(code.wrapping_sub(1))).copied();
    let hue = match color.rgb.1 {
        MUTED => Some("muted"),
        shade if shade > MUTED => of(&SHADE_CLASSES, shade - MUTED),
        series => of(&SERIES_CLASSES, series),
    };
    (CLASSES.get(usize::from(color.rgb.0)).copied().unwrap_or("mark"), hue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ink_comes_back_as_its_class() {
        let class = |ink: Ink| class(ink.to_backend_color());
        assert_eq!(class(Ink::Bar(Hue::Series(2))), ("bar", Some("series-3")));
        assert_eq!(class(Ink::Grid), ("grid", None));
        assert_eq!(class(Ink::Inside(Hue::Series(5))), ("inside", Some("series-6")));
        assert_eq!(class(Ink::Line(Hue::Muted)), ("line", Some("muted")));
        assert_eq!(class(Ink::Cell(Hue::Shade(5))), ("cell", Some("shade-5")));
        assert_eq!(class(Ink::Empty), ("empty", None));
    }
}
