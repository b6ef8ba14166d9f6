//! Which formats a site publishes, and whether the content agrees with that.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, did_you_mean, rules};
use crate::model::Model;
use crate::model::links::Resolved;
use crate::model::table::DATA_PACKAGE;

use super::{FORMATS, Format};

/// The formats that the settings ask for, with the files that describe them.
pub fn published(config: &Config) -> Vec<&'static Format> {
    let wanted = |id: &str| config.downloads.as_ref().is_none_or(|wanted| wanted.iter().any(|one| one == id));
    FORMATS.iter().filter(|format| wanted(format.describes.unwrap_or(format.id))).collect()
}

/// Whether there is a file about all tables: it describes their CSV files.
pub fn has_package(config: &Config, model: &Model) -> bool {
    !model.tables.is_empty() && published(config).iter().any(|format| format.id == "csv")
}

/// Tells formats that are none, and links to data files that are not published.
pub fn check_downloads(config: &Config, model: &Model) -> Vec<Diagnostic> {
    let mut problems = unknown(config);
    // As long as it is open what is published, a link may be right.
    if problems.is_empty() {
        problems.extend(dangling(config, model));
    }
    problems
}

/// The names of the formats that the settings can ask for.
pub fn table_formats() -> Vec<&'static str> {
    FORMATS.iter().filter(|format| format.describes.is_none()).map(|format| format.id).collect()
}

fn unknown(config: &Config) -> Vec<Diagnostic> {
    let known = table_formats();
    let named = config.downloads.iter().flatten().enumerate();
    let wrong = named.filter(|(_, name)| !known.contains(&name.as_str()));
    let tell = |(at, name): (usize, &String)| {
        let place = config.spans.value(&["downloads".into(), at.into()]);
        let help = did_you_mean(name, known.iter().copied()).unwrap_or_else(|| format!("one of {}", known.join(", ")));
        Diagnostic::new(&rules::SETTINGS_VALUE, place, format!("`{name}` is not a format of tables")).help(help)
    };
    wrong.map(tell).collect()
}

fn dangling(config: &Config, model: &Model) -> Vec<Diagnostic> {
    let formats = published(config);
    let mut there: Vec<String> = model
        .tables
        .iter()
        .flat_map(|table| formats.iter().map(|format| table.file_path(format.extension)))
        .chain(model.assets.iter().map(|asset| asset.path.clone()))
        .collect();
    there.extend(has_package(config, model).then(|| DATA_PACKAGE.to_owned()));
    let links = model.documents.iter().flat_map(|document| document.links.iter().zip(&document.body.links));
    let mut problems = Vec::new();
    for (resolved, link) in links {
        let Resolved::Site(path) = resolved else { continue };
        let path = path.split('#').next().unwrap_or(path);
        if !there.iter().any(|known| known == path) {
            let message = format!("the site publishes no file `{path}`");
            let help = did_you_mean(path, there.iter().map(String::as_str));
            let help = help.unwrap_or_else(|| "`downloads` in site.yaml says which files a table has".to_owned());
            problems.push(Diagnostic::new(&rules::REFERENCE_UNKNOWN, link.span, message).help(help));
        }
    }
    problems
}
