//! Who is who across articles: the person behind each name that is quoted.
//!
//! Keeps what was found out about that, and answers by it. Does not know how it is found out.

use super::{DocId, Library, LibraryError};
use crate::article::ArticleId;
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, Transaction};
use rustc_hash::FxHashMap;

/// How many rows are written at once. Others who write wait as long.
const ROWS_AT_ONCE: usize = 512;

/// Somebody who is quoted in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sayer<'r> {
    /// The number of the article.
    pub doc: DocId,
    /// The hash of its content.
    pub article: ArticleId,
    /// The day that the article itself gives.
    pub date: Option<NaiveDate>,
    /// The key of the name.
    pub key: &'r str,
    /// The fullest name there.
    pub name: &'r str,
    /// The role there that says most.
    pub role: Option<&'r str>,
    /// How many quotations are theirs.
    pub n_quotes: u32,
}

/// Where a name stands for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bearing {
    /// The key of the name.
    pub key: String,
    /// The article; `None` for all that have no bearing of their own.
    pub doc: Option<DocId>,
}

/// Who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity {
    /// What the person is known by.
    pub person: String,
    /// The commonest full name.
    pub name: String,
}

/// The persons behind names. A name of which nothing is known stands for a person of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bearings(pub FxHashMap<Bearing, Identity>);

/// How much there was to find persons in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many names are quoted, each counted once for each article.
    pub n_speakers: u64,
    /// How many quotations are theirs.
    pub n_quotes: u64,
}

impl Bearings {
    /// Who is meant by a name in an article, if that is known.
    pub fn get(&self, key: &str, doc: DocId) -> Option<&Identity> {
        let bearing = |doc| Bearing { key: key.to_owned(), doc };
        self.0.get(&bearing(Some(doc))).or_else(|| self.0.get(&bearing(None)))
    }
}

impl Library {
    /// Shows every person who is quoted, once for each article, article by article. They can be a million, and are not
    /// copied.
    pub fn each_sayer(&self, mut see: impl FnMut(Sayer<'_>)) -> Result<(), LibraryError> {
        let sql = "SELECT s.doc, d.date, s.key, s.name, s.role, s.n_quotes, d.id FROM speaker AS s \
                   JOIN document AS d USING (doc) WHERE s.is_person IS NOT 0 ORDER BY s.doc, s.key";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            see(sayer(row)?);
        }
        Ok(())
    }

    /// How much there is to find persons in.
    pub fn extent(&self) -> Result<Extent, LibraryError> {
        self.one_extent("SELECT count(*), coalesce(sum(n_quotes), 0) FROM speaker")
            .map(Option::unwrap_or_default)
    }

    /// How much there was when persons were found last; `None` if they never were, or something was said of them since.
    pub fn joined_extent(&self) -> Result<Option<Extent>, LibraryError> {
        self.one_extent("SELECT n_speakers, n_quotes FROM joining")
    }

    fn one_extent(&self, sql: &str) -> Result<Option<Extent>, LibraryError> {
        let read = |row: &Row<'_>| Ok(Extent { n_speakers: row.get(0)?, n_quotes: row.get(1)? });
        Ok(self.connection.prepare_cached(sql)?.query_row([], read).optional()?)
    }

    /// All persons behind names.
    pub fn bearings(&self) -> Result<Bearings, LibraryError> {
        let mut statement = self.connection.prepare_cached("SELECT key, doc, person, name FROM person")?;
        let rows = statement.query_map([], bearing)?;
        Ok(Bearings(rows.collect::<Result<_, _>>()?))
    }

    /// The persons behind the names that are quoted in an article.
    pub fn bearings_in(&self, doc: DocId) -> Result<Bearings, LibraryError> {
        let sql = "SELECT p.key, p.doc, p.person, p.name FROM speaker AS s JOIN person AS p USING (key) \
                   WHERE s.doc = ?1 AND p.doc IN (0, ?1) AND s.is_person IS NOT 0";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map((doc,), bearing)?;
        Ok(Bearings(rows.collect::<Result<_, _>>()?))
    }

