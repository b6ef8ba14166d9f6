//! The evidence graph: what rests on what.
//!
//! A recommendation and a principle rest on findings; a finding on tables, sources and other findings; a table on the
//! sources it is from. Only what can bear weight is in the graph: a reference to anything else is told by
//! `check::evidence`, and the site is not published. A report is no node, since nothing rests on a folder; it holds the
//! findings and recommendations that do ([`super::Model::report_of`]).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::read::scalar::{Reference, Scheme};
use crate::read::yaml::Step as Path;

use super::Model;
use super::document::{Content, DocId};
use super::links::Entity;
use super::outgoing::outgoing;

/// The schemes that evidence can have.
pub const BEARING: &[Scheme] = &[Scheme::Table, Scheme::Source, Scheme::Finding];

/// Which way a trail is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From what rests to what it rests on.
    Below,
    /// From what bears to what rests on it.
    Above,
}

/// A station of a trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Station {
    /// What it is.
    pub node: Entity,
    /// How far it is from where the trail begins; its neighbours have 0.
    pub depth: usize,
    /// Whether it stood on the trail before, so that what follows it is not told again.
    pub again: bool,
}

/// What rests on what, in both directions.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    below: BTreeMap<Entity, Vec<Entity>>,
    above: BTreeMap<Entity, Vec<Entity>>,
}

impl Graph {
    /// The graph of what a model says.
    pub fn of(model: &Model) -> Self {
        let mut edges = Vec::new();
        for (id, document) in model.documents() {
            let named = supports(&document.content).into_iter();
            let found = named.filter_map(|(reference, _)| model.index.get(reference.scheme, &reference.id));
            edges.extend(found.map(|below| (Entity::Document(id), below)));
        }
        for (at, table) in model.tables.iter().enumerate() {
            let sources = table.sources.iter().filter_map(|id| model.index.get(Scheme::Source, id.as_str()));
            edges.extend(sources.map(|source| (Entity::Table(at), source)));
        }
        Graph::from_edges(edges)
    }

    /// A graph of pairs: what rests, and what it rests on. A pair that is there twice counts once.
    pub fn from_edges(edges: impl IntoIterator<Item = (Entity, Entity)>) -> Self {
        let mut graph = Graph::default();
        let mut seen = BTreeSet::new();
        for (upper, lower) in edges {
            if seen.insert((upper, lower)) {
                graph.below.entry(upper).or_default().push(lower);
                graph.above.entry(lower).or_default().push(upper);
            }
        }
        graph
    }

    /// What something rests on directly, in the order in which it is named.
    pub fn below(&self, node: Entity) -> &[Entity] {
        self.next(node, Direction::Below)
    }

    /// What rests on something directly, in the order of the documents and then of the tables.
    pub fn above(&self, node: Entity) -> &[Entity] {
        self.next(node, Direction::Above)
    }

    /// The neighbours of a node in one direction.
    pub fn next(&self, node: Entity, direction: Direction) -> &[Entity] {
        let edges = match direction {
            Direction::Below => &self.below,
            Direction::Above => &self.above,
        };
        edges.get(&node).map_or(&[], Vec::as_slice)
    }

    /// The documents that rest on something directly.
    pub fn documents_above(&self, node: Entity) -> impl Iterator<Item = DocId> {
        documents(self.above(node))
    }

    /// The documents that something rests on directly.
    pub fn documents_below(&self, node: Entity) -> impl Iterator<Item = DocId> {
        documents(self.below(node))
    }

    /// Whether the node has any place in the graph.
    pub fn holds(&self, node: Entity) -> bool {
        self.below.contains_key(&node) || self.above.contains_key(&node)
    }

    /// Every edge, from what rests to what it rests on, in the order of the nodes.
    pub fn edges(&self) -> impl Iterator<Item = (Entity, Entity)> {
        self.below.iter().flat_map(|(upper, lower)| lower.iter().map(|lower| (*upper, *lower)))
    }

    /// Every node, in order.
    pub fn nodes(&self) -> BTreeSet<Entity> {
        self.below.keys().chain(self.above.keys()).copied().collect()
    }

    /// The whole trail from a node, depth first: whatever is reached, and from where. A node that is reached twice stands
    /// at both places, and what follows it only at the first. A circle ends where it closes.
    pub fn trail(&self, from: Entity, direction: Direction) -> Vec<Station> {
        let mut stations = Vec::new();
        let mut seen = BTreeSet::from([from]);
        let mut waiting: Vec<(Entity, usize)> = Vec::new();
        let push = |waiting: &mut Vec<(Entity, usize)>, node: Entity, depth: usize| {
            waiting.extend(self.next(node, direction).iter().rev().map(|next| (*next, depth)));
        };
        push(&mut waiting, from, 0);
        while let Some((node, depth)) = waiting.pop() {
            let again = !seen.insert(node);
            stations.push(Station { node, depth, again });
            if !again {
                push(&mut waiting, node, depth + 1);
            }
        }
        stations
    }

    /// The circles in which something rests on itself: each as its nodes in order, without the first one again at the end.
    /// Every node that is on a circle is in at least one of those that are told.
    pub fn circles(&self) -> Vec<Vec<Entity>> {
        let inner = self.inner();
        let mut covered = BTreeSet::new();
        let mut circles = Vec::new();
        for node in &inner {
            if !covered.contains(node)
                && let Some(circle) = self.circle(*node, &inner)
            {
                covered.extend(circle.iter().copied());
                circles.push(circle);
            }
        }
        circles
    }

