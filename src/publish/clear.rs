//! Takes away what is no longer needed, and nothing that cannot be proven to be this program's.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::PublishError;
use super::manifest::{DRAFT, Manifest, NAME, Print};
use super::standing::{Entry, GIT, by_depth, is_missing, key, print_if_any, read_manifest, walk};
use super::work::{Work, same_file};

/// Removes a folder of the work folder: the last site after a swap, or what a killed run left.
///
/// A file goes if the folder's manifest names it and it is as the manifest says, or if the output has the same file
/// in the same place. In a stage that was never finished, it is enough that the draft names it. The manifest goes
/// last, so that a run killed in here can be taken up by the next.
pub(super) fn clear(work: &Work, folder: &Path) -> Result<(), PublishError> {
    if is_missing(folder) {
        return Ok(());
    }
    return_git(folder, work.output())?;
    let (manifest, draft) = (read_manifest(&folder.join(NAME)), read_manifest(&folder.join(DRAFT)));
    let owned = Owned { folder, output: work.output(), manifest, draft };
    let found = walk(folder)?;
    let strays = found
        .leaves
        .par_iter()
        .map(|entry| if owned.goes(entry)? { owned.remove(entry).map(|()| None) } else { Ok(Some(entry.path.clone())) })
        .collect::<Result<Vec<_>, _>>()?;
    let mut strays: Vec<PathBuf> = strays.into_iter().flatten().collect();
    if !is_missing(&folder.join(GIT)) {
        strays.push(GIT.into());
    }
    // Those with strays in them are not empty and stay.
    for group in by_depth(found.folders.iter().map(PathBuf::as_path)).into_iter().rev() {
        group.into_par_iter().for_each(|inner| drop(fs::remove_dir(folder.join(inner))));
    }
    if strays.is_empty() {
        for name in [NAME, DRAFT] {
            remove(&folder.join(name))?;
        }
        return fs::remove_dir(folder).map_err(PublishError::io("cannot remove", folder));
    }
    Err(PublishError::Stray { folder: folder.to_path_buf(), files: strays })
}

/// A Git checkout belongs to the output, whichever site stands in it. It is moved and not copied: it may be large.
fn return_git(folder: &Path, output: &Path) -> Result<(), PublishError> {
    let (from, to) = (folder.join(GIT), output.join(GIT));
    if is_missing(&from) || !is_missing(&to) || is_missing(output) {
        return Ok(());
    }
    fs::rename(&from, &to).map_err(PublishError::io("cannot carry over", &from))
}

/// What tells which files of a folder are this program's.
struct Owned<'a> {
    folder: &'a Path,
    output: &'a Path,
    manifest: Option<Manifest>,
    draft: Option<Manifest>,
}

impl Owned<'_> {
    fn goes(&self, entry: &Entry) -> Result<bool, PublishError> {
        let (here, there) = (self.folder.join(&entry.path), self.output.join(&entry.path));
        if entry.kind.is_dir() || is_manifest(&entry.path) || is_same(&here, &there) {
            return Ok(true);
        }
        if !entry.kind.is_file() {
            return Ok(false);
        }
        if let Some(path) = key(&entry.path) {
            let named = |manifest: &Option<Manifest>| manifest.as_ref()?.entries().get(&path).copied();
            if named(&self.draft).is_some() {
                return Ok(true);
            }
            if let Some(print) = named(&self.manifest)
                && print_if_any(&here, &[&print])?.is_some()
            {
                return Ok(true);
            }
        }
        Ok(has_same_bytes(&here, &there))
    }

    fn remove(&self, entry: &Entry) -> Result<(), PublishError> {
        let goes_last = entry.kind.is_dir() || is_manifest(&entry.path);
        if goes_last { Ok(()) } else { remove(&self.folder.join(&entry.path)) }
    }
}

/// Whether two paths lead to one file.
fn is_same(a: &Path, b: &Path) -> bool {
    match (fs::symlink_metadata(a), fs::symlink_metadata(b)) {
        (Ok(a), Ok(b)) => same_file(&a, &b),
        _ => false,
    }
}

fn has_same_bytes(a: &Path, b: &Path) -> bool {
    let length = |path| fs::symlink_metadata(path).ok().filter(|found| found.is_file()).map(|found| found.len());
    let alike = length(a).is_some() && length(a) == length(b);
    alike && matches!((Print::read(a), Print::read(b)), (Ok(a), Ok(b)) if a == b)
}

fn is_manifest(path: &Path) -> bool {
    path == Path::new(NAME) || path == Path::new(DRAFT)
}

fn remove(path: &Path) -> Result<(), PublishError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(PublishError::io("cannot remove", path)(error)),
        _ => Ok(()),
    }
}
