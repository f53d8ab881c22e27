//! Going somewhere by name: the sheet as it is opened, typed into and left.

use crate::tui::app::App;
use crate::tui::arrangement::Focus;
use crate::tui::opened::Spot;
use crate::tui::sheet::{Bearer, Jump, Place, Sheet};

impl App {
    pub(super) fn open_jump(&mut self) {
        self.sheet =
            Some(Sheet::Jump(Box::new(Jump::new(self.open_record(), self.shelf.newest_first().to_vec()))));
        self.find_places();
    }

    /// Shows what fits what is typed; the best of it is selected.
    pub(super) fn find_places(&mut self) {
        if let Some(Sheet::Jump(jump)) = &mut self.sheet {
            jump.begin();
        }
        self.look_through();
    }

    /// Looks through some more articles, and asks to be asked again where there are others. Returns whether a sheet shows
    /// what was found.
    pub(super) fn look_through(&mut self) -> bool {
        let Some(Sheet::Jump(jump)) = &mut self.sheet else { return false };
        let shelf = &self.shelf;
        jump.look_on(|idx| shelf.get(idx).map_or("", |listed| listed.title()));
        if jump.asks() {
            self.ask_to_look_on();
        }
        true
    }

    /// Goes to the chosen place.
    pub(super) fn go_to(&mut self, jump: Box<Jump>) {
        // With nowhere to go, the sheet stays.
        let Some(place) = jump.chosen() else {
            self.sheet = Some(Sheet::Jump(jump));
            return;
        };
        self.note_jump();
        match place {
            Place::Article(idx) => {
                self.select_article(idx);
                self.focus = Focus::Reader;
            }
            Place::Name(name) => match &name.bearer {
                Bearer::Speaker(speaker, _) => {
                    if let Some(article) = self.current() {
                        self.go_to_speaker(article, speaker);
                    }
                }
                Bearer::Entity(entity, _) => {
                    let record = self.open_record();
                    let mentions = record.into_iter().flat_map(|record| &record.analysis.mentions);
                    let first = mentions.filter(|m| m.entity == Some(*entity)).map(|m| m.span).min();
                    let from = self.open.as_ref().map(|open| open.place.anchor);
                    if let Some(span) = first {
                        self.focus = Focus::Reader;
                        self.lay_out();
                        self.go_to_spot(Spot { span, from });
                    }
                }
            },
        }
    }
}
