//! A chart as pixels; the only home of the renderer.
//!
//! Nothing of the machine shows in a file: the letters are those of the theme's fonts and of the one that is built in,
//! never of the system, and the file has no date.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, Node, Options, Tree, fontdb};

use crate::chart;
use crate::diagnostic::{Diagnostic, rules};
use crate::theme::palette::Palette;
use crate::theme::{Font, Theme};

use super::Bytes;
use super::subject::Subject;

/// The width of a picture, and the least height: the size of a card on social networks, and wide enough for a slide.
const SIZE: (u32, u32) = (1200, 630);

/// The greatest height; a picture takes five thousand bytes of memory for each line of pixels, and no slide is so high.
const HIGHEST: f32 = 6000.0;

/// The fonts of pictures.
pub struct Letters(Options<'static>);

impl Letters {
    /// The fonts of a theme, the first before the others, and the ones that are none.
    pub fn new(theme: &Theme) -> (Self, Vec<&Font>) {
        let mut fonts = fontdb::Database::new();
        let mut unfit = Vec::new();
        for font in &theme.fonts {
            if fonts.load_font_source(fontdb::Source::Binary(Arc::new(font.bytes.clone()))).is_empty() {
                unfit.push(font);
            }
        }
        let family = fonts.faces().next().and_then(|face| face.families.first()).map(|(name, _)| name.clone());
        if let Some(family) = family {
            fonts.set_sans_serif_family(family.clone());
            fonts.set_serif_family(family);
        }
        (Letters(Options { fontdb: Arc::new(fonts), ..Options::default() }), unfit)
    }
}

/// Tells files in the folder of fonts that are none.
pub fn check_fonts(theme: &Theme) -> Vec<Diagnostic> {
    let tell = |font: &Font| {
        let problem = Diagnostic::new(&rules::THEME_FONT, font.file?, "the file is not a font that can be read");
        Some(problem.help("put a TrueType or OpenType font there"))
    };
    Letters::new(theme).1.into_iter().filter_map(tell).collect()
}

/// Why there is no picture.
#[derive(Debug, PartialEq, Eq)]
enum Lacking {
    /// No font has this letter.
    Letter(String),
    /// It would be so many pixels high.
    Height(u32),
    /// The renderer says why.
    Unfit(String),
}

/// The file.
pub(super) fn file(subject: &Subject) -> Result<Bytes, Vec<Diagnostic>> {
    picture(subject.picture()?, subject.letters, subject.palette).map_err(|lacking| vec![told(subject, &lacking)])
}

fn told(subject: &Subject, lacking: &Lacking) -> Diagnostic {
    let id = &subject.record.value.id;
    let (why, help) = match lacking {
        Lacking::Letter(letter) => (
            format!("no font has the letter `{letter}`"),
            "put a font (.ttf, .otf) that has it into the folder fonts/ of the theme, such as themes/default/fonts/, or \
             leave `png` out of `figure-files` in site.yaml",
        ),
        Lacking::Height(height) => (
            format!("it would be {height} pixels high, and {HIGHEST} is the most"),
            "show fewer categories, or leave `png` out of `figure-files` in site.yaml",
        ),
        Lacking::Unfit(why) => (why.clone(), "leave `png` out of `figure-files` in site.yaml"),
    };
    let place = subject.record.spans.value(&["id".into()]);
    let message = format!("there is no picture `figures/{id}.png` of this figure: {why}");
    Diagnostic::new(&rules::FIGURE_PICTURE, place, message).help(help)
}

/// An SVG document as pixels: as wide as [`SIZE`], in the middle of it where it is less high.
fn picture(svg: &str, letters: &Letters, palette: &Palette) -> Result<Bytes, Lacking> {
    let tree = Tree::from_str(svg, &letters.0).map_err(|error| Lacking::Unfit(error.to_string()))?;
    if let Some(letter) = missing_letter(tree.root()) {
        return Err(Lacking::Letter(letter));
    }
    let scale = SIZE.0 as f32 / chart::WIDTH as f32;
    let drawn = (tree.size().height() * scale).ceil();
    if drawn > HIGHEST {
        return Err(Lacking::Height(drawn as u32));
    }
    let height = (drawn as u32).max(SIZE.1);
    let mut pixels = Pixmap::new(SIZE.0, height).ok_or(Lacking::Height(height))?;
    let [red, green, blue] = palette.background.0;
    pixels.fill(Color::from_rgba8(red, green, blue, 255));
    // By whole pixels, so that lines stay sharp.
    let down = ((height - drawn as u32) / 2) as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale).post_translate(0.0, down), &mut pixels.as_mut());
    let bytes = pixels.encode_png().map_err(|error| Lacking::Unfit(error.to_string()))?;
    Ok(Bytes { bytes, pixels: Some((SIZE.0, height)) })
}

