//! Databases of every form that a release wrote (`tests/compat`, named by the number of its form), and damaged ones.
//!
//! Of the samples, by date, the first is kept, the second starred, the third discarded; the fourth was kept, which
//! was undone. From form 7 on, made by `tests/compat/make.sh`, the fourth has tags, a note and corrections, and all of
//! them an analysis.

use super::folder::{article, put};
use onrecord::correction::{Correction, Verdict};
use onrecord::ingest;
use onrecord::library::{Annotations, Library, LibraryError, Seq, State};
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
