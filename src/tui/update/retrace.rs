//! Back to where one came from, and forward again.

use crate::tui::action::Step;
use crate::tui::app::App;
use crate::tui::jumps::Position;
use std::time::Instant;

impl App {
    /// Notes where one is, before one jumps away.
    pub(super) fn note_jump(&mut self) {
        if let Some(here) = self.position() {
            self.jumps.leave(here);
        }
    }

    /// Goes back to where the last jump came from, or forward to where one went back from.
    pub(super) fn retrace(&mut self, step: Step, now: Instant) {
        let Some(here) = self.position() else { return };
        let there = match step {
            Step::Previous => self.jumps.back(here),
            Step::Next => self.jumps.forward(here),
        };
        match (there, step) {
            (Some(there), _) => self.take_position(there),
            (None, Step::Previous) => self.tell("There is no jump to go back from.", now),
            (None, Step::Next) => self.tell("Nothing was gone back from.", now),
        }
    }

    fn position(&self) -> Option<Position> {
        let open = self.open.as_ref()?;
        Some(Position { article: open.idx, place: open.place, focus: self.focus })
    }

    fn take_position(&mut self, there: Position) {
        self.select_article(there.article);
        self.focus = there.focus;
        self.lay_out();
        self.leave_spot();
        self.scroll_to_byte(there.place.anchor);
        if let Some(open) = &mut self.open {
            open.place = there.place;
        }
    }
}
