//! The thread that writes: it finds out what is to be read, reads it, and keeps what others find in it.
//!
//! Knows the order of things: what is asked for, then what is to be listed, then what was analysed.

use super::Progress;
use super::analyst::Outcome;
use super::gone::Gone;
use super::queue::Queue;
use super::scan::{Fresh, Scan, scan};
use crate::analysis::EngineVersion;
use crate::article::Article;
use crate::ingest::{self, Document, ReadError, Reason, SAMPLES};
use crate::library::{Batch, DocId, Entry, Fate, Findings, Known, Library, LibraryError, Stamp};
use crossbeam_channel::{Receiver, TryRecvError, select};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many files, and about how many bytes, are read before they are listed.
const FILES_AT_ONCE: usize = 256;
const BYTES_AT_ONCE: u64 = 16 << 20;
/// How many analyses are kept at once, and how long the first waits for the last.
pub(super) const ANALYSES_AT_ONCE: usize = 256;
/// How many are while somebody decides, and for how long after somebody had to wait.
const ANALYSES_BETWEEN_DECISIONS: usize = 32;
const CONSIDERATION: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_millis(500);
/// From so many new files on they are sorted; fewer are analysed before all others.
const MANY_FILES: usize = 32;

/// The one who writes.
pub(super) struct Writer {
    library: Library,
    roots: Vec<PathBuf>,
    queue: Arc<Queue>,
    scans: Receiver<Vec<PathBuf>>,
    outcomes: Receiver<Outcome>,
    report: Box<dyn FnMut(Progress) + Send>,
    /// Files that are to be read, the next last.
    to_read: Vec<Fresh>,
    /// Files that are gone.
    missing: Vec<PathBuf>,
    /// The newest article that was there or is listed.
    newest: DocId,
    /// What was known of files that are to be read.
    known: HashMap<PathBuf, Known>,
    /// Whether the queue is to be filled anew when all is read.
    is_queue_due: bool,
    /// What was analysed, and is not kept yet.
    found: Found,
    /// How much was analysed since there was something to do; `None` while there is nothing.
    work: Option<Work>,
    /// Until when somebody is taken to be deciding.
    considerate_until: Option<Instant>,
    gone: Gone,
}

/// Analyses that wait for more of them to be kept together.
#[derive(Default)]
struct Found {
    articles: Vec<(DocId, Option<Findings>)>,
    /// Until when the first waits; now, where somebody waits for one.
    deadline: Option<Instant>,
}

struct Work {
    n_done: usize,
    since: Instant,
}

/// What is to be done next.
enum Next {
    Scan(Vec<PathBuf>),
    Read,
    Miss,
    Fill,
    Take(Box<Outcome>),
    Keep,
}

/// An article that was read.
struct Arrival {
    path: PathBuf,
    stamp: Stamp,
    article: Article,
}

impl Writer {
    /// A writer who is asked for `scans` and gets `outcomes` from those who analyse.
    pub(super) fn new(
        library: Library,
        roots: Vec<PathBuf>,
        queue: Arc<Queue>,
        scans: Receiver<Vec<PathBuf>>,
        outcomes: Receiver<Outcome>,
        report: impl FnMut(Progress) + Send + 'static,
    ) -> Result<Writer, LibraryError> {
        Ok(Writer {
            newest: library.newest()?,
            library,
            roots,
            queue,
            scans,
            outcomes,
            report: Box::new(report),
            to_read: Vec::new(),
            missing: Vec::new(),
            known: HashMap::new(),
            is_queue_due: true,
            found: Found::default(),
            work: None,
            considerate_until: None,
            gone: Gone::default(),
        })
    }

    /// Works until nobody wants more.
    pub(super) fn run(mut self) {
        if let Err(error) = self.work() {
            self.tell(Progress::Broken(error));
        }
        self.queue.end();
    }

