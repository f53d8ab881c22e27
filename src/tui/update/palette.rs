//! The palette as it is opened and typed into, and what is done with the action that is chosen.

use crate::tui::action::Breadth;
use crate::tui::app::App;
use crate::tui::sheet::{Palette, Sheet};
use std::time::Instant;

impl App {
    /// Opens the palette over what has the keys.
    pub(super) fn open_palette(&mut self, breadth: Breadth) {
        let context = self.context();
        let below = self.sheet.take();
        self.sheet = Some(Sheet::Palette(Palette::new(breadth, context, below)));
    }

    pub(super) fn filter_palette(&mut self) {
        if let Some(Sheet::Palette(palette)) = &mut self.sheet {
            palette.filter();
        }
    }

    /// Does the chosen action as if its key were pressed in what lies below the palette.
    pub(super) fn run(&mut self, palette: Palette, is_held: bool, now: Instant) {
        let Some(entry) = palette.chosen() else {
            // With nothing to run, the palette stays.
            self.sheet = Some(Sheet::Palette(palette));
            return;
        };
        let can_do = palette.can_do(entry);
        self.sheet = Sheet::Palette(palette).into_below();
        if can_do {
            self.act(entry.action, is_held, now);
        } else {
            let places: Vec<_> = entry.contexts.iter().map(|context| context.place()).collect();
            self.tell(format!("“{}” is for use {}.", entry.name, places.join(", ")), now);
        }
    }
}
