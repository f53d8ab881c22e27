//! The reader with all that works for it: who lists, imports and searches, and the files that are watched.
//!
//! Does not know whether the state is drawn or told, nor where keys and lines come from.

use super::RunError;
use super::app::App;
use super::event::Event;
use super::finder::Finder;
use super::gatherer::Gatherer;
use super::keymap::Keymap;
use super::outside::clipboard;
use super::outside::hook::Hooks;
use super::reload;
use super::theme::Variables;
use super::wish::Task;
use crate::config::Settings;
use crate::ingest::SAMPLES;
use crate::ingest::import::{self, Importer};
use crate::ingest::persons::Joiner;
use crate::ingest::watch::{News, Watcher};
use crate::library::{Library, Watch};
use crossbeam_channel::{Receiver, Sender};
use notify::RecommendedWatcher;
use ratatui::layout::Size;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{io, thread};

/// How many articles the first picture is made with, while the rest are still being listed.
const FIRST_ARTICLES: usize = 200;

/// The reader as far as it needs nobody's work: it can be shown.
pub(super) struct Setup {
    pub(super) app: App,
    /// Where everything that happens is told.
    pub(super) sender: Sender<Event>,
    events: Receiver<Event>,
    settings: Settings,
    roots: Vec<PathBuf>,
    lister: Library,
    importing: Library,
    searched: Library,
    gathering: Library,
    joining: Library,
    told: Library,
    min_confidence: f32,
    watch: Watch,
}

impl Setup {
    /// The reader over the articles under `paths`, or the samples where there are none, as far as the library knows
    /// them, on a screen of this size. Speakers less sure than `min_confidence` are left out.
    pub(super) fn new(
        paths: &[PathBuf],
        library: Library,
        mut settings: Settings,
        min_confidence: f32,
        size: Size,
    ) -> Result<Setup, RunError> {
        let roots = import::roots(paths);
        let (lister, importing, searched) = (library.another()?, library.another()?, library.another()?);
        let (gathering, joining, told) = (library.another()?, library.another()?, library.another()?);
        let (sender, events) = crossbeam_channel::unbounded();
        let to_library = sender.clone();
        let watch = library.watch(move || _ = to_library.send(Event::LibraryWritten))?;
        let known = library.latest()?;
        let first = library.entries(&roots, Some(FIRST_ARTICLES))?;
        let (theme, _) = Variables::of_environment().theme(settings.config(), settings.theme_text());
        let is_unused = library.is_unused()?;
        let mut app = App::new(first, library, theme, min_confidence, size).known_to(known);
        configure(&mut app, &mut settings);
        // From the first article on the library is its own mark that somebody was here.
        if is_unused && settings.is_untouched() {
            app = app.welcoming();
        }
        Ok(Setup {
            app,
            sender,
            events,
            settings,
            roots,
            lister,
            importing,
            searched,
            gathering,
            joining,
            told,
            min_confidence,
            watch,
        })
    }

    /// Has everything begin that goes on in the background.
    pub(super) fn start(self) -> io::Result<(App, Session)> {
        let Setup { app, sender, events, settings, roots, .. } = self;
        let settings_watcher = settings.folder().and_then(|folder| reload::watch(folder, sender.clone()));
        let to_reader = sender.clone();
        let tell = move |progress| _ = to_reader.send(Event::Import(progress));
        let importer = Arc::new(Importer::start(self.importing, roots.clone(), tell)?);
        // After the importer, which tells of all that comes into the library from then on.
        list_all(self.lister, roots.clone(), sender.clone())?;
        let to_reader = sender.clone();
        let session = Session {
            finder: Finder::start(self.searched, sender.clone())?,
            gatherer: Gatherer::start(self.gathering, self.min_confidence, sender.clone())?,
            joiner: Joiner::start(self.joining, move || _ = to_reader.send(Event::Joined))?,
            hooks: Hooks::start(self.told, sender.clone())?,
            watcher: watch(roots, Arc::clone(&importer), sender.clone())?,
            importer,
            sender,
            events,
            settings,
            _watches: (self.watch, settings_watcher),
        };
        Ok((app, session))
    }
}

/// What goes on for the reader in the background, until this is dropped.
pub(super) struct Session {
    /// What has happened.
    pub(super) events: Receiver<Event>,
    sender: Sender<Event>,
    settings: Settings,
    finder: Finder,
    gatherer: Gatherer,
    joiner: Joiner,
    hooks: Hooks,
    importer: Arc<Importer>,
    watcher: Watcher,
    _watches: (Watch, Option<RecommendedWatcher>),
}

impl Session {
    /// Does what the reader asks for, or has it begin.
    pub(super) fn perform(&mut self, task: Task, app: &mut App) -> io::Result<()> {
        match task {
            Task::Analyse(doc) => self.importer.prefer(doc),
            Task::Find(question) => self.finder.ask(question),
            Task::Gather(question) => self.gatherer.ask(question),
            Task::Join => self.joiner.ask(),
            Task::Call(call) => self.hooks.call(call),
            Task::Copy(text) => clipboard::copy(text, &self.sender)?,
            Task::LookOn => _ = self.sender.send(Event::LookOn),
            Task::Rescan => self.watcher.rescan(),
            Task::Configure => configure(app, &mut self.settings),
        }
        Ok(())
    }

    /// Waits for what was begun and must not be cut off, but not long. Returns what went wrong.
    pub(super) fn finish(self) -> Vec<String> {
        self.hooks.finish(&self.events)
    }
}

/// Reads the settings again, and lets the reader have them if they are new.
fn configure(app: &mut App, settings: &mut Settings) {
    if let Some(mut complaints) = settings.refresh() {
        let config = settings.config();
        let (keymap, wrong) = Keymap::new(config.keys).overlaid(settings.keymap_text());
        complaints.extend(wrong);
        app.set_keymap(keymap);
        let (theme, wrong) = Variables::of_environment().theme(config, settings.theme_text());
        complaints.extend(wrong);
        app.configure(config.clone(), theme, &complaints);
    }
}

/// Lists what the library knows, which takes a while where that is much.
fn list_all(library: Library, roots: Vec<PathBuf>, sender: Sender<Event>) -> io::Result<()> {
    let list = move || {
        // What can't be listed now is listed by the importer.
        let entries = library.entries(&roots, None).unwrap_or_default();
        _ = sender.send(Event::Listed(entries));
    };
    thread::Builder::new().name("list".to_owned()).spawn(list)?;
    Ok(())
}

/// Watches `roots`, and has the importer look at what changes there.
fn watch(mut roots: Vec<PathBuf>, importer: Arc<Importer>, sender: Sender<Event>) -> io::Result<Watcher> {
    roots.retain(|root| root != Path::new(SAMPLES));
    let mut is_watching = false;
    let tell = move |news: News| {
        let paths = match &news {
            News::Ready(paths) | News::Gone(paths) | News::Rescan(paths) => Some(paths.clone()),
            // What changed since the importer began, and before anybody watched, is seen by searching once more.
            News::Watching(_) if !is_watching => Some(Vec::new()),
            News::Watching(_) => None,
        };
        is_watching = true;
        // The reader knows that a file has arrived before the importer lists it.
        _ = sender.send(Event::Watch(news));
        if let Some(paths) = paths {
            importer.rescan(paths);
        }
    };
    Watcher::start(roots, tell)
}
