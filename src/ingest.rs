//! Paths → documents: finds the articles under the given paths and reads them.
//!
//! Does not know how an article is analysed or shown. What can't be read is a value beside what can, and
//! names its path; it never stops the rest.

mod check;
mod failure;
mod find;
pub mod import;
mod samples;

pub mod watch;

#[cfg(test)]
mod tests;

use crate::article::Article;
use crate::article::plain;
use chrono::{DateTime, Local, NaiveDate};
use rayon::prelude::*;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

pub use check::check;
pub use failure::{ReadError, Reason};
pub use find::{Found, find};
pub use samples::samples;

/// The size from which on a file is not taken for an article, in bytes.
const TOO_LARGE: u64 = 64 << 20;

/// An article, and the file that it came from.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path as given or found.
    pub path: PathBuf,
    /// The day on which the file was last changed, in local time; `None` for the compiled-in samples.
    pub modified: Option<NaiveDate>,
    /// What the file holds.
    pub article: Article,
}

/// Reads one file as an article.
pub fn read(path: &Path) -> Result<Document, ReadError> {
    let (bytes, modified) = load(path).map_err(|reason| ReadError::new(path, reason))?;
    let article = plain::parse(&bytes).map_err(|error| ReadError::new(path, error))?;
    Ok(Document { path: path.to_owned(), modified, article })
}

/// Reads many files on all processors; the results are in the order of `paths`.
pub fn read_all(paths: &[PathBuf]) -> Vec<Result<Document, ReadError>> {
    paths.par_iter().map(|path| read(path)).collect()
}

fn load(path: &Path) -> Result<(Vec<u8>, Option<NaiveDate>), Reason> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    let modified = metadata.modified().ok();
    // A byte more than there are, so that the end is seen without growing.
    let mut bytes = Vec::with_capacity(metadata.len().min(TOO_LARGE) as usize + 1);
    // A device or pipe tells no size, so the limit is on what is read.
    (&file).take(TOO_LARGE).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == TOO_LARGE {
        return Err(Reason::TooLarge);
    }
    Ok((bytes, modified.map(|time| DateTime::<Local>::from(time).date_naive())))
}
