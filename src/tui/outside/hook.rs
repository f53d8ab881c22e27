//! The commands of the settings that are run when something has happened to an article: on a thread of their own, one
//! after the other, in the order in which it happened.
//!
//! Nobody waits for them but who leaves the reader, and that not for long.

use super::program::ending;
use crate::correction;
use crate::export::json;
use crate::ingest::import::with_engine;
use crate::library::{DocId, Library, LibraryError, State};
use crate::tui::event::Event;
use crossbeam_channel::{Receiver, Sender};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{io, thread};

/// How long who leaves waits for commands that are still to be run.
const PATIENCE: Duration = Duration::from_secs(10);

/// What has happened to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hook {
    /// It has arrived, and is analysed.
    New,
    /// It was kept.
    Keep,
    /// It was starred.
    Star,
}

/// A command that is to be told of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Why.
    pub hook: Hook,
    /// The command, as for a shell.
    pub command: String,
    /// The article.
    pub doc: DocId,
    /// Where it lies.
    pub path: PathBuf,
    /// What was decided about it then.
    pub state: State,
}

impl Hook {
    /// The setting that holds its command.
    pub fn setting(self) -> &'static str {
        match self {
            Hook::New => "on_new",
            Hook::Keep => "on_keep",
            Hook::Star => "on_star",
        }
    }
}

/// The thread, as those know it who have it run commands.
pub(in crate::tui) struct Hooks {
    calls: Sender<Call>,
    /// How many calls have not ended.
    n_left: Arc<AtomicUsize>,
}

impl Hooks {
    /// Starts the thread on a library of its own; each end is an [`Event::Called`].
    pub(in crate::tui) fn start(library: Library, events: Sender<Event>) -> io::Result<Hooks> {
        let (calls, called) = crossbeam_channel::unbounded::<Call>();
        let n_left = Arc::new(AtomicUsize::new(0));
        let left = Arc::clone(&n_left);
        let run = move || {
            for call in called {
                let told = call.run(&library);
                left.fetch_sub(1, Ordering::Relaxed);
                if events.send(Event::Called(told)).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("hooks".to_owned()).spawn(run)?;
        Ok(Hooks { calls, n_left })
    }

    /// Has a command run after all that were called before.
    pub(in crate::tui) fn call(&self, call: Call) {
        self.n_left.fetch_add(1, Ordering::Relaxed);
        // The thread ends only with the program.
        _ = self.calls.send(call);
    }

    /// Waits for the commands that were called, but not long, nor after a signal to end. Returns what went wrong.
    pub(in crate::tui) fn finish(self, events: &Receiver<Event>) -> Vec<String> {
        let deadline = Instant::now() + PATIENCE;
        let mut complaints = Vec::new();
        while self.n_left.load(Ordering::Relaxed) > 0 {
            match events.recv_deadline(deadline) {
                Ok(Event::Called(told)) => complaints.extend(told.err()),
                Ok(Event::Terminate) | Err(_) => break,
                Ok(_) => {}
            }
        }
        let told = events.try_iter().filter_map(|event| match event {
            Event::Called(told) => told.err(),
            _ => None,
        });
        complaints.extend(told);
        match self.n_left.load(Ordering::Relaxed) {
            0 => {}
            1 => complaints.push("1 command on an event had not ended and may not have been run".to_owned()),
            n => complaints.push(format!("{n} commands on events had not ended and may not have been run")),
        }
        complaints
    }
}

impl Call {
    /// Runs the command on the article's JSON, or tells what went wrong.
    fn run(&self, library: &Library) -> Result<(), String> {
        let name = self.hook.setting();
        let input = self.input(library).map_err(|error| format!("{name}: {error}"))?;
        let about = |what: String| format!("{name}: “{}” {what}", self.command);
        // The screen is the reader's.
        let mut child = Command::new("sh")
            .args(["-c", &self.command])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| about(format!("can’t be started: {error}")))?;
        if let Some(mut stdin) = child.stdin.take() {
            // A command that wants to know no more closes the pipe, which is its right.
            _ = stdin.write_all(input.as_bytes());
        }
        let status = child.wait().map_err(|error| about(error.to_string()))?;
        if status.success() { Ok(()) } else { Err(about(ending(status))) }
    }

    fn input(&self, library: &Library) -> Result<String, LibraryError> {
        let article = library.article(self.doc)?;
        let mut analysis = match library.analysis(self.doc)? {
            Some(analysis) => analysis,
            // It was decided before its turn came; where the engine fails, nothing is found.
            None => with_engine(|engine| engine.analyze(&article)).unwrap_or_default(),
        };
        correction::apply(&mut analysis, &article, &library.corrections(&article.id)?);
        Ok(json::event_line(self.hook.setting(), self.state, &self.path, &article, &analysis) + "\n")
    }
}
