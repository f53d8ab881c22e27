//! What takes longer than a key may is done in parts, between the keys.

use crate::tui::app::App;
use crate::tui::wish::Task;

impl App {
    /// Asks to be told when there is time for a further part.
    pub(super) fn ask_to_look_on(&mut self) {
        if !self.looks_on {
            self.looks_on = true;
            self.tasks.push(Task::LookOn);
        }
    }

    /// Does a further part of what is left. Returns whether it can be seen.
    pub(super) fn look_on(&mut self) -> bool {
        self.looks_on = false;
        let is_found = self.look_through();
        self.lay_out_more() || is_found
    }
}
