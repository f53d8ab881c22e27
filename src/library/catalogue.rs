//! The catalogue: every article that was ever read, and what the engine found in it.
//!
//! Knows the tables of `0002_catalogue.sql`; [`batch`] writes them, and this reads them. Does not know how files are
//! found, nor how a decision is made.

mod batch;
mod list;
mod roots;
pub(super) mod words;

use super::{Library, LibraryError, Standing, stored};
use crate::analysis::{Analysis, EngineVersion};
use crate::article::{Article, ArticleId, plain};
pub use batch::Batch;
use chrono::{DateTime, Local, NaiveDate};
use roots::Roots;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Params, Row};
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// The number of an article in the catalogue. It stays the same as long as the content does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocId(pub i64);

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the catalogue.
    pub doc: DocId,
    /// The hash of its content.
    pub id: ArticleId,
    /// Where it lies; one of the places, if there are several.
    pub path: PathBuf,
    /// The headline, in one line and without markup.
    pub title: String,
    /// The date that the article itself gives.
    pub date: Option<NaiveDate>,
    /// The day on which its file was last changed, in local time.
    pub modified: Option<NaiveDate>,
    /// The outlet.
    pub source: Option<String>,
    /// How many quotations it holds; `None` until it is analysed.
    pub n_quotes: Option<u32>,
    /// What is decided about it.
    pub standing: Standing,
    /// What became of its file.
    pub fate: Fate,
}

/// What became of a file since it was first read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It lies where it lay.
    Present,
    /// It holds something else than it did.
    Changed,
    /// It is gone; what it held can still be read.
    Missing,
}

/// What tells without reading a file whether it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    /// When it was last changed, in ns since 1970, UTC; `None` for what is no file.
    pub modified: Option<i64>,
    /// Whether another change would have shown in the time: not where the file was read in the moment in which it
    /// was changed.
    pub is_sure: bool,
}

/// A file that was read before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it held.
    pub doc: DocId,
    /// How it looked from outside.
    pub stamp: Stamp,
    /// What became of it.
    pub fate: Fate,
}

/// The columns of an [`Entry`].
const ENTRY: &str = "SELECT f.path, f.state, f.modified, d.doc, d.id, d.title, d.date, d.source, d.n_quotes, \
                     a.state, a.seen FROM file AS f CROSS JOIN document AS d ON d.doc = f.doc \
                     LEFT JOIN article AS a ON a.id = d.id";

impl Library {
    /// The articles under `roots`, or all if there are none: the newest first, by their own dates or else their
    /// files', then by path. An article with several files stands at its first place. `limit` is a number of files.
    pub fn entries(&self, roots: &[PathBuf], limit: Option<usize>) -> Result<Vec<Entry>, LibraryError> {
        let condition = Roots::new(roots).condition(&self.connection)?;
        let Some(limit) = limit else { return list::all(self, condition) };
        let sql = format!("{ENTRY} WHERE {condition} ORDER BY f.day DESC, f.path LIMIT ?1");
        let mut entries: Vec<Entry> = Vec::new();
        let mut places: HashMap<DocId, usize> = HashMap::new();
        for entry in self.entries_by(&sql, (limit,))? {
            match places.get(&entry.doc).and_then(|&place| entries.get_mut(place)) {
                // A file that is still there speaks for the article.
                Some(known) if known.fate == Fate::Missing && entry.fate != Fate::Missing => *known = entry,
                Some(_) => {}
                None => {
                    places.insert(entry.doc, entries.len());
                    entries.push(entry);
                }
            }
        }
        Ok(entries)
    }

    /// One article's line of the list; `None` if none of its files is known any more.
    pub fn entry(&self, doc: DocId) -> Result<Option<Entry>, LibraryError> {
        let sql =
            format!("{ENTRY} WHERE f.doc = ?1 ORDER BY f.state = 'missing', f.day DESC, f.path LIMIT 1");
        Ok(self.entries_by(&sql, (doc,))?.pop())
    }

    /// The headline of the article of this content, in one line and without markup, if it was ever read.
    pub fn title(&self, id: &ArticleId) -> Result<Option<String>, LibraryError> {
        let mut statement = self.connection.prepare_cached("SELECT title FROM document WHERE id = ?1")?;
        Ok(statement.query_row((id.0,), |row| row.get(0)).optional()?)
    }

    /// The article, as it was read.
    pub fn article(&self, doc: DocId) -> Result<Article, LibraryError> {
        Ok(article(&self.connection, doc)?)
    }

    /// What the engine found in the article, without corrections; `None` if it is not analysed.
    pub fn analysis(&self, doc: DocId) -> Result<Option<Analysis>, LibraryError> {
        Ok(analysis(&self.connection, doc)?)
    }

