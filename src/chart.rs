//! Charts: a record and a table become two drawings, their words and their numbers.
//!
//! The data is chosen and put in order first ([`select`]); whatever a chart cannot show honestly is told there, with
//! its place in the block. From the [`plot`] come the drawings, one for wide and one for narrow screens, the sentences
//! that say what they show, and the grid of their numbers, so that none of them can say something else than another.
//! What the author says of the chart is held against the same data ([`claims`]).
//!
//! A drawing is drawn by plotters on a canvas of its own ([`backend`]) that writes SVG without any colour: marks have
//! classes, and `charts.css` in the theme gives these their colours in light and dark, in the reader's own colours and
//! in print. The file of a figure, a [`standalone()`] picture, is the same drawing with its colours written in ([`dress`]),
//! its title above and its sources below it. A new kind of chart is a file and a row in [`kind`].

mod apart;
mod axis;
mod backend;
mod bands;
mod canvas;
mod claims;
mod describe;
mod dots;
mod dress;
mod grid;
mod ink;
mod keys;
mod kind;
mod legend;
mod marker;
mod panels;
mod plot;
mod remarks;
mod rows;
mod scale;
mod select;
mod sheet;
mod standalone;
pub mod text;
mod ticks;

use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::grid::Grid;
use crate::model::table::Table;
use crate::read::figure::ChartRecord;
use crate::read::yaml::Record;

use backend::{escape, units};
use kind::{Shown, Sketch};
use sheet::{NARROW, Sheet, WIDE};

pub use keys::KEYS;
pub use select::keys::{Asked, asked};
pub use standalone::{Facts, WIDTH, standalone};

/// A chart, drawn and described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// What a page shows.
    pub picture: Picture,
    /// The name of the picture: kind, measure and message.
    pub name: String,
    /// What is measured, of whom, where and when: the author's words, or made from the data.
    pub subtitle: String,
    /// What it shows, in paragraphs; to be shown as text beside it.
    pub description: Vec<String>,
    /// Its numbers.
    pub grid: Grid,
}

/// What a page shows of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A drawing.
    Drawn {
        /// A complete `svg` element for containers from 600 pixels on.
        wide: String,
        /// A complete `svg` element for narrower ones, with ids of its own.
        narrow: String,
    },
    /// The numbers themselves, with shades.
    Shaded {
        /// The shade, from 1 to 5, of some of the cells of the grid, by row and column.
        cells: Vec<Vec<Option<u8>>>,
        /// What each shade stands for, the weakest first.
        key: Vec<(u8, String)>,
        /// What is measured, with its unit.
        measure: String,
    },
    /// Numbers in large.
    Tiles(Vec<Tile>),
}

/// A number in large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The number, with its unit and its symbol.
    pub number: String,
    /// What it is the number of.
    pub name: String,
    /// What it is compared with, one text for each.
    pub comparisons: Vec<String>,
}

/// Draws a chart.
///
/// # Errors
/// Everything that keeps the chart from being drawn honestly, at least one thing.
pub fn draw(record: &Record<ChartRecord>, table: &Table, messages: &Messages) -> Result<Drawing, Vec<Diagnostic>> {
    let selected = select::select(record, table, messages)?;
    let contradictions = claims::problems(&selected, messages);
    if !contradictions.is_empty() {
        return Err(contradictions);
    }
    let plots = selected.plots;
    let kind = kind::of(record.value.kind);
    let scale = (kind.scale)(&plots);
    let name = describe::name(&plots[0], messages);
    let description = describe::description(&plots, &scale, messages);
    let picture = match kind.shown {
        Shown::Drawing => {
            let text = description.join(" ");
            let svg = |sheet: &Sheet| {
                let sketch = panels::draw(&plots, &scale, sheet, messages);
                wrap(record.value.id.as_str(), sheet, &sketch, (&name, &text))
            };
            Picture::Drawn { wide: svg(&WIDE), narrow: svg(&NARROW) }
        }
        Shown::Shades(shading) => Picture::Shaded {
            cells: grid::shaded(&plots, |plot| (shading.cells)(plot, &scale)),
            key: (shading.key)(&plots[0], &scale, messages),
            measure: plots[0].axis_title(messages),
        },
        Shown::Tiles(tile) => Picture::Tiles(plots.iter().map(|plot| tile(plot, messages)).collect()),
    };
    let grids = plots.iter().map(|plot| (kind.grid)(plot, messages)).collect();
    let panels = record.value.panels.as_ref().and_then(|id| table.field(id.as_str()));
    let heading = panels.map(|field| table.fields[field].heading()).unwrap_or_default();
    let grid = grid::joined(&plots, grids, &heading);
    let subtitle = describe::subtitle(&plots[0], messages);
    Ok(Drawing { picture, name, subtitle, description, grid })
}

/// The `svg` element: one image with a name and a description, whose parts are hidden from assistive technology, since
/// loose numbers and names mean nothing there.
fn wrap(id: &str, sheet: &Sheet, sketch: &Sketch, (name, description): (&str, &str)) -> String {
    let id = format!("figure-{id}-{}", sheet.name);
    let (width, height) = (units(sheet.width), units(sketch.height.ceil()));
    let mut svg = String::with_capacity(sketch.elements.len() + name.len() + description.len() + 512);
    svg.push_str(&format!(
        "<svg class=\"chart chart-{}\" role=\"img\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\" \
         viewBox=\"0 0 {width} {height}\" focusable=\"false\" direction=\"ltr\" xmlns=\"http://www.w3.org/2000/svg\">\
         <title id=\"{id}-title\">",
        sheet.name
    ));
    escape(name, &mut svg);
    svg.push_str(&format!("</title><desc id=\"{id}-desc\">"));
    escape(description, &mut svg);
    svg.push_str(&format!("</desc><g aria-hidden=\"true\" font-size=\"{}\">", units(sheet.letters)));
    svg.push_str(&sketch.elements);
    svg.push_str("</g></svg>");
    svg
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
