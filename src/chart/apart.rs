//! Labels that each want a height of their own, moved apart until none covers another.

/// The middles of labels of these heights, each as near to where it wants to be as the others let it, all between `top`
/// and `bottom`; `None` where they do not fit at all.
pub fn apart(wants: &[(f64, f64)], top: f64, bottom: f64) -> Option<Vec<f64>> {
    let total: f64 = wants.iter().map(|(_, height)| height).sum();
    if total > bottom - top {
        return None;
    }
    let mut order: Vec<usize> = (0..wants.len()).collect();
    order.sort_by(|a, b| wants[*a].0.total_cmp(&wants[*b].0));
    let mut middles = vec![0.0; wants.len()];
    let mut end = top;
    for at in &order {
        let (want, height) = wants[*at];
        middles[*at] = want.max(end + height / 2.0);
        end = middles[*at] + height / 2.0;
    }
    // Those that were pushed past the end are pushed back, and push those before them.
    let mut start = bottom;
    for at in order.iter().rev() {
        let height = wants[*at].1;
        middles[*at] = middles[*at].min(start - height / 2.0);
        start = middles[*at] - height / 2.0;
    }
    Some(middles)
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
