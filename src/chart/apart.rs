//! Labels that each want a height of their own, moved apart until none covers another.

/// The middles of labels, given as where each wants its middle and its height, all between `top` and `bottom`; `None`
/// where they do not fit at all. Labels that would cover each other form a block, which stands where its labels on
/// average want it.
pub fn apart(wants: &[(f64, f64)], top: f64, bottom: f64) -> Option<Vec<f64>> {
    let total: f64 = wants.iter().map(|(_, height)| height).sum();
    if total > bottom - top {
        return None;
    }
    let mut order: Vec<usize> = (0..wants.len()).collect();
    order.sort_by(|a, b| wants[*a].0.total_cmp(&wants[*b].0));
    let mut blocks: Vec<Block> = Vec::new();
    for at in order {
        let (want, height) = wants[at];
        let mut block = Block { members: vec![at], height, middle: want };
        block.keep_between(top, bottom);
        while let Some(above) = blocks.pop_if(|above| above.end() > block.start()) {
            block = above.joined(block, wants);
            block.keep_between(top, bottom);
        }
        blocks.push(block);
    }
    let mut middles = vec![0.0; wants.len()];
    for block in blocks {
        let mut end = block.start();
        for at in block.members {
            middles[at] = end + wants[at].1 / 2.0;
            end += wants[at].1;
        }
    }
    Some(middles)
}

/// Labels that stand below each other without space.
struct Block {
    members: Vec<usize>,
    height: f64,
    middle: f64,
}

impl Block {
    fn start(&self) -> f64 {
        self.middle - self.height / 2.0
    }

    fn end(&self) -> f64 {
        self.middle + self.height / 2.0
    }

    fn keep_between(&mut self, top: f64, bottom: f64) {
        self.middle = self.middle.max(top + self.height / 2.0).min(bottom - self.height / 2.0);
    }

    /// This block with the one below it; each label's wish counts the same.
    fn joined(mut self, below: Block, wants: &[(f64, f64)]) -> Block {
        self.members.extend(below.members);
        let height = self.height + below.height;
        let mut end = -height / 2.0;
        let mut sum = 0.0;
        for at in &self.members {
            sum += wants[*at].0 - (end + wants[*at].1 / 2.0);
            end += wants[*at].1;
        }
        let middle = sum / self.members.len() as f64;
        Block { members: self.members, height, middle }
    }
}

#[cfg(test)]
mod tests {
    use super::apart;
    use proptest::prelude::*;

    #[test]
    fn labels_with_room_stay_where_they_want_to_be() {
        assert_eq!(apart(&[(50.0, 20.0), (20.0, 20.0)], 0.0, 100.0), Some(vec![50.0, 20.0]));
    }

    #[test]
    fn labels_that_want_one_place_stand_below_each_other() {
        assert_eq!(apart(&[(50.0, 20.0), (50.0, 20.0)], 0.0, 100.0), Some(vec![40.0, 60.0]));
        assert_eq!(apart(&[(95.0, 20.0), (95.0, 20.0)], 0.0, 100.0), Some(vec![70.0, 90.0]));
        assert_eq!(apart(&[(5.0, 60.0), (5.0, 60.0)], 0.0, 100.0), None);
    }

    proptest! {
        #[test]
        fn no_label_covers_another(wants in proptest::collection::vec((0.0..300.0f64, 10.0..50.0f64), 1..7)) {
            let Some(middles) = apart(&wants, 0.0, 300.0) else { return Ok(()) };
            let mut boxes: Vec<(f64, f64)> = middles.iter().zip(&wants).map(|(m, (_, h))| (m - h / 2.0, m + h / 2.0)).collect();
            boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!(boxes[0].0 >= -1e-9 && boxes[boxes.len() - 1].1 <= 300.0 + 1e-9);
            prop_assert!(boxes.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-9));
        }
    }
}
