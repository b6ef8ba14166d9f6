//! Which files the settings ask for.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, did_you_mean, rules};

use super::{FORMATS, Format};

/// The formats in which charts are published.
pub fn chosen(config: &Config) -> Vec<&'static Format> {
    let wanted = |format: &&Format| match &config.figure_files {
        Some(named) => named.iter().any(|name| name == format.id),
        None => format.usual,
    };
    FORMATS.iter().filter(wanted).collect()
}

/// The names of the formats that a chart can have.
pub fn figure_formats() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.id).collect()
}

/// Tells formats that are none.
pub fn check_figure_files(config: &Config) -> Vec<Diagnostic> {
    let known = figure_formats();
    let named = config.figure_files.iter().flatten().enumerate();
    let wrong = named.filter(|(_, name)| !known.contains(&name.as_str()));
    let tell = |(at, name): (usize, &String)| {
        let place = config.spans.value(&["figure-files".into(), at.into()]);
        let help = did_you_mean(name, known.iter().copied()).unwrap_or_else(|| format!("one of {}", known.join(", ")));
        Diagnostic::new(&rules::SETTINGS_VALUE, place, format!("`{name}` is not a format of figures")).help(help)
    };
    wrong.map(tell).collect()
}
