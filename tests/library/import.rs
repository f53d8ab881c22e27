//! Files into the catalogue: what is read, what is left alone, and what becomes of what was known.

use crossbeam_channel::Receiver;
use onrecord::ingest::import::{Importer, Progress, roots};
use onrecord::library::{DocId, Entry, Fate, Library, State};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// How long an import may take before it counts as hanging.
const LIMIT: Duration = Duration::from_secs(60);

/// A folder of articles with a library beside it.
struct Desk {
    folder: TempDir,
}

/// What an import told.
#[derive(Debug, Default)]
struct Told {
    n_found: usize,
    listed: Vec<Entry>,
    analysed: Vec<(DocId, u32)>,
    missing: Vec<DocId>,
    failed: Vec<String>,
}

impl Desk {
    fn new() -> Desk {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("articles")).unwrap();
        Desk { folder }
    }

    fn articles(&self) -> PathBuf {
        self.folder.path().join("articles")
    }

    fn library(&self) -> Library {
        Library::open(&self.folder.path().join("library.db")).unwrap()
    }

    /// Writes an article, as of an hour ago, so that its time tells when it changes.
    fn write(&self, name: impl AsRef<Path>, title: &str) -> PathBuf {
        let text =
            format!("{title}\n\n“The harbour is open again,” said Vera Lind, the mayor of Karrel Bay.\n");
        self.write_bytes(name, text.as_bytes(), 3600)
    }

    fn write_bytes(&self, name: impl AsRef<Path>, bytes: &[u8], seconds_ago: u64) -> PathBuf {
        let path = self.articles().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let time = SystemTime::now() - Duration::from_secs(seconds_ago);
        File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        path
    }

    /// Imports the folder as a program that was just started does.
    fn import(&self) -> Told {
        import(self.library(), &[self.articles()])
    }

    fn titles(&self) -> Vec<String> {
        let entries = self.library().entries(&roots(&[self.articles()]), None).unwrap();
        entries.into_iter().map(|entry| entry.title).collect()
    }
}

impl Told {
    fn titles(&self) -> Vec<&str> {
        let mut titles: Vec<&str> = self.listed.iter().map(|entry| &*entry.title).collect();
        titles.sort_unstable();
        titles
    }
}

fn import(library: Library, paths: &[PathBuf]) -> Told {
    let (_importer, progress) = start(library, paths);
    until_idle(&progress)
}

fn start(library: Library, paths: &[PathBuf]) -> (Importer, Receiver<Progress>) {
    let (sender, progress) = crossbeam_channel::unbounded();
    let report = move |progress| drop(sender.send(progress));
    (Importer::start(library, roots(paths), report).unwrap(), progress)
}

#[track_caller]
fn until_idle(progress: &Receiver<Progress>) -> Told {
    let mut told = Told::default();
    loop {
        match progress.recv_timeout(LIMIT).unwrap() {
            Progress::Found { n } => told.n_found += n,
            Progress::Listed(entries) => told.listed.extend(entries),
            Progress::Analysed(docs) => told.analysed.extend(docs),
            Progress::Missing(docs) => told.missing.extend(docs),
            Progress::Failed(failure) => told.failed.push(failure.to_string()),
            Progress::Rate { done, all, .. } => assert!(done <= all),
            Progress::Idle => return told,
            Progress::Broken(error) => panic!("{error}"),
        }
    }
}

#[test]
fn new_files_are_listed_then_analysed_and_known_ones_left_alone() {
    let desk = Desk::new();
    let one = desk.write("1.txt", "One");
    desk.write("b/2.txt", "Two");
    desk.write("b/notes.md", "No article");
    let told = desk.import();
    assert_eq!((told.n_found, told.titles()), (2, vec!["One", "Two"]));
    assert_eq!(told.analysed.len(), 2);
    assert!(told.analysed.iter().all(|&(_, n_quotes)| n_quotes == 1));
    let library = desk.library();
    for entry in library.entries(&[], None).unwrap() {
        assert_eq!(entry.n_quotes, Some(1));
        assert_eq!(library.analysis(entry.doc).unwrap().unwrap().quotes.len(), 1);
    }

    // As long and as old as before: nobody reads it again.
    let time = fs::metadata(&one).unwrap().modified().unwrap();
    let other = fs::read_to_string(&one).unwrap().replace("One", "Eno");
    fs::write(&one, other).unwrap();
    File::options().write(true).open(&one).unwrap().set_modified(time).unwrap();
    desk.write("3.txt", "Three");
    let told = desk.import();
    assert_eq!((told.n_found, told.titles()), (3, vec!["Three"]));
    assert_eq!(told.analysed.len(), 1);
}

