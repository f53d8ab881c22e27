//! Decisions: what undo and redo give back, who may take back what, and what others see.

use onrecord::article::ArticleId;
use onrecord::library::{Action, Annotations, Change, Edit, Library, Seq, State, Tag};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub(crate) fn id(n: u8) -> ArticleId {
    ArticleId::of(&[n])
}

pub(crate) fn tag(word: &str) -> Tag {
    Tag::new(word).unwrap()
}

pub(crate) fn state(library: &Library, n: u8) -> State {
    library.states().unwrap().get(&id(n)).copied().unwrap_or_default().state
}

fn became(n: u8, old: State, new: State) -> Change {
    Change { article: id(n), edit: Edit::State { old, new } }
}

/// A library in a file, with two users at it.
fn shared() -> (TempDir, Library, Library) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    let ann = Library::open(&path).unwrap().signed(Some("ann".to_owned()));
    let bo = Library::open(&path).unwrap().signed(Some("bo".to_owned()));
    (folder, ann, bo)
}

#[test]
fn who_writes_much_sees_that_somebody_waits_to_decide() {
    let folder = TempDir::new().unwrap();
    let mut importing = Library::open(&folder.path().join("library.db")).unwrap();
    let mut deciding = importing.another().unwrap();
    let batch = importing.batch().unwrap();
    assert!(!batch.is_waited_for());
    let decision = thread::spawn(move || deciding.decide(&[id(1)], State::Kept).map(drop));
    let start = Instant::now();
    while !batch.is_waited_for() {
        assert!(start.elapsed() < Duration::from_secs(30) && !decision.is_finished());
        thread::yield_now();
    }
    batch.commit().unwrap();
    decision.join().unwrap().unwrap();
    assert_eq!(state(&importing, 1), State::Kept);
    assert!(!importing.batch().unwrap().is_waited_for());
}

#[test]
fn undo_and_redo_go_all_the_way_over_restarts() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    let open = || Library::open(&path).unwrap().signed(Some("ann".to_owned()));
    let mut library = open();
    library.decide(&[id(1)], State::Kept).unwrap();
    library.decide(&[id(2)], State::Discarded).unwrap();
    library.decide(&[id(1)], State::Starred).unwrap();
    drop(library);

    let mut library = open();
    assert_eq!(library.undo().unwrap().unwrap().changes, [became(1, State::Starred, State::Kept)]);
    drop(library);
    let mut library = open();
    assert_eq!(library.undo().unwrap().unwrap().changes, [became(2, State::Discarded, State::New)]);
    assert_eq!(library.undo().unwrap().unwrap().changes, [became(1, State::Kept, State::New)]);
    assert_eq!(library.undo().unwrap(), None);
    drop(library);
    let mut library = open();
    assert_eq!(library.redo().unwrap().unwrap().changes, [became(1, State::New, State::Kept)]);
    assert_eq!(library.redo().unwrap().unwrap().changes, [became(2, State::New, State::Discarded)]);
    assert_eq!(library.undo().unwrap().unwrap().changes, [became(2, State::Discarded, State::New)]);
    assert_eq!(library.redo().unwrap().unwrap().changes, [became(2, State::New, State::Discarded)]);
    assert_eq!(library.redo().unwrap().unwrap().changes, [became(1, State::Kept, State::Starred)]);
    assert_eq!(library.redo().unwrap(), None);
}

#[test]
fn what_another_has_opened_is_told_once() {
    let (_folder, mut one, other) = shared();
    let start = other.last_sighting().unwrap();
    one.mark_seen(&id(2)).unwrap();
    one.decide(&[id(1)], State::Kept).unwrap();
    one.mark_seen(&id(1)).unwrap();
    one.mark_seen(&id(2)).unwrap();
    let (seen, last) = other.seen_since(start).unwrap();
    assert_eq!(seen, [id(2), id(1)]);
    assert_eq!(other.seen_since(last).unwrap(), (vec![], last));
    assert_eq!(other.last_sighting().unwrap(), last);
}

#[test]
fn a_decision_after_undo_ends_what_could_be_redone() {
    let mut library = Library::in_memory().unwrap();
    library.decide(&[id(1)], State::Kept).unwrap();
    library.decide(&[id(2)], State::Kept).unwrap();
    library.undo().unwrap();
    library.decide(&[id(1)], State::Kept).unwrap();
    assert!(library.redo().unwrap().is_some(), "deciding what is decided is no decision");
    library.undo().unwrap();
    library.decide(&[id(3)], State::Starred).unwrap();
    assert_eq!(library.redo().unwrap(), None);
    library.undo().unwrap();
    assert_eq!(library.undo().unwrap().unwrap().changes, [became(1, State::Kept, State::New)]);
}

