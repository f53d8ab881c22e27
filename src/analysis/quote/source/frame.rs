//! The words around a content that belong to its sentence: where a cue and a source may stand.

use crate::analysis::scene::Scene;
use std::ops::Range;

/// The sentence around one content.
pub(super) struct Frame {
    /// From the start of the sentence to the opening mark.
    pub(super) left: Range<usize>,
    /// From the closing mark to the end of the sentence.
    pub(super) right: Range<usize>,
}

impl Frame {
    pub(super) fn of(scene: &Scene, content: usize) -> Frame {
        let (doc, marked) = (scene.doc, scene.contents[content].marked.clone());
        let block =
            doc.blocks.get(doc.block_of(marked.start)).map_or(marked.clone(), |block| block.tokens.clone());
        let left = doc.sentence_at(marked.start).start.max(block.start)..marked.start;
        let last = doc.sentence_at(marked.end - 1).end;
        // “Really?” Smith asked: the sentence splitter can't know that the question did not end it.
        let asks = matches!(doc.word(marked.end.saturating_sub(2)), "?" | "!" | "..." | "…");
        let right_end = if last == marked.end && asks { doc.sentence_at(marked.end).end } else { last };
        Frame { left, right: marked.end..right_end.clamp(marked.end, block.end) }
    }

    /// Whether there are no words around the content but its own.
    pub(super) fn is_bare(&self, scene: &Scene) -> bool {
        let outside = |range: &Range<usize>| {
            range.clone().any(|at| !scene.quoted[at] && scene.doc.entry(at).has_letters)
        };
        !outside(&self.left) && !outside(&self.right)
    }
}
