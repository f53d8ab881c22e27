//! Tells when something was written to a library, by whatever program.
//!
//! Does not look at what was written. Runs only when something was, where the system tells of it.

use super::Library;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::convert::Infallible;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{io, thread};

/// How often it is looked where the system does not tell of changes.
const INTERVAL: Duration = Duration::from_millis(500);
/// The shortest time from one telling to the next, so that much writing is not much telling.
const PAUSE: Duration = Duration::from_millis(100);

/// A watch over a library; ends when it is dropped.
#[derive(Debug)]
pub struct Watch {
    _watcher: Option<RecommendedWatcher>,
    _pulse: Option<Sender<Infallible>>,
}

impl Library {
    /// Calls `tell` on another thread whenever somebody, this library included, may have written to its file. A library
    /// in memory is only written to by itself, and not watched.
    pub fn watch(&self, tell: impl Fn() + Send + 'static) -> io::Result<Watch> {
        let file = self.connection.path().filter(|_| !self.place.is_in_memory());
        let Some(file) = file.map(PathBuf::from) else {
            return Ok(Watch { _watcher: None, _pulse: None });
        };
        let (written, writings) = bounded(1);
        let watcher = watcher(&file, written).ok();
        let is_watched = watcher.is_some();
        let (pulse, end) = bounded(0);
        thread::Builder::new().name("library".to_owned()).spawn(move || {
            if is_watched {
                tell_of(&writings, tell);
            } else {
                tell_until(&end, tell);
            }
        })?;
        Ok(Watch { _watcher: watcher, _pulse: Some(pulse) })
    }
}

/// Every change is first written to the file beside the library whose name ends in `-wal`. That is made anew now and
/// then, so the folder is watched.
fn watcher(file: &Path, written: Sender<()>) -> notify::Result<RecommendedWatcher> {
    let mut log = file.file_name().map(OsString::from).unwrap_or_default();
    log.push("-wal");
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let is_written = event.is_ok_and(|event| {
            !matches!(event.kind, EventKind::Access(_))
                && (event.need_rescan() || event.paths.iter().any(|path| path.file_name() == Some(&log)))
        });
        if is_written {
            // One that waits is enough.
            let _ = written.try_send(());
        }
    })?;
    watcher.watch(file.parent().unwrap_or(Path::new(".")), RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Tells of writings until there is nobody who could notice one.
fn tell_of(writings: &Receiver<()>, tell: impl Fn()) {
    while writings.recv().is_ok() {
        tell();
        thread::sleep(PAUSE);
    }
}

/// Tells now and then, until the end.
fn tell_until(end: &Receiver<Infallible>, tell: impl Fn()) {
    while end.recv_timeout(INTERVAL) == Err(RecvTimeoutError::Timeout) {
        tell();
    }
}
