//! Changes to the catalogue that are made together or not at all.

use super::{DocId, Fate, Stamp, bytes, local_day, words};
use crate::analysis::EngineVersion;
use crate::article::{Article, ArticleId};
use crate::library::index::{self, Findings};
use crate::library::{Library, LibraryError, correction};
use rusqlite::{OptionalExtension, Transaction};
use std::path::Path;

/// Changes to the catalogue that nobody sees before [`Batch::commit`]; dropped without it they are not made. Others who
/// write wait as long as it lives.
pub struct Batch<'a> {
    transaction: Transaction<'a>,
}

impl Library {
    /// Begins to change the catalogue.
    pub fn batch(&mut self) -> Result<Batch<'_>, LibraryError> {
        Ok(Batch { transaction: self.write()? })
    }
}

impl Batch<'_> {
    /// Notes that the file at `path`, which looks from outside as `stamp` says, holds `article`. If it held another
    /// one, the new one takes over what is decided about that, unless something is decided about it already.
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
            self.transaction
                .prepare_cached("INSERT OR REPLACE INTO analysis (doc, bytes) VALUES (?1, ?2)")?
                .execute((doc, &stored.bytes))?;
        }
        self.transaction
            .prepare_cached("UPDATE document SET engine = ?2 WHERE doc = ?1")?
            .execute((doc, engine.0))?;
        if findings.analysis.is_some() && correction::is_corrected(&self.transaction, doc)? {
            correction::index_anew(&self.transaction, doc)?;
        } else {
            words::write(&self.transaction, doc, findings)?;
        }
        Ok(())
    }

    /// Notes that a file is gone. Returns the article that it held, unless that was noted before.
    pub fn mark_missing(&mut self, path: &Path) -> Result<Option<DocId>, LibraryError> {
        let sql = "UPDATE file SET state = 'missing' WHERE path = ?1 AND state <> 'missing' RETURNING doc";
        let mut statement = self.transaction.prepare_cached(sql)?;
        Ok(statement.query_row((bytes(path),), |row| row.get(0)).optional()?)
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
        let n_words = index::body(article).split_whitespace().count() as u64;
        let date = article.date.map(|date| date.to_string());
        self.transaction
            .prepare_cached(
                "INSERT INTO document (id, title, date, size, n_words) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((article.id.0, index::title(article), date, size, n_words))?;
        let doc = DocId(self.transaction.last_insert_rowid());
        self.transaction
            .prepare_cached("INSERT INTO text (doc, text) VALUES (?1, ?2)")?
            .execute((doc, &article.text))?;
        Ok(doc)
    }

    /// Gives the article `new`, about which nothing is known, what is decided about `old`.
    fn take_over(&mut self, old: ArticleId, new: ArticleId) -> Result<(), LibraryError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO article (id, state, seen) SELECT ?2, state, seen FROM article WHERE id = ?1 \
                 ON CONFLICT (id) DO NOTHING",
            )?
            .execute((old.0, new.0))?;
        Ok(())
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
