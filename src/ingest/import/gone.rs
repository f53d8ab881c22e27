//! Which files are known to be gone, so that it is seen what other readers of the library have noted about them.
//!
//! Does not look at the file system.

use crate::library::{DocId, Fate, Known};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Files that are gone, as far as was told.
#[derive(Default)]
pub(super) struct Gone {
    paths: HashSet<PathBuf>,
    is_begun: bool,
}

impl Gone {
    /// Takes in what the library knows of some files. Returns the articles of those that others found gone, or there
    /// again; none the first time, when all that the library knows is told by it.
    pub(super) fn differing(&mut self, known: &HashMap<PathBuf, Known>) -> Vec<DocId> {
        let mut differing = Vec::new();
        for (path, Known { doc, fate, .. }) in known {
            let is_gone = *fate == Fate::Missing;
            if is_gone != self.paths.contains(path) {
                self.note(path, is_gone);
                differing.push(*doc);
            }
        }
        if std::mem::replace(&mut self.is_begun, true) { differing } else { Vec::new() }
    }

    /// Notes whether a file is gone.
    pub(super) fn note(&mut self, path: &Path, is_gone: bool) {
        if is_gone {
            self.paths.insert(path.to_owned());
        } else {
            self.paths.remove(path);
        }
    }
}
