//! `onrecord [PATH]...`: opens the reader.
//!
//! What the paths hold is known before the terminal is touched. A path that was given and gives nothing ends
//! the program; a file inside a folder that can't be read is told of when the reader is left.

use crate::analysis::Engine;
use crate::cli::args::Args;
use crate::cli::failure::{Failure, tell_all};
use crate::config::Settings;
use crate::ingest::{self, Document, ReadError};
use crate::library::Library;
use crate::tui;
use etcetera::BaseStrategy;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Opens the reader on the articles that are asked for. The decisions are in the user's data directory and the
/// settings in the configuration directory, where no others are named.
pub(in crate::cli) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let (documents, failures) =
        if args.paths.is_empty() { (ingest::samples(), Vec::new()) } else { load(&args.paths)? };
    let settings =
        Settings::new(config_folder(named(args.config.as_deref()))?, args.theme).with_keys(args.keys);
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Failure::NoTerminal);
    }
    let library = match named(args.library.as_deref()) {
        Some(library) => open(library)?,
        None => open(&default_library()?)?,
    };
    let engine = Engine::new().with_min_confidence(args.speakers.min_confidence);
    let result = tui::run(documents, library, engine, settings);
    tell_all(&failures);
    result.map(|()| ExitCode::SUCCESS).map_err(Failure::Terminal)
}

fn load(paths: &[PathBuf]) -> Result<(Vec<Document>, Vec<ReadError>), Failure> {
    let found = ingest::find(paths);
    let mut failures = found.failures;
    let mut documents = Vec::with_capacity(found.files.len());
    for result in ingest::read_all(&found.files) {
        match result {
            Ok(document) => documents.push(document),
            Err(failure) => failures.push(failure),
        }
    }
    if documents.is_empty() || failures.iter().any(|failure| paths.contains(&failure.path)) {
        tell_all(&failures);
        return Err(Failure::Paths);
    }
    Ok((documents, failures))
}

/// A path that is given; an empty one is none.
fn named(path: Option<&OsStr>) -> Option<&Path> {
    path.filter(|path| !path.is_empty()).map(Path::new)
}

/// The folder of the settings; `None` where nobody knows of any.
fn config_folder(named: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    match named {
        Some(folder) if folder.is_dir() => Ok(Some(folder.to_owned())),
        Some(folder) => Err(Failure::Config(folder.to_owned())),
        None => Ok(etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join("onrecord"))),
    }
}

fn default_library() -> Result<PathBuf, Failure> {
    let base = etcetera::choose_base_strategy().map_err(|_| Failure::NoHome)?;
    Ok(base.data_dir().join("onrecord/library.db"))
}

fn open(path: &Path) -> Result<Library, Failure> {
    Library::open(path).map_err(|error| Failure::Library { path: path.to_owned(), error })
}
