//! `check --external`: asks other sites whether what is linked to is there.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::SystemTime;

use crate::outside::{self, Asked, Cache, Curl, Ignored};
use crate::source::Sources;
use crate::{Built, Options, build_asking};

use super::args::{Args, CheckArgs};
use super::{Trouble, complain};

/// Builds the site, and asks for the addresses of other sites that it links to.
pub(super) fn build(args: &Args, command: &CheckArgs, sources: &Sources, options: &Options) -> Result<Built, Trouble> {
    let curl = Curl::find()?;
    let mut cache = open(command);
    let is_shown = !args.look.quiet && io::stderr().is_terminal();
    let progress = |done: usize, of: usize| {
        if is_shown {
            let _ = write!(io::stderr(), "\rAsking other sites: {done} of {of}\x1b[K");
        }
    };
    let mut sum = "Other sites were not asked: the content has errors.".to_owned();
    let built = build_asking(sources, options, |outside| {
        let asked = outside::ask(outside.iter().map(|outside| outside.url.as_str()), &curl, &mut cache, &progress);
        if is_shown && asked.asked > 0 {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
        sum = summary(&asked);
        outside::tell(outside, &asked)
    });
    if let Err(error) = cache.save() {
        complain(&format!("The answers of other sites could not be kept for the next check: {error}"));
    }
    if !args.look.quiet {
        complain(&sum);
    }
    Ok(built)
}

/// The answers of before, where there is a place for them.
fn open(command: &CheckArgs) -> Cache {
    let Some(folder) = command.cache.clone().or_else(outside::folder) else {
        complain("No folder for caches is known, so answers are not kept; --cache names one.");
        return Cache::default();
    };
    let (cache, ignored) = Cache::open(&folder, SystemTime::now());
    let place = folder.display();
    match ignored {
        None => {}
        Some(Ignored::Broken) => complain(&format!("The answers kept in {place} are damaged; all is asked anew.")),
        Some(Ignored::Foreign) => {
            complain(&format!("outside-links.jsonl in {place} is not a file of this program: nothing is kept there."));
        }
    }
    cache
}

fn summary(asked: &Asked) -> String {
    let Asked { asked, kept, .. } = asked;
    let addresses = if *asked == 1 { "address" } else { "addresses" };
    format!("Asked other sites for {asked} {addresses}; {kept} more known from an earlier check.")
}
