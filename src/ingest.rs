//! Paths → documents: finds the articles under the given paths and reads them.
//!
//! [`import`] brings them into the catalogue, [`watch`] tells what changes. Does not know how an article is shown.
//! What can't be read is a value beside what can, and names its path; it never stops the rest.

pub mod import;
pub mod persons;

mod check;
mod failure;
mod find;
mod samples;

pub mod watch;

#[cfg(test)]
mod tests;

use crate::article::Article;
use crate::article::plain;
use crate::library::Stamp;
use chrono::{DateTime, Local, NaiveDate, Utc};
use rayon::prelude::*;
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

pub use check::check;
pub use failure::{ReadError, Reason};
pub use find::{Found, find};
pub use samples::{SAMPLES, samples};

/// The size from which on a file is not taken for an article, in bytes.
const TOO_LARGE: u64 = 64 << 20;

/// The coarsest steps in which file systems tell the time of a change.
const CLOCK_STEP: Duration = Duration::from_secs(2);

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
    let (article, metadata) = read_with_metadata(path)?;
    let modified = metadata.modified().ok().map(|time| DateTime::<Local>::from(time).date_naive());
    Ok(Document { path: path.to_owned(), modified, article })
}

/// Reads many files on all processors; the results are in the order of `paths`.
pub fn read_all(paths: &[PathBuf]) -> Vec<Result<Document, ReadError>> {
    paths.par_iter().map(|path| read(path)).collect()
}

/// Reads one file as an article, and how it looked from outside just before.
fn read_stamped(path: &Path) -> Result<(Article, Stamp), ReadError> {
    let (article, metadata) = read_with_metadata(path)?;
    Ok((article, stamp(&metadata)))
}

fn read_with_metadata(path: &Path) -> Result<(Article, Metadata), ReadError> {
    let (bytes, metadata) = load(path).map_err(|reason| ReadError::new(path, reason))?;
    let article = plain::parse(&bytes).map_err(|error| ReadError::new(path, error))?;
    Ok((article, metadata))
}

fn load(path: &Path) -> Result<(Vec<u8>, Metadata), Reason> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    // A byte more than there are, so that the end is seen without growing.
    let mut bytes = Vec::with_capacity(metadata.len().min(TOO_LARGE) as usize + 1);
    // A device or pipe tells no size, so the limit is on what is read.
    (&file).take(TOO_LARGE).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == TOO_LARGE {
        return Err(Reason::TooLarge);
    }
    Ok((bytes, metadata))
}

/// How a file looks from outside at this moment.
fn stamp(metadata: &Metadata) -> Stamp {
    let modified = metadata.modified().ok();
    let is_old = |time: SystemTime| time.elapsed().is_ok_and(|age| age >= CLOCK_STEP);
    Stamp {
        size: metadata.len(),
        modified: modified.and_then(|time| DateTime::<Utc>::from(time).timestamp_nanos_opt()),
        is_sure: modified.is_some_and(is_old),
    }
}
