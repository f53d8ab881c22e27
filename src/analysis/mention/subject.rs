//! Which phrases look like subjects of a clause, judged by the words before them: no parser needed.

use super::Phrase;
use crate::analysis::doc::Doc;

/// Words after which a clause begins with its subject.
const BEFORE_SUBJECT: &[&str] = &[
    "but",
    "that",
    "as",
    "when",
    "while",
    "because",
    "if",
    "after",
    "before",
    "since",
    "until",
    "whether",
    "what",
    "how",
    "why",
    "where",
    "although",
    "though",
    "unless",
    "than",
    "so",
    "which",
    "whom",
    "once",
    "then",
    "also",
    "yesterday",
    "today",
    "meanwhile",
    "later",
    "earlier",
    "however",
];

/// Marks the phrases that look like subjects. "Smith and Jones" are both what Smith is.
pub(super) fn mark(doc: &Doc, phrases: &mut [Phrase]) {
    for n in 0..phrases.len() {
        let joined = joined_to(doc, phrases, n).map(|first| phrases[first].subject);
        let subject = joined.unwrap_or_else(|| begins_clause(doc, phrases[n].whole.start));
        phrases[n].subject = subject && !phrases[n].possessive && !phrases[n].modifier;
    }
}

/// The phrase that an "and" or "or" joins phrase `n` to.
fn joined_to(doc: &Doc, phrases: &[Phrase], n: usize) -> Option<usize> {
    let conjunction = phrases[n].whole.start.checked_sub(1)?;
    if !matches!(doc.lower(conjunction), "and" | "or" | "&") {
        return None;
    }
    let near = n.saturating_sub(6)..n;
    near.rev().find(|&before| phrases[before].whole.end == conjunction)
}

fn begins_clause(doc: &Doc, start: usize) -> bool {
    if doc.sentence_at(start).start == start || !doc.is_word(start - 1) {
        return true;
    }
    let before = doc.lower(start - 1);
    BEFORE_SUBJECT.contains(&before) || matches!(before, "and" | "or") || before.ends_with("ly")
}
