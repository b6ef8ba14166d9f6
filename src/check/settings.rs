//! The menus name documents that are published.

use crate::diagnostic::{Diagnostic, did_you_mean, rules};

use super::Subject;

pub(super) fn documents_exist(subject: &Subject) -> Vec<Diagnostic> {
    let Subject { config: Some(config), model, .. } = subject else { return Vec::new() };
    let menus = [("navigation", &config.navigation), ("footer", &config.footer)];
    let entries =
        menus.iter().flat_map(|(menu, paths)| paths.iter().enumerate().map(move |(at, path)| (*menu, at, path)));
    let missing = entries.filter(|(_, _, path)| model.index.path(path).is_none() && !model.index.is_unread(path));
    let tell = |(menu, at, path): (&'static str, usize, &String)| {
        let place = config.spans.value(&[menu.into(), at.into()]);
        let known = model.documents.iter().map(|document| document.path.as_str());
        let problem =
            Diagnostic::new(&rules::REFERENCE_UNKNOWN, place, format!("there is no published page `content/{path}`"));
        problem.help(
            did_you_mean(path, known)
                .unwrap_or_else(|| "write the path of the Markdown file below content/: about/_index.md".to_owned()),
        )
    };
    missing.map(tell).collect()
}
