//! Where the boxes of a diagram stand and how its arrows run: pure geometry, in pixels.
//!
//! Two layouts of the same columns. The wide one sets them side by side: the arrows bend between the columns, and pass a
//! column at a place of their own. The narrow one sets all boxes below each other: the arrows run down lanes on their left,
//! one lane for each box that something rests on.

use std::collections::BTreeMap;

use super::layers::{Columns, Item};

/// A place.
pub type Point = (f64, f64);

/// The room between boxes of a column.
const GAP: f64 = 18.0;

/// The room of an arrow that passes a column.
const BEND: f64 = 4.0;

/// The room between columns: where arrows bend.
const BETWEEN: f64 = 40.0;

/// No box is wider; a line of text would be hard to follow.
const WIDEST: f64 = 300.0;

/// The room of a lane on the left of the narrow layout.
const LANE: f64 = 14.0;

/// The most lanes that leave the boxes room enough.
const LANES: usize = 8;

/// The room between the first lane and the boxes, which holds the heads of arrows.
const STUB: f64 = 20.0;

/// How far below the upper edge of its box an arrow comes in, in the narrow layout.
const ENTRY: f64 = 18.0;

/// A box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Frame {
    fn middle(self) -> f64 {
        self.top + self.height / 2.0
    }

    fn right(self) -> f64 {
        self.left + self.width
    }
}

/// An arrow, or a piece of several that have one end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrow {
    /// From the right edge of a column to the left edge of the next, and on to `passes` if that is a bend.
    Across {
        /// Where it begins.
        from: Point,
        /// Where it ends.
        to: Point,
        /// How far it goes on to the right; without this it ends at a box, with a head.
        passes: Option<f64>,
    },
    /// From the left edge of a box to a lane, down, and back to the left edge of another box.
    Down {
        /// Where it begins.
        from: Point,
        /// Where its lane is.
        lane: f64,
        /// Where it ends.
        to: Point,
    },
}

/// Boxes and arrows in their places.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The boxes, by their numbers.
    pub boxes: Vec<Frame>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
    /// The height of the whole.
    pub height: f64,
}

/// The width of boxes in so many columns side by side.
pub fn box_width(columns: usize, width: f64) -> f64 {
    let columns = columns.max(1) as f64;
    ((width - (columns - 1.0) * BETWEEN) / columns).min(WIDEST)
}

/// The columns side by side; `heights` are those of the boxes.
pub fn wide(columns: &Columns, heights: &[f64], width: f64) -> Layout {
    let count = columns.items.len();
    let box_width = box_width(count, width);
    let step = if count > 1 { (width - box_width) / (count as f64 - 1.0) } else { 0.0 };
    let step = step.min(box_width + 2.5 * BETWEEN);
    let height = |item: &Item| if let Item::Box(at) = item { heights[*at] } else { BEND };
    let tops = tops(columns, &height);
    let frame = |item: &Item, column: usize| {
        let top = tops.get(item).copied().unwrap_or(0.0);
        Frame { left: column as f64 * step, top, width: box_width, height: height(item) }
    };
    let mut boxes = vec![Frame { left: 0.0, top: 0.0, width: box_width, height: 0.0 }; heights.len()];
    let mut frames = BTreeMap::new();
    for (column, items) in columns.items.iter().enumerate() {
        for item in items {
            frames.insert(*item, frame(item, column));
            if let Item::Box(at) = item {
                boxes[*at] = frame(item, column);
            }
        }
    }
    let arrow = |(from, to): &(Item, Item)| {
        let (start, end) = (frames.get(from)?, frames.get(to)?);
        let passes = matches!(to, Item::Bend { .. }).then_some(end.right());
        Some(Arrow::Across { from: (start.right(), start.middle()), to: (end.left, end.middle()), passes })
    };
    let lowest = boxes.iter().map(|frame| frame.top + frame.height).fold(0.0, f64::max);
    let lowest = frames.values().map(|frame| frame.top + frame.height).fold(lowest, f64::max);
    Layout { arrows: columns.links.iter().filter_map(arrow).collect(), boxes, height: lowest }
}

/// The upper edges of all items: as near as can be to the height of what they are linked with, and none over another.
fn tops(columns: &Columns, height: &impl Fn(&Item) -> f64) -> BTreeMap<Item, f64> {
    let mut tops = BTreeMap::new();
    for items in &columns.items {
        let whole: f64 = items.iter().map(|item| height(item) + GAP).sum();
        let mut top = -whole / 2.0;
        for item in items {
            tops.insert(*item, top);
            top += height(item) + GAP;
        }
    }
    let count = columns.items.len();
    for sweep in 0..4 {
        for step in 0..count {
            let at = if sweep % 2 == 0 { step } else { count - 1 - step };
            let items = &columns.items[at];
            let wanted: Vec<f64> = items.iter().map(|item| wanted(*item, columns, &tops, height)).collect();
            let heights: Vec<f64> = items.iter().map(height).collect();
            tops.extend(items.iter().copied().zip(spread(&wanted, &heights)));
        }
    }
    let highest = tops.values().copied().fold(f64::INFINITY, f64::min);
    tops.values_mut().for_each(|top| *top -= highest);
    tops
}

