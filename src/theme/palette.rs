//! The colours of charts where no style sheet reaches: in pictures of their own.
//!
//! They are the light ones of the theme's `charts.css`, read from its first `:root` block, so that a publisher who
//! changes a colour there has changed it everywhere.

use std::fmt;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place, rules};
use crate::source::{FileId, Span};

/// The style sheet, by its place in the theme.
pub const SHEET: &str = "static/charts.css";

/// How many series have a colour of their own.
pub const SERIES: usize = 6;

/// How many steps of shading there are.
pub const SHADES: usize = 5;

/// A colour without transparency: red, green, blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The colours of charts on a light ground.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// The ground.
    pub background: Colour,
    /// Words and numbers.
    pub text: Colour,
    /// Words and lines that stand back.
    pub soft: Colour,
    /// Lines to read by.
    pub grid: Colour,
    /// The lines that values are measured from.
    pub axis: Colour,
    /// Marks that stand back, and text on them.
    pub muted: (Colour, Colour),
    /// Each series, and text on it.
    pub series: [(Colour, Colour); SERIES],
    /// Each step of shading, and text on it.
    pub shades: [(Colour, Colour); SHADES],
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// A colour as style sheets write it: `#12436d`, `#fff`.
    pub fn of_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let wide = match digits.len() {
            6 => digits.to_owned(),
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => return None,
        };
        let part = |at: usize| u8::from_str_radix(&wide[at..at + 2], 16).ok();
        Some(Colour([part(0)?, part(2)?, part(4)?]))
    }
}

/// Reads the colours of a style sheet, which is `file` of the project or built in. One that is told to be wrong is black.
pub fn read(css: &str, file: Option<FileId>) -> (Palette, Vec<Diagnostic>) {
    let mut root = Root { declarations: declarations(css), css, file, problems: Vec::new() };
    let palette = Palette {
        background: root.colour("--chart-background"),
        text: root.colour("--chart-text"),
        soft: root.colour("--chart-soft"),
        grid: root.colour("--chart-grid"),
        axis: root.colour("--chart-axis"),
        muted: (root.colour("--chart-muted"), root.colour("--on-muted")),
        series: std::array::from_fn(|at| {
            (root.colour(&format!("--series-{}", at + 1)), root.colour(&format!("--on-{}", at + 1)))
        }),
        shades: std::array::from_fn(|at| {
            (root.colour(&format!("--shade-{}", at + 1)), root.colour(&format!("--on-shade-{}", at + 1)))
        }),
    };
    (palette, root.problems)
}

/// The first `:root` block of a style sheet.
struct Root<'a> {
    /// Where the name and the value of each declaration stand.
    declarations: Vec<(Range<usize>, Range<usize>)>,
    css: &'a str,
    file: Option<FileId>,
    problems: Vec<Diagnostic>,
}

impl Root<'_> {
    fn colour(&mut self, name: &str) -> Colour {
        // The last declaration of a name is the one that counts.
        let declared = self.declarations.iter().rev().find(|(found, _)| &self.css[found.clone()] == name);
        let Some((_, value)) = declared.cloned() else {
            let place = self.file.map_or(Place::Path(SHEET.to_owned()), Place::File);
            self.tell(place, format!("the first `:root` block does not say the colour `{name}`"));
            return Colour::default();
        };
        let text = &self.css[value.clone()];
        Colour::of_hex(text).unwrap_or_else(|| {
            let place = self.file.map_or(Place::Path(SHEET.to_owned()), |file| Span::new(file, value).into());
            self.tell(place, format!("`{text}` is not a colour that the pictures of charts can have"));
            Colour::default()
        })
    }

    fn tell(&mut self, place: Place, message: String) {
        let problem = Diagnostic::new(&rules::THEME_PALETTE, place, message);
        let help = "write the light colour there as #rrggbb; dark ones stand in a block after it, in light-dark()";
        self.problems.push(problem.help(help));
    }
}

/// The declarations of the first `:root` block.
fn declarations(css: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let css = &without_comments(css);
    let Some(open) = css.find(":root").and_then(|at| css[at..].find('{').map(|open| at + open + 1)) else {
        return Vec::new();
    };
    let block = css[open..].split('}').next().unwrap_or_default();
    let mut found = Vec::new();
    let mut start = open;
    for declaration in block.split(';') {
        if let Some(colon) = declaration.find(':') {
            found
                .push((trimmed(css, start..start + colon), trimmed(css, start + colon + 1..start + declaration.len())));
        }
        start += declaration.len() + 1;
    }
    found
}

/// A range without the white space at its ends.
fn trimmed(css: &str, range: Range<usize>) -> Range<usize> {
    let text = &css[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    start..start + text.trim().len()
}

/// A style sheet with spaces in place of its comments, so that all else stands where it stood.
fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        let end = rest[start + 2..].find("*/").map_or(rest.len(), |end| start + 2 + end + 2);
        out.push_str(&rest[..start]);
        out.push_str(&" ".repeat(end - start));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT_IN: &str = include_str!("../../themes/default/static/charts.css");

    #[test]
    fn the_built_in_style_sheet_has_every_colour() {
        let (palette, problems) = read(BUILT_IN, None);
        assert_eq!(problems, []);
        assert_eq!(palette.series[0].0.to_string(), "#12436d");
        assert_eq!(palette.background.to_string(), "#ffffff");
    }

    #[test]
    fn a_changed_colour_is_read_and_a_comment_is_not() {
        let css = BUILT_IN.replacen("--series-1: #12436d;", "/* --series-1: #123; */ --series-1 : #A0f ;", 1);
        let (palette, problems) = read(&css, None);
        assert_eq!(problems, []);
        assert_eq!(palette.series[0].0, Colour([0xaa, 0, 0xff]));
    }

    #[test]
    fn a_colour_that_is_missing_or_in_words_is_told_where_it_stands() {
        let css =
            BUILT_IN.replacen("--series-2: #28a197;", "--series-2: teal;", 1).replacen("--chart-grid", "--grid", 1);
        let (_, problems) = read(&css, Some(FileId(3)));
        let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "the first `:root` block does not say the colour `--chart-grid`",
                "`teal` is not a colour that the pictures of charts can have",
            ]
        );
        let Place::Span(span) = &problems[1].place else { panic!("no span") };
        assert_eq!(&css[span.start as usize..span.end as usize], "teal");
    }

    #[test]
    fn a_style_sheet_of_nonsense_is_told_and_does_no_harm() {
        for css in ["", ":root", ":root {", "/*", "/* :root { */", ":root { : ; ;; }", ":root {--series-1:#ŵ;"] {
            assert_eq!(read(css, None).1.len(), 29, "{css}");
        }
    }
}
