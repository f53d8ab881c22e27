//! Decisions: committed by the library first, shown then, taken back with everything about them.

use crate::article::ArticleId;
use crate::config::Advance;
use crate::library::State;
use crate::tui::action::{Action, Scope};
use crate::tui::app::{App, ArticleIdx};
use crate::tui::arrangement::Focus;
use std::time::Instant;

impl App {
    /// Decides about the selected article, and goes on to the next undecided one.
    pub(super) fn decide(&mut self, state: State, now: Instant) {
        let Some(listed) = self.current().and_then(|idx| self.listed(idx)) else { return };
        let id = listed.entry.id;
        match self.library.decide(&id, state) {
            Ok(change) => {
                self.restate(id, |standing| standing.state = change.new);
                self.decided_unseen = true;
                self.tell(format!("{}: “{}”", past(state), self.title(id)), now);
                if self.goes_on() {
                    self.advance(state, now);
                }
            }
            Err(error) => self.tell_error(format!("Not {}: {error}", past(state).to_lowercase())),
        }
    }

    /// Takes the last decision back, and returns to its article.
    pub(super) fn undo(&mut self, now: Instant) {
        let change = match self.library.undo() {
            Ok(Some(change)) => change,
            Ok(None) => return self.tell("There is no decision to take back.", now),
            Err(error) => return self.tell_error(format!("Not taken back: {error}")),
        };
        self.restate(change.article, |standing| standing.state = change.new);
        let again = if change.new == State::New { "undecided" } else { past(change.new) }.to_lowercase();
        let idx = self.shelf.filter(|listed| listed.entry.id == change.article).next();
        match idx {
            Some(idx) => {
                self.select_article(idx);
                self.tell(format!("Taken back, {again} again: “{}”", self.title(change.article)), now);
            }
            None => self.tell(format!("Taken back: an article that is not open here is {again} again."), now),
        }
    }

    /// Changes what is in the list. The article that is read stays selected if it is there.
    pub(in crate::tui) fn show(&mut self, scope: Scope) {
        let current = self.filter.origin().or(self.current());
        self.scope = scope;
        let all = self.shelf.newest_first().iter().copied();
        self.rows = all.filter(|&idx| self.is_let_through(idx)).collect();
        let is_before = |current, idx: &ArticleIdx| self.shelf.compare(*idx, current).is_lt();
        let row =
            current.map_or(0, |current| self.rows.iter().take_while(|&idx| is_before(current, idx)).count());
        self.selected = row.min(self.rows.len().saturating_sub(1));
    }

    /// Selects an article, which joins the list if it was not in it; where it does not belong in the list, the
    /// list becomes the one where it does.
    pub(super) fn select_article(&mut self, idx: ArticleIdx) {
        let state = self.state(idx);
        if !self.rows.contains(&idx) {
            if self.scope.holds(state) {
                self.rows = self.shelf.merged(&self.rows, &[idx]);
            } else {
                self.show(Scope::of(state));
            }
        }
        self.selected = self.rows.iter().position(|&other| other == idx).unwrap_or(self.selected);
        self.open_selected();
    }

    /// Whether a decision taken here goes on to the next article.
    fn goes_on(&self) -> bool {
        match self.config.advance {
            Advance::Always => true,
            Advance::List => self.focus == Focus::List,
            Advance::Never => false,
        }
    }

    fn advance(&mut self, decided: State, now: Instant) {
        let next = match self.scope {
            Scope::Inbox | Scope::All => self.next_undecided(),
            _ => Some(self.selected + 1).filter(|&row| row < self.rows.len()),
        };
        match next {
            Some(row) => self.select(row),
            None if matches!(self.scope, Scope::Inbox | Scope::All) && decided != State::New => {
                self.tell(self.all_decided(), now);
            }
            None => {}
        }
    }

    /// What to say when nothing waits for a decision.
    pub(in crate::tui) fn all_decided(&self) -> String {
        let (undo, kept) = (self.key(Action::Undo), self.key(Action::Show(Scope::Kept)));
        format!("Inbox empty: {undo} undoes, {kept} shows kept.")
    }

    fn title(&self, id: ArticleId) -> &str {
        let idx = self.shelf.filter(|listed| listed.entry.id == id).next();
        idx.and_then(|idx| self.listed(idx)).map_or("", |listed| listed.title())
    }
}

/// What was done to an article that is now in this state.
fn past(state: State) -> &'static str {
    match state {
        State::New => "Undecided",
        State::Kept => "Kept",
        State::Starred => "Starred",
        State::Discarded => "Discarded",
    }
}
