//! The two sheets that every chart is drawn on.
//!
//! A drawing grows and shrinks with the page, and its letters with it, so one drawing cannot serve a wide screen and a
//! telephone. The wide sheet is shown from 600 pixels on, the narrow one from 280 to 600; on neither may a letter be
//! smaller than 12 pixels, which fixes the size of letters.

/// Where the names of series are told that cannot stand beside their marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// In a legend on the sheet.
    Here,
    /// In one legend above several charts.
    Above,
}

/// A sheet.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// Where on the whole drawing its upper left corner is.
    pub origin: (f64, f64),
    /// Its name in classes and ids.
    pub name: &'static str,
    /// Its width in pixels; its height follows from what is on it.
    pub width: f64,
    /// The size of letters.
    pub letters: f64,
    /// Whether the name of a bar stands above it, for want of room on its left.
    pub names_above: bool,
    /// The most ticks on an axis across.
    pub ticks: usize,
    /// The height of a plot whose values run upwards.
    pub rise: f64,
    /// The most room that the names at the ends of lines may take.
    pub line_names: f64,
    /// Where series are named.
    pub key: Key,
    /// Before and after what no plot begins and ends, so that those of charts side by side do so at the same places.
    pub within: (f64, f64),
}

/// For wide screens and print: at 600 pixels its letters are 12.5 pixels high.
pub const WIDE: Sheet = Sheet {
    origin: (0.0, 0.0),
    name: "wide",
    width: 720.0,
    letters: 15.0,
    names_above: false,
    ticks: 6,
    rise: 300.0,
    line_names: 170.0,
    key: Key::Here,
    within: (0.0, f64::INFINITY),
};

/// For telephones: at 280 pixels its letters are 12.3 pixels high.
pub const NARROW: Sheet =
    Sheet { name: "narrow", width: 340.0, names_above: true, ticks: 4, rise: 230.0, line_names: 106.0, ..WIDE };

/// The room that is left free along the edges.
pub const EDGE: f64 = 4.0;

impl Sheet {
    /// The height of a line of text.
    pub fn line(&self) -> f64 {
        self.letters * super::text::LINE
    }

    /// The left and the right edge.
    pub fn across(&self) -> (f64, f64) {
        (EDGE, self.width - EDGE)
    }

    /// The width between the edges.
    pub fn room(&self) -> f64 {
        self.width - 2.0 * EDGE
    }
}
