//! Changes to the catalogue that are made together or not at all.

use super::{DocId, Fate, Stamp, bytes, local_day, words};
use crate::analysis::EngineVersion;
use crate::article::{Article, ArticleId};
use crate::library::index::{self, Findings};
use crate::library::{
    Annotations, Change, Edit, Library, LibraryError, State, annotation, correction, decision, journal,
};
use rusqlite::{OptionalExtension, Transaction};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Changes to the catalogue that nobody sees before [`Batch::commit`]; dropped without it they are not made. Others who
/// write wait as long as it lives.
pub struct Batch<'a> {
    transaction: Transaction<'a>,
    n_waiting: Arc<AtomicUsize>,
}

impl Library {
    /// Begins to change the catalogue, after those of this program who want to write, too.
    pub fn batch(&mut self) -> Result<Batch<'_>, LibraryError> {
        let n_waiting = Arc::clone(&self.place.n_waiting);
        self.give_way();
        Ok(Batch { transaction: self.write()?, n_waiting })
    }
}

impl Batch<'_> {
    /// Notes that the file at `path`, which looks from outside as `stamp` says, holds `article`. If it held another
    /// one, the new one takes over what is decided about that and written on it, unless it is known already.
    pub fn put(&mut self, path: &Path, stamp: Stamp, article: &Article) -> Result<DocId, LibraryError> {
        let doc = self.document(article, stamp.size)?;
        let before = self
            .transaction
            .prepare_cached(
                "SELECT f.doc, d.id, f.state FROM file AS f JOIN document AS d USING (doc) WHERE path = ?1",
            )?
            .query_row((bytes(path),), |row| Ok((row.get(0)?, ArticleId(row.get(1)?), row.get(2)?)))
            .optional()?;
        let fate = match before {
            Some((old, _, Fate::Changed)) if old == doc => Fate::Changed,
            Some((old, ..)) if old != doc => Fate::Changed,
            _ => Fate::Present,
        };
        let day = article.date.or(stamp.modified.map(local_day)).map(|day| day.to_string());
        self.transaction
            .prepare_cached(
                "INSERT INTO file (path, doc, size, modified, sure, day, state, arrived) VALUES (?1, ?2, ?3, ?4, ?5, ?6, \
                 ?7, CAST(unixepoch('subsec') * 1000 AS INTEGER)) ON CONFLICT (path) DO UPDATE SET doc = ?2, size = ?3, \
                 modified = ?4, sure = ?5, day = ?6, state = ?7",
            )?
            .execute((bytes(path), doc, stamp.size, stamp.modified, stamp.is_sure, day, fate))?;
        if let Some((old, id, _)) = before.filter(|(old, ..)| *old != doc) {
            self.take_over(id, article.id)?;
            self.retire(old)?;
        }
        Ok(doc)
    }

    /// Keeps what an engine of this version found in an article, in the place of what was found before. Where the
    /// engine failed, the analysis of an older one stays. What searches look for follows the article's corrections.
    pub fn set_analysis(
        &mut self,
        doc: DocId,
        engine: EngineVersion,
        findings: &Findings,
    ) -> Result<(), LibraryError> {
        if let Some(stored) = &findings.analysis {
            // REPLACE would begin a savepoint, and for each of them the full-text index writes what it has gathered.
            self.transaction
                .prepare_cached(
                    "INSERT INTO analysis (doc, bytes) VALUES (?1, ?2) \
                     ON CONFLICT (doc) DO UPDATE SET bytes = excluded.bytes",
                )?
                .execute((doc, &stored.bytes))?;
        }
        let is_found: bool = self
            .transaction
            .prepare_cached("SELECT engine IS NOT NULL FROM document WHERE doc = ?1")?
            .query_row((doc,), |row| row.get(0))?;
        self.transaction
            .prepare_cached("UPDATE document SET engine = ?2 WHERE doc = ?1")?
            .execute((doc, engine.0))?;
        if findings.analysis.is_some() && correction::is_corrected(&self.transaction, doc)? {
            correction::index_anew(&self.transaction, doc)?;
        } else {
            if is_found {
                words::forget(&self.transaction, doc)?;
            }
            words::write(&self.transaction, doc, findings)?;
        }
        Ok(())
    }

    /// Notes that a file is gone. Returns the article that it held.
    pub fn mark_missing(&mut self, path: &Path) -> Result<Option<DocId>, LibraryError> {
        let sql = "UPDATE file SET state = 'missing' WHERE path = ?1 RETURNING doc";
        let mut statement = self.transaction.prepare_cached(sql)?;
        Ok(statement.query_row((bytes(path),), |row| row.get(0)).optional()?)
    }

    /// Whether somebody else of this program waits to write, so that the batch should come to its end.
    pub fn is_waited_for(&self) -> bool {
        self.n_waiting.load(Ordering::Relaxed) > 0
    }

    /// Makes the changes.
    pub fn commit(self) -> Result<(), LibraryError> {
        Ok(self.transaction.commit()?)
    }

    /// The number of an article, which is entered if it is new.
    fn document(&mut self, article: &Article, size: u64) -> Result<DocId, LibraryError> {
        let known = self
            .transaction
            .prepare_cached("SELECT doc FROM document WHERE id = ?1")?
            .query_row((article.id.0,), |row| row.get(0))
            .optional()?;
        if let Some(doc) = known {
            return Ok(doc);
        }
        let n_words = index::n_words(article);
        let date = article.date.map(|date| date.to_string());
        self.transaction
            .prepare_cached(
                "INSERT INTO document (id, title, date, source, size, n_words) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((article.id.0, index::title(article), date, article.outlet_name(), size, n_words))?;
        let doc = DocId(self.transaction.last_insert_rowid());
        self.transaction
            .prepare_cached("INSERT INTO text (doc, text) VALUES (?1, ?2)")?
            .execute((doc, &article.text))?;
        Ok(doc)
    }

    /// Gives the article `new`, if nothing is known about it, what is decided about `old` and written on it, as a step
    /// of nobody's. Corrections are of the old one's words, and stay with it.
    fn take_over(&mut self, old: ArticleId, new: ArticleId) -> Result<(), LibraryError> {
        let n_taken = self
            .transaction
            .prepare_cached(
                "INSERT INTO article (id, seen) SELECT ?2, seen FROM article WHERE id = ?1 \
                 ON CONFLICT (id) DO NOTHING",
            )?
            .execute((old.0, new.0))?;
        if n_taken == 0 {
            return Ok(());
        }
        let state = decision::state(&self.transaction, &old)?;
        let Annotations { tags, note } = annotation::of(&self.transaction, &old)?;
        let mut edits =
            Vec::from_iter((state != State::New).then_some(Edit::State { old: State::New, new: state }));
        edits.extend(tags.into_iter().map(Edit::Tag));
        edits.extend(note.map(|note| Edit::Note { old: None, new: Some(note) }));
        let changes: Vec<Change> = edits.into_iter().map(|edit| Change { article: new, edit }).collect();
        changes.iter().try_for_each(|change| decision::put(&self.transaction, change))?;
        Ok(journal::write_nobodys_step(&self.transaction, &changes)?)
    }

    /// Takes an article that has no file any more out of every search. Its text and analysis stay, and it is analysed
    /// again should a file of that content come back.
    fn retire(&mut self, doc: DocId) -> Result<(), LibraryError> {
        let retired = self
            .transaction
            .prepare_cached(
                "UPDATE document SET engine = NULL WHERE doc = ?1 AND NOT EXISTS (SELECT 1 FROM file WHERE doc = ?1)",
            )?
            .execute((doc,))?;
        if retired > 0 {
            words::forget(&self.transaction, doc)?;
        }
        Ok(())
    }
}
