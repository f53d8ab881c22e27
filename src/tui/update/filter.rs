//! The filter as it is typed, kept, given up and cleared, and the list as it narrows.
//!
//! Searching is left to the thread of `finder`: a wish goes out for each query, and its answer comes as an event. The
//! list shows the last one until then.

use crate::library::LineKind;
use crate::library::query::{Query, QueryError};
use crate::tui::action::Action;
use crate::tui::app::{App, ArticleIdx};
use crate::tui::arrangement::Focus;
use crate::tui::filter::{Asked, Line, Shown};
use crate::tui::finder::{Answer, Question};
use crate::tui::wish::Task;
use chrono::{Local, NaiveDate};
use std::time::Instant;
use tui_input::Input;

impl App {
    /// Opens the line to type in, with the filter that there is.
    pub(super) fn begin_filter(&mut self) {
        // In the other panes every article that comes up would count as read.
        self.focus = Focus::List;
        self.search = None;
        let before = self.filter.input.value().to_owned();
        self.filter.input = Input::new(before.clone());
        self.filter.line = Line::Typing { before, origin: self.current() };
    }

    /// Takes in what is typed so far.
    pub(super) fn filter_as_typed(&mut self) {
        self.read_filter(Query::parse_typed);
    }

    /// Keeps the filter, if it makes sense.
    pub(super) fn accept_filter(&mut self) {
        self.read_filter(Query::parse_accepted);
        if self.filter.wrong.is_none() {
            self.filter.line = Line::Closed;
            let query = self.filter.input.value().to_owned();
            self.keep_line(LineKind::Filter, &query);
        }
    }

    /// Gives up what was typed, and goes back to the filter before and to the article where the typing began.
    pub(super) fn cancel_filter(&mut self) {
        let Line::Typing { before, origin } = std::mem::take(&mut self.filter.line) else { return };
        self.set_filter(before);
        if let Some(row) = origin.and_then(|origin| self.rows.iter().position(|&idx| idx == origin)) {
            self.selected = row;
        }
    }

    /// Takes the filter away.
    pub(super) fn clear_filter(&mut self, now: Instant) {
        if self.filter.input.value().is_empty() && self.filter.shown.is_none() {
            let key = self.key(Action::Filter);
            return self.tell(format!("There is no filter: {key} filters the list."), now);
        }
        self.set_filter(String::new());
    }

    /// Filters by a query as if it had been typed and kept.
    pub(super) fn set_filter(&mut self, query: String) {
        self.filter.line = Line::Closed;
        self.filter.input = Input::new(query);
        self.read_filter(Query::parse_accepted);
    }

    fn read_filter(&mut self, parse: fn(&str, NaiveDate) -> Result<Query, QueryError>) {
        let text = self.filter.input.value().trim().to_owned();
        match parse(self.filter.input.value(), Local::now().date_naive()) {
            Ok(query) => {
                self.filter.wrong = None;
                self.search_for(text, query);
            }
            Err(error) => self.filter.wrong = Some(error),
        }
    }

    /// Has the query answered, unless the list shows what it finds.
    fn search_for(&mut self, text: String, query: Query) {
        if query == Query::All {
            self.filter.asked = None;
            if self.filter.shown.take().is_some() {
                self.show(self.scope);
            }
            return;
        }
        let is_asked = self.filter.asked.as_ref().is_some_and(|asked| asked.question.query == query);
        if is_asked {
            return;
        }
        if let Some(shown) = self.filter.shown.as_mut().filter(|shown| shown.query == query) {
            shown.text = text;
            self.filter.asked = None;
            return;
        }
        self.ask(text, query, false);
    }

    fn ask(&mut self, text: String, query: Query, only_adds: bool) {
        self.filter.n_asked += 1;
        let question = Question { number: self.filter.n_asked, query };
        self.tasks.push(Task::Find(question.clone()));
        self.filter.asked = Some(Asked { text, question, only_adds });
    }

    /// Asks again what the list shows, since articles or decisions have changed; nothing while something is asked.
    /// Where it `only_adds`, what the list shows stays.
    pub(super) fn refresh_filter(&mut self, only_adds: bool) {
        if let Some(shown) = self.filter.shown.as_ref().filter(|_| self.filter.asked.is_none()) {
            let (text, query) = (shown.text.clone(), shown.query.clone());
            self.ask(text, query, only_adds);
        }
    }

    /// Shows what was found, if it is what was asked last.
    pub(super) fn receive_found(&mut self, answer: Answer) {
        let is_it = |asked: &mut Asked| asked.question.number == answer.number;
        let Some(asked) = self.filter.asked.take_if(is_it) else { return };
        let matches = match answer.matches {
            Ok(matches) => matches,
            Err(error) => return self.tell_error(format!("The library can't be searched: {error}")),
        };
        let Asked { text, question, only_adds } = asked;
        self.filter.shown = Some(Shown { text, query: question.query, matches });
        if only_adds { self.add_found() } else { self.show(self.scope) }
    }

    /// Puts into the list what is found now and was not before. Nothing goes: the reader may be looking at it.
    fn add_found(&mut self) {
        let listed: std::collections::HashSet<ArticleIdx> = self.rows.iter().copied().collect();
        let all = self.shelf.newest_first().iter().copied();
        let is_new = |idx: &ArticleIdx| !listed.contains(idx) && self.is_let_through(*idx);
        let new: Vec<ArticleIdx> = all.filter(is_new).collect();
        self.insert(&new);
    }

    /// Whether the article belongs in the list: in its scope, and through its filter.
    pub(super) fn is_let_through(&self, idx: ArticleIdx) -> bool {
        let is_found = |shown: &Shown| self.listed(idx).is_some_and(|l| shown.matches.contains(l.entry.doc));
        self.scope.holds(self.state(idx)) && self.filter.shown.as_ref().is_none_or(is_found)
    }
}
