//! The evidence graph, over whole projects.

use findings::model::evidence::Direction;
use findings::model::kind::Kind;
use findings::model::links::Entity;
use findings::{diagnostic, understand};
use proptest::prelude::*;

use crate::support::{options, project};

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
