//! Tags and notes: what a reader writes on articles.
//!
//! Does not know how they are changed or taken back.

use super::{Library, LibraryError};
use crate::article::ArticleId;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The most characters that a tag may have.
const MAX_TAG: usize = 64;

/// A word that articles are found by: in lower case, without white space, brackets, quotation marks or commas, and
/// without `-` or `#` in front.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(String);

/// What is written on one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Its tags, in order of the alphabet.
    pub tags: Vec<Tag>,
    /// Its note.
    pub note: Option<String>,
}

impl Tag {
    /// The tag that somebody has typed, with `#` in front or without; `None` if that can be no tag.
    pub fn new(typed: &str) -> Option<Tag> {
        let word: String = typed.strip_prefix('#').unwrap_or(typed).to_lowercase().nfc().collect();
        let is_wrong = |c: char| c.is_whitespace() || c.is_control() || "\"“”()#,".contains(c);
        let is_tag = !word.is_empty()
            && word.chars().count() <= MAX_TAG
            && !word.starts_with('-')
            && !word.contains(is_wrong);
        is_tag.then_some(Tag(word))
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Library {
    /// What is written on an article.
    pub fn annotations(&self, article: &ArticleId) -> Result<Annotations, LibraryError> {
        Ok(of(&self.connection, article)?)
    }

    /// All tags with the number of articles that have them, the commonest first.
    pub fn tags(&self) -> Result<Vec<(Tag, u32)>, LibraryError> {
        let mut tags = self
            .connection
            .prepare_cached("SELECT tag, count(*) AS n FROM tag GROUP BY tag ORDER BY n DESC, tag")?;
        let tags = tags.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(tags.collect::<Result<_, _>>()?)
    }
}

pub(super) fn of(connection: &Connection, article: &ArticleId) -> rusqlite::Result<Annotations> {
    let mut tags = connection.prepare_cached("SELECT tag FROM tag WHERE article = ?1 ORDER BY tag")?;
    let tags = tags.query_map((article.0,), |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Annotations { tags, note: note(connection, article)? })
}

pub(super) fn has_tag(connection: &Connection, article: &ArticleId, tag: &Tag) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM tag WHERE article = ?1 AND tag = ?2")?.exists((article.0, tag))
}

pub(super) fn note(connection: &Connection, article: &ArticleId) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT text FROM note WHERE article = ?1")?
        .query_row((article.0,), |row| row.get(0))
        .optional()
}

impl ToSql for Tag {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Tag {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Tag> {
        String::column_result(value).map(Tag)
    }
}
