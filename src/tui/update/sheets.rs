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

    /// Takes in the speakers of articles that were analysed since the sheet was opened. With many articles,
    /// not after each, or the time would go with the square of their number.
    pub(super) fn refresh_speakers(&mut self) {
        self.change_speakers(|speakers, app| {
            let n_new = app.n_analysed - speakers.n_analysed;
            let is_last = app.n_analysed == app.articles.len();
            if n_new > speakers.n_analysed / 20 || (n_new > 0 && is_last) {
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
