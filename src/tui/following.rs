//! The speaker whose words the quotes pane shows, article by article.
//!
//! Does not know how they are gathered, nor how they are drawn.

use super::action::Scope;
use super::sheet::Thread;
use super::shelf::ArticleIdx;

/// Who is followed.
#[derive(Default)]
pub(super) struct Following {
    /// The words of the speaker of the last quotation that was chosen; `None` while none was, or nobody was named.
    pub(super) words: Option<Words>,
    /// Whether they were scrolled away from the present quotation.
    pub(super) is_loose: bool,
}

/// The words of one speaker, and for which list they were asked.
pub(super) struct Words {
    pub(super) person: String,
    pub(super) thread: Thread,
    pub(super) asked_for: Listing,
}

/// As much of the list as tells whether it holds other quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Listing {
    pub(super) scope: Scope,
    /// The first article and the last.
    pub(super) ends: Option<(ArticleIdx, ArticleIdx)>,
    pub(super) n_rows: usize,
    pub(super) n_analysed: usize,
    /// Whether nothing more is to be analysed.
    pub(super) is_analysed: bool,
}

impl Listing {
    /// Whether it is so much another that the words must be gathered again: with many articles, not after each that
    /// is analysed.
    pub(super) fn is_other(self, before: Listing) -> bool {
        let n_new = self.n_analysed.saturating_sub(before.n_analysed);
        (self.scope, self.ends, self.n_rows) != (before.scope, before.ends, before.n_rows)
            || n_new > before.n_analysed / 20
            || (n_new > 0 && self.is_analysed)
    }
}