#[test]
fn a_file_that_was_read_while_it_was_new_is_looked_at_again() {
    let desk = Desk::new();
    let path = desk.write_bytes("1.txt", b"Old", 0);
    desk.import();
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, "New").unwrap();
    File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    assert_eq!(desk.import().titles(), ["New"]);
}

#[test]
fn an_import_that_was_cut_off_goes_on_where_it_was() {
    let desk = Desk::new();
    for n in 0..40 {
        desk.write(format!("{n}.txt"), &format!("Article {n}"));
    }
    let (importer, progress) = start(desk.library(), &[desk.articles()]);
    let first = loop {
        if let Progress::Analysed(docs) = progress.recv_timeout(LIMIT).unwrap() {
            break docs;
        }
    };
    drop(importer);
    let rest = desk.import();
    assert_eq!(rest.titles(), [""; 0]);
    assert!(rest.analysed.iter().all(|known| !first.contains(known)));
    assert!(desk.library().entries(&[], None).unwrap().iter().all(|entry| entry.n_quotes == Some(1)));
}

#[test]
fn a_changed_file_keeps_its_decision_and_shows_that_it_changed() {
    let desk = Desk::new();
    let path = desk.write("1.txt", "Old");
    let before = desk.import().listed.remove(0);
    desk.library().decide(&[before.id], State::Kept).unwrap();
    desk.write("1.txt", "New and longer");
    let told = desk.import();
    let [entry] = &told.listed[..] else { panic!("{told:?}") };
    assert_eq!((&*entry.title, entry.fate), ("New and longer", Fate::Changed));
    assert_eq!(entry.standing.state, State::Kept);
    assert_eq!(*entry.path, *fs::canonicalize(path).unwrap());
    assert_eq!(desk.titles(), ["New and longer"]);
}

#[test]
fn a_missing_file_stays_readable_and_may_come_back() {
    let desk = Desk::new();
    let path = desk.write("1.txt", "One");
    let before = desk.import().listed.remove(0);
    fs::remove_file(&path).unwrap();
    desk.write("2.txt", "Two");
    let told = desk.import();
    assert_eq!((&told.missing[..], told.titles()), (&[before.doc][..], vec!["Two"]));
    let library = desk.library();
    assert_eq!(library.entry(before.doc).unwrap().unwrap().fate, Fate::Missing);
    assert_eq!(library.article(before.doc).unwrap().title(), "One");
    assert_eq!(desk.import().missing, []);

    desk.write("1.txt", "One");
    let told = desk.import();
    assert_eq!((told.titles(), told.listed[0].fate), (vec!["One"], Fate::Present));
    assert_eq!(told.analysed, []);
}

#[test]
fn a_folder_that_is_gone_leaves_its_articles() {
    let desk = Desk::new();
    desk.write("1.txt", "One");
    desk.write("2.txt", "Two");
    desk.import();
    fs::remove_dir_all(desk.articles()).unwrap();
    let told = desk.import();
    assert_eq!((told.missing.len(), told.failed), (2, vec![]));
    assert_eq!(desk.titles().len(), 2);
}

#[test]
fn equal_content_in_two_places_is_one_article_until_both_are_gone() {
    let desk = Desk::new();
    let (one, two) = (desk.write("1.txt", "One"), desk.write("b/2.txt", "One"));
    let told = desk.import();
    assert_eq!((told.n_found, told.analysed.len()), (2, 1));
    assert_eq!(desk.titles(), ["One"]);
    fs::remove_file(one).unwrap();
    let told = desk.import();
    assert_eq!(told.missing, []);
    assert_eq!(*told.listed[0].path, *fs::canonicalize(&two).unwrap());
    fs::remove_file(two).unwrap();
    assert_eq!(desk.import().missing.len(), 1);
}

