//! Watching: which files arrive, change and vanish under some paths while the program runs.
//!
//! Takes the files that [`find`](super::find) would, and opens none. Does not know which of them were there
//! before: whoever keeps them does. Where the system tells of no changes, as over a network, it looks again
//! every few seconds; elsewhere it sleeps until something happens.

mod folders;
mod ground;
mod lookout;
mod settle;

#[cfg(test)]
mod tests;

use crossbeam_channel::Sender;
use folders::Folders;
use ground::tells_of_changes;
use lookout::{Lookout, Signal, says_something};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{io, thread};

/// The time between two looks at folders of whose changes nobody tells.
const POLL_INTERVAL: Duration = Duration::from_secs(2);

/// What has happened under the paths that are watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// All is watched from here on, in these ways. Told first, so that a search that is begun then misses
    /// nothing; and again whenever a way changes.
    Watching(Ways),
    /// These files are complete, and new or changed.
    Ready(Vec<PathBuf>),
    /// These are gone: files, or folders with all that was in them.
    Gone(Vec<PathBuf>),
    /// More has happened than can be told: these paths must be searched again.
    Rescan(Vec<PathBuf>),
}

/// How changes become known, where it is not the system that tells of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// The folders that are looked at every few seconds, with all in them.
    pub polled: Vec<PathBuf>,
    /// The folders that can't be looked at.
    pub unwatched: Vec<PathBuf>,
}

/// What watches some paths. Ends when it is dropped.
#[derive(Debug)]
pub struct Watcher {
    signals: Sender<Signal>,
}

impl Watcher {
    /// Watches `roots`, which are files and folders, and calls `tell`, on a thread of its own, when there is
    /// something to tell. Paths are told as [`find`](super::find) gives them for the same roots.
    pub fn start(roots: Vec<PathBuf>, tell: impl FnMut(News) + Send + 'static) -> io::Result<Watcher> {
        Watcher::start_with(roots, tell, tells_of_changes, POLL_INTERVAL)
    }

    /// Watches everything anew that is not watched as it should be, and has all searched again.
    pub fn rescan(&self) {
        // The thread ends only with us.
        let _ = self.signals.send(Signal::Rescan);
    }

    fn start_with(
        roots: Vec<PathBuf>,
        tell: impl FnMut(News) + Send + 'static,
        tells_of_changes: fn(&Path) -> bool,
        poll_interval: Duration,
    ) -> io::Result<Watcher> {
        let (signals, received) = crossbeam_channel::unbounded();
        let to_us = signals.clone();
        let work = move || {
            let handler = move |event| {
                if says_something(&event) {
                    let _ = to_us.send(Signal::Told(event));
                }
            };
            let folders = Folders::new(handler, tells_of_changes);
            Lookout::new(roots, folders, tell, poll_interval).run(&received);
        };
        thread::Builder::new().name("watch".to_owned()).spawn(work)?;
        Ok(Watcher { signals })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.signals.send(Signal::Stop);
    }
}
