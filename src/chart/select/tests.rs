mod sums;

use super::*;
use crate::chart::fixture::{areas, block_text, chart, intervals, messages, parts, table, years};
use crate::diagnostic::Place;

/// What is told about a chart: the marked text of the block, the message and the help.
#[track_caller]
fn told(block: &str, table: &Table) -> Vec<(String, String, String)> {
    let text = block_text(block);
    let record = chart(block);
    let found = select(&record, table, &messages()).err().unwrap_or_default();
    let one = |diagnostic: Diagnostic| {
        let Place::Span(span) = diagnostic.place else { panic!("a diagnostic without a place") };
        let marked = text[span.start as usize..span.end as usize].trim().to_owned();
        (marked, diagnostic.message, diagnostic.help.unwrap_or_default())
    };
    found.into_iter().map(one).collect()
}

/// Expects one diagnostic at `marked`, whose message and help hold these words.
#[track_caller]
fn refuses(block: &str, table: &Table, marked: &str, words: [&str; 2]) {
    let told = told(block, table);
    let [(place, message, help)] = &told[..] else { panic!("{told:#?}") };
    assert_eq!(place, marked);
    assert!(message.contains(words[0]) && help.contains(words[1]), "{message}\n{help}");
}

#[track_caller]
fn accepts(block: &str, table: &Table) {
    assert_eq!(told(block, table), []);
}

#[test]
fn fields_exist() {
    refuses("kind: bar\nx: aera\ny: share", &areas(), "aera", ["has no field `aera`", "did you mean `area`?"]);
    refuses(
        "kind: bar\nx: area\ny: zzz",
        &areas(),
        "zzz",
        ["has no field `zzz`", "its fields are `area`, `share`, `boards`"],
    );
    refuses("kind: line\nx: year\ny: cases\nseries: palce", &years(), "palce", ["no field `palce`", "`place`"]);
    accepts("kind: bar\nx: area\ny: share", &areas());
}

#[test]
fn every_problem_is_told_at_once() {
    let told = told("kind: bar\nx: aera\ny: [shrae, area]\nfilter: {araa: Derby}", &areas());
    let places: Vec<&str> = told.iter().map(|(place, ..)| place.as_str()).collect();
    assert_eq!(places, ["aera", "shrae", "area", "araa"]);
}

#[test]
fn y_is_a_measure_and_x_is_not() {
    refuses("kind: bar\nx: area\ny: area", &areas(), "area", ["no numbers that were measured", "`share`, `boards`"]);
    refuses("kind: bar\nx: boards\ny: share", &areas(), "boards", ["is a measure", "`area`"]);
    refuses("kind: line\nx: boards\ny: boards", &areas(), "boards", ["both `x` and `y`", ""]);
    refuses("kind: grouped-bar\nx: area\ny: [boards, boards]", &areas(), "boards", ["named twice", ""]);
    refuses("kind: grouped-bar\nx: area\ny: []", &areas(), "[]", ["names no field", ""]);
}

#[test]
fn series_are_categories_of_their_own() {
    refuses("kind: line\nx: year\ny: cases\nseries: year", &years(), "year", ["both `x` and `series`", ""]);
    refuses("kind: line\nx: year\ny: cases\nseries: cases", &years(), "cases", ["is a measure", "`place`"]);
    let both = "kind: grouped-bar\nx: area\ny: [yes, no]\nseries: area";
    refuses(both, &parts(), "area", ["each is a series of its own", "take `series` out"]);
    accepts("kind: line\nx: year\ny: cases\nseries: place", &years());
}

#[test]
fn one_axis_has_one_unit() {
    refuses(
        "kind: grouped-bar\nx: area\ny: [yes, share]",
        &parts(),
        "share",
        ["one axis shows one unit", "a chart for each"],
    );
    accepts("kind: grouped-bar\nx: area\ny: [yes, no]", &parts());
}

#[test]
fn filters_name_what_is_there() {
    let bar = "kind: bar\nx: area\ny: boards\nfilter: ";
    refuses(&format!("{bar}{{aera: Derby}}"), &areas(), "aera", ["has no field", "`area`"]);
    refuses(
        &format!("{bar}{{area: [Derby, Oxfrod]}}"),
        &areas(),
        "Oxfrod",
        ["never occurs in `area`", "did you mean `Oxford`?"],
    );
    refuses(&format!("{bar}{{area: Derby, boards: 9}}"), &areas(), "{area: Derby, boards: 9}", ["no row", ""]);
    accepts(&format!("{bar}{{area: Derby, boards: 2}}"), &areas());
    accepts(&format!("{bar}{{share: \"[x]\"}}"), &areas());
    accepts(&format!("{bar}{{share: [6.0, 48]}}"), &areas());
    accepts("kind: bar\nx: area\ny: yes\nfilter: {share: 33.3}", &parts());
}

