//! `serve`: a preview that follows the files.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::diagnostic::format::{Colour, count};
use crate::diagnostic::problem::{Problem, problems};
use crate::model::Edition;
use crate::serve::{self, EDITORS, Editor, Edits, Notice, Port, Preview, Settings, Stop};
use crate::source::Sources;
use crate::{Built, Memo, Options, build_again, config, source};

use super::args::{Args, Look, ServeArgs};
use super::{Exit, Trouble, complain, grave, load, say, tell, today};

/// The port where none is named.
const PORT: u16 = 8080;

/// Where the name of the editor stands, if it is not on the command line.
const EDITOR: &str = "FINDINGS_EDITOR";

/// Shows the site until the program is told to end.
pub(super) fn serve(args: &Args, command: &ServeArgs) -> Result<Exit, Trouble> {
    // A folder that is not there is a mistake of the command. One without content is not: that may come yet.
    if !args.root.is_dir() {
        load(&args.root)?;
    }
    let as_of = command.as_of.map_or_else(today, Ok)?;
    let settings = Settings {
        root: args.root.clone(),
        port: command.port.map_or(Port::From(PORT), Port::Named),
        prefix: "/".to_owned(),
        editor: editor(command.editor.as_deref())?,
    };
    let stop = Stop::default();
    let stopper = stop.stopper();
    ctrlc::set_handler(move || stopper.stop())?;
    let edition = Edition { drafts: !command.as_published, as_of };
    let mut session = Session::new(args, edition);
    let open = command.open;
    serve::serve(&settings, move |edits| session.preview(edits), move |notice| follow(notice, open), stop)?;
    if !args.look.quiet {
        say("The preview has ended.");
    }
    Ok(Exit::Fine)
}

/// The editor that is named on the command line or in the environment; the first of all where none is.
fn editor(named: Option<&str>) -> Result<Option<&'static Editor>, Trouble> {
    let from_environment = std::env::var(EDITOR).ok().filter(|name| !name.is_empty());
    let Some(name) = named.map(str::to_owned).or(from_environment) else { return Ok(EDITORS.first()) };
    match EDITORS.iter().find(|editor| editor.name == name) {
        None if name != "none" => {
            let known: Vec<&str> = EDITORS.iter().map(|editor| editor.name).collect();
            Err(Trouble(format!("{EDITOR} is `{name}` and should be one of {}, none", known.join(", "))))
        }
        found => Ok(found),
    }
}

/// What is the same for every build of a preview, and what the last one left for the next.
struct Session {
    root: PathBuf,
    look: Look,
    edition: Edition,
    sources: Sources,
    memo: Memo,
    /// The problems as they were last told; told again only when they are others.
    said: String,
    /// Whether there is a page to show.
    is_shown: bool,
}

impl Session {
    fn new(args: &Args, edition: Edition) -> Self {
        Session {
            root: args.root.clone(),
            look: args.look.clone(),
            edition,
            sources: Sources::default(),
            memo: Memo::default(),
            said: String::new(),
            is_shown: false,
        }
    }

    /// Builds once. Pages are made for the root of the preview's address, whatever address the site will have.
    fn preview(&mut self, edits: &Edits<'_>) -> Preview {
        let begun = Instant::now();
        match source::reload(&self.root, std::mem::take(&mut self.sources)) {
            Ok(sources) => self.sources = sources,
            Err(error) => {
                let path = error.path.strip_prefix(&self.root).unwrap_or(&error.path).display().to_string();
                complain(&format!("error: {error}"));
                let help =
                    "the preview goes on as soon as the folder is there and can be read; `findings init` makes one";
                return Preview { site: None, problems: vec![Problem::of_project(path, error.to_string(), help)] };
            }
        }
        let base_url = config::BaseUrl::new(edits.address).ok();
        let options = Options { edition: self.edition, base_url, strict: false };
        let built = build_again(&self.sources, &options, &mut self.memo);
        let problems = problems(&built.diagnostics, &self.sources);
        self.report(edits, &built, begun.elapsed());
        Preview { site: built.site, problems }
    }

    /// Tells problems that are new, and in one line what the build came to.
    fn report(&mut self, edits: &Edits<'_>, built: &Built, took: Duration) {
        let (sources, told) = (&self.sources, grave(&self.look, false, &built.diagnostics));
        let text = (self.look.format().render)(&told, sources, Colour::Plain);
        let (is_new, was_bad) = (text != self.said, !self.said.is_empty());
        if is_new {
            tell(&self.root, &self.look, &told, sources, &mut io::stderr(), io::stderr().is_terminal());
        }
        let problems = match (count(&told), is_new) {
            (none, _) if none.is_empty() && was_bad => " No problems.".to_owned(),
            (none, _) if none.is_empty() => String::new(),
            (count, true) => format!(" {count}."),
            (count, false) => format!(" {count}, as before."),
        };
        self.said = text;
        let (what, time) = (subject(edits.changed), milliseconds(took));
        match &built.site {
            None if self.is_shown => complain(&format!("{what}:{problems} The last good page stays.")),
            None => complain(&format!("{what}:{problems} There is no page to show yet.")),
            Some(_) if self.look.quiet => {}
            Some(site) if edits.changed.is_empty() && !self.is_shown => {
                say(&format!("Built {} files in {time}.{problems}", site.len()));
            }
            Some(_) => say(&format!("{what}: rebuilt in {time}.{problems}")),
        }
        self.is_shown |= built.site.is_some();
    }
}

/// What was edited, as the beginning of a line.
fn subject(changed: &[String]) -> String {
    match changed {
        [] => "Read anew".to_owned(),
        [one] => format!("{one} changed"),
        [one, other] => format!("{one} and {other} changed"),
        [one, others @ ..] => format!("{one} and {} more files changed", others.len()),
    }
}

fn milliseconds(time: Duration) -> String {
    match time.as_millis() {
        short @ 0..1000 => format!("{short} ms"),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

fn follow(notice: Notice, open: bool) {
    match notice {
        Notice::Taken { port, instead } => complain(&format!("Port {port} is taken, showing at {instead}.")),
        Notice::Ready { address } => {
            say(&format!("Showing the site at {address} (end with Ctrl-C)"));
            if open {
                open_browser(address);
            }
        }
        Notice::Polling { why } => complain(&format!("Changes are looked for every so often: {why}")),
    }
}

/// Hands the address to the system's own opener, and waits for it elsewhere so that nothing of it is left behind.
fn open_browser(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(opener);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // What ends the preview at the terminal does not end the browser.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let failed = || complain("No browser could be started; open the address yourself.");
    match command.spawn() {
        Ok(mut child) => {
            std::thread::spawn(move || {
                // The opener of Windows says that it failed when it did not.
                if !child.wait().is_ok_and(|status| status.success() || cfg!(windows)) {
                    failed();
                }
            });
        }
        Err(_) => failed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_was_edited() {
        let subject = |paths: &[&str]| subject(&paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>());
        assert_eq!(subject(&["content/a.md"]), "content/a.md changed");
        assert_eq!(subject(&["content/a.md", "content/b.md"]), "content/a.md and content/b.md changed");
        assert_eq!(subject(&["content/a.md", "b", "c"]), "content/a.md and 2 more files changed");
    }

    #[test]
    fn an_editor_is_named_or_none_or_the_first() {
        assert_eq!(editor(Some("zed")).ok().flatten().map(|editor| editor.title), Some("Zed"));
        assert!(editor(Some("none")).is_ok_and(|editor| editor.is_none()));
        assert!(editor(Some("ed")).is_err_and(|Trouble(words)| words.contains("one of vscode, ")));
    }
}