/// Where the upper edge of an item would be best: its middle at the mean of the middles of what it is linked with.
fn wanted(item: Item, columns: &Columns, tops: &BTreeMap<Item, f64>, height: &impl Fn(&Item) -> f64) -> f64 {
    let middle = |item: &Item| tops.get(item).copied().unwrap_or(0.0) + height(item) / 2.0;
    let linked = columns.links.iter().filter_map(|(from, to)| match (*from == item, *to == item) {
        (true, _) => Some(middle(to)),
        (_, true) => Some(middle(from)),
        _ => None,
    });
    let linked: Vec<f64> = linked.collect();
    if linked.is_empty() {
        return tops.get(&item).copied().unwrap_or(0.0);
    }
    linked.iter().sum::<f64>() / linked.len() as f64 - height(&item) / 2.0
}

/// The places nearest to the wanted ones (least squares) that keep the order and leave a gap between any two: pools of
/// neighbours that would meet are moved as one.
fn spread(wanted: &[f64], heights: &[f64]) -> Vec<f64> {
    let mut offset = 0.0;
    let mut offsets = Vec::with_capacity(wanted.len());
    // A pool: the mean of what its members want, less their offsets, and how many they are.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (wanted, height) in wanted.iter().zip(heights) {
        offsets.push(offset);
        pools.push((wanted - offset, 1));
        while let [.., (before, of), (last, more)] = pools[..]
            && before > last
        {
            let all = of + more;
            pools.truncate(pools.len() - 2);
            pools.push(((before * of as f64 + last * more as f64) / all as f64, all));
        }
        offset += height + GAP;
    }
    let places = pools.iter().flat_map(|(place, count)| std::iter::repeat_n(*place, *count));
    places.zip(offsets).map(|(place, offset)| place + offset).collect()
}

/// The lanes of the narrow layout: the order of the boxes, and the lane of each box that something rests on.
#[derive(Clone, Debug)]
pub struct Lanes {
    order: Vec<usize>,
    /// By box: its lane, and the boxes that rest on it.
    to: BTreeMap<usize, (usize, Vec<usize>)>,
    count: usize,
}

impl Lanes {
    /// The room on the left that the lanes take.
    pub fn room(&self) -> f64 {
        self.count as f64 * LANE + STUB
    }
}

/// Finds a lane for each box that something rests on; `None` where they are too many for a narrow screen.
pub fn lanes(columns: &Columns, edges: &[(usize, usize)]) -> Option<Lanes> {
    let boxes = columns.items.iter().flatten().filter_map(|item| match item {
        Item::Box(at) => Some(*at),
        Item::Bend { .. } => None,
    });
    let order: Vec<usize> = boxes.collect();
    let place: BTreeMap<usize, usize> = order.iter().enumerate().map(|(place, at)| (*at, place)).collect();
    let mut resting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (upper, lower) in edges {
        resting.entry(*lower).or_default().push(*upper);
    }
    let span = |(to, from): (usize, Vec<usize>)| {
        let first = from.iter().filter_map(|at| place.get(at)).min().copied()?;
        Some((first, *place.get(&to)?, to, from))
    };
    let mut spans: Vec<_> = resting.into_iter().filter_map(span).collect();
    spans.sort();
    let mut free: Vec<usize> = Vec::new();
    let mut to = BTreeMap::new();
    for (first, last, target, from) in spans {
        let lane = free.iter().position(|end| *end <= first).unwrap_or(free.len());
        if lane == free.len() {
            free.push(0);
        }
        free[lane] = last;
        to.insert(target, (lane, from));
    }
    (free.len() <= LANES).then_some(Lanes { order, to, count: free.len() })
}

/// All boxes below each other, each of the same width.
pub fn narrow(lanes: &Lanes, heights: &[f64], width: f64) -> Layout {
    let left = lanes.room();
    let mut boxes = vec![Frame { left, top: 0.0, width, height: 0.0 }; heights.len()];
    let mut top = 0.0;
    for at in &lanes.order {
        boxes[*at] = Frame { left, top, width, height: heights[*at] };
        top += heights[*at] + GAP;
    }
    let arrows = lanes.to.iter().flat_map(|(to, (lane, from))| {
        let end = (left, boxes[*to].top + ENTRY);
        let lane = left - STUB - (*lane as f64 + 0.5) * LANE;
        from.iter().map(|at| (left, boxes[*at].top + boxes[*at].height - ENTRY)).map(move |from| Arrow::Down {
            from,
            lane,
            to: end,
        })
    });
    Layout { arrows: arrows.collect(), height: (top - GAP).max(0.0), boxes }
}

