//! Paths → the files under them that may be articles. Opens none of them.
//!
//! A file that is named is taken whatever it is called. Inside a folder, at any depth, only files that end in
//! `.txt` are, in the order of their names; hidden files and folders are left out, and ignore files such as
//! `.gitignore` mean nothing here. Symbolic links are followed, and no file is taken twice.

use super::{ReadError, Reason};
use ignore::{DirEntry, WalkBuilder};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What was found under some paths.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, in the order of the paths given.
    pub files: Vec<PathBuf>,
    /// The paths that could not be searched, or held nothing.
    pub failures: Vec<ReadError>,
}

/// Finds the files that may be articles under `paths`, which name files or folders.
pub fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut taken = HashSet::new();
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => find_in(path, &mut taken, &mut found),
            Ok(_) => take(path.clone(), &mut taken, &mut found),
            Err(error) => found.failures.push(ReadError::new(path, error)),
        }
    }
    found
}

/// The folders that are searched for `folder`: itself, and those in it at any depth.
pub(super) fn folders(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let is_folder = |entry: &DirEntry| entry.file_type().is_some_and(|kind| kind.is_dir());
    walk(folder).build().flatten().filter(is_folder).map(DirEntry::into_path)
}

/// Whether a folder's search goes into a folder of this name, or looks at such a file at all.
pub(super) fn is_searched(name: &OsStr) -> bool {
    !name.as_encoded_bytes().starts_with(b".")
}

/// Whether a file of this name is taken in a folder.
pub(super) fn is_called_article(name: &OsStr) -> bool {
    is_searched(name) && has_ending(Path::new(name))
}

fn find_in(folder: &Path, taken: &mut HashSet<PathBuf>, found: &mut Found) {
    let mut holds_any = false;
    let n_failures = found.failures.len();
    for entry in walk(folder).sort_by_file_name(OsStr::cmp).build() {
        match entry {
            Ok(entry) if is_article(&entry) => {
                holds_any = true;
                take(entry.into_path(), taken, found);
            }
            Ok(_) => {}
            Err(error) => found.failures.extend(failure(&error, folder)),
        }
    }
    if !holds_any && found.failures.len() == n_failures {
        found.failures.push(ReadError::new(folder, Reason::NoArticle));
    }
}

/// How a folder is searched.
pub(super) fn walk(folder: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false).hidden(true).follow_links(true);
    walk
}

pub(super) fn is_article(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file()) && has_ending(entry.path())
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"))
}

/// Takes `file`, unless it was taken before under whatever name.
fn take(file: PathBuf, taken: &mut HashSet<PathBuf>, found: &mut Found) {
    let place = fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
    if taken.insert(place) {
        found.files.push(file);
    }
}

/// What a failure of the walk means to the reader; `None` where no article is lost by it, as at a link back
/// to a folder that is being searched already, or at a broken link that is not called an article.
fn failure(error: &ignore::Error, folder: &Path) -> Option<ReadError> {
    let kind = error.io_error()?.kind();
    let path = match error {
        ignore::Error::WithPath { path, .. } => path,
        _ => folder,
    };
    let is_hidden = path.file_name().is_some_and(|name| !is_searched(name));
    let is_lost = path == folder || !is_hidden && (has_ending(path) || path.is_dir());
    is_lost.then(|| ReadError::new(path, io::Error::from(kind)))
}
