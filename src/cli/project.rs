//! Where the project is, seen from where the user stands.

use std::path::{Path, PathBuf};

use crate::config::SETTINGS;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{LoadError, Sources};

/// The nearest folder with settings, from the working folder upwards, as seen from there: `.`, `..`, `../..`. The working
/// folder itself where there is none.
pub(super) fn nearest() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    match here.ancestors().position(|folder| folder.join(SETTINGS).is_file()) {
        None | Some(0) => PathBuf::from("."),
        Some(levels) => std::iter::repeat_n("..", levels).collect(),
    }
}

/// What to say where the project's folder holds no content.
pub(super) fn without_content(root: &Path, error: &LoadError) -> String {
    if root == Path::new(".") && error.cause.kind() == std::io::ErrorKind::NotFound {
        format!(
            "there is no {SETTINGS} here, nor in a folder above\n  help: go into the folder of your site, or begin one \
             with `findings init my-report`"
        )
    } else {
        format!("{error}\n  help: --root names the folder that holds content/")
    }
}

/// Diagnostics and sources whose paths begin at the working folder; `None` where that is the project's own.
pub(super) fn seen_from_here(
    root: &Path,
    diagnostics: &[Diagnostic],
    sources: &Sources,
) -> Option<(Vec<Diagnostic>, Sources)> {
    if root == Path::new(".") || diagnostics.is_empty() {
        return None;
    }
    let root = root.to_string_lossy();
    let root = root.trim_end_matches('/');
    let place = |place: &Place| match place {
        Place::Path(path) => Place::Path(format!("{root}/{path}")),
        other => other.clone(),
    };
    let told = diagnostics.iter().map(|told| Diagnostic { place: place(&told.place), ..told.clone() });
    Some((told.collect(), sources.below(root)))
}

/// Where the working folder is in the project: `content/reports/final`; `None` outside of it.
pub(super) fn here(root: &Path) -> Option<String> {
    let here = std::env::current_dir().ok()?.canonicalize().ok()?;
    let below = here.strip_prefix(root.canonicalize().ok()?).ok()?.to_path_buf();
    let parts: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
