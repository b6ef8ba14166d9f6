//! The data of a chart, chosen and put in order: what all drawings and all words of a figure are made from.

use std::borrow::Cow;
use std::ops::Deref;

use super::ink::{self, Hue};
use super::select::pivot;
use crate::messages::Messages;
use crate::model::number;
use crate::model::symbol::Symbol;
use crate::model::table::{Cell, Field, FieldKind, Table};
use crate::read::figure::{ChartRecord, Sort};

/// Categories and series with a point for each pair; there is at least one of each, and at least one value.
#[derive(Clone, Debug)]
pub struct Plot<'a> {
    /// What was asked for.
    pub record: &'a ChartRecord,
    /// Where the data is from.
    pub table: &'a Table,
    /// Its name among several charts side by side.
    pub panel: Option<String>,
    /// What is shown.
    pub data: Data<'a>,
    /// Which of it is set off from the rest.
    pub emphasis: Emphasis,
    /// Remarks on its points.
    pub remarks: Vec<Remark<'a>>,
}

/// Rows of a table as a kind of chart wants them.
#[derive(Clone, Debug)]
pub struct Data<'a> {
    /// The field of the categories.
    pub x: Cow<'a, Field>,
    /// What the names of the categories are called, with a unit if they have one.
    pub heading: String,
    /// The categories, in the order of the drawing.
    pub categories: Vec<Category>,
    /// From where to where the numbers of the categories go, in this chart and in those beside it.
    pub span: Option<(f64, f64)>,
    /// The numbers that were counted, in order of size, where the values are counts.
    pub counted: Vec<f64>,
    /// The series, in the order of the table; each has one point for each category.
    pub series: Vec<Series<'a>>,
}

/// A category.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Its name.
    pub label: String,
    /// The number or year that it is, if it is one.
    pub number: Option<f64>,
    /// The symbol beside that number or in its place.
    pub symbol: Option<Symbol>,
}

impl Category {
    /// Whether it has a place in the drawing, which one whose number is missing has not.
    pub fn is_placed(&self) -> bool {
        self.number.is_some() || self.symbol.is_none()
    }
}

/// A series.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    /// Its name.
    pub name: String,
    /// The field that holds its values.
    pub field: Cow<'a, Field>,
    /// One for each category.
    pub points: Vec<Point>,
    /// Where the true values lie.
    pub interval: Option<Bounds<'a>>,
    /// The numbers that the values are shares of a whole of, where they are.
    pub counts: Option<(&'a Field, Vec<Point>)>,
}

/// Between what the true values of a series lie.
#[derive(Clone, Debug)]
pub struct Bounds<'a> {
    /// The fields of the lower and the upper bounds.
    pub fields: (&'a Field, &'a Field),
    /// One pair for each category that has a value.
    pub pairs: Vec<Option<(f64, f64)>>,
    /// The symbols that go with the two, one pair for each category.
    pub marks: Vec<[Option<Symbol>; 2]>,
}

/// What a series has for a category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Point {
    /// A finite number that can be drawn, and a symbol that goes with it.
    Value(f64, Option<Symbol>),
    /// No number, and why.
    Missing(Symbol),
    /// The category is of another series.
    Elsewhere,
}

/// Which categories and series are set off; none where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emphasis {
    /// By their places.
    pub categories: Vec<usize>,
    /// By their places.
    pub series: Vec<usize>,
}

/// A remark on a point.
#[derive(Clone, Debug)]
pub struct Remark<'a> {
    /// The number that stands for it in the drawing, from 1.
    pub number: usize,
    /// The point's category.
    pub category: usize,
    /// The point's series.
    pub series: usize,
    /// What there is to say.
    pub text: &'a str,
}

impl Point {
    /// The number, if there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Point::Value(value, _) => Some(value),
            Point::Missing(_) | Point::Elsewhere => None,
        }
    }

    /// The symbol beside the number or in its place.
    pub fn symbol(self) -> Option<Symbol> {
        match self {
            Point::Value(_, symbol) => symbol,
            Point::Missing(symbol) => Some(symbol),
            Point::Elsewhere => None,
        }
    }

    /// The point as a cell of a table. What is of another series has no number of this one.
    pub fn cell(self) -> Cell {
        match self {
            Point::Value(value, symbol) => Cell::Number(value, symbol),
            Point::Missing(symbol) => Cell::Missing(symbol),
            Point::Elsewhere => Cell::Missing(Symbol::NotApplicable),
        }
    }
}

impl<'a> Deref for Plot<'a> {
    type Target = Data<'a>;

    fn deref(&self) -> &Data<'a> {
        &self.data
    }
}

