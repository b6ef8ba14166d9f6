//! Looks at a drawing as a reader's eyes would.

use crate::chart::fixture::sketches;
use crate::chart::text;
use crate::model::table::Table;

/// A text of a drawing and the box it takes up, in units.
#[derive(Clone, Debug)]
pub struct Placed {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// Draws a chart and checks both sheets.
#[track_caller]
pub fn check(block: &str, table: &Table) {
    let sheets = sketches(block, table).unwrap_or_else(|told| panic!("{told:#?}"));
    for svg in &sheets {
        sound(svg).unwrap_or_else(|problem| panic!("{problem}\n{block}\n{svg}"));
    }
}

/// What is wrong with a drawing, if anything is.
pub fn sound(svg: &str) -> Result<(), String> {
    let drawn = &without_texts(svg.split_once("<g ").ok_or("no drawing")?.1);
    for never in
        ["NaN", "inf", "style=", "transform", "rotate", "script", "animate", "tabindex", "href", "fill=", "stroke="]
    {
        if drawn.contains(never) {
            return Err(format!("`{never}` in the drawing"));
        }
    }
    let (width, height) = size(svg);
    for (name, most) in
        [("x", width), ("y", height), ("cx", width), ("cy", height), ("width", width), ("height", height)]
    {
        for value in attributes(drawn, name) {
            if !(0.0..=most).contains(&value) {
                return Err(format!("{name}={value} leaves the drawing"));
            }
        }
    }
    apart_and_inside(&texts(svg), (width, height))
}

/// The elements without what is written in them, which may be any words.
fn without_texts(svg: &str) -> String {
    svg.split('<').map(|element| format!("<{}", element.split('>').next().unwrap_or(""))).collect()
}

pub fn apart_and_inside(texts: &[Placed], (width, height): (f64, f64)) -> Result<(), String> {
    // Half a pixel, for rounding.
    const SLACK: f64 = 5.0;
    for (at, one) in texts.iter().enumerate() {
        if one.left < -SLACK || one.right > width + SLACK || one.top < -SLACK || one.bottom > height + SLACK {
            return Err(format!("{one:?} leaves the drawing of {width} by {height}"));
        }
        let over = |other: &&Placed| {
            one.left + SLACK < other.right
                && other.left + SLACK < one.right
                && one.top + SLACK < other.bottom
                && other.top + SLACK < one.bottom
        };
        if let Some(other) = texts[at + 1..].iter().find(over) {
            return Err(format!("{one:?} covers {other:?}"));
        }
    }
    Ok(())
}

/// Width and height of a drawing.
pub fn size(svg: &str) -> (f64, f64) {
    let view = svg.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let (width, height) = view.split_once(' ').unwrap();
    (width.parse().unwrap(), height.parse().unwrap())
}

/// The texts of a drawing, each once.
pub fn texts(svg: &str) -> Vec<Placed> {
    let usual = attributes(svg, "font-size")[0];
    let one = |element: &str| {
        let (tag, rest) = element.split_once('>').unwrap();
        let text =
            rest.split("</text>").next().unwrap().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let (x, baseline) = (attributes(tag, "x")[0], attributes(tag, "y")[0]);
        let letters = attributes(tag, "font-size").first().copied().unwrap_or(usual);
        let width = text::width(&text, letters);
        let left = match () {
            () if tag.contains("\"middle\"") => x - width / 2.0,
            () if tag.contains("\"end\"") => x - width,
            () => x,
        };
        let middle = baseline - letters * 0.35;
        Placed { text, left, right: left + width, top: middle - letters * 0.6, bottom: middle + letters * 0.6 }
    };
    // What sets a text off from a line behind it is the same text again, in outline.
    let is_halo = |element: &&str| element.starts_with(" class=\"halo") || element.starts_with(" fill=\"none\"");
    svg.split("<text").skip(1).filter(|element| !is_halo(element)).map(one).collect()
}

/// The values of a numeric attribute.
fn attributes(svg: &str, name: &str) -> Vec<f64> {
    let value = |rest: &str| rest.split('"').next().unwrap().parse().unwrap();
    svg.split(&format!(" {name}=\"")).skip(1).map(value).collect()
}
