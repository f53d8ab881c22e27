//! What outlives the program, in SQLite: the catalogue of all articles that were read, with their analyses and an
//! index of their words, and what readers have decided, corrected and searched for.
//!
//! Does not know the terminal or how an analysis is made; hands out values, never cursors.
//! Articles are known by the hash of their content, so that a file that is moved or renamed keeps its state.

mod annotation;
mod aside;
mod catalogue;
mod correction;
mod decision;
mod failure;
mod index;
mod journal;
mod lines;
mod merge;
mod persons;
pub mod query;
mod read_only;
mod schema;
pub mod search;
mod searches;
mod speakers;
mod stored;
mod undo;
mod watch;

#[cfg(test)]
mod tests;

pub use annotation::{Annotations, Tag};
pub use aside::set_aside;
pub use catalogue::{Batch, DocId, Entry, Fate, Known, Stamp};
pub use correction::Made;
pub use index::Findings;
pub use lines::LineKind;
pub use persons::{Bearing, Bearings, Extent, Identity, Sayer};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
pub use searches::SavedSearch;
pub use speakers::Quoted;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;
use std::{fs, io};

pub use decision::{Sighting, Standing, State};
pub use journal::{Action, Change, Edit, JournalEntry, Seq, Step};
pub use merge::Merge;
pub use watch::Watch;

/// How long a write waits for another program that is writing to the same library.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);
/// How often it looks whether the other has ended: a key may be waiting.
const LOOK_EVERY: Duration = Duration::from_millis(1);
/// How long, and how often at most, others of this program are let go first.
const PAUSE: Duration = Duration::from_millis(1);
const MOST_PAUSES: usize = 100;
/// How long, and how often, the change to WAL waits for a lock.
const WAL_PAUSE: Duration = Duration::from_millis(10);
const WAL_ATTEMPTS: usize = 200;

/// How large the pages of a new library are: an article fits into one.
const PAGE_BYTES: i64 = 8 << 10;
/// The memory for pages, and that of who writes much.
const CACHE_KIB: i64 = 2 << 10;
const LARGE_CACHE_KIB: i64 = 16 << 10;
/// How many statements a connection keeps ready: more than it has for any one matter.
const STATEMENTS_KEPT: usize = 64;
/// How many pages wait in the log before who writes much brings them into the file; and before anybody else does, whom
/// somebody may be waiting for.
const PAGES_BEFORE_CHECKPOINT: i64 = 4 << 10;
const PAGES_BEFORE_ANY_CHECKPOINT: i64 = 4 * PAGES_BEFORE_CHECKPOINT;
/// How long who leaves waits for others, to bring what is left there into the file.
const LEAVING_PATIENCE: Duration = Duration::from_millis(200);

/// A place where decisions are kept: a file, or memory.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    place: Place,
    /// Whose decisions these are.
    who: Option<String>,
}

/// Where a library is, so that it can be opened once more.
#[derive(Clone, Debug)]
struct Place {
    name: PathBuf,
    flags: OpenFlags,
    /// How many of those who opened it once more wait to write.
    n_waiting: Arc<AtomicUsize>,
}

impl Place {
    fn new(name: PathBuf, flags: OpenFlags) -> Place {
        // No connection is used by two threads at once.
        Place { name, flags: flags | OpenFlags::SQLITE_OPEN_NO_MUTEX, n_waiting: Arc::default() }
    }

    /// A new one, in memory.
    fn in_memory() -> Place {
        let number = N_IN_MEMORY.fetch_add(1, Ordering::Relaxed);
        // The memory belongs to all connections of this name, and goes with the last.
        let name = PathBuf::from(format!("file:/library-{number}?vfs=memdb"));
        Place::new(name, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_URI)
    }

    fn is_in_memory(&self) -> bool {
        self.flags.contains(OpenFlags::SQLITE_OPEN_URI)
    }

    fn connect(&self) -> rusqlite::Result<Connection> {
        Connection::open_with_flags(&self.name, self.flags)
    }
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
    /// An older program wrote it, and it is only read.
    #[error(
        "it was written by an older onrecord, and can't be brought up to date where it may not be written to"
    )]
    Older,
    /// It is the database of some other program.
    #[error("it is a database, but not of onrecord")]
    Foreign,
    /// Another program was writing to it all the time.
    #[error("another program keeps it locked")]
    Locked,
    /// Nothing more can be written.
    #[error("there is no room left on its disk")]
    Full,
    /// It, or its folder, may not be written to.
    #[error("it may not be written to")]
    ReadOnly,
    /// The file can't be opened, or made where there is none.
    #[error("it can't be opened or made there")]
    NoFile,
    /// Something else wrote into the file, or lost a part of it.
    #[error("it is damaged: {0}")]
    Damaged(#[source] rusqlite::Error),
    /// SQLite could not do it.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
}

