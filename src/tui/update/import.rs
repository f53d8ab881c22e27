//! What the importer tells: articles that become known, are analysed, or are gone.
//!
//! Nothing that arrives moves what the reader looks at.

use crate::ingest::import::Progress;
use crate::ingest::{ReadError, Reason};
use crate::library::{DocId, Entry, Fate};
use crate::tui::app::{App, ArticleIdx, Rate, Work};
use crate::tui::opened::Reading;
use crate::tui::wish::Task;

impl App {
    /// Whether somebody waits for this, or only a number changes.
    pub(super) fn is_waited_for(&self, progress: &Progress) -> bool {
        match progress {
            Progress::Analysed(done) => {
                self.open.as_ref().is_some_and(|open| done.iter().any(|&(doc, _)| doc == open.doc))
            }
            Progress::Listed(_) => self.rows.is_empty() || self.arrivals.are_expected(),
            Progress::Failed(_) | Progress::Idle | Progress::Broken(_) => true,
            Progress::Found { .. } | Progress::Missing(_) | Progress::Rate { .. } => false,
        }
    }

    pub(super) fn receive(&mut self, progress: Progress) {
        match progress {
            // What is looked at again once all is known is not worth a word.
            Progress::Found { n } => self.work.reading = Some(n).filter(|_| !self.work.is_done),
            Progress::Listed(entries) => self.arrive(entries),
            Progress::Analysed(done) => self.take_in_analyses(&done),
            Progress::Missing(docs) => self.mark_missing(&docs),
            Progress::Failed(failure) => self.note_failure(failure),
            Progress::Rate { done, all, per_second } => {
                self.work.reading = None;
                self.work.analysing = Some(Rate { done, all, per_second }).filter(|_| done < all);
            }
            Progress::Idle => {
                self.work = Work { is_done: true, ..Work::default() };
                self.tasks.push(Task::Join);
                self.arrivals.note_searched();
            }
            Progress::Broken(error) => {
                self.tell_error(format!("Nothing more is taken into the library: {error}"))
            }
        }
    }

    /// Puts articles into the list. The selected one stays selected, and where it is on the screen; until the first
    /// key is pressed or the folders are searched, the newest is it.
    pub(super) fn list(&mut self, entries: Vec<Entry>) {
        let open_doc = self.open.as_ref().map(|open| open.doc);
        let new = self.shelf.add(entries);
        let new: Vec<ArticleIdx> = new.into_iter().filter(|&idx| self.is_let_through(idx)).collect();
        self.insert(&new);
        // The file of the open article may hold something else now.
        let current_doc = self.current().and_then(|idx| self.listed(idx)).map(|listed| listed.entry.doc);
        if open_doc.is_some() && open_doc != current_doc {
            self.leave_open();
        }
    }

    /// Puts articles that are not in the list where they belong in it.
    pub(super) fn insert(&mut self, new: &[ArticleIdx]) {
        let has_begun = self.last_key.is_some() || self.arrivals.are_expected();
        let current = self.current().filter(|_| has_begun);
        self.rows = self.shelf.merged(&self.rows, new);
        let row = current.and_then(|current| self.rows.iter().position(|&idx| idx == current)).unwrap_or(0);
        let moved = row.saturating_sub(self.selected);
        self.list_top = if current.is_some() { self.list_top + moved } else { 0 };
        self.selected = row;
    }

    fn take_in_analyses(&mut self, done: &[(DocId, u32)]) {
        for &(doc, n_quotes) in done {
            self.arrivals.change(doc, |entry| entry.n_quotes = Some(n_quotes));
            let Some(idx) = self.shelf.find(doc) else { continue };
            self.shelf.change(idx, |listed| {
                if listed.entry.doc == doc {
                    listed.entry.n_quotes = Some(n_quotes);
                    listed.has_failed = false;
                }
            });
            if self.open.as_ref().is_some_and(|open| open.doc == doc) {
                self.read_analysis();
            }
        }
        let docs: Vec<DocId> = done.iter().map(|&(doc, _)| doc).collect();
        self.call_of_arrivals(&docs);
        self.refresh_filter(true);
    }

    fn mark_missing(&mut self, docs: &[DocId]) {
        for &doc in docs {
            self.arrivals.change(doc, |entry| entry.fate = Fate::Missing);
        }
        for idx in docs.iter().filter_map(|&doc| self.shelf.find(doc)).collect::<Vec<_>>() {
            self.shelf.change(idx, |listed| listed.entry.fate = Fate::Missing);
        }
    }

    fn note_failure(&mut self, failure: ReadError) {
        let of_file: Vec<ArticleIdx> =
            self.shelf.filter(|listed| listed.entry.path == failure.path).collect();
        for &idx in &of_file {
            self.shelf.change(idx, |listed| listed.has_failed = true);
            if let Some(open) = self.open.as_mut().filter(|open| open.idx == idx) {
                open.reading = Reading::Failed;
            }
        }
        if matches!(failure.reason, Reason::NotAnalysed) {
            let title = of_file.first().and_then(|&idx| self.listed(idx)).map(|listed| listed.title());
            let title = title.unwrap_or_default();
            self.tell_error(format!("“{title}” could not be analysed: this is a fault of onrecord."));
        }
        // Each search tells it again.
        self.failures.retain(|before| before.path != failure.path);
        self.failures.push(failure);
    }
}
