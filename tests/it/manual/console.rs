//! What the manual shows of a terminal is what a terminal shows.
//!
//! In a `console` block, a line such as `my-report$ findings check` is a command that somebody types in the folder
//! `my-report`, a copy of the example of that name; `$ findings init x` is typed in an empty folder. The lines below it are
//! what the program prints; a line `…` stands for any lines. Commands of other programs print nothing here and are not run,
//! and neither is `findings serve`, which does not end. Numbers that differ from machine to machine may differ.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::blocks::{Block, blocks};
use super::{docs, examples, pages};

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_findings");

/// Today, for the program: noon of 24 November 2026.
const TODAY: &str = "1795521600";

/// A command, and what the manual shows below it.
struct Step {
    folder: String,
    command: String,
    shown: Vec<String>,
}

fn steps(block: &Block) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in block.text.lines() {
        match line.split_once("$ ").filter(|(folder, _)| !folder.contains(' ')) {
            Some((folder, command)) => {
                steps.push(Step { folder: folder.to_owned(), command: command.to_owned(), shown: Vec::new() });
            }
            None => steps.last_mut().expect("a block begins with a command").shown.push(line.to_owned()),
        }
    }
    steps
}

fn is_run(step: &Step) -> bool {
    step.command.starts_with("findings ") && !step.command.starts_with("findings serve")
}

/// Runs the commands of a block one after the other; what each printed.
fn run(block: &Block) -> Vec<(Step, Vec<String>)> {
    let desk = tempfile::tempdir().unwrap();
    let steps = steps(block);
    let named: BTreeSet<&str> = steps.iter().map(|step| step.folder.as_str()).collect();
    for (name, root) in examples().iter().filter(|(name, _)| named.contains(name.as_str())) {
        copy(root, &desk.path().join(name));
    }
    steps.into_iter().map(|step| (printed(&step, desk.path()), step)).map(|(printed, step)| (step, printed)).collect()
}

/// What a command prints, on both of its outputs.
fn printed(step: &Step, desk: &Path) -> Vec<String> {
    if !is_run(step) {
        return Vec::new();
    }
    let program = Path::new(PROGRAM).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {}; }} 2>&1", step.command)])
        .current_dir(desk.join(&step.folder))
        .envs([("PATH", path.as_str()), ("SOURCE_DATE_EPOCH", TODAY), ("NO_COLOR", "1"), ("COLUMNS", "80")])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A line without what differs from machine to machine and from version to version: sizes and times.
fn steady(line: &str) -> String {
    let tells_sizes = line.contains(" files (");
    line.chars().filter(|c| !tells_sizes || !(c.is_ascii_digit() || *c == '.')).collect()
}

/// Whether lines are as they are shown, where `…` stands for any lines.
fn agree(shown: &[String], printed: &[String]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first.trim() == "…" => (0..=printed.len()).any(|from| agree(rest, &printed[from..])),
        Some((first, rest)) => {
            printed.split_first().is_some_and(|(line, more)| steady(first) == steady(line) && agree(rest, more))
        }
    }
}

/// A page with what the commands of a block print now in place of what it shows.
fn blessed(text: &str, block: &Block, run: &[(Step, Vec<String>)]) -> String {
    let margin = " ".repeat(block.margin);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut inner = Vec::new();
    for (step, printed) in run {
        inner.push(format!("{}$ {}", step.folder, step.command));
        let keep = agree(&step.shown, printed) || step.shown.iter().any(|line| line.trim() == "…");
        inner.extend(if keep { step.shown.clone() } else { printed.clone() });
    }
    let inner = inner.into_iter().map(|line| if line.is_empty() { line } else { format!("{margin}{line}") });
    lines.splice(block.line..block.line + block.text.lines().count(), inner);
    lines.join("\n") + "\n"
}

#[test]
fn a_terminal_shows_what_the_program_prints() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for (page, text) in pages() {
        let mut whole = text.clone();
        for block in blocks(&text).iter().filter(|block| block.info == "console").rev() {
            let run = run(block);
            whole = blessed(&whole, block, &run);
            for (step, printed) in run.iter().filter(|(step, printed)| !agree(&step.shown, printed)) {
                wrong.push(format!("{page}:{}: {} prints\n{}", block.line, step.command, printed.join("\n")));
            }
        }
        if bless && whole != text {
            fs::write(docs().join(&page), whole).unwrap();
        }
    }
    assert!(bless || wrong.is_empty(), "{}", wrong.join("\n\n"));
}
