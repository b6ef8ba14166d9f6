//! Diagrams of the evidence: what rests on what, as boxes and arrows.
//!
//! A drawing has what the list beside it has, and is made from the same graph, so neither can say something else than the
//! other. Its boxes are links: a drawing that a reader can follow by eye can be followed by hand too, with a pointer or with
//! the Tab key, so it is not hidden from anyone.

mod layers;
mod layout;
mod svg;

use std::collections::BTreeSet;

use crate::model::document::{Content, DocId};
use crate::model::evidence::Direction;
use crate::model::links::Entity;
use crate::page::view::DiagramView;
use crate::page::views::Views;

use layers::columns;
use svg::{Label, NARROW, Shape, WIDE};

/// A drawing with more boxes than this would be too crowded to read.
pub const MOST_BOXES: usize = 60;

/// More columns than this leave no room for words.
const MOST_COLUMNS: usize = 4;

/// The width of boxes below each other where there is more room than a title needs.
const STACKED: f64 = 480.0;

/// The drawing of what a node rests on and of what rests on it; `None` for a node that stands alone.
pub fn of_node(views: &Views, node: Entity) -> Option<DiagramView> {
    let graph = &views.model.evidence;
    let mut nodes = BTreeSet::from([node]);
    for direction in [Direction::Below, Direction::Above] {
        nodes.extend(graph.trail(node, direction).into_iter().map(|station| station.node));
    }
    (nodes.len() > 1).then(|| draw(views, &nodes, Some(node)))
}

/// The drawing of some documents and of all that they rest on.
pub fn of_documents(views: &Views, documents: &[DocId]) -> DiagramView {
    let mut nodes: BTreeSet<Entity> = documents.iter().map(|id| Entity::Document(*id)).collect();
    for id in documents {
        let trail = views.model.evidence.trail(Entity::Document(*id), Direction::Below);
        nodes.extend(trail.into_iter().map(|station| station.node));
    }
    draw(views, &nodes, None)
}

fn draw(views: &Views, nodes: &BTreeSet<Entity>, current: Option<Entity>) -> DiagramView {
    let boxes = nodes.len();
    if boxes > MOST_BOXES {
        return DiagramView { boxes, wide: None, narrow: None };
    }
    let labelled = nodes.iter().filter_map(|node| Some((*node, label(views, *node, current)?)));
    let (nodes, labels): (Vec<Entity>, Vec<Label>) = labelled.unzip();
    let place = |node: Entity| nodes.binary_search(&node).ok();
    let edges = nodes.iter().flat_map(|upper| views.model.evidence.below(*upper).iter().map(|lower| (*upper, *lower)));
    let edges: Vec<(usize, usize)> = edges.filter_map(|(upper, lower)| Some((place(upper)?, place(lower)?))).collect();
    let least: Vec<usize> = labels.iter().map(|label| least(label.shape)).collect();
    let top: Vec<bool> = labels.iter().map(|label| label.shape == Shape::Asked).collect();
    let columns = columns(&least, &top, &edges);
    let heights =
        |width: f64, letters: f64| -> Vec<f64> { labels.iter().map(|label| label.height(width, letters)).collect() };
    let name = views.messages.text("evidence.drawing", &[]);
    let stacked = |sheet: &svg::Sheet| {
        let lanes = layout::lanes(&columns, &edges)?;
        let width = (sheet.room() - lanes.room()).min(STACKED);
        let layout = layout::narrow(&lanes, &heights(width, sheet.letters), width);
        Some(svg::draw(&labels, &layout, sheet, &name))
    };
    let wide = if columns.items.len() <= MOST_COLUMNS {
        let heights = heights(layout::box_width(columns.items.len(), WIDE.room()), WIDE.letters);
        Some(svg::draw(&labels, &layout::wide(&columns, &heights, WIDE.room()), &WIDE, &name))
    } else {
        stacked(&WIDE)
    };
    DiagramView { boxes, wide, narrow: stacked(&NARROW) }
}

/// How far from the last column a box stands at least, so that what is of one kind stands in one column.
fn least(shape: Shape) -> usize {
    match shape {
        Shape::Source => 0,
        Shape::Data => 1,
        Shape::Found => 2,
        Shape::Asked => 3,
    }
}

/// What a box says; `None` for what has no place on the site.
fn label(views: &Views, node: Entity, current: Option<Entity>) -> Option<Label> {
    let card = views.entity_card(node)?;
    let shape = match node {
        Entity::Document(id) if matches!(views.model.document(id).content, Content::Finding(_)) => Shape::Found,
        Entity::Document(_) => Shape::Asked,
        Entity::Table(_) => Shape::Data,
        _ => Shape::Source,
    };
    let kind = match &card.number {
        Some(number) => views.messages.text("card.kind-number", &[("kind", &card.label), ("number", number)]),
        None => card.label,
    };
    // A source is named in short, as in a sentence: its whole entry would fill the drawing.
    let title = views.addresses.name(node);
    Some(Label { shape, kind, title, url: card.url, current: current == Some(node) })
}
