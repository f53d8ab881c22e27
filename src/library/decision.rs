//! What a reader decides about an article, and how the articles stand.
//!
//! Does not know how decisions are taken back.

use super::journal::{self, Change};
use super::{Library, LibraryError};
use crate::article::ArticleId;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{OptionalExtension, Transaction};
use std::collections::HashMap;

/// What a reader has decided about an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Nothing yet.
    #[default]
    New,
    /// To keep.
    Kept,
    /// To keep, and marked out among what is kept.
    Starred,
    /// Not to keep. The file stays where it is.
    Discarded,
}

/// How an article stands with the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Standing {
    /// What is decided.
    pub state: State,
    /// Whether it was opened; opening never decides.
    pub seen: bool,
}

impl Library {
    /// How every article stands that was ever opened or decided. All others are new and unseen.
    pub fn states(&self) -> Result<HashMap<ArticleId, Standing>, LibraryError> {
        let mut statement = self.connection.prepare_cached("SELECT id, state, seen FROM article")?;
        let rows = statement.query_map([], |row| {
            Ok((ArticleId(row.get(0)?), Standing { state: row.get(1)?, seen: row.get(2)? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Decides about an article. The decision is on disk, and can be undone, when this returns.
    ///
    /// Deciding what is decided already changes nothing and leaves nothing to undo.
    pub fn decide(&mut self, article: &ArticleId, new: State) -> Result<Change, LibraryError> {
        let transaction = self.write()?;
        let old = transaction
            .query_row("SELECT state FROM article WHERE id = ?1", (article.0,), |row| row.get(0))
            .optional()?
            .unwrap_or_default();
        let change = Change { article: *article, old, new };
        if old != new {
            set_state(&transaction, article, new)?;
            journal::note(&transaction, &change)?;
        }
        transaction.commit()?;
        Ok(change)
    }

    /// Notes that the article was opened.
    pub fn mark_seen(&mut self, article: &ArticleId) -> Result<(), LibraryError> {
        let transaction = self.write()?;
        transaction
            .prepare_cached(
                "INSERT INTO article (id, seen) VALUES (?1, 1) ON CONFLICT (id) DO UPDATE SET seen = 1",
            )?
            .execute((article.0,))?;
        Ok(transaction.commit()?)
    }
}

pub(super) fn set_state(
    transaction: &Transaction<'_>,
    article: &ArticleId,
    state: State,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO article (id, state) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET state = ?2",
        )?
        .execute((article.0, state))?;
    Ok(())
}

/// As stored; these words never change.
impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            State::New => "new",
            State::Kept => "kept",
            State::Starred => "starred",
            State::Discarded => "discarded",
        }))
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<State> {
        match value.as_str()? {
            "new" => Ok(State::New),
            "kept" => Ok(State::Kept),
            "starred" => Ok(State::Starred),
            "discarded" => Ok(State::Discarded),
            other => Err(FromSqlError::Other(format!("no state is called {other:?}").into())),
        }
    }
}
