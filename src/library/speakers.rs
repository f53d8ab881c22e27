//! Who is quoted where.
//!
//! Does not know which names of different articles are one person's.

use super::{DocId, Library, LibraryError};
use rusqlite::Row;

/// Somebody who is quoted in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted<'r> {
    /// The document.
    pub doc: DocId,
    /// The key of the name: the same for all its spellings.
    pub key: &'r str,
    /// The fullest name there.
    pub name: &'r str,
    /// Whether it is no person.
    pub is_thing: bool,
    /// The role there that says most.
    pub role: Option<&'r str>,
    /// How many quotations are theirs.
    pub n_quotes: u32,
}

impl Library {
    /// Shows everybody who is quoted, once for each document. They can be a million, and are not copied.
    pub fn each_quoted(&self, mut see: impl FnMut(Quoted<'_>)) -> Result<(), LibraryError> {
        let sql = "SELECT doc, key, name, is_person, role, n_quotes FROM speaker";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            see(quoted(row)?);
        }
        Ok(())
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

fn quoted<'r>(row: &'r Row<'_>) -> rusqlite::Result<Quoted<'r>> {
    let is_person: Option<bool> = row.get(3)?;
    Ok(Quoted {
        doc: row.get(0)?,
        key: row.get_ref(1)?.as_str()?,
        name: row.get_ref(2)?.as_str()?,
        is_thing: is_person == Some(false),
        role: row.get_ref(4)?.as_str_or_null()?,
        n_quotes: row.get(5)?,
    })
}
