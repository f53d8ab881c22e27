//! When a file is complete: once it was renamed into place, or has stayed the same for a while.
//!
//! Knows no clock and no disk; both are handed in.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// A file that its writer has closed may be opened again for the next line, and one that is gone may be replaced.
pub(super) const AFTER_CLOSING: Duration = Duration::from_millis(50);
/// For a file that was there before anybody looked: whether it is being written would be seen by then.
const AFTER_FINDING: Duration = Duration::from_millis(200);
/// A writer that has not closed its file may wait for the network. Where nobody tells of closing, this is all.
pub(super) const AFTER_WRITING: Duration = Duration::from_secs(2);

/// What happened to a path, as far as it tells how soon it is as it will stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// It was renamed into place: it is complete.
    Placed,
    /// Its writer has closed it.
    Closed,
    /// It was deleted or renamed away.
    Removed,
    /// Its owner, its times or what may be done with it have changed.
    Touched,
    /// It was there when a folder was first looked at.
    Found,
    /// It was made or written to.
    Written,
}

impl Sign {
    /// How long the path must then stay as it is.
    fn wait(self) -> Duration {
        match self {
            Sign::Placed => Duration::ZERO,
            Sign::Closed | Sign::Removed | Sign::Touched => AFTER_CLOSING,
            Sign::Found => AFTER_FINDING,
            Sign::Written => AFTER_WRITING,
        }
    }
}

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A pipe or the like.
    Other,
}

/// By what a file is known to be the same as before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) sort: Sort,
    /// In bytes.
    pub(super) size: u64,
    pub(super) modified: Option<SystemTime>,
}

/// The paths that something has happened to, until they are as they will stay.
#[derive(Debug, Default)]
pub(super) struct Settling {
    paths: HashMap<PathBuf, Waiting>,
    /// The same, the next first.
    order: BTreeSet<(Instant, PathBuf)>,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    /// `None` while there is nothing at the path.
    stamp: Option<Stamp>,
    wait: Duration,
    due: Instant,
}

impl Settling {
    /// Notes a sign of a path that now has this stamp.
    pub(super) fn see(&mut self, path: &Path, sign: Sign, stamp: Option<Stamp>, now: Instant) {
        let earlier = self.forget(path);
        // A changed time does not mean that a writer is done.
        let wait = earlier.filter(|_| sign == Sign::Touched).map_or(sign.wait(), |earlier| earlier.wait);
        self.put(path.to_owned(), Waiting { stamp, wait, due: now + wait });
    }

    /// When to ask again what has settled.
    pub(super) fn next(&self) -> Option<Instant> {
        self.order.first().map(|(due, _)| *due)
    }

    /// Takes out the paths that are as they will stay, with what is there; `look` tells what there is now.
    pub(super) fn settled(
        &mut self,
        now: Instant,
        look: impl Fn(&Path) -> Option<Stamp>,
    ) -> Vec<(PathBuf, Option<Stamp>)> {
        let mut settled = Vec::new();
        while self.next().is_some_and(|due| due <= now) {
            let Some((_, path)) = self.order.pop_first() else { break };
            let Some(waiting) = self.paths.remove(&path) else { continue };
            let stamp = look(&path);
            if stamp == waiting.stamp {
                settled.push((path, stamp));
            } else {
                // What changes while nobody tells of it may go on changing.
                let wait = waiting.wait.max(AFTER_CLOSING);
                self.put(path, Waiting { stamp, wait, due: now + wait });
            }
        }
        settled
    }

    fn put(&mut self, path: PathBuf, waiting: Waiting) {
        self.order.insert((waiting.due, path.clone()));
        self.paths.insert(path, waiting);
    }

