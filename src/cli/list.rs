//! `list`: what the content holds, for people and for programs; one row of [`LISTS`] for each thing that can be listed.

mod numbers;
mod orphans;

use std::io::{self, Write as _};

use crate::diagnostic::format::count;
use crate::diagnostic::has_errors;
use crate::messages::Messages;
use crate::model::Model;
use crate::source::Sources;
use crate::{Options, Understood, theme, understand};

use super::args::{Args, ListArgs};
use super::{Exit, Trouble, complain, load, options};

/// Something that can be listed.
pub(super) struct List {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in one line of help.
    pub summary: &'static str,
    /// Renders it for people.
    human: fn(&Content) -> String,
    /// Renders it as one JSON value.
    json: fn(&Content) -> String,
}

/// Everything that can be listed.
pub(super) const LISTS: &[List] = &[
    List {
        name: "numbers",
        summary: "How many numbers of each page are bound, cited, not confirmed, or stand on nothing",
        human: numbers::human,
        json: numbers::json,
    },
    List {
        name: "orphans",
        summary: "Pages that no other page links to, and files that nothing refers to",
        human: orphans::human,
        json: orphans::json,
    },
];

/// What lists are made of.
struct Content<'a> {
    sources: &'a Sources,
    model: &'a Model,
    messages: &'a Messages,
    options: &'a Options,
}

/// Prints a list. `--format json` gives JSON, every other format the text for people.
pub(super) fn run(args: &Args, command: &ListArgs) -> Result<Exit, Trouble> {
    let sources = load(&args.root)?;
    let options = options(&command.edition, false)?;
    let Understood { settings, model, diagnostics, .. } = understand(&sources, &options);
    let messages = settings.map_or_else(theme::english, |(_, theme)| theme.messages);
    let content = Content { sources: &sources, model: &model, messages: &messages, options: &options };
    let Some(list) = LISTS.iter().find(|list| list.name == command.what) else {
        return Err(Trouble(format!("there is no list of `{}`", command.what)));
    };
    let render = if args.look.format().name == "json" { list.json } else { list.human };
    // A reader that has gone away (`| head`) wants no more, and that is no trouble.
    let _ = io::stdout().write_all(render(&content).as_bytes());
    if has_errors(&diagnostics) {
        complain(&format!("The list may not be complete: {}. `findings check` tells them.", count(&diagnostics)));
        return Ok(Exit::Content);
    }
    Ok(Exit::Fine)
}
