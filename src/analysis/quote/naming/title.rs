//! Titles of works: a book, a song, a programme.
//!
//! Knows how titles are printed, and words for works. Headlines print all words so, hence capitals alone are no
//! proof.

use crate::analysis::doc::Doc;
use crate::analysis::quote::content::Content;
use crate::analysis::quote::cue::{Cue, CueForm};

/// The most words of a title.
const MAX_WORDS: usize = 9;

/// Words that titles print small.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "with", "from", "by", "as", "but",
    "vs", "de", "la",
];

/// Words for works, and for giving one its title.
const WORKS: &[&str] = &[
    "album",
    "anthem",
    "ballad",
    "bestseller",
    "blog",
    "book",
    "cartoon",
    "comedy",
    "documentary",
    "drama",
    "episode",
    "film",
    "game",
    "hit",
    "hymn",
    "magazine",
    "memoir",
    "movie",
    "musical",
    "newsletter",
    "novel",
    "opera",
    "painting",
    "play",
    "podcast",
    "poem",
    "program",
    "programme",
    "series",
    "show",
    "sitcom",
    "song",
    "thriller",
    "titled",
    "entitled",
];

/// How broadcasters' names end.
const BROADCASTERS: &[&str] = &["news", "radio", "tv", "television", "network", "channel", "today"];

/// Whether a content is a title, and the word before it says of what: the film “The Last Ferry”; her book, “Ferries”.
pub(super) fn is_work(doc: &Doc, content: &Content) -> bool {
    let before = content.marked.start.checked_sub(1);
    let before = before.map(|at| if doc.word(at) == "," { at.saturating_sub(1) } else { at });
    let is_named = before.is_some_and(|at| WORKS.contains(&doc.lower(at)));
    (is_named || is_broadcast(doc, content))
        && is_printed_as_title(doc, content)
        && !content.goes_on
        && !content.continues
}

/// Whether a broadcaster owns what the marks hold: BBC’s “Any Questions”, Harbour Radio’s “Tide Tables”.
fn is_broadcast(doc: &Doc, content: &Content) -> bool {
    let mark = content.marked.start;
    let Some(owner) = mark.checked_sub(2) else { return false };
    let is_acronym = doc.word(owner).len() > 2 && doc.word(owner).chars().all(char::is_uppercase);
    let is_named_so = doc.is_capitalized(owner) && BROADCASTERS.contains(&doc.lower(owner));
    doc.lower(mark - 1) == "'s" && (is_acronym || is_named_so)
}

/// Whether a content looks like the title of a work: several words with capitals, and nobody is said to say it right
/// before.
pub(super) fn is_like_title(doc: &Doc, content: &Content, cues: &[Cue]) -> bool {
    let words = || content.tokens.clone().filter(|&at| doc.is_word(at));
    let ends_as_speech = matches!(doc.word(content.tokens.end - 1), "." | "!" | "?") && words().count() > 3;
    let before = content.marked.start.wrapping_sub(1);
    let cue_at = |token: usize| cues.binary_search_by_key(&token, |cue| cue.token).ok();
    let cue = cue_at(if doc.word(before) == "," { before.wrapping_sub(1) } else { before });
    let said = cue.is_some_and(|cue| matches!(cues[cue].form, CueForm::Verb | CueForm::Participle));
    words().count() >= 2
        && words().filter(|&at| doc.is_capitalized(at)).count() >= 2
        && is_printed_as_title(doc, content)
        && !content.goes_on
        && !content.continues
        && !ends_as_speech
        && !said
}

/// Whether every word but the small ones has a capital.
fn is_printed_as_title(doc: &Doc, content: &Content) -> bool {
    let words = content.tokens.clone().filter(|&at| doc.is_word(at));
    let is_small = |at: usize| SMALL_WORDS.contains(&doc.word(at));
    (1..=MAX_WORDS).contains(&words.clone().count())
        && words.clone().any(|at| doc.is_capitalized(at))
        && words.clone().all(|at| doc.is_capitalized(at) || is_small(at))
}
