//! Many articles, analysed on all processors: what was typed → a value for each article, in order.
//!
//! One bad file never stops the others: it is told of on standard error and shows in the exit status. Does not know
//! what the values are.

use super::failure::{Failure, PARTLY_DONE, tell_all};
use crate::analysis::{Analysis, Engine};
use crate::ingest::{self, Document, ReadError, Reason};
use rayon::prelude::*;
use std::ffi::OsString;
use std::io::{self, Read};
use std::os::unix::ffi::OsStringExt;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::slice;

/// How many files each processor has in hand at a time: enough to keep all busy, few enough that memory does
/// not grow with the number of files.
const FILES_EACH: usize = 16;

/// How the work went.
#[derive(Default)]
pub(super) struct Tally {
    n_done: usize,
    n_failed: usize,
}

/// Makes a value of each article under `paths`, or of the samples if there are none, and hands the values on in the
/// order of the paths, some at a time. Speakers less sure than `min_confidence` are left out.
pub(super) fn run<T: Send>(
    paths: Vec<PathBuf>,
    engine: &Engine,
    min_confidence: f32,
    make: impl Fn(&Document, &Analysis) -> T + Sync,
    mut take: impl FnMut(Vec<T>) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    // One article that the engine stumbles over must not keep the others from being done.
    let make = |document: &Document| {
        let analyse = || {
            let mut analysis = engine.analyze(&document.article);
            analysis.forget_unsure(min_confidence);
            make(document, &analysis)
        };
        panic::catch_unwind(AssertUnwindSafe(analyse))
            .map_err(|_| ReadError::new(&document.path, Reason::NotAnalysed))
    };
    if paths.is_empty() {
        let samples = ingest::samples();
        take(tally.done(samples.par_iter().map(make)))?;
        return Ok(tally);
    }
    let found = ingest::find(&expand(paths)?);
    tally.fail(&found.failures);
    for files in found.files.chunks(FILES_EACH * rayon::current_num_threads()) {
        let documents = files.par_iter().map(|path| ingest::read(path));
        take(tally.done(documents.map(|document| make(&document?))))?;
    }
    Ok(tally)
}

impl Tally {
    /// The values that could be made, in order; tells of the others.
    fn done<T: Send>(
        &mut self,
        results: impl IndexedParallelIterator<Item = Result<T, ReadError>>,
    ) -> Vec<T> {
        let mut done = Vec::new();
        for result in results.collect::<Vec<_>>() {
            match result {
                Ok(value) => done.push(value),
                Err(failure) => self.fail(slice::from_ref(&failure)),
            }
        }
        self.n_done += done.len();
        done
    }

    fn fail(&mut self, failures: &[ReadError]) {
        tell_all(failures);
        self.n_failed += failures.len();
    }

    /// The exit status.
    pub(super) fn outcome(self) -> Result<ExitCode, Failure> {
        match (self.n_done, self.n_failed) {
            (_, 0) => Ok(ExitCode::SUCCESS),
            (0, _) => Err(Failure::Paths),
            _ => Ok(ExitCode::from(PARTLY_DONE)),
        }
    }
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
