//! What an author sets off and remarks on: names of categories, series and panels that have to exist.

use super::{Selection, some};
use crate::chart::plot::{Data, Emphasis, Point, Remark};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::read::yaml::Step;

/// More remarks would be a text of their own.
const MOST_REMARKS: usize = 9;

/// Which categories and series of each chart are set off.
///
/// # Errors
/// Names that are nowhere in the chart.
pub fn emphasis(chosen: &Selection, data: &[Data]) -> Result<Vec<Emphasis>, Vec<Diagnostic>> {
    let names = &chosen.block.record().highlight.0;
    let mut found = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let name = name.trim();
        let is_there = |one: &Data| category(one, name).is_some() || series(one, name).is_some();
        let is_alone = |one: &Data| category(one, name).is_none() && one.series.len() == 1;
        if data.iter().any(is_there) && data.iter().all(is_alone) {
            let problem = format!("`{name}` is all that the chart shows, so it cannot be set off from anything");
            let known: Vec<&str> = data.iter().flat_map(labels).collect();
            let help = format!("name a category, such as {}, or take `highlight` out", some(&known));
            found.push(chosen.block.data(&["highlight".into(), at.into()], problem).help(help));
        } else if !data.iter().any(is_there) {
            let known = data.iter().flat_map(|one| labels(one).chain(one.series.iter().map(|one| one.name.as_str())));
            found.push(unknown(chosen, &["highlight".into(), at.into()], (name, "name"), known.collect()));
        }
    }
    let of = |one: &Data| Emphasis {
        categories: names.iter().filter_map(|name| category(one, name.trim())).collect(),
        series: match one.series.len() {
            // Of a single series, everything would be set off.
            1 => Vec::new(),
            _ => names.iter().filter_map(|name| series(one, name.trim())).collect(),
        },
    };
    if found.is_empty() { Ok(data.iter().map(of).collect()) } else { Err(found) }
}

/// The remarks on each chart, numbered through all of them.
///
/// # Errors
/// Remarks on what is not there, or on a point without a number.
pub fn remarks<'a>(
    chosen: &Selection<'a>,
    panels: &[Option<String>],
    data: &[Data],
) -> Result<Vec<Vec<Remark<'a>>>, Vec<Diagnostic>> {
    let annotations = &chosen.block.record().annotations;
    let mut found = Vec::new();
    let mut all: Vec<Vec<Remark>> = vec![Vec::new(); data.len()];
    if annotations.len() > MOST_REMARKS {
        let problem = format!("a chart has at most {MOST_REMARKS} annotations, and here are {}", annotations.len());
        found.push(chosen.block.data(&["annotations".into()], problem).help("say the rest in the text"));
    }
    for (at, annotation) in annotations.iter().enumerate() {
        let path = |key: &'static str| -> [Step<'static>; 3] { ["annotations".into(), at.into(), key.into()] };
        let panel = match &annotation.panel {
            Some(name) => panels.iter().position(|panel| panel.as_deref() == Some(name.trim())),
            None if panels.len() == 1 => Some(0),
            None => None,
        };
        let Some(panel) = panel else {
            let known: Vec<&str> = panels.iter().flatten().map(String::as_str).collect();
            found.push(match annotation.panel.as_deref() {
                Some(name) if known.is_empty() => {
                    let problem = format!("there are no panels, so there is no panel `{name}`");
                    chosen.block.data(&path("panel"), problem).help("take `panel` out, or add `panels` to the chart")
                }
                Some(name) => unknown(chosen, &path("panel"), (name, "panel"), known),
                None => unnamed(chosen, &path("x"), "panel", &known),
            });
            continue;
        };
        let one = &data[panel];
        let Some(category) = category(one, annotation.x.trim()) else {
            found.push(unknown(chosen, &path("x"), (&annotation.x, "category"), labels(one).collect()));
            continue;
        };
        let known: Vec<&str> = one.series.iter().map(|series| series.name.as_str()).collect();
        // A row that was measured is of one series alone.
        let mut here = (0..one.series.len()).filter(|at| one.series[*at].points[category] != Point::Elsewhere);
        let series = match (&annotation.series, here.next(), here.next()) {
            (Some(name), ..) => {
                series(one, name.trim()).ok_or_else(|| unknown(chosen, &path("series"), (name, "series"), known))
            }
            (None, Some(only), None) => Ok(only),
            _ => Err(unnamed(chosen, &path("x"), "series", &known)),
        };
        let series = match series {
            Ok(series) => series,
            Err(problem) => {
                found.push(problem);
                continue;
            }
        };
        if one.series[series].points[category].value().is_none() {
            let problem = format!("`{}` has no number here that a remark could point at", annotation.x);
            found.push(chosen.block.data(&path("x"), problem).help("say it in `notes`"));
            continue;
        }
        all[panel].push(Remark { number: at + 1, category, series, text: annotation.text.trim() });
    }
    if found.is_empty() { Ok(all) } else { Err(found) }
}

fn labels<'d>(data: &'d Data) -> impl Iterator<Item = &'d str> {
    data.categories.iter().map(|category| category.label.as_str())
}

fn category(data: &Data, name: &str) -> Option<usize> {
    data.categories.iter().position(|category| category.label == name)
}

fn series(data: &Data, name: &str) -> Option<usize> {
    data.series.iter().position(|series| series.name == name)
}

/// Of several, a remark says on which it is.
fn unnamed(chosen: &Selection, path: &[Step], what: &str, known: &[&str]) -> Diagnostic {
    let problem = format!("the remark does not say of which {what} it is");
    chosen.block.data(path, problem).help(format!("add `{what}: …` to it, one of {}", some(known)))
}

fn unknown(chosen: &Selection, path: &[Step], (name, what): (&str, &str), mut known: Vec<&str>) -> Diagnostic {
    known.dedup();
    let problem = chosen.block.data(path, format!("the chart has no {what} `{name}`"));
    problem.help(format!("it has {}", some(&known))).maybe_help(did_you_mean(name, known))
}
