//! What is told of real folders.
//!
//! A test waits for what is told, never for a time: [`PATIENCE`] only bounds how long a failure takes. That
//! something is not told shows when what happened after it is. What only counts while it is quick is tried again where
//! the machine was slow.

use super::settle::{AFTER_CLOSING, AFTER_WRITING};
use super::{News, Signal, Watcher, Ways, ground::tells_of_changes};
use crossbeam_channel::Receiver;
use notify::event::Flag;
use notify::{Event, EventKind};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// After this long, what a test waits for is taken to never come.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder that is watched, beside one that is not and has the same file system.
struct Scene {
    home: TempDir,
    watcher: Watcher,
    news: Receiver<News>,
    /// What was told first.
    ways: Ways,
}

impl Scene {
    /// Watches these paths of a folder that holds these files.
    fn new(roots: &[&str], files: &[&str]) -> Scene {
        Scene::over(home(files), roots, tells_of_changes)
    }

    /// The same, where the system tells of nothing.
    fn polled(roots: &[&str], files: &[&str]) -> Scene {
        Scene::over(home(files), roots, |_| false)
    }

    fn over(home: TempDir, roots: &[&str], tells_of_changes: fn(&Path) -> bool) -> Scene {
        let roots = roots.iter().map(|root| home.path().join(root)).collect();
        let (sender, news) = crossbeam_channel::unbounded();
        let tell = move |news| sender.send(news).unwrap_or_default();
        let interval = Duration::from_millis(10);
        let watcher = Watcher::start_with(roots, tell, tells_of_changes, interval).unwrap();
        let News::Watching(ways) = news.recv_timeout(PATIENCE).unwrap() else { panic!("nothing is watched") };
        Scene { home, watcher, news, ways }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.home.path().join(path)
    }

    /// Writes a file and closes it.
    fn write(&self, path: &str) -> &Scene {
        write(&self.path(path));
        self
    }

    /// Writes a file elsewhere and renames it into place.
    fn place(&self, path: &str) -> &Scene {
        write(&self.path("elsewhere"));
        self.rename("elsewhere", path)
    }

    fn rename(&self, from: &str, to: &str) -> &Scene {
        fs::rename(self.path(from), self.path(to)).unwrap();
        self
    }

    fn remove(&self, path: &str) -> &Scene {
        let path = self.path(path);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap()
        } else {
            fs::remove_file(path).unwrap()
        }
        self
    }

    fn next(&self) -> News {
        self.news.recv_timeout(PATIENCE).expect("nothing more is told")
    }

    /// The next news, its paths as in the home and in order.
    fn line(&self) -> String {
        let (kind, paths) = match self.next() {
            News::Ready(paths) => ("ready", paths),
            News::Gone(paths) => ("gone", paths),
            News::Rescan(paths) => ("rescan", paths),
            News::Watching(ways) => ("polled", ways.polled),
        };
        let mut words = vec![kind.to_owned()];
        let paths: BTreeSet<_> =
            paths.iter().map(|path| path.strip_prefix(self.home.path()).unwrap()).collect();
        words.extend(paths.into_iter().map(|path| path.display().to_string()));
        words.join(" ")
    }

    /// Expects news to be told next, and in this order.
    #[track_caller]
    fn tells(&self, lines: &[&str]) -> &Scene {
        for line in lines {
            assert_eq!(self.line(), *line);
        }
        self
    }

    /// Expects a folder to be told as gone, whatever is told of what was in it.
    #[track_caller]
    fn tells_gone(&self, folder: &str) -> &Scene {
        loop {
            match self.next() {
                News::Gone(paths) if paths.contains(&self.path(folder)) => return self,
                News::Gone(paths) if paths.iter().all(|path| path.starts_with(self.path(folder))) => {}
                other => panic!("{other:?} is told"),
            }
        }
    }

    /// Expects these files to be told as ready, in as many pieces as may be, and nothing else meanwhile.
    #[track_caller]
    fn tells_ready(&self, expected: &[&str]) -> &Scene {
        let mut expected: BTreeSet<_> = expected.iter().map(|path| self.path(path)).collect();
        while !expected.is_empty() {
            match self.next() {
                News::Ready(paths) => {
                    for path in paths {
                        assert!(expected.remove(&path), "{path:?} is told, too");
                    }
                }
                other => panic!("{other:?} is told while {expected:?} is waited for"),
            }
        }
        self
    }
}

/// A folder with another, `news`, which holds articles.
fn home(files: &[&str]) -> TempDir {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("news")).unwrap();
    files.iter().for_each(|file| write(&home.path().join(file)));
    home
}

fn write(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, "An article\n").unwrap();
}

/// What an attempt comes to that took less than `limit`, by what it says itself.
fn within<T>(limit: Duration, attempt: impl Fn() -> (Duration, T)) -> T {
    let start = Instant::now();
    loop {
        let (time, told) = attempt();
        if time < limit {
            return told;
        }
        assert!(start.elapsed() < PATIENCE, "the machine is too slow to tell");
    }
}