impl LibraryError {
    /// Whether another program was writing for so long that this one gave up. It may go better later.
    pub fn is_busy(&self) -> bool {
        matches!(self, LibraryError::Locked)
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
        Library::over(Place::new(path.to_owned(), flags))
    }

    /// Opens a library that is forgotten when it is dropped.
    pub fn in_memory() -> Result<Library, LibraryError> {
        Library::over(Place::in_memory())
    }

    /// The library for the user of this name: what is decided from now on is this user's, and nobody else's decisions
    /// are taken back, but those of which nobody knows whose they are.
    pub fn signed(self, who: Option<String>) -> Library {
        Library { who, ..self }
    }

    /// Opens the same library once more, for another thread.
    pub fn another(&self) -> Result<Library, LibraryError> {
        Ok(Library::over(self.place.clone())?.signed(self.who.clone()))
    }

    /// Whether nothing was ever read into it or decided in it.
    pub fn is_unused(&self) -> Result<bool, LibraryError> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM document) AND NOT EXISTS (SELECT 1 FROM article)";
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// The same library for what can be made again: its writes hold nobody up for the disk, and the last of them may
    /// be undone by a loss of power. They stay whole, and so does everything else.
    pub fn unhurried(self) -> Result<Library, LibraryError> {
        self.connection.pragma_update(None, "synchronous", "normal")?;
        self.connection.pragma_update(None, "wal_autocheckpoint", PAGES_BEFORE_CHECKPOINT)?;
        Ok(self)
    }

    /// Takes more memory while much is written, so that what is written again soon need not go to the disk in between;
    /// or gives it back.
    pub fn set_roomy(&self, is_roomy: bool) -> Result<(), LibraryError> {
        let size = if is_roomy { LARGE_CACHE_KIB } else { CACHE_KIB };
        Ok(self.connection.pragma_update(None, "cache_size", -size)?)
    }

    /// Brings all that was written into the one file, so that a copy of it has everything; as far as others who are at
    /// it let that happen. Else it stands beside it, where every program that opens it finds it.
    pub fn gather(self) -> Result<(), LibraryError> {
        self.connection.busy_timeout(LEAVING_PATIENCE)?;
        Ok(self.connection.query_row("PRAGMA wal_checkpoint(truncate)", [], |_| Ok(()))?)
    }

    fn over(place: Place) -> Result<Library, LibraryError> {
        Library::on(place.connect()?, place)
    }

    fn on(mut connection: Connection, place: Place) -> Result<Library, LibraryError> {
        connection.busy_handler(Some(wait))?;
        schema::check(&mut connection)?;
        // Has no effect but on a new one.
        connection.pragma_update(None, "page_size", PAGE_BYTES)?;
        use_wal(&connection)?;
        // In WAL mode only FULL has a transaction on disk when it returns.
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
        connection.pragma_update(None, "wal_autocheckpoint", PAGES_BEFORE_ANY_CHECKPOINT)?;
        // Else most statements are planned anew whenever another value is bound, which takes longer than to run them.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        schema::migrate(&mut connection)?;
        Ok(Library { connection, place, who: None })
    }

    /// Whether somebody else of this program waits to write.
    pub fn is_waited_for(&self) -> bool {
        self.place.n_waiting.load(Ordering::Relaxed) > 0
    }

    /// Lets those of this program go first who wait to write. Whoever writes much would else have the lock again before
    /// they see that it was free.
    fn give_way(&self) {
        for _ in 0..MOST_PAUSES {
            if !self.is_waited_for() {
                return;
            }
            thread::sleep(PAUSE);
        }
    }

    /// Every write takes its lock at the start, so that what it reads is still true when it writes.
    fn write(&mut self) -> rusqlite::Result<Transaction<'_>> {
        self.place.n_waiting.fetch_add(1, Ordering::Relaxed);
        let begun = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        self.place.n_waiting.fetch_sub(1, Ordering::Relaxed);
        begun
    }

    /// Writes what may be lost with the power, without waiting for the disk.
    fn write_lightly<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let before: i64 = self.connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
        self.connection.pragma_update(None, "synchronous", "normal")?;
        let written = self.write().and_then(|transaction| {
            let written = write(&transaction)?;
            transaction.commit()?;
            Ok(written)
        });
        self.connection.pragma_update(None, "synchronous", before)?;
        written
    }
}

/// Waits for another one's lock; SQLite's own waiting looks less and less often. Returns whether it is worth waiting on.
fn wait(n_before: i32) -> bool {
    thread::sleep(LOOK_EVERY);
    LOOK_EVERY * n_before.unsigned_abs() < BUSY_TIMEOUT
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
