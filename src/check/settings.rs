//! The menus name documents that are published.

use crate::diagnostic::{Diagnostic, rules};

use super::Subject;

pub(super) fn documents_exist(subject: &Subject) -> Vec<Diagnostic> {
    let Subject { config: Some(config), model, .. } = subject else { return Vec::new() };
    let menus = [("navigation", &config.navigation), ("footer", &config.footer)];
    let entries =
        menus.iter().flat_map(|(menu, paths)| paths.iter().enumerate().map(move |(at, path)| (*menu, at, path)));
    let missing = entries.filter(|(_, _, path)| model.index.path(path).is_none() && !model.index.is_unread(path));
    let tell = |(menu, at, path): (&'static str, usize, &String)| {
        let place = config.spans.value(&[menu.into(), at.into()]);
        if model.index.is_held_back(path) {
            let message = format!("`{path}` is a draft or not due yet, and the menu is on every page");
            let problem = Diagnostic::new(&rules::REFERENCE_DRAFT, place, message);
            return problem.help("take it out of the menu until it is published");
        }
        let problem =
            Diagnostic::new(&rules::REFERENCE_UNKNOWN, place, format!("there is no published page `content/{path}`"));
        problem.help(
            model
                .index
                .meant_path(path)
                .unwrap_or_else(|| "write the path of the Markdown file below content/: about/_index.md".to_owned()),
        )
    };
    missing.map(tell).collect()
}
