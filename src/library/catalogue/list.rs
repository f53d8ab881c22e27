//! The list of all articles.
//!
//! Each table is read once from end to end: to look every article up in its place takes several times as long where
//! there are many.

use super::{DocId, Entry, Fate, bytes, local_day, path};
use crate::article::ArticleId;
use crate::library::{Library, LibraryError};
use rusqlite::Row;
use rustc_hash::FxHashMap;
use std::cmp::{Ordering, Reverse};
use std::path::PathBuf;

/// The articles with files for which `condition` holds, the newest first.
pub(super) fn all(library: &Library, condition: &str) -> Result<Vec<Entry>, LibraryError> {
    let mut unplaced = documents(library)?;
    let sql = format!("SELECT f.doc, f.path, f.state, f.modified FROM file AS f WHERE {condition}");
    let mut statement = library.connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut entries: Vec<Entry> = Vec::with_capacity(unplaced.len());
    let mut places: FxHashMap<DocId, usize> = FxHashMap::default();
    while let Some(row) = rows.next()? {
        let doc = row.get(0)?;
        if let Some(entry) = unplaced.remove(&doc) {
            places.insert(doc, entries.len());
            entries.push(placed(entry, row)?);
        } else if let Some(known) = places.get(&doc).and_then(|&place| entries.get_mut(place)) {
            let other = placed(known.clone(), row)?;
            if (other.fate == Fate::Missing, in_order(&other, known))
                < (known.fate == Fate::Missing, Ordering::Equal)
            {
                *known = other;
            }
        }
    }
    entries.sort_unstable_by(in_order);
    Ok(entries)
}

/// All articles, without what their files tell.
fn documents(library: &Library) -> Result<FxHashMap<DocId, Entry>, LibraryError> {
    let standings = library.states()?;
    let sql = "SELECT doc, id, title, date, source, n_quotes FROM document";
    let mut statement = library.connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let id = ArticleId(row.get(1)?);
        let entry = Entry {
            doc: row.get(0)?,
            id,
            path: PathBuf::new(),
            title: row.get(2)?,
            date: row.get_ref(3)?.as_str_or_null()?.and_then(|date| date.parse().ok()),
            modified: None,
            source: row.get(4)?,
            n_quotes: row.get(5)?,
            standing: standings.get(&id).copied().unwrap_or_default(),
            fate: Fate::Present,
        };
        Ok((entry.doc, entry))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The article at one of its files.
fn placed(entry: Entry, row: &Row<'_>) -> rusqlite::Result<Entry> {
    let modified: Option<i64> = row.get(3)?;
    Ok(Entry { path: path(row, 1)?, fate: row.get(2)?, modified: modified.map(local_day), ..entry })
}

/// The newest first, then by path.
fn in_order(one: &Entry, other: &Entry) -> Ordering {
    let key = |entry: &Entry| Reverse(entry.date.or(entry.modified));
    key(one).cmp(&key(other)).then_with(|| bytes(&one.path).cmp(bytes(&other.path)))
}