#[test]
fn a_file_that_is_renamed_into_place_is_told() {
    let scene = Scene::new(&["news"], &[]);
    assert_eq!(scene.ways, Ways::default());
    scene.place("news/a.txt").tells(&["ready news/a.txt"]);
}

#[test]
fn a_file_that_is_written_is_told_once_it_is_closed() {
    let told = within(AFTER_WRITING, || {
        let scene = Scene::new(&["news"], &[]);
        let start = Instant::now();
        let mut file = File::create(scene.path("news/slow.txt")).unwrap();
        writeln!(file, "The beginning").unwrap();
        let first = scene.place("news/a.txt").line();
        writeln!(file, "The end").unwrap();
        let second = scene.place("news/b.txt").line();
        let time = start.elapsed();
        drop(file);
        (time, [first, second, scene.line()])
    });
    assert_eq!(told, ["ready news/a.txt", "ready news/b.txt", "ready news/slow.txt"]);
}

#[test]
fn a_file_that_changes_is_told_and_one_that_is_only_read_is_not() {
    let scene = Scene::new(&["news"], &["news/a.txt", "news/b.txt"]);
    fs::read(scene.path("news/a.txt")).unwrap();
    scene.write("news/b.txt").tells(&["ready news/b.txt"]);
}

#[test]
fn a_file_that_goes_is_told_and_one_that_moves_is_there_first() {
    let scene = Scene::new(&["news"], &["news/a.txt", "news/b.txt"]);
    scene.remove("news/a.txt").tells(&["gone news/a.txt"]);
    scene.rename("news/b.txt", "news/c.txt").tells(&["ready news/c.txt", "gone news/b.txt"]);
    scene.rename("news/c.txt", "elsewhere").tells(&["gone news/c.txt"]);
}

#[test]
fn what_would_not_be_found_is_not_told() {
    let scene = Scene::new(&["news"], &["news/.git/a.txt", "news/plain"]);
    scene.write("news/notes.md").write("news/.hidden.txt").write("news/.git/b.txt").write("news/plain");
    scene.place("news/.c.txt.swp").remove("news/plain").write("news/.new/d.txt").write("beside.txt");
    File::create(scene.path("news/empty.txt")).unwrap();
    scene.write("news/e.txt").tells(&["ready news/e.txt"]);
}

#[test]
fn folders_that_appear_are_watched_with_all_in_them() {
    let scene = Scene::new(&["news"], &["away/1.txt", "away/deep/2.txt", "away/.hidden/3.txt"]);
    scene.rename("away", "news/here").tells_ready(&["news/here/1.txt", "news/here/deep/2.txt"]);
    scene.place("news/here/deep/4.txt").tells(&["ready news/here/deep/4.txt"]);
    scene.write("news/made/by/hand/5.txt").tells_ready(&["news/made/by/hand/5.txt"]);
    scene.place("news/made/by/6.txt").tells(&["ready news/made/by/6.txt"]);
}

#[test]
fn a_folder_that_goes_takes_all_in_it_along() {
    let scene = Scene::new(&["news"], &["news/here/deep/1.txt"]);
    scene.rename("news/here", "away").tells(&["gone news/here"]);
    scene.write("away/deep/1.txt").place("news/2.txt").tells(&["ready news/2.txt"]);
    scene.rename("away", "news/there").tells_ready(&["news/there/deep/1.txt"]);
    scene.place("news/there/deep/3.txt").tells(&["ready news/there/deep/3.txt"]);
}

#[test]
fn a_folder_given_may_go_and_come_back() {
    let scene = Scene::new(&["news"], &["news/1.txt", "news/deep/2.txt"]);
    scene.rename("news", "away").tells(&["gone news"]);
    scene.rename("away", "news").tells(&["rescan news"]);
    scene.place("news/deep/3.txt").tells(&["ready news/deep/3.txt"]);
    scene.remove("news/deep/2.txt").tells(&["gone news/deep/2.txt"]);
    scene.write("other/4.txt").remove("news");
    scene.tells_gone("news").rename("other", "news").tells(&["rescan news"]);
    scene.place("news/5.txt").tells(&["ready news/5.txt"]);
}

#[test]
fn a_file_given_may_be_replaced() {
    let scene = Scene::new(&["notes.md", "news/.hidden"], &["notes.md", "news/.hidden"]);
    scene.place("notes.md").tells(&["ready notes.md"]);
    scene.write("news/a.txt").write("news/.hidden").tells(&["ready news/.hidden"]);
    scene.remove("notes.md").tells(&["gone notes.md"]);
    scene.remove("news").tells(&["gone news/.hidden"]);
    scene.write("news/.hidden").tells(&["rescan news/.hidden"]);
    scene.write("news/.hidden").tells(&["ready news/.hidden"]);
}

