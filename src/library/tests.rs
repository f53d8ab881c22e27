//! What the library promises, over real files.

use super::{Change, Edit, Findings, Library, LibraryError, Stamp, Standing, State, schema};
use crate::analysis::{Analysis, EngineVersion};
use crate::article::{ArticleId, plain};
use rusqlite::StatementStatus;
use std::path::Path;
use std::thread;
use tempfile::TempDir;

const KEPT: Standing = Standing { state: State::Kept, seen: false };

fn article(n: u8) -> ArticleId {
    ArticleId::of(&[n])
}

fn standing(library: &Library, article: ArticleId) -> Standing {
    library.states().unwrap().get(&article).copied().unwrap_or_default()
}

#[track_caller]
fn check_refused(path: &Path, expected: &str) {
    let before = std::fs::read(path).unwrap();
    let error = Library::open(path).unwrap_err();
    assert_eq!(error.to_string(), expected);
    assert_eq!(std::fs::read(path).unwrap(), before, "a refused file was written to");
}

#[test]
fn decisions_and_what_was_seen_outlive_the_program() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("made/on the way/library.db");
    let mut library = Library::open(&path).unwrap();
    library.mark_seen(&article(1)).unwrap();
    let step = library.decide(&[article(1)], State::Starred).unwrap();
    let edit = Edit::State { old: State::New, new: State::Starred };
    assert_eq!(step.changes, [Change { article: article(1), edit }]);
    library.decide(&[article(2)], State::Discarded).unwrap();
    drop(library);

    let library = Library::open(&path).unwrap();
    assert_eq!(standing(&library, article(1)), Standing { state: State::Starred, seen: true });
    assert_eq!(standing(&library, article(2)), Standing { state: State::Discarded, seen: false });
    assert_eq!(standing(&library, article(3)), Standing::default());
}

#[test]
fn deciding_the_same_again_leaves_nothing_to_undo() {
    let mut library = Library::in_memory().unwrap();
    library.decide(&[article(1)], State::Kept).unwrap();
    let again = library.decide(&[article(1)], State::Kept).unwrap();
    assert!(again.changes.is_empty());
    library.undo().unwrap();
    assert_eq!(library.undo().unwrap(), None);
}

#[test]
fn a_new_library_can_be_opened_and_written_by_many_at_once() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    thread::scope(|scope| {
        for n in 0..8 {
            let path = &path;
            scope.spawn(move || Library::open(path).unwrap().decide(&[article(n)], State::Kept).unwrap());
        }
    });
    let library = Library::open(&path).unwrap();
    assert!((0..8).all(|n| standing(&library, article(n)) == KEPT));
}

#[test]
fn a_decision_is_seen_by_others_when_it_returns() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    let other = Library::open(&path).unwrap();
    library.decide(&[article(1)], State::Kept).unwrap();
    assert_eq!(standing(&other, article(1)), KEPT);
}

#[test]
fn a_library_of_a_newer_program_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    let library = Library::open(&path).unwrap();
    library.connection.pragma_update(None, "user_version", 99).unwrap();
    drop(library);
    let known = schema::NEWEST;
    let expected =
        format!("it was written by a newer onrecord (version 99 of its form, this program knows {known})");
    check_refused(&path, &expected);
}

#[test]
fn what_is_no_library_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("other.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE bookmark (url TEXT)").unwrap();
    check_refused(&path, "it is a database, but not of onrecord");

    let path = folder.path().join("article.txt");
    std::fs::write(&path, "date 2026-02-06 Harbour reopens\n".repeat(40)).unwrap();
    check_refused(&path, "file is not a database");
}

#[test]
fn a_file_name_is_never_taken_for_a_uri() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("file:library?mode=memory");
    Library::open(&path).unwrap();
    assert!(path.is_file());
}

#[test]
fn a_folder_that_cannot_be_made_is_named_as_the_reason() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("taken"), "").unwrap();
    let error = Library::open(&folder.path().join("taken/library.db")).unwrap_err();
    assert!(matches!(error, LibraryError::Folder(_)), "{error}");
}

#[test]
fn on_a_full_disk_nothing_is_lost_and_nothing_half_done() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    let some: Vec<_> = (0..50).map(article).collect();
    library.decide(&some, State::Kept).unwrap();
    let size: i64 = library.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    library.connection.pragma_update(None, "max_page_count", size).unwrap();
    let note = "It is full. ".repeat(10_000);
    let refused = library.set_note(&article(1), &note).unwrap_err();
    assert_eq!(refused.to_string(), "there is no room left on its disk");
    assert_eq!(library.annotations(&article(1)).unwrap().note, None);
    drop(library);

    let mut library = Library::open(&path).unwrap();
    assert!((0..50).all(|n| standing(&library, article(n)) == KEPT));
    library.set_note(&article(1), &note).unwrap();
    assert_eq!(library.undo().unwrap().unwrap().changes.len(), 1);
}

#[test]
fn a_library_that_may_not_be_written_to_says_so() {
    let mut library = Library::in_memory().unwrap();
    library.connection.pragma_update(None, "query_only", true).unwrap();
    let refused = library.decide(&[article(1)], State::Kept).unwrap_err();
    assert_eq!(refused.to_string(), "it may not be written to");
}

#[test]
fn a_statement_is_planned_once() {
    let library = Library::in_memory().unwrap();
    for beginning in ["a%", "b%", "c%"] {
        let sql = "SELECT 1 FROM document WHERE title LIKE ?1";
        let mut statement = library.connection.prepare_cached(sql).unwrap();
        assert!(!statement.exists((beginning,)).unwrap());
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }
}

#[test]
fn the_words_of_many_articles_are_written_at_once() {
    let mut library = Library::in_memory().unwrap();
    let texts: Vec<String> = (0..20).map(|n| format!("Harbour {n} reopens\n\nLight {n} works.\n")).collect();
    let articles: Vec<_> = texts.iter().map(|text| plain::parse(text.as_bytes()).unwrap()).collect();
    let mut batch = library.batch().unwrap();
    let stamp = Stamp { size: 40, modified: None, is_sure: true };
    let put = |(n, article)| batch.put(Path::new(&format!("/{n}.txt")), stamp, article).unwrap();
    let docs: Vec<_> = articles.iter().enumerate().map(put).collect();
    batch.commit().unwrap();
    let mut batch = library.batch().unwrap();
    for (doc, article) in docs.into_iter().zip(&articles) {
        let findings = Findings::new(article, &Analysis::default());
        batch.set_analysis(doc, EngineVersion::current(), &findings).unwrap();
    }
    batch.commit().unwrap();
    // A block's number begins with that of its part of the index.
    let sql = "SELECT count(DISTINCT id >> 37) FROM fts_data WHERE id >> 37 > 0";
    let n_parts: i64 = library.connection.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(n_parts, 1);
}
