//! `onrecord [PATH]...`: opens the reader.
//!
//! That the paths hold something to read is known before the terminal is touched. A path that was given and gives
//! nothing ends the program; a file inside a folder that can't be read is told of when the reader is left.

use crate::cli::failure::{Failure, tell_all};
use crate::ingest;
use crate::library::Library;
use crate::tui;
use etcetera::BaseStrategy;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Opens the reader on the articles under `paths`, with the library in the file `library`; where that is
/// not given, or empty, in the user's data directory. Shows no speakers less sure than `min_confidence`.
pub(in crate::cli) fn run(
    paths: Vec<PathBuf>,
    library: Option<&OsStr>,
    min_confidence: f32,
) -> Result<ExitCode, Failure> {
    if let Err(failures) = ingest::check(&paths) {
        tell_all(&failures);
        return Err(Failure::Paths);
    }
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Failure::NoTerminal);
    }
    let path = match library.filter(|library| !library.is_empty()) {
        Some(library) => PathBuf::from(library),
        None => default_library()?,
    };
    match tui::run(paths, open(&path)?, min_confidence) {
        Ok(failures) => tell_all(&failures),
        Err(tui::RunError::Terminal(error)) => return Err(Failure::Terminal(error)),
        Err(tui::RunError::Library(error)) => return Err(Failure::Library { path, error }),
    }
    Ok(ExitCode::SUCCESS)
}

fn default_library() -> Result<PathBuf, Failure> {
    let base = etcetera::choose_base_strategy().map_err(|_| Failure::NoHome)?;
    Ok(base.data_dir().join("onrecord/library.db"))
}

fn open(path: &Path) -> Result<Library, Failure> {
    Library::open(path).map_err(|error| Failure::Library { path: path.to_owned(), error })
}
