//! Undo and redo: what is taken back and done again, over restarts, without limit.
//!
//! Each reader takes back only what the same user has done, and only where nobody has decided anew since.

use super::decision::{put, stands};
use super::journal::{self, Action, Change, Step};
use super::{Library, LibraryError, correction};
use rusqlite::{OptionalExtension, Transaction};

impl Library {
    /// Takes back the last step of this user that is not taken back yet, whenever it was made: each article gets the
    /// value that it had before. Returns what that has changed, or `None` when no step is left.
    ///
    /// An article about which somebody has decided anew since stays as it is.
    pub fn undo(&mut self) -> Result<Option<Step>, LibraryError> {
        self.turn(
            Action::Undo,
            "SELECT max(step) FROM step WHERE stack = 'done' AND (who IS NULL OR who IS ?1)",
            "undone",
        )
    }

    /// Does again what undo has taken back last. Returns what that has changed, or `None` when nothing was taken back
    /// since this user's last decision.
    pub fn redo(&mut self) -> Result<Option<Step>, LibraryError> {
        self.turn(
            Action::Redo,
            "SELECT min(step) FROM step WHERE stack = 'undone' AND (who IS NULL OR who IS ?1)",
            "done",
        )
    }

    /// Reverses what was last done about the step that `which` finds.
    fn turn(&mut self, action: Action, which: &str, stack: &str) -> Result<Option<Step>, LibraryError> {
        let who = self.who.clone();
        let transaction = self.write()?;
        let target: Option<i64> = transaction.prepare_cached(which)?.query_row((&who,), |row| row.get(0))?;
        let Some(target) = target else { return Ok(None) };
        let changes = reverse(&transaction, target)?;
        transaction.prepare_cached("UPDATE step SET stack = ?2 WHERE step = ?1")?.execute((target, stack))?;
        transaction
            .prepare_cached("INSERT INTO step (who, action, target) VALUES (?1, ?2, ?3)")?
            .execute((&who, action, target))?;
        journal::write_changes(&transaction, transaction.last_insert_rowid(), &changes)?;
        correction::follow(&transaction, &changes)?;
        transaction.commit()?;
        Ok(Some(Step { action, changes }))
    }
}

/// Puts back what the step `target`, or the last undo or redo of it, has changed. No two changes of a step are about
/// the same thing, so that any order is right.
fn reverse(transaction: &Transaction<'_>, target: i64) -> rusqlite::Result<Vec<Change>> {
    let last = transaction
        .prepare_cached("SELECT step FROM step WHERE target = ?1 ORDER BY step DESC LIMIT 1")?
        .query_row((target,), |row| row.get(0))
        .optional()?;
    let mut reversed = Vec::new();
    for change in journal::changes_of(transaction, last.unwrap_or(target))? {
        if stands(transaction, &change)? {
            let back = Change { article: change.article, edit: change.edit.reversed() };
            put(transaction, &back)?;
            reversed.push(back);
        }
    }
    Ok(reversed)
}