    fn work(&mut self) -> Result<(), LibraryError> {
        self.scan(Vec::new())?;
        while let Some(next) = self.next() {
            match next {
                Next::Scan(paths) => self.scan(paths)?,
                Next::Read => self.read()?,
                Next::Miss => self.miss()?,
                Next::Fill => self.fill()?,
                Next::Take(outcome) => self.found.take(*outcome)?,
                Next::Keep => self.keep()?,
            }
        }
        Ok(())
    }

    /// Waits for something to do; `None` when it is over.
    fn next(&mut self) -> Option<Next> {
        match self.scans.try_recv() {
            Ok(paths) => return Some(Next::Scan(paths)),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {}
        }
        let is_last = self.queue.n_left() == self.found.articles.len();
        if self.found.is_due(self.n_at_once()) || is_last && !self.found.articles.is_empty() {
            return Some(Next::Keep);
        }
        if let Ok(outcome) = self.outcomes.try_recv() {
            return Some(Next::Take(Box::new(outcome)));
        }
        if !self.to_read.is_empty() {
            return Some(Next::Read);
        }
        // Not before all is read: what was renamed is not missing.
        if !self.missing.is_empty() {
            return Some(Next::Miss);
        }
        if mem::take(&mut self.is_queue_due) {
            return Some(Next::Fill);
        }
        if self.queue.n_left() == 0 {
            self.rest();
        }
        let patience = self.found.deadline.map_or_else(crossbeam_channel::never, crossbeam_channel::at);
        select! {
            recv(self.scans) -> paths => paths.ok().map(Next::Scan),
            recv(self.outcomes) -> outcome => outcome.ok().map(|outcome| Next::Take(Box::new(outcome))),
            recv(patience) -> _ => Some(Next::Keep),
        }
    }

    /// Tells that all is done, and gives back the memory that it took.
    fn rest(&mut self) {
        self.work = None;
        // Without it there is a little less memory.
        _ = self.library.set_roomy(false);
        self.tell(Progress::Idle);
    }

