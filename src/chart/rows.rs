//! Rows: one for each category, below each other on one scale from left to right, with names on their left, or above
//! them on a narrow sheet.
//!
//! What stands in the rows is the business of a kind of chart, which says how much room its marks and their labels need.
//! The places come in two steps, for some things can only be chosen when it is known where values are: first across the
//! sheet, then down.

use super::axis::Axis;
use super::backend::UNITS;
use super::canvas::{self, Align, Area, Canvas, Frame, Point};
use super::ink::Ink;
use super::legend::Legend;
use super::plot::Plot;
use super::scale::Scale;
use super::sheet::{EDGE, Sheet};
use super::text;
use super::ticks::{self, Tick};
use crate::messages::Messages;

/// Between a mark and its label, and between an axis and a name above it.
pub const BESIDE: f64 = 7.0;

/// The share of a sheet that names on the left may take.
const NAMES: f64 = 0.36;

/// Between a name and the plot.
const AFTER_NAME: f64 = 12.0;

/// A chart of this many rows or fewer can be generous with its height.
pub const FEW: usize = 30;

/// What takes room across the sheet.
pub struct Contents<'p> {
    /// The data.
    pub plot: &'p Plot<'p>,
    /// The scale.
    pub scale: &'p Scale,
    /// Values with the pixels that marks and labels take up on the left of them.
    pub before: Vec<(f64, f64)>,
    /// Values with the pixels that marks and labels take up on the right of them.
    pub after: Vec<(f64, f64)>,
    /// The pixels that stay free on the right of it all.
    pub margin: f64,
}

/// Where everything is across the sheet.
pub struct Columns<'p> {
    scale: &'p Scale,
    left: f64,
    right: f64,
    /// From where on no name is on the left.
    pub start: f64,
    title: Vec<String>,
    ticks: Vec<Tick>,
    /// The lines of each category's name, and where they end or begin.
    names: Vec<Vec<String>>,
    name_at: f64,
}

/// How high rows are.
pub struct Heights {
    /// The height of the marks of each row.
    pub marks: Vec<f64>,
    /// Between two rows.
    pub gap: f64,
    /// What stands above the marks of the first row.
    pub head: f64,
}

/// Rows that have their places.
pub struct Rows<'p> {
    columns: Columns<'p>,
    legend: Legend,
    title_top: f64,
    head: f64,
    /// The frame of the plot.
    pub frame: Frame,
    /// The upper and the lower edge of each row's marks.
    pub marks: Vec<(f64, f64)>,
}

/// Places everything across the sheet.
pub fn across<'p>(contents: &Contents<'p>, sheet: &Sheet, messages: &Messages) -> Columns<'p> {
    let Contents { plot, scale, .. } = *contents;
    let end = sheet.width - EDGE - contents.margin;
    let ticks = ticks::values(plot, scale, messages);
    let half = |tick: Option<&Tick>| tick.map_or(0.0, |(_, text)| text::width(text, sheet.letters) / 2.0);
    let captions = plot.captions(messages);
    let wrapped = |room: f64| -> Vec<Vec<String>> {
        let lines = captions.iter().map(|caption| text::balanced(caption, sheet.letters, room));
        lines.map(|lines| lines.into_iter().map(str::to_owned).collect()).collect()
    };
    let column = if sheet.names_above { Vec::new() } else { wrapped(sheet.width * NAMES) };
    let column_end = EDGE + column.iter().map(|lines| text::widest(lines, sheet.letters)).fold(0.0, f64::max);
    let start = column_end + if sheet.names_above { 0.0 } else { AFTER_NAME };
    let least = start.max(EDGE + half(ticks.first()));
    let (first, last) = sheet.within;
    let width_from = |left: f64| width(contents, (end - left, half(ticks.last()), last - left));
    let left = least.max(first).max(start + room_before(contents, |kept| width_from(least + kept)));
    let right = left + width_from(left);
    let (names, name_at) = match sheet.names_above {
        false => (column, column_end),
        // A name above its row keeps clear of the axis at which both begin.
        true if scale.low == 0.0 => (wrapped(sheet.width - EDGE - left - BESIDE), left + BESIDE),
        true => (wrapped(sheet.room()), EDGE),
    };
    let title = plot.axis_title(messages);
    let title = text::wrap(&title, sheet.letters, sheet.width - EDGE - left).into_iter().map(str::to_owned).collect();
    let ticks = ticks::fitting(plot, scale, messages, (right - left, sheet.letters, sheet.ticks));
    Columns { scale, left, right, start, title, ticks, names, name_at }
}