/// A letter that no font has and that would be drawn as a box.
fn missing_letter(group: &usvg::Group) -> Option<String> {
    group.children().iter().find_map(|node| match node {
        Node::Group(group) => missing_letter(group),
        Node::Text(text) => {
            let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
            glyphs.find(|glyph| glyph.id.0 == 0).map(|glyph| glyph.text.clone())
        }
        Node::Path(_) | Node::Image(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Content, FileId, SourceFile, Sources};
    use crate::theme;
    use crate::theme::palette::Colour;

    /// The built-in theme, with files of a project.
    fn theme(files: Vec<SourceFile>) -> Theme {
        let settings = "title: A site\ndescription: Of a test.\nbase-url: https://example.org/\nlanguage: en\npublisher: {name: A}\n";
        let settings = SourceFile { path: "content/site.yaml".to_owned(), content: Content::Text(settings.to_owned()) };
        let sources = Sources::new(files.into_iter().chain([settings]).collect());
        let config = crate::config::read(&sources, None).unwrap();
        let (theme, problems) = theme::read(&sources, &config);
        assert_eq!(problems, []);
        theme
    }

    fn font(bytes: &[u8]) -> SourceFile {
        SourceFile { path: "themes/default/fonts/own.ttf".to_owned(), content: Content::Bytes(bytes.into()) }
    }

    /// A document as wide as those of charts, in pixels.
    fn svg(height: u32, elements: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{height}\" viewBox=\"0 0 {0} {height}\">\
         <g font-family=\"Arial, sans-serif\" font-size=\"20\">{elements}</g></svg>",
            chart::WIDTH
        )
    }

    fn pixels(svg: &str) -> Pixmap {
        let theme = theme(Vec::new());
        Pixmap::decode_png(&picture(svg, &Letters::new(&theme).0, &theme.palette).unwrap().bytes).unwrap()
    }

    fn colour(pixels: &Pixmap, x: u32, y: u32) -> Colour {
        let pixel = pixels.pixel(x, y).unwrap();
        assert_eq!(pixel.alpha(), 255);
        Colour([pixel.red(), pixel.green(), pixel.blue()])
    }

    #[test]
    fn a_low_drawing_is_in_the_middle_of_its_ground() {
        let rows = svg(100, "<rect width=\"768\" height=\"100\" fill=\"#123456\"/>");
        let pixels = pixels(&rows);
        assert_eq!((pixels.width(), pixels.height()), SIZE);
        let (ground, drawn) = (Colour([255; 3]), Colour([0x12, 0x34, 0x56]));
        // 100 units of 1200/768 pixels are 157 lines, 236 below the upper edge.
        for (y, expected) in [(0, ground), (235, ground), (237, drawn), (391, drawn), (393, ground), (629, ground)] {
            assert_eq!(colour(&pixels, 600, y), expected, "line {y}");
        }
    }

    #[test]
    fn a_high_drawing_keeps_its_height_and_one_without_end_is_told() {
        assert_eq!(pixels(&svg(768, "")).height(), 1200);
        let theme = theme(Vec::new());
        let told = picture(&svg(4000, ""), &Letters::new(&theme).0, &theme.palette).err();
        assert_eq!(told, Some(Lacking::Height(6250)));
    }

    #[test]
    fn letters_of_many_scripts_are_built_in_and_one_that_is_not_is_named() {
        let theme = theme(Vec::new());
        let draw = |words: &str| {
            let svg = svg(400, &format!("<text x=\"20\" y=\"50\">{words}</text>"));
            picture(&svg, &Letters::new(&theme).0, &theme.palette)
        };
        for words in ["Ŵyl ŷd, £5 – “a” −3", "ارتفع عدد المجالس", "Ελλάς, Москва", "e\u{301}\u{200D}\u{200E}", ""]
        {
            assert!(draw(words).is_ok(), "{words}");
        }
        assert_eq!(draw("a 章 b").err(), Some(Lacking::Letter("章".to_owned())));
    }

    #[test]
    fn the_fonts_of_a_project_come_first() {
        let wide = svg(400, "<text x=\"20\" y=\"50\">Illustrative</text>");
        let own = theme(vec![font(dejavu::sans_mono::regular())]);
        let drawn = picture(&wide, &Letters::new(&own).0, &own.palette).unwrap().bytes;
        assert!(check_fonts(&own).is_empty());
        assert_ne!(drawn, picture(&wide, &Letters::new(&theme(Vec::new())).0, &own.palette).unwrap().bytes);
    }

    #[test]
    fn a_font_that_is_none_is_told() {
        let told = check_fonts(&theme(vec![font(b"no font")]));
        assert_eq!(told.iter().map(|problem| problem.rule.code).collect::<Vec<_>>(), ["theme-font"]);
        assert_eq!(told[0].place, FileId(1).into());
    }

    #[test]
    fn a_picture_is_the_same_each_time_and_has_no_date() {
        let words =
            svg(400, "<text x=\"20\" y=\"50\">Words</text><path fill=\"none\" stroke=\"#000\" d=\"M0 0l90 70\"/>");
        let theme = theme(Vec::new());
        let draw = || picture(&words, &Letters::new(&theme).0, &theme.palette).unwrap().bytes;
        let bytes = draw();
        assert_eq!(bytes, draw());
        for chunk in [&b"tIME"[..], b"tEXt", b"iTXt", b"zTXt"] {
            assert!(!bytes.windows(4).any(|four| four == chunk));
        }
    }
}
