//! The manual: a site in `docs/`, built by the program. What it shows is so, and it leaves nothing out.
//!
//! - It builds without a diagnostic.
//! - Pages that say of themselves that they are generated are what [`generated`] makes. `BLESS=1 cargo test` writes them.
//! - A fenced block with a file's path after its language is a part of that file in one of `docs/examples/`. Each of
//!   these projects builds without a diagnostic, except those whose name begins with `mistake-`.
//! - A `console` block is what the program prints: see [`console`]. `BLESS=1 cargo test` writes what it prints now.
//! - Every kind of document and chart, scheme, command, rule and list is named.

mod blocks;
mod complete;
mod console;
mod generated;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use findings::source;

use crate::support::told;
use blocks::{Block, blocks};

/// The first line of a generated page's front matter begins so.
const GENERATED: &str = "---\n# Generated";

/// Languages of blocks that stand for themselves: the program draws them.
const DRAWN: [&str; 2] = ["chart", "table"];

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The Markdown files of the manual, by path below `docs/`.
fn pages() -> BTreeMap<String, String> {
    let sources = source::load(&docs()).unwrap();
    let markdown = sources.files().filter(|(_, file)| file.path.ends_with(".md"));
    markdown.map(|(id, file)| (file.path.clone(), sources.text(id).to_owned())).collect()
}

/// The pages that people wrote.
fn written() -> impl Iterator<Item = (String, String)> {
    pages().into_iter().filter(|(_, text)| !text.starts_with(GENERATED))
}

/// The example projects, by name.
fn examples() -> BTreeMap<String, PathBuf> {
    let folder = fs::read_dir(docs().join("examples")).unwrap();
    folder.map(|entry| entry.unwrap()).map(|entry| (entry.file_name().into_string().unwrap(), entry.path())).collect()
}

#[test]
fn the_manual_builds_without_a_complaint() {
    assert_eq!(told(&source::load(&docs()).unwrap()), "");
}

#[test]
fn generated_pages_are_what_the_program_says_of_itself() {
    let made = generated::pages();
    if std::env::var_os("BLESS").is_some() {
        for (path, text) in &made {
            let path = docs().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let there = pages();
    let differing: Vec<&String> =
        made.iter().filter(|(path, text)| there.get(*path) != Some(text)).map(|row| row.0).collect();
    assert!(differing.is_empty(), "BLESS=1 cargo test --test it manual writes these anew: {differing:#?}");
    let left: Vec<&String> = there
        .iter()
        .filter(|(path, text)| text.starts_with(GENERATED) && !made.contains_key(*path))
        .map(|row| row.0)
        .collect();
    assert!(left.is_empty(), "nothing makes these any more: {left:#?}");
}

#[test]
fn each_example_builds_and_only_the_mistakes_are_told() {
    for (name, root) in examples() {
        let told = told(&source::load(&root).unwrap());
        assert_eq!(told.is_empty(), !name.starts_with("mistake-"), "{name}:\n{told}");
    }
}

#[test]
fn each_mistake_is_shown_with_what_the_program_says_of_it() {
    let shown: String = pages().into_values().collect();
    let unshown: Vec<String> = examples()
        .into_keys()
        .filter(|name| name.starts_with("mistake-") && !shown.contains(&format!("\n{name}$ findings check")))
        .collect();
    assert!(unshown.is_empty(), "{unshown:?}");
}

#[test]
fn a_block_that_names_a_file_is_a_part_of_that_file() {
    let examples = examples();
    let stands = |block: &Block, path: &str| {
        let texts = examples.values().filter_map(|root| fs::read_to_string(root.join(path)).ok());
        texts.into_iter().any(|text| format!("\n{text}\n").contains(&format!("\n{}", block.text)))
    };
    let mut wrong = Vec::new();
    for (page, text) in written() {
        for block in blocks(&text) {
            let place = format!("{page}:{}: ```{}", block.line, block.info);
            match block.info.split_once(' ') {
                _ if block.info == "console" || DRAWN.contains(&block.info.as_str()) => {}
                None => wrong.push(format!("{place}: names no file")),
                Some((_, path)) if !stands(&block, path) => wrong.push(format!("{place}: is in no example")),
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
