//! Triage of many articles: flags, decisions about all of them, the last one once more; and what another reader of the
//! same library decides meanwhile.

use super::decide::past;
use crate::article::ArticleId;
use crate::library::{Change, Edit, State};
use crate::tui::action::{Action, Move, Step};
use crate::tui::app::{App, ArticleIdx};
use crate::tui::glyph;
use crate::tui::shelf::Listed;
use crate::tui::triage::{Prompt, Question, Retag, Verb};
use crate::tui::wish::Task;
use std::collections::{HashMap, HashSet};
use std::time::Instant;

impl App {
    /// Picks the selected article out, or no longer, and goes a line down.
    pub(super) fn flag(&mut self, now: Instant) {
        let Some(id) = self.current_id() else { return };
        if !self.triage.flags.remove(&id) {
            self.triage.flags.insert(id);
        }
        self.go(Move::Line(Step::Next), now);
    }

    /// Whether the article is picked out.
    pub(in crate::tui) fn is_flagged(&self, id: ArticleId) -> bool {
        self.triage.flags.contains(&id)
    }

    /// The articles that are flagged, in the order of the list.
    pub(super) fn flagged(&self) -> Vec<ArticleIdx> {
        let is_flagged = |idx: &ArticleIdx| self.id(*idx).is_some_and(|id| self.is_flagged(id));
        self.rows.iter().copied().filter(is_flagged).collect()
    }

    /// Asks whether all flagged articles shall be kept or discarded, or all that are shown and belong in the list;
    /// those that were decided while they stand there are left alone.
    pub(super) fn ask_about_all(&mut self, state: State, now: Instant) {
        let is_done = |idx: ArticleIdx| match self.state(idx) {
            State::Starred => state == State::Kept,
            other => other == state,
        };
        let flagged = self.flagged();
        let wanted = if flagged.is_empty() {
            self.rows.iter().copied().filter(|&idx| self.scope.holds(self.state(idx))).collect()
        } else {
            flagged.clone()
        };
        let wanted: Vec<_> = wanted.into_iter().filter(|&idx| !is_done(idx)).collect();
        if wanted.is_empty() {
            return self.tell(format!("There is nothing here to be {}.", past(state).to_lowercase()), now);
        }
        let verb = if state == State::Discarded { "Discard" } else { "Keep" };
        let number = |n: usize| glyph::grouped(n);
        let (n, shown) = (number(wanted.len()), number(self.rows.len()));
        let text = match (flagged.is_empty(), wanted.len() == self.rows.len()) {
            (false, _) => format!("{verb} {n} flagged of {shown} shown? y/N"),
            (true, true) => format!("{verb} all {n} shown? y/N"),
            (true, false) => format!("{verb} {n} of {shown} shown? y/N"),
        };
        let articles = wanted.into_iter().filter_map(|idx| self.id(idx)).collect();
        self.triage.prompt = Some(Prompt::Question(Question { text, state, articles }));
        // An answer counts only once the question was seen.
        self.decided_unseen = true;
    }

    /// Does what was asked about.
    pub(super) fn decide_all(&mut self, question: &Question, now: Instant) {
        match self.library.decide(&question.articles, question.state) {
            Ok(step) => {
                self.take_in(&step.changes);
                self.call_of_decisions(&step.changes);
                self.decided_unseen = true;
                self.triage.flags.clear();
                if self.goes_on() {
                    self.advance(question.state, now);
                }
                let undo = self.key(Action::Undo);
                let n = glyph::grouped(step.changes.len());
                self.tell(format!("{} {n}: {undo} takes all of them back.", past(question.state)), now);
            }
            Err(error) => self.tell_error(format!("Not {}: {error}", past(question.state).to_lowercase())),
        }
    }

    /// Does once more, here, what was done last.
    pub(super) fn repeat(&mut self, is_held: bool, now: Instant) {
        match self.triage.last.clone() {
            Some(Verb::Decide(_)) if is_held || self.decided_unseen => {}
            Some(Verb::Decide(state)) => self.decide(state, now),
            Some(Verb::Retag(retag)) => {
                let articles: Vec<_> = self.current_id().into_iter().collect();
                self.retag(&articles, retag, now);
            }
            None => self.tell("There is nothing to repeat: discarding never is.", now),
        }
    }

