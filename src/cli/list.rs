//! `list`: what the content holds, for people and for programs; one row of [`LISTS`] for each thing that can be listed.

mod drafts;
mod held;
mod numbers;
mod orphans;
mod overdue;
mod reading;

use std::io::{self, Write as _};

use crate::config::Config;
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
    /// Whether it is of what is not published, so that the content has to be read with it.
    of_drafts: bool,
    /// Renders it for people.
    human: fn(&Content) -> String,
    /// Renders it as one JSON value.
    json: fn(&Content) -> String,
}

/// Everything that can be listed.
pub(super) const LISTS: &[List] = &[
    List {
        name: "drafts",
        summary: "Drafts, and what refers to them",
        of_drafts: true,
        human: drafts::human,
        json: drafts::json,
    },
    List {
        name: "held",
        summary: "What is dated after the day of the build, and when it will be published",
        of_drafts: true,
        human: held::human,
        json: held::json,
    },
    List {
        name: "numbers",
        summary: "How many numbers of each page are bound, cited, not confirmed, or stand on nothing",
        of_drafts: false,
        human: numbers::human,
        json: numbers::json,
    },
    List {
        name: "orphans",
        summary: "Pages that no other page links to, and files that nothing refers to",
        of_drafts: false,
        human: orphans::human,
        json: orphans::json,
    },
    List {
        name: "overdue",
        summary: "Recommendations that are overdue, and answers that are late",
        of_drafts: false,
        human: overdue::human,
        json: overdue::json,
    },
    List {
        name: "reading",
        summary: "How plainly each page is written: reading age, sentences, long words, passives",
        of_drafts: false,
        human: reading::human,
        json: reading::json,
    },
];

/// What lists are made of.
struct Content<'a> {
    sources: &'a Sources,
    /// The settings, where they could be read.
    config: Option<&'a Config>,
    model: &'a Model,
    messages: &'a Messages,
    options: &'a Options,
}

/// Prints a list. `--format json` gives JSON, every other format the text for people.
pub(super) fn run(args: &Args, command: &ListArgs) -> Result<Exit, Trouble> {
    let sources = load(&args.root)?;
    let Some(list) = LISTS.iter().find(|list| list.name == command.what) else {
        return Err(Trouble(format!("there is no list of `{}`", command.what)));
    };
    let mut options = options(&command.edition, false)?;
    options.edition.drafts |= list.of_drafts;
    let Understood { settings, model, diagnostics, .. } = understand(&sources, &options);
    let english = theme::english();
    let (config, messages) =
        settings.as_ref().map_or((None, &english), |(config, theme)| (Some(config), &theme.messages));
    let content = Content { sources: &sources, config, model: &model, messages, options: &options };
    let render = if args.look.format().name == "json" { list.json } else { list.human };
    // A reader that has gone away (`| head`) wants no more, and that is no trouble.
    let _ = io::stdout().write_all(render(&content).as_bytes());
    if has_errors(&diagnostics) {
        let check = if options.edition.drafts { "findings check --drafts" } else { "findings check" };
        complain(&format!("The list may not be complete: {}. `{check}` tells them.", count(&diagnostics)));
        return Ok(Exit::Content);
    }
    Ok(Exit::Fine)
}

/// A number with the word for what it counts: `1 day`, `3 days`.
fn count_of(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}
