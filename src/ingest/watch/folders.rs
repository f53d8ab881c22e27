//! The folders that are watched: which files each gives, and how changes in it become known.
//!
//! A folder is known by its real path, so that links lead to none twice, and shown by the path on which the
//! search for articles came to it first.

use super::settle::{Sign, Sort, Stamp};
use crate::ingest::find;
use notify::{EventHandler, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The folders that are watched.
pub(super) struct Folders {
    /// By their real paths.
    known: HashMap<PathBuf, Folder>,
    /// `None` where the system has none left for us.
    events: Option<RecommendedWatcher>,
    tells_of_changes: fn(&Path) -> bool,
    /// Grows whenever a folder is entered or left.
    generation: u64,
}

/// A folder that is watched.
struct Folder {
    /// As the search for articles came to it.
    shown: PathBuf,
    takes: Takes,
    way: Way,
}

/// Which of a folder's files are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Takes {
    /// Whether all that are called articles are.
    pub(super) all: bool,
    /// Those that are taken by their names, and how they are shown.
    pub(super) named: HashMap<OsString, PathBuf>,
}

/// How changes in a folder become known.
enum Way {
    /// The system tells of them.
    Told,
    /// We look again and again; this was there when we last did.
    Polled(Listing),
    /// We may not even look.
    Unwatched,
}

type Listing = HashMap<OsString, Stamp>;

/// What a path in or of a watched folder is to us.
pub(super) enum Subject {
    /// A folder that is watched.
    Watched,
    /// What may be an article, shown so.
    Article(PathBuf),
    /// What may be a folder that is searched, shown so.
    Folder(PathBuf),
}

impl Folders {
    /// Watches no folder yet. Changes are told to `handler` where `tells_of_changes` says that the system knows
    /// of them; elsewhere [`Folders::poll`] finds them.
    pub(super) fn new(handler: impl EventHandler, tells_of_changes: fn(&Path) -> bool) -> Folders {
        let events = notify::recommended_watcher(handler).ok();
        Folders { known: HashMap::new(), events, tells_of_changes, generation: 0 }
    }

    /// Watches the folder `shown`. Tells whether it was not searched for articles before, and is now.
    pub(super) fn enter(&mut self, shown: &Path, takes: Takes) -> io::Result<bool> {
        let real = fs::canonicalize(shown)?;
        let is_searched = takes.all;
        let Some(folder) = self.known.get_mut(&real) else {
            let way = self.way(&real, &takes);
            self.known.insert(real, Folder { shown: shown.to_owned(), takes, way });
            self.generation += 1;
            return Ok(is_searched);
        };
        let is_more = takes.all && !folder.takes.all;
        if let Way::Polled(listing) = &mut folder.way {
            match is_more {
                true => *listing = list(&real, &takes).unwrap_or_default(),
                false => listing.extend(takes.named.keys().filter_map(|name| stamped(&real, name.clone()))),
            }
        }
        folder.takes.named.extend(takes.named);
        if is_more {
            folder.takes.all = true;
            shown.clone_into(&mut folder.shown);
        }
        Ok(is_more)
    }

    fn way(&mut self, real: &Path, takes: &Takes) -> Way {
        let is_told = (self.tells_of_changes)(real)
            && self.events.as_mut().is_some_and(|e| e.watch(real, RecursiveMode::NonRecursive).is_ok());
        match is_told {
            true => Way::Told,
            false => list(real, takes).map_or(Way::Unwatched, Way::Polled),
        }
    }

    /// Watches the folder that was shown so no longer; as [`Folders::leave`].
    pub(super) fn leave_shown(&mut self, shown: &Path) -> Vec<PathBuf> {
        let real = self.known.iter().find(|(_, folder)| folder.shown == shown).map(|(real, _)| real.clone());
        real.map(|real| self.leave(&real)).unwrap_or_default()
    }

    /// Watches a folder no longer, and no folder that was found in it. Tells how everything was shown that is
    /// gone with them.
    pub(super) fn leave(&mut self, real: &Path) -> Vec<PathBuf> {
        let Some(folder) = self.known.get(real) else { return Vec::new() };
        self.generation += 1;
        let (top, is_searched) = (folder.shown.clone(), folder.takes.all);
        let is_left = |path: &Path, folder: &Folder| {
            path == real || is_searched && folder.takes.all && folder.shown.starts_with(&top)
        };
        let mut shown = Vec::new();
        for (real, folder) in self.known.extract_if(|real, folder| is_left(real, folder)) {
            // Fails where the system did so itself when the folder went.
            let _ = self.events.as_mut().map(|events| events.unwatch(&real));
            shown.extend(folder.takes.named.into_values());
        }
        shown.extend(is_searched.then_some(top));
        shown
    }

