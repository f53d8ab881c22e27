//! The list of all articles.
//!
//! Each table is read once from end to end: to look every article up in its place takes several times as long where
//! there are many.

use super::{DocId, Entry, Fate, bytes, local_day, path};
use crate::article::ArticleId;
use crate::library::{Library, LibraryError};
use rusqlite::Row;
use std::cmp::{Ordering, Reverse};
use std::path::Path;
use std::sync::Arc;

/// The articles with files for which `condition` holds, the newest first.
pub(super) fn all(library: &Library, condition: &str) -> Result<Vec<Entry>, LibraryError> {
    let mut entries = documents(library)?;
    let mut has_place = vec![false; entries.len()];
    let sql = format!("SELECT f.doc, f.path, f.state, f.modified FROM file AS f WHERE {condition}");
    let mut statement = library.connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let doc: DocId = row.get(0)?;
        let Ok(at) = entries.binary_search_by_key(&doc, |entry| entry.doc) else { continue };
        let (Some(entry), Some(has_place)) = (entries.get_mut(at), has_place.get_mut(at)) else { continue };
        if !*has_place {
            *has_place = true;
            place(entry, row)?;
            continue;
        }
        let mut other = entry.clone();
        place(&mut other, row)?;
        if (other.fate == Fate::Missing, in_order(&other, entry))
            < (entry.fate == Fate::Missing, Ordering::Equal)
        {
            *entry = other;
        }
    }
    let mut has_place = has_place.into_iter();
    entries.retain(|_| has_place.next().unwrap_or_default());
    entries.sort_unstable_by(in_order);
    Ok(entries)
}

/// All articles by number, without what their files tell.
fn documents(library: &Library) -> Result<Vec<Entry>, LibraryError> {
    let standings = library.states()?;
    let nowhere: Arc<Path> = Path::new("").into();
    let sql = "SELECT doc, id, title, date, source, n_quotes FROM document ORDER BY doc";
    let mut statement = library.connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let id = ArticleId(row.get(1)?);
        Ok(Entry {
            doc: row.get(0)?,
            id,
            path: Arc::clone(&nowhere),
            title: row.get(2)?,
            date: row.get_ref(3)?.as_str_or_null()?.and_then(|date| date.parse().ok()),
            modified: None,
            source: row.get(4)?,
            n_quotes: row.get(5)?,
            standing: standings.get(&id).copied().unwrap_or_default(),
            fate: Fate::Present,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts the article into one of its files.
fn place(entry: &mut Entry, row: &Row<'_>) -> rusqlite::Result<()> {
    let modified: Option<i64> = row.get(3)?;
    (entry.path, entry.fate, entry.modified) = (path(row, 1)?.into(), row.get(2)?, modified.map(local_day));
    Ok(())
}

/// The newest first, then by path.
fn in_order(one: &Entry, other: &Entry) -> Ordering {
    let key = |entry: &Entry| Reverse(entry.date.or(entry.modified));
    key(one).cmp(&key(other)).then_with(|| bytes(&one.path).cmp(bytes(&other.path)))
}
