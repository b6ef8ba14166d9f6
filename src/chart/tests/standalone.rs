//! Pictures of their own: well-formed, with everything on them, nothing over anything else, and no style sheet.

use super::sound::{Placed, apart_and_inside, size, texts};
use crate::chart::fixture::{areas, chart, messages, parts, years};
use crate::chart::{Facts, standalone, text};
use crate::model::table::Table;
use crate::theme::palette::{self, Palette};

/// What each language says in more letters than a title should have.
const WELSH: &str = "Cynyddodd nifer y byrddau diogelu plant lleol a gofnododd achosion o gamfanteisio'n rhywiol ar blant \
                     yng Nghaerdydd a Bro Morgannwg rhwng 2010 a 2015";
const ARABIC: &str = "ارتفع عدد المجالس المحلية لحماية الأطفال التي سجلت حالات استغلال بين عامي ٢٠١٠ و٢٠١٥ في جميع أنحاء البلاد، \
                      ولم ينخفض إلا في عام واحد";
const CHINESE: &str = "二〇一〇年至二〇一五年间，记录儿童性剥削案件的地方儿童保护委员会数量有所增加，但只有少数委员会全面落实了国家指导意见，\
                       而且各地之间的差异仍然很大，需要进一步的研究和更多的资源，以确保每一个儿童都得到同样的保护";

fn palette() -> Palette {
    palette::read(include_str!("../../../themes/default/static/charts.css"), None).0
}

fn facts() -> Facts {
    Facts {
        language: "en-GB".to_owned(),
        sources: vec![
            "Berelowitz, Sue and others (November 2013). If only someone had listened. Office of the Children's \
             Commissioner for England."
                .to_owned(),
            "A second source (2014).".to_owned(),
        ],
        as_of: "26 November 2013".to_owned(),
        site: "A site <of> findings & more".to_owned(),
        url:
            "https://example.org/reports/an-inquiry-into-something-with-a-long-name/chapters/national-picture/#figure-a"
                .to_owned(),
        licence: Some("Open Government Licence v3.0".to_owned()),
    }
}

/// A chart as a picture, in which everything is in its place.
#[track_caller]
fn picture(block: &str, table: &Table) -> String {
    let svg = standalone(&chart(block), table, &messages(), &palette(), &facts()).unwrap();
    roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    apart_and_inside(&texts(&svg), size(&svg)).unwrap_or_else(|problem| panic!("{problem}\n{block}\n{svg}"));
    svg
}

/// The texts of a picture as one, without their lines.
fn words(svg: &str) -> String {
    let placed: Vec<Placed> = texts(svg);
    placed.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_picture_says_all_that_is_needed_to_read_it() {
    let mut table = areas();
    table.illustrative = true;
    let svg = picture("kind: bar\nx: area\ny: share\nsubtitle: Of all boards\nnotes: Two boards are left out.", &table);
    let said = words(&svg);
    for part in [
        "Illustrative data: these numbers are made up",
        "It is so",
        "Of all boards",
        "Two boards are left out.",
        "The percentages are shares of: boards in England.",
        "[x] not available, [p] provisional.",
        "Sources: Berelowitz, Sue and others (November 2013).",
        "Data from: 26 November 2013. Licence: Open Government Licence v3.0.",
        "A site <of> findings & more https://example.org/",
    ] {
        assert!(said.contains(part), "`{part}` is not in `{said}`");
    }
}

#[test]
fn a_picture_without_percentages_symbols_or_licence_says_nothing_of_them() {
    let facts = Facts { licence: None, sources: Vec::new(), ..facts() };
    let svg = standalone(&chart("kind: bar\nx: area\ny: boards"), &areas(), &messages(), &palette(), &facts).unwrap();
    for part in ["shares of", "[x]", "Licence", "Source", "Illustrative"] {
        assert!(!words(&svg).contains(part), "{part}");
    }
}

#[test]
fn a_picture_is_one_image_with_a_name_in_its_language() {
    let svg = picture("kind: bar\nx: area\ny: share\nsubtitle: A & B < C", &areas());
    let document = roxmltree::Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("en-GB"));
    let part =
        |name: &str| root.children().find(|child| child.has_tag_name(("http://www.w3.org/2000/svg", name))).unwrap();
    for (refers, name) in [("aria-labelledby", "title"), ("aria-describedby", "desc")] {
        assert_eq!(root.attribute(refers), part(name).attribute("id"));
    }
    assert!(part("title").text().unwrap().starts_with("Bar chart: A & B < C"));
    assert!(part("desc").text().unwrap().starts_with("The chart compares"));
}

#[test]
fn every_element_is_dressed_and_nothing_needs_a_style_sheet() {
    let blocks = [
        ("kind: bar\nx: area\ny: share\nhighlight: [Derby]", areas()),
        ("kind: stacked-bar\nx: area\ny: [yes, partly, no]", parts()),
        ("kind: grouped-bar\nx: area\ny: [yes, partly, no]\ndirection: vertical", parts()),
        (
            "kind: line\nx: year\ny: cases\nseries: place\nreference-lines: [{value: 9, label: Target}]\n\
             annotations: [{x: \"2012\", series: South, text: The law changed}]",
            years(),
        ),
        ("kind: line\nx: year\ny: cases\npanels: place", years()),
    ];
    for (block, table) in blocks {
        let svg = picture(block, &table);
        let document = roxmltree::Document::parse(&svg).unwrap();
        for element in document.descendants().filter(roxmltree::Node::is_element) {
            for never in ["class", "style"] {
                assert_eq!(element.attribute(never), None, "{block}");
            }
            if matches!(element.tag_name().name(), "rect" | "path" | "circle" | "text") {
                assert!(element.attribute("fill").is_some(), "no look: {element:?} of {block}");
            }
        }
        for never in ["var(", "url(", "http://", "@", "href"] {
            assert!(!svg.replace("http://www.w3.org/2000/svg", "").contains(never), "{never} in {block}");
        }
    }
}

#[test]
fn long_words_of_any_language_are_wrapped() {
    for title in [WELSH, ARABIC, CHINESE] {
        assert!(title.chars().count() >= 100, "{}", title.chars().count());
        let mut record = chart("kind: line\nx: year\ny: cases\nseries: place");
        record.value.title = title.to_owned();
        record.value.subtitle = Some(title.to_owned());
        record.value.notes = Some(title.to_owned());
        let svg = standalone(&record, &years(), &messages(), &palette(), &facts()).unwrap();
        apart_and_inside(&texts(&svg), size(&svg)).unwrap_or_else(|problem| panic!("{problem}\n{svg}"));
        let shown: String = texts(&svg).iter().map(|text| text.text.replace(' ', "")).collect();
        let whole = title.replace(' ', "");
        assert_eq!(shown.matches(&whole).count(), 3, "{title}\n{shown}");
        assert!(texts(&svg).iter().all(|text| text.right - text.left <= 7200.0 + text::width("x", 1.0)));
    }
}

#[test]
fn a_picture_is_the_same_each_time() {
    let block = "kind: line\nx: year\ny: cases\nseries: place";
    assert_eq!(picture(block, &years()), picture(block, &years()));
}

#[test]
fn what_cannot_be_drawn_is_told() {
    let record = chart("kind: bar\nx: area\ny: nothing");
    assert!(!standalone(&record, &areas(), &messages(), &palette(), &facts()).unwrap_err().is_empty());
}
