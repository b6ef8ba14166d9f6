//! A dot for each series in each category, on one scale; the dots of a row are joined where there are two.

mod layout;

use layout::{Dot, Layout};

use super::line::near_values;
use super::{Across, Kind, Shown, Sketch, Wants};
use crate::chart::canvas::{Align, Area, Canvas, Point};
use crate::chart::describe;
use crate::chart::dots::{self, MOST, REACH};
use crate::chart::grid;
use crate::chart::ink::{self, Hue, Ink};
use crate::chart::legend::Sample;
use crate::chart::marker;
use crate::chart::plot::Plot;
use crate::chart::remarks;
use crate::chart::rows::place;
use crate::chart::scale::Scale;
use crate::chart::select::pivot;
use crate::chart::sheet::Sheet;
use crate::messages::Messages;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.dot",
    needs: &["x", "y"],
    takes: &["series", "panels", "sort", "highlight", "annotations", "reference-lines"],
    across: Across::Categories,
    wants: Wants::UpTo(ink::SERIES),
    sample: Some(Sample::Marks),
    most: MOST,
    missing: "chart.missing.dots",
    pivot: pivot::crossed,
    refuses: |_| None,
    scale: near_values,
    draw,
    describe: describe::dots::describe,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

fn draw(plot: &Plot, scale: &Scale, sheet: &Sheet, messages: &Messages) -> Sketch {
    let layout = layout::layout(plot, scale, sheet, messages);
    let height = layout.rows.height();
    let mut elements = String::with_capacity(512 + 220 * plot.categories.len() * plot.series.len());
    let canvas = Canvas::new(&mut elements, sheet, height);
    let area = layout.rows.draw(&canvas, sheet);
    dots::draw_lines(&canvas, &area, (plot, scale), &layout.rows);
    layout.rows.draw_names(&canvas, sheet);
    canvas.group("labels", || {
        let middle = layout.rows.marks[0].0 - sheet.line() / 2.0;
        let names = layout.names.iter().zip(&plot.series);
        names.for_each(|(x, series)| canvas.text(&series.name, (*x, middle), Align::Middle, Ink::Label));
    });
    canvas.group("marks", || {
        (0..plot.categories.len()).for_each(|category| draw_row(&canvas, &area, plot, &layout, category));
    });
    dots::draw_symbols(&canvas, plot, &layout.rows, sheet);
    remarks::draw(&canvas, plot, |series, category| {
        let dot = layout.dots[category].iter().find(|dot| dot.series == series);
        dot.map_or((0.0, 0.0), |dot| middle(&area, &layout, category, dot))
    });
    drop((area, canvas));
    Sketch { height, elements, across: layout.rows.across() }
}

fn draw_row(canvas: &Canvas, area: &Area, plot: &Plot, layout: &Layout, category: usize) {
    let dots = &layout.dots[category];
    let place = |dot: &Dot| middle(area, layout, category, dot);
    // Dots beside which there is no room for a line between them have another height each.
    if let ([one, other], 2) = (&dots[..], plot.series.len())
        && one.lift == other.lift
    {
        canvas.line(&[place(one), place(other)], Ink::Band(Hue::Muted));
    }
    for dot in dots {
        marker::draw(canvas, dot.series, plot.hue(dot.series, category), place(dot));
    }
    let (top, bottom) = layout.rows.marks[category];
    let label = |dot: &Dot, away: f64, align: Align| {
        canvas.text(&dot.label, (place(dot).0 + away, (top + bottom) / 2.0), align, Ink::Value);
    };
    let (before, after) = layout::labelled(dots, layout.has_labels);
    if let Some(dot) = before {
        label(dot, -REACH - layout::BESIDE, Align::Right);
    }
    if let Some(dot) = after {
        label(dot, REACH + layout::BESIDE, Align::Left);
    }
}

fn middle(area: &Area, layout: &Layout, category: usize, dot: &Dot) -> Point {
    let (top, bottom) = layout.rows.marks[category];
    (place(area, dot.value), (top + bottom) / 2.0 + dot.lift)
}
