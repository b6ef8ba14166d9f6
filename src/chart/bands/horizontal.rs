//! Bars from left to right: names on their left, or above them on a narrow sheet.

use super::{BESIDE, BETWEEN, Bands, Bar, Form, draw_title, ends, sound};
use crate::chart::axis::Axis;
use crate::chart::backend::UNITS;
use crate::chart::canvas::{self, Align, Area, Canvas, Frame};
use crate::chart::ink::{Hue, Ink};
use crate::chart::kind::Sketch;
use crate::chart::legend::Legend;
use crate::chart::plot::Category;
use crate::chart::remarks;
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Sheet};
use crate::chart::text;
use crate::chart::ticks::{self, Tick};
use crate::messages::Messages;

/// The share of a sheet that names on the left may take.
const NAMES: f64 = 0.36;

/// Between a name and the plot.
const AFTER_NAME: f64 = 12.0;

struct Layout<'p> {
    legend: Legend,
    title: Vec<String>,
    title_top: f64,
    ticks: Vec<Tick>,
    frame: Frame,
    /// The lines of each category's name, and where they end or begin.
    names: Vec<Vec<&'p str>>,
    name_at: f64,
    /// The upper and lower edge of each category's bars.
    bars: Vec<(f64, f64)>,
    thickness: f64,
}

/// Draws the bars.
pub fn draw(bands: &Bands, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let layout = layout(bands, scale, sheet, messages);
    let height = layout.frame.bottom + EDGE;
    let mut elements = String::with_capacity(256 + 220 * bands.bars.len());
    let canvas = Canvas::new(&mut elements, sheet, height);
    let frame = layout.frame;
    let across = Axis::new(scale.low, scale.high, layout.ticks.iter().map(|(tick, _)| *tick).collect());
    let area = canvas.area(frame, across, Axis::new(frame.top, frame.bottom, Vec::new()));
    canvas.group("gridlines", || canvas::grid(&area));
    layout.legend.draw(&canvas, sheet);
    let title: Vec<&str> = layout.title.iter().map(String::as_str).collect();
    draw_title(&canvas, &title, frame.left, layout.title_top);
    canvas.group("ticks", || {
        for (tick, text) in &layout.ticks {
            let at = (across_at(&area, *tick, frame.top), frame.top - 6.0 - sheet.line() / 2.0);
            canvas.text(text, at, Align::Middle, Ink::Tick);
        }
    });
    canvas.group("names", || (0..bands.bars.len()).for_each(|category| draw_name(&canvas, &layout, sheet, category)));
    canvas.group("marks", || {
        for (category, bars) in bands.bars.iter().enumerate() {
            for bar in bars {
                draw_bar(&canvas, &area, &layout, sheet, (category, bar, bands.hue(category, bar)));
            }
        }
    });
    let upright = |value: f64, ink: Ink| {
        let x = across_at(&area, value, frame.top);
        canvas.line(&[(x, frame.top), (x, frame.bottom)], ink);
    };
    upright(0.0, Ink::Axis);
    for (at, line) in bands.plot.record.reference_lines.iter().enumerate() {
        upright(line.value, Ink::Reference(at));
    }
    remarks::draw(&canvas, bands.plot, |series, category| {
        let bar = bands.bars[category].iter().find(|bar| bar.series == series);
        let (slot, to) = bar.map_or((0, 0.0), |bar| (bar.slot, bar.to));
        let top = layout.bars[category].0 + slot as f64 * (layout.thickness + BETWEEN);
        (across_at(&area, to, top), top + layout.thickness / 2.0)
    });
    drop((area, canvas));
    Sketch { height, elements }
}

fn layout<'p>(bands: &'p Bands, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Layout<'p> {
    let legend = bands.legend(sheet, messages);
    let ticks = ticks::values(bands.plot, scale, messages);
    let half = |tick: Option<&Tick>| tick.map_or(0.0, |(_, text)| text::width(text, sheet.letters) / 2.0);
    let wrap = |room: f64| move |category: &'p Category| text::balanced(&category.label, sheet.letters, room);
    let categories = bands.plot.categories.iter();
    let column: Vec<Vec<&str>> =
        if sheet.names_above { Vec::new() } else { categories.clone().map(wrap(sheet.width * NAMES)).collect() };
    let column_end = EDGE + column.iter().map(|lines| text::widest(lines, sheet.letters)).fold(0.0, f64::max);
    let after = if sheet.names_above { 0.0 } else { AFTER_NAME };
    let least = (column_end + after).max(EDGE + half(ticks.first()));
    let width_from = |left: f64| plot_width(bands, scale, sheet, sheet.width - EDGE - left, half(ticks.last()));
    let left = least.max(column_end + after + room_below(bands, scale, sheet, |kept| width_from(least + kept)));
    let width = width_from(left);
    let (names, name_at) = match sheet.names_above {
        false => (column, column_end),
        // A name above its bar keeps clear of the axis that both stand on.
        true if scale.low == 0.0 => (categories.map(wrap(sheet.width - EDGE - left - BESIDE)).collect(), left + BESIDE),
        true => (categories.map(wrap(sheet.room())).collect(), EDGE),
    };
    let title = text::wrap(&bands.plot.axis_title(messages), sheet.letters, sheet.width - EDGE - left)
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    let title_top = EDGE + legend.height;
    let top = title_top + title.len() as f64 * sheet.line() + 6.0 + sheet.line() + 6.0;
    let (bars, thickness, bottom) = rows(bands, sheet, &names, top);
    let frame = sound(Frame { left, top, right: left + width, bottom });
    let fits = (frame.right - frame.left, sheet.letters, sheet.ticks);
    let ticks = ticks::fitting(bands.plot, scale, messages, fits);
    Layout { legend, title, title_top, ticks, frame, names, name_at, bars, thickness }
}

