//! What can be typed.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use super::list::LISTS;
use crate::config::BaseUrl;
use crate::diagnostic::format::{FORMATS, Format};
use crate::model::kind::KINDS;
use crate::read::scalar::{Date, Id};
use crate::serve::EDITORS;

const AFTER: &str = "\
Exit status: 0 all is well; 1 the content has errors and nothing was published; 2 the command could not run; 101 a bug.

An editor's day: `findings serve`, then edit files below content/ and look at the page in a browser.
A publisher's: `findings check` on each change, `findings build` when it is due.";

/// Makes an accessible static site of published findings from Markdown and YAML.
#[derive(Debug, Parser)]
#[command(name = "findings", version, about, after_help = AFTER, max_term_width = 100)]
pub(super) struct Args {
    /// The project's folder, which holds content/
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,

    #[command(flatten)]
    pub look: Look,

    #[command(subcommand)]
    pub command: Command,
}

/// How messages look.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Look {
    /// How problems are printed
    #[arg(long, global = true, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| clap::builder::PossibleValue::new(format.name).help(format.summary))))]
    format: String,

    /// Print errors only
    #[arg(long, short, global = true)]
    pub quiet: bool,

    /// Use colours; NO_COLOR is honoured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
}

impl Look {
    /// The form that was chosen; the parser lets no other through.
    pub fn format(&self) -> &'static Format {
        FORMATS.iter().find(|format| format.name == self.format).unwrap_or(&FORMATS[0])
    }
}

/// Whether to use colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum When {
    /// On a terminal
    Auto,
    /// Also into a file or a pipe
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site and publish it into a folder
    Build(BuildArgs),
    /// Tell what is wrong with the content, and publish nothing
    Check(CheckArgs),
    /// Show the site on this machine and follow every change
    Serve(ServeArgs),
    /// Make a new file with the keys it needs
    New(NewArgs),
    /// List what the content holds
    List(ListArgs),
    /// Tell why a rule is there and how to mend what breaks it
    Explain(ExplainArgs),
    /// Print JSON Schemas, with which editors complete and check what is typed
    Schema(SchemaArgs),
    /// Record what is published now, so that no number, statement or address changes quietly later
    Snapshot(SnapshotArgs),
    /// Tell in sentences what has changed since a release
    Diff(DiffArgs),
}

/// What is published, as of when.
#[derive(Debug, clap::Args)]
pub(super) struct EditionArgs {
    /// Include drafts and what is not due yet; for looking, never for publishing
    #[arg(long)]
    pub drafts: bool,

    /// Build as on this day: what is dated later is left out [default: SOURCE_DATE_EPOCH, or today in UTC]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<jiff::civil::Date>,
}

#[derive(Debug, clap::Args)]
pub(super) struct BuildArgs {
    /// The folder to publish into [default: output/ below the root]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,

    /// The address the site will have, in place of the one in site.yaml
    #[arg(long, value_name = "URL", value_parser = |text: &str| BaseUrl::new(text))]
    pub base_url: Option<BaseUrl>,

    #[command(flatten)]
    pub edition: EditionArgs,

    /// Do not publish with warnings either
    #[arg(long)]
    pub strict: bool,

    /// Publish into a folder that holds files of others, and leave those where they are
    #[arg(long, action = ArgAction::SetTrue)]
    pub keep_foreign: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub edition: EditionArgs,

    /// Let warnings fail the check too
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    /// What to list; with --format json for programs
    #[arg(value_parser = PossibleValuesParser::new(LISTS.iter().map(|list| clap::builder::PossibleValue::new(list.name).help(list.summary))))]
    pub what: String,

    #[command(flatten)]
    pub edition: EditionArgs,
}

const AFTER_SERVE: &str = "\
Drafts, and what is dated after today, are shown with a mark. A page that is open follows every change and keeps its \
place; what is wrong is told on top of the last good page, with links that open the place in the editor.

Examples:
  findings serve --open                  show the site in the browser
  findings serve --as-published          show what a build would publish
  findings serve --as-of 2027-03-01      show it as on that day
  findings serve --editor zed            let links open Zed; FINDINGS_EDITOR=zed sets it for good";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_SERVE)]
pub(super) struct ServeArgs {
    /// The port on 127.0.0.1 [default: 8080, or the next one that is free]
    #[arg(long, short)]
    pub port: Option<u16>,

    /// Open the page in the browser as soon as it can be shown
    #[arg(long)]
    pub open: bool,

    /// Leave out drafts and what is not due yet, as a build does
    #[arg(long)]
    pub as_published: bool,

    /// Show the site as on this day [default: SOURCE_DATE_EPOCH, or today in UTC]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<jiff::civil::Date>,

    /// The editor that links to a problem open [default: FINDINGS_EDITOR, or vscode]
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(EDITORS.iter().map(|editor| editor.name).chain(["none"])))]
    pub editor: Option<String>,
}

const AFTER_SNAPSHOT: &str = "\
The record is content/releases/<date>.yaml. Commit it together with what you publish. From then on a number, a \
statement or an address that differs from it keeps the site from being published, until a correction, a new version or \
a redirect says so.";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_SNAPSHOT)]
pub(super) struct SnapshotArgs {
    /// Record what is published on this day [default: SOURCE_DATE_EPOCH, or today in UTC]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<jiff::civil::Date>,

    /// Write the record of this day anew, if there is one already
    #[arg(long)]
    pub replace: bool,
}

const AFTER_DIFF: &str = "\
Examples:
  findings diff                          what has changed since the last release
  findings diff 2026-11-24               what has changed since that one
  findings diff 2026-11-24 2027-03-01    what the second of two releases changed
  findings diff --markdown > news.md     the same, to paste into a page or a mail";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_DIFF)]
pub(super) struct DiffArgs {
    /// The release to begin with, by its date [default: the last one]
    #[arg(value_name = "FROM")]
    pub from: Option<Date>,

    /// The release to end with, by its date [default: the content as it is now]
    #[arg(value_name = "TO")]
    pub to: Option<Date>,

    /// The day of the content as it is now [default: SOURCE_DATE_EPOCH, or today in UTC]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<jiff::civil::Date>,

    /// Print Markdown
    #[arg(long)]
    pub markdown: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// What to make
    #[arg(value_parser = PossibleValuesParser::new(KINDS.iter().map(|row| row.name).chain(["table"])))]
    pub kind: String,

    /// Its id: lower-case letters, digits and hyphens; for pages also folders, as in about/contact
    #[arg(value_name = "ID")]
    pub id: String,

    /// The report it belongs to
    #[arg(long, value_name = "ID")]
    pub report: Option<Id>,

    /// The framework it belongs to
    #[arg(long, value_name = "ID")]
    pub framework: Option<Id>,

    /// Its title [default: made of the id]
    #[arg(long)]
    pub title: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// The code that stands in square brackets after `error` or `warning` [default: a list of all]
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

const AFTER_SCHEMA: &str = "\
Examples:
  findings schema                               what there are schemas of
  findings schema table                         the schema of a data table
  findings schema --output .findings/schemas    all of them, for an editor";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_SCHEMA)]
pub(super) struct SchemaArgs {
    /// Which schema to print [default: a list of all]
    #[arg(value_name = "NAME")]
    pub name: Option<String>,

    /// Write into this folder instead, each schema as NAME.schema.json; all of them where none is named
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        super::Args::command().debug_assert();
    }
}
