//! Which articles are to be analysed, and in which order.
//!
//! Knows their numbers only.

use crate::library::DocId;
use std::collections::{HashSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Articles that wait, shared by those who analyse.
#[derive(Default)]
pub(super) struct Queue {
    order: Mutex<Order>,
    changed: Condvar,
}

/// An article to analyse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) doc: DocId,
    /// Whether somebody waits for it.
    pub(super) is_urgent: bool,
}

#[derive(Default)]
struct Order {
    /// The last first.
    preferred: Vec<DocId>,
    rest: VecDeque<DocId>,
    /// Taken, and not in the catalogue yet.
    in_hand: HashSet<DocId>,
    is_ended: bool,
}

impl Queue {
    /// The next article, once there is one; `None` when it is over.
    pub(super) fn take(&self) -> Option<Task> {
        let mut order = self.order();
        loop {
            if order.is_ended {
                return None;
            }
            if let Some(task) = order.take() {
                return Some(task);
            }
            order = self.changed.wait(order).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Puts an article before all others.
    pub(super) fn prefer(&self, doc: DocId) {
        self.order().preferred.push(doc);
        self.changed.notify_one();
    }

    /// Has these analysed after all others.
    pub(super) fn add(&self, docs: &[DocId]) {
        self.order().rest.extend(docs);
        self.changed.notify_all();
    }

    /// Has these analysed in this order after those that are preferred, and none else.
    pub(super) fn fill(&self, docs: Vec<DocId>) {
        self.order().rest = docs.into();
        self.changed.notify_all();
    }

    /// Notes that nothing more is to be done about an article.
    pub(super) fn finish(&self, doc: DocId) {
        self.order().in_hand.remove(&doc);
    }

    /// How many articles wait or are in hand.
    pub(super) fn n_left(&self) -> usize {
        let order = self.order();
        order.preferred.len() + order.rest.len() + order.in_hand.len()
    }

    /// Wakes and ends all who wait.
    pub(super) fn end(&self) {
        self.order().is_ended = true;
        self.changed.notify_all();
    }

    pub(super) fn is_ended(&self) -> bool {
        self.order().is_ended
    }

    fn order(&self) -> MutexGuard<'_, Order> {
        self.order.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Order {
    fn take(&mut self) -> Option<Task> {
        loop {
            let (doc, is_urgent) = match self.preferred.pop() {
                Some(doc) => (doc, true),
                None => (self.rest.pop_front()?, false),
            };
            if self.in_hand.insert(doc) {
                return Some(Task { doc, is_urgent });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_article_comes_first_and_none_is_in_two_hands() {
        let queue = Queue::default();
        queue.add(&[DocId(7)]);
        queue.fill((0..4).map(DocId).collect());
        queue.add(&[DocId(4)]);
        assert_eq!(queue.n_left(), 5);
        let take = || queue.take().map(|task| (task.doc.0, task.is_urgent));
        assert_eq!(take(), Some((0, false)));
        queue.prefer(DocId(0));
        queue.prefer(DocId(2));
        assert_eq!(take(), Some((2, true)));
        assert_eq!(take(), Some((1, false)));
        assert_eq!(take(), Some((3, false)));
        assert_eq!(take(), Some((4, false)));
        assert_eq!(queue.n_left(), 5);
        (0..5).for_each(|n| queue.finish(DocId(n)));
        assert_eq!(queue.n_left(), 0);
        queue.end();
        assert_eq!(take(), None);
    }
}
