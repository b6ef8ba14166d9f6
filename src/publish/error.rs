//! Why a site could not be published, and what to do about it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::{error, fmt};

/// How many file names a message lists before it only counts.
const LISTED: usize = 5;

/// Why a site could not be published.
#[derive(Debug)]
pub enum PublishError {
    /// The folder is not one to publish into.
    Place {
        /// The folder that was asked for.
        output: PathBuf,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The folder holds files of others.
    Foreign {
        /// The output folder.
        output: PathBuf,
        /// All such files, relative to it and sorted.
        files: Vec<PathBuf>,
    },
    /// A file of others stands where the site has one.
    Conflict {
        /// The output folder.
        output: PathBuf,
        /// All such files, relative to it and sorted.
        files: Vec<PathBuf>,
    },
    /// Another run is publishing into the folder.
    Busy {
        /// The output folder.
        output: PathBuf,
    },
    /// The work folder holds files that cannot be proven to be this program's.
    Stray {
        /// The part of the work folder they are in.
        folder: PathBuf,
        /// All such files, relative to it and sorted.
        files: Vec<PathBuf>,
    },
    /// The system refused something.
    Io {
        /// What was tried, as in "cannot write".
        action: &'static str,
        /// With what.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

impl PublishError {
    /// Turns what the system said about `path` into an error.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |cause| PublishError::Io { action, path: path.to_path_buf(), cause }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::Place { output, why } => {
                write!(f, "cannot publish into `{}`: {why}; choose another folder with --output", output.display())
            }
            PublishError::Foreign { output, files } => write!(
                f,
                "`{}` holds files that this program did not write, or that were changed since: {}; nothing was \
                 touched; choose another folder with --output, or carry them over with --keep-foreign",
                output.display(),
                list(files)
            ),
            PublishError::Conflict { output, files } => write!(
                f,
                "the site has files where `{}` holds files that this program did not write, or that were changed \
                 since: {}; nothing was touched; move them away, or choose another folder with --output",
                output.display(),
                list(files)
            ),
            PublishError::Busy { output } => write!(
                f,
                "another run is publishing into `{}`; wait for it to end, or choose another folder with --output",
                output.display()
            ),
            PublishError::Stray { folder, files } => write!(
                f,
                "`{}` holds files that were put into the output while it was being replaced: {}; move them where \
                 they belong, then delete that folder",
                folder.display(),
                list(files)
            ),
            PublishError::Io { action, path, cause } => {
                write!(f, "{action} `{}`: {cause}{}", path.display(), advice(cause.kind()))
            }
        }
    }
}

impl error::Error for PublishError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            PublishError::Io { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

/// What to do about what the system said, where that is known.
fn advice(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "; free some room and try again (the output still holds the last site)"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::NotADirectory => {
            "; choose another folder with --output"
        }
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "; a folder that a disk is mounted on cannot be replaced: publish into a folder inside it with --output"
        }
        ErrorKind::AlreadyExists => {
            "; if two files of the site differ only in upper and lower case, this disk cannot hold both: rename one"
        }
        _ => "",
    }
}

/// The first few files and the number of the rest.
fn list(files: &[PathBuf]) -> String {
    let named: Vec<String> = files.iter().take(LISTED).map(|file| format!("`{}`", file.display())).collect();
    match files.len().saturating_sub(LISTED) {
        0 => named.join(", "),
        rest => format!("{} and {rest} more", named.join(", ")),
    }
}