impl Plot<'_> {
    /// How a point looks: as its series does, or standing back behind what is set off.
    pub fn hue(&self, series: usize, category: usize) -> Hue {
        let Emphasis { categories, series: set_off } = &self.emphasis;
        let stands_out = (categories.is_empty() || categories.contains(&category))
            && (set_off.is_empty() || set_off.contains(&series));
        if stands_out { Hue::Series(self.colour(series)) } else { Hue::Muted }
    }

    /// In which order of size the categories are; `None` where there is nothing to order, or where they have the order of
    /// another chart, beside which this one stands.
    pub fn sorted(&self) -> Option<Sort> {
        let sizes: Vec<f64> = (0..self.categories.len()).filter_map(|at| pivot::size(self.record, self, at)).collect();
        let is_in_order = match self.record.sort {
            Sort::Data => true,
            Sort::Ascending => sizes.windows(2).all(|pair| pair[0] <= pair[1]),
            Sort::Descending => sizes.windows(2).all(|pair| pair[0] >= pair[1]),
        };
        (self.categories.len() > 1 && is_in_order).then_some(self.record.sort)
    }

    /// How a whole series looks.
    pub fn hue_of_series(&self, series: usize) -> Hue {
        let set_off = &self.emphasis.series;
        if set_off.is_empty() || set_off.contains(&series) { Hue::Series(self.colour(series)) } else { Hue::Muted }
    }

    /// Which colour a series has: that of its place or, where some are set off, one of those that differ most from what
    /// stands back, also without colour. In the palette these take turns with such as are as light as it.
    fn colour(&self, series: usize) -> usize {
        const STRONGEST: [usize; ink::SERIES] = [0, 2, 4, 1, 3, 5];
        let set_off = &self.emphasis.series;
        let place = set_off.iter().filter(|other| **other < series).count();
        if set_off.is_empty() { series } else { STRONGEST[place % ink::SERIES] }
    }
}

impl Data<'_> {
    /// The same with its categories in another order, by their places.
    #[must_use]
    pub fn reordered(mut self, order: &[usize]) -> Self {
        self.categories = order.iter().map(|at| self.categories[*at].clone()).collect();
        for series in &mut self.series {
            series.points = order.iter().map(|at| series.points[*at]).collect();
            if let Some(bounds) = &mut series.interval {
                bounds.pairs = order.iter().map(|at| bounds.pairs[*at]).collect();
                bounds.marks = order.iter().map(|at| bounds.marks[*at]).collect();
            }
            if let Some((_, points)) = &mut series.counts {
                *points = order.iter().map(|at| points[*at]).collect();
            }
        }
        self
    }

    /// All values there are, and the ends of the intervals around them.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        let points = self.series.iter().flat_map(|series| series.points.iter().filter_map(|point| point.value()));
        let bounds = self.series.iter().filter_map(|series| series.interval.as_ref());
        points.chain(bounds.flat_map(|bounds| bounds.pairs.iter().flatten().flat_map(|(low, high)| [*low, *high])))
    }

    /// Where the categories stand beside each other: at their numbers, where all have one, or one after the other.
    pub fn positions(&self) -> Vec<f64> {
        let numbers: Option<Vec<f64>> = self.categories.iter().map(|category| category.number).collect();
        numbers.unwrap_or_else(|| (0..self.categories.len()).map(|at| at as f64).collect())
    }

    /// Whether the categories are numbers or years, so that some may go without a label.
    pub fn is_ordered(&self) -> bool {
        self.categories.iter().all(|category| category.number.is_some())
    }

    /// The categories after which some that might be expected are not there: years between two others, where most
    /// follow each other at one distance and these do not.
    pub fn gaps(&self) -> Vec<usize> {
        if !self.is_ordered() {
            return Vec::new();
        }
        let steps: Vec<f64> = self.positions().windows(2).map(|pair| pair[1] - pair[0]).collect();
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9 * a.abs().max(1.0);
        let like = |step: f64| steps.iter().filter(|other| near(**other, step)).count();
        // The usual step is that of more than half of the pairs, so it is the one in the middle.
        let mut sorted = steps.clone();
        sorted.sort_by(f64::total_cmp);
        match sorted.get(sorted.len() / 2) {
            Some(usual) if like(*usual) * 2 > steps.len() => {
                (0..steps.len()).filter(|at| steps[*at] > usual * 1.5).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How many the values of a category are shares of, where they are shares that were made of counts.
    pub fn whole(&self, category: usize) -> Option<f64> {
        let counts = |series: &Series| series.counts.as_ref().and_then(|(_, points)| points[category].value());
        let parts: Option<Vec<f64>> = self.series.iter().map(counts).collect();
        let field = self.series[0].counts.as_ref()?.0;
        parts.map(|parts| sum(field, &parts))
    }

    /// The categories' names as a drawing has them: with the base of their percentages, where they were made of counts.
    pub fn captions<'d>(&'d self, messages: &Messages) -> Vec<Cow<'d, str>> {
        let caption = |(at, category): (usize, &'d Category)| match (&self.series[0].counts, self.whole(at)) {
            (Some((field, _)), Some(whole)) => {
                let values = [("name", &*category.label), ("n", &*field.number(whole, messages))];
                Cow::Owned(messages.text("chart.shares.caption", &values))
            }
            _ => Cow::Borrowed(&*category.label),
        };
        self.categories.iter().enumerate().map(caption).collect()
    }

    /// The field of all values; the first one of several, which have one unit.
    pub fn measure(&self) -> &Field {
        &self.series[0].field
    }

    /// Between what the true value of a category lies, where there is one series with intervals.
    pub fn bounds(&self, category: usize) -> Option<(f64, f64)> {
        self.series[0].interval.as_ref().and_then(|bounds| bounds.pairs[category])
    }

    /// Whether each series is a measure of its own, so that no single title says what the values are.
    pub fn has_several_measures(&self) -> bool {
        let first = &self.series[0].field.id;
        self.series.iter().any(|series| series.field.id != *first)
    }

    /// The greatest number of decimals in which values are published; `None` where they are shown as typed.
    pub fn decimals(&self) -> Option<u8> {
        self.series
            .iter()
            .map(|series| series.field.published_decimals())
            .try_fold(0, |most, next| next.map(|next| most.max(next)))
    }

    /// What the axis of values says: the measure and its unit.
    pub fn axis_title(&self, messages: &Messages) -> String {
        match self.measure().unit.as_deref() {
            _ if !self.has_several_measures() => self.measure().heading(),
            Some("%") => messages.text("chart.axis.percent", &[]),
            Some(unit) => unit.to_owned(),
            None => messages.text("chart.axis.number", &[]),
        }
    }
}

