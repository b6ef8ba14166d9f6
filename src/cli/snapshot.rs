//! `snapshot`: takes down what is published now, for the next builds to be held against.

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use crate::model::Edition;
use crate::{Options, Snapshot};

use super::args::{Args, SnapshotArgs};
use super::{Exit, Trouble, below, complain, load, say, tell, today};

/// Writes the record of a release into `content/releases/`.
pub(super) fn run(args: &Args, command: &SnapshotArgs) -> Result<Exit, Trouble> {
    let sources = load(&args.root)?;
    let as_of = command.as_of.map_or_else(today, Ok)?;
    let options = Options { edition: Edition { drafts: false, as_of }, base_url: None, strict: false };
    let Snapshot { record, diagnostics } = crate::snapshot(&sources, &options);
    tell(&args.root, &args.look, &diagnostics, &sources, &mut io::stderr(), io::stderr().is_terminal());
    let Some(record) = record else {
        complain("No record was made: only what can be published is a release.");
        return Ok(Exit::Content);
    };
    let folder = below(&args.root, "content").join("releases");
    let path = folder.join(format!("{as_of}.yaml"));
    if let Ok(text) = fs::read_to_string(&path) {
        if text == record {
            say(&format!("{} says this already", path.display()));
            return Ok(Exit::Fine);
        }
        if !command.replace {
            return Err(Trouble(format!(
                "{} is there already and says something else\n  help: if nobody has seen that release yet, write it anew with --replace",
                path.display()
            )));
        }
    }
    write(&folder, &path, &record)?;
    say(&format!("Made {}: commit it together with what you publish", path.display()));
    Ok(Exit::Fine)
}

fn write(folder: &PathBuf, path: &PathBuf, record: &str) -> Result<(), Trouble> {
    let failed = |error: io::Error| Trouble(format!("cannot write {}: {error}", path.display()));
    fs::create_dir_all(folder).map_err(failed)?;
    // Written beside its place first: a record is never half there.
    let begun = path.with_extension("yaml.part");
    fs::write(&begun, record).map_err(failed)?;
    fs::rename(&begun, path).map_err(failed)
}
