//! `onrecord merge OTHER`: another person's decisions → our library; where they disagree → standard output.

use crate::cli::failure::{Failure, PARTLY_DONE};
use crate::cli::library;
use crate::export::journal as export;
use crate::library::Library;
use std::ffi::OsStr;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

/// Merges the library in the file `other` into the one in the file `named`. Their file stays as it is.
pub(in crate::cli) fn run(other: &Path, named: Option<&OsStr>) -> Result<ExitCode, Failure> {
    if !other.exists() {
        return Err(Failure::NoLibrary(other.to_owned()));
    }
    let theirs =
        Library::copy_of(other).map_err(|error| Failure::Library { path: other.to_owned(), error })?;
    let mut ours = library::open(named)?;
    let merge = ours.merge(&theirs).map_err(|error| library::failure(named, error))?;
    let mut stdout = BufWriter::new(io::stdout().lock());
    for change in &merge.disagreements {
        let title = ours.title(&change.article).map_err(|error| library::failure(named, error))?;
        writeln!(stdout, "{}", export::disagreement(change, title.as_deref())).map_err(Failure::Output)?;
    }
    stdout.flush().map_err(Failure::Output)?;
    Ok(if merge.disagreements.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(PARTLY_DONE) })
}
