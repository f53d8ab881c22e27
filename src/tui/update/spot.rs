//! Places in the article that one goes to look at, and comes back from.

use crate::text::Span;
use crate::tui::app::App;
use crate::tui::arrangement::Focus;
use crate::tui::opened::Spot;
use crate::tui::surroundings;
use std::time::Instant;

impl App {
    /// Goes to where the speaker of the chosen quotation is named; the second time, back to the quotation.
    pub(super) fn go_to_naming(&mut self, now: Instant) {
        let from = self.open.as_ref().and_then(|open| open.spot).and_then(|spot| spot.from);
        if let Some(from) = from {
            self.scroll_to_byte(from);
            self.leave_spot();
            return;
        }
        let Some(chosen) = self.chosen_or_tell(now) else { return };
        let Some(record) = self.open_record() else { return };
        let quote = record.quote(chosen);
        let naming = quote.and_then(|quote| surroundings::naming(&record.analysis, quote));
        let from = self.open.as_ref().map(|open| open.place.anchor);
        match naming {
            Some(naming) => {
                self.note_jump();
                self.go_to_spot(Spot { span: naming.span, from });
            }
            None if quote.is_some_and(|quote| quote.speaker.is_some()) => {
                self.tell("The name stands beside the quotation, or there is none.", now);
            }
            None => self.tell("Nobody is named for this quotation.", now),
        }
    }

    /// Lights a place in the article, which is scrolled only where the place is out of sight.
    pub(super) fn go_to_spot(&mut self, spot: Spot) {
        self.show_reader();
        if !self.is_in_sight(spot.span) {
            self.centre(spot.span);
        }
        if let Some(open) = &mut self.open {
            open.spot = Some(spot);
        }
    }

    /// Puts the light out.
    pub(super) fn leave_spot(&mut self) {
        if let Some(open) = &mut self.open {
            open.spot = None;
        }
    }

    /// Gives the focus to the article where it is not in sight.
    pub(super) fn show_reader(&mut self) {
        if self.arrangement().is_some_and(|arrangement| arrangement.reader.is_none()) {
            self.focus = Focus::Reader;
            self.lay_out();
        }
    }

    fn is_in_sight(&self, span: Span) -> bool {
        let height = self.reader_height();
        self.open.as_ref().is_some_and(|open| {
            let rows = open.page.rows_of(span);
            open.top <= rows.start && rows.end <= open.top + height
        })
    }
}
