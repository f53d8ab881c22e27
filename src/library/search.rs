//! A query → the articles that it finds.
//!
//! Knows the tables of the catalogue and of the decisions. Does not know how a query is written, nor what is shown of
//! an article.

mod matches;
mod passage;
mod sql;
mod words;

pub use matches::Matches;
pub use passage::{Passage, passage};

use super::query::Query;
use super::{Library, LibraryError};
use rusqlite::{Connection, ErrorCode, InterruptHandle, params_from_iter};
use sql::Plan;

/// Stops the search that another thread is at.
pub struct Interrupter(InterruptHandle);

impl Library {
    /// Finds all articles that are as the query wants them, whatever folder they lie in.
    pub fn search(&self, query: &Query) -> Result<Matches, LibraryError> {
        Ok(find(&self.connection, &sql::plan(query))?)
    }

    /// What stops a search of this library from another thread; the search then fails as interrupted.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.connection.get_interrupt_handle())
    }
}

impl Interrupter {
    /// Stops the search that goes on, if there is one; one that begins later is not stopped.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

impl LibraryError {
    /// Whether a search was stopped before its end.
    pub fn is_interrupted(&self) -> bool {
        matches!(self, LibraryError::Sqlite(error)
            if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted))
    }
}

/// Each part is asked for alone, and put together here: SQLite would look every article up that is left by the others.
fn find(connection: &Connection, plan: &Plan) -> rusqlite::Result<Matches> {
    match plan {
        Plan::All => all(connection),
        Plan::Ask(sql, values) => {
            let mut statement = connection.prepare_cached(sql)?;
            let docs = statement.query_map(params_from_iter(values), |row| row.get(0))?;
            docs.collect()
        }
        Plan::Not(part) => {
            let mut rest = all(connection)?;
            rest.remove_all(&find(connection, part)?);
            Ok(rest)
        }
        Plan::And(parts) => {
            let mut parts = parts.iter();
            let mut left = parts.next().map_or_else(|| all(connection), |first| find(connection, first))?;
            for part in parts {
                match part {
                    Plan::Not(denied) => left.remove_all(&find(connection, denied)?),
                    part => left.retain_all(&find(connection, part)?),
                }
            }
            Ok(left)
        }
        Plan::Or(parts) => parts.iter().try_fold(Matches::default(), |mut found, part| {
            found.add_all(&find(connection, part)?);
            Ok(found)
        }),
    }
}

/// All articles. None is ever taken out of the catalogue, so that their numbers have no gaps.
fn all(connection: &Connection) -> rusqlite::Result<Matches> {
    let newest = connection
        .prepare_cached("SELECT coalesce(max(doc), 0) FROM document")?
        .query_row([], |row| row.get(0))?;
    Ok(Matches::up_to(newest))
}
