//! A page of all commands, from their help.

use std::process::Command;

use crate::manual::console::PROGRAM;

use super::page;

const INTRO: &str = "\
What the program prints when you ask it for help: `findings --help`, or `findings build --help` for one command.

";

/// The commands, in the order of the help.
pub fn names() -> Vec<String> {
    let help = help(&["--help"]);
    let listed = help.split_once("Commands:\n").map_or("", |(_, rest)| rest.split("\n\n").next().unwrap_or(""));
    let names = listed.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

fn help(args: &[&str]) -> String {
    let output = Command::new(PROGRAM).args(args).env("COLUMNS", "80").env("NO_COLOR", "1").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

pub fn whole() -> String {
    let mut body = format!("{INTRO}```text\n{}\n```\n", help(&["--help"]).trim_end());
    for name in names() {
        body += &format!("\n## findings {name}\n\n```text\n{}\n```\n", help(&[&name, "--help"]).trim_end());
    }
    let front = [
        ("title", "Commands and options"),
        ("nav-title", "Commands"),
        ("summary", "Everything that can be typed after findings, as the program itself explains it."),
        ("weight", "5"),
    ];
    page("what findings --help prints", &front, &body)
}
