//! What stands in the output folder: files of this program, files that are always kept, and files of others.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::FileType;
use std::path::{Path, PathBuf};
use std::{fs, io};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::manifest::{DRAFT, Manifest, NAME, Print};
use super::{Foreign, PublishError};

/// The folder of a Git checkout, or the file that stands for it; at the top of the output only.
pub(super) const GIT: &str = ".git";

/// Files that are kept wherever they are.
const KEPT: [&str; 2] = [".gitignore", ".gitkeep"];

/// What an output folder holds.
pub(super) struct Standing {
    /// The manifest, if it is there and whole.
    manifest: Option<Manifest>,
    /// Files that are as the manifest says, or as the site wants them.
    pub own: BTreeMap<String, Print>,
    /// Files of others, and folders of others that hold nothing; relative and sorted.
    pub foreign: Vec<PathBuf>,
    /// Files that are always kept; relative and sorted.
    pub kept: Vec<PathBuf>,
}

impl Standing {
    /// Looks at every file below `output`; a folder that is missing holds nothing.
    pub fn inspect(output: &Path, wanted: &Manifest) -> Result<Self, PublishError> {
        let manifest = read_manifest(&output.join(NAME));
        let found = walk(output)?.leaves;
        let known: Vec<&Manifest> = manifest.iter().chain([wanted]).collect();
        let owners = found
            .par_iter()
            .map(|entry| owner(output, entry, &known, manifest.is_some()))
            .collect::<Result<Vec<_>, _>>()?;
        let mut standing = Standing { manifest: None, own: BTreeMap::new(), foreign: Vec::new(), kept: Vec::new() };
        for (entry, owner) in found.into_iter().zip(owners) {
            match owner {
                Owner::Program(Some((path, print))) => {
                    standing.own.insert(path, print);
                }
                Owner::Program(None) => {}
                Owner::Kept => standing.kept.push(entry.path),
                Owner::Other => standing.foreign.push(entry.path),
            }
        }
        standing.manifest = manifest;
        Ok(standing)
    }

    /// Whether this is the wanted site, byte for byte.
    pub fn is(&self, wanted: &Manifest) -> bool {
        self.manifest.as_ref() == Some(wanted) && self.own == *wanted.entries()
    }

    /// Whether the wanted site may take the place of this one.
    pub fn allow(&self, output: &Path, wanted: &Manifest, foreign: Foreign) -> Result<(), PublishError> {
        if foreign == Foreign::Refuse && !self.foreign.is_empty() {
            return Err(PublishError::Foreign { output: output.to_path_buf(), files: self.foreign.clone() });
        }
        let carried = self.kept.iter().chain(&self.foreign);
        let files: Vec<PathBuf> = carried.filter(|path| in_the_way(path, wanted)).cloned().collect();
        if files.is_empty() { Ok(()) } else { Err(PublishError::Conflict { output: output.to_path_buf(), files }) }
    }
}

/// Whether a file that is carried over and a file of the site cannot both be there: one is the other, or a folder
/// that the other needs.
fn in_the_way(carried: &Path, wanted: &Manifest) -> bool {
    if carried == Path::new(NAME) || carried == Path::new(DRAFT) {
        return true;
    }
    if carried.ancestors().filter_map(key).any(|above| wanted.entries().contains_key(&above)) {
        return true;
    }
    key(carried).is_some_and(|path| wanted.has_below(&path))
}

/// One thing below a folder.
pub(super) struct Entry {
    /// Relative to the folder.
    pub path: PathBuf,
    pub kind: FileType,
}

/// Everything below a folder but a `.git` at its top.
#[derive(Default)]
pub(super) struct Tree {
    /// Files of any kind and folders with nothing in them, sorted.
    pub leaves: Vec<Entry>,
    /// All folders, relative; a folder comes before those in it.
    pub folders: Vec<PathBuf>,
}

