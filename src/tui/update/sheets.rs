//! The list of speakers as it is opened and typed into.

use crate::library::LibraryError;
use crate::tui::app::App;
use crate::tui::sheet::{Sheet, Speakers};

impl App {
    pub(super) fn open_speakers(&mut self) {
        self.sheet = Some(Sheet::Speakers(Speakers::default()));
        self.change_speakers(Speakers::gather);
    }

    /// Shows whom the typed line lets through; the best of them is selected.
    pub(super) fn filter_speakers(&mut self) {
        self.change_speakers(|speakers, app| {
            speakers.shown.clear();
            speakers.gather(app)
        });
    }

    /// Takes in the speakers of articles that were analysed since the sheet was opened. With many articles,
    /// not after each, or the time would go with the square of their number.
    pub(super) fn refresh_speakers(&mut self) {
        self.change_speakers(|speakers, app| {
            let n_new = app.shelf.n_analysed().saturating_sub(speakers.n_analysed);
            let is_last = app.shelf.n_analysed() == app.shelf.len();
            if n_new > speakers.n_analysed / 20 || (n_new > 0 && is_last) {
                speakers.gather(app)
            } else {
                Ok(())
            }
        });
    }

    fn change_speakers(&mut self, change: impl FnOnce(&mut Speakers, &App) -> Result<(), LibraryError>) {
        let Some(Sheet::Speakers(mut speakers)) =
            self.sheet.take_if(|sheet| matches!(sheet, Sheet::Speakers(_)))
        else {
            return;
        };
        let changed = change(&mut speakers, self);
        self.sheet = Some(Sheet::Speakers(speakers));
        if let Err(error) = changed {
            self.tell_error(format!("The library can't give the speakers: {error}"));
        }
    }
}
