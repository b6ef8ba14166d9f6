//! Where the parts of a slope chart stand.

use crate::chart::apart::apart;
use crate::chart::canvas::{Align, Frame, Point};
use crate::chart::plot::{Plot, Series};
use crate::chart::scale::Scale;
use crate::chart::sheet::{EDGE, Sheet};
use crate::chart::text;
use crate::messages::Messages;

/// Between a line's end and its label, without and with a thin line that leads to it.
const AFTER: f64 = 12.0;
const LED: f64 = 30.0;

/// The least width of lines that have names on both sides.
const WIDE: f64 = 240.0;

/// The most lines of a name where there are names on both sides.
const MOST_LINES: usize = 3;

/// The parts of a slope chart.
pub struct Layout {
    pub title: Vec<String>,
    pub title_top: f64,
    /// The names of the two categories.
    pub heads: [Head; 2],
    /// Between the two posts.
    pub frame: Frame,
    /// The two ends of each series, where it has them.
    pub ends: Vec<[Option<Point>; 2]>,
    pub labels: Vec<Label>,
    pub height: f64,
}

/// The name of a category.
pub struct Head {
    pub lines: Vec<String>,
    pub middle: f64,
    pub top: f64,
}

/// What stands at the end of a line.
pub struct Label {
    pub lines: Vec<String>,
    /// Its left or right end.
    pub at: f64,
    pub align: Align,
    pub middle: f64,
    /// From the line's end to the label, where that could not stand beside it.
    pub leader: Option<[Point; 2]>,
}

