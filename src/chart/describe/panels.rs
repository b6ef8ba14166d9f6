//! Several charts side by side: what they have in common.

use crate::chart::kind::{self, Shown};
use crate::chart::plot::Plot;
use crate::messages::Messages;

/// How many charts there are, and of what; nothing for one alone.
pub fn opening(plots: &[Plot], messages: &Messages) -> Option<String> {
    let names: Vec<String> = plots.iter().filter_map(|plot| plot.panel.clone()).collect();
    let key = match kind::of(plots[0].record.kind).shown {
        Shown::Tiles(_) => "chart.key-figure.opening",
        Shown::Drawing | Shown::Shades(_) => "chart.panels.opening",
    };
    (!names.is_empty()).then(|| messages.count(key, names.len(), &[("names", &messages.list(&names))]))
}

/// What begins the words about one of several.
pub fn title(name: &str, messages: &Messages) -> String {
    messages.text("chart.panels.title", &[("name", name)])
}
