//! What goes wrong outside: a lock that is held, a disk that is full, a file that may not be written to.

use super::decisions::{id, state};
use onrecord::library::{Library, LibraryError, State};
use rusqlite::Connection;
use tempfile::TempDir;

#[test]
fn while_another_program_holds_the_lock_nothing_is_decided_and_then_all_goes_on() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.db");
    let mut library = Library::open(&path).unwrap();
    library.decide(&[id(1)], State::Kept).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = library.decide(&[id(2)], State::Kept).unwrap_err();
    assert!(matches!(refused, LibraryError::Locked), "{refused}");
    assert_eq!(refused.to_string(), "another program keeps it locked");
    assert_eq!([1, 2].map(|n| state(&library, n)), [State::Kept, State::New]);
    other.execute_batch("COMMIT").unwrap();
    library.decide(&[id(2)], State::Kept).unwrap();
    assert_eq!(state(&library, 2), State::Kept);
}
