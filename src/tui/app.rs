//! The whole state of the reader as plain values.
//!
//! Does not know how it is drawn, nor which key does what.

use super::action::Scope;
use super::arrangement::{Arrangement, Focus};
use super::arrivals::Arrivals;
use super::filter::Filter;
use super::jumps::Jumps;
use super::keymap::{Key, Keymap};
use super::names::{Lit, Walked};
use super::outside::Errand;
use super::page::Page;
use super::pane::quotes::{Excerpts, Line};
use super::record::{QuoteOrder, Record};
use super::sheet::{Doubts, Sheet};
pub use super::shelf::ArticleIdx;
use super::shelf::{Listed, Shelf};
use super::theme::Theme;
use super::triage::Triage;
use super::{finder, gatherer};
use crate::analysis::QuoteIdx;
use crate::article::{Article, ArticleId};
use crate::config::{Arrivals as ArrivalsSetting, Complaint, Config};
use crate::ingest::ReadError;
use crate::ingest::watch::Ways;
use crate::library::{DocId, Entry, Library, SavedSearch, Seq, Standing, State};
use crate::text::Span;
use ratatui::layout::Size;
use rustc_hash::FxHashSet;
use std::collections::HashMap;
use std::time::Instant;
use tui_input::Input;

/// Something that only the loop around the reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Have this article analysed before all others.
    Analyse(DocId),
    /// Have this gathered from many articles.
    Gather(gatherer::Question),
    /// Have it found out who is who, if enough is new.
    Join,
    /// Find articles for the filter.
    Find(finder::Question),
    /// Put this text into the clipboard, by whatever program can.
    Copy(String),
    /// Ask the terminal to put this text into the clipboard.
    CopyByTerminal(String),
    /// Have [`Event::LookOn`](super::event::Event::LookOn) told after everything that waits.
    LookOn,
    /// Give the terminal to another program until it ends.
    Lend(Errand),
    /// Search the folders again.
    Rescan,
    /// Give the terminal back and stop, until the shell goes on with us.
    Suspend,
    /// Take the terminal again.
    Resume,
    /// Send the whole screen again.
    Repaint,
    /// Read the settings again, if they have changed.
    Configure,
    /// End.
    Quit,
}

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
    /// What narrows the list down.
    pub(super) filter: Filter,
    pub(super) searches: Vec<SavedSearch>,
    pub(super) message: Option<Message>,
    pub(super) triage: Triage,
    pub(super) pressed: Vec<Key>,
    pub(super) last_key: Option<(Key, Instant)>,
    /// Whether the screen shows the state.
    pub(super) is_painted: bool,
    /// Whether the reader waits for the screen to show the state.
    pub(super) is_urgent: bool,
    /// Whether a decision was taken that the screen does not show yet.
    pub(super) decided_unseen: bool,
    pub(super) wishes: Vec<Wish>,
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

/// How far the engine is with an article.
pub(super) enum Reading {
    Pending,
    Done(Record),
    Failed,
}

/// How far an article is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The first byte that was seen when the reader last scrolled: a change of width must not move it.
    pub(super) anchor: usize,
    pub(super) chosen: Option<QuoteIdx>,
}

/// The article on the page.
pub(super) struct Opened {
    pub(super) idx: ArticleIdx,
    pub(super) doc: DocId,
    /// `None` where the library could not give it.
    pub(super) article: Option<Article>,
    pub(super) reading: Reading,
    pub(super) place: Place,
    pub(super) page: Page,
    /// The width of the page.
    pub(super) measure: u16,
    /// The first row of the page that is seen.
    pub(super) top: usize,
    /// Whether it is noted that it was seen.
    pub(super) is_noted: bool,
    /// What was last gone to look at.
    pub(super) spot: Option<Spot>,
    pub(super) quotes: QuoteLines,
}

/// A place in the article that is looked at, apart from its quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) span: Span,
    /// The first byte that was seen before, where one wants to go back there.
    pub(super) from: Option<usize>,
}

/// The lines of the quotes pane, and what they were made from.
#[derive(Default)]
pub(super) struct QuoteLines {
    pub(super) lines: Vec<Line>,
    pub(super) top: usize,
    /// Whether they were scrolled away from what is chosen.
    pub(super) is_loose: bool,
    /// What is shown of the quotations; `None` until they are known.
    pub(super) excerpts: Option<Excerpts>,
    /// The quotation that was chosen when the lines were made, and their order.
    pub(super) made_for: (Option<QuoteIdx>, QuoteOrder),
}

/// A search in a pane.
pub(super) struct Search {
    pub(super) focus: Focus,
    pub(super) input: Input,
    pub(super) is_typing: bool,
    /// Where the reader was when it began.
    pub(super) origin: (usize, Place),
    pub(super) hits: Vec<Hit>,
    /// The number of the hit that is shown.
    pub(super) at: Option<usize>,
    /// What the hits were found for.
    pub(super) found_for: Option<Haystack>,
}

/// What was searched, and for what: the matches hold as long as this is the same.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Haystack {
    pub(super) query: String,
    /// The article, where the list is not what is searched.
    pub(super) article: Option<ArticleIdx>,
    pub(super) is_analysed: bool,
    pub(super) scope: Scope,
    pub(super) n_rows: usize,
}

/// Something that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    /// In the title of this row.
    Row(usize),
    /// In the article's text.
    Text(Span),
    /// In this quotation or its speaker's name.
    Quote(QuoteIdx),
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
            filter: Filter::default(),
            searches: Vec::new(),
            message: None,
            triage: Triage::default(),
            pressed: Vec::new(),
            last_key: None,
            is_painted: false,
            is_urgent: false,
            decided_unseen: false,
            wishes: Vec::new(),
            n_asked: 0,
            followed: None,
        };
        // Where that can't be read, all that was ever decided is taken in again, which changes nothing.
        app.triage.seq = app.library.latest().unwrap_or_default();
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

    /// The files that could not be read.
    pub fn into_failures(self) -> Vec<ReadError> {
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

    /// Whether there is something that the loop must do.
    pub fn has_wishes(&self) -> bool {
        !self.wishes.is_empty()
    }

    /// What the loop must do; each wish is told once.
    pub fn take_wishes(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }

    /// Notes that the screen now shows the state. Decisions count only on what was painted.
    pub fn painted(&mut self) {
        self.is_painted = true;
        self.is_urgent = false;
        self.decided_unseen = false;
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
            Reading::Done(record) => Some(record),
            Reading::Pending | Reading::Failed => None,
        }
    }

    /// The row of the next article that waits for a decision, or else of the nearest before.
    pub(super) fn next_undecided(&self) -> Option<usize> {
        let is_open = |&row: &usize| self.rows.get(row).is_some_and(|&idx| self.state(idx) == State::New);
        (self.selected + 1..self.rows.len()).find(is_open).or_else(|| (0..self.selected).rev().find(is_open))
    }
}
