//! The order of the modules, as `src/lib.rs` lists them, is the order in which data flows: a module uses only those above
//! it. And only the modules that say so touch the world.

use std::fs;
use std::path::{Path, PathBuf};

/// The only modules that read, write, print or listen.
const OUTER: [&str; 5] = ["source", "publish", "outside", "serve", "cli"];

fn src() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules in their order.
fn modules() -> Vec<String> {
    let lib = fs::read_to_string(src().join("lib.rs")).unwrap();
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// The files of a module, with their text less the tests at their end.
fn files(module: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&src().join(format!("{module}.rs")), &mut found);
    collect(&src().join(module), &mut found);
    assert!(!found.is_empty(), "no file for the module {module}");
    found
}

fn collect(path: &Path, found: &mut Vec<(PathBuf, String)>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or("").to_owned();
        found.push((path.to_path_buf(), code));
    }
}

#[test]
fn a_module_uses_only_those_above_it() {
    let modules = modules();
    assert!(modules.len() > 10, "the list of modules was not found");
    let mut wrong = Vec::new();
    for (at, module) in modules.iter().enumerate() {
        for (path, code) in files(module) {
            for below in &modules[at + 1..] {
                let used = [format!("crate::{below}::"), format!("crate::{below};"), format!("crate::{{{below}")];
                if used.iter().any(|used| code.contains(used)) {
                    wrong.push(format!("{} uses {below}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_outer_modules_touch_the_world() {
    let signs = [
        "std::fs",
        "std::net",
        "std::env::",
        "println!",
        "print!(",
        "eprint",
        "std::io::std",
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
    ];
    let mut wrong = Vec::new();
    for module in modules().iter().filter(|module| !OUTER.contains(&module.as_str())) {
        for (path, code) in files(module) {
            for sign in signs.iter().filter(|sign| code.contains(**sign)) {
                wrong.push(format!("{} has {sign}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A library that only one module knows can be replaced in an afternoon. Walking a folder is both reading and publishing.
#[test]
fn every_dependency_has_one_home() {
    let homes = [
        ("pulldown_cmark", "read"),
        ("granit_parser", "read"),
        ("tera::", "page"),
        ("plotters", "chart"),
        ("walkdir", "source publish"),
        ("clap", "cli"),
        ("clap_complete", "cli"),
        ("clap_mangen", "cli"),
        ("annotate_snippets", "diagnostic"),
        // The theme, and the site that `init` makes.
        ("include_dir", "theme cli"),
        ("notify", "serve"),
        ("ctrlc", "cli"),
        ("strsim", "diagnostic"),
        ("resvg", "page"),
        ("dejavu", "theme"),
        ("itoa", "chart"),
        ("html5gum", "audit"),
        ("rust_xlsxwriter", "page"),
        // A record says its schema where it says how it is read.
        ("schemars", "read config schema"),
    ];
    let mut wrong = Vec::new();
    for module in modules() {
        for (path, code) in files(&module) {
            for (library, home) in homes {
                let used = [format!("use {library}"), format!(" {library}::"), format!("({library}::")];
                if !home.split(' ').any(|home| home == module) && used.iter().any(|used| code.contains(used)) {
                    wrong.push(format!("{} uses {library}, whose home is {home}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
