//! The whole state of the reader as plain values.
//!
//! Does not know how it is drawn, nor which key does what.

use super::action::{Scope, Step};
use super::arrangement::{Arrangement, Focus};
use super::jumps::Jumps;
use super::keymap::{Key, Keymap};
use super::names::{Lit, Walked};
use super::page::Page;
use super::pane::quotes::{Excerpts, Line};
use super::record::{QuoteOrder, Record, SpeakerKey};
use super::sheet::Sheet;
use super::theme::Theme;
use crate::analysis::QuoteIdx;
use crate::article::{Article, ArticleId};
use crate::config::{Complaint, Config};
use crate::ingest::Document;
use crate::library::{Library, LibraryError, Standing, State};
use crate::text::Span;
use chrono::NaiveDate;
use ratatui::layout::Size;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use tui_input::Input;

/// The number of an article in the reader: newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleIdx(pub usize);

/// Something that only the loop around the reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Have this article analysed before all others.
    Analyse(ArticleIdx),
    /// Put this text into the clipboard, by whatever program can.
    Copy(String),
    /// Ask the terminal to put this text into the clipboard.
    CopyByTerminal(String),
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
    pub(super) theme: Theme,
    pub(super) keymap: Keymap,
    pub(super) size: Size,
    pub(super) library: Library,
    pub(super) articles: Vec<Listed>,
    pub(super) n_analysed: usize,
    pub(super) tally: Tally,
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
    pub(super) search: Option<Search>,
    pub(super) hunt: Option<Hunt>,
    pub(super) message: Option<Message>,
    pub(super) pressed: Vec<Key>,
    pub(super) last_key: Option<(Key, Instant)>,
    /// Whether the screen shows the state.
    pub(super) is_painted: bool,
    /// Whether the reader waits for the screen to show the state.
    pub(super) is_urgent: bool,
    /// Whether a decision was taken that the screen does not show yet.
    pub(super) decided_unseen: bool,
    pub(super) wishes: Vec<Wish>,
}

/// An article in the reader.
pub(super) struct Listed {
    pub(super) path: PathBuf,
    pub(super) modified: Option<NaiveDate>,
    pub(super) article: Arc<Article>,
    pub(super) reading: Reading,
    pub(super) standing: Standing,
}

/// How many articles are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    new: usize,
    kept: usize,
    starred: usize,
    discarded: usize,
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
    pub(super) article: ArticleIdx,
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

/// The search for a speaker's next quotation, while articles on the way are still being analysed.
pub(super) struct Hunt {
    pub(super) speaker: SpeakerKey,
    pub(super) name: String,
    pub(super) step: Step,
    /// The row that is looked at next.
    pub(super) row: Option<usize>,
}

/// A line for the reader in the status line.
pub(super) struct Message {
    pub(super) text: String,
    /// When it goes; an error stays until a key is pressed.
    pub(super) until: Option<Instant>,
}

impl App {
    /// The reader with these articles, which it sorts, on a screen of this size.
    pub fn new(
        documents: Vec<Document>,
        library: Library,
        theme: Theme,
        size: Size,
    ) -> Result<App, LibraryError> {
        let standings = library.states()?;
        let list = |document: Document| {
            let standing = standings.get(&document.article.id).copied().unwrap_or_default();
            Listed::new(document, standing)
        };
        let mut articles: Vec<Listed> = documents.into_iter().map(list).collect();
        articles.sort_by_cached_key(|listed| Reverse(listed.date()));
        let mut app = App {
            config: Config::default(),
            theme,
            keymap: Keymap::default(),
            size,
            library,
            tally: Tally::of(&articles),
            n_analysed: 0,
            articles,
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
            search: None,
            hunt: None,
            message: None,
            pressed: Vec::new(),
            last_key: None,
            is_painted: false,
            is_urgent: false,
            decided_unseen: false,
            wishes: Vec::new(),
        };
        app.show(Scope::Inbox);
        app.settle();
        Ok(app)
    }

    /// Takes in settings that were read, and what was wrong with them.
    pub fn configure(&mut self, config: Config, theme: Theme, complaints: &[Complaint]) {
        self.config = config;
        self.theme = theme;
        if let Some((first, others)) = complaints.split_first() {
            let others =
                if others.is_empty() { String::new() } else { format!(" (and {} more)", others.len()) };
            self.tell_error(format!("{first}{others}"));
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

    /// The articles by number, for those who analyse them.
    pub fn articles(&self) -> Vec<Arc<Article>> {
        self.articles.iter().map(|listed| Arc::clone(&listed.article)).collect()
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
        self.articles.get(idx.0)
    }

    pub(super) fn record(&self, idx: ArticleIdx) -> Option<&Record> {
        match &self.listed(idx)?.reading {
            Reading::Done(record) => Some(record),
            Reading::Pending | Reading::Failed => None,
        }
    }

    pub(super) fn state(&self, idx: ArticleIdx) -> State {
        self.listed(idx).map(|listed| listed.standing.state).unwrap_or_default()
    }

    /// Changes how all articles with this content stand.
    pub(super) fn restate(&mut self, id: ArticleId, change: impl Fn(&mut Standing)) {
        self.articles.iter_mut().filter(|l| l.article.id == id).for_each(|l| change(&mut l.standing));
        self.tally = Tally::of(&self.articles);
    }

    pub(super) fn current(&self) -> Option<ArticleIdx> {
        self.rows.get(self.selected).copied()
    }

    /// The article on the page.
    pub(super) fn open_article(&self) -> Option<&Article> {
        Some(&self.listed(self.open.as_ref()?.article)?.article)
    }

    /// The record of the article on the page, once there is one.
    pub(super) fn open_record(&self) -> Option<&Record> {
        self.record(self.open.as_ref()?.article)
    }

    /// The row of the next article that waits for a decision, or else of the nearest before.
    pub(super) fn next_undecided(&self) -> Option<usize> {
        let is_open = |&row: &usize| self.rows.get(row).is_some_and(|&idx| self.state(idx) == State::New);
        (self.selected + 1..self.rows.len()).find(is_open).or_else(|| (0..self.selected).rev().find(is_open))
    }
}

impl Listed {
    fn new(document: Document, standing: Standing) -> Listed {
        Listed {
            path: document.path,
            modified: document.modified,
            article: Arc::new(document.article),
            reading: Reading::Pending,
            standing,
        }
    }

    /// The article's own date, or its file's.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        self.article.date.or(self.modified)
    }
}

impl Tally {
    fn of(articles: &[Listed]) -> Tally {
        let mut tally = Tally::default();
        for listed in articles {
            *match listed.standing.state {
                State::New => &mut tally.new,
                State::Kept => &mut tally.kept,
                State::Starred => &mut tally.starred,
                State::Discarded => &mut tally.discarded,
            } += 1;
        }
        tally
    }

    /// How many articles are in the scope. A starred article is kept, too.
    pub(super) fn of_scope(self, scope: Scope) -> usize {
        match scope {
            Scope::Inbox => self.new,
            Scope::Kept => self.kept + self.starred,
            Scope::Starred => self.starred,
            Scope::Discarded => self.discarded,
            Scope::All => self.new + self.kept + self.starred + self.discarded,
        }
    }
}
