//! Lines that somebody typed, to be had again: commands, filters, searches.
//!
//! Everybody has their own. Does not read what the lines say.

use super::{Library, LibraryError};

/// How many lines of a kind are kept for somebody.
const MAX_LINES: usize = 100;

/// What a line was typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A command of the shell.
    Command,
    /// The query that narrows the list.
    Filter,
    /// Words that were searched for in a pane.
    Search,
}

impl LineKind {
    /// As stored; these words never change.
    fn as_str(self) -> &'static str {
        match self {
            LineKind::Command => "command",
            LineKind::Filter => "filter",
            LineKind::Search => "search",
        }
    }
}

impl Library {
    /// The lines of this kind, the newest first.
    pub fn lines(&self, kind: LineKind) -> Result<Vec<String>, LibraryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT text FROM line WHERE who = ?1 AND kind = ?2 ORDER BY seq DESC")?;
        let lines = statement.query_map((self.typist(), kind.as_str()), |row| row.get(0))?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    /// Keeps a line as the newest of its kind; the oldest goes where they are many. Nothing is kept of an empty one.
    pub fn keep_line(&mut self, kind: LineKind, line: &str) -> Result<(), LibraryError> {
        let (who, kind, line) = (self.typist().to_owned(), kind.as_str(), line.trim());
        if line.is_empty() {
            return Ok(());
        }
        let transaction = self.write()?;
        transaction
            .prepare_cached("INSERT OR REPLACE INTO line (who, kind, text) VALUES (?1, ?2, ?3)")?
            .execute((&who, kind, line))?;
        transaction
            .prepare_cached(
                "DELETE FROM line WHERE who = ?1 AND kind = ?2 AND seq NOT IN (
                     SELECT seq FROM line WHERE who = ?1 AND kind = ?2 ORDER BY seq DESC LIMIT ?3)",
            )?
            .execute((&who, kind, MAX_LINES))?;
        Ok(transaction.commit()?)
    }

    fn typist(&self) -> &str {
        self.who.as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_kept_once_the_newest_first() {
        let mut library = Library::in_memory().unwrap();
        for line in ["wc -w", "cat", " wc -w ", " "] {
            library.keep_line(LineKind::Command, line).unwrap();
        }
        assert_eq!(library.lines(LineKind::Command).unwrap(), ["wc -w", "cat"]);
        assert!(library.lines(LineKind::Search).unwrap().is_empty());
    }

    #[test]
    fn everybody_has_their_own() {
        let library = Library::in_memory().unwrap();
        let mut ada = library.another().unwrap().signed(Some("ada".to_owned()));
        ada.keep_line(LineKind::Filter, "speaker:lind").unwrap();
        assert!(library.lines(LineKind::Filter).unwrap().is_empty());
        assert_eq!(ada.lines(LineKind::Filter).unwrap(), ["speaker:lind"]);
    }

    #[test]
    fn only_so_many_are_kept() {
        let mut library = Library::in_memory().unwrap();
        for n in 0..MAX_LINES + 5 {
            library.keep_line(LineKind::Search, &n.to_string()).unwrap();
        }
        let lines = library.lines(LineKind::Search).unwrap();
        assert_eq!((lines.len(), lines.last().map(String::as_str)), (MAX_LINES, Some("5")));
    }
}
