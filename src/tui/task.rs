//! The work in the background: articles are analysed on threads of their own, those that the reader waits for
//! first.
//!
//! Does not know the screen. A result names its article, so that it can't be taken for another's.

use super::app::ArticleIdx;
use super::event::Event;
use crate::analysis::{Analysis, Engine};
use crate::article::Article;
use crossbeam_channel::Sender;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};
use std::{io, thread};

/// An article's analysis.
#[derive(Debug)]
pub struct Report {
    /// Which article.
    pub article: ArticleIdx,
    /// What was found; `None` where the engine failed, which is a fault of this program.
    pub analysis: Option<Analysis>,
}

/// The threads that analyse.
pub(super) struct Analyst(Arc<Queue>);

impl Analyst {
    /// Starts to analyse `articles`; each ends as one [`Event::Task`].
    pub(super) fn start(
        articles: Vec<Arc<Article>>,
        engine: Engine,
        sender: &Sender<Event>,
    ) -> io::Result<Analyst> {
        let n_threads = thread::available_parallelism().map_or(1, usize::from).min(articles.len());
        let queue = Arc::new(Queue { order: Mutex::new(Order::new(articles.len())), articles, engine });
        for _ in 0..n_threads {
            let (queue, sender) = (Arc::clone(&queue), sender.clone());
            thread::Builder::new().name("analysis".to_owned()).spawn(move || queue.work(&sender))?;
        }
        Ok(Analyst(queue))
    }

    /// Has `article` analysed before all others, and those after it next.
    pub(super) fn prefer(&self, article: ArticleIdx) {
        self.0.order().next = article.0;
    }
}

struct Queue {
    articles: Vec<Arc<Article>>,
    engine: Engine,
    order: Mutex<Order>,
}

impl Queue {
    /// Ends when no article is left, or when nobody listens any more.
    fn work(&self, sender: &Sender<Event>) {
        loop {
            let taken = self.order().take();
            let Some((idx, article)) = taken.and_then(|idx| Some((idx, self.articles.get(idx)?))) else {
                return;
            };
            // One article that the engine stumbles over must not keep the others from being read.
            let analysis = panic::catch_unwind(AssertUnwindSafe(|| self.engine.analyze(article))).ok();
            if sender.send(Event::Task(Report { article: ArticleIdx(idx), analysis })).is_err() {
                return;
            }
        }
    }

    fn order(&self) -> std::sync::MutexGuard<'_, Order> {
        self.order.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Which articles are taken, and where the next is looked for.
struct Order {
    taken: Vec<bool>,
    next: usize,
}

impl Order {
    fn new(n_articles: usize) -> Order {
        Order { taken: vec![false; n_articles], next: 0 }
    }

    /// The first article from `next` on that nobody has taken; goes round at the end.
    fn take(&mut self) -> Option<usize> {
        let (before, after) = self.taken.split_at(self.next.min(self.taken.len()));
        let free = |taken: &[bool]| taken.iter().position(|&taken| !taken);
        let idx = free(after).map(|n| n + before.len()).or_else(|| free(before))?;
        *self.taken.get_mut(idx)? = true;
        self.next = idx + 1;
        Some(idx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_article_comes_first_and_none_twice() {
        let mut order = Order::new(5);
        assert_eq!(order.take(), Some(0));
        order.next = 3;
        let rest: Vec<_> = std::iter::from_fn(|| order.take()).collect();
        assert_eq!(rest, [3, 4, 1, 2]);
    }
}
