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
        self.change_speakers(|speakers, app| {
            speakers.shown.clear();
            speakers.gather(app);
        });
    }

    /// Takes in the speakers of articles that were analysed since the sheet was opened.
    pub(super) fn refresh_speakers(&mut self) {
        self.change_speakers(|speakers, app| {
            if speakers.n_analysed != app.n_analysed {
                speakers.gather(app);
            }
        });
    }

    fn change_speakers(&mut self, change: impl FnOnce(&mut Speakers, &App)) {
        self.sheet = match self.sheet.take() {
            Some(Sheet::Speakers(mut speakers)) => {
                change(&mut speakers, self);
                Some(Sheet::Speakers(speakers))
            }
            other => other,
        };
    }
}
