//! Labels of transcripts: the name in capitals and a colon that a paragraph begins with.

use crate::analysis::doc::{Doc, DocBlock};
use crate::analysis::entity::EntityKind;
use crate::analysis::name::Name;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The most words of a label: "SEN. SMITH".
const MAX_WORDS: usize = 3;

/// The labels that are names: those that stand twice or more, or that have a word of somebody's name among `names`.
pub(super) fn find(doc: &Doc, names: &[Name]) -> Vec<Name> {
    let labels: Vec<Range<usize>> = doc.blocks.iter().filter_map(|block| label(doc, block)).collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for label in &labels {
        *counts.entry(doc.lower(label.end - 1)).or_default() += 1;
    }
    if labels.is_empty() {
        return Vec::new();
    }
    let of_person = |name: &&Name| name.kind == EntityKind::Person && name.tokens.len() > 1;
    for name in names.iter().filter(of_person) {
        if let Some(count) = counts.get_mut(doc.lower(name.tokens.end - 1)) {
            *count += 2;
        }
    }
    let is_name = |label: &Range<usize>| {
        let last = doc.entry(label.end - 1);
        counts.get(last.lower.as_ref()).is_some_and(|&count| count > 1) && !last.is_function_word
    };
    let labels = labels.into_iter().filter(is_name);
    labels
        .map(|label| Name {
            span: doc.span(label.end - 1..label.end),
            tokens: label.end - 1..label.end,
            kind: EntityKind::Person,
            confidence: 0.5,
        })
        .collect()
}

/// The words before the colon at the start of a block, an opening mark left aside.
fn label(doc: &Doc, block: &DocBlock) -> Option<Range<usize>> {
    let start = block.tokens.start + usize::from(matches!(doc.word(block.tokens.start), "\"" | "“" | "‘"));
    let is_capitals = |&at: &usize| {
        let word = doc.word(at);
        doc.is_word(at) && word.chars().count() > 2 && !word.contains(char::is_lowercase)
    };
    let end = start + (start..block.tokens.end).take(MAX_WORDS).take_while(is_capitals).count();
    (end > start && doc.word(end) == ":" && doc.is_glued(end)).then_some(start..end)
}
