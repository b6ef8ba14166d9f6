//! Which column each box of a diagram stands in, and in which order: what rests on something stands before it.

use std::collections::BTreeMap;

/// How often the order of each column is fitted to its neighbours.
const SWEEPS: usize = 8;

/// A place in a column: a box, or a bend of the arrows that pass the column on their way to a box further on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The box of this number.
    Box(usize),
    /// Where the arrows to a box pass a column.
    Bend {
        /// The box they lead to.
        to: usize,
        /// The column.
        column: usize,
    },
}

/// Boxes in columns.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// What stands in each column, from the top.
    pub items: Vec<Vec<Item>>,
    /// From an item of a column to one of the next, each once.
    pub links: Vec<(Item, Item)>,
}

/// Puts boxes into columns. `least` is how far from the last column a box stands at least; an edge leads from what rests
/// to what it rests on, by their numbers. With `top`, a box without an edge to it stands in the first column.
///
/// The column of a box follows from the longest way from it to the last column (longest-path layering); columns that
/// would be empty are left out. The order within columns is that with the fewest crossings of those that a fixed number
/// of sweeps comes to (Sugiyama, Tagawa and Toda 1981: the barycentre of the neighbours).
pub fn columns(least: &[usize], top: &[bool], edges: &[(usize, usize)]) -> Columns {
    let column = column_of(least, top, edges);
    let count = column.iter().max().map_or(0, |last| last + 1);
    let mut items = vec![Vec::new(); count];
    for (at, column) in column.iter().enumerate() {
        items[*column].push(Item::Box(at));
    }
    let mut links = Vec::new();
    for (upper, lower) in edges {
        let mut from = Item::Box(*upper);
        for (passed, items) in items.iter_mut().enumerate().take(column[*lower]).skip(column[*upper] + 1) {
            let bend = Item::Bend { to: *lower, column: passed };
            if !items.contains(&bend) {
                items.push(bend);
            }
            push_new(&mut links, (from, bend));
            from = bend;
        }
        push_new(&mut links, (from, Item::Box(*lower)));
    }
    ordered(Columns { items, links })
}

fn push_new(links: &mut Vec<(Item, Item)>, link: (Item, Item)) {
    if !links.contains(&link) {
        links.push(link);
    }
}

fn column_of(least: &[usize], top: &[bool], edges: &[(usize, usize)]) -> Vec<usize> {
    let mut height = least.to_vec();
    // As many rounds as the longest way can have steps; more would only turn in a circle.
    for _ in 0..least.len() {
        for (upper, lower) in edges {
            height[*upper] = height[*upper].max(height[*lower] + 1);
        }
    }
    let highest = height.iter().copied().max().unwrap_or(0);
    let is_first = |at: usize| top[at] && !edges.iter().any(|(_, lower)| *lower == at);
    for at in (0..height.len()).filter(|at| is_first(*at)) {
        height[at] = highest;
    }
    let mut used = height.clone();
    used.sort_unstable();
    used.dedup();
    used.reverse();
    height.iter().map(|height| used.iter().position(|used| used == height).unwrap_or(0)).collect()
}

/// The columns in the best order that was found.
fn ordered(mut columns: Columns) -> Columns {
    let mut best = (crossings(&columns), columns.items.clone());
    for sweep in 0..SWEEPS {
        let count = columns.items.len();
        let forward = sweep % 2 == 0;
        for step in 1..count {
            let (at, beside) = if forward { (step, step - 1) } else { (count - 1 - step, count - step) };
            let places = places(&columns.items[beside]);
            let items = std::mem::take(&mut columns.items[at]);
            let middle = |(place, item): (usize, Item)| {
                let beside = columns.links.iter().filter_map(|(from, to)| match forward {
                    true => (*to == item).then_some(from),
                    false => (*from == item).then_some(to),
                });
                let beside: Vec<f64> = beside.filter_map(|item| places.get(item)).map(|place| *place as f64).collect();
                let mean = beside.iter().sum::<f64>() / beside.len().max(1) as f64;
                (if beside.is_empty() { place as f64 } else { mean }, item)
            };
            let mut weighed: Vec<(f64, Item)> = items.into_iter().enumerate().map(middle).collect();
            weighed.sort_by(|a, b| a.0.total_cmp(&b.0));
            columns.items[at] = weighed.into_iter().map(|(_, item)| item).collect();
        }
        let crossings = crossings(&columns);
        if crossings < best.0 {
            best = (crossings, columns.items.clone());
        }
    }
    columns.items = best.1;
    columns
}

fn places(items: &[Item]) -> BTreeMap<Item, usize> {
    items.iter().enumerate().map(|(place, item)| (*item, place)).collect()
}

/// How often links cross each other.
pub fn crossings(columns: &Columns) -> usize {
    let pair = |pair: &[Vec<Item>]| {
        let (left, right) = (places(&pair[0]), places(&pair[1]));
        let ends: Vec<(usize, usize)> =
            columns.links.iter().filter_map(|(from, to)| Some((*left.get(from)?, *right.get(to)?))).collect();
        let crosses = |a: &(usize, usize), b: &(usize, usize)| a.0 < b.0 && a.1 > b.1;
        ends.iter().map(|a| ends.iter().filter(|b| crosses(a, b)).count()).sum::<usize>()
    };
    columns.items.windows(2).map(pair).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_stands_before_all_that_it_rests_on() {
        // A recommendation on two findings, one of which rests on the other; a table, and a source below both.
        let columns =
            columns(&[3, 2, 2, 1, 0], &[true, false, false, false, false], &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4)]);
        let boxes: Vec<Vec<usize>> = columns.items.iter().map(|items| boxes(items)).collect();
        assert_eq!(boxes, [[0], [1], [2], [3], [4]]);
        // The arrow from 0 to 2 passes the column of 1.
        assert!(columns.items[1].contains(&Item::Bend { to: 2, column: 1 }));
    }

    fn boxes(items: &[Item]) -> Vec<usize> {
        items.iter().filter_map(|item| if let Item::Box(at) = item { Some(*at) } else { None }).collect()
    }

    #[test]
    fn empty_columns_are_left_out_and_arrows_that_need_not_cross_do_not() {
        let columns = columns(&[2, 2, 0, 0], &[false; 4], &[(0, 3), (1, 2)]);
        assert_eq!((columns.items.len(), crossings(&columns)), (2, 0));
    }

    #[test]
    fn a_circle_does_not_hang_it() {
        let circle = columns(&[0, 0], &[false; 2], &[(0, 1), (1, 0)]);
        assert!(circle.items.iter().flatten().any(|item| *item == Item::Box(1)));
    }
}
