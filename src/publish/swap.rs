//! Puts the stage in the place of the output.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::PublishError;
use super::standing::is_missing;
use super::work::Work;

/// Swaps and gives the folder that the last site is in now; that folder is missing if there was none.
pub(super) fn swap(work: &Work) -> Result<PathBuf, PublishError> {
    let (stage, output) = (work.stage(), work.output());
    let cannot = || PublishError::io("cannot replace", output);
    if is_missing(output) {
        fs::rename(&stage, output).map_err(cannot())?;
        return Ok(stage);
    }
    match exchange(&stage, output) {
        Ok(()) => Ok(stage),
        Err(error) if is_unsupported(&error) => {
            two_renames(work).map_err(cannot())?;
            Ok(work.old())
        }
        Err(error) => Err(cannot()(error)),
    }
}

/// Mends what a run left that was killed between two renames: the last site goes back to its place.
pub(super) fn recover(work: &Work) -> Result<(), PublishError> {
    let old = work.old();
    if is_missing(work.output()) && !is_missing(&old) {
        fs::rename(&old, work.output()).map_err(PublishError::io("cannot bring back", &old))?;
    }
    Ok(())
}

/// For file systems that cannot exchange. Readers find no output for a moment, but never half of one.
pub(super) fn two_renames(work: &Work) -> io::Result<()> {
    fs::rename(work.output(), work.old())?;
    fs::rename(work.stage(), work.output()).inspect_err(|_| {
        // If this fails as well, the next run brings it back.
        let _ = fs::rename(work.old(), work.output());
    })
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the kernel or the file system does not know how to exchange; each has its own way of saying so.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}
