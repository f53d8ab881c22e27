//! What a reader decides about articles, and how they stand.
//!
//! Does not know how decisions are written down or taken back.

use super::annotation::{self, Tag};
use super::journal::{self, Action, Change, Edit, Step};
use super::{Library, LibraryError, correction};
use crate::article::ArticleId;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Transaction};
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

/// A place in the list of articles that were opened, which is in the order in which they were. It begins behind 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sighting(i64);

impl State {
    /// The word for it, which is also what is stored and exported: it never changes.
    pub fn name(self) -> &'static str {
        match self {
            State::New => "new",
            State::Kept => "kept",
            State::Starred => "starred",
            State::Discarded => "discarded",
        }
    }
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

    /// Decides about articles, in one step. The decision is on disk, and can be undone, when this returns.
    ///
    /// Deciding what is decided already changes nothing; where nothing changes there is nothing to undo.
    pub fn decide(&mut self, articles: &[ArticleId], new: State) -> Result<Step, LibraryError> {
        self.change(articles, |connection, article| {
            let old = state(connection, article)?;
            Ok((old != new).then_some(Edit::State { old, new }))
        })
    }

    /// Gives articles a tag, in one step.
    pub fn tag(&mut self, articles: &[ArticleId], tag: &Tag) -> Result<Step, LibraryError> {
        self.retag(articles, std::slice::from_ref(tag), &[])
    }

    /// Takes a tag from articles, in one step.
    pub fn untag(&mut self, articles: &[ArticleId], tag: &Tag) -> Result<Step, LibraryError> {
        self.retag(articles, &[], std::slice::from_ref(tag))
    }

    /// Gives articles the tags `added` and takes the tags `removed` from them, all in one step.
    pub fn retag(
        &mut self,
        articles: &[ArticleId],
        added: &[Tag],
        removed: &[Tag],
    ) -> Result<Step, LibraryError> {
        self.change(articles, |connection, article| {
            let mut edits = Vec::new();
            for tag in added {
                if !annotation::has_tag(connection, article, tag)? {
                    edits.push(Edit::Tag(tag.clone()));
                }
            }
            for tag in removed {
                if annotation::has_tag(connection, article, tag)? {
                    edits.push(Edit::Untag(tag.clone()));
                }
            }
            Ok(edits)
        })
    }

    /// Writes a note on an article in the place of the one that it has; an empty one is none.
    pub fn set_note(&mut self, article: &ArticleId, text: &str) -> Result<Step, LibraryError> {
        let new = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.change(&[*article], |connection, article| {
            let old = annotation::note(connection, article)?;
            Ok((old != new).then(|| Edit::Note { old, new: new.clone() }))
        })
    }

    /// Notes that the article was opened. It is no decision: nobody waits until the disk has it.
    pub fn mark_seen(&mut self, article: &ArticleId) -> Result<(), LibraryError> {
        let note = |transaction: &Transaction<'_>| {
            let n_changed = transaction
                .prepare_cached(
                    "INSERT INTO article (id, seen) VALUES (?1, 1) \
                     ON CONFLICT (id) DO UPDATE SET seen = 1 WHERE seen = 0",
                )?
                .execute((article.0,))?;
            if n_changed > 0 {
                transaction
                    .prepare_cached("INSERT INTO sighting (article) VALUES (?1)")?
                    .execute((article.0,))?;
            }
            Ok(())
        };
        Ok(self.write_lightly(note)?)
    }

    /// The last place in the list of articles that were opened.
    pub fn last_sighting(&self) -> Result<Sighting, LibraryError> {
        let mut last = self.connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM sighting")?;
        Ok(Sighting(last.query_row([], |row| row.get(0))?))
    }

    /// The articles that were opened for the first time behind `after`, by whomever, and the place from which to ask
    /// next.
    pub fn seen_since(&self, after: Sighting) -> Result<(Vec<ArticleId>, Sighting), LibraryError> {
        let mut seen = self
            .connection
            .prepare_cached("SELECT seq, article FROM sighting WHERE seq > ?1 ORDER BY seq")?;
        let rows = seen.query_map((after.0,), |row| Ok((row.get(0)?, ArticleId(row.get(1)?))))?;
        let rows: Vec<(i64, ArticleId)> = rows.collect::<Result<_, _>>()?;
        let last = rows.last().map_or(after, |&(seq, _)| Sighting(seq));
        Ok((rows.into_iter().map(|(_, article)| article).collect(), last))
    }

    /// Makes of each article the edits that it needs, and writes them as one step.
    pub(super) fn change<E: IntoIterator<Item = Edit>>(
        &mut self,
        articles: &[ArticleId],
        edits: impl Fn(&Connection, &ArticleId) -> rusqlite::Result<E>,
    ) -> Result<Step, LibraryError> {
        let who = self.who.clone();
        let transaction = self.write()?;
        let mut changes: Vec<Change> = Vec::new();
        for article in articles {
            for edit in edits(&transaction, article)? {
                let change = Change { article: *article, edit };
                put(&transaction, &change)?;
                changes.push(change);
            }
        }
        if !changes.is_empty() {
            journal::write_step(&transaction, who.as_deref(), Action::Decide, &changes)?;
            correction::follow(&transaction, &changes)?;
        }
        transaction.commit()?;
        Ok(Step { action: Action::Decide, changes })
    }
}

