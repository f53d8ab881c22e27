//! A library that is only read, wherever it lies: on a disk or in a folder that may not be written to.
//!
//! Does not know what is read in it.

use super::{BUSY_TIMEOUT, Library, LibraryError, Place, schema};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs;
use std::path::Path;

const READ_ONLY: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY;

impl Library {
    /// Opens the library in the file `path`, which must be there, and never writes to it. One of an older program,
    /// which can't be brought up to date so, is refused.
    pub fn open_to_read(path: &Path) -> Result<Library, LibraryError> {
        let mut connection = connect(path)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        schema::check_newest(&mut connection)?;
        Ok(Library { connection, place: Place::new(path.to_owned(), READ_ONLY), who: None })
    }
}

/// Opens the file only to read it.
pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, READ_ONLY)?;
    let read = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    let code = read.as_ref().err().and_then(rusqlite::Error::sqlite_error_code);
    if !matches!(code, Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)) {
        // Any other error is met again.
        return Ok(connection);
    }
    // Readers write into the folder who else reads. Where nobody may, and nothing waits there to be brought into the
    // file, the file is all there is, and nobody writes.
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if fs::metadata(log).is_ok_and(|log| log.len() > 0) {
        return Ok(connection);
    }
    let name: String =
        path.as_os_str().as_encoded_bytes().iter().map(|byte| format!("%{byte:02x}")).collect();
    Connection::open_with_flags(format!("file:{name}?immutable=1"), READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
}
