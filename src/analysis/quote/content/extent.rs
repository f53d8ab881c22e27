//! Where a quotation begins or ends whose mark is missing, so that the damage stays small.
//!
//! Knows sentences. Does not know cues.

use crate::analysis::doc::Doc;
use std::ops::Range;

/// The least words of a quotation whose opening mark is missing; fewer are the name below a quotation, as in
/// "Ann Smith, mayor of York.”", or a clause of the article's own: "he said.”"
const MIN_UNOPENED: usize = 5;
/// The same where the paragraph before left a quotation open, which a name often ends.
const MIN_CARRIED: usize = 10;

/// Where the words end that the mark at `open` opens and nothing closes; at `limit` at the latest.
///
/// What begins as a sentence of its own goes on to the limit, as whole paragraphs of speech do. What begins inside
/// a sentence ends with it.
pub(super) fn forward(doc: &Doc, open: usize, limit: usize) -> usize {
    let sentence = doc.sentence_at(open);
    let is_set_off = sentence.start == open || doc.word(open.wrapping_sub(1)) == ":";
    if is_set_off { limit } else { sentence.end.min(limit) }
}

/// Where the words begin that the mark at `close` closes and nothing opened, in the part of its block that begins
/// at `from`. `None` where the mark ends no clause, and so is a stray.
///
/// Where the paragraph before left a quotation open, all of this one up to the mark belongs to it.
pub(super) fn backward(doc: &Doc, close: usize, from: usize, was_open: bool) -> Option<usize> {
    let last = close.checked_sub(1).filter(|&last| last >= from)?;
    let has_words = |range: Range<usize>, least: usize| range.filter(|&at| doc.is_word(at)).nth(least - 1);
    if was_open {
        return has_words(from..close, MIN_CARRIED).map(|_| from);
    }
    let ends_clause = matches!(doc.word(last), "," | "." | "?" | "!" | "…" | "...");
    let sentence = doc.sentence_at(last).start.max(from);
    let start = (sentence..last).rev().find(|&at| introduces(doc, at)).map_or(sentence, |at| at + 1);
    has_words(start..close, MIN_UNOPENED).filter(|_| ends_clause).map(|_| start)
}

/// Whether the mark at `at` stands between what introduces speech and speech: "she added, Ferries are late".
fn introduces(doc: &Doc, at: usize) -> bool {
    let after_verb = doc.word(at) == "," && doc.word(at.wrapping_sub(1)).starts_with(char::is_lowercase);
    (after_verb || doc.word(at) == ":") && doc.is_capitalized(at + 1)
}