pub(super) fn state(connection: &Connection, article: &ArticleId) -> rusqlite::Result<State> {
    let state = connection
        .prepare_cached("SELECT state FROM article WHERE id = ?1")?
        .query_row((article.0,), |row| row.get(0))
        .optional()?;
    Ok(state.unwrap_or_default())
}

/// Makes a change true.
pub(super) fn put(transaction: &Transaction<'_>, change: &Change) -> rusqlite::Result<()> {
    let id = change.article.0;
    let run =
        |sql: &str, parameters: &[&dyn ToSql]| transaction.prepare_cached(sql)?.execute(parameters).map(drop);
    // What else is said about an article refers to its row.
    run("INSERT INTO article (id) VALUES (?1) ON CONFLICT (id) DO NOTHING", &[&id])?;
    match &change.edit {
        Edit::State { new, .. } => run("UPDATE article SET state = ?2 WHERE id = ?1", &[&id, new]),
        Edit::Tag(tag) => run("INSERT INTO tag (article, tag) VALUES (?1, ?2)", &[&id, tag]),
        Edit::Untag(tag) => run("DELETE FROM tag WHERE article = ?1 AND tag = ?2", &[&id, tag]),
        Edit::Note { new: None, .. } => run("DELETE FROM note WHERE article = ?1", &[&id]),
        Edit::Note { new: Some(text), .. } => run(
            "INSERT INTO note (article, text) VALUES (?1, ?2) ON CONFLICT (article) DO UPDATE SET text = ?2",
            &[&id, text],
        ),
        Edit::Correct { matter, new: None, .. } => {
            run("DELETE FROM correction WHERE article = ?1 AND matter = ?2", &[&id, matter])
        }
        Edit::Correct { matter, new: Some(new), .. } => run(
            "INSERT INTO correction (article, matter, correction) VALUES (?1, ?2, ?3) \
             ON CONFLICT (article, matter) DO UPDATE SET correction = ?3",
            &[&id, matter, new],
        ),
    }
}

/// Whether it is still as the change has left it.
pub(super) fn stands(connection: &Connection, change: &Change) -> rusqlite::Result<bool> {
    let article = &change.article;
    Ok(match &change.edit {
        Edit::State { new, .. } => state(connection, article)? == *new,
        Edit::Tag(tag) => annotation::has_tag(connection, article, tag)?,
        Edit::Untag(tag) => !annotation::has_tag(connection, article, tag)?,
        Edit::Note { new, .. } => annotation::note(connection, article)? == *new,
        Edit::Correct { matter, new, .. } => correction::on(connection, article, matter)? == *new,
    })
}

impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.name()))
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<State> {
        let word = value.as_str()?;
        let states = [State::New, State::Kept, State::Starred, State::Discarded];
        let state = states.into_iter().find(|state| state.name() == word);
        state.ok_or_else(|| FromSqlError::Other(format!("no state is called {word:?}").into()))
    }
}
