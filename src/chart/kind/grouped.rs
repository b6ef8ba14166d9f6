//! A bar for each series in each category, side by side.

use super::bar::{from_zero, side_by_side};
use super::{Kind, Shape, Wants};
use crate::chart::describe::bars;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.grouped-bar",
    shape: Shape::Bars,
    wants: Wants::Several,
    refuses: |_| None,
    scale: from_zero,
    draw: |plot, scale, sheet, messages| side_by_side(plot, messages).draw(scale, sheet, messages),
    describe: bars::grouped,
};
