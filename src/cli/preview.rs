//! `serve`: a preview that follows the files.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::diagnostic::format::{Colour, count};
use crate::model::Edition;
use crate::serve::{self, Notice, Preview, Settings};
use crate::site::Site;
use crate::source::Sources;
use crate::{Memo, Options, build_again, config, source};

use super::args::{Args, ServeArgs};
use super::{Exit, Trouble, complain, grave, load, options, say, tell};

/// Shows the site until the program is ended.
pub(super) fn serve(args: &Args, command: &ServeArgs) -> Result<Exit, Trouble> {
    // Told before anything listens: a folder that is not a project is a mistake of the command, not of the content.
    load(&args.root)?;
    let edition = options(&command.edition, false)?.edition;
    let settings = Settings { root: args.root.clone(), port: command.port, prefix: "/".to_owned() };
    let port = settings.port;
    let mut last = Last::default();
    let rebuild = || preview(args, edition, port, &mut last);
    serve::serve(&settings, rebuild, |notice| follow(notice, command.open))
        .map(|never| match never {})
        .map_err(Trouble::from)
}

/// What a build leaves for the next one.
#[derive(Default)]
struct Last {
    sources: Sources,
    memo: Memo,
}

/// Builds once. Pages are made for the root of the preview's address, whatever address the site will have.
fn preview(args: &Args, edition: Edition, port: u16, last: &mut Last) -> Preview {
    let begun = Instant::now();
    match source::reload(&args.root, std::mem::take(&mut last.sources)) {
        Ok(sources) => last.sources = sources,
        Err(error) => return Preview { site: Site::default(), problems: Some(error.to_string()) },
    }
    let sources = &last.sources;
    let base_url = config::BaseUrl::new(&format!("http://127.0.0.1:{port}/")).ok();
    let built = build_again(sources, &Options { edition, base_url, strict: false }, &mut last.memo);
    tell(
        &args.look,
        &grave(&args.look, false, &built.diagnostics),
        sources,
        &mut io::stderr(),
        io::stderr().is_terminal(),
    );
    let seconds = begun.elapsed().as_secs_f64();
    match built.site {
        Some(site) => {
            if !args.look.quiet {
                say(&format!("Built {} files ({seconds:.2} s)", site.len()));
            }
            Preview { site, problems: None }
        }
        None => {
            complain(&format!("The last good site stays: {}.", count(&built.diagnostics)));
            let problems = (args.look.format().render)(&built.diagnostics, sources, Colour::Plain);
            Preview { site: Site::default(), problems: Some(problems) }
        }
    }
}

fn follow(notice: Notice, open: bool) {
    match notice {
        Notice::Ready { address } => {
            say(&format!("Showing the site at {address} (end with Ctrl-C)"));
            if open && !open_browser(address) {
                complain("No browser could be started; open the address yourself.");
            }
        }
        Notice::Polling { why } => complain(&format!("Changes are looked for every so often: {why}")),
    }
}

/// Hands the address to the system's own opener.
fn open_browser(address: &str) -> bool {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let quiet = Command::new(Path::new(opener))
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    quiet.is_ok()
}