impl Series<'_> {
    /// A value as a label beside its mark: with a unit that is one sign, without one that is a word.
    pub fn label(&self, point: Point, messages: &Messages) -> String {
        match point {
            Point::Elsewhere => String::new(),
            Point::Missing(symbol) => format!("[{}]", symbol.letter()),
            Point::Value(value, None) => short(&self.field, value, messages),
            Point::Value(value, Some(symbol)) => {
                format!("{} [{}]", short(&self.field, value, messages), symbol.letter())
            }
        }
    }

    /// A value as it is published, which is what the words compare: two values that look the same are the same.
    pub fn published(&self, value: f64) -> f64 {
        published(&self.field, value)
    }

    /// The values there are, as published, with the places of their categories.
    pub fn shown(&self) -> Vec<(usize, f64)> {
        let value = |(at, point): (usize, &Point)| point.value().map(|value| (at, self.published(value)));
        self.points.iter().enumerate().filter_map(value).collect()
    }
}

/// All values of one chart or of several side by side, and those of their lines to compare with.
pub fn values(plots: &[Plot]) -> impl Iterator<Item = f64> {
    let references = plots.iter().flat_map(|plot| plot.record.reference_lines.iter().map(|line| line.value));
    plots.iter().flat_map(|plot| plot.data.values()).chain(references)
}

/// The greatest number of decimals in which the values of charts side by side are published.
pub fn decimals_of(plots: &[Plot]) -> Option<u8> {
    plots.iter().map(|plot| plot.decimals()).try_fold(0, |most, next| next.map(|next| most.max(next)))
}

/// A number of a field as it is published.
pub fn published(field: &Field, value: f64) -> f64 {
    number::plain(value, field.published_decimals()).parse().unwrap_or(value)
}

/// What numbers of a field add up to, with no more decimals than they have themselves.
pub fn sum(field: &Field, values: &[f64]) -> f64 {
    let typed = || values.iter().map(|value| number::decimals(*value)).max().unwrap_or(0);
    let sum: f64 = values.iter().sum();
    number::plain(sum, Some(field.published_decimals().unwrap_or_else(typed))).parse().unwrap_or(sum)
}

/// A number of a field where there is little room.
pub fn short(field: &Field, value: f64, messages: &Messages) -> String {
    match &field.unit {
        Some(unit) if unit.chars().count() == 1 => field.quantity(value, messages),
        _ => field.number(value, messages),
    }
}

/// The field with the decimals of a number that its author typed, which need not be those of the data.
pub fn as_typed(field: &Field, value: f64) -> Field {
    with_decimals(field, number::decimals(value))
}

/// The field with numbers of so many decimals, for ticks and differences.
pub fn with_decimals(field: &Field, decimals: u8) -> Field {
    Field { kind: FieldKind::Number, decimals: Some(decimals), ..field.clone() }
}
