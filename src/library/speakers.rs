//! Who is quoted where.
//!
//! Does not know which names of different articles are one person's.

use super::{DocId, Library, LibraryError};

/// Somebody who is quoted in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The document.
    pub doc: DocId,
    /// The key of the name: the same for all its spellings.
    pub key: String,
    /// The fullest name there.
    pub name: String,
    /// The role there that says most.
    pub role: Option<String>,
    /// How many quotations are theirs.
    pub n_quotes: u32,
}

impl Library {
    /// Everybody who is quoted, once for each document.
    pub fn quoted(&self) -> Result<Vec<Quoted>, LibraryError> {
        let mut statement =
            self.connection.prepare_cached("SELECT doc, key, name, role, n_quotes FROM speaker")?;
        let rows = statement.query_map([], |row| {
            Ok(Quoted {
                doc: DocId(row.get(0)?),
                key: row.get(1)?,
                name: row.get(2)?,
                role: row.get(3)?,
                n_quotes: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The documents that quote the speaker known as `key`.
    pub fn quoting(&self, key: &str) -> Result<Vec<DocId>, LibraryError> {
        let mut statement = self.connection.prepare_cached("SELECT doc FROM speaker WHERE key = ?1")?;
        let rows = statement.query_map((key,), |row| Ok(DocId(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The documents that quote somebody, each with the least confidence in a speaker; the least first.
    pub fn least_sure(&self) -> Result<Vec<(DocId, f32)>, LibraryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT doc, least_confidence FROM document WHERE least_confidence IS NOT NULL \
             ORDER BY least_confidence, doc",
        )?;
        let rows = statement.query_map([], |row| Ok((DocId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
