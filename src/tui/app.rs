//! The whole state of the reader as plain values.
//!
//! Does not know how it is drawn, nor which key does what.

use super::action::Scope;
use super::arrangement::{Arrangement, Focus};
use super::arrivals::Arrivals;
use super::filter::Filter;
use super::following::Following;
use super::jumps::Jumps;
use super::keymap::{Key, Keymap};
use super::names::{Lit, Walked};
use super::opened::{Opened, Place, Reading};
use super::recall::Recalled;
use super::record::{QuoteOrder, Record};
use super::search::Search;
use super::sheet::{Doubts, Sheet};
pub use super::shelf::ArticleIdx;
use super::shelf::{Listed, Shelf};
use super::theme::Theme;
use super::triage::Triage;
use super::wish::{Task, Wish};
use crate::article::{Article, ArticleId};
use crate::config::{Arrivals as ArrivalsSetting, Complaint, Config};
use crate::ingest::watch::Ways;
use crate::ingest::{ReadError, SAMPLES};
use crate::library::{Entry, Library, SavedSearch, Seq, Standing, State};
use ratatui::layout::Size;
use rustc_hash::FxHashSet;
use std::collections::HashMap;
use std::time::Instant;
use tui_input::Input;

/// The state of the reader.
pub struct App {
    pub(super) config: Config,
    /// What was last said to be wrong with the settings.
    pub(super) complaint: Option<String>,
    pub(super) theme: Theme,
    /// Speakers less sure than this are left out.
    pub(super) min_confidence: f32,
    pub(super) keymap: Keymap,
    pub(super) size: Size,
    pub(super) library: Library,
    pub(super) shelf: Shelf,
    /// The articles that are not on the shelf yet, as they have arrived while one reads.
    pub(super) arrivals: Arrivals,
    /// How the folders are watched.
    pub(super) ways: Ways,
    /// What is being done about the articles.
    pub(super) work: Work,
    /// The files that could not be read, in the order in which that was told.
    pub(super) failures: Vec<ReadError>,
    pub(super) scope: Scope,
    /// The articles in the list, in order. One that is decided stays until the scope changes.
    pub(super) rows: Vec<ArticleIdx>,
    pub(super) selected: usize,
    pub(super) list_top: usize,
    pub(super) focus: Focus,
    /// Whether the pane with the focus has the screen to itself.
    pub(super) is_zoomed: bool,
    /// The widest that a line of an article may be, in cells, where another width than that of the settings was
    /// asked for.
    pub(super) wanted_width: Option<u16>,
    pub(super) jumps: Jumps,
    /// Which kinds of names are lit in the text.
    pub(super) lit: Lit,
    /// Whose mentions are walked through.
    pub(super) walked: Option<Walked>,
    /// In which order the quotes pane has the quotations.
    pub(super) quote_order: QuoteOrder,
    /// Whose words the quotes pane shows, where it shows those of one speaker.
    pub(super) following: Option<Following>,
    /// Whether the mouse is wanted, where it was asked for otherwise than in the settings.
    pub(super) wants_mouse: Option<bool>,
    /// Whether the list was scrolled away from what is selected.
    pub(super) list_is_loose: bool,
    /// The article on the page, and how far it is read.
    pub(super) open: Option<Opened>,
    /// Where the others were left.
    pub(super) places: HashMap<ArticleIdx, Place>,
    pub(super) sheet: Option<Sheet>,
    /// The queue of doubtful quotations, while one goes through it.
    pub(super) doubts: Option<Doubts>,
    pub(super) search: Option<Search>,
    /// The command that is being typed.
    pub(super) command: Option<Input>,
    /// Where one is among the lines that were typed before.
    pub(super) recalled: Option<Recalled>,
    /// What narrows the list down.
    pub(super) filter: Filter,
    pub(super) searches: Vec<SavedSearch>,
    pub(super) message: Option<Message>,
    pub(super) triage: Triage,
    pub(super) pressed: Vec<Key>,
    pub(super) last_key: Option<(Key, Instant)>,
    /// Whether the screen shows the state.
    pub(super) is_painted: bool,
    /// Whether somebody is here for the first time, and has pressed no key yet.
    pub(super) is_welcoming: bool,
    /// Whether the reader waits for the screen to show the state.
    pub(super) is_urgent: bool,
    /// Whether a decision was taken that the screen does not show yet.
    pub(super) decided_unseen: bool,
    pub(super) tasks: Vec<Task>,
    pub(super) wishes: Vec<Wish>,
    /// Whether it is asked for to be told when there is time.
    pub(super) looks_on: bool,
    /// How often something was asked to be gathered.
    pub(super) n_asked: u64,
    /// The articles that quote the speaker who was last followed from one to another.
    pub(super) followed: Option<Followed>,
}

