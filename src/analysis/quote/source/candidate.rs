//! Content → candidates: the phrases that its source may be.

use super::Source;
use crate::analysis::scene::Scene;

/// The most phrases on either side of a content in its paragraph that are looked at.
const MAX_SIDE: usize = 14;
/// The most phrases of the paragraph before.
const MAX_BEFORE: usize = 8;

/// The phrases that may be the source of content `n`, in order; those of the paragraph, of the end of the paragraph
/// before, and the sources of the contents around it. `chosen` holds the sources of the contents before it.
pub fn of(scene: &Scene, n: usize, proposals: &[Source], chosen: &[Option<usize>]) -> Vec<usize> {
    let content = &scene.contents[n];
    let block = scene.doc.block_of(content.marked.start);
    let tokens = scene.doc.blocks.get(block).map_or(0..0, |block| block.tokens.clone());
    let speaks = |(n, phrase): (usize, &crate::analysis::mention::Phrase)| phrase.can_speak().then_some(n);
    let left = scene.phrases_in(tokens.start..content.marked.start).rev().filter_map(speaks).take(MAX_SIDE);
    let right = scene.phrases_in(content.marked.end..tokens.end).filter_map(speaks).take(MAX_SIDE);
    let before = block
        .checked_sub(1)
        .and_then(|before| scene.doc.blocks.get(before))
        .map_or(0..0, |b| b.tokens.clone());
    let before = scene.phrases_in(before).rev().filter_map(speaks).take(MAX_BEFORE);
    let around = chosen.iter().rev().take(2).flatten().copied();
    let proposed = proposals.iter().map(|source| source.phrase);
    let mut all = Vec::with_capacity(2 * MAX_SIDE + MAX_BEFORE + 2 + proposals.len());
    all.extend(left.chain(right).chain(before).chain(around).chain(proposed));
    all.sort_unstable();
    all.dedup();
    all
}
