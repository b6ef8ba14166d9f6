//! Links that open a place of a source in the editor, as the editors register them with the system.

use std::path::{Path, PathBuf};

use crate::diagnostic::LineColumn;

/// An editor that has links.
#[derive(Debug, PartialEq, Eq)]
pub struct Editor {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// The link; `{path}`, `{line}` and `{column}` are filled in.
    link: &'static str,
}

/// All editors that are known; the first is the default.
pub const EDITORS: &[Editor] = &[
    Editor { name: "vscode", title: "VS Code", link: "vscode://file{path}:{line}:{column}" },
    Editor { name: "vscodium", title: "VSCodium", link: "vscodium://file{path}:{line}:{column}" },
    Editor { name: "cursor", title: "Cursor", link: "cursor://file{path}:{line}:{column}" },
    Editor { name: "zed", title: "Zed", link: "zed://file{path}:{line}:{column}" },
    Editor { name: "idea", title: "IntelliJ IDEA", link: "idea://open?file={path}&line={line}&column={column}" },
];

/// Where the sources are, and what opens them.
#[derive(Clone, Debug)]
pub(super) struct Opener {
    root: PathBuf,
    editor: &'static Editor,
}

impl Opener {
    /// Opens files below a root, which is an absolute path.
    pub fn new(root: PathBuf, editor: &'static Editor) -> Self {
        Opener { root, editor }
    }

    /// What the editor is called.
    pub fn title(&self) -> &'static str {
        self.editor.title
    }

    /// The link to a place in a file, whose path is below the root and has `/` between its segments.
    pub fn link(&self, path: &str, at: Option<LineColumn>) -> String {
        let LineColumn { line, column } = at.unwrap_or(LineColumn { line: 1, column: 1 });
        let link = self.editor.link.replace("{path}", &absolute(&self.root.join(path)));
        link.replace("{line}", &line.to_string()).replace("{column}", &column.to_string())
    }
}

/// A path as part of a link: with `/` at its beginning and between its segments, and with `%XX` for what may not stand in a
/// link.
fn absolute(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    // Windows gives its full paths a sign of their own.
    let text = text.trim_start_matches("//?");
    let mut out = if text.starts_with('/') { String::new() } else { "/".to_owned() };
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_gets_its_own_link() {
        let at = Some(LineColumn { line: 3, column: 7 });
        let link = |name: &str| {
            let editor = EDITORS.iter().find(|editor| editor.name == name).unwrap();
            Opener::new(PathBuf::from("/my reports"), editor).link("content/a&b.md", at)
        };
        assert_eq!(link("vscode"), "vscode://file/my%20reports/content/a%26b.md:3:7");
        assert_eq!(link("idea"), "idea://open?file=/my%20reports/content/a%26b.md&line=3&column=7");
        for editor in EDITORS {
            assert!(editor.link.contains("{path}") && editor.link.contains("{line}"), "{}", editor.name);
        }
    }
}
