//! `onrecord search QUERY [PATH]...`: the articles that a query finds, on standard output.
//!
//! Paths are brought into the library first. The exit status is that of `grep`: 0 when something is found, 1 when
//! nothing is, 2 when something could not be done.

use crate::cli::args::SearchFormat;
use crate::cli::failure::{Failure, tell_all};
use crate::cli::library;
use crate::cli::place::{failures_from_here, from_here};
use crate::export::search::{self as export, Found};
use crate::ingest::import::{self, Importer, Progress};
use crate::ingest::{self, ReadError};
use crate::library::query::Query;
use crate::library::search::passage;
use crate::library::{Entry, Library, LibraryError};
use chrono::Local;
use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The exit status when nothing is found.
const NOTHING: u8 = 1;
/// The exit status when something could not be done.
pub(in crate::cli) const TROUBLE: u8 = 2;

/// Prints the articles under `paths`, or in the whole library where there are none, that `query` finds; the newest
/// first.
pub(in crate::cli) fn run(
    query: &str,
    paths: &[PathBuf],
    format: SearchFormat,
    named: Option<&OsStr>,
) -> Result<ExitCode, Failure> {
    let query = Query::parse(query, Local::now().date_naive())
        .map_err(|error| Failure::Query(export::wrong(query, &error)))?;
    let failure = |error| library::failure(named, error);
    let (library, failures) = if paths.is_empty() {
        (library::open_existing(named)?, Vec::new())
    } else {
        let library = library::open(named)?;
        let failures = bring_in(paths, library.another().map_err(failure)?)?.map_err(failure)?;
        (library, failures)
    };
    let roots = if paths.is_empty() { Vec::new() } else { import::roots(paths) };
    let found = found(&library, &query, &roots).map_err(failure)?;
    let mut stdout = BufWriter::new(io::stdout().lock());
    let is_terminal = io::stdout().is_terminal();
    for entry in &found {
        let line = line(&library, &query, entry, format, is_terminal).map_err(failure)?;
        writeln!(stdout, "{line}").map_err(Failure::Output)?;
    }
    stdout.flush().map_err(Failure::Output)?;
    if !paths.is_empty() {
        // Where that can't be now, nothing is lost: the next one finds it in two.
        _ = library.gather();
    }
    let has_failed = !failures.is_empty();
    tell_all(&failures_from_here(failures));
    Ok(match (has_failed, found.is_empty()) {
        (true, _) => ExitCode::from(TROUBLE),
        (false, true) => ExitCode::from(NOTHING),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// Waits until all that lies under `paths` is in the library and analysed. Returns the files that could not be read.
fn bring_in(paths: &[PathBuf], library: Library) -> Result<Result<Vec<ReadError>, LibraryError>, Failure> {
    if let Err(failures) = ingest::check(paths) {
        tell_all(&failures);
        return Err(Failure::Paths);
    }
    let (sender, progress) = crossbeam_channel::unbounded();
    let report = move |progress| _ = sender.send(progress);
    // It works as long as it lives.
    let _importer = Importer::start(library, import::roots(paths), report).map_err(Failure::Import)?;
    let mut failures = Vec::new();
    for progress in progress {
        match progress {
            Progress::Failed(failure) => failures.push(failure),
            Progress::Broken(error) => return Ok(Err(error)),
            Progress::Idle => break,
            _ => {}
        }
    }
    Ok(Ok(failures))
}

fn found(library: &Library, query: &Query, roots: &[PathBuf]) -> Result<Vec<Entry>, LibraryError> {
    let matches = library.search(query)?;
    let mut entries = if matches.is_empty() { Vec::new() } else { library.entries(roots, None)? };
    entries.retain(|entry| matches.contains(entry.doc));
    Ok(entries)
}

fn line(
    library: &Library,
    query: &Query,
    entry: &Entry,
    format: SearchFormat,
    is_terminal: bool,
) -> Result<String, LibraryError> {
    let article = library.article(entry.doc)?;
    let analysis = library.analysis(entry.doc)?;
    let passage = passage(query, &article, analysis.as_ref());
    let path = from_here(&entry.path);
    let found = Found { entry, path: &path, article: &article, passage: &passage };
    Ok(match format {
        SearchFormat::Text => export::text(&found, is_terminal),
        SearchFormat::Jsonl => export::jsonl(&found),
    })
}
