//! `onrecord [PATH]...`: opens the reader.
//!
//! What the paths hold is known before the terminal is touched. A path that was given and gives nothing ends
//! the program; a file inside a folder that can't be read is told of when the reader is left.

use crate::analysis::Engine;
use crate::cli::failure::{Failure, tell_all};
use crate::cli::library;
use crate::ingest::{self, Document, ReadError};
use crate::tui;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the reader on the articles under `paths`, with the decisions in the file `library`; where that is
/// not given, or empty, in the user's data directory. Shows no speakers less sure than `min_confidence`.
pub(in crate::cli) fn run(
    paths: &[PathBuf],
    library: Option<&OsStr>,
    min_confidence: f32,
) -> Result<ExitCode, Failure> {
    let (documents, failures) = if paths.is_empty() { (ingest::samples(), Vec::new()) } else { load(paths)? };
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Failure::NoTerminal);
    }
    let library = library::open(library)?;
    let result = tui::run(documents, library, Engine::new().with_min_confidence(min_confidence));
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