#[test]
fn there_are_numbers_to_show() {
    let empty = table("  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: integer}", "  []");
    refuses("kind: bar\nx: a\ny: n", &empty, "table", ["has no rows", ""]);
    refuses("kind: bar\nx: area\ny: share\nfilter: {area: Leeds}", &areas(), "share", ["only `[x]`", "table"]);
}

#[test]
fn a_point_has_one_row() {
    let block = "kind: line\nx: year\ny: cases";
    refuses(block, &years(), "year", ["several rows are for `2010`", "in `series`"]);
    let labels = select(&chart(block), &years(), &messages()).unwrap_err()[0].labels.clone();
    assert_eq!(labels.len(), 2);
    let mut twice = years();
    let again = twice.rows[0].clone();
    twice.rows.push(again);
    refuses("kind: line\nx: year\ny: cases\nseries: place", &twice, "year", ["`2010` of `North`", "filter"]);
}

#[test]
fn a_point_that_has_no_row_is_not_made_up() {
    let mut holed = years();
    holed.rows.remove(1);
    refuses("kind: line\nx: year\ny: cases\nseries: place", &holed, "place", ["no row for `2010, South`", "[z]"]);
}

#[test]
fn a_table_of_many_names_is_told_at_once() {
    let fields = "
  - {id: a, title: A, type: text, role: key}
  - {id: b, title: B, type: text, role: key}
  - {id: n, title: N, type: integer}";
    let rows: String = (0..5_000).map(|at| format!("  - [a{at}, b{at}, {at}]\n")).collect();
    let many = table(fields, &rows);
    let told = ["no row for `a1, b0`, `a2, b0`, `a3, b0` and 24994997 more", ""];
    refuses("kind: grouped-bar\nx: a\ny: n\nseries: b", &many, "b", told);
}

#[test]
fn kinds_have_their_number_of_series() {
    refuses("kind: bar\nx: area\ny: [yes, no]", &parts(), "[yes, no]", ["one series, and here are 2", "grouped-bar"]);
    refuses("kind: grouped-bar\nx: area\ny: yes", &parts(), "grouped-bar", ["only one series", "kind: bar"]);
    refuses("kind: stacked-bar\nx: area\ny: yes", &parts(), "stacked-bar", ["only one series", ""]);
    accepts("kind: stacked-bar\nx: area\ny: [yes, partly, no]", &parts());
}

#[test]
fn at_most_six_series_are_drawn() {
    let fields: String = (0..7).map(|at| format!("  - {{id: n{at}, title: N{at}, type: integer}}\n")).collect();
    let table = table(
        &format!("  - {{id: year, title: Year, type: year, role: key}}\n{fields}"),
        "  - [2013, 1, 2, 3, 4, 5, 6, 7]",
    );
    let all = "[n0, n1, n2, n3, n4, n5, n6]";
    refuses(&format!("kind: line\nx: year\ny: {all}"), &table, all, ["7 series", "filter"]);
    accepts("kind: line\nx: year\ny: [n0, n1, n2, n3, n4, n5]", &table);
}

#[test]
fn stacks_are_parts_of_a_whole() {
    refuses("kind: stacked-bar\nx: area\ny: [yes, change]", &parts(), "stacked-bar", ["below zero", "grouped-bar"]);
    let shares = "kind: stacked-bar\nx: area\ny: [share, rest]";
    refuses(shares, &parts(), "stacked-bar", ["`Leeds` add up to 140.0%", "grouped-bar"]);
    accepts(&format!("{shares}\nfilter: {{area: [Derby, Oxford]}}"), &parts());
}

#[test]
fn lines_run_along_an_order() {
    refuses("kind: line\nx: area\ny: boards", &areas(), "area", ["a change where there is none", "in `notes`"]);
    accepts("kind: line\nx: area\ny: boards\nnotes: From south to north.", &areas());
    let lines = "kind: line\nx: year\ny: cases\nseries: place\n";
    refuses(&format!("{lines}sort: ascending"), &years(), "sort", ["`sort` says nothing", "`bar`"]);
    refuses(
        &format!("{lines}direction: vertical"),
        &years(),
        "direction",
        ["`direction` says nothing", "`grouped-bar`"],
    );
}

