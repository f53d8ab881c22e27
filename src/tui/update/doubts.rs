//! The queue of doubtful quotations: opened, gone through, gone on in.

use crate::correction::Place;
use crate::tui::action::Action;
use crate::tui::app::{App, ArticleIdx};
use crate::tui::opened::Goal;
use crate::tui::sheet::{Doubt, Doubts, Sheet};
use std::collections::HashSet;
use std::time::Instant;

impl App {
    /// Shows the quotations of the scope, the least sure first.
    pub(super) fn open_doubts(&mut self, now: Instant) {
        let sure = match self.library.least_sure() {
            Ok(sure) => sure,
            Err(error) => return self.tell_error(format!("The doubtful quotations can't be found: {error}")),
        };
        let rows: HashSet<ArticleIdx> = self.rows.iter().copied().collect();
        let unread = sure.into_iter().filter_map(|(doc, least)| {
            let idx = self.shelf.find(doc).filter(|idx| rows.contains(idx))?;
            Some((least, doc, idx))
        });
        let doubts = Doubts::new(unread.collect(), self.min_confidence);
        self.doubts = None;
        self.sheet = Some(Sheet::Doubts(doubts));
        self.fill_doubts(1);
        if let Some(Sheet::Doubts(Doubts { rows, .. })) = &self.sheet
            && rows.is_empty()
        {
            self.sheet = None;
            self.tell("No quotation of these articles waits to be checked.", now);
        }
    }

    /// Reads so many rows of the queue as are seen, and `n` beyond.
    pub(super) fn fill_doubts(&mut self, n: usize) {
        let library = &self.library;
        let filled = match (&mut self.sheet, &mut self.doubts) {
            (Some(Sheet::Doubts(doubts)), _) => doubts.fill(doubts.selected + n, library),
            (_, Some(doubts)) => doubts.fill(doubts.selected + n, library),
            _ => Ok(()),
        };
        if let Err(error) = filled {
            self.tell_error(format!("The library can't give the quotations: {error}"));
        }
    }

    /// Goes to the selected quotation. What is said there goes on to the next.
    pub(super) fn accept_doubt(&mut self, doubts: Doubts) {
        let doubt = doubts.chosen().cloned();
        self.doubts = Some(doubts);
        doubt.into_iter().for_each(|doubt| self.go_to_doubt(&doubt));
    }

    /// Goes on in the queue if what something was said about is in it.
    pub(super) fn go_on_in_doubts(&mut self, place: &Place, now: Instant) {
        let current = self.current();
        let Some(doubts) = &mut self.doubts else { return };
        let is_here = |doubt: &Doubt| doubt.place == *place && Some(doubt.article) == current;
        let Some(at) = doubts.rows.iter().position(is_here) else { return };
        doubts.rows.get_mut(at).into_iter().for_each(|doubt| doubt.is_done = true);
        doubts.selected = at + 1;
        self.fill_doubts(1);
        match self.doubts.as_ref().and_then(Doubts::chosen).cloned() {
            Some(doubt) => self.go_to_doubt(&doubt),
            None => {
                self.doubts = None;
                let undo = self.key(Action::Undo);
                self.tell(
                    format!("That was the last of the doubtful quotations: {undo} takes it back."),
                    now,
                );
            }
        }
    }

    fn go_to_doubt(&mut self, doubt: &Doubt) {
        self.read_at(doubt.article, Goal::At(vec![doubt.place.span]));
    }
}
