//! The command line: one function a command, and the only printing.
//!
//! Results go to standard output, messages to standard error. The exit status is one of [`Exit`].

mod args;
mod diff;
mod explain;
mod external;
mod init;
mod list;
mod new;
mod preview;
mod project;
mod schema;
mod shell;
mod snapshot;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use args::{Args, BuildArgs, CheckArgs, Command, EditionArgs, Look, When};

use crate::diagnostic::format::{Colour, count};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Edition;
use crate::publish::{self, Foreign, Published, Target};
use crate::source::{self, Sources};
use crate::{Built, Options, build};

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine = 0,
    /// The content has errors; nothing was published.
    Content = 1,
    /// The command could not run: wrong usage, a folder that cannot be read or written.
    CouldNotRun = 2,
    // 101 is what Rust gives a program that panics: a bug.
}

/// Why a command could not run, in words for its user.
struct Trouble(String);

impl<E: std::error::Error> From<E> for Trouble {
    fn from(error: E) -> Self {
        Trouble(error.to_string())
    }
}

/// Runs the command line of this process. A panic is a bug of the program, whatever the content: it ends with 101.
pub fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|bug| {
        complain(&format!("This is a bug in findings {}: {bug}", env!("CARGO_PKG_VERSION")));
        complain("Nothing was published. Please report it, with the content that shows it.");
    }));
    let args = Args::parse();
    let done = match &args.command {
        None => {
            say(START);
            Ok(Exit::Fine)
        }
        Some(command) => run(&args, command),
    };
    let exit = done.unwrap_or_else(|Trouble(words)| {
        complain(&format!("error: {words}"));
        Exit::CouldNotRun
    });
    ExitCode::from(exit as u8)
}

/// What is printed where nothing is asked for.
const START: &str = "\
findings makes an accessible site of published findings from Markdown and YAML.

  findings init my-report    begin a site in a new folder
  findings serve             look at it while you write
  findings check             see whether all is well
  findings build             make the site, ready to be published

`findings --help` tells the rest.";

fn run(args: &Args, command: &Command) -> Result<Exit, Trouble> {
    match command {
        Command::Init(command) => init::run(args, command),
        Command::Build(command) => build_command(args, command),
        Command::Check(command) => check_command(args, command),
        Command::Serve(command) => preview::serve(args, command),
        Command::New(command) => new::run(args, command),
        Command::List(command) => list::run(args, command),
        Command::Explain(command) => explain::explain(command.code.as_deref()).map(|text| {
            say(&text);
            Exit::Fine
        }),
        Command::Schema(command) => schema::run(command),
        Command::Snapshot(command) => snapshot::run(args, command),
        Command::Diff(command) => diff::run(args, command),
        Command::Completions(command) => shell::completions(command),
        Command::Man(command) => shell::man(command),
    }
}

fn build_command(args: &Args, command: &BuildArgs) -> Result<Exit, Trouble> {
    let begun = Instant::now();
    let sources = load(&args.root)?;
    let options = Options { base_url: command.base_url.clone(), ..options(&command.edition, command.strict)? };
    let Built { site, diagnostics } = build(&sources, &options);
    tell(
        &args.root,
        &args.look,
        &grave(&args.look, command.strict, &diagnostics),
        &sources,
        &mut io::stderr(),
        io::stderr().is_terminal(),
    );
    let Some(site) = site else {
        complain(&format!("Nothing was published: {}.", count(&diagnostics)));
        return Ok(Exit::Content);
    };
    let output = output(&args.root, command.output.as_deref());
    let foreign = if command.keep_foreign { Foreign::Keep } else { Foreign::Refuse };
    let published = publish::publish(&site, &Target { root: &args.root, output: &output, foreign })?;
    if !args.look.quiet {
        say(&result_line(&published, &output, begun));
    }
    Ok(Exit::Fine)
}

