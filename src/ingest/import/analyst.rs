//! The threads that analyse: an article from the catalogue → what is kept of its analysis.
//!
//! Does not write.

use super::queue::{Queue, Task};
use crate::analysis::{Engine, EngineVersion};
use crate::article::Article;
use crate::library::{Findings, Library, LibraryError};
use crossbeam_channel::Sender;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, LazyLock};

/// Made by whoever needs it first: where all is known nobody does.
static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// What became of an article that was to be analysed.
pub(super) struct Outcome {
    pub(super) task: Task,
    /// `None` where there was nothing to do.
    pub(super) findings: Result<Option<Findings>, LibraryError>,
}

/// One who analyses.
pub(super) struct Analyst {
    pub(super) queue: Arc<Queue>,
    pub(super) library: Library,
    pub(super) outcomes: Sender<Outcome>,
}

impl Analyst {
    /// Works until the queue ends, or nobody listens any more.
    pub(super) fn run(self) {
        while let Some(task) = self.queue.take() {
            let article = self.library.due_article(task.doc, EngineVersion::current());
            let findings = article.map(|article| article.map(|article| find(&article)));
            if self.outcomes.send(Outcome { task, findings }).is_err() {
                return;
            }
        }
    }
}

/// Uses the engine that all threads share; `None` where it stumbles, which must not keep other articles from being
/// read.
pub(crate) fn with_engine<T>(make: impl FnOnce(&Engine) -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(|| make(&ENGINE))).ok()
}

fn find(article: &Article) -> Findings {
    let found = with_engine(|engine| Findings::new(article, &engine.analyze(article)));
    found.unwrap_or_else(|| Findings::without_analysis(article))
}