/// Where a speaker is quoted.
pub(super) struct Followed {
    pub(super) person: String,
    pub(super) articles: FxHashSet<ArticleIdx>,
    /// How many articles were analysed and known when that was found.
    pub(super) found_in: (usize, usize),
}

/// What the importer is at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Work {
    /// Whether all was done once.
    pub(super) is_done: bool,
    /// How many articles are analysed of how many that must be, and how many in a second; `None` when all is done.
    pub(super) analysing: Option<Rate>,
    /// How many files were found so far, while the folders are read.
    pub(super) reading: Option<usize>,
}

/// How fast something goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rate {
    pub(super) done: usize,
    pub(super) all: usize,
    pub(super) per_second: f64,
}

/// A line for the reader in the status line.
pub(super) struct Message {
    pub(super) text: String,
    /// When it goes; an error stays until a key is pressed.
    pub(super) until: Option<Instant>,
}

impl App {
    /// The reader over a library of which these are articles, on a screen of this size. Speakers less sure than
    /// `min_confidence` are left out.
    pub fn new(entries: Vec<Entry>, library: Library, theme: Theme, min_confidence: f32, size: Size) -> App {
        let mut app = App {
            config: Config::default(),
            complaint: None,
            theme,
            min_confidence,
            keymap: Keymap::default(),
            size,
            library,
            shelf: Shelf::default(),
            arrivals: Arrivals::default(),
            ways: Ways::default(),
            work: Work::default(),
            failures: Vec::new(),
            scope: Scope::Inbox,
            rows: Vec::new(),
            selected: 0,
            list_top: 0,
            focus: Focus::List,
            is_zoomed: false,
            wanted_width: None,
            jumps: Jumps::default(),
            lit: Lit::default(),
            following: None,
            wants_mouse: None,
            list_is_loose: false,
            walked: None,
            quote_order: QuoteOrder::default(),
            open: None,
            places: HashMap::new(),
            sheet: None,
            doubts: None,
            search: None,
            command: None,
            recalled: None,
            filter: Filter::default(),
            searches: Vec::new(),
            message: None,
            triage: Triage::default(),
            pressed: Vec::new(),
            last_key: None,
            is_painted: false,
            is_welcoming: false,
            is_urgent: false,
            decided_unseen: false,
            tasks: Vec::new(),
            wishes: Vec::new(),
            looks_on: false,
            n_asked: 0,
            followed: None,
        };
        // Where that can't be read, all that was ever decided is taken in again, which changes nothing.
        app.triage.seq = app.library.latest().unwrap_or_default();
        app.triage.sighting = app.library.last_sighting().unwrap_or_default();
        app.shelf.add(entries);
        app.read_searches();
        app.show(Scope::Inbox);
        app.settle();
        app
    }

    /// The same, with articles that were listed when the journal was known up to this place.
    pub fn known_to(mut self, seq: Seq) -> App {
        self.triage.seq = seq;
        self
    }

    /// The same, for somebody who is here for the first time.
    pub fn welcoming(self) -> App {
        App { is_welcoming: true, ..self }
    }

    /// Whether the articles are the samples, as far as any are known.
    pub(super) fn has_samples(&self) -> bool {
        self.shelf
            .newest_first()
            .iter()
            .all(|&idx| self.listed(idx).is_none_or(|listed| listed.entry.path.starts_with(SAMPLES)))
    }

    /// Takes in settings that were read, and what was wrong with them.
    pub fn configure(&mut self, config: Config, theme: Theme, complaints: &[Complaint]) {
        self.config = config;
        self.theme = theme;
        if self.config.arrivals == ArrivalsSetting::Live {
            self.let_in_arrivals();
        }
        // What was wrong may be mended now.
        self.message.take_if(|message| Some(&message.text) == self.complaint.as_ref());
        self.complaint = complaints.split_first().map(|(first, others)| match others.len() {
            0 => first.to_string(),
            n => format!("{first} (and {n} more)"),
        });
        if let Some(complaint) = self.complaint.clone() {
            self.tell_error(complaint);
        }
        self.settle();
        self.is_painted = false;
        self.is_urgent = true;
    }

