//! The files of each figure: which are made, what is in them, and what their page says of them.

use findings::build;
use findings::site::Site;
use findings::source::{Content, SourceFile, Sources};
use resvg::tiny_skia::Pixmap;

use crate::support::{self, options, project};

const TABLE: &str = "title: Illustrative boards
description: How many boards.
illustrative: true
as-of: 2013
fields:
  - {id: area, title: Area, type: text, role: key}
  - {id: boards, title: Boards, type: integer, unit: boards}
rows:
  - [Derby, 1200]
  - [\"=Oxford\", 2400]
  - [York, \"[c]\"]
";

const PAGE: &str = "---\ntitle: A page\n---\n```chart\nid: boards\nkind: bar\ntable: boards\nx: area\ny: boards\n\
                    title: Oxford has most\n```\n";

fn sources(setting: &str) -> Sources {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    project(&[
        file("content/site.yaml", &format!("{}{setting}", support::SETTINGS)),
        file("content/data/boards.yaml", TABLE),
        file("content/a.md", PAGE),
    ])
}

#[track_caller]
fn site(setting: &str) -> Site {
    let built = build(&sources(setting), &options());
    assert_eq!(built.diagnostics, []);
    built.site.unwrap()
}

fn text(site: &Site, path: &str) -> String {
    String::from_utf8(site.get(path).unwrap_or_else(|| panic!("no {path}")).to_vec()).unwrap()
}

#[test]
fn settings_say_which_files_are_made() {
    let made = |setting: &str| {
        let site = site(setting);
        let files = site.files().filter_map(|(path, _)| path.as_str().strip_prefix("figures/"));
        files.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(made(""), ["boards.csv", "boards.svg"]);
    assert_eq!(made("figure-files: [png]\n"), ["boards.png"]);
    assert_eq!(made("figure-files: []\n"), [""; 0]);
}

#[test]
fn the_numbers_are_those_of_the_chart() {
    let csv = text(&site(""), "figures/boards.csv");
    assert_eq!(csv, "Area,Boards (boards)\nDerby,1200\n'=Oxford,2400\nYork,[c]\n");
}

#[test]
fn a_png_has_the_size_of_a_card_and_the_colour_of_the_series() {
    let site = site("figure-files: [png]\n");
    let pixels = Pixmap::decode_png(site.get("figures/boards.png").unwrap()).unwrap();
    assert_eq!(pixels.width(), 1200);
    assert!(pixels.height() >= 630);
    let of = |colour: [u8; 3]| {
        pixels.pixels().iter().filter(|pixel| [pixel.red(), pixel.green(), pixel.blue()] == colour).count()
    };
    assert!(of([0x12, 0x43, 0x6d]) > 20_000, "two bars");
    assert!(of([255, 255, 255]) > 400_000, "the ground");
    assert!(pixels.pixels().iter().all(|pixel| pixel.alpha() == 255));
}

#[test]
fn a_page_links_the_files_and_says_how_large_they_are() {
    let site = site("figure-files: [svg, png, csv]\n");
    let page = text(&site, "a/index.html");
    for (extension, media_type, words) in [
        ("svg", "image/svg+xml", "Download the picture (SVG, "),
        ("png", "image/png", "Download the picture (PNG, "),
        ("csv", "text/csv", "Download the numbers of this chart (CSV, "),
    ] {
        let path = format!("figures/boards.{extension}");
        let size = site.get(&path).unwrap().len().div_ceil(1024);
        let link = format!(
            "<a href=\"/{path}\" type=\"{media_type}\" download>{words}{size} KB)<span class=\"visually-hidden\"> for \
             the figure: Oxford has most</span></a>"
        );
        assert!(page.contains(&link), "no {link} in {page}");
    }
}

#[test]
fn a_page_names_its_picture_to_social_networks_where_there_is_one() {
    let site_with = site("figure-files: [png]\n");
    let page = text(&site_with, "a/index.html");
    let pixels = Pixmap::decode_png(site_with.get("figures/boards.png").unwrap()).unwrap();
    for meta in [
        "<meta property=\"og:image\" content=\"https://example.org/figures/boards.png\">".to_owned(),
        "<meta property=\"og:image:width\" content=\"1200\">".to_owned(),
        format!("<meta property=\"og:image:height\" content=\"{}\">", pixels.height()),
    ] {
        assert!(page.contains(&meta), "no {meta}");
    }
    assert!(page.contains("<meta property=\"og:image:alt\" content=\"Bar chart: "));
    assert!(!text(&site_with, "index.html").contains("og:image"));
    assert!(!text(&site(""), "a/index.html").contains("og:image"));
}

#[test]
fn a_file_of_the_project_at_the_place_of_a_picture_is_told() {
    let own = SourceFile { path: "content/static/figures/boards.svg".to_owned(), content: Content::Bytes("".into()) };
    let sources = sources("");
    let files = sources.files().map(|(_, file)| file.clone()).chain([own]).collect();
    let told = support::told(&Sources::new(files));
    assert!(told.contains("error[page-path]: the site has another file at `figures/boards.svg` already"), "{told}");
}

#[test]
fn files_are_the_same_each_time() {
    let setting = "figure-files: [svg, png, csv]\n";
    assert_eq!(site(setting), site(setting));
}
