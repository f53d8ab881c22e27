//! A library that can't be used is put out of the way, whole.
//!
//! Knows the files of a library by their names. Does not know what is wrong with it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What SQLite keeps beside a database: what was written last, and an index of it.
const LOGS: [&str; 2] = ["-wal", "-shm"];

/// Gives the library in the file `path` a new name beside the old one, so that another can be begun there. Returns the
/// new name.
pub fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let kept = claim_name(path)?;
    let moved = LOGS.iter().try_for_each(|log| match fs::rename(with(path, log), with(&kept, log)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    });
    // Last: SQLite deletes a log that lies beside a new database.
    match moved.and_then(|()| fs::rename(path, &kept)) {
        Ok(()) => Ok(kept),
        Err(error) => fs::remove_file(kept).and(Err(error)),
    }
}

/// Makes an empty file of a name that nothing has yet, so that nothing is ever overwritten.
fn claim_name(path: &Path) -> io::Result<PathBuf> {
    let mut names = (1_u32..).map(|n| with(path, format!(".damaged-{n}")));
    let claimed = names.find_map(|name| match File::create_new(&name) {
        Ok(_) => Some(Ok(name)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => None,
        Err(error) => Some(Err(error)),
    });
    claimed.unwrap_or_else(|| Err(ErrorKind::AlreadyExists.into()))
}

fn with(path: &Path, more: impl AsRef<OsStr>) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(more);
    name.into()
}
