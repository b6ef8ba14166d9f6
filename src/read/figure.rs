//! The records of fenced blocks that become figures: `chart` and `table`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::scalar::Id;
use super::schema::Cell;

/// A chart: the table it is of, what it shows of it, and what it says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChartRecord {
    /// The permanent name of the figure, as in `[](figure:some-id)`.
    pub id: Id,
    /// How the numbers are drawn.
    pub kind: ChartKind,
    /// Which way bars run.
    pub direction: Option<Direction>,
    /// The id of the table.
    pub table: Id,
    /// The id of the field with the names or years that the numbers are of, or of the measure along the other axis.
    pub x: Option<Id>,
    /// The id of the measure, or a list of several, each of which becomes a series.
    #[serde(default)]
    pub y: OneOrMany<Id>,
    /// The id of a field whose values become series, each with a colour or sign of its own.
    pub series: Option<Id>,
    /// The id of a field whose values become charts of their own, side by side.
    pub panels: Option<Id>,
    /// Between which fields the true value lies.
    pub interval: Option<Interval>,
    /// Whether the parts of each whole are shown as shares of it, in per cent.
    #[serde(default)]
    pub as_percent: bool,
    /// The width of each range of a histogram, in the unit of the measure.
    pub bin_width: Option<f64>,
    /// How many signs stand for a whole: the 12 of "1 in 12".
    pub out_of: Option<u32>,
    /// Only rows whose fields have these values: `{year: [2012, 2013], area: England}`.
    #[serde(default)]
    #[schemars(with = "BTreeMap<Id, OneOrMany<Cell>>")]
    pub filter: BTreeMap<Id, OneOrMany<String>>,
    /// The order of the categories.
    #[serde(default)]
    pub sort: Sort,
    /// The names of categories or series that are set off from the others.
    #[serde(default)]
    pub highlight: OneOrMany<String>,
    /// Remarks on single points.
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// Values to compare with.
    #[serde(default)]
    pub reference_lines: Vec<ReferenceLine>,
    /// The message: what the chart shows, in one sentence. Claims such as "rose" are held against the numbers.
    pub title: String,
    /// What is measured: who, where, when, unit.
    pub subtitle: Option<String>,
    /// The author's words, before the generated ones.
    pub description: Option<String>,
    /// What a reader must know of the numbers.
    pub notes: Option<String>,
}

/// The fields between which the true value lies.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Interval {
    /// The id of the field with the lower bound.
    pub lower: Id,
    /// The id of the field with the upper bound.
    pub upper: Id,
    /// What it is: `95% confidence interval`.
    pub name: String,
}

/// A remark on a point.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Annotation {
    /// The category of the point, as it stands in the table.
    pub x: String,
    /// Its series, where there are several.
    pub series: Option<String>,
    /// Its panel, where there are several.
    pub panel: Option<String>,
    /// What there is to say.
    pub text: String,
}

/// A value to compare with.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReferenceLine {
    /// The value, in the unit of the measure.
    pub value: f64,
    /// What it is, in a few words.
    pub label: String,
}

/// The kinds of chart.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// A bar for each category.
    Bar,
    /// A bar for each series in each category, side by side.
    GroupedBar,
    /// The series of a category stacked into one bar.
    StackedBar,
    /// A line for each series.
    Line,
    /// The series stacked into areas along an axis.
    Area,
    /// A dot for each series in each category, joined where there are two.
    Dot,
    /// A dot and the interval around it for each category.
    Range,
    /// A dot for each row, placed by two measures.
    Scatter,
    /// How many rows have a value in each of some equal ranges.
    Histogram,
    /// A line for each series between two categories.
    Slope,
    /// A table whose cells are shaded by their size.
    Heat,
    /// Signs, some of them filled: 1 in 12.
    Proportion,
    /// One number in large.
    KeyFigure,
}

/// What other programs call their charts, and what to write for them here.
pub const OTHER_NAMES: &[(&str, &str)] = &[
    ("column", "write `kind: bar` and `direction: vertical`"),
    ("pie", "for parts of a whole, write `kind: stacked-bar` and `as-percent: true`, or `kind: bar`"),
    ("donut", "for parts of a whole, write `kind: stacked-bar` and `as-percent: true`, or `kind: bar`"),
    ("doughnut", "for parts of a whole, write `kind: stacked-bar` and `as-percent: true`, or `kind: bar`"),
    ("pictogram", "write `kind: proportion`"),
    ("heatmap", "write `kind: heat`"),
    ("bubble", "write `kind: scatter`"),
    ("number", "write `kind: key-figure`"),
    ("table", "write a block that begins with ```table"),
];

impl ChartKind {
    /// Every kind, in the order of the manual.
    pub const ALL: [ChartKind; 13] = [
        ChartKind::Bar,
        ChartKind::GroupedBar,
        ChartKind::StackedBar,
        ChartKind::Line,
        ChartKind::Area,
        ChartKind::Slope,
        ChartKind::Dot,
        ChartKind::Range,
        ChartKind::Scatter,
        ChartKind::Histogram,
        ChartKind::Heat,
        ChartKind::Proportion,
        ChartKind::KeyFigure,
    ];
}

/// Which way bars run.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// From left to right; room for long names.
    Horizontal,
    /// From bottom to top.
    Vertical,
}

/// The order of categories.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// As in the table.
    #[default]
    Data,
    /// Least first.
    Ascending,
    /// Greatest first.
    Descending,
}

/// A value, or a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        OneOrMany(Vec::new())
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany_of_{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [generator.subschema_for::<T>(), generator.subschema_for::<Vec<T>>()] })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Either<T> {
            type Value = OneOrMany<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a value or a list of values")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                let one = T::deserialize(serde::de::value::StrDeserializer::new(text))?;
                Ok(OneOrMany(vec![one]))
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Self::Value, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Self::Value, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Self::Value, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Self::Value, E> {
                self.visit_str(if value { "true" } else { "false" })
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = list.next_element()? {
                    values.push(value);
                }
                Ok(OneOrMany(values))
            }
        }

        deserializer.deserialize_any(Either(std::marker::PhantomData))
    }
}

/// A data table, shown in the text.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TableRecord {
    /// The id of the table.
    pub table: Id,
    /// The ids of the fields to show; all where none is named.
    pub columns: Option<Vec<Id>>,
    /// A title other than the table's own.
    pub title: Option<String>,
}