#[test]
fn a_file_given_that_an_editor_puts_another_in_place_of_is_not_gone() {
    let told = within(AFTER_CLOSING, || {
        let scene = Scene::new(&["notes.md"], &["notes.md"]);
        let start = Instant::now();
        scene.rename("notes.md", "notes.md~").write("notes.md");
        (start.elapsed(), scene.line())
    });
    assert_eq!(told, "ready notes.md");
}

#[test]
fn links_are_followed_and_no_file_is_told_under_two_names() {
    let home = home(&["news/1.txt", "outside/2.txt"]);
    symlink("../outside", home.path().join("news/there")).unwrap();
    symlink(".", home.path().join("news/here")).unwrap();
    let scene = Scene::over(home, &["news"], tells_of_changes);
    scene.place("news/there/3.txt").tells(&["ready news/there/3.txt"]);
    symlink("1.txt", scene.path("news/4.txt")).unwrap();
    symlink("../news", scene.path("news/there/back")).unwrap();
    scene.place("news/5.txt").tells(&["ready news/5.txt"]);
    fs::remove_file(scene.path("news/there")).unwrap();
    scene.tells(&["gone news/there"]);
    scene.write("outside/2.txt").place("news/6.txt").tells(&["ready news/6.txt"]);
    symlink("../outside", scene.path("news/again")).unwrap();
    scene.tells_ready(&["news/again/2.txt", "news/again/3.txt"]);
}

#[test]
fn a_file_given_may_be_a_link() {
    let home = home(&["outside/1.txt", "outside/2.txt"]);
    symlink("outside/1.txt", home.path().join("given.txt")).unwrap();
    let scene = Scene::over(home, &["given.txt"], tells_of_changes);
    scene.write("outside/2.txt").write("outside/1.txt").tells(&["ready given.txt"]);
    scene.remove("given.txt").tells(&["gone given.txt"]);
    symlink("outside/2.txt", scene.path("given.txt")).unwrap();
    scene.tells(&["ready given.txt"]);
}

#[test]
fn names_that_are_not_utf8_are_told() {
    let scene = Scene::new(&["news"], &[]);
    let path = scene.path("news").join(OsStr::from_bytes(b"caf\xe9.txt"));
    write(&path);
    assert_eq!(scene.next(), News::Ready(vec![path]));
}

#[test]
fn many_files_are_told_once_each() {
    let names: Vec<_> = (0..5000).map(|n| format!("news/{n}.txt")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let scene = Scene::new(&["news"], &[]);
    names.iter().for_each(|name| write(&scene.path(name)));
    scene.tells_ready(&names);
    scene.remove("news/17.txt").tells(&["gone news/17.txt"]);
}

#[test]
fn what_the_system_could_not_tell_is_searched_for() {
    let scene = Scene::new(&["news", "notes.md"], &["news/1.txt", "notes.md"]);
    let missed = Event::new(EventKind::Other).set_flag(Flag::Rescan);
    scene.watcher.signals.send(Signal::Told(Ok(missed))).unwrap();
    scene.tells(&["ready notes.md", "rescan news"]);
    scene.watcher.rescan();
    scene.tells(&["rescan news notes.md"]);
}

#[test]
fn a_path_that_is_not_there_is_waited_for() {
    let scene = Scene::new(&["news", "later"], &[]);
    scene.write("away/1.txt").rename("away", "later").tells(&["rescan later"]);
    scene.place("later/2.txt").tells(&["ready later/2.txt"]);
}

#[test]
fn a_folder_of_which_nobody_tells_is_polled() {
    let scene = Scene::polled(&["news", "notes.md"], &["news/1.txt", "news/deep/2.txt", "notes.md"]);
    let polled = [scene.home.path().to_owned()];
    assert_eq!(scene.ways.polled, polled, "of folders in each other the outer one is named");
    scene.write("news/3.txt").write("news/deep/2.txt").write("news/new/4.txt").write("beside.txt");
    fs::write(scene.path("notes.md"), "More than before\n").unwrap();
    fs::write(scene.path("news/deep/2.txt"), "More than before\n").unwrap();
    scene.tells_ready(&["news/3.txt", "news/deep/2.txt", "news/new/4.txt", "notes.md"]);
    scene.remove("news/1.txt").tells(&["gone news/1.txt"]);
    scene.rename("news/deep", "away").tells_gone("news/deep");
    scene.rename("news", "old").tells_gone("news").rename("old", "news").tells(&["rescan news"]);
}

#[test]
fn nothing_is_told_once_the_watcher_is_dropped() {
    let Scene { watcher, news, .. } = Scene::new(&["news"], &[]);
    drop(watcher);
    let start = Instant::now();
    while news.recv_timeout(PATIENCE).is_ok() {}
    assert!(start.elapsed() < PATIENCE, "the thread goes on");
}
