use super::*;
use crate::chart::ink::{CLASSES, SERIES, SHADES};
use crate::theme::palette;

const CSS: &str = include_str!("../../../themes/default/static/charts.css");

fn built_in() -> Palette {
    palette::read(CSS, None).0
}

fn hues() -> Vec<String> {
    let series = (1..=SERIES).map(|at| format!("series-{at}"));
    series.chain((1..=SHADES).map(|at| format!("shade-{at}"))).chain(["muted".to_owned()]).collect()
}

#[test]
fn every_ink_has_a_dress() {
    for class in CLASSES {
        assert!(look(class, &built_in()).is_some(), "the class `{class}` has no row in dress.rs");
        for hue in hues() {
            assert!(look(&format!("{class} {hue}"), &built_in()).is_some());
        }
    }
    assert_eq!(look("unheard-of", &built_in()), None);
}

#[test]
fn every_hue_has_colours_of_its_own() {
    let palette = built_in();
    let mut seen: Vec<Colour> = Vec::new();
    // Steps of shading and series are never in one chart, and may share a colour.
    let shades = hues().into_iter().filter(|hue| hue.starts_with("shade"));
    for hue in hues().into_iter().filter(|hue| !hue.starts_with("shade")).chain(["".to_owned()]).chain(shades) {
        let (mark, on) = colours(&hue, &palette);
        assert!(!seen.contains(&mark) && mark != palette.background && on != mark, "{hue}");
        seen.push(mark);
        if hue.is_empty() {
            seen.clear();
        }
    }
}

#[test]
fn every_ink_has_a_rule_in_the_style_sheet() {
    let names: Vec<&str> = CSS.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).collect();
    let named = |class: &str| names.iter().any(|name| name.split('.').skip(1).any(|part| part == class));
    for class in CLASSES.map(str::to_owned).into_iter().chain(hues()) {
        assert!(named(&class), "charts.css has no rule for `.{class}`");
    }
}

#[test]
fn lines_have_the_dashes_of_the_style_sheet() {
    for at in 1..=SERIES {
        let rule = CSS.split(&format!(".chart .line.series-{at} {{ stroke-dasharray: ")).nth(1);
        let dashes_of_rule = rule.map_or("none", |rest| rest.split(';').next().unwrap());
        assert_eq!(dashes(&format!("series-{at}")), dashes_of_rule);
    }
}

#[test]
fn classes_become_attributes_and_nothing_else_changes() {
    let drawn = "<g class=\"marks\"><rect class=\"bar series-1\" x=\"1\"/><text class=\"label\" x=\"2\">a class=\"b\" &lt;</text></g>";
    let expected = "<g><rect fill=\"#12436d\" x=\"1\"/><text fill=\"#16211f\" x=\"2\">a class=\"b\" &lt;</text></g>";
    assert_eq!(dress(drawn, &built_in()), expected);
}

#[test]
fn bins_are_told_apart_and_their_numbers_have_no_outline() {
    let drawn = "<g class=\"bins\"><rect class=\"bar series-1\"/><text class=\"value\">4</text></g>";
    let expected = "<g stroke=\"#ffffff\" stroke-width=\"15\"><rect fill=\"#12436d\"/>\
                    <text fill=\"#16211f\" stroke=\"none\">4</text></g>";
    assert_eq!(dress(drawn, &built_in()), expected);
}

#[test]
fn what_is_no_markup_passes_unharmed() {
    for text in ["", "a", "<", "<g class=\"", "<g class=\"a>b", "< class=\"x\" >"] {
        dress(text, &built_in());
    }
}
