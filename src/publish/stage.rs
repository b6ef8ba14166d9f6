//! Makes the next site, complete, in the work folder.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use rayon::prelude::*;

use super::PublishError;
use super::manifest::{DRAFT, Manifest, NAME};
use super::standing::{Standing, by_depth};
use super::work::Work;
use crate::site::{Site, SitePath};

/// Writes the site and carries over what is kept.
///
/// The manifest comes first, under its draft name, so that everything in a stage that is never finished can be told
/// from files of others. It gets its final name when all is there.
pub(super) fn stage(site: &Site, wanted: &Manifest, standing: &Standing, work: &Work) -> Result<(), PublishError> {
    let stage = work.stage();
    make_folder(&stage)?;
    let draft = stage.join(DRAFT);
    let cannot = || PublishError::io("cannot write", &draft);
    let mut file = File::create_new(&draft).map_err(cannot())?;
    file.write_all(wanted.text().as_bytes()).map_err(cannot())?;
    file.sync_all().map_err(cannot())?;

    let carried = || standing.kept.iter().chain(&standing.foreign);
    let paths = site.files().map(|(path, _)| Path::new(path.as_str())).chain(carried().map(|path| path.as_path()));
    let folders: BTreeSet<&Path> = paths.flat_map(|path| path.ancestors().skip(1)).collect();
    for group in by_depth(folders.into_iter().filter(|folder| *folder != Path::new(""))) {
        group.into_par_iter().try_for_each(|folder| make_folder(&stage.join(folder)))?;
    }
    let files: Vec<_> = site.files().collect();
    files.into_par_iter().try_for_each(|(path, bytes)| write(path, bytes, wanted, standing, work))?;
    for path in carried() {
        carry(&work.output().join(path), &stage.join(path), work)?;
    }

    let finished = stage.join(NAME);
    fs::rename(&draft, &finished).map_err(PublishError::io("cannot write", &finished))?;
    keep_permissions(work.output(), &stage)?;
    flush(&stage)
}

fn make_folder(path: &Path) -> Result<(), PublishError> {
    fs::create_dir(path).map_err(PublishError::io("cannot make the folder", path))
}

/// Writes one file, or gives the one that stands in the output a second name if it is the same: it keeps its time of
/// change and takes no room twice.
fn write(
    path: &SitePath,
    bytes: &[u8],
    wanted: &Manifest,
    standing: &Standing,
    work: &Work,
) -> Result<(), PublishError> {
    let to = work.stage().join(path.as_str());
    let same = standing.own.get(path.as_str());
    if same.is_some() && same == wanted.entries().get(path.as_str()) {
        // Not every file system has second names, and some set a limit to them.
        if fs::hard_link(work.output().join(path.as_str()), &to).is_ok() {
            return Ok(());
        }
    }
    let cannot = || PublishError::io("cannot write", &to);
    File::create_new(&to).map_err(cannot())?.write_all(bytes).map_err(cannot())
}

/// Brings a file of others, or an empty folder, into the stage as it is. A copy is made elsewhere first, so that the
/// stage never holds half of one.
fn carry(from: &Path, to: &Path, work: &Work) -> Result<(), PublishError> {
    let cannot = || PublishError::io("cannot carry over", from);
    let kind = fs::symlink_metadata(from).map_err(cannot())?.file_type();
    if kind.is_dir() {
        return make_folder(to);
    }
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists && kind.is_file() => {
            fs::copy(from, work.copy()).map_err(cannot())?;
            fs::rename(work.copy(), to).map_err(cannot())
        }
        linked => linked.map_err(cannot()),
    }
}

/// The folder as a whole stays as open or as closed as its owner made it.
fn keep_permissions(output: &Path, stage: &Path) -> Result<(), PublishError> {
    match fs::metadata(output) {
        Ok(found) => fs::set_permissions(stage, found.permissions())
            .map_err(PublishError::io("cannot set the permissions of", stage)),
        // There is none yet.
        Err(_) => Ok(()),
    }
}

/// Has the system put on disk what was written, so that a power cut after the exchange does not leave empty files,
/// and so that a disk in the network says now that it is full.
#[cfg(target_os = "linux")]
fn flush(stage: &Path) -> Result<(), PublishError> {
    let cannot = || PublishError::io("cannot write", stage);
    let folder = File::open(stage).map_err(cannot())?;
    rustix::fs::syncfs(folder).map_err(|error| cannot()(error.into()))
}

/// Elsewhere there is no way to do so short of one wait a file.
#[cfg(not(target_os = "linux"))]
fn flush(_: &Path) -> Result<(), PublishError> {
    Ok(())
}
