//! Cases written in Markdown: headings of level 2, each with the fenced blocks below it.

use std::fs;
use std::path::PathBuf;

/// A fenced block.
pub struct Block {
    /// What stands after the opening fence.
    pub info: String,
    /// What is in it.
    pub text: String,
    /// First and last line of the inside, from 0.
    pub lines: (usize, usize),
}

/// What stands below a heading of level 2.
pub struct Case {
    /// The heading.
    pub title: String,
    /// The blocks below it.
    pub blocks: Vec<Block>,
}

impl Case {
    /// The block `told`, which each case has.
    fn told(&self) -> &Block {
        let told = self.blocks.iter().find(|block| block.info == "told");
        told.unwrap_or_else(|| panic!("{}: no block `told`", self.title))
    }
}

/// The Markdown files of a folder below `tests/`, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files
}

/// Holds the block `told` of every case of a folder against what `run` tells of it. `BLESS=1` writes what is told now
/// into the files, for the difference to be read; a case that `run` finds unfit fails all the same.
pub fn hold(folder: &str, run: impl Fn(&Case) -> Result<String, String>) {
    let bless = std::env::var_os("BLESS").is_some();
    let (mut unfit, mut wrong) = (Vec::new(), Vec::new());
    for path in files(folder) {
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for case in parse(&text).iter().rev() {
            let told = match run(case) {
                Ok(told) => told,
                Err(why) => {
                    unfit.push(format!("{} / {}: {why}", path.display(), case.title));
                    continue;
                }
            };
            let expected = case.told();
            if told == expected.text {
                continue;
            }
            wrong.push(format!("{} / {}\nexpected:\n{}told:\n{told}", path.display(), case.title, expected.text));
            lines.splice(expected.lines.0..expected.lines.1, told.lines().map(str::to_owned));
        }
        if bless {
            fs::write(&path, lines.join("\n") + "\n").unwrap();
        }
    }
    assert!(unfit.is_empty(), "{}", unfit.join("\n\n"));
    assert!(bless || wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The cases of a text.
pub fn parse(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((_, line)) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.to_owned(), blocks: Vec::new() });
            continue;
        }
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let fence = "`".repeat(ticks);
        let mut block = Block { info: line[ticks..].trim().to_owned(), text: String::new(), lines: (0, 0) };
        for (at, inner) in lines.by_ref() {
            if block.lines.0 == 0 {
                block.lines.0 = at;
            }
            block.lines.1 = at;
            if inner == fence {
                break;
            }
            block.text.push_str(inner);
            block.text.push('\n');
        }
        cases.last_mut().expect("a block stands below a heading of level 2").blocks.push(block);
    }
    cases
}
