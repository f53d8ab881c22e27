//! Nicknames: John “Jack” Smith.
//!
//! Takes only what stands between two names in running text; headlines print every word like a name.

use crate::analysis::doc::Doc;
use crate::analysis::expression::is_calendar_word;
use crate::analysis::quote::content::Content;
use crate::article::BlockKind;

/// The most words of a nickname.
const MAX_WORDS: usize = 3;

/// Words between names, or before them.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "and", "or", "but", "as", "at", "by", "for", "from", "in", "into", "of", "on", "over",
    "to", "with", "after", "before", "when", "while", "if", "that", "this", "these", "those", "he", "she",
    "it", "they", "we", "you", "his", "her", "its", "their", "our", "so", "then", "yet", "not", "no", "is",
    "was",
];

/// Whether a content is a nickname: few words, the last with a capital and without a mark behind it, between two
/// words with capitals.
pub(super) fn is_nickname(doc: &Doc, content: &Content) -> bool {
    let Some(before) = content.marked.start.checked_sub(1) else { return false };
    let behind = content.marked.end;
    let is_name = |at: usize| doc.is_word(at) && is_capitalized(doc, at) && !is_calendar_word(doc.lower(at));
    let sentence = doc.sentence_at(before);
    let kind = doc.blocks.get(doc.block_of(before)).map(|block| block.kind);
    content.tokens.len() <= MAX_WORDS
        && content.tokens.clone().all(|at| doc.is_word(at))
        && doc.is_capitalized(content.tokens.end - 1)
        && sentence.contains(&behind)
        && is_name(before)
        && is_name(behind)
        && !is_small_word(doc, before)
        && kind == Some(BlockKind::Paragraph)
        && sentence.into_iter().any(|at| is_running_text(doc, at))
}

/// Whether the word has a capital, and its other letters, if any, have none: shouted words are no names.
fn is_capitalized(doc: &Doc, token: usize) -> bool {
    doc.is_capitalized(token) && doc.word(token).chars().skip(1).any(char::is_lowercase)
}

/// Whether a word is printed small that headlines print with a capital.
fn is_running_text(doc: &Doc, token: usize) -> bool {
    doc.is_word(token) && doc.word(token).starts_with(char::is_lowercase) && !is_small_word(doc, token)
}

/// Words that have a capital only where they begin a sentence.
fn is_small_word(doc: &Doc, token: usize) -> bool {
    SMALL_WORDS.contains(&doc.lower(token))
}
