//! What an author sets off, compares with and remarks on.

use super::sound::{check, texts};
use crate::chart::draw;
use crate::chart::fixture::{areas, chart, messages, parts, sheets, years};
use crate::model::table::Table;

const LINES: &str = "kind: line\nx: year\ny: cases\nseries: place\n";
const BARS: &str = "kind: bar\nx: area\ny: boards\n";

fn wide(block: &str, table: &Table) -> String {
    check(block, table);
    sheets(&draw(&chart(block), table, &messages()).unwrap())[0].to_owned()
}

fn said(block: &str, table: &Table) -> String {
    draw(&chart(block), table, &messages()).unwrap().description.join(" ")
}

#[test]
fn what_is_not_highlighted_stands_back() {
    let bars = wide(&format!("{BARS}highlight: Derby"), &areas());
    assert_eq!((bars.matches("bar series-1").count(), bars.matches("bar muted").count()), (1, 4));
    let lines = wide(&format!("{LINES}highlight: [South]"), &years());
    assert!(lines.contains("line series-1") && lines.contains("line muted") && !lines.contains("line series-2"));
    assert!(lines.find("line muted") < lines.find("line series-1"), "what is set off lies on top");
    let groups = wide("kind: grouped-bar\nx: area\ny: [yes, no]\nhighlight: [Derby, \"No\"]", &parts());
    assert_eq!(groups.matches("bar series-1\"").count(), 2, "the bar and its sample in the legend");
    assert!(said(&format!("{BARS}highlight: [Derby, Bath]"), &areas()).contains("Derby and Bath are highlighted."));
}

#[test]
fn a_line_to_compare_with_is_drawn_named_and_counted() {
    let block = format!("{BARS}reference-lines: [{{value: 3.5, label: Target}}]");
    let drawn = wide(&block, &areas());
    assert_eq!(drawn.matches("class=\"reference series-1\"").count(), 2, "the line and its sample in the legend");
    assert!(texts(&drawn).iter().any(|text| text.text == "Target: 3.5"));
    let said = |value: &str| said(&format!("{BARS}reference-lines: [{{value: {value}, label: Target}}]"), &areas());
    assert!(said("3.5").contains("A line marks 3.5: Target. Values above it: 2 of 5. Values below it: 3 of 5."));
    assert!(said("20").contains("All 5 values are below it."));
    assert!(said("-1").contains("All 5 values are above it."));
    for kind in ["line\nx: year\ny: cases\nseries: place", "line\nx: year\ny: cases\nfilter: {place: North}"] {
        check(
            &format!(
                "kind: {kind}\nreference-lines: [{{value: 3, label: Target}}, {{value: 1e6, label: \"{}\"}}]",
                "long ".repeat(30)
            ),
            &years(),
        );
    }
}

#[test]
fn a_remark_stands_by_its_point_and_below_the_drawing() {
    let block = format!("{LINES}annotations: [{{x: 2012, series: South, text: The law changed}}]");
    let drawn = wide(&block, &years());
    assert_eq!(drawn.matches("class=\"badge\"").count(), 2);
    let shown: Vec<String> = texts(&drawn).into_iter().map(|text| text.text).collect();
    assert_eq!(shown.iter().filter(|text| *text == "1").count(), 2);
    assert!(shown.contains(&"The law changed".to_owned()));
    assert!(said(&block, &years()).contains("Remark 1, in 2012 (South): The law changed."));
}

#[test]
fn what_is_set_off_differs_from_what_stands_back_without_colour() {
    let block = "kind: grouped-bar\nx: area\ny: [yes, partly, no]\nhighlight: [Partly, \"No\"]";
    let groups = wide(block, &parts());
    // The second series of the palette is as light as what stands back, so those that are set off do not have it.
    assert!(
        groups.contains("bar series-1\"") && groups.contains("bar series-3\"") && !groups.contains("bar series-2\"")
    );
}

#[test]
fn a_text_that_meets_a_line_to_compare_with_is_set_off_from_it() {
    let block = "kind: bar\nx: area\ny: share\nreference-lines: [{value: 50, label: Half}]";
    let bars = wide(block, &areas());
    // Two bars of 48% end just before the line, which runs where their numbers stand.
    assert_eq!(bars.matches("<text class=\"halo\"").count(), 2);
    let halo = bars.find("class=\"halo\"").unwrap();
    assert!(bars.find("class=\"reference").unwrap() < halo, "it lies on the line");
    assert!(bars[halo..].contains("class=\"value\""), "and under the text");
    let parts = wide("kind: stacked-bar\nx: area\ny: [yes, no]\nreference-lines: [{value: 2, label: Two}]", &parts());
    assert!(parts.contains("class=\"halo series-1\""), "within a bar it has the colour of the bar");
}

#[test]
fn many_remarks_cover_no_text_and_not_each_other() {
    let all = ["Derby", "Oxford", "Leeds", "York", "Bath"]
        .map(|area| format!("{{x: {area}, text: \"{}\"}}", "words ".repeat(25)));
    for direction in ["", "direction: vertical\n"] {
        check(&format!("{BARS}{direction}annotations: [{}]", all.join(", ")), &areas());
    }
    let years = [2010, 2011, 2012, 2013, 2015].map(|year| format!("{{x: {year}, series: North, text: Something}}"));
    check(&format!("{LINES}annotations: [{}]", years.join(", ")), &super::years());
}
