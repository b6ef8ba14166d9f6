//! Whether a folder is one to publish into.

use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::{env, fs, path};

use super::{PublishError, Target};
use crate::source::FOLDERS;

/// The full path of the output folder, its parents made. The folder itself may be missing.
pub(super) fn resolve(target: &Target<'_>) -> Result<PathBuf, PublishError> {
    let named = || target.output.to_path_buf();
    let refuse = |why| Err(PublishError::Place { output: named(), why });
    let cannot = |action| PublishError::io(action, target.output);

    let output = full(target.output).map_err(cannot("cannot find"))?;
    let Some(parent) = output.parent() else { return refuse("it is the root of the file system") };
    match fs::symlink_metadata(&output) {
        Ok(found) if found.is_symlink() => {
            return refuse("it is a symbolic link, and publishing would replace the link");
        }
        Ok(found) if !found.is_dir() => return refuse("it is not a folder"),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(cannot("cannot look at")(error)),
    }
    // Now that it is no link, this only brings the name into the form that the disk has it in.
    let output = fs::canonicalize(&output).unwrap_or(output.clone());
    if within(env::current_dir(), &output) {
        return refuse("it holds the folder that this program was started in");
    }
    if within(fs::canonicalize(target.root), &output) {
        return refuse("it holds the project");
    }
    for folder in FOLDERS {
        let Ok(sources) = fs::canonicalize(target.root.join(folder)) else { continue };
        if sources.starts_with(&output) || output.starts_with(&sources) {
            return refuse("it holds sources of the project, or is among them");
        }
    }
    fs::create_dir_all(parent).map_err(PublishError::io("cannot make the folder", parent))?;
    Ok(output)
}

fn within(path: io::Result<PathBuf>, folder: &Path) -> bool {
    path.and_then(fs::canonicalize).is_ok_and(|path| path.starts_with(folder))
}

/// The path with all links resolved but that of its last segment, which is looked at later; what does not exist yet
/// is taken as written.
fn full(path: &Path) -> io::Result<PathBuf> {
    let absolute = path::absolute(path)?;
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return fs::canonicalize(absolute);
    };
    let mut at = parent;
    let mut missing: Vec<&OsStr> = vec![name];
    loop {
        match fs::canonicalize(at) {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |path, name| path.join(name))),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let (Some(up), Some(name)) = (at.parent(), at.file_name()) else { return Err(error) };
                missing.push(name);
                at = up;
            }
            Err(error) => return Err(error),
        }
    }
}
