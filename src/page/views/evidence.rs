//! Views of the evidence graph: the trail of one page in both directions, and the whole graph in parts.

use std::collections::BTreeSet;

use crate::model::document::DocId;
use crate::model::evidence::{Direction, Station};
use crate::model::kind::Kind;
use crate::model::links::Entity;
use crate::page::view::{DiagramView, EvidenceGroupView, EvidencePartView, GraphFilesView, StepView};
use crate::page::{diagram, evidence};

use super::Views;

/// How many steps from its page a trail is told; what is further away stands on the pages in between.
const STEPS: usize = 8;

/// How many boxes the drawings of one page may have in all.
const BOXES_OF_A_PAGE: usize = 1500;

impl Views<'_> {
    /// What a node rests on, or what rests on it, step by step.
    pub(in crate::page) fn trail(&self, node: Entity, direction: Direction) -> Vec<StepView> {
        let mut seen = BTreeSet::new();
        self.steps(&self.model.evidence.trail(node, direction), direction, &mut seen)
    }

    /// Stations, each with those below it. `seen` is what has been told on the page with all that follows it.
    fn steps(&self, stations: &[Station], direction: Direction, seen: &mut BTreeSet<Entity>) -> Vec<StepView> {
        let mut steps = Vec::new();
        let mut rest = stations;
        while let [first, others @ ..] = rest {
            let below = others.iter().take_while(|station| station.depth > first.depth).count();
            let (nested, after) = others.split_at(below);
            rest = after;
            let Some(card) = self.entity_card(first.node) else { continue };
            let leads_on = !self.model.evidence.next(first.node, direction).is_empty();
            let left_out = match leads_on {
                true if seen.contains(&first.node) => Some("again"),
                true if first.again || first.depth + 1 >= STEPS => Some("further"),
                _ => None,
            };
            let nested = if left_out.is_some() { &[] } else { nested };
            if left_out.is_none() {
                seen.insert(first.node);
            }
            steps.push(StepView { card, left_out, steps: self.steps(nested, direction, seen) });
        }
        steps
    }

    /// The drawing of the trail of a document in both directions.
    pub(super) fn diagram(&self, id: DocId) -> Option<DiagramView> {
        diagram::of_node(self, Entity::Document(id))
    }

    /// The whole graph: a group for each report and each framework, in their order, and one for what is of neither.
    pub(super) fn evidence(&self) -> Vec<EvidenceGroupView> {
        let mut left = BOXES_OF_A_PAGE;
        let mut groups = Vec::new();
        for (at, (head, members)) in self.evidence_groups().into_iter().enumerate() {
            let link = head.map(|head| self.link(head));
            let title = link.as_ref().map(|link| link.title.clone());
            groups.push(EvidenceGroupView {
                id: format!("page-group-{}", at + 1),
                title: title.unwrap_or_else(|| self.messages.text("listing.no-report", &[])),
                url: link.map(|link| link.url),
                parts: self.evidence_parts(&members, &mut left),
            });
        }
        groups
    }

    /// One drawing of all, or one for each conclusion where that would be too crowded. `left` is how many boxes the page
    /// has room for.
    fn evidence_parts(&self, members: &[DocId], left: &mut usize) -> Vec<EvidencePartView> {
        let mut room = |drawn: DiagramView| {
            let fits = drawn.boxes <= *left;
            *left -= if fits { drawn.boxes } else { 0 };
            fits.then_some(drawn)
        };
        let tops = self.tops(members);
        let whole = diagram::of_documents(self, members);
        if whole.wide.is_some() || tops.len() < 2 {
            let mut seen = BTreeSet::new();
            let steps = tops.iter().flat_map(|id| self.conclusion(*id, &mut seen)).collect();
            return vec![EvidencePartView { title: None, diagram: room(whole), steps }];
        }
        let part = |id: &DocId| EvidencePartView {
            title: Some(self.model.document(*id).common.title.clone()),
            diagram: room(diagram::of_documents(self, &[*id])),
            steps: self.conclusion(*id, &mut BTreeSet::new()),
        };
        tops.iter().map(part).collect()
    }

    /// Where the graph is as files.
    pub(super) fn graph_files(&self) -> Option<GraphFilesView> {
        let url = |path: &str| self.addresses.url(path);
        evidence::is_published(self)
            .then(|| GraphFilesView { json: url(evidence::JSON), linked: url(evidence::LINKED) })
    }

    fn evidence_groups(&self) -> Vec<(Option<DocId>, Vec<DocId>)> {
        let of = |kind: Kind| {
            let mut heads: Vec<DocId> = self.model.of_kind(kind).map(|(id, _)| id).collect();
            heads.sort_by_key(|id| self.model.order(*id));
            heads
        };
        let kinds = [Kind::Recommendation, Kind::Finding];
        let members =
            |report: DocId| kinds.iter().flat_map(|kind| self.model.of_report(report, *kind)).copied().collect();
        let reports = of(Kind::Report).into_iter().map(|id| (Some(id), members(id)));
        let principles = |framework: DocId| {
            let children = self.model.children(framework).iter().copied();
            children.filter(|id| self.model.evidence.holds(Entity::Document(*id))).collect()
        };
        let frameworks = of(Kind::Framework).into_iter().map(|id| (Some(id), principles(id)));
        let loose = kinds.iter().flat_map(|kind| of(*kind)).filter(|id| self.model.report_of(*id).is_none()).collect();
        let groups = reports.chain(frameworks).chain([(None, loose)]);
        groups.filter(|(_, members): &(_, Vec<DocId>)| !members.is_empty()).collect()
    }

    /// Those of some documents that nothing among them rests on.
    fn tops(&self, members: &[DocId]) -> Vec<DocId> {
        let graph = &self.model.evidence;
        let inside: BTreeSet<DocId> = members.iter().copied().collect();
        let is_top = |id: &DocId| !graph.documents_above(Entity::Document(*id)).any(|above| inside.contains(&above));
        members.iter().copied().filter(is_top).collect()
    }

    /// A document with all that it rests on.
    fn conclusion(&self, id: DocId, seen: &mut BTreeSet<Entity>) -> Vec<StepView> {
        let mut stations = vec![Station { node: Entity::Document(id), depth: 0, again: false }];
        let below = self.model.evidence.trail(Entity::Document(id), Direction::Below).into_iter();
        stations.extend(below.map(|station| Station { depth: station.depth + 1, ..station }));
        self.steps(&stations, Direction::Below, seen)
    }
}
