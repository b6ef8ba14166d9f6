//! `diff`: what a release changes, in sentences that can be sent to somebody.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};

use crate::config::Config;
use crate::diagnostic::has_errors;
use crate::model::{Edition, Model};
use crate::read::release::Release;
use crate::read::scalar::Date;
use crate::release::{Group, changes, record, words};
use crate::{Options, Understood, understand};

use super::args::{Args, DiffArgs};
use super::{Exit, Trouble, load, tell, today};

/// Prints what is new from one release to another, or to the content as it is now.
pub(super) fn run(args: &Args, command: &DiffArgs) -> Result<Exit, Trouble> {
    let sources = load(&args.root)?;
    let as_of = command.as_of.map_or_else(today, Ok)?;
    let options = Options { edition: Edition { drafts: false, as_of }, base_url: None, strict: false };
    let Understood { settings, model, diagnostics, .. } = understand(&sources, &options);
    let (Some((config, theme)), false) = (settings, has_errors(&diagnostics)) else {
        tell(&args.root, &args.look, &diagnostics, &sources, &mut io::stderr(), io::stderr().is_terminal());
        return Ok(Exit::Content);
    };
    let earlier = release(&model, command.from)?;
    let now;
    let later = match command.to {
        Some(_) => release(&model, command.to)?,
        None => {
            now = record(&model, as_of.into());
            &now
        }
    };
    let messages = &theme.messages;
    let days = [("from", messages.date(earlier.date)), ("to", messages.date(later.date))];
    let days: Vec<(&str, &str)> = days.iter().map(|(name, day)| (*name, day.as_str())).collect();
    let title = messages.text(if command.to.is_some() { "release.from-to" } else { "release.from-to-now" }, &days);
    let mut groups = words(&changes(earlier, later), messages);
    if groups.is_empty() {
        groups.push(Group { title: messages.text("release.nothing", &[]), url: None, lines: Vec::new() });
    }
    let text = if command.markdown { markdown(&title, &groups, &config) } else { plain(&title, &groups, &config) };
    // A reader that has gone away (`| head`) wants no more, and that is no trouble.
    let _ = io::stdout().write_all(text.as_bytes());
    Ok(Exit::Fine)
}

/// The release of a day, or the last one.
fn release(model: &Model, day: Option<Date>) -> Result<&Release, Trouble> {
    let releases = || model.releases.iter().map(|recorded| &recorded.release);
    let found = match day {
        Some(day) => releases().find(|release| release.date == day),
        None => releases().next_back(),
    };
    let known: Vec<String> = releases().map(|release| release.date.to_string()).collect();
    found.ok_or_else(|| match day {
        Some(day) if !known.is_empty() => {
            Trouble(format!("there is no release of {day}\n  help: there are those of {}", known.join(", ")))
        }
        _ => Trouble("there is no release yet\n  help: `findings snapshot` records one".to_owned()),
    })
}

fn address(config: &Config, url: &str) -> String {
    config.base.absolute(&format!("{}{url}", config.base.root()))
}

fn plain(title: &str, groups: &[Group], config: &Config) -> String {
    let mut out = format!("{title}\n");
    for group in groups {
        let _ = write!(out, "\n{}\n", group.title);
        if let Some(url) = &group.url {
            let _ = writeln!(out, "{}", address(config, url));
        }
        for line in &group.lines {
            let _ = writeln!(out, "- {line}");
        }
    }
    out
}

fn markdown(title: &str, groups: &[Group], config: &Config) -> String {
    let mut out = format!("# {}\n", escaped(title));
    for group in groups {
        match &group.url {
            Some(url) => {
                let _ = write!(out, "\n## [{}](<{}>)\n\n", escaped(&group.title), address(config, url));
            }
            None => {
                let _ = write!(out, "\n## {}\n\n", escaped(&group.title));
            }
        }
        for line in &group.lines {
            let _ = writeln!(out, "- {}", escaped(line));
        }
    }
    out
}

/// A text whose signs mean nothing to Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '#' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