#[test]
fn of_two_files_of_equal_content_the_one_that_is_left_keeps_the_decision() {
    let desk = Desk::new();
    let one = desk.write("1.txt", "One");
    desk.write("2.txt", "One");
    let id = desk.import().listed[0].id;
    desk.library().decide(&[id], State::Discarded).unwrap();
    fs::remove_file(one).unwrap();
    let told = desk.import();
    assert_eq!(told.listed[0].standing.state, State::Discarded);
    // And one that changes takes the decision along, while the other stands as it did.
    desk.write("1.txt", "One");
    desk.import();
    desk.write("1.txt", "Another one");
    desk.import();
    let entries = desk.library().entries(&[], None).unwrap();
    let told: Vec<_> = entries.iter().map(|entry| (&*entry.title, entry.standing.state)).collect();
    assert_eq!(told, [("Another one", State::Discarded), ("One", State::Discarded)]);
}

#[test]
fn a_clock_that_jumps_hides_no_change_and_makes_none() {
    let desk = Desk::new();
    let path = desk.write("1.txt", "One");
    let at = |time| File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    let (hour, now) = (Duration::from_secs(3600), SystemTime::now());
    desk.import();
    // Of the same size, and older than what it takes the place of.
    desk.write("1.txt", "Two");
    at(now - 48 * hour);
    assert_eq!(desk.import().titles(), ["Two"]);
    // From a clock that is ahead of ours.
    desk.write("1.txt", "Six");
    at(now + 24 * hour);
    assert_eq!(desk.import().titles(), ["Six"]);
    assert_eq!(desk.import().titles(), [""; 0]);
    // In the same moment, as that clock has it: nobody but a reader of the file can tell.
    desk.write("1.txt", "Ten");
    at(now + 24 * hour);
    assert_eq!(desk.import().titles(), ["Ten"]);
    // And set right again.
    desk.write("1.txt", "Two");
    at(now - hour);
    assert_eq!(desk.import().titles(), ["Two"]);
}

#[test]
fn a_folder_with_very_many_files_is_read_whole() {
    let desk = Desk::new();
    for n in 0..3000 {
        desk.write_bytes(format!("{n}.txt"), format!("Title {n}\n").as_bytes(), 3600);
    }
    let told = desk.import();
    assert_eq!((told.n_found, told.listed.len(), told.analysed.len()), (3000, 3000, 3000));
    assert_eq!(desk.titles().len(), 3000);
    assert_eq!(desk.import().listed, []);
}

#[test]
fn a_file_that_is_renamed_is_the_same_article() {
    let desk = Desk::new();
    let path = desk.write("1.txt", "One");
    let before = desk.import().listed.remove(0);
    fs::rename(path, desk.articles().join("2.txt")).unwrap();
    let told = desk.import();
    assert_eq!((told.missing, told.analysed), (vec![], vec![]));
    assert!(told.listed.last().unwrap().path.ends_with("2.txt"));
    let entries = desk.library().entries(&[], None).unwrap();
    assert_eq!((entries[0].doc, entries[0].fate), (before.doc, Fate::Present));
    assert!(entries.len() == 1 && entries[0].path.ends_with("2.txt"));
}

#[test]
fn links_in_circles_and_names_that_are_not_utf8_are_no_trouble() {
    let desk = Desk::new();
    let name = OsStr::from_bytes(b"caf\xe9.txt");
    desk.write(name, "One");
    symlink(".", desk.articles().join("here")).unwrap();
    symlink("self", desk.articles().join("self")).unwrap();
    let told = desk.import();
    assert_eq!((told.n_found, told.listed[0].path.file_name()), (1, Some(name)));
    // By whatever way one comes to it, it is the same folder.
    let library = desk.library();
    let by_link = desk.articles().join("here/here/../articles");
    assert_eq!(library.entries(&roots(&[by_link]), None).unwrap().len(), 1);
    assert_eq!(desk.import().listed, []);
}

