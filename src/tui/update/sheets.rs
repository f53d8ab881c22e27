//! The list of speakers as it is opened and typed into.

use crate::tui::app::App;
use crate::tui::sheet::{Sheet, Speakers};

impl App {
    pub(super) fn open_speakers(&mut self) {
        let mut speakers = Speakers::default();
        speakers.gather(self);
        self.sheet = Some(Sheet::Speakers(speakers));
    }

    /// Shows whom the typed line lets through; the best of them is selected.
    pub(super) fn filter_speakers(&mut self) {
        if let Some(Sheet::Speakers(mut speakers)) = self.sheet.take() {
            speakers.shown.clear();
            speakers.gather(self);
            self.sheet = Some(Sheet::Speakers(speakers));
        }
    }

    /// Takes in the speakers of articles that were analysed since the sheet was opened.
    pub(super) fn refresh_speakers(&mut self) {
        if let Some(Sheet::Speakers(mut speakers)) = self.sheet.take() {
            if speakers.n_analysed != self.n_analysed {
                speakers.gather(self);
            }
            self.sheet = Some(Sheet::Speakers(speakers));
        }
    }
}