    /// Gives and takes tags.
    pub(super) fn retag(&mut self, articles: &[ArticleId], retag: Retag, now: Instant) {
        match self.library.retag(articles, &retag.added, &retag.removed) {
            Ok(step) => {
                self.take_in(&step.changes);
                let about = match articles {
                    [id] => format!("“{}”", self.title(*id)),
                    many => format!("{} articles", glyph::grouped(many.len())),
                };
                self.tell(format!("{retag}: {about}"), now);
                self.triage.last = Some(Verb::Retag(retag));
            }
            Err(error) => self.tell_error(format!("Not tagged: {error}")),
        }
    }

    /// Tells of decisions that come faster than anybody reads.
    pub(super) fn tell_burst(&mut self, now: Instant) {
        if let Some(burst) = self.triage.note_decision(now) {
            let (n, seconds, undo) = (burst.n, burst.time(now).as_secs_f32(), self.key(Action::Undo));
            self.tell(format!("{n} decisions in {seconds:.1} s: {undo} takes all of them back."), now);
        }
    }

    /// Takes in what was changed since, here or by another reader. Returns whether anything is new.
    pub(super) fn catch_up(&mut self) -> bool {
        let news = self.library.changes_since(self.triage.seq);
        match news.and_then(|news| Ok((news, self.library.seen_since(self.triage.sighting)?))) {
            Ok(((changes, seq), (seen, sighting))) => {
                self.triage.seq = seq;
                self.triage.sighting = sighting;
                let is_seen_elsewhere = self.take_in_seen(&seen);
                self.take_in(&changes) || is_seen_elsewhere
            }
            Err(error) => {
                self.tell_error(format!("What others decide can't be read: {error}"));
                true
            }
        }
    }

    /// Shows that articles were opened. Returns whether that was not shown already.
    fn take_in_seen(&mut self, articles: &[ArticleId]) -> bool {
        if articles.is_empty() {
            return false;
        }
        let seen: HashSet<&ArticleId> = articles.iter().collect();
        let is_new = |listed: &Listed| !listed.entry.standing.seen && seen.contains(&listed.entry.id);
        let new: Vec<ArticleIdx> = self.shelf.filter(is_new).collect();
        for &idx in &new {
            self.shelf.change(idx, |listed| listed.entry.standing.seen = true);
        }
        !new.is_empty()
    }

    /// Reads what is written on the article on the page, where that is not known, and has the page made anew for it.
    pub(super) fn refresh_written(&mut self) {
        let Some(article) = self.open.as_ref().map(|open| open.idx) else { return };
        if self.triage.written_on(article).is_some() {
            return;
        }
        let Some(id) = self.id(article) else { return };
        match self.library.annotations(&id) {
            Ok(written) => {
                self.triage.written = Some((article, written));
                self.open.iter_mut().for_each(|open| open.measure = 0);
            }
            Err(error) => self.tell_error(format!("What is written on this article can't be read: {error}")),
        }
    }

    /// Shows changes that the library has made. Returns whether they were not shown already.
    pub(super) fn take_in(&mut self, changes: &[Change]) -> bool {
        let mut states = HashMap::new();
        let mut is_written_on = false;
        let mut corrected = HashSet::new();
        let open = self.open.as_ref().and_then(|open| self.id(open.idx));
        for change in changes {
            match &change.edit {
                Edit::State { new, .. } => {
                    states.insert(change.article, *new);
                }
                Edit::Tag(_) | Edit::Untag(_) | Edit::Note { .. } => {
                    is_written_on |= open == Some(change.article);
                }
                Edit::Correct { .. } => {
                    corrected.insert(change.article);
                }
            }
        }
        self.recount(&corrected);
        if !corrected.is_empty() {
            self.tasks.push(Task::Join);
        }
        let is_corrected = open.is_some_and(|open| corrected.contains(&open));
        if is_corrected {
            self.reread_analysis();
        }
        if is_written_on {
            self.triage.written = None;
        }
        self.restate_all(&states) || is_written_on || is_corrected
    }

    /// Reads anew how many quotations articles have.
    fn recount(&mut self, corrected: &HashSet<ArticleId>) {
        if corrected.is_empty() {
            return;
        }
        let here: Vec<ArticleIdx> =
            self.shelf.filter(|listed| corrected.contains(&listed.entry.id)).collect();
        for idx in here {
            let Some(doc) = self.listed(idx).map(|listed| listed.entry.doc) else { continue };
            match self.library.entry(doc) {
                Ok(Some(entry)) => self.shelf.change(idx, |listed| listed.entry.n_quotes = entry.n_quotes),
                Ok(None) => {}
                Err(error) => self.tell_error(format!("The number of quotations can't be read: {error}")),
            }
        }
    }
}
