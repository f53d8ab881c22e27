//! The article on the page: its words, what is found in it, and how far it is read.
//!
//! Does not know the screen beyond the rows that it was cut into.

use super::action::Step;
use super::page::{self, Page};
use super::pane::quotes::Line;
use super::record::{QuoteOrder, Record, SpeakerKey};
use super::shelf::ArticleIdx;
use crate::analysis::QuoteIdx;
use crate::article::Article;
use crate::library::DocId;
use crate::text::Span;

/// How far the engine is with an article.
pub(super) enum Reading {
    Pending,
    Done(Box<Record>),
    Failed,
}

/// How far an article is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The first byte that was seen when the reader last scrolled: a change of width must not move it.
    pub(super) anchor: usize,
    pub(super) chosen: Option<QuoteIdx>,
}

/// A quotation to go to in an article that may still be on its way.
pub(super) enum Goal {
    Quote(QuoteIdx),
    /// The first that corrections find at one of these places.
    At(Vec<Span>),
    /// The first of a speaker, or the last.
    Words(SpeakerKey, Step),
}

/// The article on the page.
pub(super) struct Opened {
    pub(super) idx: ArticleIdx,
    pub(super) doc: DocId,
    /// `None` where the library could not give it, or has not yet.
    pub(super) article: Option<Article>,
    /// Whether the library is still to give it, or what is found in it.
    pub(super) is_awaited: bool,
    pub(super) reading: Reading,
    pub(super) place: Place,
    /// Where to go once the article is here.
    pub(super) goal: Option<Goal>,
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

impl Opened {
    /// Cuts the article into rows of another width, with so many for a note. The first byte that was seen is seen first
    /// again.
    pub(super) fn cut(&mut self, measure: u16, n_note_rows: usize, height: usize) {
        let Some(article) = &self.article else { return };
        self.page = Page::new(article, usize::from(measure), n_note_rows);
        self.measure = measure;
        self.lay_out_about(self.place.anchor, height);
        self.top = self.page.row_at(self.place.anchor);
    }

    /// Finds the rows that can come into sight within two screens of so many rows of `byte`, and at the end. What is in
    /// sight does not move.
    pub(super) fn lay_out_about(&mut self, byte: usize, height: usize) {
        let Some(article) = &self.article else { return };
        let top = self.page.pin(self.top);
        self.page.lay_out_about(&article.text, byte, 2 * height);
        self.top = self.page.row_of(top);
    }

    /// Finds some more rows. What is in sight does not move.
    pub(super) fn lay_out_more(&mut self) {
        let Some(article) = &self.article else { return };
        let top = self.page.pin(self.top);
        self.page.lay_out_more(&article.text, page::AT_ONCE);
        self.top = self.page.row_of(top);
    }

    /// Whether the library is still to give the article itself.
    pub(super) fn is_on_its_way(&self) -> bool {
        self.article.is_none() && self.is_awaited
    }

    /// Whether all rows of the page are found.
    pub(super) fn is_laid_out(&self) -> bool {
        self.article.is_none() || self.page.is_whole()
    }
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
    /// The rows of the quotation that is chosen, all of whose words are shown.
    pub(super) chosen: Vec<Span>,
    /// The width for which the lines were made, what was chosen, and in which order; `None` where they must be made
    /// anew.
    pub(super) made_for: Option<(u16, Option<QuoteIdx>, QuoteOrder)>,
}
