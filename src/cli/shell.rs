//! `completions` and `man`: what a shell and `man` want to know of the command line.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use super::args::{Args, CompletionsArgs, ManArgs};
use super::{Exit, Trouble, say};

/// Prints the completions of a shell.
pub(super) fn completions(command: &CompletionsArgs) -> Result<Exit, Trouble> {
    let mut text = Vec::new();
    clap_complete::generate(command.shell, &mut Args::command(), "findings", &mut text);
    print(&text);
    Ok(Exit::Fine)
}

/// Prints the page of the program, or writes a page for each command into a folder.
pub(super) fn man(command: &ManArgs) -> Result<Exit, Trouble> {
    let mut program = Args::command();
    program.build();
    let Some(folder) = &command.output else {
        print(&page(program)?);
        return Ok(Exit::Fine);
    };
    let failed = |path: &Path, error: io::Error| Trouble(format!("cannot write {}: {error}", path.display()));
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    let commands = program.get_subcommands().filter(|command| command.get_name() != "help");
    let commands: Vec<&Command> = std::iter::once(&program).chain(commands).collect();
    for command in &commands {
        let path = folder.join(format!("{}.1", full_name(command)));
        fs::write(&path, page((*command).clone())?).map_err(|error| failed(&path, error))?;
    }
    say(&format!("Wrote {} pages into {}", commands.len(), folder.display()));
    Ok(Exit::Fine)
}

/// `findings-build`; `findings` for the program itself.
fn full_name(command: &Command) -> String {
    command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned()
}

fn page(command: Command) -> Result<Vec<u8>, Trouble> {
    let mut text = Vec::new();
    let title = full_name(&command).to_uppercase();
    Man::new(command).title(title).manual("Findings").render(&mut text)?;
    Ok(text)
}

fn print(text: &[u8]) {
    // A reader that has gone away (`| head`) wants no more, and that is no trouble.
    let _ = io::stdout().write_all(text);
}
