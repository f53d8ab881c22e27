//! The selected article comes to the page from the library, and leaves it.
//!
//! A long one is fetched in the background, and where to go in it is kept until it is here.

use crate::analysis::QuoteIdx;
use crate::library::{DocId, Fate, LibraryError};
use crate::tui::action::Step;
use crate::tui::app::App;
use crate::tui::opened::{Goal, Opened, QuoteLines, Reading};
use crate::tui::opener::{self, Fetched, LONG};
use crate::tui::page::Page;
use crate::tui::record::Record;
use crate::tui::shelf::Listed;
use crate::tui::wish::Task;

impl App {
    /// Puts the selected article on the page, where it was left.
    pub(super) fn open_selected(&mut self) {
        let current = self.current();
        if self.open.as_ref().map(|open| open.idx) == current {
            return;
        }
        self.leave_open();
        let Some((idx, listed)) = current.and_then(|idx| Some((idx, self.listed(idx)?))) else { return };
        let doc = listed.entry.doc;
        self.open = Some(Opened {
            idx,
            doc,
            article: None,
            is_awaited: true,
            reading: Reading::Pending,
            place: self.places.get(&idx).copied().unwrap_or_default(),
            goal: None,
            page: Page::default(),
            measure: 0,
            top: 0,
            is_noted: false,
            spot: None,
            quotes: QuoteLines::default(),
        });
        // Where its length can't be told, the article itself tells what is wrong.
        match self.library.length(doc) {
            Ok(length) if length >= LONG => self.tasks.push(Task::Fetch(doc)),
            _ => self.receive_fetched(opener::fetch(&self.library, doc, self.min_confidence)),
        }
    }

    /// Goes to a quotation of the open article: at once, or when the article is here.
    pub(in crate::tui) fn head_for(&mut self, goal: Goal) {
        match &mut self.open {
            Some(open) if open.is_on_its_way() => open.goal = Some(goal),
            _ => self.reach(&goal),
        }
    }

    fn reach(&mut self, goal: &Goal) {
        let quote = self.open_record().and_then(|record| sought(record, goal));
        quote.into_iter().for_each(|quote| self.choose(quote));
    }

    /// Puts the article on the page for which it was fetched.
    pub(super) fn receive_fetched(&mut self, fetched: Fetched) {
        let is_it = |open: &&mut Opened| open.doc == fetched.doc && open.is_awaited;
        let Some(open) = self.open.as_mut().filter(is_it) else { return };
        open.is_awaited = false;
        match fetched.article {
            Ok(article) if open.article.is_none() => open.article = Some(article),
            Ok(_) => {}
            Err(error) => {
                open.reading = Reading::Failed;
                return self.tell_error(format!("The library can't give this article: {error}"));
            }
        }
        self.take_in_record(fetched.record);
        self.lay_out();
        let goal = self.open.as_mut().and_then(|open| open.goal.take());
        goal.into_iter().for_each(|goal| self.reach(&goal));
    }

    /// Takes the article from the page, and remembers how far it was read.
    pub(super) fn leave_open(&mut self) {
        if let Some(open) = self.open.take() {
            self.places.insert(open.idx, open.place);
            // Its file may hold another article when it is opened again.
            self.triage.written = None;
            if open.is_noted {
                self.acknowledge(&open);
            }
        }
    }

    /// Once the new content of a file is read, it is news no more.
    fn acknowledge(&mut self, open: &Opened) {
        let is_news = |listed: &&Listed| listed.entry.doc == open.doc && listed.entry.fate == Fate::Changed;
        // Where the library can't note it now, it is told once more.
        if self.listed(open.idx).filter(is_news).is_some() && self.library.acknowledge(open.doc).is_ok() {
            self.shelf.change(open.idx, |listed| listed.entry.fate = Fate::Present);
        }
    }

    /// Reads anew what is found in the open article; of a long one, when there is time.
    pub(super) fn refresh_analysis(&mut self) {
        let Some(open) = &mut self.open else { return };
        match &open.article {
            Some(article) if article.text.len() >= LONG => {
                open.is_awaited = true;
                self.tasks.push(Task::Fetch(open.doc));
            }
            _ => self.read_analysis(),
        }
    }

    /// Reads what is found in the open article, or has it found.
    pub(super) fn read_analysis(&mut self) {
        let Some(open) = &mut self.open else { return };
        if let Some(article) = &open.article {
            // What was asked for before may tell less.
            open.is_awaited = false;
            let record = opener::record(&self.library, open.doc, article, self.min_confidence);
            self.take_in_record(record);
        }
    }

    /// Shows what is found in the open article, or has it found.
    fn take_in_record(&mut self, record: Result<Option<Record>, LibraryError>) {
        let Some((doc, idx)) = self.open.as_ref().map(|open| (open.doc, open.idx)) else { return };
        let reading = match record {
            Ok(Some(record)) => Reading::Done(Box::new(record)),
            Ok(None) if self.listed(idx).is_some_and(|listed| listed.has_failed) => Reading::Failed,
            Ok(None) => self.pending(doc),
            Err(error) => {
                self.tell_error(format!("The library can't give the quotations: {error}"));
                Reading::Failed
            }
        };
        if let Some(open) = &mut self.open {
            open.reading = reading;
            open.quotes.made_for = None;
        }
    }

    fn pending(&mut self, doc: DocId) -> Reading {
        self.tasks.push(Task::Analyse(doc));
        Reading::Pending
    }
}

/// The quotation that one wants to go to.
fn sought(record: &Record, goal: &Goal) -> Option<QuoteIdx> {
    match goal {
        Goal::Quote(quote) => Some(*quote),
        Goal::At(places) => places.iter().find_map(|place| record.at(*place)),
        Goal::Words(speaker, step) => {
            let quotes = &record.group(speaker)?.quotes;
            if *step == Step::Next { quotes.first() } else { quotes.last() }.copied()
        }
    }
}
