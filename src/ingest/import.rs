//! Files → catalogue, in the background: what is new or changed is read and listed, then analysed, the newest first.
//!
//! One thread writes; others analyse, and hand it what they found. Whatever is written is whole, so that it goes on
//! where it was, whenever it is killed. Does not know the screen, nor who watches the folders.

mod analyst;
mod gone;
mod queue;
mod scan;
mod writer;

use super::ReadError;
use crate::library::{DocId, Entry, Library, LibraryError};
use analyst::Analyst;
pub(crate) use analyst::with_engine;
use crossbeam_channel::Sender;
use queue::Queue;
pub use scan::roots;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use writer::{ANALYSES_AT_ONCE, Writer};

/// What the importer tells while it works.
#[derive(Debug)]
pub enum Progress {
    /// So many files were found.
    Found {
        /// Known or not.
        n: usize,
    },
    /// These are new, or hold something else than before. Each takes the place of the entry with its number or path.
    Listed(Vec<Entry>),
    /// These are analysed, with their numbers of quotations.
    Analysed(Vec<(DocId, u32)>),
    /// These have no file any more.
    Missing(Vec<DocId>),
    /// A path gave no article, or the engine failed on one.
    Failed(ReadError),
    /// How the analysis goes.
    Rate {
        /// Articles that are analysed, since there was something to do.
        done: usize,
        /// Those, and what is left.
        all: usize,
        /// How many articles a second.
        per_second: f64,
    },
    /// All is done.
    Idle,
    /// The library can't be written to. Nothing more comes.
    Broken(LibraryError),
}

/// The threads that bring files into the catalogue. They end when this is dropped, each as soon as it has finished
/// the article in its hands.
pub struct Importer {
    queue: Arc<Queue>,
    scans: Sender<Vec<PathBuf>>,
}

impl Importer {
    /// Starts to bring what lies under `roots`, which [`roots`] gave, into the catalogue. `report` is called on
    /// the thread that writes, which waits for it. What another program brings into it from now on is listed, too.
    pub fn start(
        library: Library,
        roots: Vec<PathBuf>,
        report: impl FnMut(Progress) + Send + 'static,
    ) -> io::Result<Importer> {
        let (sender, scans) = crossbeam_channel::unbounded();
        let importer = Importer { queue: Arc::default(), scans: sender };
        let (sender, outcomes) = crossbeam_channel::bounded(ANALYSES_AT_ONCE);
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let analyst = Analyst {
                queue: Arc::clone(&importer.queue),
                library: library.another().map_err(io::Error::other)?,
                outcomes: sender.clone(),
            };
            thread::Builder::new().name("analysis".to_owned()).spawn(move || analyst.run())?;
        }
        let library = library.unhurried().map_err(io::Error::other)?;
        let queue = Arc::clone(&importer.queue);
        let writer = Writer::new(library, roots, queue, scans, outcomes, report).map_err(io::Error::other)?;
        thread::Builder::new().name("import".to_owned()).spawn(move || writer.run())?;
        Ok(importer)
    }

    /// Has an article analysed before all others, if it is to be analysed.
    pub fn prefer(&self, doc: DocId) {
        self.queue.prefer(doc);
    }

    /// Looks again what became of files and folders, before anything else that is to be read; at all roots if `paths`
    /// is empty.
    pub fn rescan(&self, paths: Vec<PathBuf>) {
        // Nobody hears it after a failure of the library, which was told.
        let _ = self.scans.send(paths);
    }
}

impl Drop for Importer {
    fn drop(&mut self) {
        self.queue.end();
    }
}
