//! Searching in a pane: while one types, and from match to match.

use crate::analysis::QuoteIdx;
use crate::library::LineKind;
use crate::tui::action::{Action, Step};
use crate::tui::app::App;
use crate::tui::arrangement::Focus;
use crate::tui::find::find;
use crate::tui::jumps::Position;
use crate::tui::opened::Place;
use crate::tui::search::{Haystack, Hit, Search};
use std::time::Instant;
use tui_input::Input;

impl App {
    pub(super) fn begin_search(&mut self) {
        let place = self.open.as_ref().map(|open| open.place).unwrap_or_default();
        self.search = Some(Search {
            focus: self.focus,
            input: Input::default(),
            is_typing: true,
            origin: (self.selected, place),
            hits: Vec::new(),
            at: None,
            found_for: None,
        });
    }

    /// Ends the typing; the matches stay lit.
    pub(super) fn accept_search(&mut self, now: Instant) {
        let Some(search) = &mut self.search else { return };
        search.is_typing = false;
        let words = search.input.value().to_owned();
        self.keep_line(LineKind::Search, &words);
        let Some(search) = &self.search else { return };
        if search.input.value().is_empty() {
            self.search = None;
        } else if search.hits.is_empty() {
            let text = format!("“{}” is not found here.", search.input.value());
            self.search = None;
            self.tell(text, now);
        } else {
            self.note_search_jump();
        }
    }

    /// Notes where the search began.
    fn note_search_jump(&mut self) {
        let Some(Search { focus, origin: (row, place), .. }) = self.search else { return };
        if let Some(&article) = self.rows.get(row) {
            self.jumps.leave(Position { article, place, focus });
        }
    }

    /// Gives the search up, and goes back to where it began.
    pub(super) fn cancel_search(&mut self) {
        let Some(search) = self.search.take() else { return };
        self.go_back(search.origin);
    }

    /// Goes to the next or previous match, in the pane that was searched; round at the ends, which it says.
    pub(super) fn go_to_match(&mut self, step: Step, now: Instant) {
        let Some(search) = &mut self.search else {
            let key = self.key(Action::Search);
            return self.tell(format!("Nothing is searched for: {key} searches."), now);
        };
        if search.hits.is_empty() {
            let text = format!("“{}” is not found here.", search.input.value());
            return self.tell(text, now);
        }
        self.note_jump();
        let Some(search) = &mut self.search else { return };
        self.focus = search.focus;
        let round = if step == Step::Next { 0 } else { search.hits.len() - 1 };
        let next = search.at.map_or(Some(0), |at| step.from(at, search.hits.len()));
        search.at = next.or(Some(round));
        if next.is_none() {
            let from = if step == Step::Next { "start" } else { "end" };
            self.tell(format!("On from the {from}."), now);
        }
        self.show_hit();
    }

    /// Finds the matches anew where what is searched, or for what, has changed.
    pub(super) fn refresh_search(&mut self) {
        let Some(search) = &self.search else { return };
        let article = self.open.as_ref().map(|open| open.idx).filter(|_| search.focus != Focus::List);
        let wanted = Haystack {
            query: search.input.value().to_owned(),
            article,
            is_analysed: self.open_record().is_some(),
            scope: self.scope,
            n_rows: self.rows.len(),
        };
        if search.found_for.as_ref() == Some(&wanted) {
            return;
        }
        let hits = self.hits(search.focus, &wanted.query);
        let Some(search) = &mut self.search else { return };
        let is_typing = search.is_typing;
        let origin = search.origin;
        search.hits = hits;
        search.found_for = Some(wanted);
        search.at = None;
        if is_typing {
            self.go_back(origin);
            self.show_first_hit_from(origin);
        }
    }

    fn hits(&self, focus: Focus, query: &str) -> Vec<Hit> {
        match (focus, self.open_article()) {
            (Focus::List, _) => {
                let title = |row: &usize| {
                    self.rows.get(*row).and_then(|&idx| self.listed(idx)).map_or("", |l| l.title())
                };
                let rows = (0..self.rows.len()).filter(|row| !find(title(row), query).is_empty());
                rows.map(Hit::Row).collect()
            }
            (Focus::Reader, Some(article)) => find(&article.text, query).into_iter().map(Hit::Text).collect(),
            (Focus::Quotes, Some(article)) => {
                let Some(record) = self.open_record() else { return Vec::new() };
                let has = |quote: &QuoteIdx| {
                    let content = record.quote(*quote).map_or("", |quote| quote.content.of(&article.text));
                    let name = record.group_of(*quote).map_or("", |group| &group.name);
                    !find(content, query).is_empty() || !find(name, query).is_empty()
                };
                record.quotes(self.quote_order).into_iter().filter(has).map(Hit::Quote).collect()
            }
            (_, None) => Vec::new(),
        }
    }

    /// Shows the first match that is not before where the search began.
    fn show_first_hit_from(&mut self, (selected, place): (usize, Place)) {
        let Some(search) = &mut self.search else { return };
        let is_before = |hit: &Hit| match hit {
            Hit::Row(row) => *row < selected,
            Hit::Text(span) => span.end <= place.anchor,
            Hit::Quote(_) => false,
        };
        let first = search.hits.iter().position(|hit| !is_before(hit));
        search.at = first.or((!search.hits.is_empty()).then_some(0));
        self.show_hit();
    }

    fn show_hit(&mut self) {
        let hit = self.search.as_ref().and_then(|search| search.hits.get(search.at?)).copied();
        match hit {
            Some(Hit::Row(row)) => self.select(row),
            Some(Hit::Text(span)) => {
                self.centre(span);
                self.light_nearest();
            }
            Some(Hit::Quote(quote)) => self.choose(quote),
            None => {}
        }
    }

    fn go_back(&mut self, (selected, place): (usize, Place)) {
        self.select(selected);
        if let Some(open) = &mut self.open {
            open.place = place;
            open.top = open.page.row_at(place.anchor);
        }
    }
}