    /// The articles that quote a person, in no particular order; one where two names stand for the person, twice.
    pub fn quoting(&self, person: &str) -> Result<Vec<DocId>, LibraryError> {
        let sql = "WITH own (key) AS (
                SELECT key FROM person WHERE person = ?1 AND doc = 0
                UNION SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM person WHERE key = ?1 AND doc = 0)
            )
            SELECT s.doc FROM own CROSS JOIN speaker AS s ON s.key = own.key
                WHERE s.is_person IS NOT 0 AND NOT EXISTS (SELECT 1 FROM person AS p WHERE p.key = s.key AND p.doc = s.doc)
            UNION ALL
            SELECT s.doc FROM person AS p CROSS JOIN speaker AS s ON s.key = p.key AND s.doc = p.doc
                WHERE p.person = ?1 AND p.doc <> 0
            UNION ALL
            SELECT doc FROM speaker WHERE key = ?1 AND is_person = 0";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map((person,), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Puts new persons into the place of those that are known, some at a time, so that nobody who decides meanwhile
    /// waits for all; `extent` is what they were found in.
    pub fn set_bearings(&mut self, new: &Bearings, extent: Extent) -> Result<(), LibraryError> {
        let old = self.bearings()?;
        let gone: Vec<&Bearing> = old.0.keys().filter(|bearing| !new.0.contains_key(bearing)).collect();
        let fresh: Vec<(&Bearing, &Identity)> =
            new.0.iter().filter(|(bearing, identity)| old.0.get(bearing) != Some(identity)).collect();
        for some in gone.chunks(ROWS_AT_ONCE) {
            self.give_way();
            let transaction = self.write()?;
            for bearing in some {
                let sql = "DELETE FROM person WHERE key = ?1 AND doc = ?2";
                transaction.prepare_cached(sql)?.execute((&bearing.key, stored_doc(bearing)))?;
            }
            transaction.commit()?;
        }
        for some in fresh.chunks(ROWS_AT_ONCE) {
            self.give_way();
            let transaction = self.write()?;
            for (bearing, identity) in some {
                let sql = "INSERT OR REPLACE INTO person (key, doc, person, name) VALUES (?1, ?2, ?3, ?4)";
                let values = (&bearing.key, stored_doc(bearing), &identity.person, &identity.name);
                transaction.prepare_cached(sql)?.execute(values)?;
            }
            transaction.commit()?;
        }
        let sql = "INSERT OR REPLACE INTO joining (only, n_speakers, n_quotes) VALUES (0, ?1, ?2)";
        self.connection.prepare_cached(sql)?.execute((extent.n_speakers, extent.n_quotes))?;
        Ok(())
    }
}

/// Has persons be found anew, however little else is new.
pub(super) fn forget_extent(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM joining", []).map(drop)
}

fn sayer<'r>(row: &'r Row<'_>) -> rusqlite::Result<Sayer<'r>> {
    let date = row.get_ref(1)?.as_str_or_null()?;
    Ok(Sayer {
        doc: row.get(0)?,
        article: ArticleId(row.get(6)?),
        date: date.and_then(|date| date.parse().ok()),
        key: row.get_ref(2)?.as_str()?,
        name: row.get_ref(3)?.as_str()?,
        role: row.get_ref(4)?.as_str_or_null()?,
        n_quotes: row.get(5)?,
    })
}

fn stored_doc(bearing: &Bearing) -> i64 {
    bearing.doc.map_or(0, |doc| doc.0)
}

fn bearing(row: &Row<'_>) -> rusqlite::Result<(Bearing, Identity)> {
    let doc: DocId = row.get(1)?;
    let bearing = Bearing { key: row.get(0)?, doc: (doc.0 != 0).then_some(doc) };
    Ok((bearing, Identity { person: row.get(2)?, name: row.get(3)? }))
}
