//! Articles that arrive: kept back until they are asked for, or let in at once, as the settings say.

use crate::config;
use crate::library::{DocId, Entry};
use crate::tui::app::App;
use crate::tui::wish::Task;
use std::time::Instant;

impl App {
    /// Takes in what the library knew at the start.
    pub(super) fn list_known(&mut self, entries: Vec<Entry>) {
        self.list(entries);
        self.arrivals.note_listed();
    }

    /// Takes in articles that are new, or hold something else than before.
    pub(super) fn arrive(&mut self, entries: Vec<Entry>) {
        self.failures.retain(|failure| entries.iter().all(|entry| entry.path != failure.path));
        let (arrived, mut listed) = self.arrivals.part(entries, &self.shelf);
        // What is known from elsewhere may be analysed already.
        let analysed: Vec<DocId> =
            arrived.iter().filter(|entry| entry.n_quotes.is_some()).map(|entry| entry.doc).collect();
        match self.config.arrivals {
            config::Arrivals::Wait => self.arrivals.keep_back(arrived),
            config::Arrivals::Live => listed.extend(arrived),
        }
        if !listed.is_empty() {
            self.list(listed);
        }
        self.call_of_arrivals(&analysed);
    }

    /// Puts the articles that wait into the list; the selected one stays selected.
    pub(in crate::tui) fn let_in_arrivals(&mut self) {
        let arrived = self.arrivals.take();
        if !arrived.is_empty() {
            self.list(arrived);
        }
    }

    /// Puts the articles that wait into the list, and selects the first of them.
    pub(super) fn show_arrivals(&mut self, now: Instant) {
        let new = self.shelf.add(self.arrivals.take());
        let (here, elsewhere): (Vec<_>, Vec<_>) = new.into_iter().partition(|&idx| self.is_let_through(idx));
        self.rows = self.shelf.merged(&self.rows, &here);
        match here.first().or(elsewhere.first()) {
            Some(&first) => self.select_article(first),
            None => self.tell("Nothing new has arrived.", now),
        }
    }

    /// Has the folders searched again.
    pub(super) fn rescan(&mut self, now: Instant) {
        self.tasks.push(Task::Rescan);
        self.tell("Looking for what is new.", now);
    }
}
