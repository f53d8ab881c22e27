//! What outlives the program: the reader's decisions, in SQLite.
//!
//! Does not know the terminal or how an analysis is made; hands out values, never cursors.
//! Articles are known by the hash of their content, so that a file that is moved or renamed keeps its state.

mod catalogue;
mod index;
mod schema;
mod stored;

#[cfg(test)]
mod tests;

use crate::article::ArticleId;
pub use catalogue::{Batch, DocId, Entry, Fate, Known, Stamp};
pub use index::Findings;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Transaction, TransactionBehavior};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;
use std::{fs, io};

/// How long a write waits for another program that is writing to the same library.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);
/// How long, and how often, the change to WAL waits for a lock.
const WAL_PAUSE: Duration = Duration::from_millis(10);
const WAL_ATTEMPTS: usize = 200;

/// What a reader has decided about an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Nothing yet.
    #[default]
    New,
    /// To keep.
    Kept,
    /// To keep, and marked out among what is kept.
    Starred,
    /// Not to keep. The file stays where it is.
    Discarded,
}

/// How an article stands with the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Standing {
    /// What is decided.
    pub state: State,
    /// Whether it was opened; opening never decides.
    pub seen: bool,
}

/// A change of an article's state, as it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The article that changed.
    pub article: ArticleId,
    /// Its state before.
    pub old: State,
    /// Its state from now on.
    pub new: State,
}

/// A place where decisions are kept: a file, or memory.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    place: Place,
}

/// Where a library is, so that it can be opened once more.
#[derive(Clone, Debug)]
struct Place {
    name: PathBuf,
    flags: OpenFlags,
}

/// How many libraries were made in memory, to give each a name of its own.
static N_IN_MEMORY: AtomicUsize = AtomicUsize::new(0);

/// Why a library can't be used. The message does not name the file.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The folder of the file does not exist and can't be made.
    #[error("its folder can't be made: {0}")]
    Folder(#[source] io::Error),
    /// A newer program wrote it.
    #[error("it was written by a newer onrecord (version {found} of its form, this program knows {known})")]
    Newer {
        /// The version that it has.
        found: i32,
        /// The newest version that this program knows.
        known: i32,
    },
    /// It is the database of some other program.
    #[error("it is a database, but not of onrecord")]
    Foreign,
    /// Something else wrote into the file, or lost a part of it.
    #[error("it is damaged, and left as it is: {0}")]
    Damaged(#[source] rusqlite::Error),
    /// SQLite could not do it.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> LibraryError {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => LibraryError::Damaged(error),
            _ => LibraryError::Sqlite(error),
        }
    }
}

impl LibraryError {
    /// Whether another program was writing for so long that this one gave up. It may go better later.
    pub fn is_busy(&self) -> bool {
        matches!(self, LibraryError::Sqlite(error) if is_busy(error))
    }
}

