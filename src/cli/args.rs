//! What can be typed.

mod help;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use super::list::LISTS;
use super::new::BEGINNINGS;
use super::project;
use crate::config::BaseUrl;
use crate::diagnostic::format::{FORMATS, Format};
use crate::read::scalar::{Date, Id};
use crate::serve::EDITORS;

/// Makes an accessible static site of published findings from Markdown and YAML.
#[derive(Debug, Parser)]
#[command(name = "findings", version, about, after_help = help::FINDINGS, max_term_width = 100)]
pub(super) struct Args {
    /// The project's folder [default: the nearest one from here upwards with content/site.yaml]
    #[arg(long, global = true, value_name = "DIR", default_value_os_t = project::nearest(), hide_default_value = true)]
    pub root: PathBuf,

    #[command(flatten)]
    pub look: Look,

    #[command(subcommand)]
    pub command: Option<Command>,
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
    /// Begin a site: a small one that builds, with files for editors and for publishing
    Init(InitArgs),
    /// Build the site and publish it into a folder
    Build(BuildArgs),
    /// Tell what is wrong with the content, and publish nothing
    Check(CheckArgs),
    /// Show the site on this machine and follow every change
    Serve(ServeArgs),
    /// Begin a file: in its place, with its number and the keys it needs
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
    /// Print what a shell needs to complete what is typed
    Completions(CompletionsArgs),
    /// Print the manual page, or write one for each command
    Man(ManArgs),
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
#[command(after_help = help::BUILD)]
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
#[command(after_help = help::CHECK)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub edition: EditionArgs,

    /// Let warnings fail the check too
    #[arg(long)]
    pub strict: bool,

    /// Ask other sites too whether what is linked to is there; needs curl and the internet
    #[arg(long)]
    pub external: bool,

    /// Where the answers of other sites are kept [default: a folder `findings` among the user's caches]
    #[arg(long, value_name = "DIR", requires = "external")]
    pub cache: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = help::LIST)]
pub(super) struct ListArgs {
    /// What to list; with --format json for programs
    #[arg(value_parser = PossibleValuesParser::new(LISTS.iter().map(|list| clap::builder::PossibleValue::new(list.name).help(list.summary))))]
    pub what: String,

    #[command(flatten)]
    pub edition: EditionArgs,
}

#[derive(Debug, clap::Args)]
#[command(after_help = help::SERVE)]
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

#[derive(Debug, clap::Args)]
#[command(after_help = help::SNAPSHOT)]
pub(super) struct SnapshotArgs {
    /// Record what is published on this day [default: SOURCE_DATE_EPOCH, or today in UTC]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<jiff::civil::Date>,

    /// Write the record of this day anew, if there is one already
    #[arg(long)]
    pub replace: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = help::DIFF)]
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
#[command(after_help = help::NEW)]
pub(super) struct NewArgs {
    /// What to begin
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(BEGINNINGS.iter().map(|beginning| beginning.kind)))]
    pub kind: String,

    /// Its title; an id or a path, such as about/contact, says both the title and the place
    #[arg(value_name = "TITLE")]
    pub name: String,

    /// Its id: lower-case letters, digits and hyphens [default: made of the title]
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,

    /// The report it belongs to [default: the one in whose folder you are]
    #[arg(long, value_name = "ID")]
    pub report: Option<Id>,

    /// The framework it belongs to [default: the one in whose folder you are]
    #[arg(long, value_name = "ID")]
    pub framework: Option<Id>,

    /// Its title, where an id was typed in its place
    #[arg(long, allow_hyphen_values = true)]
    pub title: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = help::INIT)]
pub(super) struct InitArgs {
    /// The folder of the site; a point is the folder you are in
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,

    /// The title of the site [default: made of the name of the folder]
    #[arg(long, allow_hyphen_values = true)]
    pub title: Option<String>,

    /// Where it is to be published from; several with commas between them
    #[arg(long, value_name = "HOST", value_delimiter = ',', default_value = "github,gitlab,netlify,cloudflare")]
    pub ci: Vec<Host>,
}

/// Where a site is built and published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Host {
    /// GitHub Pages
    Github,
    /// GitLab Pages
    Gitlab,
    /// Netlify
    Netlify,
    /// Cloudflare Pages
    Cloudflare,
    /// Nowhere yet
    None,
}

#[derive(Debug, clap::Args)]
#[command(after_help = help::COMPLETIONS)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
#[command(after_help = help::MAN)]
pub(super) struct ManArgs {
    /// Write a page for each command into this folder
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = help::EXPLAIN)]
pub(super) struct ExplainArgs {
    /// The code that stands in square brackets after `error` or `warning` [default: a list of all]
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = help::SCHEMA)]
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
