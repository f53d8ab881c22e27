//! The number of an article → its words and what is found in it, as the library has them.
//!
//! With a long article that takes longer than a key may wait, so that there is a thread for it. Does not know the page.

use super::event::Event;
use super::record::Record;
use crate::article::Article;
use crate::correction;
use crate::library::{DocId, Library, LibraryError};
use crossbeam_channel::{Receiver, Sender};
use std::{io, thread};

/// Bytes of text from which on an article is long.
pub const LONG: usize = 256 << 10;

/// What the library gave.
#[derive(Debug)]
pub struct Fetched {
    pub(super) doc: DocId,
    pub(super) article: Result<Article, LibraryError>,
    /// What is found in it; `None` until it is analysed, or where there is no article.
    pub(super) record: Result<Option<Record>, LibraryError>,
}

/// The thread, as those who ask know it. It answers the newest question only.
pub(super) struct Opener {
    docs: Sender<DocId>,
}

impl Opener {
    /// Starts the thread on a library of its own, where speakers less sure than `min_confidence` are left out; each
    /// answer is an [`Event::Fetched`].
    pub(super) fn start(library: Library, min_confidence: f32, events: Sender<Event>) -> io::Result<Opener> {
        let (docs, asked) = crossbeam_channel::unbounded();
        thread::Builder::new()
            .name("open".to_owned())
            .spawn(move || answer_all(&library, min_confidence, &asked, &events))?;
        Ok(Opener { docs })
    }

    /// Has this article fetched, and no other any more.
    pub(super) fn ask(&self, doc: DocId) {
        // The thread ends only with the program.
        _ = self.docs.send(doc);
    }
}

/// Ends when nobody asks or listens any more.
fn answer_all(library: &Library, min_confidence: f32, asked: &Receiver<DocId>, events: &Sender<Event>) {
    while let Ok(doc) = asked.recv() {
        let doc = asked.try_iter().last().unwrap_or(doc);
        let fetched = Box::new(fetch(library, doc, min_confidence));
        if events.send(Event::Fetched(fetched)).is_err() {
            return;
        }
    }
}

/// The article, and what is found in it.
pub fn fetch(library: &Library, doc: DocId, min_confidence: f32) -> Fetched {
    let article = library.article(doc);
    let record = article.as_ref().map_or(Ok(None), |article| record(library, doc, article, min_confidence));
    Fetched { doc, article, record }
}

/// What is found in the article, as corrected, without speakers that are less sure than `min_confidence`.
pub(super) fn record(
    library: &Library,
    doc: DocId,
    article: &Article,
    min_confidence: f32,
) -> Result<Option<Record>, LibraryError> {
    let Some(mut analysis) = library.analysis(doc)? else { return Ok(None) };
    analysis.forget_unsure(min_confidence);
    let marks = correction::apply(&mut analysis, article, &library.corrections(&article.id)?);
    Ok(Some(Record::new(analysis, marks, &library.bearings_in(doc)?, doc)))
}
