//! `serve`: a preview that follows the files.
use super::args::{Args, ServeArgs};
use super::{Exit, Trouble};
pub(super) fn serve(_a: &Args, _s: &ServeArgs) -> Result<Exit, Trouble> {
    Ok(Exit::Fine)
}
