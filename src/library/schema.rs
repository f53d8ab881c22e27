//! The version of a database: what it is checked for, and how it is brought up to date.
//!
//! Knows the migrations of `assets/migrations`, which are only ever added to. Does not know queries.

use super::LibraryError;
use rusqlite::{Connection, TransactionBehavior};

/// Written into the head of every library (`PRAGMA application_id`), so that no other program's database
/// is taken for one: the bytes "ORec".
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"ORec");

/// The migrations in order; a database of version `n` has had the first `n` of them.
const MIGRATIONS: &[&str] = &[
    include_str!("../../assets/migrations/0001_decisions.sql"),
    include_str!("../../assets/migrations/0002_catalogue.sql"),
    include_str!("../../assets/migrations/0003_journal.sql"),
    include_str!("../../assets/migrations/0004_searches.sql"),
    include_str!("../../assets/migrations/0005_corrections.sql"),
    include_str!("../../assets/migrations/0006_persons.sql"),
    include_str!("../../assets/migrations/0007_sightings.sql"),
    include_str!("../../assets/migrations/0008_lines.sql"),
    include_str!("../../assets/migrations/0009_speed.sql"),
];

/// The newest version: one for each migration.
pub(super) const NEWEST: i32 = MIGRATIONS.len() as i32;

/// Refuses what is no library, or one of a newer program. Writes nothing.
pub(super) fn check(connection: &mut Connection) -> Result<(), LibraryError> {
    // One view for all questions, while another program may be making the library.
    let view = connection.transaction()?;
    check_view(&view)
}

/// Refuses what is not of the newest version. Writes nothing.
pub(super) fn check_newest(connection: &mut Connection) -> Result<(), LibraryError> {
    let view = connection.transaction()?;
    check_view(&view)?;
    match pragma(&view, "user_version")? {
        NEWEST => Ok(()),
        0 => Err(LibraryError::Foreign),
        _ => Err(LibraryError::Older),
    }
}

/// Brings a checked database to the newest version. Safe when several programs open a new one at once:
/// the version is read under the lock that the changes are made under.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), LibraryError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    check_view(&transaction)?;
    let version = pragma(&transaction, "user_version")?;
    if version == NEWEST {
        return Ok(());
    }
    advance(&transaction, version, NEWEST)?;
    Ok(transaction.commit()?)
}

/// Makes the blank database `copy` one of the version that `model` has, without what is in it. Refuses a model that
/// is no library.
pub(super) fn make_like(model: &Connection, copy: &Connection) -> Result<(), LibraryError> {
    check_view(model)?;
    match pragma(model, "user_version")? {
        0 => Err(LibraryError::Foreign),
        version => Ok(advance(copy, 0, version)?),
    }
}

/// Makes the changes that lead from one version to a later one.
fn advance(connection: &Connection, from: i32, to: i32) -> rusqlite::Result<()> {
    for (_, migration) in (0..to).zip(MIGRATIONS).filter(|(number, _)| *number >= from) {
        connection.execute_batch(migration)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", to)
}

fn check_view(connection: &Connection) -> Result<(), LibraryError> {
    match (pragma(connection, "application_id")?, pragma(connection, "user_version")?) {
        (APPLICATION_ID, found) if found <= NEWEST => Ok(()),
        (APPLICATION_ID, found) => Err(LibraryError::Newer { found, known: NEWEST }),
        (0, 0) if is_blank(connection)? => Ok(()),
        _ => Err(LibraryError::Foreign),
    }
}

fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

fn is_blank(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_migration_file_is_applied() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/migrations");
        let files: BTreeSet<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        let texts: Vec<_> = files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
        assert_eq!(texts, MIGRATIONS);
    }
}