    /// Takes in other keys. What was pressed of a sequence is forgotten.
    pub fn set_keymap(&mut self, keymap: Keymap) {
        self.keymap = keymap;
        self.pressed.clear();
    }

    /// Leaves the library in one piece. Returns the files that could not be read.
    pub fn leave(self) -> Vec<ReadError> {
        // Where that can't be now, nothing is lost: the next one finds it in two.
        _ = self.library.gather();
        self.failures
    }

    /// The size of the screen that the state is made for.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Whether the screen must be drawn for the state to be seen.
    pub fn needs_painting(&self) -> bool {
        !self.is_painted
    }

    /// Whether somebody waits for that, or only a number of articles that are analysed has changed.
    pub fn is_urgent(&self) -> bool {
        self.is_urgent
    }

    /// Whether something is asked of what is around the reader.
    pub fn has_wishes(&self) -> bool {
        !self.tasks.is_empty() || !self.wishes.is_empty()
    }

    /// What the session must do; each task is told once.
    pub fn take_tasks(&mut self) -> Vec<Task> {
        std::mem::take(&mut self.tasks)
    }

    /// What must be done with the terminal; each wish is told once.
    pub fn take_wishes(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }

    /// Notes that the screen now shows the state. Decisions count only on what was painted.
    pub fn painted(&mut self) {
        self.is_painted = true;
        self.is_urgent = false;
        self.decided_unseen &= self.open.as_ref().is_some_and(|open| open.is_awaited);
    }

    pub(super) fn arrangement(&self) -> Option<Arrangement> {
        Arrangement::new(self.size, self.focus, self.is_zoomed)
    }

    /// The widest that a line of an article may be, in cells.
    pub(super) fn text_width(&self) -> u16 {
        self.wanted_width.unwrap_or(self.config.width)
    }

    pub(super) fn listed(&self, idx: ArticleIdx) -> Option<&Listed> {
        self.shelf.get(idx)
    }

    pub(super) fn state(&self, idx: ArticleIdx) -> State {
        self.listed(idx).map(|listed| listed.entry.standing.state).unwrap_or_default()
    }

    /// Changes how the articles with this content stand.
    pub(super) fn restate(&mut self, id: ArticleId, change: impl Fn(&mut Standing)) {
        let same: Vec<ArticleIdx> = self.shelf.filter(|listed| listed.entry.id == id).collect();
        for idx in same {
            self.shelf.change(idx, |listed| change(&mut listed.entry.standing));
        }
    }

    /// Changes the states of all articles with these contents. Returns whether one was another.
    pub(super) fn restate_all(&mut self, states: &HashMap<ArticleId, State>) -> bool {
        let is_other = |listed: &Listed| {
            states.get(&listed.entry.id).is_some_and(|&state| state != listed.entry.standing.state)
        };
        let others: Vec<ArticleIdx> =
            if states.is_empty() { Vec::new() } else { self.shelf.filter(is_other).collect() };
        for &idx in &others {
            self.shelf.change(idx, |listed| {
                listed.entry.standing.state = states.get(&listed.entry.id).copied().unwrap_or_default();
            });
        }
        !others.is_empty()
    }

    pub(super) fn current(&self) -> Option<ArticleIdx> {
        self.rows.get(self.selected).copied()
    }

    /// The article on the page.
    pub(super) fn open_article(&self) -> Option<&Article> {
        self.open.as_ref()?.article.as_ref()
    }

    /// Whether the folders may still hold articles that are not listed.
    pub(super) fn is_reading_folders(&self) -> bool {
        !self.work.is_done
    }

    /// How far the analysis is, while something waits for it.
    pub(super) fn analysing(&self) -> Option<Rate> {
        let (done, all) = (self.shelf.n_analysed(), self.shelf.len());
        self.work.analysing.or((done < all).then_some(Rate { done, all, per_second: 0.0 }))
    }

    /// What is found in the article on the page, once that is known.
    pub(super) fn open_record(&self) -> Option<&Record> {
        match &self.open.as_ref()?.reading {
            Reading::Done(record) => Some(record.as_ref()),
            Reading::Pending | Reading::Failed => None,
        }
    }

    /// The row of the next article that waits for a decision, or else of the nearest before.
    pub(super) fn next_undecided(&self) -> Option<usize> {
        let is_open = |&row: &usize| self.rows.get(row).is_some_and(|&idx| self.state(idx) == State::New);
        (self.selected + 1..self.rows.len()).find(is_open).or_else(|| (0..self.selected).rev().find(is_open))
    }
}
