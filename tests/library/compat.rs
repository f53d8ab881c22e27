//! Databases of every form that a release wrote (`tests/compat`, named by the number of its form), and damaged ones.
//!
//! Of the samples, by date, the first is kept, the second starred, the third discarded; the fourth was kept, which
//! was undone. From form 7 on, made by `tests/compat/make.sh`, the fourth has tags, a note and corrections, and all of
//! them an analysis.

use super::folder::{article, put};
use onrecord::article::ArticleId;
use onrecord::correction::{Correction, Verdict};
use onrecord::ingest;
use onrecord::library::{Annotations, Library, LibraryError, SavedSearch, Seq, State};
use rusqlite::Connection;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A copy of a database of that form.
fn copy(form: u32) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    let database = format!("{}/tests/compat/{form}.db", env!("CARGO_MANIFEST_DIR"));
    fs::copy(database, &path).unwrap();
    (folder, path)
}

/// What each form is the first to hold, in the words of a program that wrote it. All of it is about the article that
/// is starred; the triggers of time are left out.
const FIRST_IN: [(u32, &str); 7] = [
    (
        2,
        "INSERT INTO document (id, title, size, n_words, n_quotes) SELECT id, 'Starred', 9, 2, 1 FROM article
             WHERE state = 'starred';
         INSERT INTO file SELECT CAST('/old/starred.txt' AS BLOB), doc, 9, 7, 1, '2026-02-06', 8, 'present' FROM document;
         INSERT INTO text SELECT doc, 'Starred' FROM document;
         INSERT INTO fts (rowid, title, body) SELECT doc, 'Starred', 'Some harbour' FROM document;
         INSERT INTO speaker SELECT doc, 'vera lind', 'Vera Lind', 'mayor', 1, 0.5 FROM document;",
    ),
    (
        3,
        "INSERT INTO tag SELECT id, 'port' FROM document;
         INSERT INTO note SELECT id, 'Call.' FROM document;
         INSERT INTO step (who, action, stack) VALUES ('ann', 'decide', 'done');
         INSERT INTO journal (step, article, what, new)
             SELECT (SELECT max(step) FROM step), id, column1, column2 FROM document, (VALUES ('tag', 'port'), ('note', 'Call.'));",
    ),
    (4, "INSERT INTO search VALUES ('ports', 'harbour');"),
    (
        5,
        "INSERT INTO correction SELECT id, 'people Vera Lind', \
             '{\"what\":\"same_person\",\"name\":\"Vera Lind\",\"other\":\"V. Lind\"}' FROM document;",
    ),
    (6, "INSERT INTO person VALUES ('v lind', 0, 'vera lind', 'Vera Lind'); INSERT INTO joining VALUES (0, 1, 1);"),
    (7, "INSERT INTO sighting (article) SELECT id FROM document;"),
    (8, "INSERT INTO line (who, kind, text) VALUES ('ann', 'filter', 'harbour');"),
];

/// A database of the first form that was brought to a later one, and written to in every form on the way.
fn brought_to(form: u32) -> (TempDir, PathBuf) {
    let (folder, path) = copy(1);
    let database = Connection::open(&path).unwrap();
    let migrations = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/migrations");
    let mut migrations: Vec<_> =
        fs::read_dir(migrations).unwrap().map(|entry| entry.unwrap().path()).collect();
    migrations.sort_unstable();
    for ((number, words), migration) in FIRST_IN.iter().zip(&migrations[1..]).take(form as usize - 1) {
        database.execute_batch(&fs::read_to_string(migration).unwrap()).unwrap();
        database.execute_batch(words).unwrap();
        database.pragma_update(None, "user_version", number).unwrap();
    }
    (folder, path)
}

/// How many samples are in which state.
fn tally(library: &Library) -> HashMap<State, usize> {
    let states = library.states().unwrap();
    let mut tally = HashMap::new();
    for sample in ingest::samples() {
        let state = states.get(&sample.article.id).map_or(State::New, |standing| standing.state);
        *tally.entry(state).or_default() += 1;
    }
    tally
}

#[test]
fn decisions_of_the_first_form_stand_in_the_catalogue() {
    let (_folder, path) = copy(1);
    let mut library = Library::open(&path).unwrap();
    let expected = [(State::New, 7), (State::Kept, 1), (State::Starred, 1), (State::Discarded, 1)];
    assert_eq!(tally(&library), HashMap::from(expected));
    for sample in ingest::samples() {
        put(&mut library, &sample.path, &sample.article);
    }
    let starred = |library: &Library| {
        let entries = library.entries(&[], None).unwrap();
        entries.iter().filter(|entry| entry.standing.state == State::Starred).count()
    };
    assert_eq!(starred(&library), 1);
    drop(library);
    assert_eq!(starred(&Library::open(&path).unwrap()), 1);
}

