//! Paths as they are called in the folder where the program was started.

use crate::ingest::ReadError;
use std::env;
use std::path::{Path, PathBuf};

/// A whole path as it is called here; one that lies elsewhere stays whole.
pub(super) fn from_here(path: &Path) -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

/// The failures with their paths as they are called here.
pub(super) fn failures_from_here(failures: Vec<ReadError>) -> Vec<ReadError> {
    let named = |failure: ReadError| ReadError { path: from_here(&failure.path), ..failure };
    failures.into_iter().map(named).collect()
}
