//! Why a path gave no article, in one line that is safe to print.

use crate::article::ArticleError;
use std::fmt::{self, Write};
use std::io;
use std::path::{Path, PathBuf};

/// A path that could not be read, and why. Displays as one line, control characters in the name escaped.
#[derive(Debug)]
pub struct ReadError {
    /// The path as given or found.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// Why a path gave no article.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// The file system refused.
    #[error("{}", plain_words(.0))]
    Io(#[from] io::Error),
    /// The file is no article.
    #[error(transparent)]
    Article(#[from] ArticleError),
    /// The file is larger than any article.
    #[error("too large for an article (64 MB or more)")]
    TooLarge,
    /// The engine failed on the article, which is a fault of this program.
    #[error("could not be analysed, which is a fault of onrecord")]
    NotAnalysed,
    /// The folder has no file that could be an article.
    #[error("holds no article (no .txt file)")]
    NoArticle,
}

impl ReadError {
    /// The failure of `path`.
    pub fn new(path: &Path, reason: impl Into<Reason>) -> ReadError {
        ReadError { path: path.to_owned(), reason: reason.into() }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.path.to_string_lossy().chars() {
            if c.is_control() { write!(f, "{}", c.escape_default())? } else { f.write_char(c)? }
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for ReadError {}

fn plain_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ => error.to_string(),
    }
}
