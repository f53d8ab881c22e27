//! Decisions about one article: committed by the library first, shown then, taken back with everything about them.

use crate::article::ArticleId;
use crate::config::Advance;
use crate::library::{Change, Edit, LibraryError, State, Step};
use crate::text::Span;
use crate::tui::action::{Action, Scope};
use crate::tui::app::{App, ArticleIdx};
use crate::tui::arrangement::Focus;
use crate::tui::opened::Goal;
use crate::tui::triage::Verb;
use std::collections::HashSet;
use std::iter;
use std::time::Instant;

impl App {
    /// Decides about the selected article, and goes on to the next undecided one.
    pub(super) fn decide(&mut self, state: State, now: Instant) {
        let Some(id) = self.current_id() else { return };
        match self.library.decide(&[id], state) {
            Ok(step) => {
                self.take_in(&step.changes);
                self.call_of_decisions(&step.changes);
                self.decided_unseen = true;
                // What discards must be meant each time.
                self.triage.last = (state != State::Discarded).then_some(Verb::Decide(state));
                self.tell(format!("{}: “{}”", past(state), self.title(id)), now);
                if self.goes_on() {
                    self.advance(state, now);
                }
                self.triage.n_decisions += usize::from(!step.changes.is_empty());
            }
            Err(error) => self.tell_error(format!("Not {}: {error}", past(state).to_lowercase())),
        }
    }

    /// Takes the last step back, or all of a burst, and returns to its article.
    pub(super) fn undo(&mut self, now: Instant) {
        let n = self.triage.end_burst().map_or(1, |burst| burst.n);
        let undone = self.take_back(n);
        self.turn(undone, "Taken back", "There is no decision to take back.", now);
    }

    /// Does the step again that was taken back last, and returns to its article.
    pub(super) fn redo(&mut self, now: Instant) {
        let redone = self.library.redo();
        self.turn(redone, "Done again", "There is nothing to do again.", now);
    }

    /// Takes back the last `n` steps, as far as that can be done, as if they were one.
    fn take_back(&mut self, n: usize) -> Result<Option<Step>, LibraryError> {
        let Some(mut last) = self.library.undo()? else { return Ok(None) };
        let before = iter::from_fn(|| self.library.undo().ok().flatten()).take(n - 1);
        last.changes.extend(before.flat_map(|step| step.changes));
        Ok(Some(last))
    }

    fn turn(&mut self, turned: Result<Option<Step>, LibraryError>, done: &str, none: &str, now: Instant) {
        let changes = match turned {
            Ok(Some(step)) => step.changes,
            Ok(None) => return self.tell(none, now),
            Err(error) => return self.tell_error(format!("Not {}: {error}", done.to_lowercase())),
        };
        self.take_in(&changes);
        let is_here = self.return_to(&changes);
        self.return_to_quote(&changes);
        let text = match changes.as_slice() {
            [] => "Nothing is taken back: somebody has decided anew since.".to_owned(),
            [change] => format!("{done}{}", self.told(change, is_here)),
            changes => format!("{done}: {} changes.", changes.len()),
        };
        self.tell(text, now);
    }

    /// A change in words, to stand behind what was done.
    fn told(&self, change: &Change, is_here: bool) -> String {
        let article = if is_here {
            format!("“{}”", self.title(change.article))
        } else {
            "an article that is not open here".to_owned()
        };
        match &change.edit {
            Edit::State { new, .. } => format!(", {} again: {article}", past(*new).to_lowercase()),
            Edit::Tag(tag) => format!(", #{tag} again: {article}"),
            Edit::Untag(tag) => format!(", no #{tag} any more: {article}"),
            Edit::Note { new: Some(_), .. } => format!(", the note again: {article}"),
            Edit::Note { new: None, .. } => format!(", no note any more: {article}"),
            Edit::Correct { new: Some(_), .. } => format!(", corrected again: {article}"),
            Edit::Correct { new: None, .. } => format!(", not corrected any more: {article}"),
        }
    }

    /// Selects the first article of those that changed, and has all of them in the list that belong there. Returns
    /// whether there is one.
    fn return_to(&mut self, changes: &[Change]) -> bool {
        let changed: HashSet<ArticleId> = changes.iter().map(|change| change.article).collect();
        let is_here = |idx: &ArticleIdx| self.id(*idx).is_some_and(|id| changed.contains(&id));
        let here: Vec<_> = self.shelf.newest_first().iter().copied().filter(is_here).collect();
        let Some(&first) = here.first() else { return false };
        let listed: HashSet<ArticleIdx> = self.rows.iter().copied().collect();
        let joins = |idx: &ArticleIdx| self.scope.holds(self.state(*idx)) && !listed.contains(idx);
        let joining: Vec<_> = here.into_iter().filter(joins).collect();
        self.rows = self.shelf.merged(&self.rows, &joining);
        self.select_article(first);
        true
    }

    /// Chooses the first quotation of the open article that a correction is about.
    fn return_to_quote(&mut self, changes: &[Change]) {
        let open = self.current_id();
        let here = changes.iter().filter(|change| Some(change.article) == open);
        let corrected = here.filter_map(|change| match &change.edit {
            Edit::Correct { old, new, .. } => Some(old.as_ref().or(new.as_ref())?.place()?.span),
            _ => None,
        });
        let places: Vec<Span> = corrected.collect();
        if !places.is_empty() {
            self.show_reader();
            self.head_for(Goal::At(places));
        }
    }

    /// Changes what is in the list. The article that is read stays selected if it is there.
    pub(in crate::tui) fn show(&mut self, scope: Scope) {
        let current = self.filter.origin().or(self.current());
        self.scope = scope;
        self.triage.flags.clear();
        let all = self.shelf.newest_first().iter().copied();
        self.rows = all.filter(|&idx| self.is_let_through(idx)).collect();
        let is_before = |current, idx: &ArticleIdx| self.shelf.compare(*idx, current).is_lt();
        let place = |current| {
            let here = self.rows.iter().position(|&idx| idx == current);
            here.unwrap_or_else(|| self.rows.partition_point(|idx| is_before(current, idx)))
        };
        let row = current.map_or(0, place);
        self.selected = row.min(self.rows.len().saturating_sub(1));
    }

    /// Selects an article, which joins the list if it was not in it; where it does not belong in the list, the
    /// list becomes the one where it does.
    pub(in crate::tui) fn select_article(&mut self, idx: ArticleIdx) {
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
    pub(super) fn goes_on(&self) -> bool {
        match self.config.advance {
            Advance::Always => true,
            Advance::List => self.focus == Focus::List,
            Advance::Never => false,
        }
    }

    pub(super) fn advance(&mut self, decided: State, now: Instant) {
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

    pub(super) fn title(&self, id: ArticleId) -> &str {
        let idx = self.shelf.filter(|listed| listed.entry.id == id).next();
        idx.and_then(|idx| self.listed(idx)).map_or("", |listed| listed.title())
    }

    pub(super) fn id(&self, idx: ArticleIdx) -> Option<ArticleId> {
        self.listed(idx).map(|listed| listed.entry.id)
    }

    pub(super) fn current_id(&self) -> Option<ArticleId> {
        self.id(self.current()?)
    }
}

/// What was done to an article that is now in this state.
pub(super) fn past(state: State) -> &'static str {
    match state {
        State::New => "Undecided",
        State::Kept => "Kept",
        State::Starred => "Starred",
        State::Discarded => "Discarded",
    }
}
