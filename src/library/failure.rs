//! What SQLite says → what went wrong, in words for somebody who has never heard of SQLite.

use super::LibraryError;
use rusqlite::ErrorCode;

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> LibraryError {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => LibraryError::Locked,
            Some(ErrorCode::DiskFull) => LibraryError::Full,
            Some(ErrorCode::ReadOnly) => LibraryError::ReadOnly,
            Some(ErrorCode::CannotOpen) => LibraryError::NoFile,
            Some(ErrorCode::DatabaseCorrupt) => LibraryError::Damaged(error),
            _ => LibraryError::Sqlite(error),
        }
    }
}
