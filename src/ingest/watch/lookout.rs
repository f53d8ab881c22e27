//! The thread that watches: makes of signs news, each once it has settled.

use super::folders::{Folders, Subject, Takes, entries, look};
use super::settle::{Settling, Sign, Sort, Stamp};
use super::{News, Ways};
use crate::ingest::find;
use crossbeam_channel::{Receiver, RecvTimeoutError};
use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Event, EventKind};
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Of the time, no more than one part in so many goes into polling.
const POLLING_SHARE: u32 = 20;

/// What wakes the thread.
pub(super) enum Signal {
    /// The system tells of a change, or that it could not.
    Told(notify::Result<Event>),
    /// Everything is to be searched again.
    Rescan,
    /// Nobody wants to know any more.
    Stop,
}

/// What watches, on a thread of its own.
pub(super) struct Lookout<F> {
    roots: Vec<PathBuf>,
    folders: Folders,
    tell: F,
    /// The least time between two looks at the folders that are polled.
    poll_interval: Duration,
    settling: Settling,
    state: State,
    /// The folders to search again, to be told.
    rescan: BTreeSet<PathBuf>,
}

/// What follows from the folders that are watched.
#[derive(Default)]
struct State {
    /// The generation of the folders that it follows from.
    generation: u64,
    ways: Ways,
    /// The paths given of which no folder is watched, as it is not there.
    missing: Vec<PathBuf>,
    must_poll: bool,
}

impl<F: FnMut(News)> Lookout<F> {
    /// What will watch `roots`.
    pub(super) fn new(roots: Vec<PathBuf>, folders: Folders, tell: F, poll_interval: Duration) -> Lookout<F> {
        let (settling, state, rescan) = (Settling::default(), State::default(), BTreeSet::new());
        Lookout { roots, folders, tell, poll_interval, settling, state, rescan }
    }