/// The room between names and scale that is taken up before values near its beginning. A scale is widest where none is
/// kept, so what is enough for the narrowest one is enough.
fn room_before(contents: &Contents, width: impl Fn(f64) -> f64) -> f64 {
    let most = contents.before.iter().map(|(_, room)| *room).fold(0.0, f64::max);
    if most == 0.0 {
        return 0.0;
    }
    let narrowest = width(most);
    let needed = contents.before.iter().map(|(value, room)| room - contents.scale.fraction(*value) * narrowest);
    needed.fold(0.0, f64::max)
}

/// The width of the scale: so wide that what is after each value just stays on the sheet, and at most the widest.
fn width(contents: &Contents, (room, last_tick, widest): (f64, f64, f64)) -> f64 {
    let most = contents.after.iter().map(|(value, after)| (room - after) / contents.scale.fraction(*value).max(1e-3));
    most.fold((room - last_tick).min(widest), f64::min).max(20.0)
}

impl<'p> Columns<'p> {
    /// Where a value is.
    pub fn place(&self, value: f64) -> f64 {
        self.left + self.scale.fraction(value) * self.width()
    }

    /// The width of the scale.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Places everything down the sheet as well.
    pub fn down(self, legend: Legend, heights: &Heights, sheet: &Sheet) -> Rows<'p> {
        let title_top = EDGE + legend.height;
        let top = title_top + self.title.len() as f64 * sheet.line() + 6.0 + sheet.line() + 6.0;
        let mut y = top + heights.gap / 2.0;
        let mut marks = Vec::with_capacity(self.names.len());
        for (at, (name, height)) in self.names.iter().zip(&heights.marks).enumerate() {
            let name = name.len() as f64 * sheet.line();
            let head = if at == 0 { heights.head } else { 0.0 };
            // A name on the left has its middle where the marks have theirs.
            let (over, under) = if sheet.names_above {
                (name + 1.0 + head, *height)
            } else {
                let over = ((name - height) / 2.0).max(head);
                (over, height + ((name - height) / 2.0).max(0.0))
            };
            marks.push((y + over, y + over + height));
            y += over + under + heights.gap;
        }
        let bottom = (y - heights.gap / 2.0).max(top + 1.0);
        let frame = Frame { left: self.left, top, right: self.right, bottom };
        Rows { columns: self, legend, title_top, head: heights.head, frame, marks }
    }
}

impl Rows<'_> {
    /// The height of the sheet that they need.
    pub fn height(&self) -> f64 {
        self.frame.bottom + EDGE
    }

    /// Where the scale begins and ends across the sheet.
    pub fn across(&self) -> (f64, f64) {
        self.frame.across()
    }

    /// Draws the scale, its title and the legend, and gives the coordinates: values across, pixels down.
    pub fn draw<'c>(&self, canvas: &Canvas<'c>, sheet: &Sheet) -> Area<'c> {
        let Columns { scale, title, ticks, .. } = &self.columns;
        let frame = self.frame;
        let values = Axis::new(scale.low, scale.high, ticks.iter().map(|(tick, _)| *tick).collect());
        let area = canvas.area(frame, values, Axis::new(frame.top, frame.bottom, Vec::new()));
        canvas.group("gridlines", || canvas::grid(&area));
        self.legend.draw(canvas, sheet);
        canvas.lines(title, (frame.left, self.title_top), Align::Left, Ink::Label);
        canvas.group("ticks", || {
            for (tick, text) in ticks {
                let at = (place(&area, *tick), frame.top - 6.0 - sheet.line() / 2.0);
                canvas.text(text, at, Align::Middle, Ink::Tick);
            }
        });
        area
    }

    /// Draws the names of the categories.
    pub fn draw_names(&self, canvas: &Canvas, sheet: &Sheet) {
        canvas.group("names", || (0..self.marks.len()).for_each(|category| self.draw_name(canvas, sheet, category)));
    }

    fn draw_name(&self, canvas: &Canvas, sheet: &Sheet, category: usize) {
        let (top, bottom) = self.marks[category];
        let lines = &self.columns.names[category];
        let height = lines.len() as f64 * sheet.line();
        let (y, align) = if sheet.names_above {
            (top - if category == 0 { self.head } else { 0.0 } - 1.0 - height, Align::Left)
        } else {
            ((top + bottom - height) / 2.0, Align::Right)
        };
        canvas.lines(lines, (self.columns.name_at, y), align, Ink::Label);
    }

    /// The ends of a line through all rows at a value.
    pub fn upright(&self, area: &Area, value: f64) -> [Point; 2] {
        let x = place(area, value);
        [(x, self.frame.top), (x, self.frame.bottom)]
    }
}

/// Where a value is in pixels, by the axis' own mapping.
pub fn place(area: &Area, value: f64) -> f64 {
    f64::from(area.map_coordinate(&(value, 0.0)).0) / UNITS
}