    fn forget(&mut self, path: &Path) -> Option<Waiting> {
        let (path, waiting) = self.paths.remove_entry(path)?;
        self.order.remove(&(waiting.due, path));
        Some(waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file in a folder that nobody watches, and a clock that moves when it is told to.
    struct Bench {
        settling: Settling,
        start: Instant,
        now: Instant,
        stamp: Option<Stamp>,
    }

    impl Bench {
        fn new() -> Bench {
            let now = Instant::now();
            Bench { settling: Settling::default(), start: now, now, stamp: None }
        }

        fn see(&mut self, sign: Sign, size: impl Into<Option<u64>>) {
            self.resize(size);
            self.settling.see(Path::new("a.txt"), sign, self.stamp, self.now);
        }

        /// Changes the file, and tells nobody.
        fn resize(&mut self, size: impl Into<Option<u64>>) {
            let modified = Some(SystemTime::UNIX_EPOCH);
            self.stamp = size.into().map(|size| Stamp { sort: Sort::File, size, modified });
        }

        fn pass(&mut self, time: Duration) {
            self.now += time;
        }

        fn settled(&mut self) -> Vec<(PathBuf, Option<Stamp>)> {
            self.settling.settled(self.now, |_| self.stamp)
        }

        /// Lets the time pass until it settles, and tells how long it took from the beginning.
        fn settle(&mut self) -> Duration {
            loop {
                self.now = self.settling.next().unwrap();
                match self.settled().as_slice() {
                    [] => {}
                    [(path, stamp)] => {
                        assert_eq!((path.as_path(), *stamp), (Path::new("a.txt"), self.stamp));
                        return self.now - self.start;
                    }
                    more => panic!("settled twice: {more:?}"),
                }
            }
        }
    }

    const SHORT: Duration = Duration::from_millis(20);

    #[test]
    fn a_file_that_was_renamed_into_place_is_complete_at_once() {
        let mut bench = Bench::new();
        bench.see(Sign::Placed, 10);
        assert_eq!(bench.settle(), Duration::ZERO);
        assert_eq!(bench.settling.next(), None, "it is told once");
    }

    #[test]
    fn a_file_that_grows_is_not_complete_until_it_has_stopped() {
        let mut bench = Bench::new();
        for size in 1..200 {
            bench.see(Sign::Written, size);
            bench.pass(SHORT);
            assert_eq!(bench.settled(), []);
        }
        assert_eq!(bench.settle(), 198 * SHORT + AFTER_WRITING);
    }

    #[test]
    fn closing_a_file_says_that_it_has_stopped_unless_it_goes_on() {
        let mut bench = Bench::new();
        bench.see(Sign::Written, 1);
        bench.see(Sign::Closed, 10);
        bench.pass(SHORT);
        bench.see(Sign::Written, 20);
        bench.pass(AFTER_CLOSING);
        assert_eq!(bench.settled(), []);
        bench.see(Sign::Closed, 30);
        assert_eq!(bench.settle(), SHORT + 2 * AFTER_CLOSING);
    }

    #[test]
    fn a_file_that_grows_untold_is_looked_at_again() {
        let mut bench = Bench::new();
        bench.see(Sign::Found, 10);
        bench.pass(AFTER_FINDING);
        bench.resize(20);
        assert_eq!(bench.settled(), []);
        assert_eq!(bench.settle(), 2 * AFTER_FINDING);
    }

    #[test]
    fn a_touched_file_is_not_taken_from_its_writer() {
        let mut bench = Bench::new();
        bench.see(Sign::Touched, 10);
        assert_eq!(bench.settle(), AFTER_CLOSING);

        let mut bench = Bench::new();
        bench.see(Sign::Written, 10);
        bench.pass(SHORT);
        bench.see(Sign::Touched, 10);
        assert_eq!(bench.settle(), SHORT + AFTER_WRITING);
    }

    #[test]
    fn a_file_that_is_replaced_was_never_gone() {
        let mut bench = Bench::new();
        bench.see(Sign::Removed, None);
        bench.pass(SHORT);
        bench.see(Sign::Placed, 10);
        assert_eq!(bench.settle(), SHORT);
        assert_eq!(bench.settling.next(), None);

        let mut bench = Bench::new();
        bench.see(Sign::Removed, None);
        assert_eq!(bench.settle(), AFTER_CLOSING, "one that does not come back is");
        assert_eq!(bench.stamp, None);
    }

    #[test]
    fn what_is_due_first_settles_first() {
        let mut settling = Settling::default();
        let now = Instant::now();
        for (path, sign) in [("a", Sign::Written), ("b", Sign::Found), ("c", Sign::Closed)] {
            settling.see(Path::new(path), sign, None, now);
        }
        let settled = settling.settled(now + AFTER_WRITING, |_| None);
        let paths: Vec<_> = settled.iter().map(|(path, _)| path.to_str().unwrap()).collect();
        assert_eq!(paths, ["c", "b", "a"]);
    }
}
