//! Things with numbers, told some at a time.
//!
//! Does not know how one of them is told.

use crate::analysis::QuoteIdx;
use crate::tui::action::Action;
use crate::tui::app::ArticleIdx;
use std::ops::Range;

/// How many are told at a time.
const PAGE: usize = 20;

/// Something that a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Article(ArticleIdx),
    /// A quotation of an article.
    Quote(ArticleIdx, QuoteIdx),
    Action(Action),
    /// A row of the sheet.
    Row(usize),
}

/// What was last listed. Numbers are counted from 1.
#[derive(Default)]
pub(super) struct Listing {
    choices: Vec<Choice>,
    n_told: usize,
}

impl Listing {
    /// A list of which the page with `at` is told first.
    pub(super) fn new(choices: Vec<Choice>, at: usize) -> Listing {
        Listing { n_told: at / PAGE * PAGE, choices }
    }

    /// The choice with this number.
    pub(super) fn get(&self, number: usize) -> Option<Choice> {
        self.choices.get(number.checked_sub(1)?).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.choices.len()
    }

    /// Puts further choices at the end.
    pub(super) fn extend(&mut self, choices: impl Iterator<Item = Choice>) {
        self.choices.extend(choices);
    }

    /// Whether there is something that was not told.
    pub(super) fn has_more(&self) -> bool {
        self.n_told < self.choices.len()
    }

    /// The next page, as places in the list from 0.
    pub(super) fn turn(&mut self) -> Range<usize> {
        let start = self.n_told;
        self.n_told = (start + PAGE).min(self.choices.len());
        start..self.n_told
    }
}