fn result_line(published: &Published, output: &Path, begun: Instant) -> String {
    let Published { files, bytes, replaced, .. } = published;
    let (size, seconds, place) = (size(*bytes), begun.elapsed().as_secs_f64(), output.display());
    if *replaced {
        format!("Published {files} files ({size}) in {place} ({seconds:.2} s)")
    } else {
        format!("{place} holds this site already: {files} files ({size}, {seconds:.2} s)")
    }
}

fn check_command(args: &Args, command: &CheckArgs) -> Result<Exit, Trouble> {
    let strict = command.strict;
    let sources = load(&args.root)?;
    let options = options(&command.edition, strict)?;
    let Built { site, diagnostics } =
        if command.external { external::build(args, command, &sources, &options)? } else { build(&sources, &options) };
    tell(
        &args.root,
        &args.look,
        &grave(&args.look, strict, &diagnostics),
        &sources,
        &mut io::stdout(),
        io::stdout().is_terminal(),
    );
    if !args.look.quiet {
        let found = count(&diagnostics);
        complain(&if found.is_empty() { "Nothing to report.".to_owned() } else { format!("Found {found}.") });
    }
    Ok(if site.is_some() { Exit::Fine } else { Exit::Content })
}

fn load(root: &Path) -> Result<Sources, Trouble> {
    source::load(root).map_err(|error| Trouble(project::without_content(root, &error)))
}

fn options(args: &EditionArgs, strict: bool) -> Result<Options, Trouble> {
    let as_of = match args.as_of {
        Some(date) => date,
        None => today()?,
    };
    Ok(Options { edition: Edition { drafts: args.drafts, as_of }, base_url: None, strict })
}

/// The day of the build where none is named: `SOURCE_DATE_EPOCH`, as reproducible builds set it, or today in UTC.
fn today() -> Result<jiff::civil::Date, Trouble> {
    let now = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let parsed = seconds.trim().parse().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
            parsed.ok_or_else(|| {
                Trouble(format!("SOURCE_DATE_EPOCH is `{seconds}` and should be a number of seconds since 1970"))
            })?
        }
        Err(_) => jiff::Timestamp::now(),
    };
    Ok(jiff::tz::TimeZone::UTC.to_datetime(now).date())
}

fn output(root: &Path, named: Option<&Path>) -> PathBuf {
    named.map_or_else(|| below(root, "output"), Path::to_path_buf)
}

/// A path below the root as a person would type it: without `./`.
fn below(root: &Path, path: &str) -> PathBuf {
    if root == Path::new(".") { PathBuf::from(path) } else { root.join(path) }
}

/// A number of bytes in words.
fn size(bytes: u64) -> String {
    if bytes < 1_000_000 { format!("{} KB", bytes.div_ceil(1000)) } else { format!("{:.1} MB", bytes as f64 / 1e6) }
}

/// With `--quiet`, only what keeps the site from being published.
fn grave(look: &Look, strict: bool, diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let told = diagnostics.iter().filter(|found| !look.quiet || strict || found.severity() == Severity::Error);
    told.cloned().collect()
}

/// Prints diagnostics in the form that was asked for. Paths begin where the user stands, so that a terminal and an editor
/// find the files.
fn tell(root: &Path, look: &Look, diagnostics: &[Diagnostic], sources: &Sources, out: &mut impl Write, terminal: bool) {
    let render = look.format().render;
    let colour = colour(look, terminal);
    let text = match project::seen_from_here(root, diagnostics, sources) {
        Some((diagnostics, sources)) => render(&diagnostics, &sources, colour),
        None => render(diagnostics, sources, colour),
    };
    // A reader that has gone away (`| head`) wants no more, and that is no trouble.
    let _ = out.write_all(text.as_bytes());
}

fn colour(look: &Look, terminal: bool) -> Colour {
    let wanted = match look.color {
        When::Always => true,
        When::Never => false,
        When::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    if wanted { Colour::Terminal } else { Colour::Plain }
}

fn say(words: &str) {
    let _ = writeln!(io::stdout(), "{words}");
}

fn complain(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
