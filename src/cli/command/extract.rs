//! `onrecord extract [PATH]...`: articles → JSON Lines on standard output.

use crate::analysis::Engine;
use crate::cli::failure::{Failure, PARTLY_DONE, tell_all};
use crate::export::json;
use crate::ingest::{self, Document, ReadError, Reason};
use rayon::prelude::*;
use std::ffi::OsString;
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::ffi::OsStringExt;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::slice;

/// How many files each processor has in hand at a time: enough to keep all busy, few enough that memory does
/// not grow with the number of files.
const FILES_EACH: usize = 16;

/// Prints what is found in the articles under `paths`, in their order; no speakers less sure than `min_confidence`.
pub(in crate::cli) fn run(paths: Vec<PathBuf>, min_confidence: f32) -> Result<ExitCode, Failure> {
    let engine = Engine::new().with_min_confidence(min_confidence);
    let mut output = Output { stdout: BufWriter::new(io::stdout().lock()), n_done: 0, n_failed: 0 };
    if paths.is_empty() {
        let samples = ingest::samples();
        output.print(samples.par_iter().map(|sample| line(&engine, sample)))?;
        return output.outcome();
    }
    let found = ingest::find(&expand(paths)?);
    output.fail(&found.failures);
    for files in found.files.chunks(FILES_EACH * rayon::current_num_threads()) {
        let documents = files.par_iter().map(|path| ingest::read(path));
        output.print(documents.map(|document| line(&engine, &document?)))?;
    }
    output.outcome()
}

/// The article's line. One article that the engine stumbles over must not keep the others from being printed.
fn line(engine: &Engine, document: &Document) -> Result<String, ReadError> {
    let analyze = || json::line(&document.path, &document.article, &engine.analyze(&document.article));
    panic::catch_unwind(AssertUnwindSafe(analyze))
        .map_err(|_| ReadError::new(&document.path, Reason::NotAnalysed))
}

/// Puts the paths that standard input lists in the place of `-`.
fn expand(paths: Vec<PathBuf>) -> Result<Vec<PathBuf>, Failure> {
    let mut expanded = Vec::with_capacity(paths.len());
    for path in paths {
        if path == Path::new("-") { expanded.extend(listed()?) } else { expanded.push(path) }
    }
    Ok(expanded)
}

fn listed() -> Result<Vec<PathBuf>, Failure> {
    let mut list = Vec::new();
    io::stdin().read_to_end(&mut list).map_err(Failure::Input)?;
    let names = list.split(|&byte| byte == b'\n').filter(|name| !name.is_empty());
    Ok(names.map(|name| PathBuf::from(OsString::from_vec(name.to_vec()))).collect())
}

/// Standard output, and how the work went.
struct Output {
    stdout: BufWriter<io::StdoutLock<'static>>,
    n_done: usize,
    n_failed: usize,
}

impl Output {
    /// Prints the lines in order, those that have failed to standard error.
    fn print<I>(&mut self, lines: I) -> Result<(), Failure>
    where
        I: IndexedParallelIterator<Item = Result<String, ReadError>>,
    {
        for line in lines.collect::<Vec<_>>() {
            match line {
                Ok(line) => {
                    writeln!(self.stdout, "{line}").map_err(Failure::Output)?;
                    self.n_done += 1;
                }
                Err(failure) => self.fail(slice::from_ref(&failure)),
            }
        }
        self.stdout.flush().map_err(Failure::Output)
    }

    fn fail(&mut self, failures: &[ReadError]) {
        tell_all(failures);
        self.n_failed += failures.len();
    }

    fn outcome(self) -> Result<ExitCode, Failure> {
        match (self.n_done, self.n_failed) {
            (_, 0) => Ok(ExitCode::SUCCESS),
            (0, _) => Err(Failure::Paths),
            _ => Ok(ExitCode::from(PARTLY_DONE)),
        }
    }
}
