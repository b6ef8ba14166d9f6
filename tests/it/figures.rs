//! What a page shows of a chart that is not a drawing.

use findings::build;

use crate::support::{SETTINGS, options, project};

const TABLE: &str = "\
title: Illustrative cases
description: Of three years.
as-of: 2013
illustrative: true
fields:
  - {id: place, title: Place, type: text, role: key}
  - {id: year, title: Year, type: year, role: key}
  - {id: cases, title: Cases, type: integer, unit: cases}
rows:
  - [North, 2012, 4]
  - [North, 2013, 38]
  - [South, 2012, \"[c]\"]
  - [South, 2013, 20]
";

/// The page of one chart.
fn page(block: &str) -> String {
    let home = format!("---\ntitle: Home\n---\n```chart\nid: one\ntable: cases\ntitle: It is so\n{block}\n```\n");
    let files = [("content/site.yaml", SETTINGS), ("content/_index.md", &home), ("content/data/cases.yaml", TABLE)];
    let files: Vec<(String, String)> = files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
    let built = build(&project(&files), &options());
    assert_eq!(built.diagnostics, []);
    String::from_utf8(built.site.unwrap().get("index.html").unwrap().to_vec()).unwrap()
}

#[test]
fn a_table_with_shades_is_a_table_in_sight_with_a_key() {
    let page = page("kind: heat\nx: place\ny: cases\nseries: year");
    for part in [
        "<p class=\"shade-measure\">Cases (cases)</p>",
        "<li class=\"shade-1\">0 to under 10</li>",
        "<td class=\"number shade-1\">4</td>",
        "<td class=\"number shade-5\">38</td>",
        "<td class=\"number\">[c]</td>",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(!page.contains("<svg") && !page.contains("<details"));
}

#[test]
fn numbers_in_large_are_words_of_the_page() {
    let page = page(
        "kind: key-figure\ny: cases\npanels: place\nfilter: {year: 2013}\nreference-lines: [{value: 58, label: Both}]",
    );
    let tile = "<p class=\"tile\"><span class=\"tile-number\">38 cases</span> <span class=\"tile-words\">North</span> <span class=\"tile-beside\">Both: 58 cases</span></p>";
    assert!(page.contains(tile), "{page}");
    assert!(page.contains("<span class=\"tile-number\">20 cases</span>") && !page.contains("<svg"));
}
