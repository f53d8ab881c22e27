//! Words as words: the word “ferry”, the so-called “rebels”.
//!
//! Tells only that something is named so. Whether somebody is quoted for it is open: “the term ‘ferry’, which she
//! coined” names and quotes.

use crate::analysis::doc::Doc;
use crate::analysis::quote::content::Content;

/// Whether the words before a content say that it is a word, a name or a meaning.
pub(super) fn is_word(doc: &Doc, content: &Content) -> bool {
    let Some(before) = content.marked.start.checked_sub(1) else { return false };
    let earlier = before.checked_sub(1).map_or("", |at| doc.lower(at));
    match doc.lower(before) {
        "word" | "words" | "term" | "terms" | "phrase" | "phrases" | "name" | "nickname" | "hashtag"
        | "label" | "labels" | "acronym" | "expression" => true,
        "so-called" | "nicknamed" | "meaning" | "spelled" | "spelt" | "pronounced" | "aka" => true,
        "called" => matches!(earlier, "so" | "-"),
        "as" => matches!(earlier, "known"),
        "for" => matches!(earlier, "latin" | "french" | "spanish" | "arabic" | "german" | "short" | "code"),
        _ => false,
    }
}
