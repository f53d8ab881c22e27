//! Which files are new or changed since they were last read, and which are gone.
//!
//! Knows what files look like from outside. Reads none.

use crate::ingest::{self, ReadError, Reason, stamp};
use crate::library::{Fate, Known, Stamp};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::{fs, io, path};

/// What is to be done about the files under some paths.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// How many files there are.
    pub(super) n_found: usize,
    /// Files that are to be read.
    pub(super) to_read: Vec<Fresh>,
    /// Files that are gone.
    pub(super) missing: Vec<PathBuf>,
    /// Paths that can't be searched or read.
    pub(super) failures: Vec<ReadError>,
}

/// A file that is new, or may hold something else than before.
#[derive(Debug)]
pub(super) struct Fresh {
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
}

/// The names under which the catalogue knows what lies under `paths`: whole, and without links on the way to it.
/// If there are no paths, it is the sample articles.
pub fn roots(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() {
        vec![ingest::SAMPLES.into()]
    } else {
        paths.iter().map(|path| root(path)).collect()
    }
}

/// What is gone has no real name; that of the folder it lay in must do.
fn root(path: &Path) -> PathBuf {
    let whole = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut ancestors = whole.ancestors();
    let real = ancestors
        .find_map(|folder| Some(fs::canonicalize(folder).ok()?.join(whole.strip_prefix(folder).ok()?)));
    // Joined with nothing, a path ends in a slash.
    real.map_or(whole.clone(), |real| real.components().collect())
}

/// Looks for files under `paths`, of which those in `known` were read before.
pub(super) fn scan(paths: &[PathBuf], known: &HashMap<PathBuf, Known>) -> Scan {
    let found = ingest::find(paths);
    let look = |path: &PathBuf| match fs::metadata(path).map(|metadata| stamp(&metadata)) {
        Ok(stamp) if known.get(path).is_some_and(|known| is_unchanged(known, stamp)) => None,
        Ok(stamp) => Some(Ok(Fresh { path: path.clone(), stamp })),
        Err(error) => Some(Err(ReadError::new(path, error))),
    };
    let mut scan = Scan { n_found: found.files.len(), ..Scan::default() };
    for look in found.files.par_iter().filter_map(look).collect::<Vec<_>>() {
        match look {
            Ok(file) => scan.to_read.push(file),
            Err(failure) => scan.failures.push(failure),
        }
    }
    let seen: HashSet<&PathBuf> = found.files.iter().collect();
    let unseen = known.iter().filter(|(path, known)| known.fate != Fate::Missing && !seen.contains(path));
    scan.missing = unseen.filter(|(path, _)| is_gone(path)).map(|(path, _)| path.clone()).collect();
    // That a known file is gone, or all of a folder, is no failure: they are missing.
    let is_failure = |failure: &ReadError| !is_nothing(&failure.reason) || !knows_any(known, &failure.path);
    scan.failures.extend(found.failures.into_iter().filter(is_failure));
    scan
}

fn is_unchanged(known: &Known, stamp: Stamp) -> bool {
    known.fate != Fate::Missing
        && known.stamp.is_sure
        && (known.stamp.size, known.stamp.modified) == (stamp.size, stamp.modified)
}

fn is_gone(path: &Path) -> bool {
    let gone = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
    fs::metadata(path).is_err_and(|error| gone.contains(&error.kind()))
}

fn is_nothing(reason: &Reason) -> bool {
    match reason {
        Reason::NoArticle => true,
        Reason::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

fn knows_any(known: &HashMap<PathBuf, Known>, root: &Path) -> bool {
    known.contains_key(root) || known.keys().any(|path| path.starts_with(root))
}
