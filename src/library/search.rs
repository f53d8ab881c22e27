//! A query → the articles that it finds.
//!
//! Knows the tables of the catalogue and of the decisions, and how both are asked at once. Does not know how a query
//! is written, nor what is shown of an article.

mod passage;
mod sql;
mod words;

pub use passage::{Passage, passage};

use super::query::Query;
use super::{DocId, Library, LibraryError};
use rusqlite::{ErrorCode, InterruptHandle, params_from_iter};

/// The articles that a search has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches(Vec<DocId>);

/// Stops the search that another thread is at.
pub struct Interrupter(InterruptHandle);

impl Library {
    /// Finds all articles that are as the query wants them, whatever folder they lie in.
    pub fn search(&self, query: &Query) -> Result<Matches, LibraryError> {
        let (sql, values) = sql::statement(query);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let docs = statement.query_map(params_from_iter(values), |row| row.get(0).map(DocId))?;
        let mut docs = docs.collect::<Result<Vec<_>, _>>()?;
        docs.sort_unstable();
        Ok(Matches(docs))
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

impl Matches {
    /// Whether the article is among them.
    pub fn contains(&self, doc: DocId) -> bool {
        self.0.binary_search(&doc).is_ok()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
