//! The articles of `seeds/`, compiled in: what the reader shows when it is given no path.

use super::Document;
use crate::article::plain;
use std::path::PathBuf;

/// The files named, as pairs of path and bytes.
macro_rules! seeds {
    ($($name:literal,)*) => {
        &[$((concat!("seeds/", $name), include_bytes!(concat!("../../seeds/", $name)).as_slice()),)*]
    };
}

const SEEDS: &[(&str, &[u8])] = seeds![];

/// The sample articles, in the order of their names.
pub fn samples() -> Vec<Document> {
    SEEDS.iter().filter_map(|(path, bytes)| sample(path, bytes)).collect()
}

fn sample(path: &str, bytes: &[u8]) -> Option<Document> {
    Some(Document { path: PathBuf::from(path), modified: None, article: plain::parse(bytes).ok()? })
}
