//! `onrecord corrections`: what readers said against the engine, on standard output.

use crate::cli::failure::Failure;
use crate::cli::library;
use crate::export::corrections as export;
use crate::ingest::import;
use crate::library::{DocId, Library, LibraryError, Made};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the corrections that hold in the library in the file `named`: those of the articles under `paths`, or all
/// where there are none, in the order in which they were made.
pub(in crate::cli) fn run(paths: &[PathBuf], named: Option<&OsStr>) -> Result<ExitCode, Failure> {
    let library = library::open_existing(named)?;
    let broken = |error| library::failure(named, error);
    let wanted = docs(&library, paths).map_err(broken)?;
    let is_wanted =
        |made: &Made| wanted.as_ref().is_none_or(|docs| made.doc.is_some_and(|doc| docs.contains(&doc)));
    let mut stdout = BufWriter::new(io::stdout().lock());
    for made in library.all_corrections().map_err(broken)?.iter().filter(|made| is_wanted(made)) {
        let line = line(&library, made).map_err(broken)?;
        writeln!(stdout, "{line}").map_err(Failure::Output)?;
    }
    stdout.flush().map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// The articles under `paths`; `None` if all are meant.
fn docs(library: &Library, paths: &[PathBuf]) -> Result<Option<HashSet<DocId>>, LibraryError> {
    if paths.is_empty() {
        return Ok(None);
    }
    let entries = library.entries(&import::roots(paths), None)?;
    Ok(Some(entries.into_iter().map(|entry| entry.doc).collect()))
}

fn line(library: &Library, made: &Made) -> Result<String, LibraryError> {
    let Some(doc) = made.doc else { return Ok(export::line(made, None, None, None)) };
    let entry = library.entry(doc)?;
    let path = entry.as_ref().map(|entry| &*entry.path);
    let (article, analysis) = (library.article(doc)?, library.analysis(doc)?);
    Ok(export::line(made, path, Some(&article), analysis.as_ref()))
}