#[test]
fn what_is_no_article_is_told_and_stops_nothing() {
    let desk = Desk::new();
    desk.write("1.txt", "One");
    desk.write_bytes("2.txt", b"caf\xe9", 3600);
    desk.write_bytes("3.txt", b" \n", 3600);
    let told = desk.import();
    assert_eq!((told.titles(), told.failed.len()), (vec!["One"], 2));
    assert!(
        told.failed.iter().any(|failure| failure.ends_with("2.txt: not UTF-8 text: wrong byte at offset 3"))
    );
    let nowhere = desk.articles().join("nowhere");
    assert_eq!(import(desk.library(), &[nowhere]).failed.len(), 1);
}

#[test]
fn the_samples_are_articles_of_a_library_in_memory_too() {
    let library = Library::in_memory().unwrap();
    let told = import(library.another().unwrap(), &[]);
    let entries = library.entries(&roots(&[]), None).unwrap();
    assert_eq!((told.listed.len(), entries.len()), (10, 10));
    assert!(entries.iter().all(|entry| entry.n_quotes.is_some()));
    assert_eq!(import(library.another().unwrap(), &[]).listed, []);
}

#[test]
fn a_rescan_brings_in_what_it_is_told_of() {
    let desk = Desk::new();
    desk.write("1.txt", "One");
    let (importer, progress) = start(desk.library(), &[desk.articles()]);
    until_idle(&progress);
    let two = desk.write("2.txt", "Two");
    desk.write("3.txt", "Three");
    importer.rescan(vec![fs::canonicalize(two).unwrap()]);
    let told = until_idle(&progress);
    assert_eq!((told.titles(), told.analysed.len()), (vec!["Two"], 1));
    importer.rescan(Vec::new());
    assert_eq!(until_idle(&progress).titles(), ["Three"]);
}

#[test]
fn what_another_program_has_taken_in_first_is_listed_once() {
    let desk = Desk::new();
    desk.write("1.txt", "One");
    let (importer, progress) = start(desk.library(), &[desk.articles()]);
    until_idle(&progress);
    desk.write("2.txt", "Two");
    assert_eq!(desk.import().titles(), ["Two"]);
    importer.rescan(Vec::new());
    assert_eq!(until_idle(&progress).titles(), ["Two"]);
    importer.rescan(Vec::new());
    assert_eq!(until_idle(&progress).titles(), [""; 0]);
}

#[test]
fn a_file_that_another_reader_found_gone_or_back_is_told_here_too() {
    let desk = Desk::new();
    let path = desk.write("1.txt", "One");
    let (importer, progress) = start(desk.library(), &[desk.articles()]);
    let doc = until_idle(&progress).analysed[0].0;
    fs::rename(&path, desk.articles().join("1.away")).unwrap();
    assert_eq!(desk.import().missing, [doc]);
    importer.rescan(vec![path.clone()]);
    assert_eq!(until_idle(&progress).missing, [doc]);
    fs::rename(desk.articles().join("1.away"), &path).unwrap();
    assert_eq!(desk.import().titles(), ["One"]);
    importer.rescan(vec![path]);
    let told = until_idle(&progress);
    assert_eq!((told.titles(), told.listed[0].fate), (vec!["One"], Fate::Present));
}

#[test]
fn an_article_that_somebody_waits_for_is_analysed_first() {
    let desk = Desk::new();
    for n in 0..200 {
        desk.write(format!("{n:03}.txt"), &format!("Article {n}"));
    }
    let (importer, progress) = start(desk.library(), &[desk.articles()]);
    let mut wanted = None;
    let mut n_before = 0;
    loop {
        match progress.recv_timeout(LIMIT).unwrap() {
            Progress::Listed(entries) => {
                // They are of one age, and so in the order of their paths: it would come last.
                let last = entries.iter().max_by_key(|entry| &entry.path).unwrap();
                importer.prefer(last.doc);
                wanted = Some(last.doc);
            }
            Progress::Analysed(docs) if docs.iter().any(|(doc, _)| Some(*doc) == wanted) => break,
            Progress::Analysed(docs) => n_before += docs.len(),
            Progress::Idle => panic!("it was never analysed"),
            _ => {}
        }
    }
    assert!(n_before < 100, "{n_before} were analysed before");
}
