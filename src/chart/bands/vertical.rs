//! Bars upwards: names below them, values on the left.

use std::borrow::Cow;

use super::{BETWEEN, Bands, Bar, Form, ends};
use crate::chart::axis::Axis;
use crate::chart::backend::UNITS;
use crate::chart::canvas::{self, Align, Area, Canvas, Frame};
use crate::chart::ink::{Hue, Ink};
use crate::chart::kind::Sketch;
use crate::chart::legend::Legend;
use crate::chart::remarks;
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Sheet};
use crate::chart::text;
use crate::chart::ticks::{self, Placed, Tick};
use crate::messages::Messages;

/// The thickest and the thinnest bar.
const THICKEST: f64 = 72.0;
const THINNEST: f64 = 4.0;

/// The share of a category's room that its bars take; the gaps are narrower than the bars.
const FILLED: f64 = 0.68;

struct Layout<'p> {
    legend: Legend,
    title: Vec<String>,
    title_top: f64,
    ticks: Vec<Tick>,
    frame: Frame,
    names: Vec<Placed<'p>>,
    names_top: f64,
    /// The name of the categories' axis, where it is not plain, and where it stands.
    across: Option<(&'p str, f64)>,
    /// The middle of each category.
    middles: Vec<f64>,
    thickness: f64,
    labels: bool,
    height: f64,
}

impl Layout<'_> {
    /// The left edge of a bar, one of so many of its category.
    fn left_of(&self, slots: usize, category: usize, slot: usize) -> f64 {
        let step = self.thickness + BETWEEN;
        self.middles[category] - (slots as f64 * step - BETWEEN) / 2.0 + slot as f64 * step
    }
}

