//! Saved searches: named in the filter's line, kept by the library, chosen from a list.

use crate::library::SavedSearch;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::filter::Line;
use crate::tui::sheet::{Searches, Sheet};
use std::time::Instant;
use tui_input::Input;

impl App {
    /// Reads the saved searches anew.
    pub(in crate::tui) fn read_searches(&mut self) {
        match self.library.searches() {
            Ok(searches) => self.searches = searches,
            Err(error) => self.tell_error(format!("The library can't give the saved searches: {error}")),
        }
    }

    /// Asks for a name under which the filter that is typed is saved.
    pub(super) fn name_filter(&mut self) {
        self.accept_filter();
        let query = self.filter.input.value();
        if self.filter.wrong.is_some() || query.trim().is_empty() {
            return;
        }
        let known = self.searches.iter().find(|search| search.query == query);
        let name = known.map(|search| search.name.clone()).unwrap_or_default();
        self.filter.line = Line::Naming(Input::new(name));
    }

    /// Saves the filter under the name that is typed; without a name it is only kept.
    pub(super) fn save_filter(&mut self, now: Instant) {
        let Line::Naming(name) = std::mem::take(&mut self.filter.line) else { return };
        let name = name.value().trim().to_owned();
        if name.is_empty() {
            return;
        }
        let search = SavedSearch { name, query: self.filter.input.value().to_owned() };
        match self.library.save_search(&search) {
            Ok(()) => {
                self.read_searches();
                let key = self.key(Action::Searches);
                self.tell(format!("Saved as “{}”: {key} lists the saved searches.", search.name), now);
            }
            Err(error) => self.tell_error(format!("Not saved: {error}")),
        }
    }

    pub(super) fn open_searches(&mut self) {
        self.read_searches();
        self.sheet = Some(Sheet::Searches(Searches::default()));
    }

    /// Filters by the search that is selected.
    pub(super) fn choose_search(&mut self, sheet: &Searches) {
        if let Some(search) = self.searches.get(sheet.selected) {
            self.set_filter(search.query.clone());
        }
    }

    /// Forgets the search that is selected.
    pub(super) fn forget_search(&mut self, now: Instant) {
        let Some(Sheet::Searches(sheet)) = &self.sheet else { return };
        let Some(search) = self.searches.get(sheet.selected).cloned() else { return };
        match self.library.forget_search(&search.name) {
            Ok(()) => {
                self.read_searches();
                self.tell(format!("Forgotten: “{}” ({})", search.name, search.query), now);
            }
            Err(error) => self.tell_error(format!("Not forgotten: {error}")),
        }
    }
}
