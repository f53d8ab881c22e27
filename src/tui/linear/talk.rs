//! A conversation with the reader: a line is heard, the state changes as a key would change it, and what changed is
//! told in words.
//!
//! Does not know where lines come from, nor who waits for what.

use super::line::{Deed, Own, Request};
use super::listing::{Choice, Listing};
use super::sight::Sight;
use super::{left_out, prompt, sheet, text, words};
use crate::analysis::QuoteIdx;
use crate::tui::action::{Action, Move, Step};
use crate::tui::app::{App, ArticleIdx};
use crate::tui::arrangement::Focus;
use crate::tui::opened::{Goal, Reading};
use crate::tui::pane::welcome;
use crate::tui::record::QuoteOrder;
use crate::tui::sheet::Sheet;
use ratatui::layout::Size;
use std::mem;
use std::time::Instant;

/// The cells of a line: more than a paragraph has, so that each is one.
const MEASURE: u16 = 2000;
/// The screen that the panes would have: wide enough for such lines, and as low as can be, so that a page is some
/// paragraphs.
pub(super) const SCREEN: Size = Size { width: MEASURE + 100, height: 15 };

/// Something that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// An answer.
    Words(String),
    /// What went wrong.
    Wrong(String),
}

/// The reader, and what was said to whom.
pub(super) struct Talk {
    pub(super) app: App,
    pub(super) listing: Listing,
    /// What the last line asked for, and how things stood before.
    asked: Option<(Deed, Sight)>,
    pub(super) said: Vec<Said>,
    /// The quotation that was last told of.
    pub(super) told_quote: Option<(ArticleIdx, QuoteIdx)>,
    /// Whether it was told that articles are being analysed.
    is_analysis_told: bool,
    /// How many articles were told of that wait to be let in.
    n_arrivals_told: usize,
}

impl Talk {
    pub(super) fn new(app: App) -> Talk {
        let mut talk = Talk {
            app,
            listing: Listing::default(),
            asked: None,
            said: Vec::new(),
            told_quote: None,
            is_analysis_told: false,
            n_arrivals_told: 0,
        };
        talk.adapt();
        talk
    }

    /// Makes the settings fit lines, after they were read: a digit is the number of a choice, and a paragraph is a
    /// line.
    pub(super) fn adapt(&mut self) {
        let app = &mut self.app;
        app.keymap.leave_out_digits();
        app.wanted_width = Some(MEASURE);
        app.settle();
    }

    /// Says what there is, before anything is asked.
    pub(super) fn begin(&mut self) -> Vec<Said> {
        self.say(concat!("onrecord ", env!("CARGO_PKG_VERSION"), ", line by line."));
        if mem::take(&mut self.app.is_welcoming) {
            self.say(format!("{} {}", welcome::TITLE, welcome::place(&self.app)));
            for (keys, does) in welcome::keys(&self.app) {
                self.say(format!("{keys}: {does}."));
            }
        }
        self.say("help lists what can be done, a number chooses from a list, quit leaves.");
        self.take_message();
        self.tell_background();
        self.list();
        mem::take(&mut self.said)
    }

    /// Does what a line asks for.
    pub(super) fn hear(&mut self, line: &str, now: Instant) {
        self.take_message();
        let before = Sight::of(&mut self.app);
        let request = Request::read(&self.app, line);
        self.asked = None;
        let deed = match request {
            Request::Nothing if self.listing.has_more() => Deed::Own(Own::More),
            Request::Nothing => Deed::Own(Own::Where),
            Request::Nonsense(why) => return self.said.push(Said::Wrong(why)),
            Request::Choose(number) => match self.choose(number, now) {
                Ok(deed) => deed,
                Err(why) => return self.said.push(Said::Wrong(why)),
            },
            Request::Answer(words) => {
                let deed = self.answer(&words, now);
                self.give_up_prompt(now);
                deed
            }
            Request::Do(Deed::Action(action), _) if let Some(why) = left_out::reason(action) => {
                return self.say(format!("That is not for linear mode: {why}."));
            }
            Request::Do(Deed::Own(Own::Help), words) => return self.help(&words.unwrap_or_default()),
            Request::Do(deed @ Deed::Action(Action::ForgetSearch), Some(number)) => {
                let row = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                match (&mut self.app.sheet, row.filter(|&row| row < self.app.searches.len())) {
                    (Some(sheet), Some(row)) => sheet::select(sheet, row),
                    _ => return self.said.push(Said::Wrong(format!("There is no saved search {number}."))),
                }
                self.perform(deed, now);
                deed
            }
            Request::Do(deed, words) => {
                self.perform(deed, now);
                if let Some(words) = words {
                    self.answer(&words, now);
                    self.give_up_prompt(now);
                }
                deed
            }
        };
        self.asked = Some((deed, before));
    }

    /// Says what came of it, once nothing is waited for.
    pub(super) fn tell(&mut self) -> Vec<Said> {
        let said = mem::take(&mut self.said);
        self.tell_background();
        let n_before = self.said.len();
        self.said.extend(said);
        self.take_message();
        if let Some((deed, before)) = self.asked.take() {
            match deed {
                Deed::Own(own) => self.tell_own(own),
                Deed::Action(action) => self.tell_changes(action, &before),
            }
            if self.said.len() == n_before {
                self.said.extend(nothing(deed).map(|words| Said::Words(words.to_owned())));
            }
        }
        // What is decided from here on is decided about what was told.
        self.app.painted();
        mem::take(&mut self.said)
    }

