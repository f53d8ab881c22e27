//! The journal: every change with the value that it replaced, in steps, in the order in which they were made.
//!
//! Rows are only ever added. The order is that of their numbers, whatever a clock says.

use super::annotation::Tag;
use super::{Library, LibraryError, State, correction};
use crate::article::ArticleId;
use crate::correction::{Correction, Matter};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, Transaction};
use std::borrow::Cow;

/// A change of one article, as it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The article that changed.
    pub article: ArticleId,
    /// What changed about it.
    pub edit: Edit,
}

/// What changed about an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Its state.
    State {
        /// Before.
        old: State,
        /// From then on.
        new: State,
    },
    /// It got this tag.
    Tag(Tag),
    /// It lost this tag.
    Untag(Tag),
    /// Its note.
    Note {
        /// Before.
        old: Option<String>,
        /// From then on.
        new: Option<String>,
    },
    /// What is corrected about its analysis.
    Correct {
        /// What the correction is about.
        matter: Matter,
        /// Before.
        old: Option<Correction>,
        /// From then on.
        new: Option<Correction>,
    },
}

/// What was done together, and is undone together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How it came about.
    pub action: Action,
    /// What it has changed; may be nothing.
    pub changes: Vec<Change>,
}

/// How a step came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Somebody decided, tagged or wrote a note.
    Decide,
    /// A step was taken back.
    Undo,
    /// A step that was taken back was done again.
    Redo,
    /// Another library was merged, and this came from it.
    Merge,
}

/// A place in the journal: what happened later has a greater number. The journal begins behind 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Seq(pub i64);

/// A row of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its place.
    pub seq: Seq,
    /// The number of its step; those of later steps are greater.
    pub step: i64,
    /// How the step came about.
    pub action: Action,
    /// The step that this one undoes or redoes.
    pub target: Option<i64>,
    /// The user's name, if one was known.
    pub who: Option<String>,
    /// When, by the clock of the computer: milliseconds since 1970, UTC.
    pub made_at: i64,
    /// What has changed.
    pub change: Change,
    /// Whether it changed another library, and came here when that was merged.
    pub is_merged: bool,
}

impl Action {
    /// The word for it, which is also what is stored and exported: it never changes.
    pub fn name(self) -> &'static str {
        match self {
            Action::Decide => "decide",
            Action::Undo => "undo",
            Action::Redo => "redo",
            Action::Merge => "merge",
        }
    }
}

impl Edit {
    /// What it is about, and the value before and from then on: `state`, `tag` with the tag, `note`, or `correction`
    /// with a JSON object.
    pub fn columns(&self) -> (&'static str, Option<Cow<'_, str>>, Option<Cow<'_, str>>) {
        let corrected = |correction: &Option<Correction>| correction.as_ref().map(correction::written);
        match self {
            Edit::State { old, new } => ("state", Some(old.name().into()), Some(new.name().into())),
            Edit::Tag(tag) => ("tag", None, Some(tag.as_str().into())),
            Edit::Untag(tag) => ("tag", Some(tag.as_str().into()), None),
            Edit::Note { old, new } => ("note", old.as_deref().map(Cow::from), new.as_deref().map(Cow::from)),
            Edit::Correct { old, new, .. } => {
                ("correction", corrected(old).map(Cow::from), corrected(new).map(Cow::from))
            }
        }
    }

    /// What a correction is about.
    pub(super) fn matter(&self) -> Option<&Matter> {
        match self {
            Edit::Correct { matter, .. } => Some(matter),
            _ => None,
        }
    }

    /// The edit that takes this one back.
    pub(super) fn reversed(self) -> Edit {
        match self {
            Edit::State { old, new } => Edit::State { old: new, new: old },
            Edit::Tag(tag) => Edit::Untag(tag),
            Edit::Untag(tag) => Edit::Tag(tag),
            Edit::Note { old, new } => Edit::Note { old: new, new: old },
            Edit::Correct { matter, old, new } => Edit::Correct { matter, old: new, new: old },
        }
    }
}

impl Library {
    /// The last place in the journal. Costs nothing to speak of.
    pub fn latest(&self) -> Result<Seq, LibraryError> {
        let mut latest = self.connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM journal")?;
        Ok(Seq(latest.query_row([], |row| row.get(0))?))
    }

