//! The address of a number: a cell of a table, or something worked out from cells.
//!
//! `table/row/field` names a cell. `difference(table/row/field,row)` names what two cells differ by: a cell after the
//! first may leave out the table, or table and field, where they are those of the first.

use std::fmt;
use std::str::FromStr;

use super::scalar::{Id, Reference, Scheme};
use super::schema::Form;

/// What can be worked out from cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// All of them together.
    Sum,
    /// The first less the second.
    Difference,
    /// How many times the second the first is.
    Ratio,
    /// The first as a part of the second, in per cent.
    Share,
    /// How far the first has moved from the second, in per cent of the second.
    Change,
}

/// Every operation with its name in addresses.
pub const OPERATIONS: &[(Operation, &str)] = &[
    (Operation::Sum, "sum"),
    (Operation::Difference, "difference"),
    (Operation::Ratio, "ratio"),
    (Operation::Share, "share"),
    (Operation::Change, "change"),
];

impl Operation {
    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        OPERATIONS.iter().find(|(operation, _)| *operation == self).map_or("", |(_, name)| name)
    }
}

/// A cell as it is named; whether it exists is for the model to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellName {
    /// The table's id.
    pub table: String,
    /// The row's key.
    pub row: String,
    /// The field's id.
    pub field: String,
}

/// What follows `value:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What is worked out; `None` for a cell as it is.
    pub operation: Option<Operation>,
    /// The cells, each named in full; one at least.
    pub cells: Vec<CellName>,
}

/// What an address looks like.
const FORM: &str = "write `value:table/row/field`, or one of sum, difference, ratio, share and change of such cells: \
                    `value:difference(table/row/field,row)`";

impl FromStr for Address {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((name, cells)) = text.split_once('(') else {
            return Ok(Address { operation: None, cells: vec![cell(text, None)?] });
        };
        let operation = OPERATIONS.iter().find(|(_, known)| *known == name).map(|(operation, _)| *operation);
        let cells = cells.strip_suffix(')').ok_or(FORM)?;
        let mut named: Vec<CellName> = Vec::new();
        for one in cells.split(',') {
            named.push(cell(one.trim(), named.first())?);
        }
        Ok(Address { operation: Some(operation.ok_or(FORM)?), cells: named })
    }
}

/// Reads the name of a cell; what it leaves out is that of the first.
fn cell(text: &str, first: Option<&CellName>) -> Result<CellName, &'static str> {
    let parts: Vec<&str> = text.split('/').collect();
    if parts.iter().any(|part| part.is_empty() || part.contains(['(', ')', ','])) {
        return Err(FORM);
    }
    let name = |table: &str, row: &str, field: &str| CellName {
        table: table.to_owned(),
        row: row.to_owned(),
        field: field.to_owned(),
    };
    match (&parts[..], first) {
        ([table, row, field], _) => Ok(name(table, row, field)),
        ([row, field], Some(first)) => Ok(name(&first.table, row, field)),
        ([row], Some(first)) => Ok(name(&first.table, row, &first.field)),
        _ => Err(FORM),
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cells: Vec<String> =
            self.cells.iter().map(|cell| format!("{}/{}/{}", cell.table, cell.row, cell.field)).collect();
        match self.operation {
            Some(operation) => write!(f, "{}({})", operation.name(), cells.join(",")),
            None => f.write_str(&cells.join(",")),
        }
    }
}

/// What stands behind a number of a title or a summary, which can hold no links: an entry of `figures`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backing {
    /// `value:…`: the number that is at an address.
    Value(Address),
    /// `source:id`: a source that says so.
    Source(Reference),
}

impl FromStr for Backing {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("value", address)) => {
                address.parse().map(Backing::Value).map_err(|form| format!("`{text}` is no address: {form}"))
            }
            Some(("source", id)) => {
                let id: Id = id.parse().map_err(|want| format!("`{id}` is no id of a source: write {want}"))?;
                Ok(Backing::Source(Reference { scheme: Scheme::Source, id: id.to_string() }))
            }
            _ => Err(format!("`{text}` is neither `value:…`, the address of a number, nor `source:…`")),
        }
    }
}

impl Backing {
    /// What a backing looks like, as [`FromStr`] reads it.
    fn pattern() -> String {
        let part = "[^/(),]+";
        let names: Vec<&str> = OPERATIONS.iter().map(|(_, name)| *name).collect();
        let (cell, names) = (format!("{part}/{part}/{part}"), names.join("|"));
        let one = format!(" *{part}(/{part}){{0,2}} *");
        format!("^(value:({cell}|({names})\\( *{cell} *(,{one})*\\))|source:[a-z0-9]([a-z0-9-]*[a-z0-9])?)$")
    }
}

impl schemars::JsonSchema for Backing {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Backing".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let form = Form {
            about: "Where a number is from: `value:table/row/field`, a sum and the like of such cells, or `source:id`.",
            pattern: Self::pattern().into(),
            numbers: None,
            examples: &["value:boards/all/share", "value:difference(boards/2013/share,2012)", "source:final-2013"],
        };
        form.schema()
    }
}

impl<'de> serde::Deserialize<'de> for Backing {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(text: &str) -> Option<String> {
        text.parse::<Address>().ok().map(|address| address.to_string())
    }

    #[test]
    fn a_cell_leaves_out_what_is_as_in_the_first() {
        for (written, meant) in [
            ("t/r/f", "t/r/f"),
            ("sum(t/a/f,b,c)", "sum(t/a/f,t/b/f,t/c/f)"),
            ("share(t/a/f,all/g)", "share(t/a/f,t/all/g)"),
            ("difference(t/a/f,u/b/g)", "difference(t/a/f,u/b/g)"),
        ] {
            assert_eq!(full(written).as_deref(), Some(meant));
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in
            ["", "t", "t/r", "t/r/f/g", "t//f", "sum()", "sum(t/a/f,)", "sum(t/a/f", "product(t/a/f,b)", "sum(a)"]
        {
            assert_eq!(full(bad), None, "{bad}");
        }
    }
}
