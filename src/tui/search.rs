//! A search in a pane, and what it has found.
//!
//! Does not know how matches are found.

use super::action::Scope;
use super::arrangement::Focus;
use super::opened::Place;
use super::shelf::ArticleIdx;
use crate::analysis::QuoteIdx;
use crate::text::Span;
use tui_input::Input;

/// A search in a pane.
pub(super) struct Search {
    pub(super) focus: Focus,
    pub(super) input: Input,
    pub(super) is_typing: bool,
    /// Where the reader was when it began.
    pub(super) origin: (usize, Place),
    pub(super) hits: Vec<Hit>,
    /// The number of the hit that is shown.
    pub(super) at: Option<usize>,
    /// What the hits were found for.
    pub(super) found_for: Option<Haystack>,
}

/// What was searched, and for what: the matches hold as long as this is the same.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Haystack {
    pub(super) query: String,
    /// The article, where the list is not what is searched.
    pub(super) article: Option<ArticleIdx>,
    pub(super) is_analysed: bool,
    pub(super) scope: Scope,
    pub(super) n_rows: usize,
}

/// Something that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    /// In the title of this row.
    Row(usize),
    /// In the article's text.
    Text(Span),
    /// In this quotation or its speaker's name.
    Quote(QuoteIdx),
}
