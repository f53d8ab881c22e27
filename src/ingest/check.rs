//! Whether there is anything to read under some paths, told before all of it is read.
//!
//! Does not know what becomes of the articles.

use super::find::{find, is_article, walk};
use super::{ReadError, read};
use std::path::{Path, PathBuf};
use std::slice;

/// Why there is nothing to read: the paths that can't be read, if one of them was named or no other path gives an
/// article. A folder with any article in it is not searched further.
pub fn check(paths: &[PathBuf]) -> Result<(), Vec<ReadError>> {
    let mut failures = Vec::new();
    let mut holds_any = paths.is_empty();
    for path in paths {
        if holds_article(path) {
            holds_any = true;
            continue;
        }
        let found = find(slice::from_ref(path));
        failures.extend(found.failures);
        failures.extend(found.files.iter().filter_map(|file| read(file).err()));
    }
    let is_named = |failure: &ReadError| paths.contains(&failure.path);
    if holds_any && !failures.iter().any(is_named) { Ok(()) } else { Err(failures) }
}

fn holds_article(path: &Path) -> bool {
    let mut entries = walk(path).build().filter_map(Result::ok);
    // A file that is named is taken whatever it is called.
    entries.any(|entry| (entry.depth() == 0 || is_article(&entry)) && read(entry.path()).is_ok())
}
