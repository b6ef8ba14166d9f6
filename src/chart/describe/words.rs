//! Phrases that several kinds of chart share.

use std::cmp::Ordering;

use crate::chart::kind::{self, Across};
use crate::chart::plot::{self, Plot, Series};
use crate::chart::scale::Scale;
use crate::messages::Messages;
use crate::model::number;
use crate::model::table::{Field, FieldKind};

/// The most places that a sentence names.
pub const MOST: usize = 3;

/// A value with its series and its category, as it is published.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub series: usize,
    pub category: usize,
    pub value: f64,
}

/// Speaks about a plot.
pub struct Words<'p> {
    pub plot: &'p Plot<'p>,
    pub messages: &'p Messages,
}

impl Words<'_> {
    /// A text of the catalogue.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.messages.text(key, values)
    }

    /// All values that have a place in the drawing.
    pub fn spots(&self) -> Vec<Spot> {
        let of = |(series, one): (usize, &Series)| {
            let spot = move |(category, value)| Spot { series, category, value };
            let is_placed = |spot: &Spot| self.plot.categories[spot.category].is_placed();
            one.shown().into_iter().map(spot).filter(is_placed).collect::<Vec<_>>()
        };
        self.plot.series.iter().enumerate().flat_map(of).collect()
    }

    /// A value as a sentence has it.
    pub fn quantity(&self, spot: Spot) -> String {
        self.plot.series[spot.series].field.quantity(spot.value, self.messages)
    }

    /// What the parts of a category add up to, as they are published; `None` where one of them is missing.
    pub fn total(&self, category: usize) -> Option<f64> {
        let part = |one: &Series| one.points[category].value().map(|value| one.published(value));
        let parts: Option<Vec<f64>> = self.plot.series.iter().map(part).collect();
        parts.map(|parts| plot::sum(self.plot.measure(), &parts))
    }

    /// The place of a category: `in 2013`, `for Derby`.
    pub fn place(&self, category: usize) -> String {
        let x = &self.plot.categories[category].label;
        let key = match self.plot.x.kind {
            // The categories are the names of rows, whatever the numbers of `x` are.
            _ if kind::of(self.plot.record.kind).across == Across::Measure => "chart.at.text",
            FieldKind::Year => "chart.at.year",
            FieldKind::Integer | FieldKind::Number => "chart.at.number",
            FieldKind::Text | FieldKind::Source | FieldKind::Standing => "chart.at.text",
        };
        self.text(key, &[("x", x), ("title", &self.plot.x.title)])
    }

    /// The place of a value, with its series where there are several.
    pub fn spot(&self, spot: Spot) -> String {
        self.spot_of(spot.series, spot.category)
    }

    /// The place of a point, with its series where there are several.
    pub fn spot_of(&self, series: usize, category: usize) -> String {
        let place = self.place(category);
        if self.plot.series.len() == 1 {
            return place;
        }
        self.text("chart.at.series", &[("place", &place), ("series", &self.plot.series[series].name)])
    }

    /// The highest and the lowest value, and where they are.
    pub fn extremes(&self) -> Vec<String> {
        let spots = self.spots();
        let Some((highest, lowest)) = range(&spots) else { return Vec::new() };
        if spots.len() == 1 {
            return vec![
                self.text("chart.only", &[("value", &self.quantity(highest)), ("place", &self.spot(highest))]),
            ];
        }
        if highest.value == lowest.value {
            return vec![self.text("chart.same", &[("value", &self.quantity(highest))])];
        }
        let sentence = |extreme: Spot, one: &str, many: &str| {
            let at: Vec<Spot> = spots.iter().copied().filter(|spot| spot.value == extreme.value).collect();
            let value = self.quantity(extreme);
            if at.len() > MOST {
                return self.messages.count(many, at.len(), &[("value", &value)]);
            }
            let places: Vec<String> = at.into_iter().map(|spot| self.spot(spot)).collect();
            self.text(one, &[("value", &value), ("places", &self.messages.list(&places))])
        };
        vec![
            sentence(highest, "chart.highest", "chart.highest-shared"),
            sentence(lowest, "chart.lowest", "chart.lowest-shared"),
        ]
    }

    /// Where a series, or another set of values with a name, is highest and lowest.
    pub fn range_of(&self, name: &str, spots: &[Spot]) -> Option<String> {
        let (highest, lowest) = range(spots)?;
        let value = self.quantity(highest);
        if spots.len() == 1 {
            let place = self.place(highest.category);
            return Some(self.text("chart.series.only", &[("series", name), ("value", &value), ("place", &place)]));
        }
        if highest.value == lowest.value {
            return Some(self.text("chart.series.same", &[("series", name), ("value", &value)]));
        }
        let places = |extreme: Spot| {
            let at: Vec<&Spot> = spots.iter().filter(|spot| spot.value == extreme.value).collect();
            if at.len() > MOST {
                return self.messages.count("chart.at.several", at.len(), &[]);
            }
            self.messages.list(&at.into_iter().map(|spot| self.place(spot.category)).collect::<Vec<_>>())
        };
        Some(self.text(
            "chart.series.range",
            &[
                ("series", name),
                ("high", &value),
                ("high-places", &places(highest)),
                ("low", &self.quantity(lowest)),
                ("low-places", &places(lowest)),
            ],
        ))
    }

    /// The difference of two values of one field, as a sentence has it: percentages differ by percentage points.
    pub fn difference(&self, field: &Field, a: f64, b: f64) -> String {
        let decimals = field.published_decimals().unwrap_or_else(|| number::decimals(a).max(number::decimals(b)));
        let difference = (a - b).abs();
        if field.unit.as_deref() != Some("%") {
            return plot::with_decimals(field, decimals).quantity(difference, self.messages);
        }
        let plain = number::plain(difference, Some(decimals));
        match plain.parse::<usize>() {
            Ok(whole) => self.messages.count("chart.points", whole, &[]),
            Err(_) => self.text("chart.points.other", &[("n", &self.messages.number(&plain))]),
        }
    }

    /// From where to where the axis of values goes.
    pub fn axis(&self, scale: &Scale) -> String {
        self.scale(scale, "chart.axis.range", "chart.axis.cut")
    }

    /// From where to where a scale goes; `cut` says it of one that does not hold zero.
    pub fn scale(&self, scale: &Scale, range: &str, cut: &str) -> String {
        let field = plot::with_decimals(self.plot.measure(), scale.decimals);
        let (low, high) =
            (plot::short(&field, scale.low, self.messages), plot::short(&field, scale.high, self.messages));
        let is_cut = scale.low > 0.0 || scale.high < 0.0;
        self.text(if is_cut { cut } else { range }, &[("low", &low), ("high", &high)])
    }

    /// What is measured, where one title says it.
    pub fn measure(&self) -> Option<String> {
        (!self.plot.has_several_measures()).then(|| self.plot.measure().heading())
    }

    /// The names of the series.
    pub fn names(&self) -> String {
        let names: Vec<String> = self.plot.series.iter().map(|series| series.name.clone()).collect();
        self.messages.list(&names)
    }
}

/// The highest and the lowest of some values.
pub fn range(spots: &[Spot]) -> Option<(Spot, Spot)> {
    let by_value = |a: &&Spot, b: &&Spot| a.value.partial_cmp(&b.value).unwrap_or(Ordering::Equal);
    Some((*spots.iter().max_by(by_value)?, *spots.iter().min_by(by_value)?))
}
