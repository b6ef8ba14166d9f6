//! What is typed for a title: the title, or an id or a path that says both.

use crate::model::kind::split_number;
use crate::read::scalar::{Id, slug};

use super::{NewArgs, Trouble};

/// What something is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The folders before the id, of pages and sections: `about/`, or nothing.
    pub folders: String,
    /// The number that was typed before the id: the 1 of `01-picture`, as it was typed.
    pub number: Option<String>,
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
}

/// The most letters of an id that is made of a title.
const LONGEST: usize = 60;

/// Reads what was typed.
pub fn read(command: &NewArgs, may_have_folders: bool) -> Result<Name, Trouble> {
    let typed = command.name.trim();
    if typed.is_empty() {
        return Err(Trouble("there is no title\n  help: write one in quotes: \"What we saw\"".to_owned()));
    }
    let said = command.title.as_deref().map(str::trim);
    let path = command.id.as_deref().or_else(|| is_path(typed).then_some(typed));
    let (path, title) = match path {
        Some(path) => (path.to_owned(), said.map_or_else(|| of_id(typed), str::to_owned)),
        None => (of_title(typed)?, said.unwrap_or(typed).to_owned()),
    };
    let (folders, last) = path.rsplit_once('/').map_or(("", path.as_str()), |(folders, last)| (folders, last));
    if !folders.is_empty() && !may_have_folders {
        return Err(Trouble(format!("`{path}` has folders, and only pages and sections can\n  help: write `{last}`")));
    }
    for part in path.split('/') {
        if split_number(part).1.parse::<Id>().is_err() {
            let want = "an id of lower-case letters a-z, digits and hyphens between them";
            return Err(Trouble(format!("`{part}` cannot be part of a URL\n  help: write {want}")));
        }
    }
    let name = split_number(last).1;
    let number = (name.len() < last.len()).then(|| last[..last.len() - name.len() - 1].to_owned());
    let folders = if folders.is_empty() { String::new() } else { format!("{folders}/") };
    Ok(Name { folders, number, id: name.to_owned(), title })
}

/// Whether a text is an id, or ids with slashes between them.
fn is_path(text: &str) -> bool {
    text.split('/').all(|part| split_number(part).1.parse::<Id>().is_ok())
}

/// `about/01-local-picture` as a title: `Local picture`. What is no id is a title already.
fn of_id(typed: &str) -> String {
    if !is_path(typed) {
        return typed.to_owned();
    }
    let name = typed.rsplit('/').next().unwrap_or(typed);
    let words = split_number(name).1.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// An id of a title: its words with hyphens, up to a length, without marks on letters.
fn of_title(title: &str) -> Result<String, Trouble> {
    let plain: String =
        title.chars().flat_map(char::to_lowercase).flat_map(|c| plain(c).chars().collect::<Vec<_>>()).collect();
    let whole: String = slug(&plain).chars().map(|c| if c.is_ascii() { c } else { '-' }).collect();
    let words: Vec<&str> = whole.split('-').filter(|word| !word.is_empty()).collect();
    let mut id = String::new();
    for word in words {
        if !id.is_empty() && id.len() + 1 + word.len() > LONGEST {
            break;
        }
        id.push_str(if id.is_empty() { "" } else { "-" });
        id.push_str(word);
    }
    if id.is_empty() {
        return Err(Trouble(format!("no id can be made of `{title}`\n  help: choose one with --id")));
    }
    Ok(id)
}

/// Small Latin letters without their marks, as somebody would type them who has no such keys.
fn plain(c: char) -> String {
    const LETTERS: &[(&str, &str)] = &[
        ("a", "àáâãåāăą"),
        ("ae", "äæ"),
        ("c", "çćĉċč"),
        ("d", "ďđð"),
        ("e", "èéêëēĕėęě"),
        ("g", "ĝğġģ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"),
        ("k", "ķ"),
        ("l", "ĺļľł"),
        ("n", "ñńņňŋ"),
        ("o", "òóôõøōŏő"),
        ("oe", "öœ"),
        ("r", "ŕŗř"),
        ("s", "śŝşšș"),
        ("ss", "ß"),
        ("t", "ţťŧț"),
        ("th", "þ"),
        ("u", "ùúûũūŭůűų"),
        ("ue", "ü"),
        ("w", "ŵẁẃẅ"),
        ("y", "ýÿŷỳ"),
        ("z", "źżž"),
    ];
    let row = LETTERS.iter().find(|(_, marked)| marked.contains(c));
    row.map_or_else(|| c.to_string(), |(plain, _)| (*plain).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_a_title() {
        for (title, id) in [
            ("Boards did not count victims", "boards-did-not-count-victims"),
            ("What’s next? 50% of “it”", "whats-next-50-of-it"),
            ("Grüße aus Łódź 🎉", "gruesse-aus-lodz"),
            ("Ŵy a thŷ", "wy-a-thy"),
        ] {
            assert_eq!(of_title(title).ok().as_deref(), Some(id));
        }
        assert!(of_title("🎉").is_err());
        assert!(of_title(&"word ".repeat(40)).is_ok_and(|id| id.len() <= LONGEST && id.ends_with("word")));
    }

    #[test]
    fn a_title_is_made_of_an_id() {
        assert_eq!(of_id("about/01-local-picture"), "Local picture");
        assert_eq!(of_id("A title: as it is"), "A title: as it is");
    }
}
