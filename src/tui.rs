//! The reader: three panes in a terminal.
//!
//! Events come in through one channel; the keymap makes actions of keys; an action changes the state; the state
//! is drawn, and what only the loop can do it asks for by a wish. Does not know SQL or rules of attribution.

pub mod event;

mod action;

pub mod keymap;

pub mod app;

mod update;

pub mod theme;

mod arrangement;

mod glyph;

mod wrap;

mod page;

pub mod gatherer;

mod record;

mod shelf;

mod arrivals;

mod find;

mod address;
mod filter;

pub mod finder;

mod triage;

mod cite;
mod fuzzy;

mod surroundings;

mod jumps;

mod names;

mod sheet;

mod draw;

mod pane;

mod widget;

pub mod outside;

pub mod input;

mod reload;

pub mod terminal;

use crate::config::Settings;
use crate::ingest::import::{self, Importer};
use crate::ingest::persons::Joiner;
use crate::ingest::watch::{News, Watcher};
use crate::ingest::{ReadError, SAMPLES};
use crate::library::{Library, LibraryError};
use app::{App, Wish};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use event::Event;
use finder::Finder;
use gatherer::Gatherer;
use input::Keyboard;
use keymap::Keymap;
use outside::{Errand, clipboard};
use ratatui::layout::Size;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{io, thread};
use terminal::Terminal;
use theme::Variables;

/// The time between two pictures while only the analysis goes on.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// How many articles the first picture is made with, while the rest are still being listed.
const FIRST_ARTICLES: usize = 200;

/// Shows the articles under `paths`, or the samples where there are none, as the settings say, until the reader is
/// left. Returns the files that could not be read. Speakers less sure than `min_confidence` are left out.
pub fn run(
    paths: &[PathBuf],
    library: Library,
    mut settings: Settings,
    min_confidence: f32,
) -> Result<Vec<ReadError>, RunError> {
    // We do without colours ourselves: crossterm would drop the reversal of the selection with them.
    crossterm::style::force_color_output(true);
    let roots = import::roots(paths);
    let (lister, importing, searched) = (library.another()?, library.another()?, library.another()?);
    let (gathering, joining) = (library.another()?, library.another()?);
    let (sender, events) = crossbeam_channel::unbounded();
    let to_library = sender.clone();
    let _watch = library.watch(move || _ = to_library.send(Event::LibraryWritten))?;
    let known = library.latest()?;
    let first = library.entries(&roots, Some(FIRST_ARTICLES))?;
    let (theme, _) = Variables::of_environment().theme(settings.config(), settings.theme_text());
    let mut app = App::new(first, library, theme, min_confidence, Size::default()).known_to(known);
    configure(&mut app, &mut settings);
    // Before the terminal is taken, so that no signal finds it taken and nobody to give it back.
    let keyboard = input::spawn(sender.clone())?;
    let _watcher = settings.folder().and_then(|folder| reload::watch(folder, sender.clone()));
    let finder = Finder::start(searched, sender.clone())?;
    let mut terminal = Terminal::enter()?;
    terminal.set_mouse(app.has_mouse())?;
    paint(&mut app, &mut terminal)?;
    list_all(lister, roots.clone(), sender.clone())?;
    let to_reader = sender.clone();
    let tell = move |progress| _ = to_reader.send(Event::Import(progress));
    let importer = Arc::new(Importer::start(importing, roots.clone(), tell)?);
    let watcher = watch(roots, Arc::clone(&importer), sender.clone())?;
    let gatherer = Gatherer::start(gathering, min_confidence, sender.clone())?;
    let to_reader = sender.clone();
    let joiner = Joiner::start(joining, move || _ = to_reader.send(Event::Joined))?;
    loop {
        wait(&mut app, &events);
        while let Ok(event) = events.try_recv() {
            app.handle(event, Instant::now());
        }
        for wish in app.take_wishes() {
            match wish {
                Wish::Analyse(doc) => importer.prefer(doc),
                Wish::Gather(question) => gatherer.ask(question),
                Wish::Join => joiner.ask(),
                Wish::Find(question) => finder.ask(question),
                Wish::Copy(text) => clipboard::copy(text, &sender)?,
                Wish::CopyByTerminal(text) => terminal.copy(&text)?,
                Wish::LookOn => _ = sender.send(Event::LookOn),
                Wish::Lend(errand) => {
                    let told = lend(&errand, &mut terminal, &keyboard)?;
                    app.handle(Event::Returned(told), Instant::now());
                }
                Wish::Rescan => watcher.rescan(),
                Wish::Suspend => terminal.suspend()?,
                Wish::Resume => terminal.resume()?,
                Wish::Repaint => terminal.repaint()?,
                Wish::Configure => configure(&mut app, &mut settings),
                Wish::Quit => return Ok(app.into_failures()),
            }
        }
        terminal.set_mouse(app.has_mouse())?;
        if app.needs_painting() {
            paint(&mut app, &mut terminal)?;
        }
    }
}

/// Lends the terminal to another program, and takes it again. Nothing that is typed meanwhile is for us.
fn lend(errand: &Errand, terminal: &mut Terminal, keyboard: &Keyboard) -> io::Result<Result<String, String>> {
    if let Some(complaint) = errand.complaint() {
        return Ok(Err(complaint));
    }
    keyboard.pause();
    let told = terminal.lend(|| errand.run());
    keyboard.go_on();
    told
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

/// Why the reader could not go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The terminal.
    #[error(transparent)]
    Terminal(#[from] io::Error),
    /// The library.
    #[error(transparent)]
    Library(#[from] LibraryError),
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

/// Waits until something has happened that the screen must show at once, or has for a while been waiting to be
/// shown, as results of the analysis can.
fn wait(app: &mut App, events: &Receiver<Event>) {
    let mut paint_at = None;
    while !app.is_urgent() && !app.has_wishes() {
        let received = match [paint_at, app.deadline()].into_iter().flatten().min() {
            Some(deadline) => events.recv_deadline(deadline),
            None => events.recv().map_err(RecvTimeoutError::from),
        };
        let now = Instant::now();
        match received {
            Ok(event) => app.handle(event, now),
            Err(RecvTimeoutError::Timeout) => {
                app.expire(now);
                return;
            }
            Err(RecvTimeoutError::Disconnected) => app.handle(Event::Terminate, now),
        }
        if app.needs_painting() {
            paint_at.get_or_insert(now + PROGRESS_INTERVAL);
        }
    }
}

/// Draws the state, once it is made for the size that the screen really has.
fn paint(app: &mut App, terminal: &mut Terminal) -> io::Result<()> {
    loop {
        let mut size = app.size();
        terminal.draw(|frame| {
            size = frame.area().as_size();
            app.draw(frame);
        })?;
        if size == app.size() {
            app.painted();
            return Ok(());
        }
        app.handle(Event::Resize(size.width, size.height), Instant::now());
    }
}
