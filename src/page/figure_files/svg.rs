//! A chart as lines and letters, which can be made larger without end.

use crate::diagnostic::Diagnostic;

use super::Bytes;
use super::subject::Subject;

/// The file.
pub(super) fn file(subject: &Subject) -> Result<Bytes, Vec<Diagnostic>> {
    Ok(Bytes { bytes: subject.picture()?.as_bytes().to_vec(), pixels: None })
}
