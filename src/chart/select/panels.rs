//! Charts side by side: the rows of each, and what makes them comparable.

use std::collections::{BTreeMap, BTreeSet};

use super::pivot::Names;
use super::{Selection, marked, some};
use crate::chart::kind::{self, Across};
use crate::chart::plot::{Data, Plot};
use crate::diagnostic::Diagnostic;
use crate::model::table::Row;

/// A reader cannot compare more charts than this.
const MOST: usize = 12;

/// The plot of each chart; of the only one where there are no panels.
///
/// # Errors
/// Everything that is wrong with the data, and charts side by side that do not have the same categories and series.
pub fn plots<'a>(chosen: &Selection<'a>) -> Result<Vec<Plot<'a>>, Vec<Diagnostic>> {
    let pivot = kind::of(chosen.block.record().kind).pivot;
    let mut names = Vec::new();
    let mut data = Vec::new();
    let mut found = Vec::new();
    for (name, rows) in parts(chosen)? {
        match pivot(chosen, &rows) {
            Ok(one) => {
                names.push(name);
                data.push(one);
            }
            Err(wrong) => found.extend(wrong),
        }
    }
    if !found.is_empty() {
        return Err(found);
    }
    let data = alike(chosen, &names, data)?;
    let emphasis = marked::emphasis(chosen, &data);
    let remarks = marked::remarks(chosen, &names, &data);
    let (Ok(emphasis), Ok(remarks)) = (&emphasis, &remarks) else {
        found.extend(emphasis.err().unwrap_or_default());
        found.extend(remarks.err().unwrap_or_default());
        return Err(found);
    };
    let plot = |(at, (panel, data)): (usize, (Option<String>, Data<'a>))| Plot {
        record: chosen.block.record(),
        table: chosen.table,
        panel,
        data,
        emphasis: emphasis[at].clone(),
        remarks: remarks[at].clone(),
    };
    Ok(names.into_iter().zip(data).enumerate().map(plot).collect())
}

type Part<'a> = (Option<String>, Vec<&'a Row>);

/// The rows of each panel, in the order of the table.
fn parts<'a>(chosen: &Selection<'a>) -> Result<Vec<Part<'a>>, Vec<Diagnostic>> {
    let Some(column) = chosen.columns.panels else { return Ok(vec![(None, chosen.rows.clone())]) };
    let field = &chosen.table.fields[column];
    let names = Names::of(column, &chosen.rows, field, chosen.messages);
    let path = ["panels".into()];
    let problem = match names.names.len() {
        _ if names.of_row.contains(&None) => {
            let problem = format!("`{}` has rows without a value, which are of no panel", field.id);
            chosen.block.data(&path, problem).help("leave those rows out with `filter`")
        }
        1 => {
            let problem = format!("`{}` has one value here, so there is only one panel", field.id);
            chosen.block.data(&path, problem).help("take `panels` out")
        }
        count if count > MOST => {
            let problem = format!("the figure would have {count} panels; at most {MOST} can be compared");
            chosen.block.data(&path, problem).help("choose rows with `filter`")
        }
        _ => {
            let mut parts: Vec<Part> = names.names.iter().map(|name| (Some(name.clone()), Vec::new())).collect();
            for (row, of) in chosen.rows.iter().zip(&names.of_row) {
                if let Some(of) = of {
                    parts[*of].1.push(*row);
                }
            }
            return Ok(parts);
        }
    };
    Err(vec![problem])
}

/// The panels with the categories and the series of the first one, in its order. Points that were measured need not
/// be the same in each.
fn alike<'a>(
    chosen: &Selection<'a>,
    names: &[Option<String>],
    data: Vec<Data<'a>>,
) -> Result<Vec<Data<'a>>, Vec<Diagnostic>> {
    let ways = kind::of(chosen.block.record().kind);
    if data.len() < 2 || ways.across == Across::Measure {
        return Ok(data);
    }
    let mut holes = Vec::new();
    let mut seen = BTreeSet::new();
    let labels = data.iter().flat_map(|one| one.categories.iter().map(|category| category.label.as_str()));
    let all: Vec<&str> = labels.filter(|label| seen.insert(*label)).collect();
    for (name, one) in names.iter().zip(&data) {
        let here: BTreeSet<&str> = one.categories.iter().map(|category| category.label.as_str()).collect();
        let name = name.as_deref().unwrap_or_default();
        let lacking = all.iter().filter(|label| !here.contains(**label));
        holes.extend(lacking.map(|label| format!("{label}, {name}")));
        let same = one.series.len() == data[0].series.len()
            && one.series.iter().all(|series| data[0].series.iter().any(|other| other.name == series.name));
        if !same {
            holes.push(format!("some series of {name}"));
        }
    }
    if !holes.is_empty() {
        let problem = format!("the table has no row for {}", some(&holes));
        return Err(vec![chosen.block.data(&["panels".into()], problem).help(
            "charts side by side show the same things: add the rows, with a symbol such as \"[x]\" where there is no number, \
             or leave some out with `filter`",
        )]);
    }
    let first: BTreeMap<String, usize> =
        data[0].categories.iter().enumerate().map(|(at, category)| (category.label.clone(), at)).collect();
    let names: Vec<String> = data[0].series.iter().map(|series| series.name.clone()).collect();
    Ok(data.into_iter().map(|one| in_order_of(one, &first, &names)).collect())
}

fn in_order_of<'a>(mut data: Data<'a>, categories: &BTreeMap<String, usize>, series: &[String]) -> Data<'a> {
    let mut order: Vec<usize> = (0..data.categories.len()).collect();
    order.sort_by_key(|at| categories.get(&data.categories[*at].label));
    data.series.sort_by_key(|one| series.iter().position(|name| *name == one.name));
    data.reordered(&order)
}
