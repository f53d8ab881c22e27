//! The reader: three panes in a terminal.
//!
//! Events come in through one channel; the keymap makes actions of keys; an action changes the state; the state
//! is drawn, and what is done outside it the state asks for by a task or a wish. Does not know SQL or rules of attribution.

pub mod event;

mod action;

pub mod keymap;

pub mod app;

pub mod wish;

mod update;

pub mod theme;

mod arrangement;

mod glyph;

mod wrap;

mod page;

pub mod gatherer;

mod recall;
mod record;

mod opened;

mod search;

mod shelf;

mod arrivals;

mod find;
mod following;

mod address;
mod filter;

pub mod finder;

pub mod opener;

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

mod session;

pub mod linear;

pub mod terminal;

use crate::config::Settings;
use crate::ingest::ReadError;
use crate::library::{Library, LibraryError};
use app::App;
use crossbeam_channel::{Receiver, RecvTimeoutError};
use event::Event;
use input::Keyboard;
use outside::Errand;
use ratatui::layout::Size;
use session::Setup;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{io, iter};
use terminal::Terminal;
use wish::Wish;

/// The time between two pictures while only the analysis goes on.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// Shows the articles under `paths`, or the samples where there are none, as the settings say, until the reader is
/// left. Speakers less sure than `min_confidence` are left out.
pub fn run(
    paths: &[PathBuf],
    library: Library,
    settings: Settings,
    min_confidence: f32,
) -> Result<Left, RunError> {
    // We do without colours ourselves: crossterm would drop the reversal of the selection with them.
    crossterm::style::force_color_output(true);
    let mut setup = Setup::new(paths, library, settings, min_confidence, Size::default())?;
    // Before the terminal is taken, so that no signal finds it taken and nobody to give it back.
    let keyboard = input::spawn(setup.sender.clone())?;
    let mut terminal = Terminal::enter()?;
    terminal.set_mouse(setup.app.has_mouse())?;
    paint(&mut setup.app, &mut terminal)?;
    let (mut app, mut session) = setup.start()?;
    'reader: loop {
        wait(&mut app, &session.events);
        for event in arrived(&session.events) {
            app.handle(event, Instant::now());
        }
        for task in app.take_tasks() {
            session.perform(task, &mut app)?;
        }
        for wish in app.take_wishes() {
            match wish {
                Wish::CopyByTerminal(text) => terminal.copy(&text)?,
                Wish::Lend(errand) => {
                    let told = lend(&errand, &mut terminal, &keyboard)?;
                    app.handle(Event::Returned(told), Instant::now());
                }
                Wish::Suspend => terminal.suspend()?,
                Wish::Resume => terminal.resume()?,
                Wish::Repaint => terminal.repaint()?,
                Wish::Quit => break 'reader,
            }
        }
        terminal.set_mouse(app.has_mouse())?;
        if app.needs_painting() {
            paint(&mut app, &mut terminal)?;
        }
    }
    // Whoever left has the terminal back while commands are still to be run.
    drop(terminal);
    Ok(Left { complaints: session.finish(), failures: app.leave(), is_understood: true })
}

/// What there is to say when the reader was left.
#[derive(Debug)]
pub struct Left {
    /// The files that could not be read.
    pub failures: Vec<ReadError>,
    /// What went wrong with commands that were run last.
    pub complaints: Vec<String>,
    /// Whether every line of a script made sense.
    pub is_understood: bool,
}

/// Lends the terminal to another program, and takes it again. Nothing that is typed meanwhile is for us.
fn lend(errand: &Errand, terminal: &mut Terminal, keyboard: &Keyboard) -> io::Result<Result<String, String>> {
    if let Some(complaint) = errand.complaint() {
        return Ok(Err(complaint));
    }
    keyboard.pause();
    let told = terminal.lend(|| errand.run(true));
    keyboard.go_on();
    told
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
    /// Standard output, where the reader only writes.
    #[error(transparent)]
    Output(io::Error),
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

/// The events that have come by now; of sizes that follow each other the last, since each has a long article laid out
/// anew.
fn arrived(events: &Receiver<Event>) -> impl Iterator<Item = Event> {
    let mut events = events.try_iter().peekable();
    iter::from_fn(move || {
        let is_size = |event: &Event| matches!(event, Event::Resize(..));
        let mut event = events.next()?;
        while let Some(next) = events.next_if(|next| is_size(&event) && is_size(next)) {
            event = next;
        }
        Some(event)
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_sizes_that_follow_each_other_the_last_counts() {
        let (sender, events) = crossbeam_channel::unbounded();
        let size = |n| Event::Resize(n, n);
        for event in [size(1), size(2), Event::Terminate, size(3), size(4), size(5)] {
            sender.send(event).unwrap();
        }
        let arrived: Vec<_> = arrived(&events).map(|event| format!("{event:?}")).collect();
        assert_eq!(arrived, ["Resize(2, 2)", "Terminate", "Resize(5, 5)"]);
    }
}