    /// Whether the answer depends on something that is still being found.
    pub(super) fn is_waiting(&self) -> bool {
        let app = &self.app;
        let is_pending = app.open.as_ref().is_some_and(|open| matches!(open.reading, Reading::Pending));
        let is_looking = match &app.sheet {
            Some(Sheet::Jump(jump)) => !jump.is_done(),
            Some(Sheet::Speakers(speakers)) => speakers.is_waiting,
            Some(Sheet::Thread(thread)) => thread.is_waiting,
            _ => false,
        };
        is_pending || is_looking || app.filter.asked.is_some()
    }

    pub(super) fn say(&mut self, words: impl Into<String>) {
        self.said.push(Said::Words(words.into()));
    }

    /// Says what goes on in the background: once that it has begun, and once that it has ended.
    fn tell_background(&mut self) {
        match self.app.analysing() {
            Some(rate) if !self.is_analysis_told => {
                self.is_analysis_told = true;
                let n = words::count(rate.all - rate.done.min(rate.all), "article is", "articles are");
                self.say(format!("{n} being analysed."));
            }
            None if mem::take(&mut self.is_analysis_told) => self.say("All articles are analysed."),
            Some(_) | None => {}
        }
        let n = self.app.arrivals.len();
        if n > mem::replace(&mut self.n_arrivals_told, n) {
            let n = words::count(n, "new article waits", "new articles wait");
            self.say(format!("{n}: arrivals lets them in."));
        }
    }

    /// The message that the status line would show.
    fn take_message(&mut self) {
        if let Some(message) = self.app.message.take() {
            let is_error = message.until.is_none();
            self.said.push(if is_error { Said::Wrong(message.text) } else { Said::Words(message.text) });
        }
    }

    fn perform(&mut self, deed: Deed, now: Instant) {
        let Deed::Action(action) = deed else {
            // What is told of the article counts as read.
            if deed == Deed::Own(Own::Read) && self.app.focus == Focus::List {
                self.app.perform(Action::Open, now);
            }
            return;
        };
        match action {
            Action::Move(Move::Line(_)) => self.move_by_line(action, now),
            // The next of which one has heard nothing is that one.
            Action::Quote(Step::Next) if self.is_quote_untold() => {}
            // The words of one speaker are told by an action of their own.
            Action::OrderQuotes if self.app.quote_order == QuoteOrder::OfText => {
                self.app.perform(action, now);
                self.app.perform(action, now);
            }
            _ => self.app.perform(action, now),
        }
    }

    /// Moves; in the article as often as it takes for words to come into sight.
    fn move_by_line(&mut self, action: Action, now: Instant) {
        let before = Sight::of(&mut self.app);
        loop {
            let top = self.app.open.as_ref().map(|open| open.top);
            self.app.perform(action, now);
            let has_moved = self.app.open.as_ref().map(|open| open.top) != top;
            let is_new = text::new_in_sight(before.text, text::in_sight(&self.app)).is_some();
            if before.focus != Focus::Reader || !has_moved || is_new {
                return;
            }
        }
    }

    /// Takes words in where they are asked for.
    fn answer(&mut self, words: &str, now: Instant) -> Deed {
        self.app.type_over(if words == "-" { "" } else { words });
        if self.app.sheet.is_none() {
            self.app.perform(Action::Accept, now);
        }
        Deed::Action(Action::Accept)
    }

    /// Leaves a line that can't be taken: the next line is no other try.
    fn give_up_prompt(&mut self, now: Instant) {
        if let Some(wrong) = prompt::wrong(&self.app) {
            self.said.push(Said::Wrong(format!("{wrong}.")));
            self.app.perform(Action::Cancel, now);
        }
    }

    /// Takes the choice with a number.
    fn choose(&mut self, number: usize, now: Instant) -> Result<Deed, String> {
        let choice = self.listing.get(number).ok_or_else(|| match self.listing.len() {
            0 => "Nothing is listed to choose from.".to_owned(),
            n => format!("There is no choice {number}: they go from 1 to {n}."),
        })?;
        match choice {
            Choice::Action(action) => {
                self.perform(Deed::Action(action), now);
                return Ok(Deed::Action(action));
            }
            Choice::Article(idx) => self.app.select_article(idx),
            Choice::Quote(idx, quote) => {
                self.app.select_article(idx);
                self.app.head_for(Goal::Quote(quote));
            }
            Choice::Row(row) => {
                if let Some(open) = &mut self.app.sheet {
                    sheet::select(open, row);
                    self.app.perform(Action::Accept, now);
                }
            }
        }
        self.app.settle();
        Ok(Deed::Action(Action::Accept))
    }
}

/// What is said where nothing has changed; nothing where the reader is left.
fn nothing(deed: Deed) -> Option<&'static str> {
    Some(match deed {
        Deed::Action(Action::Close | Action::Leave) => return None,
        Deed::Action(Action::Move(_)) => "It goes no further.",
        Deed::Action(Action::Cancel) => "Left.",
        Deed::Action(Action::Accept) => "Nothing came of it.",
        _ => "Nothing has changed.",
    })
}
