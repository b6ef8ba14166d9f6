//! The evidence graph, over whole projects.

use findings::model::evidence::Direction;
use findings::model::kind::Kind;
use findings::model::links::Entity;
use findings::{build, diagnostic, understand};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{options, project, without_own_scripts};

/// A project of findings, each with what it rests on: the number of another finding, or the source.
fn findings(evidence: &[Vec<Option<usize>>]) -> Vec<(String, String)> {
    let name = |on: &Option<usize>| on.map_or("source:s".to_owned(), |at| format!("finding:f{at}"));
    let finding = |(at, on): (usize, &Vec<Option<usize>>)| {
        let named = on.iter().map(name).collect::<Vec<_>>().join(", ");
        let text = format!("---\ntitle: F{at}\nevidence: [{named}]\nconfidence: low\n---\nSo it is.\n");
        (format!("content/findings/f{at}.md"), text)
    };
    let sources = ("content/sources.yaml".to_owned(), "sources:\n  s: {type: report, title: S}\n".to_owned());
    let page = ("content/sources.md".to_owned(), "---\ntitle: Sources\nlists: sources\n---\n".to_owned());
    evidence.iter().enumerate().map(finding).chain([sources, page]).collect()
}

fn evidence() -> impl Strategy<Value = Vec<Vec<Option<usize>>>> {
    (2_usize..8).prop_flat_map(|n| {
        let one = prop_oneof![1 => Just(None), 3 => (0..n).prop_map(Some)];
        prop::collection::vec(prop::collection::vec(one, 0..3), n)
    })
}

proptest! {
    /// Where nothing is wrong, each trail goes down to a source; and where a trail does not, something is told.
    #[test]
    fn without_an_error_every_finding_stands_on_the_ground(evidence in evidence()) {
        let understood = understand(&project(&findings(&evidence)), &options());
        let model = &understood.model;
        let grounded = |node: Entity| {
            model.evidence.trail(node, Direction::Below).iter().any(|station| matches!(station.node, Entity::Source(_)))
        };
        let all = model.of_kind(Kind::Finding).all(|(id, _)| grounded(Entity::Document(id)));
        let circles = !model.evidence.circles().is_empty();
        let errors = diagnostic::has_errors(&understood.diagnostics);
        prop_assert!(errors || all, "{:?}", understood.diagnostics);
        prop_assert!(errors || !circles);
        // And nothing is told without a reason: each list is filled, and there is no circle.
        prop_assert!(!errors || circles || evidence.iter().any(Vec::is_empty), "{:?}", understood.diagnostics);
    }
}

/// A report with a recommendation on a finding, on a table, on a source; a title that would like to be markup.
fn whole() -> Vec<(String, String)> {
    let table = "title: Boards\ndescription: All boards.\nsource: [s]\nas-of: 2013\nfields:\n  - {id: a, title: A, type: text, role: key}\nrows:\n  - [x]\n";
    [
        ("content/reports/r/_index.md", "---\ntitle: The report\npublished: 2013-11\n---\nHello.\n"),
        (
            "content/reports/r/findings/slow.md",
            "---\ntitle: \"</script><script>alert(x)</script> & so\"\npublished: 2013\nevidence: [table:t, source:s]\nconfidence: low\n---\nIt is.\n",
        ),
        ("content/reports/r/recommendations/act.md", "---\ntitle: Act\nfindings: [slow]\n---\nDo.\n"),
        ("content/data/t.yaml", table),
        ("content/sources.yaml", "sources:\n  s: {type: report, title: An original}\n"),
        ("content/sources.md", "---\ntitle: Sources\nlists: sources\n---\n"),
        ("content/evidence.md", "---\ntitle: Evidence\nlists: evidence\n---\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

/// A file of the site that a project becomes.
fn published(files: &[(String, String)], path: &str) -> String {
    let built = build(&project(files), &options());
    assert_eq!(built.diagnostics, []);
    let site = built.site.unwrap();
    let bytes = site.files().find(|(other, _)| other.as_str() == path).map(|(_, bytes)| bytes.to_vec());
    String::from_utf8(bytes.unwrap_or_else(|| panic!("there is no {path}"))).unwrap()
}

#[test]
fn the_json_file_has_each_record_and_what_it_rests_on() {
    let graph: Value = serde_json::from_str(&published(&whole(), "evidence.json")).unwrap();
    let ids: Vec<&str> = graph["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["report:r", "finding:slow", "recommendation:act", "table:t", "source:s"]);
    let edge = |edge: &Value| format!("{} on {}", edge["from"].as_str().unwrap(), edge["to"].as_str().unwrap());
    let edges: Vec<String> = graph["edges"].as_array().unwrap().iter().map(edge).collect();
    assert_eq!(
        edges,
        [
            "finding:slow on table:t",
            "finding:slow on source:s",
            "recommendation:act on finding:slow",
            "table:t on source:s"
        ]
    );
    assert_eq!(graph["nodes"][1]["part-of"], "report:r");
    assert_eq!(graph["nodes"][1]["status"], "low");
    assert_eq!(graph["nodes"][3]["url"], "https://example.org/data/t/");
}

#[test]
fn the_linked_data_names_only_what_it_has() {
    let linked: Value = serde_json::from_str(&published(&whole(), "evidence.jsonld")).unwrap();
    let records = linked["@graph"].as_array().unwrap();
    let kinds: Vec<&str> = records.iter().map(|record| record["@type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["Report", "Claim", "CreativeWork", "Dataset", "CreativeWork"]);
    let ids: Vec<&Value> = records.iter().map(|record| &record["@id"]).collect();
    let mut named = 0;
    for record in records {
        for key in ["isPartOf", "isBasedOn", "citation", "hasPart", "appearance"] {
            let values = match &record[key] {
                Value::Array(values) => values.clone(),
                Value::Null => Vec::new(),
                one => vec![one.clone()],
            };
            for value in values {
                assert!(ids.contains(&&value["@id"]), "{key} of {} is {value}", record["@id"]);
                named += 1;
            }
        }
    }
    assert_eq!(named, 9);
    assert_eq!(records[1]["datePublished"], "2013");
    assert_eq!(records[1]["text"], "</script><script>alert(x)</script> & so");
}

#[test]
fn words_of_an_editor_do_not_end_the_data_of_a_page() {
    for page in ["reports/r/findings/slow", "reports/r/recommendations/act", "data/t", "reports/r", "evidence"] {
        let html = published(&whole(), &format!("{page}/index.html"));
        assert_eq!(html.contains("application/ld+json\">{"), page != "evidence", "{page}");
        assert!(!without_own_scripts(&html).contains("<script"), "{page}");
    }
}

#[test]
fn a_drawing_that_would_be_too_crowded_is_left_out_in_words() {
    let on_all: Vec<Option<usize>> = (1..80).map(Some).collect();
    let evidence: Vec<Vec<Option<usize>>> = std::iter::once(on_all).chain((1..80).map(|_| vec![None])).collect();
    let html = published(&findings(&evidence), "findings/f0/index.html");
    assert!(!html.contains("<svg") && html.contains("A drawing would have 81 boxes and be too crowded."), "{html}");
    assert!(published(&findings(&evidence), "findings/f7/index.html").contains("<svg"));
}