    /// Watches until told to stop.
    pub(super) fn run(mut self, signals: &Receiver<Signal>) {
        for root in self.roots.clone() {
            self.enter_root(&root);
        }
        self.state = self.find_state();
        (self.tell)(News::Watching(self.state.ways.clone()));
        let mut poll_at = Instant::now() + self.poll_interval;
        loop {
            let poll = self.state.must_poll.then_some(poll_at);
            let received = match [self.settling.next(), poll].into_iter().flatten().min() {
                Some(deadline) => signals.recv_deadline(deadline),
                None => signals.recv().map_err(RecvTimeoutError::from),
            };
            let now = Instant::now();
            let first = match received {
                Ok(signal) => Some(signal),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            for signal in first.into_iter().chain(signals.try_iter()) {
                match signal {
                    Signal::Told(event) => self.take(event, now),
                    Signal::Rescan => self.search_again(self.roots.clone()),
                    Signal::Stop => return,
                }
            }
            if poll.is_some_and(|poll_at| poll_at <= now) {
                self.poll(now);
                let end = Instant::now();
                poll_at = end + self.poll_interval.max((end - now) * POLLING_SHARE);
            }
            self.settle(Instant::now());
        }
    }

    fn take(&mut self, event: notify::Result<Event>, now: Instant) {
        let Some(event) = event.ok().filter(|event| !event.need_rescan()) else {
            // Something was missed. There may be more of it soon, so this settles, too.
            return self.see_all(&self.roots.clone(), Sign::Found, now);
        };
        let Some(sign) = sign(&event.kind) else { return };
        for path in &event.paths {
            self.see(path, sign, now);
        }
    }

    fn see(&mut self, path: &Path, sign: Sign, now: Instant) {
        match self.folders.subject(path) {
            Some(Subject::Watched) if matches!(sign, Sign::Removed | Sign::Placed) => {
                let gone = self.folders.leave(path);
                self.see_all(&gone, Sign::Removed, now);
            }
            Some(Subject::Article(shown)) => self.settling.see(&shown, sign, look(&shown), now),
            Some(Subject::Folder(shown)) => {
                if matches!(sign, Sign::Removed | Sign::Placed) {
                    let gone = self.folders.leave_shown(&shown);
                    self.see_all(&gone, Sign::Removed, now);
                }
                if matches!(sign, Sign::Written | Sign::Placed) {
                    let found = self
                        .enter_folder(&shown)
                        .iter()
                        .flat_map(|folder| articles(folder))
                        .collect::<Vec<_>>();
                    self.see_all(&found, Sign::Found, now);
                }
            }
            Some(Subject::Watched) | None => {}
        }
    }

    fn see_all(&mut self, paths: &[PathBuf], sign: Sign, now: Instant) {
        for path in paths {
            self.settling.see(path, sign, look(path), now);
        }
    }

    fn poll(&mut self, now: Instant) {
        for (path, sign) in self.folders.poll() {
            self.see(&path, sign, now);
        }
        for root in std::mem::take(&mut self.state.missing) {
            if self.enter_root(&root) {
                self.rescan.insert(root);
            } else {
                self.state.missing.push(root);
            }
        }
    }

    /// Tells what is as it will stay, and what else is due.
    fn settle(&mut self, now: Instant) {
        let (mut ready, mut gone, mut folders) = (Vec::new(), Vec::new(), Vec::new());
        for (path, stamp) in self.settling.settled(now, look) {
            match stamp {
                None => gone.push(path),
                Some(Stamp { sort: Sort::Folder, .. }) => folders.push(path),
                Some(Stamp { sort: Sort::File, size: 1.., .. }) if !self.is_taken_elsewhere(&path) => {
                    ready.push(path)
                }
                // Somebody has made a file to write to, or it is no file.
                Some(_) => {}
            }
        }
        self.search_again(folders);
        let rescan: Vec<_> = std::mem::take(&mut self.rescan).into_iter().collect();
        // What is there first, so that a file which was renamed is never without a path.
        if !ready.is_empty() {
            (self.tell)(News::Ready(ready));
        }
        if !gone.is_empty() {
            (self.tell)(News::Gone(gone));
        }
        if !rescan.is_empty() {
            (self.tell)(News::Rescan(rescan));
        }
        if self.state.generation != self.folders.generation() {
            let now = self.find_state();
            let before = std::mem::replace(&mut self.state, now);
            if before.ways != self.state.ways {
                (self.tell)(News::Watching(self.state.ways.clone()));
            }
        }
    }

    fn find_state(&self) -> State {
        let ways = Ways { polled: self.folders.polled(), unwatched: self.folders.unwatched() };
        let missing: Vec<_> = self.roots.iter().filter(|root| !self.is_watched(root)).cloned().collect();
        let must_poll = !ways.polled.is_empty() || !missing.is_empty();
        State { generation: self.folders.generation(), ways, missing, must_poll }
    }

    fn is_watched(&self, root: &Path) -> bool {
        self.folders.searches(root)
            || root.file_name().is_some_and(|name| self.folders.takes(folder_of(root), name))
    }

    /// Whether the file is a link to one that is found under its own name.
    fn is_taken_elsewhere(&self, path: &Path) -> bool {
        let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
        is_link
            && !self.roots.iter().any(|root| root == path)
            && fs::canonicalize(path)
                .is_ok_and(|real| real.parent().is_some_and(|folder| self.folders.searches(folder)))
    }

    /// Watches what is now at these paths, which may not be what was there before, and has it searched.
    fn search_again(&mut self, paths: Vec<PathBuf>) {
        if !paths.is_empty() {
            self.folders.leave_lost();
        }
        for path in paths {
            if self.roots.contains(&path) {
                self.enter_root(&path);
            } else {
                self.enter_folder(&path);
            }
            self.rescan.insert(path);
        }
    }

    /// Watches a path that was given; tells whether it is there.
    fn enter_root(&mut self, root: &Path) -> bool {
        match look(root) {
            Some(Stamp { sort: Sort::Folder, .. }) => {
                self.enter_folder(root);
                true
            }
            Some(_) => {
                self.enter_file(root, root);
                // What is written through a link changes where it leads.
                if let Ok(real) = fs::canonicalize(root) {
                    self.enter_file(&real, root);
                }
                true
            }
            None => false,
        }
    }

    /// Watches the folder of a file that was given, because the file itself may be replaced.
    fn enter_file(&mut self, file: &Path, shown: &Path) {
        let Some(name) = file.file_name() else { return };
        let named = HashMap::from([(name.to_owned(), shown.to_owned())]);
        let _ = self.folders.enter(folder_of(file), Takes { all: false, named });
    }

    /// Watches a folder and those in it; tells which of them were not searched before.
    fn enter_folder(&mut self, folder: &Path) -> Vec<PathBuf> {
        let takes = Takes { all: true, named: HashMap::new() };
        let mut entered = Vec::new();
        let mut n_before = None;
        // A folder that is made after its parent was read and before that was watched is seen the next time.
        while n_before.replace(entered.len()) != Some(entered.len()) {
            let is_new =
                |shown: &PathBuf| self.folders.enter(shown, takes.clone()).is_ok_and(|is_new| is_new);
            entered.extend(find::folders(folder).filter(is_new));
        }
        entered
    }
}

/// The paths in a folder that may be articles.
fn articles(folder: &Path) -> Vec<PathBuf> {
    let takes = Takes { all: true, named: HashMap::new() };
    let names = entries(folder, &takes).unwrap_or_default().into_iter();
    names.filter(|name| find::is_called_article(name)).map(|name| folder.join(name)).collect()
}

/// The folder that a path lies in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What an event says about a path; `None` where that is nothing, or is said by another event.
fn sign(kind: &EventKind) -> Option<Sign> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Sign::Closed),
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => None,
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) | EventKind::Remove(_) => Some(Sign::Removed),
        EventKind::Modify(ModifyKind::Name(_)) => Some(Sign::Placed),
        EventKind::Modify(ModifyKind::Metadata(_)) => Some(Sign::Touched),
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Any | EventKind::Other => {
            Some(Sign::Written)
        }
    }
}

/// Whether an event says anything. Our own reading does not, and must not wake us.
pub(super) fn says_something(event: &notify::Result<Event>) -> bool {
    event.as_ref().map_or(true, |event| event.need_rescan() || sign(&event.kind).is_some())
}