/// Walks a folder, if it is there; links are not followed.
pub(super) fn walk(folder: &Path) -> Result<Tree, PublishError> {
    let mut tree = Tree::default();
    if is_missing(folder) {
        return Ok(tree);
    }
    let not_git = |entry: &walkdir::DirEntry| entry.depth() != 1 || entry.file_name() != OsStr::new(GIT);
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter().filter_entry(not_git) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_path_buf();
            PublishError::Io { action: "cannot look at", path, cause: error.into() }
        })?;
        // The walk starts at the folder, so every path begins with it.
        let Ok(path) = entry.path().strip_prefix(folder) else { continue };
        // What is in a folder follows it at once, so a folder is a leaf until something does.
        if tree.leaves.last().is_some_and(|last| last.kind.is_dir() && path.starts_with(&last.path)) {
            tree.leaves.pop();
        }
        let kind = entry.file_type();
        if kind.is_dir() {
            tree.folders.push(path.to_path_buf());
        }
        tree.leaves.push(Entry { path: path.to_path_buf(), kind });
    }
    Ok(tree)
}

/// Folders in groups that can each be made, or removed, at once: those of one depth, the outermost first.
pub(super) fn by_depth<'a>(folders: impl IntoIterator<Item = &'a Path>) -> Vec<Vec<&'a Path>> {
    let mut groups: BTreeMap<usize, Vec<&Path>> = BTreeMap::new();
    for folder in folders {
        groups.entry(folder.components().count()).or_default().push(folder);
    }
    groups.into_values().collect()
}

pub(super) fn is_missing(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// A relative path as manifests have it; nothing for one that no site can hold.
pub(super) fn key(path: &Path) -> Option<String> {
    let parts = path.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>()?;
    Some(parts.join("/"))
}

pub(super) fn read_manifest(path: &Path) -> Option<Manifest> {
    let found = fs::symlink_metadata(path).ok()?;
    if found.is_file() { Manifest::parse(&fs::read_to_string(path).ok()?) } else { None }
}

enum Owner {
    /// This program, with the path and print if it is a file of the site.
    Program(Option<(String, Print)>),
    /// Somebody whose files are always kept.
    Kept,
    /// Anybody else.
    Other,
}

fn owner(output: &Path, entry: &Entry, known: &[&Manifest], whole: bool) -> Result<Owner, PublishError> {
    if entry.path.file_name().is_some_and(|name| KEPT.iter().any(|kept| name == OsStr::new(kept))) {
        return Ok(Owner::Kept);
    }
    let Some(path) = key(&entry.path) else { return Ok(Owner::Other) };
    if path == NAME && whole {
        return Ok(Owner::Program(None));
    }
    if entry.kind.is_dir() {
        // A folder of the site that somebody emptied is still the site's.
        let of_site = known.iter().any(|manifest| manifest.has_below(&path));
        return Ok(if of_site { Owner::Program(None) } else { Owner::Other });
    }
    if !entry.kind.is_file() {
        return Ok(Owner::Other);
    }
    let expected: Vec<&Print> = known.iter().filter_map(|manifest| manifest.entries().get(&path)).collect();
    Ok(match print_if_any(&output.join(&entry.path), &expected)? {
        Some(print) => Owner::Program(Some((path, print))),
        None => Owner::Other,
    })
}

/// The print of a file if it is one of these. The length is compared first, so a file that cannot match is not read.
pub(super) fn print_if_any(path: &Path, expected: &[&Print]) -> Result<Option<Print>, PublishError> {
    let cannot = || PublishError::io("cannot read", path);
    if expected.is_empty() {
        return Ok(None);
    }
    let length = fs::symlink_metadata(path).map_err(cannot())?.len();
    if expected.iter().all(|print| print.length != length) {
        return Ok(None);
    }
    let found = Print::read(path).map_err(cannot())?;
    Ok(expected.contains(&&found).then_some(found))
}
