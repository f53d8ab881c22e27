//! The article on the page: its words, what is found in it, and how far it is read.
//!
//! Does not know the screen beyond the rows that it was cut into.

use super::page::Page;
use super::pane::quotes::{Excerpts, Line};
use super::record::{QuoteOrder, Record};
use super::shelf::ArticleIdx;
use crate::analysis::QuoteIdx;
use crate::article::Article;
use crate::library::DocId;
use crate::text::Span;

/// How far the engine is with an article.
pub(super) enum Reading {
    Pending,
    Done(Record),
    Failed,
}

/// How far an article is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The first byte that was seen when the reader last scrolled: a change of width must not move it.
    pub(super) anchor: usize,
    pub(super) chosen: Option<QuoteIdx>,
}

/// The article on the page.
pub(super) struct Opened {
    pub(super) idx: ArticleIdx,
    pub(super) doc: DocId,
    /// `None` where the library could not give it.
    pub(super) article: Option<Article>,
    pub(super) reading: Reading,
    pub(super) place: Place,
    pub(super) page: Page,
    /// The width of the page.
    pub(super) measure: u16,
    /// The first row of the page that is seen.
    pub(super) top: usize,
    /// Whether it is noted that it was seen.
    pub(super) is_noted: bool,
    /// What was last gone to look at.
    pub(super) spot: Option<Spot>,
    pub(super) quotes: QuoteLines,
}

/// A place in the article that is looked at, apart from its quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) span: Span,
    /// The first byte that was seen before, where one wants to go back there.
    pub(super) from: Option<usize>,
}

/// The lines of the quotes pane, and what they were made from.
#[derive(Default)]
pub(super) struct QuoteLines {
    pub(super) lines: Vec<Line>,
    pub(super) top: usize,
    /// Whether they were scrolled away from what is chosen.
    pub(super) is_loose: bool,
    /// What is shown of the quotations; `None` until they are known.
    pub(super) excerpts: Option<Excerpts>,
    /// The quotation that was chosen when the lines were made, and their order.
    pub(super) made_for: (Option<QuoteIdx>, QuoteOrder),
}