    /// All files that were ever read under `roots`, or anywhere if there are none.
    pub fn files(&self, roots: &[PathBuf]) -> Result<HashMap<PathBuf, Known>, LibraryError> {
        let condition = Roots::new(roots).condition(&self.connection)?;
        let sql = format!(
            "SELECT f.path, f.doc, f.size, f.modified, f.sure, f.state FROM file AS f WHERE {condition}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| {
            let stamp = Stamp { size: row.get(2)?, modified: row.get(3)?, is_sure: row.get(4)? };
            Ok((path(row, 0)?, Known { doc: row.get(1)?, stamp, fate: row.get(5)? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The number of the article that was read for the first time last, by whatever program; `DocId(0)` if none was.
    pub fn newest(&self) -> Result<DocId, LibraryError> {
        Ok(self.connection.query_row("SELECT coalesce(max(doc), 0) FROM document", [], |row| row.get(0))?)
    }

    /// The articles under `roots` that were read for the first time after `newest`, by whatever program, in that order.
    pub fn since(&self, newest: DocId, roots: &[PathBuf]) -> Result<Vec<DocId>, LibraryError> {
        let condition = Roots::new(roots).condition(&self.connection)?;
        let sql = format!(
            "SELECT DISTINCT d.doc FROM document AS d CROSS JOIN file AS f ON f.doc = d.doc \
             WHERE d.doc > ?1 AND {condition} ORDER BY d.doc"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map((newest,), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The articles under `roots` that an engine of this version should analyse, the newest first.
    pub fn due(&self, roots: &[PathBuf], engine: EngineVersion) -> Result<Vec<DocId>, LibraryError> {
        let condition = Roots::new(roots).condition(&self.connection)?;
        let sql = format!(
            "SELECT f.doc, d.engine FROM file AS f CROSS JOIN document AS d ON d.doc = f.doc WHERE {condition} \
             AND d.engine IS NOT ?1 ORDER BY f.day DESC, f.path"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map((engine.0,), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows: Vec<(DocId, Option<i64>)> = rows.collect::<Result<_, _>>()?;
        let mut known = HashSet::new();
        let rows = rows.into_iter().filter(|(doc, before)| is_due(*before, engine) && known.insert(*doc));
        Ok(rows.map(|(doc, _)| doc).collect())
    }

    /// The article, if an engine of this version should analyse it.
    pub fn due_article(&self, doc: DocId, engine: EngineVersion) -> Result<Option<Article>, LibraryError> {
        let mut statement = self.connection.prepare_cached("SELECT engine FROM document WHERE doc = ?1")?;
        let before = statement.query_row((doc,), |row| row.get(0))?;
        if is_due(before, engine) { self.article(doc).map(Some) } else { Ok(None) }
    }

    /// Notes that the reader was told of the change of the article's files.
    pub fn acknowledge(&mut self, doc: DocId) -> Result<(), LibraryError> {
        let sql = "UPDATE file SET state = 'present' WHERE doc = ?1 AND state = 'changed'";
        self.connection.prepare_cached(sql)?.execute((doc,))?;
        Ok(())
    }

    fn entries_by(&self, sql: &str, values: impl Params) -> Result<Vec<Entry>, LibraryError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(values, entry)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn is_due(before: Option<i64>, engine: EngineVersion) -> bool {
    before.is_none_or(|before| engine.supersedes(EngineVersion(before)))
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let modified: Option<i64> = row.get(2)?;
    let date: Option<String> = row.get(6)?;
    let (state, seen): (Option<_>, Option<_>) = (row.get(9)?, row.get(10)?);
    Ok(Entry {
        path: path(row, 0)?,
        fate: row.get(1)?,
        modified: modified.map(local_day),
        doc: row.get(3)?,
        id: ArticleId(row.get(4)?),
        title: row.get(5)?,
        date: date.and_then(|date| date.parse().ok()),
        source: row.get(7)?,
        n_quotes: row.get(8)?,
        standing: Standing { state: state.unwrap_or_default(), seen: seen.unwrap_or_default() },
    })
}

/// The article, as it was read.
pub(super) fn article(connection: &Connection, doc: DocId) -> rusqlite::Result<Article> {
    let sql = "SELECT d.id, t.text FROM document AS d JOIN text AS t USING (doc) WHERE d.doc = ?1";
    let article = |row: &Row<'_>| Ok(plain::of_text(ArticleId(row.get(0)?), row.get(1)?));
    connection.prepare_cached(sql)?.query_row((doc,), article)
}

/// What the engine found in the article.
pub(super) fn analysis(connection: &Connection, doc: DocId) -> rusqlite::Result<Option<Analysis>> {
    let mut statement = connection.prepare_cached("SELECT bytes FROM analysis WHERE doc = ?1")?;
    let read = |row: &Row<'_>| Ok(row.get_ref(0)?.as_blob().map(stored::read)?);
    Ok(statement.query_row((doc,), read).optional()?.flatten())
}

fn path(row: &Row<'_>, column: usize) -> rusqlite::Result<PathBuf> {
    Ok(PathBuf::from(OsStr::from_bytes(row.get_ref(column)?.as_blob()?)))
}

/// The bytes of a path, as stored.
fn bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_bytes()
}

/// The day of a time that is given in ns since 1970, UTC.
fn local_day(time: i64) -> NaiveDate {
    DateTime::from_timestamp_nanos(time).with_timezone(&Local).date_naive()
}

impl ToSql for DocId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0))
    }
}

impl FromSql for DocId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<DocId> {
        value.as_i64().map(DocId)
    }
}

/// As stored; these words never change.
impl ToSql for Fate {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Fate::Present => "present",
            Fate::Changed => "changed",
            Fate::Missing => "missing",
        }))
    }
}

impl FromSql for Fate {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Fate> {
        match value.as_str()? {
            "present" => Ok(Fate::Present),
            "changed" => Ok(Fate::Changed),
            "missing" => Ok(Fate::Missing),
            other => Err(FromSqlError::Other(format!("no fate is called {other:?}").into())),
        }
    }
}