    /// Finds out what became of the files under `paths`, or under all roots.
    fn scan(&mut self, mut paths: Vec<PathBuf>) -> Result<(), LibraryError> {
        if paths.is_empty() {
            paths.clone_from(&self.roots);
        }
        let mut known = self.library.files(&paths)?;
        let (samples, paths): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| path == Path::new(SAMPLES));
        let samples = if samples.is_empty() { Vec::new() } else { self.new_samples(&known)? };
        // They are in the program, and no folder can lose them.
        known.retain(|path, _| !path.starts_with(SAMPLES));
        let noted_by_others = self.gone.differing(&known);
        self.tell_fates(&noted_by_others)?;
        let Scan { n_found, to_read, missing, failures } = scan(&paths, &known);
        self.tell(Progress::Found { n: n_found + samples.len() });
        failures.into_iter().for_each(|failure| self.tell(Progress::Failed(failure)));
        if to_read.len() > MANY_FILES {
            self.is_queue_due = true;
            self.library.set_roomy(true)?;
        }
        self.known
            .extend(to_read.iter().filter_map(|file| Some((file.path.clone(), *known.get(&file.path)?))));
        self.to_read.extend(to_read);
        self.to_read
            .sort_by(|one, other| (one.stamp.modified, &other.path).cmp(&(other.stamp.modified, &one.path)));
        self.missing.extend(missing);
        self.list(samples)
    }

    /// Notes which files are gone.
    fn miss(&mut self) -> Result<(), LibraryError> {
        let paths = mem::take(&mut self.missing);
        let docs = self.change(|batch| {
            let docs = paths.iter().map(|path| batch.mark_missing(path));
            docs.filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()
        })?;
        paths.iter().for_each(|path| self.gone.note(path, true));
        self.tell_fates(&docs)
    }

    /// Tells what became of the files of some articles.
    fn tell_fates(&mut self, docs: &[DocId]) -> Result<(), LibraryError> {
        let entries = self.entries(docs)?;
        let (gone, left): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.fate == Fate::Missing);
        if !gone.is_empty() {
            self.tell(Progress::Missing(gone.iter().map(|entry| entry.doc).collect()));
        }
        // Another file of the same content is there.
        if !left.is_empty() {
            self.tell(Progress::Listed(left));
        }
        Ok(())
    }

    /// Reads and lists some files, the last changed first.
    fn read(&mut self) -> Result<(), LibraryError> {
        let mut n_bytes = 0;
        let some = self.to_read.iter().rev().take(FILES_AT_ONCE).take_while(|file| {
            let is_first = n_bytes == 0;
            n_bytes += file.stamp.size;
            is_first || n_bytes <= BYTES_AT_ONCE
        });
        let some = self.to_read.split_off(self.to_read.len() - some.count());
        let read = |file: &Fresh| {
            let (article, stamp) = ingest::read_stamped(&file.path)?;
            Ok(Arrival { path: file.path.clone(), stamp, article })
        };
        let mut arrivals = Vec::with_capacity(some.len());
        for result in some.par_iter().rev().map(read).collect::<Vec<Result<_, ReadError>>>() {
            match result {
                Ok(arrival) => arrivals.push(arrival),
                Err(failure) => self.tell(Progress::Failed(failure)),
            }
        }
        self.list(arrivals)
    }

    /// Enters articles into the catalogue, and lists them with those that another program has entered meanwhile.
    fn list(&mut self, arrivals: Vec<Arrival>) -> Result<(), LibraryError> {
        let mut docs = Vec::with_capacity(arrivals.len());
        while let Some(rest) = arrivals.get(docs.len()..).filter(|rest| !rest.is_empty()) {
            docs.extend(self.change(|batch| list_some(batch, rest))?);
        }
        let mut new = Vec::with_capacity(docs.len());
        for (arrival, &doc) in arrivals.iter().zip(&docs) {
            self.gone.note(&arrival.path, false);
            let known = self.known.remove(&arrival.path);
            if known.is_none_or(|known| known.doc != doc || known.fate == Fate::Missing) {
                new.push(doc);
            }
        }
        let since = self.library.since(self.newest, &self.roots)?;
        self.newest = since.last().copied().unwrap_or(self.newest);
        let own: HashSet<DocId> = docs.into_iter().collect();
        new.extend(since.into_iter().filter(|doc| !own.contains(doc)));
        if self.is_queue_due {
            self.queue.add(&new);
        } else {
            new.iter().rev().for_each(|&doc| self.queue.prefer(doc));
        }
        let entries = self.entries(&new)?;
        if !entries.is_empty() {
            self.tell(Progress::Listed(entries));
        }
        Ok(())
    }

    /// Has everything analysed that is to be.
    fn fill(&mut self) -> Result<(), LibraryError> {
        let due = self.library.due(&self.roots, EngineVersion::current())?;
        self.library.set_roomy(due.len() > MANY_FILES)?;
        self.queue.fill(due);
        Ok(())
    }

    /// Keeps what was found. Whoever decides meanwhile does not wait for all of it.
    fn keep(&mut self) -> Result<(), LibraryError> {
        let mut found = mem::take(&mut self.found).articles;
        // The full-text index gathers words as long as the numbers of their articles rise.
        found.sort_unstable_by_key(|(doc, _)| *doc);
        let mut n_kept = 0;
        while let Some(rest) = found.get(n_kept..).filter(|rest| !rest.is_empty()) {
            n_kept += self.change(|batch| keep_some(batch, rest))?;
        }
        let mut analysed = Vec::with_capacity(found.len());
        for (doc, findings) in &found {
            self.queue.finish(*doc);
            match findings.as_ref().map(Findings::n_quotes) {
                Some(Some(n_quotes)) => analysed.push((*doc, n_quotes)),
                Some(None) => self.tell_of_fault(*doc)?,
                None => {}
            }
        }
        if !analysed.is_empty() {
            self.tell(Progress::Analysed(analysed));
        }
        self.tell_rate(found.len());
        Ok(())
    }

    fn tell_of_fault(&mut self, doc: DocId) -> Result<(), LibraryError> {
        if let Some(entry) = self.library.entry(doc)? {
            self.tell(Progress::Failed(ReadError::new(&entry.path, Reason::NotAnalysed)));
        }
        Ok(())
    }

    fn tell_rate(&mut self, n_more: usize) {
        let work = self.work.get_or_insert_with(|| Work { n_done: 0, since: Instant::now() });
        work.n_done += n_more;
        let (done, seconds) = (work.n_done, work.since.elapsed().as_secs_f64());
        let per_second = if seconds > 0.0 { done as f64 / seconds } else { 0.0 };
        self.tell(Progress::Rate { done, all: done + self.queue.n_left(), per_second });
    }

    fn tell(&mut self, progress: Progress) {
        if !self.queue.is_ended() {
            (self.report)(progress);
        }
    }

    fn entries(&self, docs: &[DocId]) -> Result<Vec<Entry>, LibraryError> {
        docs.iter().filter_map(|&doc| self.library.entry(doc).transpose()).collect()
    }

    /// How many analyses are kept at once now.
    fn n_at_once(&self) -> usize {
        let is_considerate = self.considerate_until.is_some_and(|until| Instant::now() < until);
        if is_considerate { ANALYSES_BETWEEN_DECISIONS } else { ANALYSES_AT_ONCE }
    }

    /// Makes a change. As long as another program writes, it waits.
    fn change<T>(
        &mut self,
        make: impl Fn(&mut Batch<'_>) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        loop {
            let done = self.library.batch().and_then(|mut batch| {
                let made = make(&mut batch)?;
                batch.commit()?;
                Ok(made)
            });
            if self.library.is_waited_for() {
                self.considerate_until = Some(Instant::now() + CONSIDERATION);
            }
            match done {
                Err(error) if error.is_busy() && !self.queue.is_ended() => {}
                done => return done,
            }
        }
    }

    /// The sample articles that are not in the catalogue as this program has them.
    fn new_samples(&self, known: &HashMap<PathBuf, Known>) -> Result<Vec<Arrival>, LibraryError> {
        let mut new = Vec::new();
        for Document { path, article, .. } in ingest::samples() {
            let before = known.get(&path).map(|known| self.library.entry(known.doc)).transpose()?.flatten();
            if before.is_none_or(|before| before.id != article.id) {
                let stamp = Stamp { size: article.text.len() as u64, modified: None, is_sure: true };
                new.push(Arrival { path, stamp, article });
            }
        }
        Ok(new)
    }
}