    /// The entries of the journal behind `after`, at most `limit` of them, in order.
    pub fn journal(&self, after: Seq, limit: u32) -> Result<Vec<JournalEntry>, LibraryError> {
        let mut entries = self.connection.prepare_cached(
            "SELECT seq, step, article, what, matter, old, new, action, target, who, made_at, merged IS NOT NULL
             FROM journal JOIN step USING (step) WHERE seq > ?1 ORDER BY seq LIMIT ?2",
        )?;
        let entries = entries.query_map((after.0, limit), |row| {
            Ok(JournalEntry {
                seq: Seq(row.get(0)?),
                step: row.get(1)?,
                change: change(row, 2)?,
                action: row.get(7)?,
                target: row.get(8)?,
                who: row.get(9)?,
                made_at: row.get(10)?,
                is_merged: row.get(11)?,
            })
        })?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// What was changed in this library behind `after`, by whomever, in order, and the place from which to ask next.
    pub fn changes_since(&self, after: Seq) -> Result<(Vec<Change>, Seq), LibraryError> {
        let entries = self.journal(after, u32::MAX)?;
        let latest = entries.last().map_or(after, |entry| entry.seq);
        Ok((entries.into_iter().filter(|entry| !entry.is_merged).map(|entry| entry.change).collect(), latest))
    }
}

/// Writes a step of this user's. One that has changed something can be undone, and what could be redone is forgotten.
/// Returns its number.
pub(super) fn write_step(
    transaction: &Transaction<'_>,
    who: Option<&str>,
    action: Action,
    changes: &[Change],
) -> rusqlite::Result<i64> {
    let is_change = !changes.is_empty();
    if is_change {
        transaction
            .prepare_cached(
                "UPDATE step SET stack = NULL WHERE stack = 'undone' AND (who IS NULL OR who IS ?1)",
            )?
            .execute((who,))?;
    }
    transaction
        .prepare_cached("INSERT INTO step (who, action, stack) VALUES (?1, ?2, iif(?3, 'done', NULL))")?
        .execute((who, action, is_change))?;
    let step = transaction.last_insert_rowid();
    write_changes(transaction, step, changes)?;
    Ok(step)
}

/// Writes the changes of a step.
pub(super) fn write_changes(
    transaction: &Transaction<'_>,
    step: i64,
    changes: &[Change],
) -> rusqlite::Result<()> {
    let mut known =
        transaction.prepare_cached("INSERT INTO article (id) VALUES (?1) ON CONFLICT (id) DO NOTHING")?;
    let mut row = transaction.prepare_cached(
        "INSERT INTO journal (step, article, what, matter, old, new) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for Change { article, edit } in changes {
        let (what, old, new) = edit.columns();
        // Of an article that is only known elsewhere there is no row yet.
        known.execute((article.0,))?;
        row.execute((step, article.0, what, edit.matter(), old, new))?;
    }
    Ok(())
}

/// The changes of a step, in order.
pub(super) fn changes_of(connection: &Connection, step: i64) -> rusqlite::Result<Vec<Change>> {
    let mut changes = connection
        .prepare_cached("SELECT article, what, matter, old, new FROM journal WHERE step = ?1 ORDER BY seq")?;
    changes.query_map((step,), |row| change(row, 0))?.collect()
}

/// The change in the columns `article, what, matter, old, new` from `at` on.
pub(super) fn change(row: &Row<'_>, at: usize) -> rusqlite::Result<Change> {
    let what: String = row.get(at + 1)?;
    let (matter, old, new) = (at + 2, at + 3, at + 4);
    let edit = match (what.as_str(), row.get::<_, Option<Tag>>(old)?, row.get::<_, Option<Tag>>(new)?) {
        ("state", ..) => Edit::State { old: row.get(old)?, new: row.get(new)? },
        ("tag", None, Some(tag)) => Edit::Tag(tag),
        ("tag", Some(tag), None) => Edit::Untag(tag),
        ("note", ..) => Edit::Note { old: row.get(old)?, new: row.get(new)? },
        ("correction", ..) => {
            Edit::Correct { matter: row.get(matter)?, old: row.get(old)?, new: row.get(new)? }
        }
        _ => return Err(FromSqlError::Other(format!("no change of {what:?} is like this").into()).into()),
    };
    Ok(Change { article: ArticleId(row.get(at)?), edit })
}

impl ToSql for Action {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.name()))
    }
}

impl FromSql for Action {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Action> {
        let word = value.as_str()?;
        let actions = [Action::Decide, Action::Undo, Action::Redo, Action::Merge];
        let action = actions.into_iter().find(|action| action.name() == word);
        action.ok_or_else(|| FromSqlError::Other(format!("no action is called {word:?}").into()))
    }
}
