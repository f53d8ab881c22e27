//! The speakers and the words of one: as they are asked for, opened, typed into, and taken in when they are gathered.

use crate::library::{DocId, LibraryError};
use crate::tui::app::App;
use crate::tui::arrangement::Focus;
use crate::tui::following::Following;
use crate::tui::gatherer::{About, Answer, Found, Question};
use crate::tui::opened::Goal;
use crate::tui::record::SpeakerKey;
use crate::tui::sheet::{Sheet, Speakers, Thread};
use crate::tui::wish::Task;
use std::time::Instant;

impl App {
    pub(super) fn open_speakers(&mut self) {
        let asked = self.ask_for(About::Everybody);
        self.sheet = Some(Sheet::Speakers(Speakers::new(asked, self.shelf.n_analysed())));
    }

    /// Shows whom the typed line lets through; the best of them is selected.
    pub(super) fn filter_speakers(&mut self) {
        if let Some(Sheet::Speakers(speakers)) = &mut self.sheet {
            speakers.filter();
        }
    }

    /// Asks for the speakers of articles that were analysed since the sheet was opened. With many articles,
    /// not after each, or the time would go with the square of their number.
    pub(super) fn refresh_speakers(&mut self) {
        let Some(Sheet::Speakers(speakers)) = &self.sheet else { return };
        let n_new = self.shelf.n_analysed().saturating_sub(speakers.n_analysed);
        let is_last = self.shelf.n_analysed() == self.shelf.len();
        if n_new > speakers.n_analysed / 20 || (n_new > 0 && is_last) {
            self.gather_speakers();
        }
    }

    /// Takes in who is who: names in the open article, and the speakers that are shown.
    pub(super) fn take_in_persons(&mut self) {
        self.followed = None;
        self.forget_following();
        if self.open_record().is_some() {
            self.refresh_analysis();
        }
        if matches!(self.sheet, Some(Sheet::Speakers(_))) {
            self.gather_speakers();
        }
    }

    fn gather_speakers(&mut self) {
        let (asked, n_analysed) = (self.ask_for(About::Everybody), self.shelf.n_analysed());
        if let Some(Sheet::Speakers(speakers)) = &mut self.sheet {
            (speakers.asked, speakers.n_analysed) = (asked, n_analysed);
        }
    }

    /// Opens the words of the selected speaker, over the list of speakers.
    pub(super) fn open_thread_of(&mut self, speakers: Speakers, now: Instant) {
        let Some(speaker) = speakers.chosen().cloned() else {
            self.sheet = Some(Sheet::Speakers(speakers));
            return self.tell("Nobody was chosen.", now);
        };
        let below = Some(Sheet::Speakers(speakers));
        let thread = self.begin_thread(&speaker.person, speaker.name, speaker.role, below);
        self.sheet = Some(Sheet::Thread(thread));
    }

    /// Opens the words of the speaker of the chosen quotation, which is selected.
    pub(super) fn open_thread(&mut self, now: Instant) {
        let Some(chosen) = self.chosen_or_tell(now) else { return };
        let Some((open, record)) = self.open.as_ref().zip(self.open_record()) else { return };
        let Some(group) = record.group_of(chosen) else { return };
        let (doc, name, role, hue) = (open.doc, group.name.clone(), group.role.clone(), group.hue);
        let person = match &group.speaker {
            Some(SpeakerKey::Named(person)) => person.clone(),
            Some(SpeakerKey::Described(_)) => {
                return self.tell(format!("{name} has no name by which other words could be found."), now);
            }
            None => return self.tell("Nobody is named for this quotation.", now),
        };
        let mut thread = self.begin_thread(&person, name, role, None);
        thread.wanted = Some((doc, chosen));
        // The colour that the speaker has in the article that one comes from.
        thread.hue = hue.unwrap_or(thread.hue);
        self.sheet = Some(Sheet::Thread(thread));
    }

    /// The thread of a person, which is asked for.
    pub(super) fn begin_thread(
        &mut self,
        person: &str,
        name: String,
        role: Option<String>,
        below: Option<Sheet>,
    ) -> Thread {
        let asked = self.ask_for(About::Person(person.to_owned()));
        Thread::new(person, name, role, asked, below)
    }

    /// Shows the other wordings of the selected quotation, or hides them.
    pub(super) fn unfold(&mut self, now: Instant) {
        let thread = match (&mut self.sheet, &mut self.following) {
            (Some(Sheet::Thread(thread)), _) => thread,
            (None, Some(Following { words: Some(words), .. })) => &mut words.thread,
            _ => return,
        };
        if !thread.unfold() {
            self.tell("No other article has nearly these words.", now);
        }
    }

    /// Filters the list to the articles that quote the speaker of the sheet.
    pub(super) fn filter_to_speaker(&mut self, now: Instant) {
        let name = match &self.sheet {
            Some(Sheet::Speakers(speakers)) => speakers.chosen().map(|speaker| speaker.name.clone()),
            Some(Sheet::Thread(thread)) => Some(thread.name.clone()),
            _ => return,
        };
        let Some(name) = name else { return self.tell("Nobody was chosen.", now) };
        self.sheet = None;
        self.focus = Focus::List;
        self.set_filter(format!("speaker:\"{}\"", name.replace('"', "")));
    }

    /// Goes to the place in the article of the selected quotation.
    pub(super) fn go_to_saying(&mut self, thread: Thread) {
        let place = thread.chosen().and_then(|saying| Some((self.shelf.find(saying.doc)?, saying.quote)));
        let Some((article, quote)) = place else {
            self.sheet = Some(Sheet::Thread(thread));
            return;
        };
        self.note_jump();
        self.read_at(article, Goal::Quote(quote));
    }

    /// Takes in what was gathered, if the quotes pane or a sheet still waits for it.
    pub(super) fn receive_gathered(&mut self, answer: Answer) {
        let Some(answer) = self.receive_followed(answer) else { return };
        let Some(sheet) = self.sheet.as_mut().and_then(|sheet| sheet.asking(answer.number)) else { return };
        match (sheet, answer.found) {
            (Sheet::Speakers(speakers), Ok(Found::Everybody(everybody))) => speakers.take_in(everybody),
            (Sheet::Thread(thread), Ok(Found::Words { sayings, is_last })) => {
                thread.take_in(sayings, is_last)
            }
            (_, Err(error)) => self.tell_not_gathered(&error),
            // Only these two ask.
            (_, Ok(_)) => {}
        }
    }

    pub(super) fn tell_not_gathered(&mut self, error: &LibraryError) {
        self.tell_error(format!("The library can't give the speakers: {error}"));
    }

    /// Has something gathered from the articles of the list. Returns the number of the question.
    fn ask_for(&mut self, about: About) -> u64 {
        self.n_asked += 1;
        let articles = self.rows.iter().filter_map(|&idx| self.listed(idx));
        let articles: Vec<(DocId, _)> = articles.map(|listed| (listed.entry.doc, listed.date())).collect();
        self.tasks.push(Task::Gather(Question { number: self.n_asked, about, articles }));
        self.n_asked
    }
}
