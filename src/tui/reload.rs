//! The folder of the settings → an event when a file in it may have changed.
//!
//! Does not read the files.

use super::event::Event;
use crossbeam_channel::Sender;
use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;

/// Watches until what is returned is dropped. `None` where the folder can't be watched, as when there is none: its
/// files are still read again whenever the terminal comes to the front.
pub(super) fn watch(folder: &Path, sender: Sender<Event>) -> Option<RecommendedWatcher> {
    let tell = move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| may_be_whole(event.kind)) {
            // Nobody is left to be told that the reader was left.
            let _ = sender.send(Event::SettingsChanged);
        }
    };
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}

/// Whether a file may be as its writer wants it. Linux tells when a file was written and closed, so that what is
/// told before is passed over.
fn may_be_whole(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Data(_)) => !cfg!(target_os = "linux"),
        _ => true,
    }
}