impl Found {
    fn take(&mut self, Outcome { task, findings }: Outcome) -> Result<(), LibraryError> {
        self.articles.push((task.doc, findings?));
        let now = Instant::now();
        self.deadline = if task.is_urgent { Some(now) } else { self.deadline.or(Some(now + PATIENCE)) };
        Ok(())
    }

    /// Whether there are enough of them, or the first has waited for long.
    fn is_due(&self, enough: usize) -> bool {
        self.articles.len() >= enough || self.deadline.is_some_and(|deadline| deadline <= Instant::now())
    }
}

/// Enters the first of the articles: one at least, and no more once somebody else waits. Returns their numbers.
fn list_some(batch: &mut Batch<'_>, arrivals: &[Arrival]) -> Result<Vec<DocId>, LibraryError> {
    let mut docs = Vec::with_capacity(arrivals.len());
    for Arrival { path, stamp, article } in arrivals {
        if !docs.is_empty() && batch.is_waited_for() {
            break;
        }
        docs.push(batch.put(path, *stamp, article)?);
    }
    Ok(docs)
}

/// Keeps the first of what was found: one at least, and no more once somebody else waits. Returns how many.
fn keep_some(batch: &mut Batch<'_>, found: &[(DocId, Option<Findings>)]) -> Result<usize, LibraryError> {
    let version = EngineVersion::current();
    for (n, (doc, findings)) in found.iter().enumerate() {
        if n > 0 && batch.is_waited_for() {
            return Ok(n);
        }
        findings.as_ref().map_or(Ok(()), |findings| batch.set_analysis(*doc, version, findings))?;
    }
    Ok(found.len())
}
