//! The rows that searches look at: who is quoted in a document, and the words of its full text.
//!
//! Knows the tables `speaker` and `fts`. Does not know what an analysis is.

use super::DocId;
use crate::library::index::{Findings, SpeakerRow};
use rusqlite::Transaction;

/// Writes them for a document that has none, with the number of quotations that the list shows; where the engine failed that stays.
pub(in crate::library) fn write(
    transaction: &Transaction<'_>,
    doc: DocId,
    findings: &Findings,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "UPDATE document SET n_quotes = coalesce(?2, n_quotes), least_confidence = ?3 WHERE doc = ?1",
        )?
        .execute((doc, findings.n_quotes(), findings.least_confidence))?;
    findings.speakers.iter().try_for_each(|row| add_speaker(transaction, doc, row))?;
    let words = &findings.words;
    transaction
        .prepare_cached(
            "INSERT INTO fts (rowid, title, body, said, speaker, person, org, place) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            doc,
            &words.title,
            &words.body,
            &words.said,
            &words.speaker,
            &words.person,
            &words.org,
            &words.place,
        ))?;
    Ok(())
}

/// Takes them away.
pub(in crate::library) fn forget(transaction: &Transaction<'_>, doc: DocId) -> rusqlite::Result<()> {
    transaction.prepare_cached("DELETE FROM speaker WHERE doc = ?1")?.execute((doc,))?;
    transaction.prepare_cached("DELETE FROM fts WHERE rowid = ?1")?.execute((doc,))?;
    Ok(())
}

fn add_speaker(transaction: &Transaction<'_>, doc: DocId, row: &SpeakerRow) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO speaker (doc, key, name, is_person, role, n_quotes, least_confidence) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((doc, &row.key, &row.name, row.is_person, &row.role, row.n_quotes, row.least_confidence))?;
    Ok(())
}