#[test]
fn what_is_decided_about_many_is_one_step_and_each_gets_its_own_back() {
    let mut library = Library::in_memory().unwrap();
    library.decide(&[id(1)], State::Kept).unwrap();
    library.decide(&[id(2)], State::Starred).unwrap();
    let step = library.decide(&[id(1), id(2), id(3), id(3)], State::Discarded).unwrap();
    assert_eq!(step.changes.len(), 3, "an article that is named twice is changed once");
    library.undo().unwrap();
    assert_eq!([1, 2, 3].map(|n| state(&library, n)), [State::Kept, State::Starred, State::New]);
    library.redo().unwrap();
    assert_eq!([1, 2, 3].map(|n| state(&library, n)), [State::Discarded; 3]);
}

#[test]
fn tags_and_notes_are_kept_counted_and_taken_back() {
    let mut library = Library::in_memory().unwrap();
    library.tag(&[id(1), id(2)], &tag("iran")).unwrap();
    library.retag(&[id(1)], &[tag("draft")], &[tag("iran")]).unwrap();
    library.set_note(&id(1), "  ask her again ").unwrap();
    let written = Annotations { tags: vec![tag("draft")], note: Some("ask her again".to_owned()) };
    assert_eq!(library.annotations(&id(1)).unwrap(), written);
    assert_eq!(library.tags().unwrap(), [(tag("draft"), 1), (tag("iran"), 1)]);
    assert!(library.untag(&[id(3)], &tag("iran")).unwrap().changes.is_empty());

    library.set_note(&id(1), "").unwrap();
    assert_eq!(library.annotations(&id(1)).unwrap().note, None);
    library.undo().unwrap();
    assert_eq!(library.annotations(&id(1)).unwrap(), written);
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(library.annotations(&id(1)).unwrap(), Annotations { tags: vec![tag("iran")], note: None });
    library.undo().unwrap();
    assert!(library.tags().unwrap().is_empty());
}

#[test]
fn a_tag_is_one_word_however_it_is_typed() {
    assert_eq!(Tag::new("#Zürich").unwrap().as_str(), "zürich");
    assert_eq!(Tag::new("Zu\u{308}rich"), Tag::new("zürich"), "however it is put together");
    for wrong in ["", "#", "two words", "-draft", "a,b", "say\"so\"", "(x)", "\u{1b}[2J", &"x".repeat(65)] {
        assert_eq!(Tag::new(wrong), None, "{wrong:?}");
    }
}

#[test]
fn nobody_takes_back_what_another_has_decided() {
    let (_folder, mut ann, mut bo) = shared();
    ann.decide(&[id(1), id(2)], State::Kept).unwrap();
    bo.decide(&[id(2)], State::Discarded).unwrap();
    let undone = ann.undo().unwrap().unwrap();
    assert_eq!(undone.changes, [became(1, State::Kept, State::New)], "2 is Bo's now");
    assert_eq!(state(&ann, 2), State::Discarded);
    assert_eq!(ann.undo().unwrap(), None, "Bo's decision is not Ann's to take back");
    let redone = ann.redo().unwrap().unwrap();
    assert_eq!(redone.changes, [became(1, State::New, State::Kept)]);
    assert_eq!(bo.undo().unwrap().unwrap().changes, [became(2, State::Discarded, State::Kept)]);
}

#[test]
fn the_journal_tells_who_did_what() {
    let (_folder, mut ann, mut bo) = shared();
    ann.decide(&[id(1)], State::Kept).unwrap();
    bo.set_note(&id(1), "mine").unwrap();
    ann.undo().unwrap();
    let entries = bo.journal(Seq::default(), 10).unwrap();
    let columns: Vec<_> = entries.iter().map(|entry| entry.change.edit.columns()).collect();
    let told: Vec<_> = entries
        .iter()
        .zip(&columns)
        .map(|(entry, (what, old, new))| {
            let change = (*what, old.as_deref(), new.as_deref());
            (entry.who.as_deref().unwrap(), entry.action, entry.target, change)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("ann", Action::Decide, None, ("state", Some("new"), Some("kept"))),
            ("bo", Action::Decide, None, ("note", None, Some("mine"))),
            ("ann", Action::Undo, Some(entries[0].step), ("state", Some("kept"), Some("new"))),
        ]
    );
    assert_eq!(bo.journal(entries[0].seq, 1).unwrap(), entries[1..2]);
}