#[test]
fn numbers_can_be_drawn_and_written() {
    let one = |number: &str| {
        let fields = "  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: number}";
        table(fields, &format!("  - [Derby, {number}]"))
    };
    let block = "kind: bar\nx: a\ny: n";
    refuses(block, &one("2e15"), "n", ["too large", "thousands"]);
    refuses(block, &one("1e-40"), "n", ["too many digits", "`decimals`"]);
    refuses(block, &one("1e15"), "n", ["too many digits", "larger unit"]);
    accepts(block, &one("123456789012"));
    let mut broken = one("1");
    broken.rows[0].cells[1] = crate::model::table::Cell::Number(f64::NAN, None);
    refuses(block, &broken, "n", ["too large to be drawn", ""]);
}

#[test]
fn too_many_bars_are_too_many() {
    let rows: String = (0..601).map(|at| format!("  - [Area {at}, {at}]\n")).collect();
    let many = table("  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: integer}", &rows);
    refuses("kind: bar\nx: a\ny: n", &many, "a", ["601 marks", "filter"]);
}

#[test]
fn categories_are_in_the_order_that_was_asked_for() {
    let order = |block: &str, table: &Table| -> Vec<String> {
        let record = chart(block);
        let messages = messages();
        let plot = select(&record, table, &messages).unwrap();
        plot.plots[0].categories.iter().map(|category| category.label.clone()).collect()
    };
    let bar = "kind: bar\nx: area\ny: share\nsort: ";
    assert_eq!(order(&format!("{bar}data"), &areas()), ["Derby", "Oxford", "Leeds", "York", "Bath"]);
    assert_eq!(order(&format!("{bar}ascending"), &areas()), ["Derby", "York", "Oxford", "Bath", "Leeds"]);
    assert_eq!(order(&format!("{bar}descending"), &areas()), ["Oxford", "Bath", "York", "Derby", "Leeds"]);
    let stacked = "kind: stacked-bar\nx: area\ny: [yes, partly, no]\nsort: ascending";
    assert_eq!(order(stacked, &parts()), ["Leeds", "Derby", "Oxford"]);
    let mut years = years();
    years.rows.reverse();
    assert_eq!(order("kind: line\nx: year\ny: cases\nseries: place", &years)[..2], ["2010", "2011"]);
}

#[test]
fn intervals_hold_their_values() {
    let range = |lower: &str, upper: &str| {
        format!("kind: range\nx: area\ny: share\ninterval: {{lower: {lower}, upper: {upper}, name: Range}}")
    };
    let interval = |lower: &str, upper: &str| format!("{{lower: {lower}, upper: {upper}, name: Range}}");
    accepts(&range("low", "high"), &intervals());
    refuses("kind: range\nx: area\ny: share", &intervals(), "range", ["needs `interval`", ""]);
    refuses(
        "kind: dot\nx: area\ny: share\ninterval: {lower: low, upper: high, name: Range}",
        &intervals(),
        "interval",
        ["says nothing", "`range`"],
    );
    refuses(
        &range("high", "low"),
        &intervals(),
        &interval("high", "low"),
        ["`Derby` is above the upper one", "each other's place"],
    );
    refuses(&range("low", "boards"), &intervals(), "boards", ["does not have the unit", ""]);
    refuses(&range("low", "hihg"), &intervals(), "hihg", ["has no field", "`high`"]);
    let mut holed = intervals();
    holed.rows[1].cells[3] = crate::model::table::Cell::Missing(crate::model::symbol::Symbol::NotAvailable);
    refuses(&range("low", "high"), &holed, &interval("low", "high"), ["`Oxford` has no bounds", "`filter`"]);
    let mut endless = intervals();
    endless.rows[1].cells[3] = crate::model::table::Cell::Number(1e300, None);
    refuses(&range("low", "high"), &endless, &interval("low", "high"), ["bound", "mend"]);
    let nothing = format!("{}\nfilter: {{area: Leeds}}", range("low", "high"));
    refuses(&nothing, &intervals(), "share", ["only `[c]`", "table"]);
    let two = "kind: range\nx: area\ny: [share, low]\ninterval: {lower: low, upper: high, name: Range}";
    refuses(two, &intervals(), "[share, low]", ["one series", ""]);
}

#[test]
fn too_many_dots_are_too_many() {
    let rows: String = (0..500).map(|at| format!("  - [Area {at}, {at}]\n")).collect();
    let many = table("  - {id: a, title: A, type: text, role: key}\n  - {id: n, title: N, type: integer}", &rows);
    refuses("kind: dot\nx: a\ny: n", &many, "a", ["500 marks", "filter"]);
}

