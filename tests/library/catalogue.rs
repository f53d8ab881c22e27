//! What the catalogue keeps, and how it is listed.

use super::decisions::tag;
use super::folder::{article, change, put, stamp};
use onrecord::analysis::{Engine, EngineVersion};
use onrecord::ingest;
use onrecord::library::{Change, DocId, Edit, Fate, Findings, Library, Standing, State};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

fn titles(library: &Library, roots: &[&str], limit: Option<usize>) -> Vec<String> {
    let roots: Vec<PathBuf> = roots.iter().map(PathBuf::from).collect();
    library.entries(&roots, limit).unwrap().into_iter().map(|entry| entry.title).collect()
}

#[test]
fn an_article_and_its_analysis_come_back_as_they_were() {
    let engine = Engine::new();
    let mut library = Library::in_memory().unwrap();
    for document in ingest::samples() {
        let analysis = engine.analyze(&document.article);
        let doc = put(&mut library, &document.path, &document.article);
        assert_eq!(library.article(doc).unwrap(), document.article);
        assert_eq!(library.analysis(doc).unwrap(), None);
        change(&mut library, |batch| {
            let findings = Findings::new(&document.article, &analysis);
            batch.set_analysis(doc, EngineVersion::current(), &findings).unwrap();
        });
        let entry = library.entry(doc).unwrap().unwrap();
        assert_eq!(entry.n_quotes, Some(analysis.quotes.len() as u32));
        assert_eq!((entry.id, entry.date), (document.article.id, document.article.date));
        assert_eq!(library.analysis(doc).unwrap(), Some(analysis));
    }
}

#[test]
fn the_newest_come_first_and_only_those_under_the_roots() {
    let mut library = Library::in_memory().unwrap();
    for (path, title, day) in [
        ("/a/1.txt", "One", "2026-02-06"),
        ("/a/b/2.txt", "Two", "2026-02-08"),
        ("/ab/3.txt", "Three", "2026-02-09"),
        ("/a/0.txt", "Nought", "2026-02-06"),
    ] {
        put(&mut library, path, &article(title, day));
    }
    // Without a date of its own: its file's counts.
    put(&mut library, "/a/4.txt", &onrecord::article::plain::parse(b"Four").unwrap());
    assert_eq!(titles(&library, &[], None), ["Three", "Two", "Four", "Nought", "One"]);
    assert_eq!(library.entries(&[], None).unwrap(), library.entries(&[], Some(100)).unwrap());
    assert_eq!(titles(&library, &["/a"], None), ["Two", "Four", "Nought", "One"]);
    assert_eq!(titles(&library, &["/a"], Some(2)), ["Two", "Four"]);
    assert_eq!(titles(&library, &["/a/b", "/a/1.txt"], None), ["Two", "One"]);
}

#[test]
fn two_files_of_equal_content_are_one_article() {
    let mut library = Library::in_memory().unwrap();
    let one = article("One", "2026-02-06");
    let doc = put(&mut library, "/a/1.txt", &one);
    assert_eq!(put(&mut library, "/b/2.txt", &one), doc);
    let entries = library.entries(&[], None).unwrap();
    assert_eq!(entries.iter().map(|entry| &*entry.path).collect::<Vec<_>>(), [Path::new("/a/1.txt")]);
    assert_eq!(*library.entries(&["/b".into()], None).unwrap()[0].path, *Path::new("/b/2.txt"));

    // One of the two is enough.
    assert_eq!(change(&mut library, |batch| batch.mark_missing(Path::new("/a/1.txt")).unwrap()), Some(doc));
    assert_eq!(change(&mut library, |batch| batch.mark_missing(Path::new("/a/never.txt")).unwrap()), None);
    assert_eq!(library.entry(doc).unwrap().unwrap().fate, Fate::Present);
    let entries = library.entries(&[], None).unwrap();
    assert_eq!((&*entries[0].path, entries[0].fate), (Path::new("/b/2.txt"), Fate::Present));
    assert_eq!(entries, library.entries(&[], Some(100)).unwrap());
    assert_eq!(change(&mut library, |batch| batch.mark_missing(Path::new("/b/2.txt")).unwrap()), Some(doc));
    assert_eq!(library.entry(doc).unwrap().unwrap().fate, Fate::Missing);
    assert_eq!(library.article(doc).unwrap(), one);
}

#[test]
fn a_file_that_changes_keeps_what_was_decided() {
    let mut library = Library::in_memory().unwrap();
    let (old, new) = (article("Old", "2026-02-06"), article("New", "2026-02-06"));
    let before = put(&mut library, "/a.txt", &old);
    library.decide(&[old.id], State::Starred).unwrap();
    library.mark_seen(&old.id).unwrap();
    let doc = put(&mut library, "/a.txt", &new);
    let [entry] = &library.entries(&[], None).unwrap()[..] else { panic!("not one article") };
    assert_eq!((entry.doc, &*entry.title, entry.fate), (doc, "New", Fate::Changed));
    assert_eq!(entry.standing, Standing { state: State::Starred, seen: true });
    assert_eq!(library.entry(before).unwrap(), None);
    assert_eq!(library.article(before).unwrap(), old);

    library.acknowledge(doc).unwrap();
    assert_eq!(library.entry(doc).unwrap().unwrap().fate, Fate::Present);

    // What is decided about the new content stays.
    library.decide(&[new.id], State::Discarded).unwrap();
    put(&mut library, "/a.txt", &old);
    put(&mut library, "/a.txt", &new);
    assert_eq!(library.entries(&[], None).unwrap()[0].standing.state, State::Discarded);
}