#[test]
fn a_clock_that_jumps_changes_no_order() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    for n in 1..=4 {
        library.decide(&[id(n)], State::Kept).unwrap();
    }
    let clock = rusqlite::Connection::open(&path).unwrap();
    clock.execute("UPDATE step SET made_at = 1000 * (7 * step % 5) - 3000", ()).unwrap();
    for n in [4, 3, 2, 1] {
        assert_eq!(library.undo().unwrap().unwrap().changes, [became(n, State::Kept, State::New)]);
    }
    for n in 1..=4 {
        assert_eq!(library.redo().unwrap().unwrap().changes, [became(n, State::New, State::Kept)]);
    }
    assert!(library.journal(Seq::default(), 99).unwrap().is_sorted_by_key(|entry| (entry.seq, entry.step)));
}

#[test]
fn two_at_once_lose_nothing_and_see_each_other() {
    let (_folder, ann, bo) = shared();
    let start = ann.latest().unwrap();
    let decide = |mut library: Library, odd: bool| {
        for n in (0..100).filter(|n| (n % 2 == 1) == odd) {
            library.decide(&[id(n)], State::Kept).unwrap();
            library.tag(&[id(200)], &tag(&format!("t{n}"))).unwrap();
        }
        library
    };
    let (ann, bo) = thread::scope(|scope| {
        let ann = scope.spawn(|| decide(ann, true));
        let bo = scope.spawn(|| decide(bo, false));
        (ann.join().unwrap(), bo.join().unwrap())
    });
    assert!((0..100).all(|n| state(&ann, n) == State::Kept));
    assert_eq!(bo.annotations(&id(200)).unwrap().tags.len(), 100);
    let (changes, latest) = ann.changes_since(start).unwrap();
    assert_eq!(changes.len(), 200);
    assert_eq!(bo.changes_since(latest).unwrap(), (Vec::new(), latest));
}

#[test]
fn what_another_writes_is_told_of() {
    let (_folder, ann, mut bo) = shared();
    let (told, tellings) = mpsc::channel();
    let watch = ann.watch(move || _ = told.send(())).unwrap();
    let start = ann.latest().unwrap();
    bo.decide(&[id(1)], State::Kept).unwrap();
    while ann.changes_since(start).unwrap().0.is_empty() {
        tellings.recv_timeout(Duration::from_secs(60)).unwrap();
    }
    drop(watch);
    let end = loop {
        if let Err(end) = tellings.recv_timeout(Duration::from_secs(60)) {
            break end;
        }
    };
    assert_eq!(end, mpsc::RecvTimeoutError::Disconnected, "the watch ends");
}

/// A library as the first form of it was, written while the clock went back: 1 was kept, 2 discarded, 1 starred, and
/// that was undone.
fn first_form(path: &Path) {
    let database = rusqlite::Connection::open(path).unwrap();
    database.execute_batch(include_str!("../../assets/migrations/0001_decisions.sql")).unwrap();
    database.pragma_update(None, "application_id", i32::from_be_bytes(*b"ORec")).unwrap();
    database.pragma_update(None, "user_version", 1).unwrap();
    for (n, state) in [(1, "kept"), (2, "discarded")] {
        database.execute("INSERT INTO article (id, state) VALUES (?1, ?2)", (id(n).0, state)).unwrap();
    }
    let rows = [
        (1, "new", "kept", 5000, None),
        (2, "new", "discarded", 3000, None),
        (1, "kept", "starred", 6000, Some(4000)),
    ];
    for (n, old, new, made_at, undone_at) in rows {
        database
            .execute(
                "INSERT INTO journal (article, old, new, made_at, undone_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                (id(n).0, old, new, made_at, undone_at),
            )
            .unwrap();
    }
}

#[test]
fn the_journal_of_the_first_form_goes_on() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    first_form(&path);
    let before = std::fs::read(&path).unwrap();
    let copy = Library::copy_of(&path).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), before, "an older library is only read");

    let mut library = Library::open(&path).unwrap().signed(Some("ann".to_owned()));
    let entries = library.journal(Seq::default(), 99).unwrap();
    let told: Vec<_> =
        entries.iter().map(|entry| (entry.action, entry.made_at, entry.change.clone())).collect();
    assert_eq!(
        told,
        [
            (Action::Decide, 5000, became(1, State::New, State::Kept)),
            (Action::Decide, 3000, became(2, State::New, State::Discarded)),
            (Action::Decide, 6000, became(1, State::Kept, State::Starred)),
            (Action::Undo, 4000, became(1, State::Starred, State::Kept)),
        ]
    );
    let merge = library.merge(&copy).unwrap();
    assert!(merge.taken.is_empty() && merge.disagreements.is_empty());
    assert_eq!(library.journal(Seq::default(), 99).unwrap(), entries, "the copy has nothing new");
    assert_eq!(library.redo().unwrap(), None);
    assert_eq!(library.undo().unwrap().unwrap().changes, [became(2, State::Discarded, State::New)]);
    assert_eq!(library.undo().unwrap().unwrap().changes, [became(1, State::Kept, State::New)]);
    assert_eq!(library.undo().unwrap(), None);
}
