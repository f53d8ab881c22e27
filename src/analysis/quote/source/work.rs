//! Quotation marks around the title of a book, a song, a programme: nobody is quoted there.

use crate::analysis::quote::cue::CueForm;
use crate::analysis::scene::Scene;

/// The most words of a title.
const MAX_WORDS: usize = 9;

/// Words that titles print small.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "with", "from", "by", "as", "but",
    "vs", "de", "la",
];

/// Whether a content is the title of a work: every word but the small ones has a capital, and nobody is said to
/// say it right before or after.
pub(super) fn is_title(scene: &Scene, content: usize) -> bool {
    let (doc, content) = (scene.doc, &scene.contents[content]);
    let words: Vec<usize> = content.tokens.clone().filter(|&at| doc.is_word(at)).collect();
    let is_small = |at: usize| SMALL_WORDS.contains(&doc.word(at));
    let capitals = words.iter().filter(|&&at| doc.is_capitalized(at)).count();
    let ends_as_speech = matches!(doc.word(content.tokens.end - 1), "." | "!" | "?") && words.len() > 3;
    let before = content.marked.start.wrapping_sub(1);
    let cue_at = |token: usize| scene.cues.binary_search_by_key(&token, |cue| cue.token).ok();
    let cue = cue_at(if doc.word(before) == "," { before.wrapping_sub(1) } else { before });
    let said = cue.is_some_and(|cue| matches!(scene.cues[cue].form, CueForm::Verb | CueForm::Participle));
    (2..=MAX_WORDS).contains(&words.len())
        && capitals >= 2
        && !content.goes_on
        && !content.continues
        && !ends_as_speech
        && !said
        && words.iter().all(|&at| doc.is_capitalized(at) || is_small(at))
}