#[test]
fn a_file_that_changes_keeps_its_tags_and_its_note_and_the_journal_says_so() {
    let mut library = Library::in_memory().unwrap().signed(Some("ann".to_owned()));
    let (old, new) = (article("Old", "2026-02-06"), article("New", "2026-02-06"));
    put(&mut library, "/a.txt", &old);
    library.decide(&[old.id], State::Kept).unwrap();
    library.retag(&[old.id], &[tag("iran"), tag("check")], &[]).unwrap();
    library.set_note(&old.id, "Ask again.").unwrap();
    library.undo().unwrap();
    let after = library.latest().unwrap();
    put(&mut library, "/a.txt", &new);
    let note = library.annotations(&new.id).unwrap().note;
    assert_eq!((library.annotations(&new.id).unwrap().tags, note), (vec![tag("check"), tag("iran")], None));
    let journal = library.journal(after, 9).unwrap();
    let edits =
        [Edit::State { old: State::New, new: State::Kept }, Edit::Tag(tag("check")), Edit::Tag(tag("iran"))];
    let expected: Vec<_> = edits.into_iter().map(|edit| Change { article: new.id, edit }).collect();
    assert_eq!(journal.iter().map(|entry| entry.change.clone()).collect::<Vec<_>>(), expected);
    assert!(journal.iter().all(|entry| entry.who.is_none()));
    assert!(journal.iter().all(|entry| entry.step == journal[0].step));

    // Undo and redo go on as if nothing had happened.
    assert_eq!(library.redo().unwrap().unwrap().changes[0].article, old.id);
    for _ in 0..3 {
        let undone = library.undo().unwrap().unwrap();
        assert!(undone.changes.iter().all(|change| change.article == old.id));
    }
    assert_eq!(library.undo().unwrap(), None);
    assert_eq!(library.annotations(&new.id).unwrap().tags.len(), 2);
}

#[test]
fn articles_are_due_until_this_engine_or_a_newer_has_seen_them() {
    let mut library = Library::in_memory().unwrap();
    let one = article("One", "2026-02-06");
    let doc = put(&mut library, "/1.txt", &one);
    let engine = EngineVersion::current();
    let due = |library: &Library| library.due(&[], engine).unwrap();
    assert_eq!(due(&library), [doc]);
    let mut see = |version: i64| {
        change(&mut library, |batch| {
            batch.set_analysis(doc, EngineVersion(version), &Findings::without_analysis(&one)).unwrap();
        });
        assert_eq!(library.due_article(doc, engine).unwrap().is_some(), due(&library) == [doc]);
        due(&library)
    };
    assert_eq!(see(engine.0 - (1 << 32)), [doc]);
    assert_eq!(see(engine.0 ^ 1), [doc]);
    assert_eq!(see(engine.0), []);
    assert_eq!(see(engine.0 + (1 << 32)), []);
    // Its content goes and comes back: it is in no search meanwhile.
    put(&mut library, "/1.txt", &article("Two", "2026-02-06"));
    put(&mut library, "/1.txt", &one);
    assert!(due(&library).contains(&doc));
}

#[test]
fn paths_are_kept_to_the_byte() {
    let mut library = Library::in_memory().unwrap();
    let path = PathBuf::from(OsStr::from_bytes(b"/caf\xe9/\xff.txt"));
    let doc = put(&mut library, &path, &article("One", "2026-02-06"));
    let folder = PathBuf::from(OsStr::from_bytes(b"/caf\xe9"));
    assert_eq!(*library.entries(std::slice::from_ref(&folder), None).unwrap()[0].path, *path);
    assert_eq!(library.files(&[folder]).unwrap()[&path].doc, doc);
}

#[test]
fn files_come_back_with_their_stamps() {
    let mut library = Library::in_memory().unwrap();
    let one = article("One", "2026-02-06");
    let doc = put(&mut library, "/1.txt", &one);
    let known = library.files(&[]).unwrap()[Path::new("/1.txt")];
    assert_eq!((known.doc, known.stamp, known.fate), (doc, stamp(one.text.len() as u64), Fate::Present));
}

#[test]
fn other_connections_see_what_is_committed_and_nothing_else() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = Library::open(&folder.path().join("library.db")).unwrap();
    for mut library in [file, Library::in_memory().unwrap()] {
        let other = library.another().unwrap();
        let mut batch = library.batch().unwrap();
        batch.put(Path::new("/1.txt"), stamp(9), &article("One", "2026-02-06")).unwrap();
        drop(batch);
        assert_eq!(other.entries(&[], None).unwrap(), []);
        put(&mut library, "/1.txt", &article("One", "2026-02-06"));
        assert_eq!(titles(&other, &[], None), ["One"]);
    }
    assert_eq!(Library::in_memory().unwrap().entries(&[], None).unwrap(), []);
}

#[test]
fn an_article_that_is_not_known_is_none() {
    let library = Library::in_memory().unwrap();
    assert_eq!(library.entry(DocId(7)).unwrap(), None);
    assert_eq!(library.analysis(DocId(7)).unwrap(), None);
    assert!(library.article(DocId(7)).is_err());
}
