//! What is printed below the options of a command: examples, and what its exit status means. A test types every example.

pub(super) const FINDINGS: &str = "\
Examples:
  findings init my-report    begin a site in a new folder
  findings serve             look at it while you write
  findings check             see whether all is well
  findings build             make the site, ready to be published

Every command finds the project from any folder inside it. `findings help COMMAND` tells more about one.

Exit status: 0 all is well; 1 the content has errors and nothing was published; 2 the command could not run; 101 a bug.";

pub(super) const BUILD: &str = "\
Examples:
  findings build                                             into output/
  findings build --output public                             into another folder
  findings build --base-url https://example.org/inquiry/     for a site below a path
  findings build --as-of 2027-03-01                          as on that day

Exit status: 0 the site is published; 1 the content has errors and nothing was published; 2 it could not run.";

pub(super) const CHECK: &str = "\
Examples:
  findings check                      everything that is wrong, with its place
  findings check --strict             let warnings fail too, as for a release
  findings check --drafts             look at what is not published yet, too
  findings check --format github      as annotations, in a workflow of GitHub

Exit status: 0 nothing keeps the site from being published; 1 something does; 2 it could not run.";

pub(super) const SERVE: &str = "\
Examples:
  findings serve                         then open the address that it prints
  findings serve --open                  show the site in the browser
  findings serve --as-published          show what a build would publish
  findings serve --as-of 2027-03-01      show it as on that day
  findings serve --editor zed            let links open Zed; FINDINGS_EDITOR=zed sets it for good

Drafts, and what is dated after today, are shown with a mark. A page that is open follows every change and keeps its \
place; what is wrong is told on top of the last good page, with links that open the place in the editor. Ctrl-C ends it.";

pub(super) const INIT: &str = "\
Examples:
  findings init my-report                                     into a new folder
  findings init my-report --title \"Playgrounds in Northfield\"
  findings init . --ci github                                 into this folder, to be published from GitHub alone
  findings init my-report --ci none                           without files for publishing

Nothing is ever written over: where a file would be, nothing is made at all.

Exit status: 0 the site is there; 2 it could not be made.";

pub(super) const NEW: &str = "\
Examples:
  findings new report \"What we saw in 2026\"
  findings new chapter \"How we looked\" --report what-we-saw-in-2026
  findings new finding \"Boards did not count victims\" --report final-report
  findings new finding \"A long title\" --id short-name --report final-report
  findings new page about/contact
  findings new source \"A survey of playgrounds\"
  code $(findings new table \"Gates that close\")

The file is a draft, with comments that say what to fill in. Inside a report's folder, --report is that report. Its path,
and nothing else, goes to standard output. What a file begins with is in the theme: a file archetypes/finding.md in the
theme of your project stands in place of the built-in one.

Exit status: 0 the file is there; 2 it could not be made.";

pub(super) const LIST: &str = "\
Examples:
  findings list numbers
  findings list numbers --format json    for programs

Exit status: 0 the list is whole; 1 the content has errors, so that something may be missing; 2 it could not run.";

pub(super) const EXPLAIN: &str = "\
Examples:
  findings explain                     all rules
  findings explain value-mismatch      one of them, with a wrong and a right example";

pub(super) const SCHEMA: &str = "\
Examples:
  findings schema                               what there are schemas of
  findings schema table                         the schema of a data table
  findings schema --output .findings/schemas    all of them, for an editor";

pub(super) const SNAPSHOT: &str = "\
Examples:
  findings snapshot                       take down what is published now
  findings snapshot --as-of 2027-03-01    what is published on that day

The record is content/releases/<date>.yaml. Commit it together with what you publish. From then on a number, a \
statement or an address that differs from it keeps the site from being published, until a correction, a new version or \
a redirect says so.

Exit status: 0 the record is there; 1 the content has errors; 2 it could not run, or a record says something else.";

pub(super) const DIFF: &str = "\
Examples:
  findings diff                          what has changed since the last release
  findings diff 2026-11-24               what has changed since that one
  findings diff 2026-11-24 2027-03-01    what the second of two releases changed
  findings diff --markdown > news.md     the same, to paste into a page or a mail

Exit status: 0 whatever has changed; 1 the content has errors; 2 it could not run.";

pub(super) const COMPLETIONS: &str = "\
Examples:
  findings completions bash > ~/.local/share/bash-completion/completions/findings
  findings completions zsh > ~/.zfunc/_findings
  findings completions fish > ~/.config/fish/completions/findings.fish
  findings completions powershell >> $PROFILE";

pub(super) const MAN: &str = "\
Examples:
  findings man | man -l -                              read the page of the program
  findings man --output ~/.local/share/man/man1        a page for each command, for `man findings-build`";

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use crate::cli::args::Args;

    /// The words of a line as a shell takes them apart, up to where it sends the output.
    fn words(line: &str) -> Vec<String> {
        let mut words = vec![String::new()];
        let mut in_quotes = false;
        for c in line.chars() {
            match c {
                '"' => in_quotes = !in_quotes,
                ' ' if !in_quotes => words.push(String::new()),
                c => words.last_mut().unwrap().push(c),
            }
        }
        let is_end = |word: &String| matches!(&**word, ">" | ">>" | "|" | "");
        words.into_iter().take_while(|word| !is_end(word)).collect()
    }

    /// The commands of the examples in a help text, without the remarks behind them.
    fn examples(help: &str) -> impl Iterator<Item = Vec<String>> {
        help.lines().filter_map(|line| {
            let typed = line.strip_prefix("  ")?;
            let typed = typed.strip_prefix("code $(").map_or(typed, |typed| typed.trim_end_matches(')'));
            typed.starts_with("findings ").then(|| words(typed))
        })
    }

    #[test]
    fn every_example_can_be_typed() {
        let args = Args::command();
        let commands = std::iter::once(&args).chain(args.get_subcommands());
        for command in commands {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let examples: Vec<Vec<String>> = examples(&help).collect();
            assert!(examples.len() > 1, "`{}` has no examples", command.get_name());
            for example in examples {
                let read = Args::command().try_get_matches_from(&example);
                assert!(read.is_ok(), "{example:?}: {}", read.unwrap_err());
                let own = command.get_name() == "findings" || example[1] == command.get_name();
                assert!(own, "{example:?} is no example of `{}`", command.get_name());
            }
        }
    }

    #[test]
    fn no_command_is_without_its_summary() {
        let args = Args::command();
        let mute: Vec<&str> =
            args.get_subcommands().filter(|c| c.get_about().is_none()).map(Command::get_name).collect();
        assert_eq!(mute, [""; 0]);
    }
}
