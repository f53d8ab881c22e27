//! The quotations of the scope, the least sure first.
//!
//! Reads an article only when its least sure quotation has its turn, so that a long list opens at once.

use crate::correction::{self, Place};
use crate::library::{DocId, Library, LibraryError};
use crate::text::markup;
use crate::tui::app::ArticleIdx;
use std::cmp::Ordering;
use std::collections::VecDeque;

/// The queue of what is to be looked at.
pub(in crate::tui) struct Doubts {
    pub(in crate::tui) rows: Vec<Doubt>,
    pub(in crate::tui) selected: usize,
    pub(in crate::tui) top: usize,
    /// Articles that are not read yet, with the least confidence in each.
    unread: VecDeque<(f32, DocId, ArticleIdx)>,
    /// What was read of others and has not had its turn, the surest first.
    waiting: Vec<Doubt>,
    /// Speakers less sure than this are left out.
    min_confidence: f32,
}

/// A quotation of which it is not sure who says it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::tui) struct Doubt {
    pub(in crate::tui) article: ArticleIdx,
    pub(in crate::tui) place: Place,
    pub(in crate::tui) speaker: String,
    pub(in crate::tui) confidence: f32,
    /// The words in one line.
    pub(in crate::tui) words: String,
    /// Whether something was said about it since.
    pub(in crate::tui) is_done: bool,
}

impl Doubts {
    /// The queue of some articles, each with the least confidence in its speakers, the least first.
    pub(in crate::tui) fn new(unread: Vec<(f32, DocId, ArticleIdx)>, min_confidence: f32) -> Doubts {
        let unread = unread.into();
        Doubts { rows: Vec::new(), selected: 0, top: 0, unread, waiting: Vec::new(), min_confidence }
    }

    /// Sees to it that `n` rows are there, if there are so many.
    pub(in crate::tui) fn fill(&mut self, n: usize, library: &Library) -> Result<(), LibraryError> {
        while self.rows.len() < n {
            let least_unread = self.unread.front().map(|(least, ..)| *least);
            let has_turn = self
                .waiting
                .last()
                .is_some_and(|doubt| least_unread.is_none_or(|least| doubt.confidence <= least));
            if has_turn {
                self.rows.extend(self.waiting.pop());
            } else if let Some((_, doc, article)) = self.unread.pop_front() {
                self.waiting.extend(read(library, doc, article, self.min_confidence)?);
                self.waiting.sort_by(surest_first);
            } else {
                break;
            }
        }
        Ok(())
    }

    /// The one that is selected.
    pub(in crate::tui) fn chosen(&self) -> Option<&Doubt> {
        self.rows.get(self.selected)
    }
}

/// The quotations of an article with a speaker whom nobody has looked at.
fn read(
    library: &Library,
    doc: DocId,
    idx: ArticleIdx,
    min_confidence: f32,
) -> Result<Vec<Doubt>, LibraryError> {
    let Some(mut analysis) = library.analysis(doc)? else { return Ok(Vec::new()) };
    let article = library.article(doc)?;
    analysis.forget_unsure(min_confidence);
    let marks = correction::apply(&mut analysis, &article, &library.corrections(&article.id)?);
    let open = analysis.quotes.iter().zip(marks);
    let open = open.filter(|(_, mark)| !mark.is_repaired && mark.verdict.is_none());
    let doubts = open.filter_map(|(quote, mark)| {
        Some(Doubt {
            article: idx,
            place: mark.place,
            speaker: analysis.speaker_name(quote)?.to_owned(),
            confidence: quote.confidence,
            words: markup::reading(quote.marked.of(&article.text)).into_owned(),
            is_done: false,
        })
    });
    Ok(doubts.collect())
}

/// In the order of an article where two are equally sure.
fn surest_first(one: &Doubt, other: &Doubt) -> Ordering {
    let of = |doubt: &Doubt| (doubt.article, doubt.place.span);
    other.confidence.total_cmp(&one.confidence).then_with(|| of(other).cmp(&of(one)))
}
