//! The articles that have arrived while the reader runs, until they are asked for.
//!
//! What the library knew at the start, and what the first search of the folders finds, has not arrived: it is listed
//! at once.

use super::shelf::Shelf;
use crate::library::{DocId, Entry};
use rustc_hash::FxHashMap;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The articles that wait.
#[derive(Default)]
pub(super) struct Arrivals {
    waiting: FxHashMap<DocId, Entry>,
    /// Whether all that the library knew at the start is on the shelf.
    is_listed: bool,
    /// Whether the folders were searched once; whatever is new since then has arrived.
    is_searched: bool,
    /// Those that have arrived, waiting or not, and are not analysed.
    unanalysed: HashSet<DocId>,
    /// Until then, the files of which it was told that they did.
    announced: HashSet<PathBuf>,
}

impl Arrivals {
    /// Notes that all that the library knew at the start is on the shelf.
    pub(super) fn note_listed(&mut self) {
        self.is_listed = true;
    }

    /// Whether all that the library knew at the start is on the shelf.
    pub(super) fn are_others_listed(&self) -> bool {
        self.is_listed
    }

    /// Notes that the folders were searched.
    pub(super) fn note_searched(&mut self) {
        self.is_searched = true;
        self.announced = HashSet::new();
    }

    /// Notes that these files have arrived.
    pub(super) fn announce(&mut self, paths: Vec<PathBuf>) {
        if !self.is_searched {
            self.announced.extend(paths);
        }
    }

    /// Whether an article that was not known before has arrived just now.
    pub(super) fn are_expected(&self) -> bool {
        self.is_listed && (self.is_searched || !self.announced.is_empty())
    }

    /// The articles that have arrived and are not on the shelf, and the others.
    pub(super) fn part(&mut self, entries: Vec<Entry>, shelf: &Shelf) -> (Vec<Entry>, Vec<Entry>) {
        if !self.are_expected() {
            return (Vec::new(), entries);
        }
        let (arrived, others) = entries.into_iter().partition::<Vec<_>, _>(|entry| {
            !shelf.knows(entry) && (self.is_searched || self.announced.contains(&*entry.path))
        });
        let new = arrived.iter().map(|entry| entry.doc).filter(|doc| !self.waiting.contains_key(doc));
        self.unanalysed.extend(new);
        (arrived, others)
    }

    /// Notes that an article is analysed. Returns whether it is one that has arrived, the first time.
    pub(super) fn note_analysed(&mut self, doc: DocId) -> bool {
        self.unanalysed.remove(&doc)
    }

    /// Has articles wait that have arrived.
    pub(super) fn keep_back(&mut self, arrived: Vec<Entry>) {
        let paths: HashSet<&Path> = arrived.iter().map(|entry| &*entry.path).collect();
        // A file may change while it waits, and then holds another article.
        self.waiting.retain(|_, entry| !paths.contains(&*entry.path));
        self.waiting.extend(arrived.into_iter().map(|entry| (entry.doc, entry)));
    }

    /// Changes an article, if it waits.
    pub(super) fn change(&mut self, doc: DocId, change: impl FnOnce(&mut Entry)) {
        self.waiting.get_mut(&doc).map(change);
    }

    /// An article, if it waits.
    pub(super) fn get(&self, doc: DocId) -> Option<&Entry> {
        self.waiting.get(&doc)
    }

    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Lets all go that wait.
    pub(super) fn take(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.waiting).into_values().collect()
    }
}
