//! Sources, references and citations as a reader gets them.

use std::collections::BTreeSet;

use findings::build;
use findings::site::Site;

use crate::support::{options, project};

const SOURCES: &str = "sources:\n  committee: {type: report, title: The committee's report, author: [A committee], issued: 2013}\n  \
                       slides: {type: speech, title: The slides, issued: 2012}\n";

const TABLE: &str = "title: People\ndescription: People who took part.\nas-of: 2013\nfields:\n  \
                     - {id: who, title: Who, type: text, role: key}\n  \
                     - {id: account, title: Source, type: source, role: key}\n  \
                     - {id: number, title: Number, type: integer}\n  \
                     - {id: standing, title: Status, type: standing}\nrows:\n  \
                     - [Professionals, committee, 76, used]\n  - [Professionals, slides, 70, not-used]\n";

const REPORT: &str = "---\ntitle: A report\npublished: 2013-11\nauthors: [\"Ash, A.\", A working group]\n---\nText.\n";

fn site(files: &[(&str, &str)]) -> Site {
    let common = [("content/sources.yaml", SOURCES), ("content/data/people.yaml", TABLE)];
    let files: Vec<(String, String)> =
        common.iter().chain(files).map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let built = build(&project(&files), &options());
    built.site.unwrap_or_else(|| panic!("{:?}", built.diagnostics))
}

fn file(site: &Site, path: &str) -> String {
    let found = site.files().find(|(other, _)| other.as_str() == path);
    let (_, bytes) = found.unwrap_or_else(|| panic!("there is no file {path}"));
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What stands in each `name="…"` of a page.
fn values<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_mention_leads_to_its_entry_and_the_entry_back_to_each() {
    let page = "---\ntitle: A page\n---\n[](source:committee \"p. 12\"), [words](source:committee \"Q672\") and \
                [76](value:people/professionals.committee/number).[^n]\n\n[^n]: See [](source:slides).\n";
    let html = file(&site(&[("content/a.md", page)]), "a/index.html");
    assert!(
        html.contains("<a id=\"cite-1-1\" href=\"#ref-1\" class=\"citation\">A committee (2013), page 12</a>"),
        "{html}"
    );
    assert!(html.contains("question 672"), "{html}");
    assert!(
        html.contains("Data: <a href=\"/data/people/\">People</a> (from A committee (2013) and The slides (2012))")
    );
    let anchors: BTreeSet<&str> = values(&html, "id").into_iter().collect();
    let back: Vec<&str> = values(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#')).collect();
    assert!(back.iter().all(|anchor| anchors.contains(anchor)), "{back:?} {anchors:?}");
    for mention in ["cite-1-1", "cite-1-2", "cite-2-1", "cite-3-1"] {
        assert!(back.contains(&mention), "{mention}");
    }
}

#[test]
fn what_the_front_matter_rests_on_is_among_the_references() {
    let finding = "---\ntitle: A finding\nevidence: [source:committee, table:people]\nconfidence: low\n---\nText.\n";
    let html = file(&site(&[("content/findings/f.md", finding)]), "findings/f/index.html");
    assert!(html.contains("<li id=\"ref-1\"><a href=\"/sources/committee/\">"), "{html}");
    assert!(html.contains("<li id=\"ref-2\">Data: <a href=\"/data/people/\">"), "{html}");
    assert_eq!(html.matches("href=\"#page-evidence\" aria-label=").count(), 2);
}

#[test]
fn the_page_of_a_source_has_what_rests_on_it_and_nothing_of_a_draft() {
    let draft = "---\ntitle: A secret page\ndraft: true\n---\n[](source:committee \"p. 99\")\n";
    let finding =
        "---\ntitle: A finding\nevidence: [table:people]\nconfidence: low\n---\n[](source:committee \"p. 7\")\n";
    let site = site(&[("content/b.md", draft), ("content/findings/f.md", finding)]);
    let html = file(&site, "sources/committee/index.html");
    assert!(html.contains("href=\"/findings/f/\"") && html.contains("href=\"/data/people/\""), "{html}");
    assert!(html.contains("page 7") && !html.contains("page 99") && !html.contains("secret"), "{html}");
}

#[test]
fn a_report_is_cited_by_its_authors_and_what_is_in_it_by_the_report() {
    let chapter = "---\ntitle: What we saw\n---\nOne.\n\nTwo.\n";
    let site = site(&[("content/reports/r/_index.md", REPORT), ("content/reports/r/02-seen.md", chapter)]);
    let report = file(&site, "reports/r/index.html");
    let words = "Ash, A. and A working group (November 2013). A report. A publisher. https://example.org/reports/r/";
    assert!(report.contains(&format!("<p class=\"cite-text\">{words}</p>")), "{report}");
    assert!(
        file(&site, "reports/r/cite.bib")
            .starts_with("@techreport{report-r,\n  author = {Ash, A. and {A working group}},")
    );
    let paragraphs = file(&site, "reports/r/seen/paragraphs.txt");
    let second = "Ash, A. and A working group (November 2013). What we saw, paragraph 2.2. In: A report. A publisher. \
                  https://example.org/reports/r/seen/#p-2-2";
    assert_eq!(paragraphs.lines().nth(1), Some(second));
    let html = file(&site, "reports/r/seen/index.html");
    for format in ["txt", "bib", "ris", "json"] {
        assert!(html.contains(&format!("href=\"/reports/r/seen/paragraphs.{format}\"")), "{format}");
        assert!(file(&site, &format!("reports/r/seen/paragraphs.{format}")).contains("seen/#p-2-2"), "{format}");
    }
}

#[test]
fn a_page_about_a_report_is_not_cited_by_the_authors_of_the_report() {
    let about = REPORT.replace("---\nText", "source: committee\n---\nText");
    let text = file(&site(&[("content/reports/r/_index.md", &about)]), "reports/r/cite.ris");
    assert!(
        text.contains("TY  - ELEC\r\n") && text.contains("AU  - A publisher,\r\n") && !text.contains("Ash"),
        "{text}"
    );
}

#[test]
fn another_sources_figure_is_marked_and_the_one_in_use_says_that_sources_differ() {
    let page = "---\ntitle: A page\n---\n[76](value:people/professionals.committee/number), \
                [76](value:people/professionals.committee/number) and [70](value:people/professionals.slides/number).\n";
    let html = file(&site(&[("content/a.md", page)]), "a/index.html");
    assert_eq!(html.matches("(<a href=\"/data/people/\">sources differ").count(), 1, "{html}");
    assert!(html.contains("70</a> <span class=\"account\">(another source’s figure)</span>"), "{html}");
}

#[test]
fn accounts_stand_side_by_side_with_their_sources_and_their_standing() {
    let site = site(&[]);
    let html = file(&site, "data/people/index.html");
    assert!(html.contains("<th scope=\"row\"><a href=\"/sources/slides/\">The slides (2012)</a></th>"), "{html}");
    assert!(
        html.contains("<td><span class=\"tag tag-not-used\">Not used, another source’s figure</span></td>"),
        "{html}"
    );
    let csv = file(&site, "data/people.csv");
    assert_eq!(csv.lines().next(), Some("who,account,account-name,number,standing,standing-name"));
    assert!(csv.contains("Professionals,slides,The slides (2012),70,not-used,"), "{csv}");
    assert!(file(&site, "sources/slides/index.html").contains("href=\"/data/people/\""));
}
