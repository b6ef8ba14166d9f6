//! The work folder: a hidden folder beside the output, there for the time of one run, with the lock in it.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::PublishError;

/// A work folder whose lock is held; goes away when dropped, unless something is left in it.
pub(super) struct Work {
    folder: PathBuf,
    output: PathBuf,
    /// The lock lasts as long as this is open, so it ends with the process whatever happens to that.
    _lock: File,
}

impl Work {
    /// Makes the work folder of an output folder, or takes over what a killed run left.
    pub fn open(output: &Path) -> Result<Self, PublishError> {
        let mut name = OsString::from(".");
        name.push(output.file_name().unwrap_or_default());
        name.push(".findings");
        let folder = output.with_file_name(name);
        loop {
            match fs::create_dir(&folder) {
                // A link could lead anywhere.
                Err(error) if error.kind() != ErrorKind::AlreadyExists || folder.is_symlink() => {
                    return Err(PublishError::io("cannot make the folder", &folder)(error));
                }
                _ => {}
            }
            match lock(&folder.join(LOCK)) {
                Ok(Some(lock)) => return Ok(Work { folder, output: output.to_path_buf(), _lock: lock }),
                // The run that held it took it away just now.
                Ok(None) => {}
                Err(TryLockError::WouldBlock) => return Err(PublishError::Busy { output: output.to_path_buf() }),
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::NotFound => {}
                Err(TryLockError::Error(error)) => return Err(PublishError::io("cannot lock", &folder)(error)),
            }
        }
    }

    /// The output folder that this work is for.
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// Where the next site is made, and where the last one is after an exchange.
    pub fn stage(&self) -> PathBuf {
        self.folder.join("stage")
    }

    /// Where the last site is between two renames.
    pub fn old(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// A copy of a file that is not complete yet. Whatever stands here is this program's.
    pub fn copy(&self) -> PathBuf {
        self.folder.join("copy")
    }
}

const LOCK: &str = "lock";

impl Drop for Work {
    fn drop(&mut self) {
        let _ = fs::remove_file(self.copy());
        if REMOVABLE {
            // While the lock is held. Another run that has the file open already finds out in `lock`.
            let _ = fs::remove_file(self.folder.join(LOCK));
            // Only if it is empty; what is left in it is looked at by the next run.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Whether the lock file can be taken away while it is held without two runs ending up with a lock each. Elsewhere
/// the work folder stays.
const REMOVABLE: bool = cfg!(unix);

/// The locked file; nothing if it was taken away while it was being locked.
fn lock(path: &Path) -> Result<Option<File>, TryLockError> {
    let file = File::options().create(true).write(true).truncate(false).open(path).map_err(TryLockError::Error)?;
    file.try_lock()?;
    Ok(still_there(&file, path).map_err(TryLockError::Error)?.then_some(file))
}

#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> io::Result<bool> {
    let held = file.metadata()?;
    Ok(fs::metadata(path).is_ok_and(|found| same_file(&held, &found)))
}

#[cfg(not(unix))]
fn still_there(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

/// Whether two are one file under two names.
#[cfg(unix)]
pub(super) fn same_file(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Whether two are one file under two names; elsewhere their bytes must tell.
#[cfg(not(unix))]
pub(super) fn same_file(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    false
}