#[cfg(test)]
mod tests {
    use super::super::layers::columns;
    use super::*;
    use proptest::prelude::*;

    const WIDTH: f64 = 800.0;

    /// Boxes with their least heights above the last column, their sizes, and edges from a box to one of a higher number.
    fn graph() -> impl Strategy<Value = (Vec<usize>, Vec<f64>, Vec<(usize, usize)>)> {
        (2_usize..30).prop_flat_map(|n| {
            let edge = (0..n - 1).prop_flat_map(move |upper| (Just(upper), upper + 1..n));
            (
                prop::collection::vec(0_usize..4, n),
                prop::collection::vec(60.0..200.0, n),
                prop::collection::vec(edge, 0..2 * n),
            )
        })
    }

    fn meet(a: &Frame, b: &Frame) -> bool {
        a.left < b.right() && b.left < a.right() && a.top < b.top + b.height && b.top < a.top + a.height
    }

    fn apart(boxes: &[Frame]) -> bool {
        boxes.iter().enumerate().all(|(at, a)| boxes[at + 1..].iter().all(|b| !meet(a, b)))
    }

    proptest! {
        #[test]
        fn no_two_boxes_meet_and_each_arrow_goes_forward((least, heights, edges) in graph()) {
            let columns = columns(&least, &vec![true; least.len()], &edges);
            let layout = wide(&columns, &heights, WIDTH);
            prop_assert!(apart(&layout.boxes));
            prop_assert!(layout.boxes.iter().all(|frame| frame.top >= 0.0 && frame.right() <= WIDTH + 0.01));
            prop_assert!(layout.boxes.iter().all(|frame| frame.top + frame.height <= layout.height));
            for (upper, lower) in &edges {
                prop_assert!(layout.boxes[*upper].right() < layout.boxes[*lower].left);
            }
            for arrow in &layout.arrows {
                let Arrow::Across { from, to, passes } = arrow else { return Err(TestCaseError::fail("it goes down")) };
                prop_assert!(from.0 < to.0);
                // Between columns there is no box; within one, an arrow that passes keeps clear of every box.
                let Some(right) = passes else { continue };
                let line = Frame { left: to.0, top: to.1 - 1.0, width: right - to.0, height: 2.0 };
                prop_assert!(!layout.boxes.iter().any(|frame| meet(frame, &line)));
            }
        }

        #[test]
        fn the_narrow_one_is_in_the_same_order_and_its_arrows_go_down((least, heights, edges) in graph()) {
            let columns = columns(&least, &vec![true; least.len()], &edges);
            let Some(lanes) = lanes(&columns, &edges) else { return Ok(()) };
            let layout = narrow(&lanes, &heights, 332.0 - lanes.room());
            prop_assert!(apart(&layout.boxes));
            prop_assert!(layout.boxes.iter().all(|frame| frame.width >= 180.0 && frame.right() <= 340.01));
            for arrow in &layout.arrows {
                let Arrow::Down { from, lane, to } = arrow else { return Err(TestCaseError::fail("it goes across")) };
                prop_assert!(from.1 < to.1 && *lane > 0.0 && *lane < from.0);
            }
            // Two boxes that something rests on at the same height have lanes of their own.
            for (a, (lane, from)) in &lanes.to {
                for (b, (other, others)) in lanes.to.iter().filter(|(b, (other, _))| *b != a && other == lane) {
                    let top = |from: &[usize]| from.iter().map(|at| layout.boxes[*at].top).fold(f64::INFINITY, f64::min);
                    let apart = layout.boxes[*a].top <= top(others) || layout.boxes[*b].top <= top(from);
                    prop_assert!(apart, "{} and {} share lane {}", a, b, other);
                }
            }
        }
    }

    #[test]
    fn boxes_stand_at_the_height_of_what_they_are_linked_with() {
        assert_eq!(spread(&[10.0, 100.0], &[20.0, 20.0]), [10.0, 100.0]);
        // Two that want one place share it: as far above it as below.
        assert_eq!(spread(&[50.0, 50.0], &[20.0, 20.0]), [31.0, 69.0]);
    }

    #[test]
    fn more_lanes_than_fit_are_none() {
        let many: Vec<(usize, usize)> = (0..10).map(|at| (at, 19 - at)).collect();
        let columns = columns(&[0; 20], &[false; 20], &many);
        assert!(lanes(&columns, &many).is_none());
    }
}