#[test]
fn all_that_a_library_of_form_7_holds_is_there() {
    let (_folder, path) = copy(7);
    let library = Library::open(&path).unwrap();
    let expected = [(State::New, 7), (State::Kept, 1), (State::Starred, 1), (State::Discarded, 1)];
    assert_eq!(tally(&library), HashMap::from(expected));
    let entries = library.entries(&[], None).unwrap();
    assert_eq!(entries.len(), ingest::samples().len());
    for entry in &entries {
        let analysis = library.analysis(entry.doc).unwrap().unwrap();
        assert!(analysis.quotes.len() > 10 && analysis.entities.len() > 10, "{entry:?}");
    }
    let fourth = entries.iter().find(|entry| entry.title.starts_with("Explainer")).unwrap();
    let Annotations { tags, note } = library.annotations(&fourth.id).unwrap();
    assert_eq!(tags.iter().map(ToString::to_string).collect::<Vec<_>>(), ["draft", "port"]);
    assert_eq!(note.as_deref(), Some("Call the harbour master."));
    let corrections = library.corrections(&fourth.id).unwrap();
    assert!(matches!(
        &corrections[..],
        [
            Correction::Extent { span: None, .. },
            Correction::Speaker { name: Some(name), .. },
            Correction::Verdict { verdict: Verdict::Checked, .. },
        ] if name == "Marco Rubio"
    ));
    let journal = library.journal(Seq::default(), u32::MAX).unwrap();
    assert_eq!((journal.len(), journal[10].who.as_deref()), (11, Some("ann")));
    // Whoever wrote it can take the last of them back.
    let mut library = library.signed(Some("ann".to_owned()));
    library.undo().unwrap().unwrap();
    assert_eq!(library.corrections(&fourth.id).unwrap().len(), 2);
}

#[test]
fn what_every_form_between_held_is_there() {
    for form in 2..=8 {
        let (_folder, path) = brought_to(form);
        let library = Library::open(&path).unwrap();
        let expected = [(State::New, 7), (State::Kept, 1), (State::Starred, 1), (State::Discarded, 1)];
        assert_eq!(tally(&library), HashMap::from(expected), "form {form}");
        let [entry] = &library.entries(&[], None).unwrap()[..] else { panic!("form {form}") };
        assert_eq!((&*entry.title, entry.standing.state), ("Starred", State::Starred), "form {form}");
        check_later(&library, entry.id, form);
        // Where only the first form has decided, the one who undoes it now is somebody; the others have a name.
        let mut library = library.signed(Some("ann".to_owned()));
        library.undo().unwrap().unwrap();
        assert_eq!(library.annotations(&entry.id).unwrap(), Annotations::default(), "form {form}");
        assert_eq!(tally(&library).contains_key(&State::Discarded), form >= 3, "form {form}");
    }
}

/// What is there of what came with the forms after the second.
#[track_caller]
fn check_later(library: &Library, id: ArticleId, form: u32) {
    let Annotations { tags, note } = library.annotations(&id).unwrap();
    assert_eq!((tags.len(), note.as_deref()), if form >= 3 { (1, Some("Call.")) } else { (0, None) });
    let saved = SavedSearch { name: "ports".to_owned(), query: "harbour".to_owned() };
    assert_eq!(library.searches().unwrap(), Vec::from_iter((form >= 4).then_some(saved)));
    assert_eq!(library.corrections(&id).unwrap().len(), usize::from(form >= 5));
    assert_eq!(library.bearings().unwrap().0.len(), usize::from(form >= 6));
    assert_eq!(library.quoting("vera lind").unwrap().len(), 1);
}

#[test]
fn an_older_form_that_may_only_be_read_is_refused() {
    let (_folder, path) = copy(7);
    let error = Library::open_to_read(&path).unwrap_err();
    assert!(matches!(error, LibraryError::Older), "{error}");
}

#[test]
fn there_is_a_database_of_the_newest_form() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    drop(Library::open(&path).unwrap());
    let bytes = fs::read(&path).unwrap();
    let newest = u32::from_be_bytes(bytes[60..64].try_into().unwrap());
    let database = format!("{}/tests/compat/{newest}.db", env!("CARGO_MANIFEST_DIR"));
    assert!(Path::new(&database).is_file(), "make one of form {newest} by tests/compat/make.sh");
}

#[test]
fn a_newer_form_is_refused_and_left_as_it_is() {
    let (_folder, path) = copy(1);
    // The number of the form stands at byte 60 of the head of every database.
    let mut bytes = fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, LibraryError::Newer { found: 99, .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

#[track_caller]
fn check_damaged(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
    let error = Library::open(path).and_then(|library| library.entries(&[], None)).unwrap_err();
    assert!(matches!(error, LibraryError::Damaged(_)), "{error}");
    assert!(error.to_string().starts_with("it is damaged"), "{error}");
    assert!(!error.is_busy());
    assert_eq!(fs::read(path).unwrap(), bytes, "a damaged library was written to");
}

#[test]
fn a_damaged_library_is_told_and_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    for n in 0..200 {
        put(&mut library, format!("/{n}.txt"), &article(&format!("Article {n}"), "2026-02-06"));
    }
    drop(library);
    let bytes = fs::read(&path).unwrap();
    check_damaged(&path, &bytes[..bytes.len() / 2]);
    let mut overwritten = bytes.clone();
    overwritten[4096..].fill(0xA5);
    check_damaged(&path, &overwritten);
}
