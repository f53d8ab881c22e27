//! Articles for tests: made up, with a headline that says which they are.

use onrecord::article::{Article, plain};
use onrecord::library::{Batch, DocId, Library, Stamp};
use std::path::Path;

/// An article of the day given, with one quotation.
pub(crate) fn article(title: &str, day: &str) -> Article {
    let text = format!(
        "date {day} {title}\n\n“The harbour is open again,” said Vera Lind, the mayor of Karrel Bay.\n"
    );
    plain::parse(text.as_bytes()).unwrap()
}

/// The stamp of a file of that size, last changed on 7 February 2026.
pub(crate) fn stamp(size: u64) -> Stamp {
    Stamp { size, modified: Some(1_770_465_600_000_000_000), is_sure: true }
}

/// Puts one article.
pub(crate) fn put(library: &mut Library, path: impl AsRef<Path>, article: &Article) -> DocId {
    change(library, |batch| batch.put(path.as_ref(), stamp(article.text.len() as u64), article).unwrap())
}

/// Makes one change.
pub(crate) fn change<T>(library: &mut Library, make: impl FnOnce(&mut Batch<'_>) -> T) -> T {
    let mut batch = library.batch().unwrap();
    let made = make(&mut batch);
    batch.commit().unwrap();
    made
}
