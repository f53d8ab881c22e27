//! Paths → documents: finds the articles under the given paths and reads them.
//!
//! Does not know how an article is analysed or shown.

use crate::article::Article;
use chrono::NaiveDate;
use std::path::PathBuf;

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