/// Places everything.
pub fn layout(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Layout {
    let owned = |lines: Vec<&str>| lines.into_iter().map(str::to_owned).collect::<Vec<String>>();
    let texts = texts(plot, sheet, messages);
    let tall = |side: &Vec<Vec<String>>| side.iter().map(|lines| tall(lines, sheet)).sum::<f64>();
    // There is always room for all labels below each other.
    let rise = texts.iter().map(tall).fold(sheet.rise, f64::max);
    let [left, right] = [0, 1].map(|category| side(plot, category, &texts[category], scale, (sheet, rise)));
    let title = owned(text::wrap(&plot.axis_title(messages), sheet.letters, sheet.room()));
    let title_top = EDGE;
    let heads_top = title_top + title.len() as f64 * sheet.line() + 8.0;
    let (first, last) = sheet.within;
    let (from, to) = ((EDGE + left.width).max(first), (sheet.width - EDGE - right.width).min(last));
    let middle = (from + to) / 2.0;
    let names = [(from, EDGE, middle - 6.0), (to, middle + 6.0, sheet.width - EDGE)];
    let lines = [0, 1].map(|at| {
        let (_, start, end) = names[at];
        owned(text::balanced(&plot.categories[at].label, sheet.letters, end - start))
    });
    let deepest = lines.iter().map(Vec::len).max().unwrap_or(1) as f64 * sheet.line();
    let head = |at: usize| {
        let (post, start, end) = names[at];
        let half = text::widest(&lines[at], sheet.letters) / 2.0;
        let top = heads_top + deepest - lines[at].len() as f64 * sheet.line();
        Head { lines: lines[at].clone(), middle: post.max(start + half).min(end - half), top }
    };
    let top = heads_top + deepest + sheet.line() / 2.0 + 8.0;
    let frame = Frame { left: from, right: to, top, bottom: top + rise };
    let height_of = |value: f64| top + (1.0 - scale.fraction(value)) * rise;
    let end = |series: &Series, at: usize| series.points[at].value().map(|value| ([from, to][at], height_of(value)));
    let ends: Vec<[Option<Point>; 2]> = plot.series.iter().map(|series| [0, 1].map(|at| end(series, at))).collect();
    let mut labels = place(left, (0, from, top), &ends);
    labels.extend(place(right, (1, to, top), &ends));
    let heads = [head(0), head(1)];
    Layout { title, title_top, heads, frame, ends, labels, height: frame.bottom + sheet.line() / 2.0 + EDGE }
}

fn tall(lines: &[String], sheet: &Sheet) -> f64 {
    lines.len() as f64 * sheet.line() + 2.0
}

/// The labels of both sides, in lines: names and values on both, or only values on the left, where there is little room.
fn texts(plot: &Plot, sheet: &Sheet, messages: &Messages) -> [Vec<Vec<String>>; 2] {
    let value = |series: &Series, at: usize| series.label(series.points[at], messages);
    let named = |key: &str, series: &Series, at: usize| {
        messages.text(key, &[("name", &series.name), ("value", &value(series, at))])
    };
    let both = [("chart.slope.left", 0), ("chart.slope.right", 1)]
        .map(|(key, at)| plot.series.iter().map(|series| named(key, series, at)).collect::<Vec<String>>());
    let wrap = |texts: &[String], room: f64| -> Vec<Vec<String>> {
        let lines = |text: &String| text::wrap(text, sheet.letters, room).into_iter().map(str::to_owned).collect();
        texts.iter().map(lines).collect()
    };
    let room = (sheet.room() - WIDE) / 2.0 - LED;
    let fits = |text: &String| {
        text::widest_word(text, sheet.letters) <= room && text::wrap(text, sheet.letters, room).len() <= MOST_LINES
    };
    if both.iter().flatten().all(fits) {
        return both.map(|texts| wrap(&texts, room));
    }
    let values: Vec<String> = plot.series.iter().map(|series| value(series, 0)).collect();
    let widths = plot.series.iter().map(|series| text::width(&value(series, 1), sheet.letters));
    let room = widths.fold(sheet.line_names, f64::max);
    [wrap(&values, f64::INFINITY), wrap(&both[1], room)]
}

/// The labels of one side, whose heights count from the upper edge.
struct Side {
    lines: Vec<Vec<String>>,
    middles: Vec<f64>,
    /// Whether some stand apart from their ends, so that all are led to, in one column.
    is_led: bool,
    width: f64,
}

fn side(plot: &Plot, category: usize, texts: &[Vec<String>], scale: &Scale, (sheet, rise): (&Sheet, f64)) -> Side {
    let want = |(series, lines): (&Series, &Vec<String>)| {
        // What is not there has its label beside the other end, or below everything.
        let value = series.points[category].value().or(series.points[1 - category].value());
        (value.map_or(rise, |value| (1.0 - scale.fraction(value)) * rise), tall(lines, sheet))
    };
    let wants: Vec<(f64, f64)> = plot.series.iter().zip(texts).map(want).collect();
    let half = sheet.line() / 2.0 + 2.0;
    let middles = apart(&wants, -half, rise + half).unwrap_or_else(|| wants.iter().map(|want| want.0).collect());
    let is_led = middles.iter().zip(&wants).any(|(middle, want)| (middle - want.0).abs() > 4.0);
    let lines: Vec<&String> = texts.iter().flatten().collect();
    let width = text::widest(&lines, sheet.letters) + if is_led { LED } else { AFTER };
    Side { lines: texts.to_vec(), middles, is_led, width }
}

fn place(side: Side, (category, post, top): (usize, f64, f64), ends: &[[Option<Point>; 2]]) -> Vec<Label> {
    let (outwards, align) = if category == 0 { (-1.0, Align::Right) } else { (1.0, Align::Left) };
    let at = post + outwards * if side.is_led { LED } else { AFTER };
    let label = |((lines, middle), end): ((Vec<String>, f64), &[Option<Point>; 2])| {
        let middle = top + middle;
        let leader = end[category].filter(|_| side.is_led);
        let leader = leader.map(|end| [(end.0 + outwards * 8.0, end.1), (at - outwards * 5.0, middle)]);
        Label { lines, at, align, middle, leader }
    };
    side.lines.into_iter().zip(side.middles).zip(ends).map(label).collect()
}
