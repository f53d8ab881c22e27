//! The articles that the reader knows, as the library lists them: by number, and newest first.
//!
//! An article keeps its number as long as the reader runs, whatever arrives. Does not know which of them are in the
//! list, nor what they say.

use super::action::Scope;
use crate::library::{DocId, Entry, State};
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::cmp::{Ordering, Reverse};
use std::path::Path;
use std::sync::Arc;

/// The number of an article in the reader, in the order in which they became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleIdx(pub usize);

/// All articles.
#[derive(Default)]
pub(super) struct Shelf {
    listed: Vec<Listed>,
    /// Newest first.
    order: Vec<ArticleIdx>,
    by_doc: FxHashMap<DocId, ArticleIdx>,
    by_path: FxHashMap<Arc<Path>, ArticleIdx>,
    tally: Tally,
    n_analysed: usize,
}

/// An article in the reader.
pub(super) struct Listed {
    pub(super) entry: Entry,
    /// Whether the engine failed on it.
    pub(super) has_failed: bool,
}

/// How many articles are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    new: usize,
    kept: usize,
    starred: usize,
    discarded: usize,
}

impl Shelf {
    /// Takes in what the library tells of articles, known or not. Returns those that were not known, newest first.
    pub(super) fn add(&mut self, entries: Vec<Entry>) -> Vec<ArticleIdx> {
        let mut new = Vec::new();
        for entry in entries {
            let known = self.by_doc.get(&entry.doc).or_else(|| self.by_path.get(&entry.path)).copied();
            match known {
                Some(idx) => self.replace(idx, entry),
                None => new.push(self.push(entry)),
            }
        }
        new.sort_by(|&a, &b| self.compare(a, b));
        self.order = self.merged(&self.order, &new);
        new
    }

    /// Whether the article, or another that its file held, is here.
    pub(super) fn knows(&self, entry: &Entry) -> bool {
        self.by_doc.contains_key(&entry.doc) || self.by_path.contains_key(&entry.path)
    }

    /// Both lists in one; each is in order.
    pub(super) fn merged(&self, some: &[ArticleIdx], others: &[ArticleIdx]) -> Vec<ArticleIdx> {
        let mut merged = Vec::with_capacity(some.len() + others.len());
        let mut rest = others;
        for &idx in some {
            let n_before = rest.iter().take_while(|&&other| self.compare(other, idx).is_lt()).count();
            let (before, after) = rest.split_at_checked(n_before).unwrap_or((rest, &[]));
            merged.extend_from_slice(before);
            merged.push(idx);
            rest = after;
        }
        merged.extend_from_slice(rest);
        merged
    }

    /// Which of two articles comes first in a list.
    pub(super) fn compare(&self, one: ArticleIdx, other: ArticleIdx) -> Ordering {
        fn rank(listed: Option<&Listed>) -> (Reverse<Option<NaiveDate>>, Option<&Path>) {
            (Reverse(listed.and_then(Listed::date)), listed.map(|listed| &*listed.entry.path))
        }
        rank(self.get(one)).cmp(&rank(self.get(other))).then(one.cmp(&other))
    }

    pub(super) fn get(&self, idx: ArticleIdx) -> Option<&Listed> {
        self.listed.get(idx.0)
    }

    /// The number of a document.
    pub(super) fn find(&self, doc: DocId) -> Option<ArticleIdx> {
        self.by_doc.get(&doc).copied()
    }

    /// All articles, newest first.
    pub(super) fn newest_first(&self) -> &[ArticleIdx] {
        &self.order
    }

    /// The articles that `is_wanted`, in no particular order.
    pub(super) fn filter(&self, is_wanted: impl Fn(&Listed) -> bool) -> impl Iterator<Item = ArticleIdx> {
        let numbered = self.listed.iter().enumerate();
        numbered.filter(move |(_, listed)| is_wanted(listed)).map(|(n, _)| ArticleIdx(n))
    }

    pub(super) fn len(&self) -> usize {
        self.listed.len()
    }

    /// How many articles are analysed, or can't be.
    pub(super) fn n_analysed(&self) -> usize {
        self.n_analysed
    }

    pub(super) fn tally(&self) -> Tally {
        self.tally
    }

    /// Changes an article; what is counted of it is counted anew.
    pub(super) fn change(&mut self, idx: ArticleIdx, change: impl FnOnce(&mut Listed)) {
        let Some(listed) = self.listed.get_mut(idx.0) else { return };
        self.tally.count(listed.entry.standing.state, -1);
        self.n_analysed -= usize::from(listed.is_analysed());
        change(listed);
        self.tally.count(listed.entry.standing.state, 1);
        self.n_analysed += usize::from(listed.is_analysed());
    }

    fn push(&mut self, entry: Entry) -> ArticleIdx {
        let idx = ArticleIdx(self.listed.len());
        self.by_doc.insert(entry.doc, idx);
        self.by_path.insert(Arc::clone(&entry.path), idx);
        let listed = Listed { entry, has_failed: false };
        self.tally.count(listed.entry.standing.state, 1);
        self.n_analysed += usize::from(listed.is_analysed());
        self.listed.push(listed);
        idx
    }

    /// Puts a newer entry in the place of an article's. Its place in the order stays, so that nothing moves under a
    /// reader's eyes; so does what is decided about the same content, which may be newer than the entry.
    fn replace(&mut self, idx: ArticleIdx, mut entry: Entry) {
        self.by_doc.insert(entry.doc, idx);
        self.by_path.insert(Arc::clone(&entry.path), idx);
        self.change(idx, |listed| {
            let is_same = listed.entry.doc == entry.doc;
            listed.has_failed &= is_same;
            entry.standing = if is_same { listed.entry.standing } else { entry.standing };
            listed.entry = entry;
        });
    }
}

impl Listed {
    /// The article's own date, or its file's.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        self.entry.date.or(self.entry.modified)
    }

    pub(super) fn title(&self) -> &str {
        &self.entry.title
    }

    fn is_analysed(&self) -> bool {
        self.has_failed || self.entry.n_quotes.is_some()
    }
}

impl Tally {
    fn count(&mut self, state: State, difference: isize) {
        let n = match state {
            State::New => &mut self.new,
            State::Kept => &mut self.kept,
            State::Starred => &mut self.starred,
            State::Discarded => &mut self.discarded,
        };
        *n = n.saturating_add_signed(difference);
    }

    /// How many articles are in the scope. A starred article is kept, too.
    pub(super) fn of_scope(self, scope: Scope) -> usize {
        match scope {
            Scope::Inbox => self.new,
            Scope::Kept => self.kept + self.starred,
            Scope::Starred => self.starred,
            Scope::Discarded => self.discarded,
            Scope::All => self.new + self.kept + self.starred + self.discarded,
        }
    }
}
