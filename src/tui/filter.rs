//! What narrows the list down: a query, as it is typed and as it is kept.
//!
//! Does not know how articles are found, nor how the line is drawn.

use super::finder::Question;
use super::shelf::ArticleIdx;
use crate::library::query::{Query, QueryError};
use crate::library::search::Matches;
use tui_input::Input;

/// The filter of the list.
#[derive(Default)]
pub(super) struct Filter {
    /// The query as typed.
    pub(super) input: Input,
    pub(super) line: Line,
    /// Where and why the query makes no sense.
    pub(super) wrong: Option<QueryError>,
    /// What the list shows: the last good query that was answered.
    pub(super) shown: Option<Shown>,
    /// What is being searched for.
    pub(super) asked: Option<Asked>,
    pub(super) n_asked: u64,
}

/// The line at the bottom.
#[derive(Default)]
pub(super) enum Line {
    /// Something else stands there.
    #[default]
    Closed,
    /// The query is typed.
    Typing {
        /// What it was before.
        before: String,
        /// The article that was selected then.
        origin: Option<ArticleIdx>,
    },
    /// The query is kept, and a name for it is typed.
    Naming(Input),
}

/// A query, and what it found.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) query: Query,
    pub(super) matches: Matches,
}

/// A query that is not answered yet.
pub(super) struct Asked {
    pub(super) text: String,
    pub(super) question: Question,
    /// Whether the list shows an earlier answer to it, of which nothing must go.
    pub(super) only_adds: bool,
}

impl Filter {
    pub(super) fn is_typing(&self) -> bool {
        matches!(self.line, Line::Typing { .. })
    }

    /// The line that is typed in, if there is one.
    pub(super) fn typed_line(&mut self) -> Option<&mut Input> {
        match &mut self.line {
            Line::Closed => None,
            Line::Typing { .. } => Some(&mut self.input),
            Line::Naming(name) => Some(name),
        }
    }

    /// Whether the line is open.
    pub(super) fn is_open(&self) -> bool {
        !matches!(self.line, Line::Closed)
    }

    /// The article that stays selected while it can: the one from which the typing began.
    pub(super) fn origin(&self) -> Option<ArticleIdx> {
        match self.line {
            Line::Typing { origin, .. } => origin,
            Line::Naming(_) | Line::Closed => None,
        }
    }
}