    /// Leaves the folders that are not what they were, or could not be watched, so that they can be entered anew.
    pub(super) fn leave_lost(&mut self) {
        let is_lost = |(real, folder): (&PathBuf, &Folder)| {
            let is_here = fs::canonicalize(&folder.shown).is_ok_and(|now| now == *real);
            (!is_here || matches!(folder.way, Way::Unwatched)).then(|| real.clone())
        };
        let lost: Vec<_> = self.known.iter().filter_map(is_lost).collect();
        for real in lost {
            self.leave(&real);
        }
    }

    /// What the path, which is real up to its last part, is to us.
    pub(super) fn subject(&self, path: &Path) -> Option<Subject> {
        if self.known.contains_key(path) {
            return Some(Subject::Watched);
        }
        let (folder, name) = (self.known.get(path.parent()?)?, path.file_name()?);
        match folder.takes.named.get(name) {
            Some(shown) => Some(Subject::Article(shown.clone())),
            None if !folder.takes.all || !find::is_searched(name) => None,
            None if find::is_called_article(name) => Some(Subject::Article(folder.shown.join(name))),
            None => Some(Subject::Folder(folder.shown.join(name))),
        }
    }

    /// Whether the folder at this path is searched for articles.
    pub(super) fn searches(&self, folder: &Path) -> bool {
        let folder = fs::canonicalize(folder).ok().and_then(|real| self.known.get(&real));
        folder.is_some_and(|folder| folder.takes.all)
    }

    /// Whether the file of this name is taken in the folder at this path.
    pub(super) fn takes(&self, folder: &Path, name: &OsStr) -> bool {
        let folder = fs::canonicalize(folder).ok().and_then(|real| self.known.get(&real));
        folder.is_some_and(|folder| folder.takes.named.contains_key(name))
    }

    /// A number that is another whenever a folder was entered or left since.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// Looks at the folders of which nobody tells, and says which real paths have changed.
    pub(super) fn poll(&mut self) -> Vec<(PathBuf, Sign)> {
        let mut signs = Vec::new();
        for (real, folder) in &mut self.known {
            let Way::Polled(before) = &mut folder.way else { continue };
            match list(real, &folder.takes) {
                Ok(now) => {
                    let is_new = |(name, stamp): &(&OsString, &Stamp)| before.get(*name) != Some(*stamp);
                    signs.extend(now.iter().filter(is_new).map(|(name, _)| (real.join(name), Sign::Written)));
                    let gone = before.keys().filter(|name| !now.contains_key(*name));
                    signs.extend(gone.map(|name| (real.join(name), Sign::Removed)));
                    *before = now;
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    signs.push((real.clone(), Sign::Removed));
                }
                // A network may come back.
                Err(_) => {}
            }
        }
        signs
    }

    /// The folders that are polled, as they are shown; not those in others.
    pub(super) fn polled(&self) -> Vec<PathBuf> {
        self.shown(|way| matches!(way, Way::Polled(_)))
    }

    /// The folders that can't be watched at all, likewise.
    pub(super) fn unwatched(&self) -> Vec<PathBuf> {
        self.shown(|way| matches!(way, Way::Unwatched))
    }

    fn shown(&self, is_meant: impl Fn(&Way) -> bool) -> Vec<PathBuf> {
        let meant = self.known.values().filter(|folder| is_meant(&folder.way));
        let mut shown: Vec<_> = meant.map(|folder| folder.shown.clone()).collect();
        shown.sort();
        shown.dedup_by(|path, before| path.starts_with(before));
        shown
    }
}

/// What is at the path, where links lead.
pub(super) fn look(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    let sort = match metadata.file_type() {
        kind if kind.is_file() => Sort::File,
        kind if kind.is_dir() => Sort::Folder,
        _ => Sort::Other,
    };
    Some(Stamp { sort, size: metadata.len(), modified: metadata.modified().ok() })
}

/// The paths in a folder that may be articles or folders to search.
pub(super) fn entries(folder: &Path, takes: &Takes) -> io::Result<Vec<OsString>> {
    let is_taken = |name: &OsStr, entry: &fs::DirEntry| {
        takes.named.contains_key(name)
            || takes.all
                && find::is_searched(name)
                && (find::is_called_article(name) || entry.file_type().is_ok_and(|kind| !kind.is_file()))
    };
    let mut taken = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if is_taken(&name, &entry) {
            taken.push(name);
        }
    }
    Ok(taken)
}

/// The same with what is there.
fn list(folder: &Path, takes: &Takes) -> io::Result<Listing> {
    Ok(entries(folder, takes)?.into_iter().filter_map(|name| stamped(folder, name)).collect())
}

/// A name in a folder with what is there. Of another folder its size and time say nothing.
fn stamped(folder: &Path, name: OsString) -> Option<(OsString, Stamp)> {
    let stamp = look(&folder.join(&name))?;
    let is_folder = stamp.sort == Sort::Folder;
    Some((name, if is_folder { Stamp { size: 0, modified: None, ..stamp } } else { stamp }))
}