#[test]
fn a_kind_needs_its_keys_and_knows_no_others() {
    refuses("kind: bar\nx: area", &areas(), "bar", ["a chart of the kind `bar` needs `y`", ""]);
    refuses(
        "kind: bar\nx: area\ny: share\nbin-width: 10",
        &areas(),
        "bin-width",
        ["`bin-width` says nothing", "`histogram`"],
    );
}

#[test]
fn what_is_highlighted_is_in_the_chart() {
    let bar = "kind: bar\nx: area\ny: boards\n";
    refuses(
        &format!("{bar}highlight: Debry"),
        &areas(),
        "Debry",
        ["the chart has no name `Debry`", "did you mean `Derby`?"],
    );
    accepts(&format!("{bar}highlight: [Derby, Bath]"), &areas());
    accepts("kind: line\nx: year\ny: cases\nseries: place\nhighlight: [South, 2012]", &years());
}

#[test]
fn remarks_are_on_points_that_are_there() {
    let line =
        |remark: &str| format!("kind: line\nx: year\ny: cases\nseries: place\nannotations: [{{{remark}, text: Why}}]");
    refuses(&line("x: 2016, series: South"), &years(), "2016", ["no category `2016`", "did you mean"]);
    refuses(&line("x: 2012, series: Suoth"), &years(), "Suoth", ["no series `Suoth`", "did you mean `South`?"]);
    refuses(&line("x: 2011, series: South"), &years(), "2011", ["has no number here", "`notes`"]);
    accepts(&line("x: 2012, series: South"), &years());
}

#[test]
fn lines_to_compare_with_are_few_finite_and_named() {
    let bar = |lines: &str| format!("kind: bar\nx: area\ny: boards\nreference-lines: [{lines}]");
    let one = "{value: 1, label: A}";
    refuses(&bar("{value: .inf, label: A}"), &areas(), ".inf", ["a finite number", ""]);
    refuses(
        &bar(&[one; 3].join(", ")),
        &areas(),
        &format!("[{}]", [one; 3].join(", ")),
        ["at most 2", "several charts"],
    );
    accepts(&bar(one), &areas());
}

#[test]
fn what_the_table_marks_as_not_comparable_is_not_in_one_chart() {
    use crate::model::table::{Apart, ApartBy};
    let why = || "They count other things.".to_owned();
    let mut table = parts();
    table.apart = vec![Apart { of: ApartBy::Fields(vec![1, 3]), why: why() }];
    refuses(
        "kind: grouped-bar\nx: area\ny: [yes, no]",
        &table,
        "[yes, no]",
        ["`yes`, `no` cannot be compared with each other: They count", "a chart for each"],
    );
    accepts("kind: grouped-bar\nx: area\ny: [yes, partly]", &table);
    table.apart = vec![Apart { of: ApartBy::Values(0, vec!["Derby".to_owned(), "Leeds".to_owned()]), why: why() }];
    refuses("kind: bar\nx: area\ny: yes", &table, "area", ["`Derby`, `Leeds` cannot be compared", "`filter`"]);
    accepts("kind: bar\nx: area\ny: yes\nfilter: {area: [Derby, Oxford]}", &table);
}

/// A bar for each area, with more in its block.
fn with_bars(more: &str) -> String {
    format!("kind: bar\nx: area\ny: boards\n{more}")
}

#[test]
fn a_line_to_compare_with_leaves_the_values_to_be_seen() {
    let line = |value: &str| with_bars(&format!("reference-lines: [{{value: {value}, label: Target}}]"));
    accepts(&line("150"), &areas());
    refuses(&line("1000"), &areas(), "1000", ["`Target` is so far from all values", "in the text"]);
    refuses(&line("-1000"), &areas(), "-1000", ["`Target` is so far", ""]);
}

#[test]
fn a_remark_says_on_which_of_several_it_is() {
    let lines =
        |annotation: &str| format!("kind: line\nx: year\ny: cases\nseries: place\nannotations: [{{{annotation}}}]");
    accepts(&lines("x: 2012, series: North, text: T"), &years());
    refuses(&lines("x: 2012, text: T"), &years(), "2012", ["of which series", "`North`, `South`"]);
    let panels = lines("x: 2012, text: T").replace("series", "panels");
    refuses(&panels, &years(), "2012", ["of which panel", "`North`, `South`"]);
    let none = with_bars("annotations: [{x: Derby, panel: North, text: T}]");
    refuses(&none, &areas(), "North", ["no panels", "take `panel` out"]);
}

#[test]
fn a_series_alone_is_not_set_off() {
    refuses(&with_bars("highlight: Boards"), &areas(), "Boards", ["all that the chart shows", "`Derby`"]);
}
