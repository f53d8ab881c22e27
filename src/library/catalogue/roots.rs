//! Which paths are asked for: those of a few folders and files, or of many.
//!
//! Knows paths as they are stored. Does not look at the file system.

use super::bytes;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// Up to so many roots are compared one by one.
const FEW: usize = 8;

/// Folders and files; a path is under them if it is one of them or lies in one.
pub(super) enum Roots {
    All,
    Few(Vec<PathBuf>),
    Many(HashSet<PathBuf>),
}

impl Roots {
    /// The roots given; all paths are under them if there are none.
    pub(super) fn new(roots: &[PathBuf]) -> Roots {
        match roots.len() {
            0 => Roots::All,
            1..=FEW => Roots::Few(roots.to_vec()),
            _ => Roots::Many(roots.iter().cloned().collect()),
        }
    }

    /// The condition in SQL that `f.path` is under the roots.
    pub(super) fn condition(self, connection: &Connection) -> rusqlite::Result<&'static str> {
        if let Roots::All = self {
            return Ok("TRUE");
        }
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DIRECTONLY;
        connection.create_scalar_function("under_roots", 1, flags, move |values| {
            Ok(self.has(values.get_raw(0).as_blob()?))
        })?;
        Ok("under_roots(f.path)")
    }

    fn has(&self, path: &[u8]) -> bool {
        match self {
            Roots::All => true,
            Roots::Few(roots) => roots.iter().any(|root| is_under(path, bytes(root))),
            Roots::Many(roots) => {
                Path::new(OsStr::from_bytes(path)).ancestors().any(|folder| roots.contains(folder))
            }
        }
    }
}

fn is_under(path: &[u8], root: &[u8]) -> bool {
    let rest = path.strip_prefix(root);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/") || root.ends_with(b"/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_roots_and_many_hold_the_same_paths() {
        let few = ["/a/b", "/c.txt", "/a b"].map(PathBuf::from);
        let many: Vec<PathBuf> =
            few.iter().cloned().chain((0..20).map(|n| format!("/x/{n}").into())).collect();
        for roots in [Roots::new(&few), Roots::new(&many)] {
            assert!(roots.has(b"/a/b/1.txt") && roots.has(b"/a/b/c/\xe9.txt") && roots.has(b"/c.txt"));
            assert!(!roots.has(b"/a/bc/1.txt") && !roots.has(b"/a/1.txt") && !roots.has(b"/c.txt2"));
        }
        assert!(Roots::new(&["/".into()]).has(b"/a.txt") && Roots::new(&[]).has(b"/a.txt"));
    }
}
