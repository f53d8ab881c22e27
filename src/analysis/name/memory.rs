//! What a tagger remembers of the words that it has met, so that it need not look at a word anew in each article.
//!
//! What it remembers changes nothing but the time that a look takes.

use super::form::Forms;
use super::hidden::Met;

/// From how many forms and sums on, or bytes of words, a memory is given up after an article.
const MAX_FORMS: usize = 1 << 16;
const MAX_SUMS: usize = 1 << 17;
const MAX_BYTES: usize = 1 << 20;

/// What is remembered from article to article.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) forms: Forms,
    pub(super) met: Met,
}

impl Memory {
    /// Whether it holds so much that a new one is better.
    pub(super) fn is_full(&self) -> bool {
        self.forms.len() > MAX_FORMS || self.met.n_sums() > MAX_SUMS || self.forms.n_bytes() > MAX_BYTES
    }
}
