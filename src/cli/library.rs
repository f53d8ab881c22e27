//! Which library is meant, and whose decisions go into it.

use super::failure::Failure;
use crate::library::{Library, LibraryError, set_aside};
use etcetera::BaseStrategy;
use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The variables that tell the user's name; the first that does so counts.
const NAMES: [&str; 3] = ["USER", "LOGNAME", "USERNAME"];

/// Opens the library in the file `named`, or where none is named, in the user's data directory, for this user. Makes
/// it where there is none.
pub(super) fn open(named: Option<&OsStr>) -> Result<Library, Failure> {
    open_at(path(named)?)
}

/// As [`open`], but a library must be there. What may not be written to is opened all the same, to be read.
pub(super) fn open_existing(named: Option<&OsStr>) -> Result<Library, Failure> {
    let path = existing(named)?;
    match Library::open(&path) {
        Err(LibraryError::ReadOnly | LibraryError::NoFile) => {
            Library::open_to_read(&path).map_err(|error| Failure::Library { path, error })
        }
        opened => opened_at(path, opened),
    }
}

/// The decisions of the library in the file that is so named, which must be there and is only read.
pub(super) fn copy_of_existing(named: Option<&OsStr>) -> Result<Library, Failure> {
    let path = existing(named)?;
    Library::copy_of(&path).map_err(|error| Failure::Library { path, error })
}

/// What went wrong with the library that is so named, which nobody has opened yet or will any more: one that is
/// damaged is set aside.
pub(super) fn unusable(named: Option<&OsStr>, error: LibraryError) -> Failure {
    match path(named) {
        Ok(path) => unusable_at(path, error),
        Err(failure) => failure,
    }
}

/// What went wrong with the library that is so named.
pub(super) fn failure(named: Option<&OsStr>, error: LibraryError) -> Failure {
    match path(named) {
        Ok(path) => Failure::Library { path, error },
        Err(failure) => failure,
    }
}

fn open_at(path: PathBuf) -> Result<Library, Failure> {
    let opened = Library::open(&path);
    opened_at(path, opened)
}

fn opened_at(path: PathBuf, opened: Result<Library, LibraryError>) -> Result<Library, Failure> {
    match opened {
        Ok(library) => Ok(library.signed(user())),
        Err(error) => Err(unusable_at(path, error)),
    }
}

fn unusable_at(path: PathBuf, error: LibraryError) -> Failure {
    let kept = matches!(error, LibraryError::Damaged(_)).then(|| set_aside(&path));
    match kept {
        Some(Ok(kept)) => Failure::SetAside { path, error, kept },
        Some(Err(_)) | None => Failure::Library { path, error },
    }
}

/// The file that is so named, which must be there.
fn existing(named: Option<&OsStr>) -> Result<PathBuf, Failure> {
    let path = path(named)?;
    if path.exists() { Ok(path) } else { Err(Failure::NoLibrary(path)) }
}

fn path(named: Option<&OsStr>) -> Result<PathBuf, Failure> {
    if let Some(named) = named.filter(|named| !named.is_empty()) {
        return Ok(Path::new(named).to_owned());
    }
    let base = etcetera::choose_base_strategy().map_err(|_| Failure::NoHome)?;
    Ok(base.data_dir().join("onrecord/library.db"))
}

/// The user's name, if the environment tells it.
fn user() -> Option<String> {
    NAMES.iter().filter_map(|name| env::var(name).ok()).find(|user| !user.is_empty())
}
