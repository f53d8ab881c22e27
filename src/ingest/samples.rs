//! The articles of `seeds/`, compiled in: what the reader shows when it is given no path.

use super::Document;
use crate::article::plain;
use std::path::PathBuf;

/// Where the sample articles seem to lie. Everything else that is kept lies at a whole path.
pub const SAMPLES: &str = "seeds";

/// The files named, as pairs of path and bytes.
macro_rules! seeds {
    ($($name:literal,)*) => {
        &[$((concat!("seeds/", $name), include_bytes!(concat!("../../seeds/", $name)).as_slice()),)*]
    };
}

const SEEDS: &[(&str, &[u8])] = seeds![
    "01-envoys-head-for-muscat.txt",
    "02-live-muscat-talks.txt",
    "03-muscat-talks-end-with-promise-of-more.txt",
    "04-the-man-in-the-middle.txt",
    "05-what-each-side-wants.txt",
    "06-cranes-fall-silent-in-karrel-bay.txt",
    "07-marrick-wins-by-214-votes.txt",
    "08-sirens-stayed-silent.txt",
    "09-two-ekholts-and-a-tube-of-mud.txt",
    "10-club-buyer-never-read-the-clause.txt",
];

/// The sample articles, in the order of their names.
pub fn samples() -> Vec<Document> {
    SEEDS.iter().filter_map(|(path, bytes)| sample(path, bytes)).collect()
}

fn sample(path: &str, bytes: &[u8]) -> Option<Document> {
    Some(Document { path: PathBuf::from(path), modified: None, article: plain::parse(bytes).ok()? })
}
