//! The journal: every decision with the value that it replaced, and how it is taken back.
//!
//! Does not know what is decided, only what it was before.

use super::decision::set_state;
use super::{Library, LibraryError, State};
use crate::article::ArticleId;
use rusqlite::{OptionalExtension, Transaction};

/// A change of an article's state, as it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The article that changed.
    pub article: ArticleId,
    /// Its state before.
    pub old: State,
    /// Its state from now on.
    pub new: State,
}

impl Library {
    /// Takes back the last decision that is not undone yet, whenever it was made, by giving the article the
    /// state that it had before. Returns that change, or `None` when no decision is left.
    pub fn undo(&mut self) -> Result<Option<Change>, LibraryError> {
        let transaction = self.write()?;
        let Some((step, change)) = last_step(&transaction)? else {
            return Ok(None);
        };
        set_state(&transaction, &change.article, change.new)?;
        transaction
            .prepare_cached(
                "UPDATE journal SET undone_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE step = ?1",
            )?
            .execute((step,))?;
        transaction.commit()?;
        Ok(Some(change))
    }
}

/// Writes a change into the journal.
pub(super) fn note(transaction: &Transaction<'_>, change: &Change) -> rusqlite::Result<()> {
    transaction.prepare_cached("INSERT INTO journal (article, old, new) VALUES (?1, ?2, ?3)")?.execute((
        change.article.0,
        change.old,
        change.new,
    ))?;
    Ok(())
}

/// The last step that stands, and the change that takes it back.
fn last_step(transaction: &Transaction<'_>) -> rusqlite::Result<Option<(i64, Change)>> {
    transaction
        .prepare_cached(
            "SELECT step, article, old, new FROM journal WHERE undone_at IS NULL ORDER BY step DESC LIMIT 1",
        )?
        .query_row([], |row| {
            let change = Change { article: ArticleId(row.get(1)?), old: row.get(3)?, new: row.get(2)? };
            Ok((row.get(0)?, change))
        })
        .optional()
}
