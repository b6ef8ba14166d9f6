//! Several charts side by side: what they have in common.

use crate::chart::plot::Plot;
use crate::messages::Messages;

/// How many charts there are, and of what; nothing for one alone.
pub fn opening(plots: &[Plot], messages: &Messages) -> Option<String> {
    let names: Vec<String> = plots.iter().filter_map(|plot| plot.panel.clone()).collect();
    (!names.is_empty())
        .then(|| messages.count("chart.panels.opening", names.len(), &[("names", &messages.list(&names))]))
}

/// What begins the words about one of several.
pub fn title(name: &str, messages: &Messages) -> String {
    messages.text("chart.panels.title", &[("name", name)])
}
