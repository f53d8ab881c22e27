//! The quotes pane as the thread of a speaker: whose it is, what is marked in it, and going from word to word.

use super::scroll::moved;
use crate::analysis::QuoteIdx;
use crate::library::DocId;
use crate::tui::action::{Move, Step};
use crate::tui::app::App;
use crate::tui::following::{Following, Listing, Words};
use crate::tui::gatherer::{Answer, Found};
use crate::tui::opened::Goal;
use crate::tui::pane::thread;
use crate::tui::record::SpeakerKey;
use crate::tui::sheet::Line;
use ratatui::layout::{Position, Rect};
use std::time::Instant;

impl App {
    /// Has the words of whoever says the chosen quotation asked for, if others are shown, and the quotation marked.
    pub(super) fn refresh_following(&mut self) {
        let is_seen = self.arrangement().is_some_and(|arrangement| arrangement.quotes.is_some());
        let Some(following) = self.following.as_ref().filter(|_| is_seen) else { return };
        let Some((doc, chosen)) = self.present() else { return };
        let Some(person) = self.person_of(chosen) else {
            self.following = Some(Following::default());
            return;
        };
        let is_known =
            following.words.as_ref().is_some_and(|words| words.person == person && !self.is_old(words));
        if !is_known {
            self.follow_person(person, chosen);
        }
        let hue = self.open_record().and_then(|record| record.group_of(chosen)?.hue);
        if let Some(words) = self.words_followed() {
            words.thread.mark(doc, chosen);
            // Beside the article, the colour that the speaker has there.
            words.thread.hue = hue.unwrap_or(words.thread.hue);
        }
    }

    /// Has the words gathered again that are shown in the quotes pane.
    pub(super) fn forget_following(&mut self) {
        if let Some(following) = &mut self.following {
            following.words = None;
        }
    }

    /// Goes to another quotation of the speaker who is followed, and opens its article.
    pub(super) fn go_in_thread(&mut self, movement: Move, now: Instant) {
        let height = self.page_height();
        let Some(Words { thread, .. }) = self.words_followed() else {
            return self.tell("Nobody is named for this quotation.", now);
        };
        // A quotation takes about three rows.
        let to = moved(movement, thread.selected, thread.n_lines(), height / 3);
        if to == thread.selected && thread.is_marked() {
            let name = thread.name.clone();
            return self.tell(format!("No further words of {name} in these articles."), now);
        }
        self.go_to_line(to);
    }

    /// Goes to the quotation in a line of the thread that the quotes pane shows.
    pub(super) fn go_to_line(&mut self, line: usize) {
        let saying = self.words_followed().and_then(|words| words.thread.line(line)).map(Line::saying);
        let place = saying.map(|saying| (saying.doc, saying.quote));
        let Some((article, quote)) = place.and_then(|(doc, quote)| Some((self.shelf.find(doc)?, quote)))
        else {
            return;
        };
        if self.current() != Some(article) {
            self.note_jump();
            self.select_article(article);
        }
        self.head_for(Goal::Quote(quote));
    }

    /// Scrolls the thread in the quotes pane; what is marked stays so.
    pub(super) fn scroll_thread(&mut self, step: Step) {
        let Some(following) = &mut self.following else { return };
        following.is_loose = true;
        if let Some(Words { thread, .. }) = &mut following.words {
            thread.top = step.by(1, thread.top, thread.n_lines());
        }
    }

    /// Goes to the quotation under the mouse.
    pub(super) fn click_words(&mut self, at: Position, area: Rect) {
        let line = self.words_followed().and_then(|words| thread::line_at(&words.thread, area, at));
        line.into_iter().for_each(|line| self.go_to_line(line));
    }

    /// Takes in words of whom the quotes pane follows; gives an answer back that is about something else.
    pub(super) fn receive_followed(&mut self, answer: Answer) -> Option<Answer> {
        let Some(words) = self.words_followed().filter(|words| words.thread.asked == answer.number) else {
            return Some(answer);
        };
        match answer.found {
            Ok(Found::Words { sayings, is_last }) => words.thread.take_in(sayings, is_last),
            // Nobody asked for others.
            Ok(Found::Everybody(_)) => {}
            Err(error) => {
                words.thread.is_waiting = false;
                self.tell_not_gathered(&error);
            }
        }
        None
    }

    fn follow_person(&mut self, person: String, chosen: QuoteIdx) {
        let Some(group) = self.open_record().and_then(|record| record.group_of(chosen)) else { return };
        let (name, role) = (group.name.clone(), group.role.clone());
        let asked_for = self.listing();
        let thread = self.begin_thread(&person, name, role, None);
        self.following =
            Some(Following { words: Some(Words { person, thread, asked_for }), is_loose: false });
    }

    /// Whether the list holds other articles than the words were gathered from, or nobody gathers them any more.
    fn is_old(&self, words: &Words) -> bool {
        let is_dropped = words.thread.is_waiting && words.thread.asked < self.n_asked && self.sheet.is_none();
        is_dropped || self.listing().is_other(words.asked_for)
    }

    fn listing(&self) -> Listing {
        let ends = self.rows.first().copied().zip(self.rows.last().copied());
        let (n_analysed, n_rows) = (self.shelf.n_analysed(), self.rows.len());
        Listing { scope: self.scope, ends, n_rows, n_analysed, is_analysed: n_analysed == self.shelf.len() }
    }

    fn words_followed(&mut self) -> Option<&mut Words> {
        self.following.as_mut()?.words.as_mut()
    }

    /// The chosen quotation, and its article.
    fn present(&self) -> Option<(DocId, QuoteIdx)> {
        let open = self.open.as_ref()?;
        self.open_record()?;
        Some((open.doc, open.place.chosen?))
    }

    /// Who says a quotation of the open article, if that is a person with a name.
    fn person_of(&self, quote: QuoteIdx) -> Option<String> {
        match self.open_record()?.group_of(quote)?.speaker.as_ref()? {
            SpeakerKey::Named(person) => Some(person.clone()),
            SpeakerKey::Described(_) => None,
        }
    }
}