/// The room between names and plot that labels of bars to the left need beyond the plot's own edge. A plot is widest
/// where none is kept, so what is enough in the narrowest one is enough.
fn room_below(bands: &Bands, scale: &Scale, sheet: &Sheet, width: impl Fn(f64) -> f64) -> f64 {
    let most = bands.widest_label(sheet.letters, |bar| bar.to < 0.0);
    if most == 0.0 {
        return 0.0;
    }
    let narrowest = width(most + BESIDE);
    let needed = bands
        .all()
        .filter(|bar| bar.to < 0.0 && bar.is_labelled_beside())
        .map(|bar| BESIDE + text::width(&bar.label, sheet.letters) - scale.fraction(bar.to) * narrowest);
    needed.fold(0.0, f64::max)
}

/// The width of the plot: so wide that the label at the end of each bar just stays on the sheet.
fn plot_width(bands: &Bands, scale: &Scale, sheet: &Sheet, room: f64, last_tick: f64) -> f64 {
    let labelled = bands.all().filter(|bar| bar.is_labelled_beside() && bar.to >= 0.0);
    let most = labelled.map(|bar| {
        let left = room - BESIDE - text::width(&bar.label, sheet.letters);
        left / scale.fraction(bar.to).max(1e-3)
    });
    most.fold(room - last_tick, f64::min).max(20.0)
}

/// The bars' upper and lower edges by category, their thickness, and where the last band ends.
fn rows(bands: &Bands, sheet: &Sheet, names: &[Vec<&str>], top: f64) -> (Vec<(f64, f64)>, f64, f64) {
    let many = bands.bars.len() > 30;
    let (thickness, gap) = match bands.slots {
        1 if many => (sheet.line(), 6.0),
        1 => (26.0, 14.0),
        _ => (sheet.line(), 18.0),
    };
    let height = bands.slots as f64 * (thickness + BETWEEN) - BETWEEN;
    let mut y = top + gap / 2.0;
    let mut rows = Vec::with_capacity(names.len());
    for name in names {
        let name = name.len() as f64 * sheet.line();
        if sheet.names_above {
            rows.push((y + name + 1.0, y + name + 1.0 + height));
            y += name + 1.0 + height + gap;
        } else {
            let band = height.max(name);
            let bars = y + (band - height) / 2.0;
            rows.push((bars, bars + height));
            y += band + gap;
        }
    }
    (rows, thickness, y - gap / 2.0)
}

fn draw_name(canvas: &Canvas, layout: &Layout, sheet: &Sheet, category: usize) {
    let (top, bottom) = layout.bars[category];
    let lines = &layout.names[category];
    let height = lines.len() as f64 * sheet.line();
    let (y, align) = if sheet.names_above {
        (top - 1.0 - height, Align::Left)
    } else {
        ((top + bottom - height) / 2.0, Align::Right)
    };
    canvas.lines(lines, (layout.name_at, y), align, Ink::Label);
}

fn draw_bar(canvas: &Canvas, area: &Area, layout: &Layout, sheet: &Sheet, (category, bar, hue): (usize, &Bar, Hue)) {
    let top = layout.bars[category].0 + bar.slot as f64 * (layout.thickness + BETWEEN);
    let bottom = top + layout.thickness;
    let (from, to) = ends(bar, across_at(area, bar.from, top), across_at(area, bar.to, top), 1.0);
    let middle = (top + bottom) / 2.0;
    if bar.form != Form::Symbol {
        canvas.rectangle((from, top), (to, bottom), Ink::Bar(hue));
    }
    if bar.form == Form::Part {
        if text::width(&bar.label, sheet.letters) + 10.0 <= (to - from).abs() {
            canvas.text(&bar.label, ((from + to) / 2.0, middle), Align::Middle, Ink::Inside(hue));
        }
    } else if bar.to < 0.0 {
        canvas.text(&bar.label, (to - BESIDE, middle), Align::Right, Ink::Value);
    } else {
        canvas.text(&bar.label, (to + BESIDE, middle), Align::Left, Ink::Value);
    }
}

fn across_at(area: &Area, value: f64, y: f64) -> f64 {
    f64::from(area.map_coordinate(&(value, y)).0) / UNITS
}
