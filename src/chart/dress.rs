//! What classes look like where no style sheet reaches: attributes of the elements themselves, in the light colours.
//!
//! On a page `charts.css` dresses a drawing. A picture in a file of its own is opened by programs that know no style
//! sheet, so what is said there for each class is said here for each ink; a test holds that neither forgets one.

use std::fmt::Write;

use crate::theme::palette::{Colour, Palette};

/// Elements of a drawing with what their classes mean in place of the classes.
///
/// Texts are escaped and no attribute of a drawing holds `<` or `>`, so both only begin and end tags.
pub fn dress(elements: &str, palette: &Palette) -> String {
    const CLASS: &str = " class=\"";
    let mut out = String::with_capacity(elements.len() * 3 / 2);
    let mut rest = elements;
    while let Some(open) = rest.find('<') {
        let close = rest[open..].find('>').map_or(rest.len(), |close| open + close);
        let class = rest[open..close].find(CLASS).map(|at| open + at);
        let Some((start, end)) = class.and_then(|start| {
            let value = start + CLASS.len();
            rest[value..close].find('"').map(|length| (start, value + length))
        }) else {
            out.push_str(&rest[..close]);
            rest = &rest[close..];
            continue;
        };
        out.push_str(&rest[..start]);
        let class = &rest[start + CLASS.len()..end];
        if rest[open..].starts_with("<g ") {
            out.push_str(&look_of_group(class, palette));
        } else {
            out.push_str(&look(class, palette).unwrap_or_default());
        }
        out.push_str(&rest[end + 1..close]);
        rest = &rest[close..];
    }
    out.push_str(rest);
    out
}

/// The colours of a hue: of a mark, and of text on it.
fn colours(hue: &str, palette: &Palette) -> (Colour, Colour) {
    let of = |prefix: &str, all: &[(Colour, Colour)]| {
        let number: usize = hue.strip_prefix(prefix)?.parse().ok()?;
        all.get(number.checked_sub(1)?).copied()
    };
    let muted = || (hue == "muted").then_some(palette.muted);
    let found = of("series-", &palette.series).or_else(|| of("shade-", &palette.shades)).or_else(muted);
    found.unwrap_or((palette.text, palette.background))
}

/// How lines of a series differ but for their colour.
fn dashes(hue: &str) -> &'static str {
    match hue {
        "series-2" => "110 60",
        "series-3" => "15 55",
        "series-4" => "160 60 15 60",
        "series-5" => "60 60",
        "series-6" => "200 50",
        _ => "none",
    }
}

/// The attributes for a class: the role of an ink and perhaps its hue. `None` for the role of none.
fn look(class: &str, palette: &Palette) -> Option<String> {
    let (role, hue) = class.split_once(' ').unwrap_or((class, ""));
    let (mark, on) = colours(hue, palette);
    let ground = palette.background;
    Some(match role {
        "axis" => stroked(palette.axis, 15, "none"),
        "grid" => stroked(palette.grid, 10, "none"),
        "leader" => stroked(palette.soft, 10, "none"),
        "ground" => stroked(ground, 45, "none"),
        "halo" => {
            let behind = if hue.is_empty() { ground } else { mark };
            stroked(behind, 60, "none") + " stroke-linejoin=\"round\""
        }
        "reference" => stroked(palette.text, 18, if hue == "series-2" { "20 40" } else { "80 50" }),
        "line" => {
            let mut line = stroked(mark, if hue == "muted" { 20 } else { 28 }, dashes(hue));
            line.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
            line
        }
        "bar" => filled(mark),
        "area" => outlined(mark, ground, 15) + " stroke-linejoin=\"round\"",
        "cell" => filled(mark),
        "mark" if hue == "muted" => outlined(ground, mark, 18),
        "mark" => outlined(mark, ground, 15),
        "badge" => outlined(palette.text, ground, 15),
        "band" => stroked(mark, 24, "none"),
        "empty" => stroked(palette.text, 20, "none"),
        "inside" | "in-cell" => filled(on),
        "remark" => filled(ground),
        "tick" => filled(palette.soft),
        "label" | "heading" => filled(palette.text),
        // Numbers stand in groups whose bars inherit an outline.
        "value" => filled(palette.text) + " stroke=\"none\"",
        _ => return None,
    })
}

/// The attributes that the elements of a group inherit. Nearly every class of a group only says what its elements are.
fn look_of_group(class: &str, palette: &Palette) -> String {
    match class {
        // Bars without a gap between them.
        "bins" => format!(" stroke=\"{}\" stroke-width=\"15\"", palette.background),
        // Of each of several charts.
        "titles" => " font-weight=\"700\"".to_owned(),
        _ => String::new(),
    }
}

fn filled(colour: Colour) -> String {
    format!(" fill=\"{colour}\"")
}

fn outlined(colour: Colour, outline: Colour, width: u32) -> String {
    format!(" fill=\"{colour}\" stroke=\"{outline}\" stroke-width=\"{width}\"")
}

fn stroked(colour: Colour, width: u32, dashes: &str) -> String {
    let mut look = format!(" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"");
    if dashes != "none" {
        let _ = write!(look, " stroke-dasharray=\"{dashes}\"");
    }
    look
}

#[cfg(test)]
mod tests;
