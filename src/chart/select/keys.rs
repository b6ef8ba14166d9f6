//! The keys of a block: each kind needs some, knows others, and would ignore the rest, so these are refused.

use super::Block;
use crate::chart::kind;
use crate::chart::scale::LARGEST;
use crate::diagnostic::{Diagnostic, rules};
use crate::read::figure::{ChartKind, ChartRecord};
use crate::read::yaml::{Record, Step};

/// The keys that a kind may or may not know.
const KEYS: [&str; 13] = [
    "x",
    "y",
    "series",
    "panels",
    "interval",
    "as-percent",
    "bin-width",
    "out-of",
    "direction",
    "sort",
    "highlight",
    "annotations",
    "reference-lines",
];

/// More lines to compare with hide what is compared.
const MOST_REFERENCES: usize = 2;

/// Signs beyond this can no longer be counted.
const MOST_SIGNS: u32 = 100;

/// Keys that are missing, that mean nothing for the kind, or whose values cannot be used.
pub fn problems(record: &Record<ChartRecord>) -> Vec<Diagnostic> {
    let block = Block(record);
    let is_there = |key: &str| record.spans.entry(&[key.into()]).is_some();
    let kind = kind::of(record.value.kind);
    let name = name(record.value.kind);
    let missing = kind.needs.iter().filter(|key| !is_there(key)).map(|key| {
        let place = block.span(&["kind".into()]);
        let problem =
            Diagnostic::new(&rules::YAML_MISSING_KEY, place, format!("a chart of the kind `{name}` needs `{key}`"));
        problem.help(format!("add `{key}: …`{}", needed(key)))
    });
    let idle = |key: &&&str| is_there(key) && !knows(record.value.kind, key);
    let idle = KEYS.iter().filter(idle).map(|key| {
        let place = record.spans.key(&[(*key).into()]);
        let message = format!("`{key}` says nothing to a chart of the kind `{name}`");
        let problem = Diagnostic::new(&rules::CHART_FIELD, place, message);
        problem.help(format!("take it out, or use a kind that knows it: {}", knowing(key).join(", ")))
    });
    let mut found: Vec<Diagnostic> = missing.chain(idle).collect();
    found.extend(sizes(&block));
    found.extend(references(&block));
    found
}

/// What a key that every chart of some kind has to have is followed by.
fn needed(key: &str) -> &'static str {
    match key {
        "interval" => ", such as `{lower: …, upper: …, name: 95% confidence interval}` with two fields of the table",
        "x" | "y" | "series" => ", with a field of the table by its id",
        _ => "",
    }
}

/// What a kind asks of a block.
#[derive(Debug)]
pub struct Asked {
    /// What the kind is called in a block.
    pub kind: &'static str,
    /// The keys without which there is no such chart.
    pub needs: &'static [&'static str],
    /// The keys that say nothing to it, and so are refused.
    pub idle: Vec<&'static str>,
}

/// What each kind asks of a block.
pub fn asked() -> Vec<Asked> {
    let idle = |kind: ChartKind| KEYS.into_iter().filter(|key| !knows(kind, key)).collect();
    let asked = |kind: &ChartKind| Asked { kind: name(*kind), needs: kind::of(*kind).needs, idle: idle(*kind) };
    ChartKind::ALL.iter().map(asked).collect()
}

/// What a kind is called in a block: as in the key of its name.
fn name(kind: ChartKind) -> &'static str {
    kind::of(kind).name.rsplit('.').next().unwrap_or_default()
}

/// Whether a key means something for a kind.
pub fn knows(kind: ChartKind, key: &str) -> bool {
    let kind = kind::of(kind);
    kind.needs.contains(&key) || kind.takes.contains(&key)
}

fn knowing(key: &str) -> Vec<String> {
    ChartKind::ALL.iter().filter(|kind| knows(**kind, key)).map(|kind| format!("`{}`", name(*kind))).collect()
}

fn sizes(block: &Block) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if block.record().bin_width.is_some_and(|width| !(width.is_finite() && width > 0.0)) {
        found.push(block.data(&["bin-width".into()], "`bin-width` is a number above zero"));
    }
    if block.record().out_of.is_some_and(|signs| !(2..=MOST_SIGNS).contains(&signs)) {
        let problem = format!("`out-of` is a whole number from 2 to {MOST_SIGNS}");
        found.push(block.data(&["out-of".into()], problem));
    }
    found
}

fn references(block: &Block) -> Vec<Diagnostic> {
    let lines = &block.record().reference_lines;
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let path = |key: &'static str| -> [Step<'static>; 3] { ["reference-lines".into(), at.into(), key.into()] };
        if !line.value.is_finite() || line.value.abs() > LARGEST {
            found.push(block.data(&path("value"), "the value of a reference line is a finite number"));
        }
        if line.label.trim().is_empty() {
            found.push(block.data(&path("label"), "the line has no label, so a reader cannot know what it is"));
        }
    }
    if lines.len() > MOST_REFERENCES {
        let problem = format!("a chart has at most {MOST_REFERENCES} reference lines, and here are {}", lines.len());
        found.push(block.data(&["reference-lines".into()], problem).help("draw several charts"));
    }
    found
}
