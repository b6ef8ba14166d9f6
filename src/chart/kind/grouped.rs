//! A bar for each series in each category, side by side.

use super::bar::{MOST_BARS, from_zero, side_by_side};
use super::{Across, Kind, Shown, Wants};
use crate::chart::describe::bars;
use crate::chart::grid;
use crate::chart::ink;
use crate::chart::legend::Sample;
use crate::chart::select::pivot;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.grouped-bar",
    needs: &["x", "y"],
    takes: &["series", "panels", "direction", "sort", "highlight", "annotations", "reference-lines"],
    across: Across::Categories,
    wants: Wants::Several(ink::SERIES),
    sample: Some(Sample::Bars),
    most: MOST_BARS,
    missing: "chart.missing.bars",
    pivot: pivot::crossed,
    refuses: |_| None,
    scale: from_zero,
    draw: |plot, scale, sheet, messages| side_by_side(plot, messages).draw(scale, sheet, messages),
    describe: bars::grouped,
    grid: grid::crossed,
    shown: Shown::Drawing,
};
