//! The records of fenced blocks that become figures: `chart` and `table`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::scalar::Id;

/// A ` ```chart ` block.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChartRecord {
    /// Permanent name of the figure.
    pub id: Id,
    /// How the data is drawn.
    pub kind: ChartKind,
    /// Which way bars run.
    pub direction: Option<Direction>,
    /// The table.
    pub table: Id,
    /// The field of categories.
    pub x: Id,
    /// The measure, or several, each of which becomes a series.
    pub y: OneOrMany<Id>,
    /// A field whose values become series.
    pub series: Option<Id>,
    /// Only rows whose fields have these values.
    #[serde(default)]
    pub filter: BTreeMap<Id, OneOrMany<String>>,
    /// The order of the categories.
    #[serde(default)]
    pub sort: Sort,
    /// The message.
    pub title: String,
    /// What is measured: who, where, when, unit.
    pub subtitle: Option<String>,
    /// The author's words, before the generated ones.
    pub description: Option<String>,
    /// What a reader must know.
    pub notes: Option<String>,
}

/// The kinds of chart.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
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
}

/// Which way bars run.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// From left to right; room for long names.
    Horizontal,
    /// From bottom to top.
    Vertical,
}

/// The order of categories.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
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

/// A ` ```table ` block: shows a table in place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TableRecord {
    /// The table.
    pub table: Id,
    /// The fields to show; all where none is named.
    pub columns: Option<Vec<Id>>,
    /// A title other than the table's own.
    pub title: Option<String>,
}
