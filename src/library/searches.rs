//! Searches that the reader gave a name to.
//!
//! Keeps queries as they were typed; does not read them.

use super::{Library, LibraryError};

/// A query with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// What it is called; no other is called so.
    pub name: String,
    /// The query as it was typed.
    pub query: String,
}

impl Library {
    /// All saved searches, the oldest first.
    pub fn searches(&self) -> Result<Vec<SavedSearch>, LibraryError> {
        let mut statement =
            self.connection.prepare_cached("SELECT name, query FROM search ORDER BY rowid")?;
        let rows =
            statement.query_map([], |row| Ok(SavedSearch { name: row.get(0)?, query: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Saves a search; one of the same name is replaced.
    pub fn save_search(&mut self, search: &SavedSearch) -> Result<(), LibraryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO search (name, query) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET query = ?2",
            )?
            .execute((&search.name, &search.query))?;
        Ok(())
    }

    /// Forgets the search of this name.
    pub fn forget_search(&mut self, name: &str) -> Result<(), LibraryError> {
        self.connection.prepare_cached("DELETE FROM search WHERE name = ?1")?.execute((name,))?;
        Ok(())
    }
}
