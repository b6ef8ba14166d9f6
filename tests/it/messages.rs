//! The texts of the interface: the catalogue has every one that the code asks for, and none that nobody asks for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use findings::messages::{Entry, Messages};

fn catalogue() -> Messages {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("themes/default/messages/en.yaml");
    Messages::new(
        serde_yaml::from_str::<std::collections::BTreeMap<String, Entry>>(&fs::read_to_string(path).unwrap()).unwrap(),
    )
}

fn texts(folder: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(fs::read_to_string(path).unwrap().split("#[cfg(test)]").next().unwrap().to_owned());
        }
    }
}

/// Every quoted word of the form `group.name` in code and templates, and every `group.{…}` as its beginning.
fn asked_for() -> (BTreeSet<String>, BTreeSet<String>) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    texts(&root.join("src"), ".rs", &mut all);
    texts(&root.join("themes/default/templates"), ".html", &mut all);
    texts(&root.join("themes/default/templates"), ".xml", &mut all);
    let (mut whole, mut begun) = (BTreeSet::new(), BTreeSet::new());
    for quoted in all.iter().flat_map(|text| text.split('"')) {
        let key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
        if let Some((start, _)) =
            quoted.split_once('{').filter(|(start, _)| start.ends_with('.') && start.chars().all(key))
        {
            begun.insert(start.to_owned());
        } else if quoted.contains('.') && quoted.ends_with(['.', '-']) && quoted.chars().all(key) && quoted.len() > 1 {
            begun.insert(quoted.to_owned());
        } else if quoted.contains('.') && quoted.chars().all(key) {
            whole.insert(quoted.to_owned());
        }
    }
    (whole, begun)
}

#[test]
fn the_catalogue_has_no_text_that_nobody_asks_for() {
    let (whole, begun) = asked_for();
    // Groups whose keys are put together from a word of the view and a prefix that is not a quoted text of its own.
    let built = ["date.month-", "symbol.", "status.", "confidence", "progress", "position", "report-status"];
    let idle: Vec<String> = catalogue()
        .keys()
        .map(str::to_owned)
        .filter(|key| {
            let plain = key.trim_end_matches(".one").trim_end_matches(".two").trim_end_matches(".other");
            !whole.contains(plain)
                && !begun.iter().any(|start| key.starts_with(start.as_str()))
                && !built.iter().any(|start| key.starts_with(start))
        })
        .collect();
    assert!(idle.is_empty(), "never used: {idle:?}");
}

#[test]
fn every_text_of_a_closed_set_is_there() {
    let messages = catalogue();
    let kinds = findings::model::kind::KINDS.iter().map(|row| format!("kind.{}", row.name));
    let schemes = findings::read::scalar::SCHEMES
        .iter()
        .filter(|(_, name)| *name != "figure")
        .map(|(_, name)| format!("kind.{name}"));
    let symbols = findings::model::symbol::SYMBOLS.iter().map(|(_, letter, _)| format!("symbol.{letter}"));
    let months = (1..=12).map(|month| format!("date.month-{month}"));
    for key in kinds.chain(schemes).chain(symbols).chain(months) {
        assert!(messages.has(&key), "there is no text `{key}`");
    }
}

#[test]
fn every_text_that_the_code_names_is_there() {
    let messages = catalogue();
    let groups: BTreeSet<String> =
        messages.keys().filter_map(|key| key.split_once('.').map(|(group, _)| group.to_owned())).collect();
    let (whole, _) = asked_for();
    // A quoted word counts as a key when its group is one of the catalogue's and it is no file name.
    let files = [".html", ".xml", ".yaml", ".md", ".css", ".csv", ".txt", ".js", ".json", ".jsonld", ".svg"];
    let missing: Vec<&String> = whole
        .iter()
        .filter(|key| key.split_once('.').is_some_and(|(group, _)| groups.contains(group)))
        .filter(|key| !files.iter().any(|ending| key.ends_with(ending)) && !messages.has(key))
        .collect();
    assert!(missing.is_empty(), "not in the catalogue: {missing:?}");
}

#[test]
fn charts_ask_for_the_texts_that_they_list() {
    let mut code = Vec::new();
    texts(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/chart"), ".rs", &mut code);
    let quoted = code
        .iter()
        .flat_map(|text| text.split('"'))
        .filter(|quoted| quoted.starts_with("chart.") && *quoted != "chart.");
    let asked: BTreeSet<&str> = quoted.map(|key| key.trim_end_matches(".other")).collect();
    assert_eq!(asked, findings::chart::KEYS.iter().copied().collect());
}
