//! The first time: what is told goes with the first key, and the key does nothing else.

use crate::tui::action::{Action, Context};
use crate::tui::app::App;
use crate::tui::event::Event;
use crate::tui::keymap::{Key, Outcome};
use crossterm::event::MouseEventKind;

impl App {
    /// Takes the welcome away if that is what the event comes to. Nothing is decided by a key that was pressed for
    /// that; only one that leaves does so at once.
    pub(super) fn ends_welcome(&mut self, event: &Event) -> bool {
        if !self.is_welcoming {
            return false;
        }
        let ends = match event {
            Event::Key(key) => !self.leaves(Key::from(*key)),
            Event::Mouse(mouse) => matches!(mouse.kind, MouseEventKind::Down(_)),
            _ => false,
        };
        self.is_welcoming = !ends;
        ends
    }

    fn leaves(&self, key: Key) -> bool {
        let outcome = self.keymap.look_up(Context::Panes, &[key]);
        matches!(outcome, Outcome::Action(Action::Close | Action::Leave | Action::Suspend))
    }
}
