//! The only place where the program writes: a finished [`Site`] becomes a folder.
//!
//! What it promises:
//!
//! - **All or nothing.** The site is written into a hidden work folder beside the output and then changes places with
//!   it in one step. Whoever reads the output finds the last site or the new one, complete, also after the program
//!   was killed or the disk ran full. Where the file system cannot exchange two folders, two renames do it, and a run
//!   that was killed between them is mended by the next.
//! - **Nothing is lost.** Only what this program wrote, and what is still as it wrote it, is replaced or removed. It
//!   knows by a manifest in the output that holds the length and hash of every file; everything else is foreign and
//!   stops the run, or is carried over if the user says so.
//! - **One at a time.** A lock in the work folder keeps two builds of one output apart.
//! - **Nothing for nothing.** A site that stands there already, byte for byte, is left alone, and an unchanged file
//!   keeps its time of change, so what copies the output elsewhere has less to do.

mod clear;
mod error;
mod manifest;
mod place;
mod stage;
mod standing;
mod swap;
#[cfg(test)]
mod tests;
mod work;

use std::path::Path;

use crate::site::Site;

pub use error::PublishError;

use manifest::Manifest;
use standing::Standing;
use work::Work;

/// What happens to files in the output folder that this program did not write, or that were changed since.
///
/// `.gitignore` and `.gitkeep` files and a `.git` at the top are always kept and never count as foreign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// They stop the run.
    Refuse,
    /// They are carried over into the new site; only where the site has a file of that name do they stop the run.
    Keep,
}

/// Where a site goes.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The project's root, whose sources the output may not touch.
    pub root: &'a Path,
    /// The output folder; made with its parents if it is missing.
    pub output: &'a Path,
    /// What to do about files of others.
    pub foreign: Foreign,
}

/// What publishing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// How many files the site has.
    pub files: usize,
    /// How many bytes they hold.
    pub bytes: u64,
    /// How many of the files are new or differ from what stood there.
    pub written: usize,
    /// How many files of the last site the new one no longer has.
    pub removed: usize,
    /// How many files of others were carried over.
    pub kept: usize,
    /// Whether the output was replaced; if not, the site stood there already.
    pub replaced: bool,
}

/// Writes `site` into the target's folder.
///
/// # Errors
/// When the folder is not one to publish into, holds files of others, is being published into by another run, or
/// cannot be written. The output is then what it was before, except after [`PublishError::Stray`], when it is the
/// new site.
pub fn publish(site: &Site, target: &Target<'_>) -> Result<Published, PublishError> {
    let threads = rayon::current_num_threads().max(THREADS);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(|| replace(site, target)),
        // The threads that there are do as well, only slower.
        Err(_) => replace(site, target),
    }
}

/// How many files and folders are in the making at once, at least. A disk is waited for more than it is worked for:
/// a file system may take milliseconds to remove one folder, and does many at once in the same time.
const THREADS: usize = 8;

fn replace(site: &Site, target: &Target<'_>) -> Result<Published, PublishError> {
    let output = place::resolve(target)?;
    let work = Work::open(&output)?;
    swap::recover(&work)?;
    clear::clear(&work, &work.old())?;
    clear::clear(&work, &work.stage())?;

    let wanted = Manifest::of(site);
    let standing = Standing::inspect(&output, &wanted)?;
    standing.allow(&output, &wanted, target.foreign)?;
    let published = count(&wanted, &standing);
    if standing.is(&wanted) {
        return Ok(published);
    }
    if let Err(error) = stage::stage(site, &wanted, &standing, &work) {
        // What is left of the stage takes up room on a disk that may be full. The first error is the one to tell.
        let _ = clear::clear(&work, &work.stage());
        return Err(error);
    }
    let last = swap::swap(&work)?;
    clear::clear(&work, &last)?;
    Ok(Published { replaced: true, ..published })
}

fn count(wanted: &Manifest, standing: &Standing) -> Published {
    let files = wanted.entries();
    Published {
        files: files.len(),
        bytes: files.values().map(|print| print.length).sum(),
        written: files.iter().filter(|(path, print)| standing.own.get(*path) != Some(print)).count(),
        removed: standing.own.keys().filter(|path| !files.contains_key(*path)).count(),
        kept: standing.foreign.len(),
        replaced: false,
    }
}
