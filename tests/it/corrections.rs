//! What was put right stands on its page, in the log, in the feed, and moves the date of the page.

use findings::{Options, build, model::Edition, site::Site};

use crate::support::{options, project};

/// A page, a table and a source with a mistake each, and the log of all three.
fn site(options: &Options) -> Site {
    let correction = |date: &str, more: &str| {
        format!(
            "corrections:\n  - {{date: {date}, said: Six, says: Seven, why: We counted again., severity: substantive{more}}}\n"
        )
    };
    let files = [
        (
            "content/a.md",
            format!("---\ntitle: Page\npublished: 2013\n{}---\nIt is seven.\n", correction("2015-03-01", "")),
        ),
        (
            "content/b.md",
            format!("---\ntitle: Other\npublished: 2013\n{}---\nSee there.\n", correction("2016", ", about: post")),
        ),
        (
            "content/data/t.yaml",
            format!(
                "title: Table\ndescription: d\nsource: [post]\nas-of: 2013\nfields:\n  - {{id: a, title: A, type: text, role: key}}\n  - {{id: n, title: N, type: integer}}\nrows:\n  - [one, 7]\n{}",
                correction("2014-02", "")
            ),
        ),
        ("content/sources.yaml", "sources:\n  post: {type: report, title: A post}\n".to_owned()),
        ("content/sources.md", "---\ntitle: Sources\nlists: sources\n---\n".to_owned()),
        ("content/log.md", "---\ntitle: Corrections\nlists: corrections\n---\n".to_owned()),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text));
    let built = build(&project(&files), options);
    // Seen from a former day, what was put right long after is dated far ahead.
    let told: Vec<&str> = built.diagnostics.iter().map(|told| told.rule.code).collect();
    assert!(told.iter().all(|code| *code == "date-ahead"), "{told:?}");
    built.site.unwrap()
}

fn text(site: &Site, path: &str) -> String {
    String::from_utf8(site.get(path).unwrap_or_else(|| panic!("{path}")).to_vec()).unwrap()
}

#[test]
fn a_mistake_of_the_page_has_a_box_at_its_top() {
    let site = site(&options());
    for path in ["a/index.html", "data/t/index.html"] {
        let page = text(&site, path);
        assert!(page.contains("Important correction") && page.contains("class=\"state corrected\""), "{path}");
    }
    let other = text(&site, "b/index.html");
    assert!(other.contains("id=\"page-corrections\"") && !other.contains("state corrected"));
}

#[test]
fn a_mistake_of_the_page_moves_its_date_and_one_of_others_does_not() {
    let site = site(&options());
    let map = text(&site, "sitemap.xml");
    let changed = |url: &str| {
        let entry = map.split("<url>").find(|entry| entry.contains(&format!("example.org/{url}</loc>"))).unwrap();
        entry.split("<lastmod>").nth(1).map(|rest| rest.split('<').next().unwrap().to_owned())
    };
    assert_eq!(changed("a/").as_deref(), Some("2015-03-01"));
    assert_eq!(changed("data/t/").as_deref(), Some("2014-02"));
    assert_eq!(changed("b/").as_deref(), Some("2013"));
    assert!(text(&site, "a/index.html").contains("<time datetime=\"2015-03-01\">"));
}

#[test]
fn the_log_and_the_feed_have_all_with_the_latest_first() {
    let site = site(&options());
    let places = |text: &str, marks: [&str; 3]| marks.map(|mark| text.find(mark).unwrap_or_else(|| panic!("{mark}")));
    let log = text(&site, "log/index.html");
    let links = ["/b/#page-correction-2016", "/a/#page-correction-2015-03-01", "/data/t/#page-correction-2014-02"];
    assert!(places(&log, links).is_sorted());
    let feed = text(&site, "corrections.xml");
    assert!(places(&feed, links).is_sorted());
    assert!(feed.contains("<updated>2016-01-01T00:00:00Z</updated>") && feed.contains("It said: “Six”"));
}

#[test]
fn what_is_put_right_later_is_not_known_before() {
    let edition = Edition { drafts: false, as_of: jiff::civil::date(2015, 1, 1) };
    let site = site(&Options { edition, ..options() });
    assert!(!text(&site, "a/index.html").contains("page-correction"));
    assert!(!text(&site, "log/index.html").contains("2015") && text(&site, "log/index.html").contains("2014-02"));
    assert!(!text(&site, "corrections.xml").contains("2015"));
}
