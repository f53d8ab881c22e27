//! The importer.
//!
//! Does not know the screen.
#![allow(missing_docs, unused)]
use super::*;
use crate::analysis::Engine;
use crate::library::*;
#[derive(Debug)]
pub enum Progress {
    Found { n: usize },
    Listed(Vec<Entry>),
    Analysed(Vec<(DocId, u32)>),
    Missing(Vec<DocId>),
    Failed(ReadError),
    Rate { done: usize, all: usize, per_second: f64 },
    Idle,
}
pub struct Importer;
impl Importer {
    pub fn start(
        library: Library,
        engine: Engine,
        roots: Vec<PathBuf>,
        tell: impl Fn(Progress) + Send + Sync + 'static,
    ) -> std::io::Result<Importer> {
        unimplemented!()
    }
    pub fn prefer(&self, doc: DocId) {}
    pub fn rescan(&self, paths: Vec<PathBuf>) {}
}