    /// The nodes that are on a circle or between two: what is left when all that ends nowhere else is taken away, over and
    /// over, from both ends.
    fn inner(&self) -> BTreeSet<Entity> {
        let mut left = self.nodes();
        for (direction, back) in [(Direction::Below, Direction::Above), (Direction::Above, Direction::Below)] {
            let count = |node: &Entity| self.next(*node, direction).iter().filter(|next| left.contains(*next)).count();
            let mut open: BTreeMap<Entity, usize> = left.iter().map(|node| (*node, count(node))).collect();
            let mut ends: Vec<Entity> = open.iter().filter(|(_, open)| **open == 0).map(|(node, _)| *node).collect();
            while let Some(node) = ends.pop() {
                left.remove(&node);
                for before in self.next(node, back) {
                    if let Some(open) = open.get_mut(before) {
                        *open -= 1;
                        ends.extend((*open == 0).then_some(*before));
                    }
                }
            }
        }
        left
    }

    /// The shortest way from a node back to itself within some nodes.
    fn circle(&self, start: Entity, within: &BTreeSet<Entity>) -> Option<Vec<Entity>> {
        let mut from: BTreeMap<Entity, Entity> = BTreeMap::new();
        let mut waiting = VecDeque::from([start]);
        while let Some(node) = waiting.pop_front() {
            for next in self.below(node).iter().filter(|next| within.contains(*next)) {
                if *next == start {
                    let mut circle = vec![node];
                    while let Some(before) = circle.last().and_then(|last| from.get(last)) {
                        circle.push(*before);
                    }
                    circle.reverse();
                    return Some(circle);
                }
                if !from.contains_key(next) {
                    from.insert(*next, node);
                    waiting.push_back(*next);
                }
            }
        }
        None
    }
}

fn documents(nodes: &[Entity]) -> impl Iterator<Item = DocId> {
    nodes.iter().filter_map(|node| if let Entity::Document(id) = node { Some(*id) } else { None })
}

/// What the front matter of a document says that it rests on, as far as that can bear weight, and where it says so.
pub fn supports(content: &Content) -> Vec<(Reference, Vec<Path<'static>>)> {
    let key = match content {
        Content::Finding(_) => "evidence",
        Content::Recommendation(_) | Content::Principle(_) => "findings",
        _ => return Vec::new(),
    };
    let named =
        outgoing(content).into_iter().filter(|named| matches!(named.path[..], [Path::Key(first), ..] if first == key));
    named.filter(|named| BEARING.contains(&named.reference.scheme)).map(|named| (named.reference, named.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(at: usize) -> Entity {
        Entity::Document(DocId(at))
    }

    fn graph(edges: &[(usize, usize)]) -> Graph {
        Graph::from_edges(edges.iter().map(|(upper, lower)| (node(*upper), node(*lower))))
    }

    fn told(stations: &[Station]) -> String {
        let station = |station: &Station| {
            let Entity::Document(DocId(at)) = station.node else { return String::new() };
            format!("{}{at}{}", "-".repeat(station.depth), if station.again { "*" } else { "" })
        };
        stations.iter().map(station).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_trail_tells_each_node_once_and_names_it_where_it_comes_again() {
        let diamond = graph(&[(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]);
        assert_eq!(told(&diamond.trail(node(0), Direction::Below)), "1 -3 --4 2 -3*");
        assert_eq!(told(&diamond.trail(node(4), Direction::Above)), "3 -1 --0 -2 --0*");
        assert_eq!(diamond.trail(node(4), Direction::Below), []);
    }

    #[test]
    fn a_trail_in_a_circle_ends() {
        assert_eq!(told(&graph(&[(0, 1), (1, 0)]).trail(node(0), Direction::Below)), "1 -0*");
    }

    #[test]
    fn circles_are_found_and_nothing_else() {
        let circles = |edges: &[(usize, usize)]| {
            let number = |node: &Entity| if let Entity::Document(DocId(at)) = node { *at } else { usize::MAX };
            let circles = graph(edges).circles();
            circles.iter().map(|circle| circle.iter().map(number).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        assert_eq!(circles(&[(0, 1), (0, 2), (1, 2)]), Vec::<Vec<usize>>::new());
        assert_eq!(circles(&[(5, 5)]), [[5]]);
        // 7 leads into a circle and 4 out of it: neither is on it. 8 lies between two circles.
        assert_eq!(circles(&[(7, 1), (1, 2), (2, 3), (3, 1), (3, 4)]), [[1, 2, 3]]);
        assert_eq!(circles(&[(0, 1), (1, 0), (1, 8), (8, 5), (5, 6), (6, 5)]), [[0, 1], [5, 6]]);
        // Two circles that share a node.
        assert_eq!(circles(&[(0, 1), (1, 0), (1, 2), (2, 1)]), [[0, 1], [2, 1]]);
    }

    #[test]
    fn a_very_long_trail_is_followed_to_its_end() {
        let long: Vec<(usize, usize)> = (0..100_000).map(|at| (at, at + 1)).collect();
        let long = graph(&long);
        assert_eq!(long.trail(node(0), Direction::Below).len(), 100_000);
        assert!(long.circles().is_empty());
    }

    #[test]
    fn a_pair_that_is_named_twice_counts_once() {
        let twice = graph(&[(0, 1), (0, 1)]);
        assert_eq!((twice.below(node(0)), twice.above(node(1))), (&[node(1)][..], &[node(0)][..]));
    }
}
