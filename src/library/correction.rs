//! The corrections of articles: kept, handed out, and followed by what searches look for.
//!
//! Knows the table of `0005_corrections.sql`. Does not know how a correction comes to hold in an analysis.

mod stored;

use super::catalogue::{DocId, words};
use super::index::Findings;
use super::journal::{Change, Edit, Step};
use super::{Library, LibraryError, catalogue, persons};
use crate::article::ArticleId;
use crate::correction::{self, Correction, Matter};
use rusqlite::{Connection, OptionalExtension, Transaction};
pub(super) use stored::written;

/// A correction that holds, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The article.
    pub article: ArticleId,
    /// Its number in the catalogue, if it is there.
    pub doc: Option<DocId>,
    /// What is corrected.
    pub correction: Correction,
    /// Who made it, if a name was known.
    pub who: Option<String>,
    /// When, by the clock of the computer: milliseconds since 1970, UTC.
    pub made_at: i64,
}

impl Library {
    /// The corrections of an article, one for each matter.
    pub fn corrections(&self, article: &ArticleId) -> Result<Vec<Correction>, LibraryError> {
        Ok(of_article(&self.connection, article)?)
    }

    /// All corrections that hold, in the order in which they were made.
    pub fn all_corrections(&self) -> Result<Vec<Made>, LibraryError> {
        // A merge or a redo brings a correction again; it is told as its author made it.
        let mut statement = self.connection.prepare(
            "SELECT c.article, d.doc, c.correction, s.who, s.made_at
             FROM correction AS c
             JOIN journal AS j ON j.seq = (
                 SELECT seq FROM journal JOIN step USING (step)
                 WHERE article = c.article AND matter = c.matter AND new = c.correction
                 ORDER BY action = 'decide' DESC, seq DESC LIMIT 1)
             JOIN step AS s USING (step)
             LEFT JOIN document AS d ON d.id = c.article
             ORDER BY j.seq",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Made {
                article: ArticleId(row.get(0)?),
                doc: row.get(1)?,
                correction: row.get(2)?,
                who: row.get(3)?,
                made_at: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Makes corrections of an article and withdraws others, in one step; searches and the list of speakers follow.
    /// It is on disk, and can be undone, when this returns. Where nothing changes there is nothing to undo.
    pub fn correct(
        &mut self,
        article: &ArticleId,
        made: &[Correction],
        withdrawn: &[Matter],
    ) -> Result<Step, LibraryError> {
        self.change(&[*article], |connection, article| {
            let made = made.iter().map(|correction| (correction.matter(), Some(correction.clone())));
            let withdrawn = withdrawn.iter().map(|matter| (matter.clone(), None));
            let mut edits = Vec::new();
            for (matter, new) in made.chain(withdrawn) {
                let old = on(connection, article, &matter)?;
                if old != new {
                    edits.push(Edit::Correct { matter, old, new });
                }
            }
            Ok(edits)
        })
    }
}

/// The correction of a matter.
pub(super) fn on(
    connection: &Connection,
    article: &ArticleId,
    matter: &Matter,
) -> rusqlite::Result<Option<Correction>> {
    connection
        .prepare_cached("SELECT correction FROM correction WHERE article = ?1 AND matter = ?2")?
        .query_row((article.0, matter), |row| row.get(0))
        .optional()
}

/// Has searches and the list of speakers follow the corrections that have changed, and persons be found anew where
/// those are about people.
pub(super) fn follow(transaction: &Transaction<'_>, changes: &[Change]) -> rusqlite::Result<()> {
    let corrected = changes.iter().filter(|change| matches!(change.edit, Edit::Correct { .. }));
    let is_about_people =
        |change: &Change| matches!(&change.edit, Edit::Correct { matter: Matter::People(..), .. });
    if changes.iter().any(is_about_people) {
        persons::forget_extent(transaction)?;
    }
    let mut articles: Vec<ArticleId> = corrected.map(|change| change.article).collect();
    articles.dedup();
    for article in articles {
        let doc = transaction
            .prepare_cached("SELECT doc FROM document WHERE id = ?1 AND engine IS NOT NULL")?
            .query_row((article.0,), |row| row.get(0))
            .optional()?;
        if let Some(doc) = doc {
            index_anew(transaction, doc)?;
        }
    }
    Ok(())
}

/// Writes anew what searches look for in a document, by its analysis and its corrections.
pub(super) fn index_anew(transaction: &Transaction<'_>, doc: DocId) -> rusqlite::Result<()> {
    let Some(mut analysis) = catalogue::analysis(transaction, doc)? else { return Ok(()) };
    let article = catalogue::article(transaction, doc)?;
    correction::apply(&mut analysis, &article, &of_article(transaction, &article.id)?);
    words::write(transaction, doc, &Findings::new(&article, &analysis))
}

/// Whether anything is corrected in a document.
pub(super) fn is_corrected(connection: &Connection, doc: DocId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM correction JOIN document ON id = article WHERE doc = ?1")?
        .exists((doc,))
}

fn of_article(connection: &Connection, article: &ArticleId) -> rusqlite::Result<Vec<Correction>> {
    let mut statement =
        connection.prepare_cached("SELECT correction FROM correction WHERE article = ?1 ORDER BY matter")?;
    statement.query_map((article.0,), |row| row.get(0))?.collect()
}