/// Draws the bars, or gives up where names or numbers have too little room.
pub fn draw(bands: &Bands, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Option<Sketch> {
    let captions = bands.plot.captions(messages);
    let layout = layout(bands, &captions, scale, sheet, messages)?;
    let mut elements = String::with_capacity(256 + 220 * bands.bars.len());
    let canvas = Canvas::new(&mut elements, sheet, layout.height);
    let frame = layout.frame;
    let up = Axis::new(scale.low, scale.high, layout.ticks.iter().map(|(tick, _)| *tick).collect());
    // Upside down, so that values grow upwards.
    let flipped = Frame { top: frame.bottom, bottom: frame.top, ..frame };
    let area = canvas.area(flipped, Axis::new(frame.left, frame.right, Vec::new()), up);
    canvas.group("gridlines", || canvas::grid(&area));
    layout.legend.draw(&canvas, sheet);
    canvas.lines(&layout.title, (EDGE, layout.title_top), Align::Left, Ink::Label);
    canvas.group("ticks", || {
        for (tick, text) in &layout.ticks {
            canvas.text(text, (frame.left - 10.0, height_of(&area, *tick)), Align::Right, Ink::Tick);
        }
    });
    let all = || bands.bars.iter().enumerate().flat_map(|(category, bars)| bars.iter().map(move |bar| (category, bar)));
    canvas.group("marks", || {
        for (category, bar) in all().filter(|(_, bar)| bar.form != Form::Symbol) {
            let left = layout.left_of(bands.slots, category, bar.slot);
            let (from, to) = ends(bar, height_of(&area, bar.from), height_of(&area, bar.to), -1.0);
            canvas.rectangle((left, from), (left + layout.thickness, to), Ink::Bar(bands.hue(category, bar)));
        }
    });
    let level = |value: f64| {
        let y = height_of(&area, value);
        [(frame.left, y), (frame.right, y)]
    };
    canvas.line(&level(0.0), Ink::Axis);
    for (at, line) in bands.plot.record.reference_lines.iter().enumerate() {
        canvas.reference(level(line.value), at);
    }
    // Texts lie on top of the lines to compare with.
    canvas.group("values", || {
        for (category, bar) in all() {
            let middle = layout.left_of(bands.slots, category, bar.slot) + layout.thickness / 2.0;
            draw_value(&canvas, &area, &layout, sheet, (middle, bar, bands.hue(category, bar)));
        }
    });
    canvas.group("names", || {
        for name in &layout.names {
            canvas.lines(&name.lines, (name.middle, layout.names_top), Align::Middle, Ink::Label);
        }
    });
    if let Some((across, y)) = layout.across {
        canvas.text(across, ((frame.left + frame.right) / 2.0, y), Align::Middle, Ink::Label);
    }
    remarks::draw(&canvas, bands.plot, |series, category| {
        let bar = bands.bars[category].iter().find(|bar| bar.series == series);
        let (slot, to) = bar.map_or((0, 0.0), |bar| (bar.slot, bar.to));
        (layout.left_of(bands.slots, category, slot) + layout.thickness / 2.0, height_of(&area, to))
    });
    drop((area, canvas));
    Some(Sketch { height: layout.height, elements, across: layout.frame.across() })
}

fn layout<'p>(
    bands: &Bands<'p>,
    captions: &'p [Cow<str>],
    scale: &Scale,
    sheet: &Sheet,
    messages: &Messages,
) -> Option<Layout<'p>> {
    let plot = bands.plot;
    let legend = bands.legend(sheet, messages);
    let ticks = ticks::values(plot, scale, messages);
    let left = EDGE + ticks.iter().map(|(_, text)| text::width(text, sheet.letters)).fold(0.0, f64::max) + 10.0;
    let right = sheet.width - EDGE;
    let band = (right - left) / bands.bars.len() as f64;
    let slots = bands.slots as f64;
    let thickness = ((band * FILLED - (slots - 1.0) * BETWEEN) / slots).min(THICKEST);
    let slot = if bands.slots == 1 { band } else { thickness + BETWEEN };
    let labels = bands.widest_label(sheet.letters, |_| true) <= slot - 2.0;
    // Years and numbers may go without a label each; a name or a symbol may not.
    let symbols = bands.widest_label(sheet.letters, |bar| bar.form == Form::Symbol);
    if thickness < THINNEST || symbols > slot - 2.0 || !labels && !plot.is_ordered() {
        return None;
    }
    let middles: Vec<f64> = (0..bands.bars.len()).map(|at| left + (at as f64 + 0.5) * band).collect();
    let texts: Vec<&str> = captions.iter().map(|caption| &**caption).collect();
    let names = ticks::spread(&texts, &middles, (EDGE, right), sheet.letters);
    if names.len() < texts.len() && !plot.is_ordered() {
        return None;
    }
    let title: Vec<String> =
        text::wrap(&plot.axis_title(messages), sheet.letters, sheet.room()).into_iter().map(str::to_owned).collect();
    let title_top = EDGE + legend.height;
    let over = if labels { sheet.line() } else { sheet.line() / 2.0 };
    let top = title_top + title.len() as f64 * sheet.line() + 4.0 + over;
    let frame = Frame { left, top, right: right.max(left + 20.0), bottom: top + sheet.rise };
    let under = if labels && bands.all().any(|bar| bar.to < 0.0) { sheet.line() } else { 0.0 };
    // Below the lowest number on the left, half of which hangs below the axis.
    let names_top = frame.bottom + under + sheet.line() / 2.0;
    let deepest = names.iter().map(|name| name.lines.len()).max().unwrap_or(1) as f64 * sheet.line();
    let plain = !plot.x.is_measure() || text::width(&plot.x.title, sheet.letters) > right - left;
    let across = (!plain).then(|| (plot.x.title.as_str(), names_top + deepest + sheet.line() / 2.0 + 4.0));
    let height = names_top + deepest + EDGE + across.map_or(0.0, |_| sheet.line() + 4.0);
    Some(Layout {
        legend,
        title,
        title_top,
        ticks,
        frame,
        names,
        names_top,
        across,
        middles,
        thickness,
        labels,
        height,
    })
}

fn draw_value(canvas: &Canvas, area: &Area, layout: &Layout, sheet: &Sheet, (middle, bar, hue): (f64, &Bar, Hue)) {
    let (from, to) = ends(bar, height_of(area, bar.from), height_of(area, bar.to), -1.0);
    let half = sheet.line() / 2.0;
    if bar.form == Form::Part {
        let fits =
            (to - from).abs() >= sheet.line() && text::width(&bar.label, sheet.letters) + 6.0 <= layout.thickness;
        if fits {
            canvas.text(&bar.label, (middle, (from + to) / 2.0), Align::Middle, Ink::Inside(hue));
        }
    } else if layout.labels || bar.form == Form::Symbol {
        let y = if bar.to < 0.0 { to + half } else { to - half };
        canvas.text(&bar.label, (middle, y), Align::Middle, Ink::Value);
    }
}

fn height_of(area: &Area, value: f64) -> f64 {
    f64::from(area.map_coordinate(&(0.0, value)).1) / UNITS
}
