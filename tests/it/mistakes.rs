//! Mistakes that editors make, each made on purpose in a small site that is sound, held by the files of `tests/mistakes/`.
//!
//! Each heading of level 2 is a mistake. The block `told` is what `findings check` then says, word for word, for a person
//! to judge: does this alone lead to the mend? The blocks that begin with `mend` do what it says, and after them nothing
//! may be left to tell. What a block changes stands in its first line:
//!
//! - `change PATH`: lines that begin with `-` make way for those that begin with `+`; others, set in by a space, stay. Without
//!   lines to find, those with `+` are put at the end.
//! - `file PATH`: the file is as the block says.
//! - `move PATH`: the file is at the path that the block says.
//! - `remove PATH`: the file is not there.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use findings::diagnostic::format::{Colour, FORMATS};
use findings::source::{self, Content, Sources};

use crate::blocks::{self, Block, Case};
use crate::support;

/// A project as its texts, by path.
type Texts = BTreeMap<String, String>;

fn project() -> Texts {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/project");
    let sources = source::load(&root).expect("the project can be read");
    let text = |file: &source::SourceFile| match &file.content {
        Content::Text(text) => text.to_string(),
        _ => panic!("{} is no text", file.path),
    };
    sources.files().map(|(_, file)| (file.path.clone(), text(file))).collect()
}

/// Does to a project what a block says.
fn apply(texts: &mut Texts, block: &Block) -> Result<(), String> {
    let (verb, path) =
        block.info.trim_start_matches("mend ").split_once(' ').ok_or("a block does not say what it does")?;
    if verb == "file" {
        texts.insert(path.to_owned(), block.text.clone());
        return Ok(());
    }
    let text = texts.remove(path).ok_or_else(|| format!("there is no file {path}"))?;
    match verb {
        "change" => {
            let changed = changed(&text, &block.text).map_err(|why| format!("{why} in {path}:\n{}", block.text))?;
            texts.insert(path.to_owned(), changed);
        }
        "move" => drop(texts.insert(block.text.trim().to_owned(), text)),
        "remove" => {}
        other => return Err(format!("`{other}` is nothing that can be done")),
    }
    Ok(())
}

/// A text after a change.
fn changed(text: &str, change: &str) -> Result<String, String> {
    let side = |sign: char| -> String {
        let lines = change.lines().filter(|line| line.starts_with([sign, ' ']) || line.is_empty());
        lines.flat_map(|line| [line.get(1..).unwrap_or_default(), "\n"]).collect()
    };
    let (before, after) = (side('-'), side('+'));
    if before.is_empty() {
        return Ok(format!("{text}{after}"));
    }
    match text.matches(&before).count() {
        1 => Ok(text.replacen(&before, &after, 1)),
        times => Err(format!("the lines to change stand {times} times")),
    }
}

/// What `findings check` says of a project.
fn told(texts: &Texts) -> String {
    let written: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let sources = Sources::from_texts(written);
    let built = findings::build(&sources, &support::options());
    let told = (FORMATS[0].render)(&built.diagnostics, &sources, Colour::Plain);
    told.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

fn run(case: &Case) -> Result<String, String> {
    let (mends, makes): (Vec<&Block>, Vec<&Block>) =
        case.blocks.iter().filter(|block| block.info != "told").partition(|block| block.info.starts_with("mend "));
    if mends.is_empty() {
        return Err("there is no mend".to_owned());
    }
    let mut texts = project();
    makes.iter().try_for_each(|block| apply(&mut texts, block))?;
    let said = told(&texts);
    mends.iter().try_for_each(|block| apply(&mut texts, block))?;
    let left = told(&texts);
    match (said.is_empty(), left.is_empty()) {
        (true, _) => Err("nothing is told".to_owned()),
        (_, false) => Err(format!("after the mend there is still\n{left}")),
        _ => Ok(said),
    }
}

#[test]
fn the_project_in_which_mistakes_are_made_has_none() {
    assert_eq!(told(&project()), "");
}

#[test]
fn each_mistake_is_told_in_words_that_lead_to_its_mend() {
    blocks::hold("mistakes", run);
}

#[test]
fn there_are_fifty_mistakes_and_each_has_a_name_of_its_own() {
    let cases = |path: &PathBuf| blocks::parse(&fs::read_to_string(path).unwrap());
    let mut names: Vec<String> = blocks::files("mistakes").iter().flat_map(cases).map(|case| case.title).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert!(all >= 50 && names.len() == all, "{all} mistakes with {} names", names.len());
}