impl Library {
    /// Opens the library in the file `path`, and makes it (with its folder) where there is none.
    ///
    /// A file that is no library, or that a newer program wrote, is refused and left as it is.
    pub fn open(path: &Path) -> Result<Library, LibraryError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(LibraryError::Folder)?;
        }
        // Not rusqlite's defaults, which would take a name like "file:a?mode=ro" for a URI.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        Library::over(Place { name: path.to_owned(), flags })
    }

    /// Opens a library that is forgotten when it is dropped.
    pub fn in_memory() -> Result<Library, LibraryError> {
        let number = N_IN_MEMORY.fetch_add(1, Ordering::Relaxed);
        // The memory belongs to all connections of this name, and goes with the last.
        let name = PathBuf::from(format!("file:/library-{number}?vfs=memdb"));
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_URI;
        Library::over(Place { name, flags })
    }

    /// Opens the same library once more, for another thread.
    pub fn another(&self) -> Result<Library, LibraryError> {
        Library::over(self.place.clone())
    }

    /// The same library for what can be made again: its writes hold nobody up for the disk, and the last of them may
    /// be undone by a loss of power. They stay whole, and so does everything else.
    pub fn unhurried(self) -> Result<Library, LibraryError> {
        self.connection.pragma_update(None, "synchronous", "normal")?;
        Ok(self)
    }

    fn over(place: Place) -> Result<Library, LibraryError> {
        let mut connection = Connection::open_with_flags(&place.name, place.flags)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        schema::check(&mut connection)?;
        use_wal(&connection)?;
        // In WAL mode only FULL has a transaction on disk when it returns.
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        schema::migrate(&mut connection)?;
        Ok(Library { connection, place })
    }

    /// How every article stands that was ever opened or decided. All others are new and unseen.
    pub fn states(&self) -> Result<HashMap<ArticleId, Standing>, LibraryError> {
        let mut statement = self.connection.prepare_cached("SELECT id, state, seen FROM article")?;
        let rows = statement.query_map([], |row| {
            Ok((ArticleId(row.get(0)?), Standing { state: row.get(1)?, seen: row.get(2)? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Decides about an article. The decision is on disk, and can be undone, when this returns.
    ///
    /// Deciding what is decided already changes nothing and leaves nothing to undo.
    pub fn decide(&mut self, article: &ArticleId, new: State) -> Result<Change, LibraryError> {
        let transaction = self.write()?;
        let old = transaction
            .query_row("SELECT state FROM article WHERE id = ?1", (article.0,), |row| row.get(0))
            .optional()?
            .unwrap_or_default();
        if old != new {
            set_state(&transaction, article, new)?;
            transaction
                .prepare_cached("INSERT INTO journal (article, old, new) VALUES (?1, ?2, ?3)")?
                .execute((article.0, old, new))?;
        }
        transaction.commit()?;
        Ok(Change { article: *article, old, new })
    }

    /// Takes back the last decision that is not undone yet, whenever it was made, by giving the article the
    /// state that it had before. Returns that change, or `None` when no decision is left.
    pub fn undo(&mut self) -> Result<Option<Change>, LibraryError> {
        let transaction = self.write()?;
        let Some((step, change)) = last_step(&transaction)? else {
            return Ok(None);
        };
        set_state(&transaction, &change.article, change.new)?;
        transaction
            .prepare_cached(
                "UPDATE journal SET undone_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE step = ?1",
            )?
            .execute((step,))?;
        transaction.commit()?;
        Ok(Some(change))
    }

    /// Notes that the article was opened.
    pub fn mark_seen(&mut self, article: &ArticleId) -> Result<(), LibraryError> {
        let transaction = self.write()?;
        transaction
            .prepare_cached(
                "INSERT INTO article (id, seen) VALUES (?1, 1) ON CONFLICT (id) DO UPDATE SET seen = 1",
            )?
            .execute((article.0,))?;
        Ok(transaction.commit()?)
    }

    /// Every write takes its lock at the start, so that what it reads is still true when it writes.
    fn write(&mut self) -> rusqlite::Result<Transaction<'_>> {
        self.connection.transaction_with_behavior(TransactionBehavior::Immediate)
    }
}

/// Changes the journal to WAL. Several programs that make one library want the lock for it at once, and SQLite does
/// not wait for this one.
fn use_wal(connection: &Connection) -> rusqlite::Result<()> {
    let change = || connection.pragma_update(None, "journal_mode", "wal");
    for _ in 1..WAL_ATTEMPTS {
        match change() {
            Err(error) if is_busy(&error) => thread::sleep(WAL_PAUSE),
            done => return done,
        }
    }
    change()
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

fn set_state(transaction: &Transaction<'_>, article: &ArticleId, state: State) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO article (id, state) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET state = ?2",
        )?
        .execute((article.0, state))?;
    Ok(())
}

/// The last step that stands, and the change that takes it back.
fn last_step(transaction: &Transaction<'_>) -> rusqlite::Result<Option<(i64, Change)>> {
    transaction
        .prepare_cached(
            "SELECT step, article, old, new FROM journal WHERE undone_at IS NULL ORDER BY step DESC LIMIT 1",
        )?
        .query_row([], |row| {
            let change = Change { article: ArticleId(row.get(1)?), old: row.get(3)?, new: row.get(2)? };
            Ok((row.get(0)?, change))
        })
        .optional()
}

/// As stored; these words never change.
impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            State::New => "new",
            State::Kept => "kept",
            State::Starred => "starred",
            State::Discarded => "discarded",
        }))
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<State> {
        match value.as_str()? {
            "new" => Ok(State::New),
            "kept" => Ok(State::Kept),
            "starred" => Ok(State::Starred),
            "discarded" => Ok(State::Discarded),
            other => Err(FromSqlError::Other(format!("no state is called {other:?}").into())),
        }
    }
}
